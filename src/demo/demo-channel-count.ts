import { AmountTotal } from '../reading/amount-total.js';
import { subtract, sum } from '../shared/money.js';
import type { Amount } from '../shared/money.js';

export interface OrderCounts {
  readonly count: number;
  readonly paid: number;
  readonly unpaid: number;
  readonly refunded: number;
}

/** What the orders of a channel, or of all, come to; amounts in CNY. */
export interface ChannelFigures {
  readonly orders: OrderCounts;
  readonly received: Amount;
  readonly refunded: Amount;
  readonly net: Amount;
  /** Receipts less refunds of the statements. */
  readonly settled: Amount;
  /** Less those that came back. */
  readonly fees: Amount;
}

/** The figures of a channel while its files are written. */
export class ChannelCount {
  private readonly orders = { count: 0, paid: 0, unpaid: 0, refunded: 0 };
  private readonly received = new AmountTotal('CNY');
  private readonly refunded = new AmountTotal('CNY');
  readonly settled = new AmountTotal('CNY');
  readonly fees = new AmountTotal('CNY');

  order(order: { readonly paidAt?: number; readonly total: Amount; readonly refunded: Amount }): void {
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

  figures(): ChannelFigures {
    const [received, refunded] = [this.received.value, this.refunded.value];
    return {
      orders: { ...this.orders },
      received,
      refunded,
      net: subtract(received, refunded),
      settled: this.settled.value,
      fees: this.fees.value,
    };
  }
}

/** Of all channels together. */
export function totalOf(channels: readonly ChannelFigures[]): ChannelFigures {
  const count = (of: keyof OrderCounts): number =>
    channels.reduce((total, { orders }) => total + orders[of], 0);
  const amount = (of: Exclude<keyof ChannelFigures, 'orders'>): Amount =>
    sum(
      channels.map((figures) => figures[of]),
      'CNY',
    );
  return {
    orders: {
      count: count('count'),
      paid: count('paid'),
      unpaid: count('unpaid'),
      refunded: count('refunded'),
    },
    received: amount('received'),
    refunded: amount('refunded'),
    net: amount('net'),
    settled: amount('settled'),
    fees: amount('fees'),
  };
}
