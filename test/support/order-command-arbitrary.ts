import fc from 'fast-check';
import type { OrderCommand } from '../../src/orders/order-ledger.js';
import { ask, bob, NOW, order } from './order-examples.js';

type DataOf<Type extends OrderCommand['type']> = Omit<
  Extract<OrderCommand, { type: Type }>['data'],
  'shopId' | 'orderNo'
>;

// Few ids and round amounts, so that commands meet: repeats, reused ids, sums that just fit and just do not.
const id = fc.constantFrom('1', '2', '3', '4', '5');
const redId = fc.constantFrom('red-1', 'red-2', 'red-3', '1');
const amount = fc
  .oneof(fc.constantFrom(1, 1000, 2500, 5000, 10_000), fc.integer({ min: -1, max: 12_000 }))
  .map(yuan);
const small = fc.constantFrom(1, 1000, 2500, 3333).map(yuan);
const end = fc.record({ fails: fc.boolean(), turnsBack: fc.boolean() });
const reason = fc.constantFrom('broken', 'late');
const actor = fc.constantFrom('alice', 'bob').map((name) => ({ type: 'user' as const, id: name }));

function yuan(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function command<Type extends OrderCommand['type']>(
  type: Type,
  data: { [Name in keyof DataOf<Type>]: fc.Arbitrary<DataOf<Type>[Name]> },
): fc.Arbitrary<OrderCommand> {
  return fc
    .record({ data: fc.record(data as never), actor })
    .map(
      (made) =>
        ({ ...made, type, occurredAt: NOW, data: { ...order, ...made.data } }) as unknown as OrderCommand,
    );
}

const place = command('PlaceOrder', {
  currency: fc.constant('CNY'),
  totalAmount: fc.constantFrom('100.00', '0.00'),
  channel: fc.constant('tmall'),
});

const report = command('ApplyOrderReport', {
  currency: fc.constant('CNY'),
  channel: fc.constant('tmall'),
  totalAmount: fc.constantFrom('100.00', '120.00'),
  grossPaidAmount: fc.option(amount, { nil: undefined }),
  refundedAmount: fc.oneof(fc.constant('0.00'), amount),
  placedAt: fc.constant('2026-03-01T08:00:00Z'),
  paidAt: fc.constantFrom(undefined, '2026-03-01T09:00:00Z'),
  confirmedAt: fc.constantFrom(undefined, undefined, '2026-03-01T10:00:00Z'),
  status: fc.constantFrom(undefined, 'unpaid', 'paid', 'shipped', 'completed', 'closed'),
  invoiceRequested: fc.constantFrom(undefined, undefined, true),
  platform: fc.constant('tmall'),
  evidence: fc.constant('report.csv'),
});

const life = [
  command('AmendOrder', { totalAmount: amount, reason }),
  command('CancelOrder', { reason }),
  command('CloseOrder', { reason }),
  command('ShipOrder', { shipmentId: id, carrier: fc.constant('SF'), trackingNo: id }),
  command('DeliverShipment', { shipmentId: id }),
  command('ConfirmReceipt', {}),
];

const money = [
  command('RecordPaymentReceived', { paymentId: id, amount, channel: fc.constant('alipay') }),
  command('RecordPaymentFailed', { paymentId: id, amount, reason }),
  command('ReversePayment', { paymentId: id, reversalId: id, amount, reason }),
  command('RequestRefund', { refundId: id, amount, reason, lineNo: fc.option(id, { nil: undefined }) }),
  command('ApproveRefund', { refundId: id }),
  command('RejectRefund', { refundId: id, reason }),
  command('RecordRefundFailed', { refundId: id, reason }),
  command('RecordPlatformRefund', {
    refundId: id,
    amount,
    platform: fc.constant('tmall'),
    evidence: fc.constant('export'),
  }),
];

/** The payout of a refund must give its exact amount, which only the refund itself knows: see `payRefund`. */
export interface PayRefund {
  readonly payRefund: string;
  readonly payoutReference: string;
}
const payRefund: fc.Arbitrary<PayRefund> = fc.record({ payRefund: id, payoutReference: id });

const invoice = {
  issuerTaxNo: '91310000MA1K00000X',
  taxRate: '0.13',
  buyerKind: 'individual' as const,
};
const invoices = [
  fc
    .record({ invoiceNo: id, amount, taxRate: fc.constantFrom('0.13', '0.06', '0') })
    .map((made) => ask('IssueInvoice', { ...invoice, ...made })),
  command('VoidInvoice', { invoiceNo: id, reason }),
  command('IssueRedInvoice', {
    invoiceNo: redId,
    originalInvoiceNo: id,
    amount,
    reason,
  }),
];

/** Commands that follow from one another, so that lives also get to their end; others come in between and break them. */
const courses: readonly fc.Arbitrary<readonly (OrderCommand | PayRefund)[]>[] = [
  fc
    .record({
      refundId: id,
      amount: small,
      payoutReference: id,
      lineNo: fc.option(id, { nil: undefined }),
      end,
    })
    .map(({ refundId, amount: refundAmount, payoutReference, lineNo, end: { fails, turnsBack } }) => [
      ask('RequestRefund', { refundId, amount: refundAmount, reason: 'broken', lineNo }),
      ask('ApproveRefund', { refundId }, bob),
      ...(fails ? [ask('RecordRefundFailed', { refundId, reason: 'late' })] : []),
      turnsBack
        ? ask('RejectRefund', { refundId, reason: 'late' })
        : { payRefund: refundId, payoutReference },
    ]),
  fc
    .record({ invoiceNo: id, amount: small, redAmount: small, redNo: redId, end })
    .map(({ invoiceNo, amount: blueAmount, redAmount, redNo, end: { turnsBack } }) => [
      ask('IssueInvoice', { ...invoice, invoiceNo, amount: blueAmount }),
      turnsBack
        ? ask('VoidInvoice', { invoiceNo, reason: 'late' })
        : ask('IssueRedInvoice', {
            invoiceNo: redNo,
            originalInvoiceNo: invoiceNo,
            amount: redAmount,
            reason: 'late',
          }),
    ]),
  fc
    .record({ paymentId: id, amount: small, reversalId: id, part: small })
    .map(({ paymentId, amount: paidAmount, reversalId, part }) => [
      ask('RecordPaymentReceived', { paymentId, amount: paidAmount, channel: 'alipay' }),
      ask('ReversePayment', { paymentId, reversalId, amount: part, reason: 'late' }),
    ]),
  id.map((shipmentId) => [
    ask('ShipOrder', { shipmentId, carrier: 'SF', trackingNo: 'SF1' }),
    ask('DeliverShipment', { shipmentId }),
  ]),
];

/** What might be asked of one order over its life, sensible or not; it begins with its placement, or a report. */
export const orderCommands: fc.Arbitrary<readonly (OrderCommand | PayRefund)[]> = fc
  .tuple(
    fc.oneof({ arbitrary: place, weight: 4 }, { arbitrary: report, weight: 1 }),
    fc.array(
      fc.oneof(
        ...life.map((arbitrary) => ({ arbitrary: single(arbitrary), weight: 1 })),
        ...money.map((arbitrary) => ({ arbitrary: single(arbitrary), weight: 2 })),
        { arbitrary: single(payRefund), weight: 2 },
        ...invoices.map((arbitrary) => ({ arbitrary: single(arbitrary), weight: 2 })),
        { arbitrary: single(report), weight: 2 },
        ...courses.map((arbitrary) => ({ arbitrary, weight: 4 })),
      ),
      { minLength: 10, maxLength: 40 },
    ),
  )
  .map(([first, rest]) => [first, ...rest.flat()]);

function single<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> {
  return arbitrary.map((one) => [one]);
}
