import { describe, expect, it } from '@jest/globals';
import { classifyLine } from '../../src/shared/classify-line.js';
import type { ClassifiableLine } from '../../src/shared/settlement-line-class.js';
import { rankOfLine } from '../../src/shared/statement-kind.js';

const TRADE = '4200000920202101197964319284';
const ORDER = 'S20210201-135356|381941';

describe('classifying a line of the WeChat Pay trade bill', () => {
  const bill = (amount: string, fields: Omit<ClassifiableLine, 'amount'> = {}) =>
    classifyLine('wechat-trade', { amount, tradeNo: TRADE, merchantOrderNo: ORDER, ...fields });

  it.each([
    ['receipt', '10.00', 'SUCCESS', 'JSAPI'],
    ['receipt', '10.00', 'SUCCESS', undefined],
    ['refund', '-4.00', 'REFUND', 'NATIVE'],
    ['payment-fee', '-0.06', 'SUCCESS', '手续费 0.60%'],
    ['payment-fee-return', '0.02', 'REFUND', '手续费 0.60%'],
    ['payment-fee', '-0.01', 'REFUND', '手续费'],
  ])('gives %s for %s of %s (%s) with order and trade', (name, amount, businessType, businessDescription) => {
    expect(bill(amount, { businessType, businessDescription })).toMatchObject({
      class: name,
      orderNo: ORDER,
      tradeNo: TRADE,
      keyId: 'merchant-order-no',
    });
  });

  it('reads nothing into the data packet of the merchant', () => {
    const found = bill('10.00', { businessType: 'SUCCESS', remark: '手续费 提现 赔付' });
    expect(found.class).toBe('receipt');
  });

  it.each([
    ['10.00', 'REVOKED'],
    ['-10.00', 'SUCCESS'],
    ['10.00', undefined],
  ])('leaves %s of %s unclassified', (amount, businessType) => {
    expect(bill(amount, { businessType })).toEqual({
      class: 'unclassified',
      tradeNo: TRADE,
      ruleId: 'none',
    });
  });

  it('has no order where the number is missing or no number', () => {
    for (const merchantOrderNo of [undefined, '', '两 个']) {
      expect(bill('1.00', { businessType: 'SUCCESS', merchantOrderNo })).not.toHaveProperty('orderNo');
    }
  });
});

describe('classifying a line of the WeChat Pay fund bill', () => {
  const fund = (amount: string, businessType: string, more: Omit<ClassifiableLine, 'amount'> = {}) =>
    classifyLine('wechat-fund', {
      amount,
      businessType,
      tradeNo: TRADE,
      merchantOrderNo: ORDER,
      entryNo: 'F1',
      ...more,
    });

  it.each([
    ['receipt', 2, '10.00', '交易'],
    ['refund', 2, '-4.00', '退款'],
    ['refund', 2, '4.00', '退款失败退回'],
    ['payment-fee', 2, '-0.06', '扣除交易手续费'],
    ['payment-fee-return', 2, '0.02', '退回交易手续费'],
    ['other-fee', 1, '-1.00', '提现手续费'],
    ['withdrawal', 1, '-500.00', '提现'],
    ['withdrawal', 1, '500.00', '提现退回'],
    ['own-transfer', 1, '100.00', '充值'],
    ['own-transfer', 1, '-100.00', '转账'],
    ['deposit', 1, '-100.00', '保证金缴纳'],
    ['hold', 1, '-100.00', '资金冻结'],
    ['hold', 1, '100.00', '资金解冻'],
    ['other-fee', 1, '-3.00', '分账'],
    ['other-fee-return', 1, '3.00', '分账回退'],
    ['interest', 1, '0.31', '利息'],
    ['compensation', 1, '-5.00', '交易赔付'],
    ['penalty', 1, '-5.00', '违约金'],
    ['unclassified', 1, '-5.00', '企业付款到零钱'],
    ['unclassified', 1, '-5.00', '现金红包'],
    ['unclassified', 1, '-5.00', '交易'],
    ['unclassified', 1, '5.00', '星辰计划'],
  ])('gives %s of rank %i for %s of %s', (name, rank, amount, businessType) => {
    const found = fund(amount, businessType);
    expect([found.class, rankOfLine('wechat-fund', found.class)]).toEqual([name, rank]);
  });

  it('keeps the trade and never takes the voucher for an order', () => {
    for (const type of ['交易', '退款', '扣除交易手续费', '提现', '未知']) {
      const found = fund('-1.00', type);
      expect(found.tradeNo).toBe(TRADE);
      expect(found).not.toHaveProperty('orderNo');
      expect(found).not.toHaveProperty('keyId');
    }
  });

  it('goes by 业务名称 where 业务类型 is missing, not by the remark', () => {
    const remark = '退款总金额5.00元;含手续费0.03元';
    expect(fund('-5.00', '', { businessDescription: '退款', remark }).class).toBe('refund');
    expect(fund('-5.00', '', { remark }).class).toBe('unclassified');
  });

  it('names a payout by the number of its line, but not money that comes back from the bank', () => {
    expect(fund('-500.00', '提现').payoutNo).toBe('F1');
    expect(fund('500.00', '提现退回')).not.toHaveProperty('payoutNo');
  });
});
