import { Button, Skeleton } from 'antd';
import { useId, useRef, useState } from 'react';
import type { PossibleAction } from '../../api/schema.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useLanguage, usePreferences } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { ActionDrawer } from './action-drawer.js';
import type { OfferedAction } from './action-drawer.js';
import { actionTexts } from './order-actions.texts.js';
import { useAdjustmentActions, useOrderActions } from './order-reads.js';
import type { OrderPath } from './order-reads.js';

/** What the rules allow this person now; what they don't stands there too, with the reason. */
export function OrderActionsPanel({ path }: { readonly path: OrderPath }) {
  const text = useTexts(actionTexts);
  const language = useLanguage();
  const { actor } = usePreferences();
  const heading = useRef<HTMLHeadingElement>(null);
  const ofOrder = useOrderActions(path);
  const ofAdjustments = useAdjustmentActions(path);
  const [opened, setOpened] = useState<string | null>(null);
  const offered = [
    ...(ofOrder.data?.actions ?? []).map((action) => ({
      action,
      ifMatch: action.ifMatch ?? `"${ofOrder.data?.revision ?? ''}"`,
    })),
    ...(ofAdjustments.data?.actions ?? []).map((action) => ({ action, ifMatch: action.ifMatch })),
  ];
  const problem = ofOrder.problem ?? ofAdjustments.problem;
  const reload = (): void => {
    ofOrder.reload();
    ofAdjustments.reload();
  };
  return (
    <section className="panel">
      <h2 ref={heading} tabIndex={-1}>
        {text.title}
      </h2>
      <p className="quiet">{actor === '' ? text.nobody : text.actingAs(actor)}</p>
      {problem !== null && <ProblemView problem={problem} onRetry={reload} />}
      {offered.length === 0 && problem === null && <Skeleton active />}
      <ul className="actions">
        {offered
          .filter(isAllowed)
          .sort(decisionsFirst)
          .map(({ action }) => (
            <li key={keyOf(action)}>
              <Button onClick={() => setOpened(keyOf(action))}>
                {pick(language, action.label, action.labelZh)}
              </Button>
            </li>
          ))}
      </ul>
      <ul className="refused-actions">
        {offered
          .filter((one) => !isAllowed(one))
          .sort(decisionsFirst)
          .map(({ action }) => (
            <RefusedAction key={keyOf(action)} action={action} />
          ))}
      </ul>
      <ActionDrawer
        offered={offered.find(({ action }) => keyOf(action) === opened)}
        isOpen={opened !== null}
        onClose={() => setOpened(null)}
        onReload={reload}
        // The button of a step that was taken is gone, or will be when the page was read again.
        onClosed={(isDone) => isDone && heading.current?.focus()}
      />
    </section>
  );
}

/** What a person may look for stays where it is, with the reason why it can't be done. */
function RefusedAction({ action }: { readonly action: PossibleAction }) {
  const text = useTexts(actionTexts);
  const language = useLanguage();
  const why = useId();
  const { label, labelZh, reason, reasonZh } = action;
  return (
    <li>
      <Button size="small" disabled aria-describedby={why}>
        {pick(language, label, labelZh)}
      </Button>
      <span id={why} className="quiet">
        {text.notAllowed(pick(language, reason, reasonZh) ?? '')}
      </span>
    </li>
  );
}

function keyOf({ command, subject }: PossibleAction): string {
  return `${command} ${subject ?? ''}`;
}

function isAllowed({ action }: OfferedAction): boolean {
  return action.allowed;
}

/** A refund, invoice or adjustment that waits comes before anything new. */
function decisionsFirst({ action: one }: OfferedAction, { action: other }: OfferedAction): number {
  return Number(one.subject === null) - Number(other.subject === null);
}
