import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { DEFAULT_ZONE } from '../../src/shared/period.js';
import { askSettlement } from '../core/settlement-question.js';
import type { SettlementQuestion } from '../core/settlement-question.js';
import { settlementSql } from '../core/settlement-sql.js';
import {
  ALERT_RULES,
  alertOf,
  REFUND_RATE_LIMIT,
  REFUND_RATE_MIN_ORDERS,
  RULE_OF_DIFFERENCE,
  SEVERITY_OF,
} from './alert-rules.js';
import type { Alert, AlertRow, AlertRule, AlertSeverity } from './alert-rules.js';

export interface AlertFilter {
  readonly rule?: AlertRule | undefined;
  readonly severity?: AlertSeverity | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The alerts of a shop by rule and subject, as of the end of its statements unless asked otherwise. */
export async function listAlerts(
  database: Database,
  question: SettlementQuestion,
  filter: AlertFilter,
): Promise<Page<Alert>> {
  const after =
    filter.cursor === undefined ? null : decodeCursor(filter.cursor, ['text', 'text', 'text', 'text']);
  const rules = ALERT_RULES.filter(
    (rule) => (filter.rule ?? rule) === rule && (filter.severity ?? SEVERITY_OF[rule]) === SEVERITY_OF[rule],
  );
  return askSettlement(
    database,
    'risk-alerts',
    question,
    async ({ tx, schema, context, asOf, shopId, parameters, found }) => {
      const rows = await tx.query<AlertRow>(
        `${settlementSql(schema, context)}
       SELECT * FROM (
         SELECT rule, d.* FROM difference d
           JOIN unnest($9::text[], $10::text[]) AS watched (code, rule) USING (code)
         UNION ALL ${monthsSql(schema)}
       ) alert (rule, ${ALERT_COLUMNS})
        WHERE rule = ANY ($11::text[])
          AND ($12::text[] IS NULL
               OR (rule COLLATE "C", subject_kind COLLATE "C", subject COLLATE "C", currency COLLATE "C")
                  > ($12[1], $12[2], $12[3], $12[4]))
        ORDER BY rule COLLATE "C", subject_kind COLLATE "C", subject COLLATE "C", currency COLLATE "C" LIMIT $13`,
        [
          ...parameters,
          null,
          found,
          Object.keys(RULE_OF_DIFFERENCE),
          Object.values(RULE_OF_DIFFERENCE),
          rules,
          after,
          filter.limit + 1,
        ],
      );
      return pageOf(
        rows.map((row) => alertOf(shopId, context.settings, asOf, row)),
        filter.limit,
        ({ rule, subjectKind, subject, currency }) => [rule, subjectKind, subject, currency],
      );
    },
  );
}

/** The columns of `difference`, in its order. */
const ALERT_COLUMNS = `code, subject_kind, subject, amount, effect, currency, occurred_at, received, returned,
  expected, receipts, receipt_count, outflow, completed_at, wording, details`;

/** Months, by business date, in which refunds exceed the limit of payments. */
function monthsSql(schema: string): string {
  return `
    SELECT 'REFUND_RATE_HIGH', NULL, 'month', month, returned, 0, currency, NULL::timestamptz, received, returned,
           NULL, NULL, orders, NULL, NULL, NULL, NULL
      FROM (SELECT to_char(occurred_at AT TIME ZONE '${DEFAULT_ZONE}', 'YYYY-MM') AS month, currency,
                   sum(CASE kind WHEN 'received' THEN amount WHEN 'reversed' THEN -amount ELSE 0 END) AS received,
                   sum(CASE kind WHEN 'refunded' THEN amount ELSE 0 END) AS returned,
                   count(DISTINCT order_no) FILTER (WHERE kind = 'received') AS orders
              FROM ${schema}.order_movement
             WHERE shop_id = $1 AND kind IN ('received', 'reversed', 'refunded')
               AND occurred_at < $2 AND recorded_at <= $3 AND ordinal <= $4 AND occurred_at >= $5 AND occurred_at < $6
             GROUP BY 1, 2) months
     WHERE orders >= ${REFUND_RATE_MIN_ORDERS} AND returned > received * ${REFUND_RATE_LIMIT}`;
}
