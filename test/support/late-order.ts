import { expect } from '@jest/globals';
import type { DemoConsole } from './demo-console.js';

export const LATE_ORDER = 'LATE-1';
/** Earlier than anything of the demo month, so that it stands first in every list by business time. */
const LATE = '2025-12-05T03:00:00Z';

/** A payment that reaches the ledger long after it took effect, and a refund that alice asks for and may not approve. */
export async function recordLateOrder(ledger: DemoConsole): Promise<void> {
  const order = `/shops/demo/orders/${LATE_ORDER}`;
  const money = { currency: 'CNY', occurredAt: LATE };
  await ledger.send('/shops/demo/orders', {
    orderNo: LATE_ORDER,
    totalAmount: '300.00',
    channel: 'tmall',
    ...money,
  });
  await ledger.send(`${order}/payments`, {
    paymentId: 'late-payment',
    amount: '300.00',
    channel: 'alipay',
    ...money,
  });
  await ledger.send(`${order}/refunds`, { refundId: 'r-1', amount: '80.00', reason: 'Broken' }, 'alice');
  const ofTheSame = ledger.send(`${order}/refunds/r-1/approval`, {}, 'alice');
  await expect(ofTheSame).rejects.toThrow('REFUND_SELF_APPROVAL');
  await ledger.send(`${order}/refunds/r-1/approval`, {}, 'bob');
}
