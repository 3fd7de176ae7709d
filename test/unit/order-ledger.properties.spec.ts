import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { invoiceEvents } from '../../src/orders/invoice.events.js';
import type { OrderCommand } from '../../src/orders/order-ledger.js';
import { orderDecider } from '../../src/orders/order-ledger.js';
import type { OrderLedgerEvent, OrderState } from '../../src/orders/order-state.js';
import { orderEvents } from '../../src/orders/order.events.js';
import { paymentEvents } from '../../src/orders/payment.events.js';
import { refundEvents } from '../../src/orders/refund.events.js';
import { shipmentEvents } from '../../src/orders/shipment.events.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import type { CommandContext } from '../../src/platform/event-store/codec.js';
import { DomainError } from '../../src/shared/domain-error.js';
import { recordProblem } from '../../src/shared/event-schema.js';
import { deepFreeze } from '../support/deep-freeze.js';
import { orderCommands } from '../support/order-command-arbitrary.js';
import type { PayRefund } from '../support/order-command-arbitrary.js';
import { ask } from '../support/order-examples.js';

const codec = new EventCodec(eventCatalogue);
const context: CommandContext = {
  commandId: '0b8a5f6e-2f43-4a55-8a10-000000000001',
  commandType: 'Any',
  commandHash: '',
  actorType: 'user',
  actorId: 'alice',
  correlationId: '0b8a5f6e-2f43-4a55-8a10-000000000002',
  causationId: '0b8a5f6e-2f43-4a55-8a10-000000000003',
  source: 'test',
};

/** As the log gives it back. */
function storedAndRead(event: OrderLedgerEvent, revision: number): OrderLedgerEvent {
  const decoded = codec.decode({
    ...codec.encode(event, context, revision),
    stream: 'order-tmall~1-1001',
    revision: BigInt(revision),
    position: `pg:00000000-0000-4000-8000-000000000000:${revision}`,
    recordedAt: '2026-03-02T08:00:00Z',
  });
  return decoded.event as OrderLedgerEvent;
}

// Arithmetic of its own, in whole cents, so that a mistake in the ledger's is not repeated here.
const cents = (amount: string): bigint => BigInt(amount.replace('.', ''));
const yuan = (amount: bigint): string => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;

/** The totals of an order, from its events alone. */
function totalsOf(events: readonly OrderLedgerEvent[]) {
  const total = (type: OrderLedgerEvent['type'], field = 'amount'): bigint =>
    events
      .filter((event) => event.type === type)
      .reduce((sum, event) => sum + cents((event.data as unknown as Record<string, string>)[field]!), 0n);
  const received = total('PaymentReceived');
  const reversed = total('PaymentReversed');
  const refunded = total('RefundPaidOut') + total('RefundSettledByPlatform');
  const takenFromRevenue =
    total('PaymentReversed', 'revenueAmount') +
    total('RefundPaidOut', 'revenueAmount') +
    total('RefundSettledByPlatform', 'revenueAmount');
  return {
    received,
    reversed,
    refunded,
    net: received - reversed - refunded,
    reserved: total('RefundRequested') - total('RefundRejected') - total('RefundPaidOut'),
    invoiced: total('InvoiceIssued') - total('InvoiceVoided'),
    red: total('RedInvoiceIssued'),
    recognised: total('OrderReceiptConfirmed', 'recognisedAmount') - takenFromRevenue,
  };
}

function asCommand(asked: OrderCommand | PayRefund, state: OrderState): OrderCommand {
  if ('type' in asked) return asked;
  const amount = state.refunds.get(asked.payRefund)?.request.amount ?? '1.00';
  return ask('RecordRefundPaidOut', {
    refundId: asked.payRefund,
    amount,
    payoutReference: asked.payoutReference,
  });
}

interface Life {
  readonly events: readonly OrderLedgerEvent[];
  readonly states: readonly OrderState[];
}

