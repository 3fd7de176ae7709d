import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import {
  amount,
  currency,
  flag,
  instant,
  integer,
  key,
  list,
  optional,
  record,
  text,
} from '../shared/event-schema.js';
import type { FieldType } from '../shared/event-schema.js';

/**
 * One line of a statement as the file says it. `amount` is signed: positive came in, negative went out. `lineId` is
 * derived from the account and the line's own number, so the same line in two files has one id.
 */
export const statementLine = record({
  lineId: key,
  /** Line in the file, from 1, to find it again. */
  fileLine: integer,
  occurredAt: instant,
  amount,
  balance: optional(amount),
  /** The account's own number of the movement (账务流水号). */
  entryNo: optional(text),
  /** The number of the trade it belongs to (业务流水号); a receipt and its fee share it. */
  tradeNo: optional(text),
  merchantOrderNo: optional(text),
  /** The platform's order number as its own column gives it (业务基础订单号). */
  baseOrderNo: optional(text),
  businessType: optional(text),
  businessDescription: optional(text),
  /** Only a platform's service account; a buyer's account is personal and is not recorded. */
  counterparty: optional(text),
  goods: optional(text),
  remark: optional(text),
});
export type StatementLine = FieldType<typeof statementLine>;

/** On the stream of the account: a file about this account is known, with the time it covers (end exclusive). */
export const StatementRegistered = defineEvent('StatementRegistered', {
  shopId: key,
  accountNo: key,
  statementId: key,
  sha256: key,
  coversFrom: instant,
  coversUntil: instant,
});
export type StatementRegistered = EventOf<typeof StatementRegistered>;

export const StatementOpened = defineEvent('StatementOpened', {
  shopId: key,
  accountNo: key,
  statementId: key,
  kind: key,
  currency,
  fileName: text,
  sha256: key,
  encoding: text,
  readerVersion: integer,
  coversFrom: instant,
  coversUntil: instant,
});
export type StatementOpened = EventOf<typeof StatementOpened>;

/**
 * Lines not known from an earlier file, at most 500 or 256 KiB an event, in the order of the file. Version 2 names the
 * kind of statement: version 1 was written when there were only Alipay's account statements.
 */
export const StatementLinesRecorded = defineEvent(
  'StatementLinesRecorded',
  {
    shopId: key,
    accountNo: key,
    statementId: key,
    kind: key,
    currency,
    chunk: integer,
    lines: list(statementLine),
  },
  { version: 2, upcasters: { 1: (data) => ({ ...data, kind: 'alipay-account' }) } },
);
export type StatementLinesRecorded = EventOf<typeof StatementLinesRecorded>;

/** What does not agree inside the statement: `code` is stable, `detail` gives declared and computed figures. */
export const statementProblem = record({ code: key, detail: text, differenceAmount: optional(amount) });

/** The file was read to its end: its own totals against those it declares. */
export const StatementClosed = defineEvent('StatementClosed', {
  shopId: key,
  accountNo: key,
  statementId: key,
  currency,
  coversFrom: instant,
  coversUntil: instant,
  rows: integer,
  newRows: integer,
  unchangedRows: integer,
  rejectedRows: integer,
  creditAmount: amount,
  debitAmount: amount,
  openingBalance: optional(amount),
  closingBalance: optional(amount),
  foots: flag,
  problems: list(statementProblem),
});
export type StatementClosed = EventOf<typeof StatementClosed>;

export const statementEvents = [
  StatementRegistered,
  StatementOpened,
  StatementLinesRecorded,
  StatementClosed,
] as const;
export type StatementEvent = StatementRegistered | StatementOpened | StatementLinesRecorded | StatementClosed;
