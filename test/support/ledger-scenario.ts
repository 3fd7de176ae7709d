import { AdjustmentPosted, AdjustmentProposed } from '../../src/adjustments/adjustment.events.js';
import { InvoiceIssued, InvoiceVoided, RedInvoiceIssued } from '../../src/orders/invoice.events.js';
import { OrderAmended, OrderCancelled, OrderClosed, OrderPlaced } from '../../src/orders/order.events.js';
import { PaymentFailed, PaymentReceived, PaymentReversed } from '../../src/orders/payment.events.js';
import {
  RefundApproved,
  RefundPaidOut,
  RefundRejected,
  RefundRequested,
  RefundSettledByPlatform,
} from '../../src/orders/refund.events.js';
import {
  OrderReceiptConfirmed,
  ShipmentDelivered,
  ShipmentDispatched,
} from '../../src/orders/shipment.events.js';
import { CommandRefused } from '../../src/platform/event-store/refusal.events.js';
import type { DomainEvent } from '../../src/shared/domain-event.js';
import { add, negate, portion, subtract, taxWithin } from '../../src/shared/money.js';
import { isoOf } from '../../src/shared/period.js';
import { adjustmentStream, orderStream, refusalStream, statementStream } from '../../src/shared/streams.js';
import { StatementLinesRecorded } from '../../src/statements/statement.events.js';
import type { StatementLine } from '../../src/statements/statement.events.js';
import type { LoggedEvent } from './log-of-events.js';

const CURRENCY = 'CNY';
const START = Date.parse('2026-01-31T00:00:00Z');
const HOUR = 3_600_000;

/**
 * A shop's life: orders in every state, with their events interleaved, recorded later than they occurred, some of them
 * days later; and statement chunks that tell some lines twice. The same for the same number of orders.
 */
export function shopLife(orderCount: number, shopId = 'shop-1'): readonly LoggedEvent[] {
  const timed: { at: number; logged: LoggedEvent }[] = [];
  for (let n = 0; n < orderCount; n++) {
    const orderNo = String(1_234_567_890_123_000_000n + BigInt(n));
    const stream = orderStream(shopId, orderNo);
    for (const [hours, event] of orderLife(n, shopId, orderNo)) {
      // Every seventh order is reported by a file a week later; the rest within the hour.
      const recorded = START + n * HOUR + (n % 7 === 6 ? 7 * 24 + hours / 1000 : hours + 0.25) * HOUR;
      timed.push({ at: recorded, logged: { stream, event, recordedAt: isoOf(recorded) } });
    }
  }
  timed.sort((a, b) => a.at - b.at);
  return [...timed.map(({ logged }) => logged), ...statement(orderCount, shopId), ...byPeople(shopId)];
}

