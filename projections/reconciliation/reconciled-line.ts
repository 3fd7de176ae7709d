import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import { parseAmount } from '../../src/shared/money.js';
import { SETTLEMENT_RULES_VERSION } from '../../src/shared/settlement-line-class.js';
import { BY_TRADE } from '../core/settlement-line-facts.js';

/** Why a line belongs to no order of the ledger. */
export type UnmatchedReason = 'class-has-no-order' | 'no-order-number' | 'order-unknown';

/** A line of a statement with everything that decided where it belongs. */
export interface ReconciledLine {
  readonly lineId: string;
  readonly statementId: string;
  readonly fileLine: number;
  readonly entryNo: string | null;
  readonly tradeNo: string | null;
  readonly occurredAt: string;
  readonly amount: string;
  readonly currency: string;
  readonly class: string;
  readonly group: string;
  readonly ruleId: string;
  readonly wording: string | null;
  readonly orderNo: string | null;
  /** "line" if the line names the order, "trade" if a receipt with the same trade number does. */
  readonly matchedBy: 'line' | 'trade' | null;
  /** Where the number was found, for example "in-braces" (see the rules of the line's kind); null if it was not. */
  readonly orderKey: string | null;
  readonly rulesVersion: number;
  readonly source: string;
  readonly payoutNo: string | null;
  /** Null if the line is matched. */
  readonly unmatchedBecause: UnmatchedReason | null;
}

/** A line of an order. */
export interface OrderLine extends ReconciledLine {
  /** Whether it is in the figures; false for a line that tells again of money that another statement told of first. */
  readonly counts: boolean;
}

export interface LineRow {
  readonly line_id: string;
  readonly statement_id: string;
  readonly file_line: number;
  readonly entry_no: string | null;
  readonly trade_no: string | null;
  readonly occurred_at: string;
  readonly amount: string;
  readonly currency: string;
  readonly class: string;
  readonly line_group: string;
  readonly rule_id: string;
  readonly wording: string | null;
  readonly order_no: string | null;
  readonly matched_by: 'line' | 'trade' | null;
  readonly order_key: string | null;
  readonly source: string;
  readonly payout_no: string | null;
  readonly reason: UnmatchedReason | null;
  readonly counts: boolean;
}

/**
 * Lines one by one through the indexes: a page never reads the whole statement. Parameters $1 to $6 as in settlementSql;
 * `narrowed` is a further condition on the line `l`, `counts` says of it whether it counts.
 */
export const linesSql = (schema: string, narrowed = 'true', counts = 'true'): string => `
  SELECT l.line_id, l.statement_id, l.file_line, l.entry_no, l.trade_no, l.occurred_at, l.amount, l.currency, l.class,
         l.line_group, l.rule_id, l.wording, l.order_key, l.source, l.payout_no, coalesce(l.order_no, t.order_no) AS order_no,
         CASE WHEN l.order_key = '${BY_TRADE}' THEN 'trade' WHEN l.order_no IS NOT NULL THEN 'line' WHEN t.order_no IS NOT NULL THEN 'trade' END AS matched_by,
         CASE WHEN coalesce(l.order_no, t.order_no) IS NULL
              THEN CASE WHEN l.line_group IN ('transfer', 'other') THEN 'class-has-no-order' ELSE 'no-order-number' END
              WHEN known.order_no IS NULL
              THEN 'order-unknown' END AS reason, ${counts} AS counts
    FROM ${schema}.statement_line l
    LEFT JOIN LATERAL (
      SELECT min(r.order_no) AS order_no FROM ${schema}.statement_line r
       WHERE l.order_no IS NULL AND r.shop_id = $1 AND r.trade_no = l.trade_no AND r.line_group = 'receipt' AND r.order_no IS NOT NULL
         AND r.occurred_at < $2 AND r.recorded_at <= $3 AND r.ordinal <= $4
      HAVING min(r.order_no) = max(r.order_no)) t ON true
    LEFT JOIN LATERAL (
      SELECT m.order_no FROM ${schema}.order_movement m
       WHERE m.shop_id = $1 AND m.order_no = coalesce(l.order_no, t.order_no) AND m.recorded_at <= $3 AND m.ordinal <= $4
       LIMIT 1) known ON true
   WHERE l.shop_id = $1 AND l.occurred_at < $2 AND l.recorded_at <= $3 AND l.ordinal <= $4
     AND l.occurred_at >= $5 AND l.occurred_at < $6 AND (${narrowed})`;

export function lineOf(row: LineRow): ReconciledLine {
  return {
    lineId: row.line_id,
    statementId: row.statement_id,
    fileLine: row.file_line,
    entryNo: row.entry_no,
    tradeNo: row.trade_no,
    occurredAt: isoFromSql(row.occurred_at),
    amount: parseAmount(row.amount, row.currency),
    currency: row.currency,
    class: row.class,
    group: row.line_group,
    ruleId: row.rule_id,
    wording: row.wording,
    orderNo: row.order_no,
    matchedBy: row.matched_by,
    orderKey: row.order_key,
    rulesVersion: SETTLEMENT_RULES_VERSION,
    source: row.source,
    payoutNo: row.payout_no,
    unmatchedBecause: row.reason,
  };
}
