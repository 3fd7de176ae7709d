import { Button, Skeleton } from 'antd';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { HandledAlert } from '../../api/schema.js';
import { Amount } from '../../parts/amount.js';
import { Moment } from '../../parts/moment.js';
import { PanelHead } from '../../parts/panel-head.js';
import { place } from '../../parts/places.js';
import { ProblemView } from '../../parts/problem-view.js';
import { Severity } from '../../parts/severity.js';
import { SubjectLink } from '../../parts/subject-link.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { alertRuleWords, subjectWords, useWords } from '../../texts/words.js';
import { AlertActions, HandlingOf } from './alert-parts.js';
import { alertsTexts } from './alerts.texts.js';
import type { Handling } from './handle-dialog.js';

interface OpenedAlertProps {
  readonly shop: string;
  readonly alertId: string;
  readonly onHandle: (handling: Handling) => void;
  readonly onClose: () => void;
}

/** The one alert that the address names, whatever the list below shows. */
export function OpenedAlert({ shop, alertId, onHandle, onClose }: OpenedAlertProps) {
  const { detail: text } = useTexts(alertsTexts);
  const read = useRead(['standing', 'alerts', 'one', shop, alertId], (signal) =>
    api.GET('/v1/shops/{shopId}/standing/alerts', {
      params: { path: { shopId: shop }, query: { alertId, state: 'all', limit: 1 } },
      signal,
    }),
  );
  const alert = read.data?.items[0];
  return (
    <section className="panel opened-alert">
      <PanelHead title={text.title}>
        <Button size="small" onClick={onClose}>
          {text.back}
        </Button>
      </PanelHead>
      {read.problem !== null && <ProblemView problem={read.problem} onRetry={read.reload} />}
      {read.isPending && read.problem === null && <Skeleton active />}
      {read.data !== undefined && alert === undefined && <p className="quiet">{text.missing}</p>}
      {alert !== undefined && <Facts shop={shop} alert={alert} onHandle={onHandle} />}
    </section>
  );
}

interface FactsProps {
  readonly shop: string;
  readonly alert: HandledAlert;
  readonly onHandle: (handling: Handling) => void;
}

function Facts({ shop, alert, onHandle }: FactsProps) {
  const text = useTexts(alertsTexts);
  const language = useLanguage();
  const say = useWords();
  return (
    <>
      <p className="why">{pick(language, alert.explanation, alert.explanationZh)}</p>
      <dl className="facts">
        <dt>{text.columns.alert}</dt>
        <dd>
          <Severity of={alert.severity} /> · {say(alertRuleWords(alert.rule))}
        </dd>
        <dt>{text.columns.subject}</dt>
        <dd>
          {say(subjectWords(alert.subjectKind))}{' '}
          <SubjectLink shop={shop} kind={alert.subjectKind} subject={alert.subject} />
        </dd>
        <dt>{text.columns.amount}</dt>
        <dd>
          <Amount amount={alert.amount} currency={alert.currency} withCurrency />
        </dd>
        <dt>{text.detail.since}</dt>
        <dd>
          <Moment at={alert.occurredAt} />
        </dd>
        <dt>{text.columns.handling}</dt>
        <dd>
          <HandlingOf alert={alert} />
        </dd>
      </dl>
      <p className="opened-actions">
        <AlertActions alert={alert} onHandle={onHandle} />
        {alert.state !== 'open' && (
          <Link to={place('/audit-trail', { shop, stream: `alert-${shop}-${alert.id}` })}>
            {text.detail.trail}
          </Link>
        )}
      </p>
    </>
  );
}