function orderLife(n: number, shopId: string, orderNo: string): [number, DomainEvent][] {
  const at = (hours: number): string => isoOf(START + n * HOUR + hours * HOUR);
  const total = `${20 + (n % 180)}.${String(n % 100).padStart(2, '0')}`;
  const money = { shopId, orderNo, currency: CURRENCY };
  const paid: [number, DomainEvent][] = [
    [0, OrderPlaced.at(at(0), { ...money, totalAmount: total, channel: 'tmall' })],
    [1, PaymentReceived.at(at(1), { ...money, paymentId: `p-${n}`, amount: total, channel: 'alipay' })],
  ];
  const completed: [number, DomainEvent][] = [
    ...paid,
    [
      5,
      ShipmentDispatched.at(at(5), {
        shopId,
        orderNo,
        shipmentId: 's-1',
        carrier: 'SF',
        trackingNo: `SF${n}`,
      }),
    ],
    [50, ShipmentDelivered.at(at(50), { shopId, orderNo, shipmentId: 's-1' })],
    [90, OrderReceiptConfirmed.at(at(90), { ...money, recognisedAmount: total })],
  ];
  const refund = { ...money, refundId: 'r-1', amount: portion(total, '0.25', CURRENCY) };
  const tax = taxWithin(total, '0.13', CURRENCY);
  const invoice = { ...money, issuerTaxNo: 'T1', invoiceNo: `I${n}`, amount: total, taxAmount: tax };
  const issued: [number, DomainEvent] = [
    91,
    InvoiceIssued.at(at(91), { ...invoice, taxRate: '0.13', buyerKind: 'individual' }),
  ];
  const lives: [number, DomainEvent][][] = [
    [...completed, issued],
    [
      ...completed,
      [100, RefundRequested.at(at(100), { ...refund, reason: 'torn', requestedBy: 'clerk' })],
      [101, RefundApproved.at(at(101), { ...refund, approvedBy: 'boss' })],
      [110, RefundPaidOut.at(at(110), { ...refund, revenueAmount: refund.amount, payoutReference: 'x-1' })],
    ],
    [
      paid[0]!,
      [1, PaymentFailed.at(at(1), { ...money, paymentId: `f-${n}`, amount: total, reason: 'no cover' })],
      [48, OrderCancelled.at(at(48), { shopId, orderNo, reason: 'not paid' })],
    ],
    [
      ...paid,
      [
        3,
        RefundSettledByPlatform.at(at(3), {
          ...money,
          refundId: 'report-1',
          amount: total,
          revenueAmount: '0.00',
          platform: 'tmall',
          evidence: 'orders.csv',
        }),
      ],
      [4, OrderClosed.at(at(4), { shopId, orderNo, reason: 'refunded in full' })],
    ],
    [
      ...completed,
      issued,
      [
        95,
        RedInvoiceIssued.at(at(95), {
          ...invoice,
          invoiceNo: `R${n}`,
          originalInvoiceNo: `I${n}`,
          amount: refund.amount,
          taxAmount: taxWithin(refund.amount, '0.13', CURRENCY),
          reason: 'partial refund',
        }),
      ],
    ],
    [
      ...paid,
      [
        2,
        OrderAmended.at(at(2), {
          ...money,
          previousAmount: total,
          totalAmount: add(total, '10.00'),
          reason: 'freight',
        }),
      ],
      [6, RefundRequested.at(at(6), { ...refund, reason: 'late', requestedBy: 'clerk' })],
      [7, RefundRejected.at(at(7), { ...refund, rejectedBy: 'boss', reason: 'it came' })],
    ],
    [
      ...completed,
      issued,
      [92, InvoiceVoided.at(at(92), { ...invoice, reason: 'wrong title' })],
      [
        120,
        PaymentReversed.at(at(120), {
          ...money,
          paymentId: `p-${n}`,
          reversalId: 'v-1',
          amount: '12.00',
          revenueAmount: '5.00',
          reason: 'chargeback',
        }),
      ],
    ],
  ];
  return lives[n % lives.length]!;
}

/** Two files of one account: the second tells the last line of each chunk of the first again. */
function statement(orderCount: number, shopId: string): readonly LoggedEvent[] {
  const lines: StatementLine[] = Array.from({ length: orderCount }, (_, n) => ({
    lineId: `line-${n}`,
    fileLine: n + 1,
    occurredAt: isoOf(START + n * HOUR + 95 * HOUR),
    amount: n % 5 === 4 ? negate(`3.0${n % 10}`) : subtract(`${30 + (n % 70)}.50`, '1.00'),
    entryNo: `e${n}`,
    businessType: n % 5 === 4 ? '其它' : '交易付款',
    businessDescription: n % 5 === 4 ? '天猫佣金' : '0010001|交易收款',
    merchantOrderNo: `T200P${1_234_567_890_123_000_000n + BigInt(n)}`,
  }));
  const chunks: LoggedEvent[] = [];
  for (let from = 0; from < lines.length; from += 20) {
    const chunk = lines.slice(from, from + 20);
    for (const [statementId, told] of [['first', chunk] as const, ['second', chunk.slice(-1)] as const]) {
      chunks.push({
        stream: statementStream(shopId, statementId),
        event: StatementLinesRecorded.at(chunk.at(-1)!.occurredAt, {
          kind: 'alipay-account',
          shopId,
          accountNo: 'a@example.com',
          statementId,
          currency: CURRENCY,
          chunk: from / 20,
          lines: told,
        }),
        recordedAt: isoOf(START + 60 * 24 * HOUR),
      });
    }
  }
  return chunks;
}

function byPeople(shopId: string): readonly LoggedEvent[] {
  const adjustment = {
    shopId,
    adjustmentId: 'adj-1',
    currency: CURRENCY,
    amount: '7.77',
    debitAccount: '6603',
    creditAccount: '1221',
  };
  const at = isoOf(START + 70 * 24 * HOUR);
  const stream = adjustmentStream(shopId, 'adj-1');
  return [
    { stream, event: AdjustmentProposed.at(at, { ...adjustment, reason: 'bank fee', proposedBy: 'clerk' }) },
    { stream, event: AdjustmentPosted.at(at, { ...adjustment, postedBy: 'boss' }), actorId: 'boss' },
    {
      stream: refusalStream('command-x'),
      event: CommandRefused.at(at, {
        stream: orderStream(shopId, '1234567890123000000'),
        commandType: 'RequestRefund',
        code: 'REFUND_EXCEEDS_RECEIVED',
        message: 'asked for 500.00 CNY, 20.00 CNY can be refunded',
      }),
    },
  ];
}
