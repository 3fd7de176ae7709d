import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import { parseAmount } from '../../src/shared/money.js';
import { SETTLEMENT_RULES_VERSION } from '../../src/shared/settlement-line-class.js';
import { sourceOfKind } from '../../src/shared/statement-kind.js';
import type { AskedSettlement } from '../core/settlement-question.js';
import type { ReconciledLine } from './reconciled-line.js';

interface BankLineRow {
  readonly line_id: string;
  readonly statement_id: string;
  readonly file_line: number;
  readonly kind: string;
  readonly entry_no: string | null;
  readonly wording: string;
  readonly occurred_at: string;
  readonly amount: string;
  readonly currency: string;
}

/**
 * A line of a bank's statement by its id or the bank's own number. It is of the class "bank", which belongs to no order:
 * banks are held against payouts.
 */
export async function readBankLine(
  { tx, schema, parameters }: AskedSettlement,
  lineId: string,
): Promise<ReconciledLine | undefined> {
  const rows = await tx.query<BankLineRow>(
    `SELECT line_id, statement_id, file_line, kind, entry_no, wording, occurred_at, amount, currency
       FROM (SELECT * FROM ${schema}.bank_line WHERE shop_id = $1 AND line_id = $5
             UNION ALL SELECT * FROM ${schema}.bank_line WHERE shop_id = $1 AND entry_no = $5) line
      WHERE occurred_at < $2 AND recorded_at <= $3 AND ordinal <= $4
      ORDER BY line_id = $5 DESC, occurred_at, line_id LIMIT 1`,
    [...parameters.slice(0, 4), lineId],
  );
  return rows.map(lineOf)[0];
}

function lineOf(row: BankLineRow): ReconciledLine {
  return {
    lineId: row.line_id,
    statementId: row.statement_id,
    fileLine: row.file_line,
    entryNo: row.entry_no,
    tradeNo: null,
    occurredAt: isoFromSql(row.occurred_at),
    amount: parseAmount(row.amount, row.currency),
    currency: row.currency,
    class: 'bank',
    group: 'other',
    ruleId: 'none',
    wording: row.wording === '' ? null : row.wording,
    orderNo: null,
    matchedBy: null,
    orderKey: null,
    rulesVersion: SETTLEMENT_RULES_VERSION,
    source: sourceOfKind(row.kind),
    payoutNo: null,
    unmatchedBecause: 'class-has-no-order',
  };
}
