import { CheckCircleFilled, ClockCircleFilled, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ImportedStatement } from '../../api/schema.js';
import { useTexts } from '../../texts/texts.js';
import { statementsTexts } from './statements.texts.js';

type State = ImportedStatement['state'];

const SIGNS: Readonly<Record<State, ReactNode>> = {
  complete: <CheckCircleFilled />,
  incomplete: <ClockCircleFilled />,
  problem: <WarningFilled />,
};

/** Where a statement stands: a sign of its own shape and a word. */
export function StatementState({ of }: { readonly of: State }) {
  const text = useTexts(statementsTexts);
  return (
    <span className={`account-state ${of}`}>
      <span aria-hidden="true">{SIGNS[of]}</span> {text.statementStates[of]}
    </span>
  );
}
