import { sum } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import type { OrderReportRow } from './tmall-orders.js';

/** The figures of orders that are added up over their file, by the names that the summary of every order file uses. */
export function orderTotals(
  orders: readonly OrderReportRow[],
  currency: string,
): Readonly<Record<string, Amount>> {
  const [only] = orders;
  // Most are of one order: adding would cost more than reading it.
  const total = (of: (order: OrderReportRow) => Amount): Amount =>
    only !== undefined && orders.length === 1 ? of(only) : sum(orders.map(of), currency);
  return {
    totalAmount: total((order) => order.totalAmount),
    grossPaidAmount: total((order) => order.grossPaidAmount),
    refundedAmount: total((order) => order.refundedAmount),
    actuallyPaidAmount: total((order) => order.actuallyPaidAmount),
  };
}
