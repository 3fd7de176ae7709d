import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAdjustment, listAdjustments } from '../../projections/orders/adjustments.queries.js';
import { listInvoices } from '../../projections/orders/invoices.queries.js';
import { ordersProjection } from '../../projections/orders/orders.projection.js';
import { listPayments } from '../../projections/orders/payments.queries.js';
import { listRefunds } from '../../projections/orders/refunds.queries.js';
import { listShipments } from '../../projections/orders/shipments.queries.js';
import { ViewOpenAdjustments } from '../../projections/orders/view-open-adjustments.js';
import {
  AdjustmentApproved,
  AdjustmentPosted,
  AdjustmentProposed,
  AdjustmentRejected,
} from '../../src/adjustments/adjustment.events.js';
import type { OrderLedgerEvent } from '../../src/orders/order-state.js';
import { PaymentFailed } from '../../src/orders/payment.events.js';
import { RefundPayoutFailed } from '../../src/orders/refund.events.js';
import { ShipmentDelivered, ShipmentReported } from '../../src/orders/shipment.events.js';
import { Database } from '../../src/platform/postgres/database.js';
import { adjustmentStream, orderStream } from '../../src/shared/streams.js';
import { logOf } from '../support/log-of-events.js';
import type { LoggedEvent } from '../support/log-of-events.js';
import {
  invoiced,
  NOW,
  order,
  placed,
  platformRefund,
  received,
  redInvoiced,
  refundApproved,
  refunded,
  refundRejected,
  refundRequested,
  reversed,
  shipped,
  voided,
  YESTERDAY,
} from '../support/order-examples.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { contentOf, fillView } from '../support/view-under-test.js';

const ASKED = { ...order, limit: 10 };
const STREAM = orderStream(order.shopId, order.orderNo);

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await freshDatabase();
  database = new Database(server.url);
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

/** The view after these events of the order, taken one by one, so that every change meets the row it changes. */
async function given(...events: readonly OrderLedgerEvent[]): Promise<void> {
  const log = logOf([placed(), ...events].map((event) => ({ stream: STREAM, event })));
  await fillView(database, ordersProjection, log, { batchSize: 1 });
}

const failedPayment = PaymentFailed.at(YESTERDAY, {
  ...order,
  currency: 'CNY',
  paymentId: 'pay-1',
  amount: '100.00',
  reason: 'no cover',
});
const failedPayout = RefundPayoutFailed.at(NOW, {
  ...order,
  currency: 'CNY',
  refundId: 'ref-1',
  amount: '40.00',
  reason: 'account closed',
});
const reported = ShipmentReported.at(NOW, { ...order, platform: 'tmall', evidence: 'orders.csv' });
const delivered = ShipmentDelivered.at(NOW, { ...order, shipmentId: 'parcel-1' });

describe('The refunds of an order', () => {
  it('say who asked, who agreed and when, what was paid, and by which events', async () => {
    await given(received(), ...refunded('40.00'));
    const { items } = await listRefunds(database, ASKED);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      refundId: 'ref-1',
      state: 'paid-out',
      amount: '40.00',
      currency: 'CNY',
      reason: 'broken',
      requestedBy: 'alice',
      requestedAt: YESTERDAY,
      approvedBy: 'bob',
      decidedAt: YESTERDAY,
      payoutReference: 'out-1',
      rejectedBy: null,
    });
    const { requestedEventId, approvedEventId, paidEventId } = items[0]!;
    expect(new Set([requestedEventId, approvedEventId, paidEventId]).size).toBe(3);
  });

  it.each([
    ['requested', [refundRequested('40.00')]],
    ['approved', [refundRequested('40.00'), refundApproved('40.00')]],
    ['rejected', [refundRequested('40.00'), refundApproved('40.00'), refundRejected('40.00')]],
    ['payout-failed', [refundRequested('40.00'), refundApproved('40.00'), failedPayout]],
    ['settled-by-platform', [platformRefund('40.00')]],
  ])('stand at %s', async (state, events) => {
    await given(received(), ...events);
    const { items } = await listRefunds(database, ASKED);
    expect(items.map((refund) => refund.state)).toEqual([state]);
  });

  it('come in pages, the newest first, each once', async () => {
    const ids = ['a', 'b', 'c'];
    await given(received(), ...ids.map((id) => platformRefund('1.00', { refundId: id })));
    const first = await listRefunds(database, { ...ASKED, limit: 2 });
    const rest = await listRefunds(database, { ...ASKED, limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...rest.items].map(({ refundId }) => refundId)).toEqual(['c', 'b', 'a']);
    expect(rest.nextCursor).toBeNull();
  });
});

