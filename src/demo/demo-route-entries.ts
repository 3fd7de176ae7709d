import { absolute, add, portion, subtract } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { DAY, HOUR } from './demo-plan.js';
import type { DemoPlan } from './demo-plan.js';
import { routeOrder } from './demo-route-order.js';
import type { RouteMovement } from './demo-route-order.js';
import type { RouteName } from './demo-routes.js';
import { linesInOrder } from './demo-sorted-lines.js';

/** An entry of a shop's account with a marketplace or payment service, numbered from 1. */
export interface RouteEntry extends Omit<RouteMovement, 'kind'> {
  readonly kind: RouteMovement['kind'] | 'withdrawal' | 'deposit';
  readonly ordinal: number;
  /** In CNY, after amount and fee. */
  readonly balance: Amount;
}

/** Money on its way from an account to the bank. */
export interface RoutePayout {
  readonly route: RouteName;
  readonly payoutNo: string;
  readonly at: number;
  /** In CNY, without sign. */
  readonly amount: Amount;
}

export const OPENING_BALANCE: Amount = '1860.40';
const DEPOSIT: Amount = '-300.00';

/** When the shop takes its money out: every week, and in the last hours of the month, for the bank's next one. */
function withdrawalTimes(plan: DemoPlan): readonly number[] {
  return [...[7, 14, 21].map((day) => plan.start + day * DAY - 4 * HOUR), plan.end - 5 * HOUR];
}

/** Payments, refunds and withdrawals in order of time; Douyin's account begins with a deposit. */
export function* routeEntries(plan: DemoPlan, name: RouteName): Generator<RouteEntry> {
  let balance = OPENING_BALANCE;
  let ordinal = 0;
  const entry = (movement: Omit<RouteEntry, 'ordinal' | 'balance'>): RouteEntry => {
    balance = add(balance, movement.amount);
    balance = subtract(balance, movement.fee);
    ordinal++;
    return { ...movement, ordinal, balance };
  };
  const own = (kind: 'withdrawal' | 'deposit', at: number, amount: Amount): RouteEntry =>
    entry({
      kind,
      at,
      amount,
      fee: '0.00',
      currency: 'CNY',
      orderNo: '',
      tradeNo: ownNumber(plan, kind, at),
    });
  if (name === 'douyin') yield own('deposit', plan.start, DEPOSIT);
  const due = [...withdrawalTimes(plan)];
  const movementsOf = (index: number): readonly RouteMovement[] => routeOrder(plan, name, index).movements;
  for (const movement of linesInOrder(plan.start, plan.routes[name].made, movementsOf)) {
    for (let at = due[0]; at !== undefined && at <= movement.at; at = due[0]) {
      yield own('withdrawal', at, portion(balance, '-0.9', 'CNY'));
      due.shift();
    }
    yield entry(movement);
  }
  for (const at of due) yield own('withdrawal', at, portion(balance, '-0.9', 'CNY'));
}

function ownNumber(plan: DemoPlan, kind: 'withdrawal' | 'deposit', at: number): string {
  const day = Math.floor((at - plan.start) / DAY) + 1;
  return `${kind === 'deposit' ? 'DP' : 'TX'}${plan.month.replace('-', '')}${String(day).padStart(2, '0')}`;
}

/** A withdrawal as what the bank will receive. */
export function payoutOf(route: RouteName, { tradeNo, at, amount }: RouteEntry): RoutePayout {
  return { route, payoutNo: tradeNo, at, amount: absolute(amount) };
}
