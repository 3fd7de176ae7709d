import { add, negate, portion, subtract } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import type { DemoParcel } from './demo-documents.js';
import { DAY, HOUR, MINUTE, PLANTED_BEFORE_END, SHIPMENT_WAIT_DAYS } from './demo-plan.js';
import type { DemoPlan } from './demo-plan.js';
import { DemoRandom } from './demo-random.js';
import { ROUTE_NAMES, ROUTES } from './demo-routes.js';
import type { Route, RouteCode, RouteName } from './demo-routes.js';
import { routeNumbers } from './demo-route-numbers.js';
import type { RouteNumbers } from './demo-route-numbers.js';

/** Money of an order in the statement of its payment service or marketplace. `at` is in milliseconds of the epoch. */
export interface RouteMovement extends RouteNumbers {
  readonly at: number;
  readonly kind: 'receipt' | 'refund' | 'dispute';
  /** Before the fee, signed: what goes out is negative. */
  readonly amount: Amount;
  /** What is kept; negative where a fee comes back. */
  readonly fee: Amount;
  readonly currency: 'CNY' | 'USD';
}

/** Of an order outside Tmall: what its report says, what left the warehouse and what the statement shows. */
export interface RouteOrder extends RouteNumbers {
  readonly total: Amount;
  readonly refunded: Amount;
  readonly placedAt: number;
  readonly paidAt?: number;
  readonly confirmedAt?: number;
  /** `closed` for one that was refunded as a whole and is over for the marketplace. */
  readonly status: 'unpaid' | 'cancelled' | 'closed' | 'paid' | 'shipped' | 'completed';
  readonly quantity: number;
  readonly shipments: readonly DemoParcel[];
  readonly movements: readonly RouteMovement[];
  readonly difference?: { readonly code: RouteCode; readonly amount: Amount };
  readonly decoy?: string;
}

interface Draft extends RouteNumbers {
  readonly route: Route;
  readonly total: Amount;
  readonly placedAt: number;
  readonly paidAt: number;
  readonly confirmedAt: number;
  readonly settledAt: number;
  readonly end: number;
  readonly random: DemoRandom;
}

type Life = Pick<RouteOrder, 'status' | 'movements'> &
  Partial<Pick<RouteOrder, 'refunded' | 'difference' | 'decoy'>>;

const NOTHING = '0.00';
const DISPUTE_FEE = '108.00';
/** Before the month's end: no waiting time is shorter. */
const YOUNG = 2 * DAY;

/** The order of a route with an index: always the same for a plan. */
export function routeOrder(plan: DemoPlan, name: RouteName, index: number): RouteOrder {
  const { made, planted } = plan.routes[name];
  const code = planted.get(index);
  const draft = draftOf(plan, name, index, code !== undefined);
  const isEdge = ROUTES[name].settlesAfter === 'payment' && (index === 0 || index === made - 1);
  const { random, orderNo, tradeNo, total, placedAt, end, route } = draft;
  const life = code !== undefined ? plantedLife(draft, code) : isEdge ? paidLife(draft) : lifeOf(draft);
  const quantity = random.pick([1, 1, 1, 2, 3]);
  const isPaid = life.status !== 'unpaid' && life.status !== 'cancelled';
  const isConfirmed = life.status === 'completed' && route.settlesAfter === 'confirmation';
  return {
    ...{ orderNo, tradeNo, total, placedAt, quantity, refunded: NOTHING },
    ...(isPaid && { paidAt: draft.paidAt }),
    ...(isConfirmed && { confirmedAt: draft.confirmedAt }),
    ...life,
    shipments: shipmentsOf(draft, life, quantity),
    // What happens after the month is in no statement of it.
    movements: life.movements.filter(({ at }) => at < end),
  };
}

function draftOf(plan: DemoPlan, name: RouteName, index: number, isPlanted: boolean): Draft {
  const { start, end, seed } = plan;
  const { made } = plan.routes[name];
  const ordinal = ROUTE_NAMES.indexOf(name);
  const random = new DemoRandom(seed, 5 + ordinal, index);
  const route = ROUTES[name];
  const placedAt = wholeSecond(start + placeInMonth(index, made, isPlanted, end - start, random.next()));
  const paidAt = placedAt + random.between(20, 1500) * 1000;
  const confirmedAt = wholeSecond(paidAt + (1 + random.next() * (isPlanted ? 4 : 9)) * DAY);
  const settledAt =
    route.settlesAfter === 'payment'
      ? paidAt + random.between(2, 9) * 1000
      : wholeSecond(confirmedAt + MINUTE + random.next() * 20 * HOUR);
  return {
    ...routeNumbers(name, index, paidAt, random),
    route,
    total: `${random.between(29, 480)}.${random.pick(['00', '80', '90', '99', '50'])}`,
    ...{ placedAt, paidAt, confirmedAt, settledAt, end, random },
  };
}

/** Milliseconds from the start of the month: planted orders early, the first and the last at its edges. */
function placeInMonth(index: number, made: number, isPlanted: boolean, length: number, part: number): number {
  if (isPlanted) return HOUR + part * (length - PLANTED_BEFORE_END);
  if (index === 0) return part * 10 * HOUR;
  if (index === made - 1) return length - HOUR - part * 10 * HOUR;
  return ((index + part) / made) * (length - HOUR);
}

