/**
 * Kinds of statement whose lines are held against orders. The others are evidence of other accounts (banks) or tell of the
 * same money a second time (trade bills beside the account statement): they are recorded and checked in themselves, and no
 * line of theirs settles an order.
 */
export const SETTLEMENT_KINDS: readonly string[] = ['alipay-account'];

/** True if lines of this kind settle orders. */
export function settlesOrders(kind: string): boolean {
  return SETTLEMENT_KINDS.includes(kind);
}
