import { describe, expect, it } from '@jest/globals';
import { orderActions } from '../../src/orders/order-actions.js';
import { orderDecider } from '../../src/orders/order-ledger.js';
import type { OrderCommand } from '../../src/orders/order-ledger.js';
import { moneyOf } from '../../src/orders/order-figures.js';
import type { OrderLedgerEvent, OrderState } from '../../src/orders/order-state.js';
import { OrderPlaced } from '../../src/orders/order.events.js';
import type { PossibleAction } from '../../src/platform/http/possible-action.js';
import type { Actor } from '../../src/shared/decider.js';
import { add } from '../../src/shared/money.js';
import {
  alice,
  bob,
  cancelled,
  confirmed,
  invoiced,
  lineRefund,
  NOW,
  order,
  placed,
  received,
  redInvoiced,
  refundApproved,
  refunded,
  refundRequested,
  shipped,
  voided,
  YESTERDAY,
} from '../support/order-examples.js';

const stateOf = (events: readonly OrderLedgerEvent[]): OrderState =>
  events.reduce(orderDecider.evolve, orderDecider.initialState);

function actionsFor(actor: Actor, ...events: readonly OrderLedgerEvent[]): readonly PossibleAction[] {
  const revision = BigInt(events.length - 1);
  return orderActions({ key: order, state: stateOf(events), revision, actor, now: NOW });
}

function action(actions: readonly PossibleAction[], command: string): PossibleAction {
  const found = actions.find((one) => one.command === command);
  if (found === undefined) throw new Error(`${command} is not told of`);
  return found;
}

const fieldOf = ({ fields }: PossibleAction, name: string) => fields.find((field) => field.name === name);

/** The body that a form sends which leaves its fields as they are offered. */
function bodyOf({ fields }: PossibleAction, changes: Record<string, string> = {}): Record<string, string> {
  const offered = fields.map(({ name, value, choices }) => [name, value ?? choices[0]?.value ?? 'written']);
  return { ...(Object.fromEntries(offered) as Record<string, string>), ...changes };
}

describe('What may be done with an order', () => {
  it('is to ask for all of its money back, at the most, while no refund is open', () => {
    const request = action(actionsFor(alice, placed(), received()), 'RequestRefund');
    expect(request).toMatchObject({
      allowed: true,
      code: null,
      path: '/v1/shops/tmall-1/orders/1001/refunds',
    });
    expect(fieldOf(request, 'amount')).toMatchObject({ min: '0.01', max: '100.00', currency: 'CNY' });
  });

  it('bounds a refund by what earlier refunds have left', () => {
    const request = action(actionsFor(alice, placed(), received(), ...refunded('30.00')), 'RequestRefund');
    expect(fieldOf(request, 'amount')).toMatchObject({ value: '70.00', max: '70.00' });
  });

  it('is no refund of an order that holds no money, and both languages say why with the figures', () => {
    const request = action(actionsFor(alice, placed()), 'RequestRefund');
    expect(request).toMatchObject({ allowed: false, code: 'REFUND_EXCEEDS_RECEIVED' });
    expect(request.reason).toContain('left 0.00');
    expect(request.reasonZh).toContain('可退金额 0.00');
    expect(fieldOf(request, 'amount')).toMatchObject({ value: null, max: '0.00' });
  });

  it('is no second refund while one is open, but another line may still have its own', () => {
    const lines = ['1', '2'].map((lineNo) => ({ lineNo, quantity: 1, amount: '50.00' }));
    const withLines = OrderPlaced.at(YESTERDAY, {
      ...order,
      currency: 'CNY',
      totalAmount: '100.00',
      channel: 'tmall',
      lines,
    });
    const whole = action(actionsFor(bob, placed(), received(), refundRequested('40.00')), 'RequestRefund');
    expect(whole).toMatchObject({ allowed: false, code: 'REFUND_ALREADY_OPEN' });
    const byLine = action(
      actionsFor(bob, withLines, received(), refundRequested('40.00'), lineRefund('1', 'ref-2', '10.00')),
      'RequestRefund',
    );
    expect(byLine).toMatchObject({ allowed: true, code: null });
    expect(fieldOf(byLine, 'lineNo')).toMatchObject({ required: true, choices: [{ value: '2' }] });
    expect(fieldOf(byLine, 'amount')).toMatchObject({ max: '50.00' });
  });

  it('is for somebody else to approve a refund, never for the one who asked', () => {
    const events = [placed(), received(), refundRequested('40.00')];
    const own = action(actionsFor(alice, ...events), 'ApproveRefund');
    expect(own).toMatchObject({ subject: 'ref-1', allowed: false, code: 'REFUND_SELF_APPROVAL' });
    expect(own.reason).toContain('alice');
    expect(own.reasonZh).toBe('退款 ref-1 由 alice 申请，须由其他人审批。');
    expect(action(actionsFor(bob, ...events), 'ApproveRefund').allowed).toBe(true);
    expect(action(actionsFor(alice, ...events), 'RejectRefund').allowed).toBe(true);
    expect(action(actionsFor(bob, ...events), 'RecordRefundPaidOut')).toMatchObject({
      allowed: false,
      code: 'REFUND_NOT_APPROVED',
      reasonZh: '退款 ref-1 当前状态为「待审批」，尚未批准。',
    });
  });

  it('is to pay an approved refund out with exactly its amount', () => {
    const events = [placed(), received(), refundRequested('40.00'), refundApproved('40.00')];
    const payout = action(actionsFor(alice, ...events), 'RecordRefundPaidOut');
    expect(payout.allowed).toBe(true);
    expect(fieldOf(payout, 'amount')).toMatchObject({ value: '40.00', min: '40.00', max: '40.00' });
    expect(actionsFor(bob, ...events).map(({ command }) => command)).not.toContain('ApproveRefund');
  });

  it('is nothing more about a refund that was paid in full', () => {
    const actions = actionsFor(bob, placed(), received(), ...refunded('100.00'));
    expect(actions.filter(({ subject }) => subject === 'ref-1')).toEqual([]);
    expect(action(actions, 'RequestRefund')).toMatchObject({
      allowed: false,
      code: 'REFUND_EXCEEDS_RECEIVED',
    });
    expect(action(actions, 'IssueInvoice').allowed).toBe(false);
    expect(action(actions, 'CloseOrder')).toMatchObject({ allowed: true, ifMatch: '"4"' });
  });

  it('is to invoice what is held and not invoiced yet, and to take back what stands', () => {
    const events = [placed(), received(), invoiced('60.00', '6.90')];
    const actions = actionsFor(alice, ...events);
    expect(fieldOf(action(actions, 'IssueInvoice'), 'amount')).toMatchObject({ max: '40.00' });
    expect(action(actions, 'VoidInvoice')).toMatchObject({ subject: 'blue-1', allowed: true });
    expect(fieldOf(action(actions, 'IssueRedInvoice'), 'amount')).toMatchObject({ max: '60.00' });
    const credited = actionsFor(alice, ...events, redInvoiced('60.00', '6.90'));
    expect(action(credited, 'VoidInvoice')).toMatchObject({ allowed: false, code: 'INVOICE_HAS_RED' });
    expect(action(credited, 'IssueRedInvoice')).toMatchObject({
      allowed: false,
      code: 'RED_INVOICE_EXCEEDS_BLUE',
    });
    const none = actionsFor(alice, ...events, voided('60.00', '6.90'));
    expect(none.filter(({ subject }) => subject === 'blue-1')).toEqual([]);
  });
});