describe('The payments of an order', () => {
  it('say what was received and what of it was taken back', async () => {
    await given(failedPayment, received(), reversed('30.00'), received('5.00', 'pay-2'));
    const { items } = await listPayments(database, ASKED);
    expect(items.map(({ paymentId, state, keptAmount }) => [paymentId, state, keptAmount])).toEqual([
      ['pay-2', 'received', '5.00'],
      ['pay-1', 'partly-reversed', '70.00'],
    ]);
    expect(items[1]).toMatchObject({
      channel: 'alipay',
      reversedAmount: '30.00',
      failureReason: 'no cover',
      reversals: [{ reversalId: 'rev-1', amount: '30.00', reason: 'chargeback', reversedAt: YESTERDAY }],
    });
  });

  it('count nothing of a payment that failed', async () => {
    await given(failedPayment);
    const { items } = await listPayments(database, ASKED);
    expect(items).toMatchObject([
      { state: 'failed', amount: '100.00', keptAmount: '0.00', receivedAt: null },
    ]);
  });
});

describe('The invoices of an order', () => {
  it('say what of a blue one its red ones have left', async () => {
    await given(received(), invoiced('100.00', '11.50'), redInvoiced('30.00', '3.45'));
    const { items } = await listInvoices(database, ASKED);
    expect(items).toMatchObject([
      { invoiceNo: 'red-1', kind: 'red', state: 'issued', originalInvoiceNo: 'blue-1', amount: '30.00' },
      {
        invoiceNo: 'blue-1',
        kind: 'blue',
        state: 'partly-credited',
        netAmount: '88.50',
        creditedAmount: '30.00',
        openAmount: '70.00',
      },
    ]);
  });

  it('stand for nothing once they are voided', async () => {
    await given(received(), invoiced('100.00', '11.50'), voided('100.00', '11.50'));
    const { items } = await listInvoices(database, ASKED);
    expect(items).toMatchObject([
      { state: 'voided', openAmount: '0.00', voidedAt: YESTERDAY, voidReason: 'wrong title' },
    ]);
  });
});

describe('The shipments of an order', () => {
  it('are its parcels, and that the platform reports that the goods left', async () => {
    await given(shipped(), delivered, reported);
    const { items } = await listShipments(database, ASKED);
    expect(items).toMatchObject([
      { shipmentId: null, state: 'reported', platform: 'tmall', dispatchedAt: NOW },
      {
        shipmentId: 'parcel-1',
        state: 'delivered',
        carrier: 'SF',
        trackingNo: 'SF100',
        dispatchedAt: YESTERDAY,
        deliveredAt: NOW,
        lineNos: [],
      },
    ]);
  });
});

describe('The parts of an order that is not known', () => {
  it.each([
    ['payments', listPayments],
    ['refunds', listRefunds],
    ['invoices', listInvoices],
    ['shipments', listShipments],
  ] as const)('are not an empty list of %s', async (_, list) => {
    await given();
    await expect(list(database, { ...ASKED, orderNo: 'none' })).rejects.toMatchObject({
      code: 'ORDER_NOT_FOUND',
    });
  });
});

const money = { currency: 'CNY', amount: '12.30', debitAccount: '6711', creditAccount: '1122' };