/** The decoys among plain orders. */
function lifeOf(draft: Draft): Life {
  const { random, total, paidAt, confirmedAt, end, route } = draft;
  const fate = random.next();
  if (fate < 0.04) return { status: 'unpaid', movements: [], decoy: 'unpaid' };
  if (fate < 0.09) return { status: 'cancelled', movements: [], decoy: 'unpaid' };
  if (route.settlesAfter === 'payment') {
    const isYoung = paidAt >= end - YOUNG;
    if (isYoung && fate < 0.4) return pendingRefundLife(draft);
    if (isYoung && fate < 0.6) return { status: 'paid', movements: [], decoy: 'in-transit' };
    return fate < 0.2 ? refundedLife(draft) : paidLife(draft);
  }
  if (fate < 0.15) {
    return { status: 'closed', refunded: total, movements: [], decoy: 'refunded-out-of-escrow' };
  }
  if (confirmedAt >= end) {
    const fresh = paidAt + SHIPMENT_WAIT_DAYS * DAY > end && random.chance(0.6);
    return { status: fresh ? 'paid' : 'shipped', movements: [], decoy: 'in-transit' };
  }
  if (fate < 0.19 && route.tellsRefunds) {
    const refunded = portion(total, `0.${random.between(1, 5)}`, 'CNY');
    const movements = [receipt(draft, subtract(total, refunded))];
    return { status: 'completed', refunded, movements, decoy: 'refunded-out-of-escrow' };
  }
  if (confirmedAt >= end - YOUNG && fate < 0.4 && route.tellsRefunds) return pendingRefundLife(draft);
  return fate < 0.28 ? refundedLife(draft) : paidLife(draft);
}

function paidLife(draft: Draft): Life {
  return { status: 'completed', movements: [receipt(draft, draft.total)] };
}

/** The money came, then some or all of it goes back. */
function refundedLife(draft: Draft): Life {
  const { random, total, settledAt, end, route } = draft;
  const refunded = route.tellsRefunds ? refundedAmount(draft) : total;
  const outAt = wholeSecond(settledAt + (0.5 + random.next() * 4) * DAY);
  if (outAt >= end) return paidLife(draft);
  return {
    status: route.tellsRefunds ? 'completed' : 'closed',
    refunded,
    movements: [receipt(draft, total), refund(draft, outAt, refunded)],
    decoy: 'refunded-after-settlement',
  };
}

/** Granted, and still under way when the month ends. No report says when: the order itself must be young. */
function pendingRefundLife(draft: Draft): Life {
  const movements = [receipt(draft, draft.total)];
  return { status: 'completed', refunded: refundedAmount(draft), movements, decoy: 'refund-pending' };
}

function refundedAmount({ random, total }: Draft): Amount {
  return random.chance(0.6) ? total : portion(total, '0.25', 'CNY');
}

function plantedLife(draft: Draft, code: RouteCode): Life {
  const { total, settledAt, random } = draft;
  const later = wholeSecond(settledAt + (0.5 + random.next() * 2) * DAY);
  const paid = receipt(draft, total);
  const made = (amount: Amount, movements: readonly RouteMovement[], refunded = NOTHING): Life => ({
    status: 'completed',
    refunded,
    movements,
    difference: { code, amount },
  });
  switch (code) {
    case 'MISSING_IN_STATEMENT':
      return made(total, []);
    case 'AMOUNT_MISMATCH': {
      const missing = portion(total, '0.1', 'CNY');
      return made(missing, [receipt(draft, subtract(total, missing))]);
    }
    case 'FEE_NOT_RETURNED':
      return made(paid.fee, [paid, { ...refund(draft, later, total), fee: NOTHING }], total);
    case 'CURRENCY': {
      const converted = portion(total, '0.14', 'USD');
      const fee = add(portion(converted, '0.034', 'USD'), '0.35');
      return made(total, [{ ...paid, amount: converted, fee, currency: 'USD' }]);
    }
    case 'CHARGEBACK':
      return made(total, [
        paid,
        { ...paid, at: later, kind: 'dispute', amount: negate(total), fee: DISPUTE_FEE },
      ]);
  }
}

function receipt(draft: Draft, amount: Amount): RouteMovement {
  const { orderNo, tradeNo, settledAt } = draft;
  const fee = feeOf(draft.route, amount);
  return { orderNo, tradeNo, at: settledAt, kind: 'receipt', amount, fee, currency: 'CNY' };
}

function refund(draft: Draft, at: number, amount: Amount): RouteMovement {
  const { orderNo, tradeNo, route } = draft;
  const fee = route.returnsFee ? negate(feeOf(route, amount)) : NOTHING;
  return { orderNo, tradeNo, at, kind: 'refund', amount: negate(amount), fee, currency: 'CNY' };
}

function feeOf({ feeRate, fixedFee }: Route, amount: Amount): Amount {
  return add(portion(amount, feeRate, 'CNY'), fixedFee);
}

/** One parcel within the day after the payment, of all that is not refunded before. */
function shipmentsOf(draft: Draft, { status, movements }: Life, quantity: number): readonly DemoParcel[] {
  const leaves =
    status === 'completed' || status === 'shipped' || (status === 'closed' && movements.length > 0);
  const at = draft.paidAt + draft.random.between(3, 20) * HOUR;
  if (!leaves || at >= draft.end) return [];
  return [{ at, ordered: quantity, quantity, orderType: '普通订单' }];
}

function wholeSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
