import { AmountTotal } from '../reading/amount-total.js';
import { absolute, negate, subtract } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { classifyLine, SETTLEMENT_CLASSES } from '../shared/settlement-line-class.js';
import type { DemoOrder } from './demo-order.js';
import type { DemoPlan, PlantedCode } from './demo-plan.js';
import type { NumberedLine } from './demo-statement-file.js';

export interface TrueDifference {
  readonly code: PlantedCode;
  /** The order number; for an unclassified fee the line's 账务流水号; for a statement gap the file's name. */
  readonly subject: string;
  readonly amount: Amount;
  readonly currency: 'CNY';
}

/** What a reconciliation of the month must find, and nothing else; totals are as of the end of the month. */
export interface DemoTruth {
  readonly seed: number;
  readonly month: string;
  readonly asOf: string;
  readonly differences: readonly TrueDifference[];
  readonly totals: {
    readonly orders: { count: number; paid: number; unpaid: number; refunded: number };
    readonly received: Amount;
    readonly refunded: Amount;
    readonly net: Amount;
    readonly settled: Amount;
    readonly fees: Amount;
    readonly lines: number;
  };
}

/** Counts along while the files are written. */
export class TruthKeeper {
  private readonly differences: TrueDifference[] = [];
  private readonly orders = { count: 0, paid: 0, unpaid: 0, refunded: 0 };
  private readonly received = new AmountTotal('CNY');
  private readonly refunded = new AmountTotal('CNY');
  private readonly settled = new AmountTotal('CNY');
  private readonly fees = new AmountTotal('CNY');
  private lines = 0;

  constructor(private readonly plan: DemoPlan) {}

  order(order: DemoOrder): void {
    if (order.difference !== undefined) {
      this.difference(order.difference.code, order.orderNo, order.difference.amount);
    }
    if (!order.inReport) return;
    this.orders.count++;
    if (order.paidAt === undefined) {
      this.orders.unpaid++;
      return;
    }
    this.orders.paid++;
    this.received.add(order.total);
    if (order.refunded === '0.00') return;
    this.orders.refunded++;
    this.refunded.add(order.refunded);
  }

  line(line: NumberedLine): void {
    this.lines++;
    if (line.unclassified === true) this.difference('UNCLASSIFIED_FEE', line.entryNo, absolute(line.amount));
    const { description, type, ...rest } = line;
    const { group } =
      SETTLEMENT_CLASSES[
        classifyLine({ ...rest, businessType: type, businessDescription: description }).class
      ];
    if (group === 'receipt' || group === 'refund') this.settled.add(line.amount);
    if (group === 'fee' || group === 'fee-return') this.fees.add(negate(line.amount));
  }

  difference(code: PlantedCode, subject: string, amount: Amount): void {
    this.differences.push({ code, subject, amount, currency: 'CNY' });
  }

  truth(): DemoTruth {
    const { seed, month, end } = this.plan;
    const order = (difference: TrueDifference): string => `${difference.code} ${difference.subject}`;
    return {
      seed,
      month,
      asOf: new Date(end).toISOString().replace('.000Z', 'Z'),
      differences: this.differences.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
      totals: {
        orders: this.orders,
        received: this.received.value,
        refunded: this.refunded.value,
        net: subtract(this.received.value, this.refunded.value),
        settled: this.settled.value,
        fees: this.fees.value,
        lines: this.lines,
      },
    };
  }
}
