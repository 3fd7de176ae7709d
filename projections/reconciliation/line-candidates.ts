import type { KnownAt } from '../../src/platform/http/as-of.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { DomainError } from '../../src/shared/domain-error.js';
import { absolute, compare, isPositive, negate, portion, subtract } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';
import { roundingTolerance } from '../core/payouts.js';
import type { SettlementContext } from '../core/settlement-context.js';
import { askSettlement } from '../core/settlement-question.js';
import type { AskedSettlement } from '../core/settlement-question.js';
import { readBankLine } from './bank-line.js';
import { readCandidateOrders } from './line-candidate-rows.js';
import type { CandidateFoundBy, CandidateOrder, LineSide } from './line-candidate-rows.js';
import { lineOf, linesSql } from './reconciled-line.js';
import type { LineRow, ReconciledLine } from './reconciled-line.js';
import { isNearlyTheSame, likenessOf } from './reference-likeness.js';

/** Why a line was not matched with an order. */
export type LineRejection =
  /** The line has no number, or another one. */
  | { readonly code: 'REFERENCE_DIFFERS'; readonly line: string | null; readonly order: string }
  /** Line − what the order has open on that side, in the currency of both; refunds are positive. */
  | { readonly code: 'AMOUNT_DIFFERS'; readonly difference: Amount }
  | { readonly code: 'CURRENCY_DIFFERS'; readonly line: string; readonly order: string }
  /** Whole days before the order could settle (negative), or after it had to (positive). */
  | { readonly code: 'OUTSIDE_WINDOW'; readonly days: number }
  | { readonly code: 'ALREADY_SETTLED'; readonly lines: readonly string[] };

/** An order that a line could belong to, and what speaks against it. */
export interface LineCandidate {
  readonly orderNo: string;
  readonly currency: string;
  readonly expectedAmount: Amount;
  readonly receivedAmount: Amount;
  /** What of the expected amount (for a line of a refund: of the refunds) no line has settled. */
  readonly openAmount: Amount;
  readonly paidAt: string | null;
  readonly completedAt: string | null;
  readonly foundBy: readonly CandidateFoundBy[];
  readonly rejectedBecause: readonly LineRejection[];
  /** How like the numbers of line and order are, "0.0000" to "1.0000". */
  readonly likeness: string;
  /**
   * A person may take it: the numbers are nearly the same, the amount agrees and the order is not settled. It is never a
   * match and counts in no figure.
   */
  readonly proposal: boolean;
}

/** A line with the orders that came nearest; none if it is matched, or of a class that belongs to no order. */
export interface ExplainedLine extends ReconciledLine {
  readonly shop: string;
  readonly asOf: string | null;
  readonly position: string | null;
  readonly candidates: readonly LineCandidate[];
}

export interface LineQuestion {
  readonly shopId: string;
  readonly asOf?: string | undefined;
  readonly knownAt?: KnownAt | undefined;
}

const CANDIDATES = 5;
const DAY = 86_400_000;

/** One line by its id or its own number in the statement. Throws LINE_UNKNOWN and SHOP_UNKNOWN (not found). */
export async function explainLine(
  database: Database,
  { shopId, asOf, knownAt }: LineQuestion,
  lineId: string,
): Promise<ExplainedLine> {
  return askSettlement(database, 'reconciliation', { shopId, asOf, knownAt }, async (asked) => {
    const line = await readLine(asked, lineId);
    return {
      shop: shopId,
      asOf: asked.asOf,
      position: asked.position,
      ...line,
      candidates: await candidatesOf(asked, line),
    };
  });
}

async function readLine(asked: AskedSettlement, lineId: string): Promise<ReconciledLine> {
  const { tx, schema, shopId, parameters } = asked;
  const ids = await tx.query<{ line_id: string }>(
    `SELECT line_id FROM ${schema}.statement_line WHERE shop_id = $1 AND line_id = $2
     UNION SELECT line_id FROM ${schema}.statement_line WHERE shop_id = $1 AND entry_no = $2`,
    [shopId, lineId],
  );
  const [row] = await tx.query<LineRow>(
    `SELECT * FROM (${linesSql(schema, 'l.line_id = ANY ($7::text[])')}) line
      ORDER BY line_id = $8 DESC, occurred_at, line_id LIMIT 1`,
    [...parameters, ids.map(({ line_id }) => line_id), lineId],
  );
  const line = row === undefined ? await readBankLine(asked, lineId) : lineOf(row);
  if (line === undefined) {
    throw new DomainError(
      'LINE_UNKNOWN',
      `no statement of the shop "${shopId}" has a line "${lineId}"${asked.asOf === null ? '' : ` before ${asked.asOf}`}`,
      { shopId, lineId },
      'not-found',
    );
  }
  return line;
}

async function candidatesOf(asked: AskedSettlement, line: ReconciledLine): Promise<readonly LineCandidate[]> {
  const { unmatchedBecause } = line;
  if (unmatchedBecause === null || unmatchedBecause === 'class-has-no-order') return [];
  const side = sideOf(line);
  const reference = referenceOf(line);
  const orders = await readCandidateOrders(asked, line, side, reference);
  return orders
    .map((order) => judged(line, side, reference, order, asked.context))
    .sort((a, b) => nearer(a, b))
    .slice(0, CANDIDATES)
    .map(({ candidate }) => candidate);
}

/** A line that no rule knows is held against what came in or went out, as its sign says. */
function sideOf({ group, amount }: ReconciledLine): LineSide {
  if (group === 'receipt' || group === 'refund') return group;
  if (group !== 'unclassified') return null;
  return isPositive(amount) ? 'receipt' : 'refund';
}

