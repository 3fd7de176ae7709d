import { isoFromSql, isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import { negate, parseAmount, subtract } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import type { AskedSettlement } from '../core/settlement-question.js';
import { countsSql } from '../core/settlement-scope-sql.js';
import { settlementSql } from '../core/settlement-sql.js';
import { linesSql } from './reconciled-line.js';
import type { ReconciledLine } from './reconciled-line.js';
import { isNearlyTheSame, nearReferences } from './reference-likeness.js';

/** Which side of an order's money a line is held against; null if it is a fee, of which an order says no amount. */
export type LineSide = 'receipt' | 'refund' | null;

/** How an order came to be a candidate. */
export type CandidateFoundBy = 'number' | 'trade' | 'amount';

/** An order of the ledger with what was to settle and what of it has settled, on the side of the line. */
export interface CandidateOrder {
  readonly orderNo: string;
  readonly currency: string;
  readonly channel: string | null;
  readonly receivedAmount: Amount;
  /** received − reversed − refunded. */
  readonly expectedAmount: Amount;
  /** What the statements have not settled yet: of the expected amount, or of the refunds. */
  readonly openAmount: Amount;
  /** What was to settle on this side: the expected amount, or the refunds. */
  readonly dueAmount: Amount;
  readonly placedAt: string;
  readonly paidAt: string | null;
  readonly completedAt: string | null;
  readonly refundedAt: string | null;
  /** Numbers of the lines that settled it on this side. */
  readonly settledBy: readonly string[];
  readonly foundBy: readonly CandidateFoundBy[];
}

/** Marketplaces hold a payment until the buyer confirms: so long before its settlement an order may have been paid. */
const HELD_DAYS = 30;
/** Payments of one amount that are looked at before a line and after it: a shop may sell everything at one price. */
const SAME_AMOUNT = 1000;
const NEAREST = 10;
const DAY = 86_400_000;

const KNOWN = 'shop_id = $1 AND occurred_at < $2 AND recorded_at <= $3 AND ordinal <= $4';

/** The orders that a line may belong to, each found through an index; `reference` is the number that the line has. */
export async function readCandidateOrders(
  asked: AskedSettlement,
  line: ReconciledLine,
  side: LineSide,
  reference: string | null,
): Promise<readonly CandidateOrder[]> {
  const found = new Map<string, CandidateFoundBy[]>();
  const add = (numbers: readonly string[], by: CandidateFoundBy): void => {
    for (const number of numbers) found.set(number, [...(found.get(number) ?? []), by]);
  };
  if (reference !== null) add(await ordersByNumber(asked, reference), 'number');
  if (line.tradeNo !== null) add(await ordersByTrade(asked, line.tradeNo), 'trade');
  if (side !== null) add(await ordersByAmount(asked, line, side), 'amount');
  if (found.size === 0) return [];
  const numbers = [...found.keys()].sort();
  const settledBy = side === null ? new Map<string, string[]>() : await readSettling(asked, side, numbers);
  const rows = await asked.tx.query<JudgedRow>(
    `${settlementSql(asked.schema, asked.context, 'orders')}
     SELECT order_no, currency, channel, received, returned, expected, outflow, settled, placed_at, paid_at,
            completed_at, refunded_at
       FROM judged WHERE known AND placed_at < $2 AND $8::jsonb IS NOT NULL ORDER BY order_no`,
    [...asked.parameters, numbers, '[]'],
  );
  return rows.map((row) =>
    orderOf(row, side, settledBy.get(row.order_no) ?? [], found.get(row.order_no) ?? []),
  );
}

interface JudgedRow {
  readonly order_no: string;
  readonly currency: string;
  readonly channel: string | null;
  readonly received: string;
  readonly returned: string;
  readonly expected: string;
  readonly outflow: string;
  readonly settled: string;
  readonly placed_at: string;
  readonly paid_at: string | null;
  readonly completed_at: string | null;
  readonly refunded_at: string | null;
}

function orderOf(
  row: JudgedRow,
  side: LineSide,
  settledBy: readonly string[],
  foundBy: readonly CandidateFoundBy[],
): CandidateOrder {
  const amount = (text: string): Amount => parseAmount(text, row.currency);
  const [due, done] = side === 'refund' ? [row.returned, row.outflow] : [row.expected, row.settled];
  return {
    orderNo: row.order_no,
    currency: row.currency,
    channel: row.channel,
    receivedAmount: amount(row.received),
    expectedAmount: amount(row.expected),
    openAmount: subtract(amount(due), amount(done)),
    dueAmount: amount(due),
    placedAt: isoFromSql(row.placed_at),
    paidAt: isoOrNull(row.paid_at),
    completedAt: isoOrNull(row.completed_at),
    refundedAt: isoOrNull(row.refunded_at),
    settledBy,
    foundBy,
  };
}

interface NumberRow {
  readonly order_no: string;
}

/**
 * Orders whose number is nearly the line's: those one slip away are asked for by name, and the neighbours in the order of
 * the numbers, read from the front and from the end, are those that share the longest beginning and the longest end.
 */
async function ordersByNumber(
  { tx, schema, parameters }: AskedSettlement,
  reference: string,
): Promise<readonly string[]> {
  const placed = `SELECT order_no FROM ${schema}.order_movement WHERE ${KNOWN} AND kind = 'placed'`;
  const neighbours = (number: string, asked: string): string =>
    `(${placed} AND ${number} > ${asked} ORDER BY ${number} LIMIT ${NEAREST})
     UNION (${placed} AND ${number} < ${asked} ORDER BY ${number} DESC LIMIT ${NEAREST})`;
  const rows = await tx.query<NumberRow>(
    `${placed} AND order_no = ANY ($5::text[])
     UNION ${neighbours('order_no', '$6::text')}
     UNION ${neighbours('reverse(order_no)', 'reverse($6::text)')}`,
    [...parameters.slice(0, 4), nearReferences(reference), reference],
  );
  return rows.map((row) => row.order_no).filter((orderNo) => isNearlyTheSame(orderNo, reference));
}

/** Orders whose receipts have the line's trade number: where there are several, it names none of them. */
async function ordersByTrade(
  { tx, schema, parameters }: AskedSettlement,
  tradeNo: string,
): Promise<readonly string[]> {
  const rows = await tx.query<NumberRow>(
    `SELECT DISTINCT order_no FROM ${schema}.statement_line
      WHERE ${KNOWN} AND trade_no = $5 AND line_group = 'receipt' AND order_no IS NOT NULL
      ORDER BY order_no LIMIT ${NEAREST}`,
    [...parameters.slice(0, 4), tradeNo],
  );
  return rows.map((row) => row.order_no);
}

/**
 * Orders that were paid (or refunded) exactly the line's amount, nearest in time, those first that no line has settled.
 * An order that was refunded in part has no payment of what settles; its number finds it.
 */
async function ordersByAmount(
  { tx, schema, context, parameters }: AskedSettlement,
  line: ReconciledLine,
  side: 'receipt' | 'refund',
): Promise<readonly string[]> {
  const wait = Math.max(
    context.settings.refundWaitDays,
    ...[context.otherChannels, ...context.channels].map(({ waitDays }) => waitDays),
  );
  const at = Date.parse(line.occurredAt);
  const kinds = side === 'receipt' ? `kind = 'received'` : `kind IN ('reversed', 'refunded')`;
  const paid = `SELECT order_no, occurred_at FROM ${schema}.order_movement WHERE ${KNOWN} AND ${kinds} AND amount = $5`;
  const nearest = `ORDER BY abs(extract(epoch FROM occurred_at - $6::timestamptz)), order_no LIMIT ${NEAREST}`;
  const rows = await tx.query<NumberRow>(
    `WITH near AS MATERIALIZED (
       (${paid} AND occurred_at >= $7 AND occurred_at <= $6 ORDER BY occurred_at DESC LIMIT ${SAME_AMOUNT})
       UNION ALL (${paid} AND occurred_at > $6 AND occurred_at <= $8 ORDER BY occurred_at LIMIT ${SAME_AMOUNT})
     )
     (SELECT order_no FROM near
       WHERE NOT EXISTS (SELECT FROM ${schema}.statement_line l
                          WHERE l.shop_id = $1 AND l.occurred_at < $2 AND l.recorded_at <= $3 AND l.ordinal <= $4
                            AND l.order_no = near.order_no AND l.line_group = '${side}')
       ${nearest})
     UNION (SELECT order_no FROM near ${nearest})`,
    [
      ...parameters.slice(0, 4),
      side === 'receipt' ? line.amount : negate(line.amount),
      line.occurredAt,
      new Date(at - (wait + HELD_DAYS) * DAY).toISOString(),
      new Date(at + wait * DAY).toISOString(),
    ],
  );
  return rows.map((row) => row.order_no);
}

/** By order, the lines that settled it on one side, in the order of time. */
async function readSettling(
  { tx, schema, context, parameters }: AskedSettlement,
  side: 'receipt' | 'refund',
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const ofOrders = `(l.order_no = ANY ($7::text[]) OR l.order_no IS NULL AND l.trade_no = ANY (ARRAY(
    SELECT trade_no FROM ${schema}.statement_line WHERE shop_id = $1 AND order_no = ANY ($7::text[]))))
    AND l.line_group = '${side}' AND ${countsSql(context, 'l')}`;
  const rows = await tx.query<NumberRow & { readonly name: string }>(
    `SELECT order_no, coalesce(entry_no, line_id) AS name FROM (${linesSql(schema, ofOrders)}) line
      WHERE order_no = ANY ($7::text[]) ORDER BY occurred_at, line_id`,
    [...parameters, numbers],
  );
  const settledBy = new Map<string, string[]>();
  for (const row of rows) settledBy.set(row.order_no, [...(settledBy.get(row.order_no) ?? []), row.name]);
  return settledBy;
}
