import { add, isPositive, negate, subtract } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { csvLine } from './demo-csv.js';
import { DAY, HOUR } from './demo-plan.js';
import type { DemoPlan } from './demo-plan.js';
import type { RoutePayout } from './demo-route-entries.js';
import { routeOrder } from './demo-route-order.js';
import type { RouteMovement } from './demo-route-order.js';
import { linesInOrder } from './demo-sorted-lines.js';

const HEADER = [
  ...[
    'balance_transaction_id',
    'created_utc',
    'created',
    'available_on_utc',
    'currency',
    'gross',
    'fee',
    'net',
  ],
  ...['reporting_category', 'source_id', 'description', 'payment_metadata[order_id]', 'automatic_payout_id'],
];
const CATEGORIES = { receipt: 'charge', refund: 'refund', dispute: 'dispute' } as const;
const SOURCES = { receipt: 'ch_', refund: 're_', dispute: 'du_' } as const;

/**
 * Automatic payouts, every four days and in the last hours of the month: each of all that came in CNY since the one
 * before it. Where refunds outweigh payments there is none, and the next one takes them.
 */
export function stripePayouts(plan: DemoPlan): readonly RoutePayout[] {
  const times = payoutTimes(plan);
  const sums = times.map((): Amount => '0.00');
  for (let index = 0; index < plan.routes.stripe.made; index++) {
    for (const { at, amount, fee, currency } of routeOrder(plan, 'stripe', index).movements) {
      const next = times.findIndex((time) => time > at);
      const known = sums[next];
      if (known !== undefined && currency === 'CNY') sums[next] = add(known, subtract(amount, fee));
    }
  }
  const payouts: RoutePayout[] = [];
  let left: Amount = '0.00';
  for (const [place, at] of times.entries()) {
    left = add(left, sums[place] ?? '0.00');
    if (!isPositive(left)) continue;
    const payoutNo = `po_1Demo${plan.month.replace('-', '')}${String(place + 1).padStart(2, '0')}`;
    payouts.push({ route: 'stripe', payoutNo, at, amount: left });
    left = '0.00';
  }
  return payouts;
}

function payoutTimes(plan: DemoPlan): readonly number[] {
  const days = [4, 8, 12, 16, 20, 24].map((day) => plan.start + day * DAY - 4 * HOUR);
  return [...days, plan.end - 5 * HOUR];
}

/** Stripe's itemised balance report; the lines that a payout is made of name it. */
export function* stripeBalanceText(
  plan: DemoPlan,
  payouts: readonly RoutePayout[],
  onMovement: (movement: RouteMovement) => void = () => undefined,
): Generator<string> {
  yield csvLine(HEADER);
  let ordinal = 0;
  const row = (
    cells: readonly string[],
    at: number,
    currency: string,
    gross: Amount,
    fee: Amount,
  ): string => {
    ordinal++;
    const id = `txn_1Demo${plan.month.replace('-', '')}${String(ordinal).padStart(10, '0')}`;
    const time = utcText(at);
    const figures = [gross, fee, subtract(gross, fee)];
    return csvLine([id, time, time, utcText(at + 2 * DAY), currency.toLowerCase(), ...figures, ...cells]);
  };
  const payoutRow = ({ payoutNo, at, amount }: RoutePayout): string =>
    row(['payout', payoutNo, 'STRIPE PAYOUT', '', ''], at, 'CNY', negate(amount), '0.00');
  const due = [...payouts];
  const movementsOf = (index: number): readonly RouteMovement[] =>
    routeOrder(plan, 'stripe', index).movements;
  for (const movement of linesInOrder(plan.start, plan.routes.stripe.made, movementsOf)) {
    const { at, kind, amount, fee, currency, orderNo, tradeNo } = movement;
    for (let next = due[0]; next !== undefined && next.at <= at; next = due[0]) {
      yield payoutRow(next);
      due.shift();
    }
    onMovement(movement);
    const payoutNo = currency === 'CNY' ? (due[0]?.payoutNo ?? '') : '';
    const source = `${SOURCES[kind]}${tradeNo}`;
    const cells = [CATEGORIES[kind], source, `Order ${orderNo}`, orderNo, payoutNo];
    yield row(cells, at, currency, amount, fee);
  }
  for (const payout of due) yield payoutRow(payout);
}

function utcText(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