/** Adjustments in every state; the first two are about the order. */
function adjustmentLog(): readonly LoggedEvent[] {
  const about = (adjustmentId: string) => ({ shopId: order.shopId, adjustmentId });
  const proposed = (id: string, orderNo?: string) =>
    AdjustmentProposed.at(YESTERDAY, {
      ...about(id),
      ...money,
      ...(orderNo === undefined ? {} : { orderNo }),
      reason: 'rounding',
      proposedBy: 'alice',
    });
  const approved = (id: string) => AdjustmentApproved.at(NOW, { ...about(id), approvedBy: 'bob' });
  const events = [
    proposed('adj-1', order.orderNo),
    proposed('adj-2', order.orderNo),
    approved('adj-2'),
    proposed('adj-3', order.orderNo),
    AdjustmentRejected.at(NOW, { ...about('adj-3'), rejectedBy: 'bob', reason: 'not ours' }),
    proposed('adj-4'),
    approved('adj-4'),
    AdjustmentPosted.at(NOW, { ...about('adj-4'), ...money, postedBy: 'alice' }),
  ];
  return events.map((event) => ({
    stream: adjustmentStream(order.shopId, event.data.adjustmentId),
    event,
  }));
}

describe('Adjustments', () => {
  const log = (): ReturnType<typeof logOf> =>
    logOf([{ stream: STREAM, event: placed() }, ...adjustmentLog()]);
  const listed = async (filter: object): Promise<string[]> => {
    const { items } = await listAdjustments(database, { limit: 10, ...filter });
    return items.map(({ adjustmentId }) => adjustmentId);
  };

  it('are listed by shop, order and state, the latest proposed first', async () => {
    await fillView(database, ordersProjection, log(), { batchSize: 1 });
    expect(await listed({})).toEqual(['adj-4', 'adj-3', 'adj-2', 'adj-1']);
    expect(await listed({ shopId: order.shopId, state: 'proposed' })).toEqual(['adj-1']);
    expect(await listed({ orderNo: order.orderNo })).toEqual(['adj-3', 'adj-2', 'adj-1']);
    await expect(listed({ shopId: 'unheard-of' })).rejects.toMatchObject({ code: 'SHOP_UNKNOWN' });
    const first = await listAdjustments(database, { limit: 3 });
    expect(await listed({ cursor: first.nextCursor })).toEqual(['adj-1']);
  });

  it('say what they move, with the names of the accounts, who proposed, agreed and posted', async () => {
    await fillView(database, ordersProjection, log());
    expect(await findAdjustment(database, order.shopId, 'adj-4')).toMatchObject({
      state: 'posted',
      orderNo: null,
      amount: '12.30',
      debitAccount: { code: '6711', name: 'Penalties and losses', nameZh: '营业外支出' },
      reason: 'rounding',
      proposedBy: 'alice',
      approvedBy: 'bob',
      postedBy: 'alice',
      postedAt: NOW,
    });
    expect(await findAdjustment(database, order.shopId, 'adj-3')).toMatchObject({
      state: 'rejected',
      rejectedBy: 'bob',
      rejectionReason: 'not ours',
    });
    await expect(findAdjustment(database, order.shopId, 'none')).rejects.toMatchObject({
      code: 'ADJUSTMENT_UNKNOWN',
    });
  });

  it('are the same, field for field, however the log is cut into batches', async () => {
    const fillings = [];
    for (const batchSize of [1, 3, 1000]) {
      await fillView(database, ordersProjection, log(), { batchSize, schema: 'cut' });
      fillings.push(await contentOf(database, 'cut'));
    }
    expect(fillings[0]!['adjustment']).toHaveLength(4);
    expect(fillings[1]).toEqual(fillings[0]);
    expect(fillings[2]).toEqual(fillings[0]);
  });

  it('of an order that await something are those that are proposed or approved', async () => {
    await fillView(database, ordersProjection, log());
    const open = await new ViewOpenAdjustments(database).ofOrder(order.shopId, order.orderNo);
    expect(open).toEqual({ currency: 'CNY', adjustmentIds: ['adj-1', 'adj-2'] });
  });
});
