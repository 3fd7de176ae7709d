import { randomUUID } from 'node:crypto';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { orderDecider } from '../../src/orders/order-ledger.js';
import type { OrderCommand } from '../../src/orders/order-ledger.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import type { Append } from '../../src/platform/event-store/event-store.js';
import { contextOf } from '../../src/platform/event-store/fold.js';
import { isoOf } from '../../src/shared/period.js';
import { orderStream } from '../../src/shared/streams.js';

export const EVENTS_PER_ORDER = 4;
const START = Date.UTC(2026, 0, 1);

/** Whole lives of orders (placed, paid, shipped, confirmed or refunded) as their deciders write them: four events each. */
export function sampleAppends(events: number, shopId: string, firstOrder = 0): Append[] {
  const codec = new EventCodec(eventCatalogue);
  return Array.from({ length: Math.ceil(events / EVENTS_PER_ORDER) }, (_, at) => {
    const index = firstOrder + at;
    const orderNo = String(1_000_000_000_000 + index);
    let state = orderDecider.initialState;
    const encoded = commandsOf(shopId, orderNo, index).flatMap((command) => {
      const context = contextOf(command, {
        commandId: randomUUID(),
        correlationId: randomUUID(),
        source: 'bench',
      });
      const decided = orderDecider.decide(command, state);
      for (const event of decided) state = orderDecider.evolve(state, event);
      return decided.map((event, ordinal) => codec.encode(event, context, ordinal));
    });
    return { stream: orderStream(shopId, orderNo), expected: 'no-stream', events: encoded };
  });
}

function commandsOf(shopId: string, orderNo: string, index: number): OrderCommand[] {
  const amount = `${10 + (index % 500)}.${String(index % 100).padStart(2, '0')}`;
  const actor = { type: 'platform' as const, id: 'tmall' };
  const at = (hours: number): string => isoOf(START + (index % 700) * 3_600_000 + hours * 3_600_000);
  const order = { shopId, orderNo, currency: 'CNY' };
  const begin: OrderCommand[] = [
    {
      type: 'PlaceOrder',
      actor,
      occurredAt: at(0),
      data: { ...order, totalAmount: amount, channel: 'tmall' },
    },
    {
      type: 'RecordPaymentReceived',
      actor,
      occurredAt: at(1),
      data: { ...order, paymentId: `p${orderNo}`, amount, channel: 'alipay' },
    },
    {
      type: 'ShipOrder',
      actor,
      occurredAt: at(20),
      data: { shopId, orderNo, shipmentId: 's1', carrier: 'SF', trackingNo: `SF${orderNo}` },
    },
  ];
  const refund: OrderCommand = {
    type: 'RecordPlatformRefund',
    actor,
    occurredAt: at(60),
    data: { ...order, refundId: 'r1', amount, platform: 'tmall', evidence: 'bench' },
  };
  const confirm: OrderCommand = {
    type: 'ConfirmReceipt',
    actor,
    occurredAt: at(90),
    data: { shopId, orderNo },
  };
  return [...begin, index % 5 === 0 ? refund : confirm];
}
