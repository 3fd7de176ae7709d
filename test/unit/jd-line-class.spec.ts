import { describe, expect, it } from '@jest/globals';
import { classifyLine } from '../../src/shared/classify-line.js';
import type { ClassifiableLine } from '../../src/shared/settlement-line-class.js';

const ORDER = '3553498017448001';
const BATCH = '202607090000011332601610021';

const jd = (amount: string, businessType: string, more: Omit<ClassifiableLine, 'amount'> = {}) =>
  classifyLine('jd-settlement', {
    amount,
    businessType,
    baseOrderNo: ORDER,
    merchantOrderNo: BATCH,
    ...more,
  });

describe('classifying a line of the settlement of JD', () => {
  it.each([
    ['receipt', '23.90', '货款'],
    ['refund', '-23.90', '货款'],
    ['refund', '-2.00', '价保扣款'],
    ['commission', '-1.20', '佣金'],
    ['commission-return', '1.20', '佣金'],
    ['commission-return', '0.10', '价保返佣'],
    ['affiliate', '-2.00', '京挑客佣金'],
    ['processing-fee', '-0.20', '交易服务费'],
    ['processing-fee-return', '0.20', '交易服务费'],
    ['freight-insurance', '-0.50', '运费险'],
    ['compensation', '8.00', '运费险理赔'],
    ['compensation', '-5.00', '售后卖家赔付费'],
    ['penalty', '-5.00', '违约金'],
    ['subsidy', '3.00', '平台优惠券补贴'],
    ['subsidy', '6.00', '运费'],
    ['logistics-fee', '-4.00', '配送费'],
  ])('gives %s for %s of %s with order and batch', (name, amount, businessType) => {
    expect(jd(amount, businessType)).toMatchObject({
      class: name,
      orderNo: ORDER,
      payoutNo: BATCH,
      keyId: 'main-order-no',
    });
  });

  it.each([
    ['promotion-topup', '-50.00', '京准通广告费'],
    ['deposit', '-500.00', '质保金'],
    ['withdrawal', '-500.00', '提现'],
    ['withdrawal', '500.00', '提现退回'],
    ['unclassified', '-1.00', '提现手续费'],
    ['unclassified', '-6.00', '运费'],
    ['unclassified', '-6.00', '星辰计划服务费'],
  ])('gives %s for %s of %s without an order', (name, amount, businessType) => {
    const found = jd(amount, businessType, { baseOrderNo: undefined, merchantOrderNo: undefined });
    expect(found).toEqual({ class: name, ruleId: found.ruleId });
  });

  it('keeps the batch of a line that no rule knows', () => {
    expect(jd('-6.00', '星辰计划服务费')).toEqual({
      class: 'unclassified',
      payoutNo: BATCH,
      ruleId: 'none',
    });
  });

  it('reads nothing into the remark of the payout', () => {
    expect(jd('23.90', '货款', { businessDescription: '收入', remark: '提现 赔付' }).class).toBe('receipt');
  });
});