const LIVES: readonly (readonly OrderLedgerEvent[])[] = [
  [placed()],
  [placed(), cancelled()],
  [placed(), received()],
  [placed(), received(), shipped()],
  [placed(), received(), shipped(), confirmed()],
  [placed(), received(), refundRequested('40.00')],
  [placed(), received(), refundRequested('40.00'), refundApproved('40.00')],
  [placed(), received(), ...refunded('100.00')],
  [placed(), received(), invoiced('60.00', '6.90')],
  [placed(), received(), invoiced('100.00', '11.50'), ...refunded('30.00')],
  [placed(), received(), invoiced('60.00', '6.90'), redInvoiced('20.00', '2.30')],
];

describe('What is offered', () => {
  it.each(LIVES.map((events) => [events.map(({ type }) => type).join(', '), events] as const))(
    'is what the rules then take, and no cent more, after %s',
    (_, events) => {
      const state = stateOf(events);
      for (const one of actionsFor(bob, ...events)) {
        const send = (changes: Record<string, string> = {}): readonly OrderLedgerEvent[] => {
          const about = { refundId: one.subject, invoiceNo: one.subject, originalInvoiceNo: one.subject };
          const body = bodyOf(one, { ...changes, ...(fieldOf(one, 'taxAmount') && { taxRate: '0.13' }) });
          delete body['taxAmount'];
          delete body['buyerTaxNo'];
          const data = { ...order, ...about, ...body };
          return orderDecider.decide(
            { type: one.command, data, actor: bob, occurredAt: NOW } as unknown as OrderCommand,
            state,
          );
        };
        if (!one.allowed) {
          expect(one.reason).not.toBeNull();
          // The sentence of the code itself, not the one for codes that have none.
          expect(one.reasonZh).not.toMatch(/^规则不允许/);
          continue;
        }
        expect(send().length).toBeGreaterThan(0);
        const max = fieldOf(one, 'amount')?.max;
        if (max !== undefined && max !== null) expect(() => send({ amount: add(max, '0.01') })).toThrow();
      }
    },
  );
});

describe('The figures of an order', () => {
  it('say what may still be refunded and invoiced, and what red invoices are due', () => {
    const events = [placed(), received(), invoiced('100.00', '11.50'), ...refunded('30.00')];
    expect(moneyOf(stateOf([...events, refundRequested('20.00', 'ref-2')]))).toEqual({
      total: '100.00',
      owed: '100.00',
      received: '100.00',
      reversed: '0.00',
      refunded: '30.00',
      reserved: '20.00',
      net: '70.00',
      refundable: '50.00',
      invoicedBlue: '100.00',
      invoicedRed: '0.00',
      invoiced: '100.00',
      invoiceable: '0.00',
      redInvoiceDue: '30.00',
    });
  });

  it('owe and invoice nothing once the order is cancelled', () => {
    expect(moneyOf(stateOf([placed(), cancelled(), received()]))).toMatchObject({
      total: '100.00',
      owed: '0.00',
      refundable: '100.00',
      invoiceable: '0.00',
    });
  });
});
