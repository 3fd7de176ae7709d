import { readSql } from '../../src/platform/read-sql.js';
import type { SettlementGroup } from '../../src/shared/settlement-line-class.js';
import { SETTLEMENT_RULES_VERSION } from '../../src/shared/settlement-line-class.js';
import { ACCOUNT_TIME_SCHEMA_SQL } from '../core/account-time.js';
import { DOCUMENT_INDEX_SQL, DOCUMENT_SCHEMA_SQL, recordDocumentFacts } from '../core/document-facts.js';
import type { Projection } from '../core/projection.js';
import {
  recordSettlementFacts,
  SETTLEMENT_INDEX_SQL,
  SETTLEMENT_SCHEMA_SQL,
} from '../core/settlement-facts.js';
import {
  recordStatementFacts,
  STATEMENT_FILE_INDEX_SQL,
  STATEMENT_FILE_SCHEMA_SQL,
} from './statement-facts.js';

/** By these the candidates of an unmatched line are found. */
const EXPLANATION_INDEX_SQL = readSql(import.meta.url, './explanations.indexes.sql');

/** The shape of the tables; lines carry the class that the rules gave them, so new rules make a new version too. */
const SHAPE_VERSION = 4;

const ALL_GROUPS: ReadonlySet<SettlementGroup> = new Set([
  'receipt',
  'refund',
  'fee',
  'fee-return',
  'transfer',
  'batch',
  'other',
  'unclassified',
]);

/** Does the platform's statement agree with the ledger? Keeps the facts of both; the answer is computed when asked. */
export const reconciliationProjection: Projection = {
  name: 'reconciliation',
  version: SHAPE_VERSION * 1000 + SETTLEMENT_RULES_VERSION,
  schemaSql: `${SETTLEMENT_SCHEMA_SQL}${DOCUMENT_SCHEMA_SQL}${ACCOUNT_TIME_SCHEMA_SQL}${STATEMENT_FILE_SCHEMA_SQL}`,
  indexSql: `${SETTLEMENT_INDEX_SQL}${DOCUMENT_INDEX_SQL}${EXPLANATION_INDEX_SQL}${STATEMENT_FILE_INDEX_SQL}`,
  apply: async (tx, events) => {
    await recordSettlementFacts(tx, events, { groups: ALL_GROUPS, banks: true });
    await recordDocumentFacts(tx, events);
    await recordStatementFacts(tx, events);
  },
};
