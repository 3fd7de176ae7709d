import {
  CheckCircleFilled,
  ClockCircleFilled,
  CloseCircleFilled,
  MinusCircleFilled,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { StatementAccount } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { useSpanText } from './span.js';
import { statementsTexts } from './statements.texts.js';

const SIGNS: Readonly<Record<StatementAccount['state'], ReactNode>> = {
  fresh: <CheckCircleFilled />,
  late: <ClockCircleFilled />,
  gap: <MinusCircleFilled />,
  broken: <CloseCircleFilled />,
};

/** The worst that can be said of the account, with where it is. */
export function AccountState({ account }: { readonly account: StatementAccount }) {
  const text = useTexts(statementsTexts);
  const language = useLanguage();
  const { state, daysBehind, lateAfterDays, incompleteStatements } = account;
  return (
    <div className="two-lines">
      <span className={`account-state ${state}`}>
        <span aria-hidden="true">{SIGNS[state]}</span> {text.states[state]}
      </span>
      {daysBehind > lateAfterDays && (
        <small className="quiet">
          {text.daysBehind(formatCount(daysBehind, language), formatCount(lateAfterDays, language))}
        </small>
      )}
      <Gaps account={account} />
      <Broken account={account} />
      {incompleteStatements > 0 && (
        <small className="quiet">{text.incomplete(formatCount(incompleteStatements, language))}</small>
      )}
    </div>
  );
}

/** As many as fit beside a row; the calendar shows all. */
const TROUBLES_SHOWN = 2;

function Gaps({ account: { gaps, gapCount } }: { readonly account: StatementAccount }) {
  const text = useTexts(statementsTexts);
  const say = useSpanText();
  return (
    <>
      {gaps.slice(0, TROUBLES_SHOWN).map(({ from, until }) => (
        <small key={from} className="quiet">
          {text.gapIn(...say(from, until))}
        </small>
      ))}
      <More count={gapCount} />
    </>
  );
}

function Broken({ account: { broken, brokenCount } }: { readonly account: StatementAccount }) {
  const say = useSpanText();
  return (
    <>
      {broken.slice(0, TROUBLES_SHOWN).map(({ statementId, from, until }) => (
        <small key={statementId} className="quiet">
          {say(from, until).join(' – ')}
        </small>
      ))}
      <More count={brokenCount} />
    </>
  );
}

function More({ count }: { readonly count: number }) {
  const text = useTexts(statementsTexts);
  const language = useLanguage();
  if (count <= TROUBLES_SHOWN) return null;
  return <small className="quiet">{text.more(formatCount(count - TROUBLES_SHOWN, language))}</small>;
}