/** Asks one after the other, on frozen states; what a rule refuses is left out, and any other error fails the test. */
function live(asked: readonly (OrderCommand | PayRefund)[]): Life {
  const events: OrderLedgerEvent[] = [];
  const states: OrderState[] = [];
  let state = deepFreeze(orderDecider.initialState);
  for (const item of asked) {
    const command = deepFreeze(asCommand(item, state));
    try {
      for (const event of orderDecider.decide(command, state)) {
        state = deepFreeze(orderDecider.evolve(state, deepFreeze(event)));
        events.push(event);
        states.push(state);
      }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return { events, states };
}

const everyLife = (check: (life: Life) => void, numRuns = 150): void =>
  fc.assert(
    fc.property(orderCommands, (asked) => check(live(asked))),
    { numRuns },
  );

describe('whatever is asked of an order', () => {
  it('it never holds less than nothing, and never promises more than it holds', () => {
    everyLife(({ events }) => {
      for (let count = 1; count <= events.length; count++) {
        const { net, reserved, recognised } = totalsOf(events.slice(0, count));
        expect(net >= 0n).toBe(true);
        expect(reserved >= 0n && reserved <= net).toBe(true);
        expect(recognised >= 0n && recognised <= net).toBe(true);
      }
    });
  });

  it('its running totals are the sums of its events', () => {
    everyLife(({ events, states }) => {
      const state = states.at(-1);
      if (state === undefined) return;
      const totals = totalsOf(events);
      expect({
        received: state.receivedAmount,
        reversed: state.reversedAmount,
        refunded: state.refundedAmount,
        reserved: state.reservedAmount,
        invoiced: state.invoicedAmount,
        red: state.redAmount,
        recognised: state.recognisedAmount,
      }).toStrictEqual({
        received: yuan(totals.received),
        reversed: yuan(totals.reversed),
        refunded: yuan(totals.refunded),
        reserved: yuan(totals.reserved),
        invoiced: yuan(totals.invoiced),
        red: yuan(totals.red),
        recognised: yuan(totals.recognised),
      });
    });
  });

  it('no payment is taken back beyond its amount, no blue invoice credited beyond its amount or tax', () => {
    everyLife(({ states }) => {
      const state = states.at(-1);
      for (const { received, reversedAmount } of state?.payments.values() ?? []) {
        expect(cents(reversedAmount) <= cents(received.amount)).toBe(true);
      }
      for (const { issued, redAmount, redTaxAmount } of state?.invoices.values() ?? []) {
        expect(cents(redAmount) <= cents(issued.amount)).toBe(true);
        expect(cents(redTaxAmount) <= cents(issued.taxAmount)).toBe(true);
        // Credited in full means no tax left either, and the other way round there is no tax without an amount.
        if (redAmount === issued.amount) expect(redTaxAmount).toBe(issued.taxAmount);
      }
    });
  });

  it('what stands invoiced when an invoice is issued is held at that moment', () => {
    everyLife(({ events }) => {
      events.forEach(({ type }, index) => {
        if (type !== 'InvoiceIssued') return;
        const { invoiced, red, net } = totalsOf(events.slice(0, index + 1));
        expect(invoiced - red <= net).toBe(true);
      });
    });
  });

  it('it is cancelled and closed only when no money or no promise of money is left over', () => {
    everyLife(({ events }) => {
      events.forEach(({ type }, index) => {
        const { net, reserved } = totalsOf(events.slice(0, index));
        if (type === 'OrderCancelled') expect(net).toBe(0n);
        if (type === 'OrderClosed') expect(reserved).toBe(0n);
      });
    });
  });

  it('each line and the order as a whole have at most one open refund', () => {
    everyLife(({ states }) => {
      for (const state of states) {
        const open = [...state.refunds.values()].filter(
          ({ status }) => status === 'requested' || status === 'approved',
        );
        const scopes = open.map(({ request }) => request.lineNo);
        expect(new Set(scopes).size).toBe(scopes.length);
      }
    });
  });

  it('nobody approves a refund that they asked for', () => {
    everyLife(({ states }) => {
      for (const { request, approvedBy } of states.at(-1)?.refunds.values() ?? []) {
        expect(approvedBy).not.toBe(request.requestedBy);
      }
    });
  });

  it('asking the same again at once says nothing new or is refused, but for failures, which are attempts', () => {
    fc.assert(
      fc.property(orderCommands, (asked) => {
        let state = orderDecider.initialState;
        for (const item of asked) {
          const command = asCommand(item, state);
          if (command.type === 'RecordRefundFailed') continue;
          try {
            state = orderDecider.decide(command, state).reduce(orderDecider.evolve, state);
          } catch (error) {
            if (error instanceof DomainError) continue;
            throw error;
          }
          expect(orderDecider.decide(command, state)).toStrictEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('every event has the shape of its definition, survives the log, and replays to the same state', () => {
    everyLife(({ events, states }) => {
      const read = events.map((event, revision) => {
        const definition = eventCatalogue.find(({ type }) => type === event.type);
        expect(definition && recordProblem(definition.shape, event.data)).toBeUndefined();
        return storedAndRead(event, revision);
      });
      expect(read).toStrictEqual(events);
      const replayed = read.reduce(orderDecider.evolve, orderDecider.initialState);
      expect(replayed).toStrictEqual(states.at(-1) ?? orderDecider.initialState);
    });
  });

  it('every kind of event happens in these lives, so that none of the above is empty', () => {
    const seen = new Set<string>();
    everyLife(({ events }) => {
      for (const { type } of events) seen.add(type);
    }, 300);
    const all = [...orderEvents, ...shipmentEvents, ...paymentEvents, ...refundEvents, ...invoiceEvents];
    expect([...seen].sort()).toStrictEqual(all.map(({ type }) => type).sort());
  });
});
