import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { summaryOf } from '../../projections/audit-trail/audit-trail.summary.js';
import { knownEvent } from '../../projections/core/ledger-event.js';
import { CommandRefused } from '../../src/platform/event-store/refusal.events.js';
import { OrderAmended, OrderPlaced } from '../../src/orders/order.events.js';
import { RefundPaidOut, RefundRequested } from '../../src/orders/refund.events.js';
import type { DomainEvent } from '../../src/shared/domain-event.js';
import { StatementLinesRecorded } from '../../src/statements/statement.events.js';

const AT = '2026-03-01T00:00:00Z';
const ORDER = { shopId: 'shop', orderNo: '1001', currency: 'CNY' };
const GOLDEN = new URL('../fixtures/events/', import.meta.url);

describe('the sentence of an audit entry', () => {
  it('says what an order is to cost', () => {
    expect(summaryOf(OrderPlaced.at(AT, { ...ORDER, totalAmount: '178.80', channel: 'tmall' }))).toEqual({
      en: 'Order 1001 was placed on tmall for 178.80 CNY',
      zh: '订单 1001 在 tmall 创建，应付 178.80 CNY',
    });
  });

  it('says both figures of a change, and why', () => {
    const event = OrderAmended.at(AT, {
      ...ORDER,
      previousAmount: '100.00',
      totalAmount: '90.00',
      reason: 'coupon',
    });
    expect(summaryOf(event)).toEqual({
      en: 'Order 1001 was amended from 100.00 to 90.00 CNY, because: coupon',
      zh: '订单 1001 应付金额由 100.00 改为 90.00 CNY，原因：coupon',
    });
  });

  it('says who asked for a refund and for which line', () => {
    const event = RefundRequested.at(AT, {
      ...ORDER,
      refundId: 'r1',
      amount: '30.00',
      reason: 'torn',
      requestedBy: 'lin',
      lineNo: '2',
    });
    expect(summaryOf(event).en).toBe(
      'lin requested refund r1 of 30.00 CNY for order 1001, line 2, because: torn',
    );
  });

  it('leaves an empty reason out', () => {
    const event = RefundRequested.at(AT, {
      ...ORDER,
      refundId: 'r1',
      amount: '30.00',
      reason: '',
      requestedBy: 'lin',
    });
    expect(summaryOf(event)).toEqual({
      en: 'lin requested refund r1 of 30.00 CNY for order 1001',
      zh: 'lin 为订单 1001 申请退款 r1，金额 30.00 CNY',
    });
  });

  it('says how much of a refund came out of revenue, if any did', () => {
    const refund = { ...ORDER, refundId: 'r1', amount: '30.00', payoutReference: 'x9' };
    expect(summaryOf(RefundPaidOut.at(AT, { ...refund, revenueAmount: '12.00' })).en).toBe(
      'Refund r1 of 30.00 CNY for order 1001 was paid out under x9, 12.00 CNY of it out of revenue',
    );
    expect(summaryOf(RefundPaidOut.at(AT, { ...refund, revenueAmount: '0.00' })).en).toBe(
      'Refund r1 of 30.00 CNY for order 1001 was paid out under x9',
    );
  });

  it('sums the lines of a statement instead of repeating them', () => {
    const line = (fileLine: number, amount: string) => ({
      lineId: `l${fileLine}`,
      fileLine,
      occurredAt: AT,
      amount,
      remark: 'never repeated',
    });
    const event = StatementLinesRecorded.at(AT, {
      kind: 'alipay-account',
      shopId: 'shop',
      accountNo: 'acc',
      statementId: 's1',
      currency: 'CNY',
      chunk: 3,
      lines: [line(1, '88.00'), line(2, '-4.40'), line(3, '0.10')],
    });
    expect(summaryOf(event)).toEqual({
      en: '3 lines of statement s1 (part 3) were recorded: sum 83.70 CNY, in 88.10, out -4.40',
      zh: '对账单 s1（第 3 段）记录 3 行：合计 83.70 CNY，收入 88.10，支出 -4.40',
    });
  });

  it('says which rule refused a command, with its message', () => {
    const event = CommandRefused.at(AT, {
      stream: 'order-shop-1001',
      commandType: 'RequestRefund',
      code: 'REFUND_EXCEEDS_RECEIVED',
      message: 'asked for 500.00 CNY, 20.00 CNY can be refunded',
    });
    expect(summaryOf(event).en).toBe(
      'RequestRefund on order-shop-1001 was refused (REFUND_EXCEEDS_RECEIVED): asked for 500.00 CNY, 20.00 CNY can be refunded',
    );
  });

  it('is complete in both languages for every event that was ever stored', () => {
    const files = readdirSync(GOLDEN).filter((name) => name.endsWith('.json'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const golden = JSON.parse(readFileSync(new URL(file, GOLDEN), 'utf8')) as DomainEvent;
      const { en, zh } = summaryOf(knownEvent(golden));
      for (const sentence of [en, zh]) {
        expect(sentence).not.toMatch(/undefined|NaN|\[object/);
        expect(sentence.length).toBeGreaterThan(10);
      }
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('does not exist for an event that nobody has defined: such an event stops the view', () => {
    const unknown: DomainEvent = { type: 'SomethingElse', version: 1, occurredAt: AT, data: {} };
    expect(() => knownEvent(unknown)).toThrow('SomethingElse');
  });
});
