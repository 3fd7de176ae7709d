import { CheckCircleOutlined, EyeOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { HandledAlert } from '../../api/schema.js';
import { Moment } from '../../parts/moment.js';
import { useTexts } from '../../texts/texts.js';
import { alertRuleWords, useWords } from '../../texts/words.js';
import { alertsTexts } from './alerts.texts.js';
import { ACTIONS_OF } from './handle-dialog.js';
import type { Handling } from './handle-dialog.js';

const ICONS: Readonly<Record<HandledAlert['state'], ReactNode>> = {
  open: <InboxOutlined />,
  acknowledged: <EyeOutlined />,
  resolved: <CheckCircleOutlined />,
};

/** What people did about an alert: its state, who said so when, and why. */
export function HandlingOf({
  alert: { state, handledBy, handledAt, reason },
}: {
  readonly alert: HandledAlert;
}) {
  const text = useTexts(alertsTexts);
  return (
    <span className="handling">
      <span>
        <span aria-hidden="true">{ICONS[state]}</span> {text.states[state]}
        {handledBy !== null && ` ${text.handled(handledBy)}`}
      </span>
      {handledAt !== null && (
        <span className="quiet">
          <Moment at={handledAt} />
        </span>
      )}
      {reason !== null && <span className="said">{reason}</span>}
    </span>
  );
}

interface AlertActionsProps {
  readonly alert: HandledAlert;
  readonly onHandle: (handling: Handling) => void;
}

/** The buttons for what may be done now. Their names say which alert they are of. */
export function AlertActions({ alert, onHandle }: AlertActionsProps) {
  const text = useTexts(alertsTexts);
  const say = useWords();
  return (
    <span className="alert-actions">
      {ACTIONS_OF[alert.state].map((action) => (
        <Button
          key={action}
          size="small"
          aria-label={`${text.actions[action].button}: ${say(alertRuleWords(alert.rule))} ${alert.subject}`}
          onClick={() => onHandle({ alert, action })}
        >
          {text.actions[action].button}
        </Button>
      ))}
    </span>
  );
}
