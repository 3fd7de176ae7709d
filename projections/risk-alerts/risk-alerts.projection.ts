import type { SettlementGroup } from '../../src/shared/settlement-line-class.js';
import { SETTLEMENT_RULES_VERSION } from '../../src/shared/settlement-line-class.js';
import type { Projection } from '../core/projection.js';
import {
  recordSettlementFacts,
  SETTLEMENT_INDEX_SQL,
  SETTLEMENT_SCHEMA_SQL,
} from '../core/settlement-facts.js';
import { ALERT_HANDLING_SCHEMA_SQL, recordAlertHandling } from './alert-handling.js';

const SHAPE_VERSION = 4;

/** No alert looks at fees and transfers, three quarters of all lines, so they are not kept. */
const MONEY_OF_ORDERS: ReadonlySet<SettlementGroup> = new Set(['receipt', 'refund']);

/**
 * What is going wrong? Keeps the facts that the rules look at, and what people did about alerts; alerts themselves are
 * derived when asked, as of the statements' end.
 */
export const riskAlertsProjection: Projection = {
  name: 'risk-alerts',
  version: SHAPE_VERSION * 1000 + SETTLEMENT_RULES_VERSION,
  schemaSql: `${SETTLEMENT_SCHEMA_SQL}${ALERT_HANDLING_SCHEMA_SQL}`,
  indexSql: SETTLEMENT_INDEX_SQL,
  apply: async (tx, events) => {
    await recordSettlementFacts(tx, events, { groups: MONEY_OF_ORDERS, banks: false });
    await recordAlertHandling(tx, events);
  },
};
