import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import { statementProblemZh } from '../../src/shared/vocabulary.js';

/** What does not agree in a statement, or between it and the one before it. `amount` is what is missing, if it is known. */
export interface StatementFinding {
  readonly code: string;
  readonly text: string;
  readonly textZh: string;
  /** In the statement's currency, signed: what the statement says less what was found. */
  readonly amount: string | null;
}

/** A problem as the log and the chain of statements give it. */
export interface RecordedProblem {
  readonly code: string;
  readonly detail?: string;
  readonly differenceAmount?: string;
  readonly from?: string;
  readonly until?: string;
  readonly closed?: string;
  readonly opened?: string;
}

/** Problems that are not in the file but between it and its predecessor. */
export const CHAIN_CODES: readonly string[] = ['TIME_NOT_COVERED', 'OPENING_BALANCE_BREAKS'];

/** A problem in words of both languages. Figures of the file's own problems stand in its English detail. */
export function findingOf(problem: RecordedProblem): StatementFinding {
  const { code, detail = '', differenceAmount } = problem;
  if (code === 'TIME_NOT_COVERED') {
    const [from, until] = [instantOf(problem.from), instantOf(problem.until)];
    return {
      code,
      text: `No statement covers ${from} to ${until}`,
      textZh: `${from} 至 ${until} 没有对账单`,
      amount: null,
    };
  }
  if (code === 'OPENING_BALANCE_BREAKS') {
    const [closed, opened] = [problem.closed ?? '', problem.opened ?? ''];
    return {
      code,
      text: `It opens with ${opened} where the statement before closed with ${closed}`,
      textZh: `期初余额 ${opened} 与上一份期末余额 ${closed} 不一致`,
      amount: null,
    };
  }
  const difference = differenceAmount === undefined ? '' : `，差额 ${differenceAmount}`;
  return {
    code,
    text: detail === '' ? code : detail,
    textZh: `${statementProblemZh(code)}${difference}${detail === '' ? '' : `（${detail}）`}`,
    amount: differenceAmount ?? null,
  };
}

/** Times inside jsonb are ISO with an offset; the session speaks UTC. */
export function instantOf(text: string | undefined): string {
  return text === undefined ? '' : isoFromSql(text.replace('T', ' ').replace('+00:00', '+00'));
}
