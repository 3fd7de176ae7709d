import { add, subtract, zero } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';

/** What ledger and statements have of an order, in one currency. None is rounded. */
export interface OrderSums {
  readonly currency: string;
  readonly total: Amount;
  readonly received: Amount;
  readonly reversed: Amount;
  readonly refunded: Amount;
  /** Charged − returned. */
  readonly fees: Amount;
  /** Receipts of the statements. */
  readonly receipts: Amount;
  /** Refunds that left the account. */
  readonly outflow: Amount;
}

/**
 * What the buyer owed and paid, what went back, what the statements should show then, what they differ by, what they
 * show, what the platform kept, and what is left.
 */
export type MoneyStepName =
  'total' | 'received' | 'reversed' | 'refunded' | 'expected' | 'difference' | 'settled' | 'fees' | 'left';

/** One bar of a waterfall: it goes from `from` to `to`, and `amount` is what it adds, below zero for what it takes. */
export interface MoneyStep {
  readonly step: MoneyStepName;
  readonly amount: Amount;
  readonly from: Amount;
  readonly to: Amount;
}

/** The same figure on both sides; the difference is the statements' less the ledger's. */
export interface ComparedFigure {
  /** What came in, what went back, and what is left of it. */
  readonly figure: 'received' | 'returned' | 'net';
  readonly ledgerAmount: Amount;
  readonly statementAmount: Amount;
  readonly differenceAmount: Amount;
}

/** The steps from the order's total to what is left of it, in the order in which they are read. */
export function waterfallOf(sums: OrderSums): readonly MoneyStep[] {
  const nothing = zero(sums.currency);
  const afterReversals = subtract(sums.received, sums.reversed);
  const expected = subtract(afterReversals, sums.refunded);
  const settled = subtract(sums.receipts, sums.outflow);
  const left = subtract(settled, sums.fees);
  const whole = (step: MoneyStepName, amount: Amount): MoneyStep => bar(step, nothing, amount);
  return [
    whole('total', sums.total),
    whole('received', sums.received),
    bar('reversed', sums.received, afterReversals),
    bar('refunded', afterReversals, expected),
    whole('expected', expected),
    bar('difference', expected, settled),
    whole('settled', settled),
    bar('fees', settled, left),
    whole('left', left),
  ];
}

/** What the ledger has beside what the statements say. */
export function sidesOf({
  received,
  reversed,
  refunded,
  receipts,
  outflow,
}: OrderSums): readonly ComparedFigure[] {
  const returned = add(reversed, refunded);
  return [
    compared('received', received, receipts),
    compared('returned', returned, outflow),
    compared('net', subtract(received, returned), subtract(receipts, outflow)),
  ];
}

function bar(step: MoneyStepName, from: Amount, to: Amount): MoneyStep {
  return { step, amount: subtract(to, from), from, to };
}

function compared(
  figure: ComparedFigure['figure'],
  ledgerAmount: Amount,
  statementAmount: Amount,
): ComparedFigure {
  return { figure, ledgerAmount, statementAmount, differenceAmount: subtract(statementAmount, ledgerAmount) };
}
