import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { askSettlement } from '../core/settlement-question.js';
import type { SettlementQuestion } from '../core/settlement-question.js';
import { settlementSql } from '../core/settlement-sql.js';
import { ALERT_RULES, alertOf, RULE_OF_DIFFERENCE, SEVERITY_OF } from './alert-rules.js';
import { foundAlertsSql, highRatesSql, monthSumsSql } from './alerts-sql.js';
import { handlingOf } from './alert-handling.js';
import type { AlertHandling } from './alert-handling.js';
import type { Alert, AlertRow, AlertRule, AlertSeverity } from './alert-rules.js';

/** An alert with what was done about it last: now, whatever `knownAt` was asked for. */
export interface HandledAlert extends Alert, AlertHandling {}

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
): Promise<Page<HandledAlert>> {
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
       ${foundAlertsSql(highRatesSql(monthSumsSql(schema)))}
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
      const alerts = rows.map((row) => alertOf(shopId, context.settings, asOf, row));
      const handling = await handlingOf(
        tx,
        schema,
        shopId,
        alerts.map(({ id }) => id),
      );
      return pageOf(
        alerts.map((alert) => ({ ...alert, ...handling(alert.id) })),
        filter.limit,
        ({ rule, subjectKind, subject, currency }) => [rule, subjectKind, subject, currency],
      );
    },
  );
}