/** The number that the line names, else the longest one in its text: too short or cut off for the rules, it still points. */
function referenceOf({ orderNo, wording }: ReconciledLine): string | null {
  if (orderNo !== null) return orderNo;
  const numbers = (wording ?? '').match(/(?<!\d)\d{10,24}(?!\d)/g) ?? [];
  return numbers.reduce<string | null>(
    (longest, number) => (longest === null || number.length > longest.length ? number : longest),
    null,
  );
}

interface JudgedCandidate {
  readonly candidate: LineCandidate;
  /** What orders candidates: how far the line is off in money and in time. */
  readonly amountOff: Amount | null;
  readonly timeOff: number;
}

function judged(
  line: ReconciledLine,
  side: LineSide,
  reference: string | null,
  order: CandidateOrder,
  context: SettlementContext,
): JudgedCandidate {
  const isSettled = order.settledBy.length > 0 && !isStillOpen(order, context.settings);
  const difference = differenceOf(line, side, order, isSettled);
  const agrees =
    difference !== null &&
    compare(absolute(difference), toleranceOf(order.currency, order.dueAmount, context.settings)) <= 0;
  const window = windowOf(order, side, context);
  const at = Date.parse(line.occurredAt);
  const days = side === null ? 0 : daysOutside(at, window);
  const rejectedBecause: LineRejection[] = [];
  if (reference !== order.orderNo) {
    rejectedBecause.push({ code: 'REFERENCE_DIFFERS', line: reference, order: order.orderNo });
  }
  if (line.currency !== order.currency) {
    rejectedBecause.push({ code: 'CURRENCY_DIFFERS', line: line.currency, order: order.currency });
  }
  if (difference !== null && !agrees) rejectedBecause.push({ code: 'AMOUNT_DIFFERS', difference });
  if (days !== 0) rejectedBecause.push({ code: 'OUTSIDE_WINDOW', days });
  if (isSettled) rejectedBecause.push({ code: 'ALREADY_SETTLED', lines: order.settledBy });
  return {
    candidate: {
      orderNo: order.orderNo,
      currency: order.currency,
      expectedAmount: order.expectedAmount,
      receivedAmount: order.receivedAmount,
      openAmount: order.openAmount,
      paidAt: order.paidAt,
      completedAt: order.completedAt,
      foundBy: order.foundBy,
      rejectedBecause,
      likeness: likenessOf(reference ?? '', order.orderNo),
      proposal: reference !== null && isNearlyTheSame(reference, order.orderNo) && agrees && !isSettled,
    },
    amountOff: difference === null ? null : absolute(difference),
    timeOff: Math.abs(at - window.from),
  };
}

function isStillOpen(order: CandidateOrder, settings: SettlementSettings): boolean {
  return compare(order.openAmount, toleranceOf(order.currency, order.dueAmount, settings)) > 0;
}

/** Line − what is open, or what was to settle where nothing is open any more; null where there is nothing to compare. */
function differenceOf(
  line: ReconciledLine,
  side: LineSide,
  order: CandidateOrder,
  isSettled: boolean,
): Amount | null {
  if (side === null || line.currency !== order.currency) return null;
  const amount = side === 'receipt' ? line.amount : negate(line.amount);
  return subtract(amount, isSettled ? order.dueAmount : order.openAmount);
}

/** As toleranceSql has it: an amount, or a part of what was to settle where that is more. */
function toleranceOf(currency: string, due: Amount, settings: SettlementSettings): Amount {
  const amount = roundingTolerance(settings, currency);
  const rate = settings.roundingTolerances.find((tolerance) => tolerance.currency === currency)?.rate;
  if (rate === undefined) return amount;
  const part = portion(absolute(due), rate, currency);
  return compare(part, amount) > 0 ? part : amount;
}

interface Window {
  /** Milliseconds of the epoch; no end where the wait has not begun. */
  readonly from: number;
  readonly until: number | null;
}

/** When a line of the order's side is awaited: from the payment or the confirmation, or from the refund, and so long. */
function windowOf(order: CandidateOrder, side: LineSide, context: SettlementContext): Window {
  const channel = context.channels.find((one) => one.channel === order.channel) ?? context.otherChannels;
  const settles = channel.settlesAfter === 'payment' ? order.paidAt : order.completedAt;
  const [begins, waitDays] =
    side === 'refund' ? [order.refundedAt, context.settings.refundWaitDays] : [settles, channel.waitDays];
  const from = Date.parse(begins ?? order.paidAt ?? order.placedAt);
  return { from, until: begins === null ? null : from + waitDays * DAY };
}

function daysOutside(at: number, { from, until }: Window): number {
  if (at < from) return Math.ceil((at - from) / DAY) || 0;
  return until === null || at <= until ? 0 : Math.floor((at - until) / DAY);
}

/** Proposals, then what less speaks against, then by number, amount and time. */
function nearer(a: JudgedCandidate, b: JudgedCandidate): number {
  const [one, other] = [a.candidate, b.candidate];
  return (
    Number(other.proposal) - Number(one.proposal) ||
    one.rejectedBecause.length - other.rejectedBecause.length ||
    compare(other.likeness, one.likeness) ||
    compareOff(a.amountOff, b.amountOff) ||
    a.timeOff - b.timeOff ||
    (one.orderNo < other.orderNo ? -1 : 1)
  );
}

function compareOff(a: Amount | null, b: Amount | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}
