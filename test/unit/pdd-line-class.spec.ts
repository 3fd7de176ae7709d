import { describe, expect, it } from '@jest/globals';
import { classifyLine } from '../../src/shared/classify-line.js';
import type { ClassifiableLine } from '../../src/shared/settlement-line-class.js';

const ORDER = '260517-123456789012345';

const pdd = (amount: string, fields: Omit<ClassifiableLine, 'amount'>) =>
  classifyLine('pdd-settlement', { amount, merchantOrderNo: ORDER, ...fields });

describe('classifying a line of the settlement of Pinduoduo', () => {
  it.each([
    ['receipt', '17.80', '交易收入', '0010001|交易收入-订单收入'],
    ['subsidy', '3.00', '交易收入', '0010002|交易收入-优惠券结算'],
    ['subsidy', '3.00', '优惠券结算', undefined],
    ['subsidy', '-3.00', '优惠券结算', undefined],
    ['refund', '-17.80', '退款', '0020001|退款-订单退款'],
    ['software-fee', '-0.11', '技术服务费', '0030002|技术服务费-基础技术服务费'],
    ['other-fee-return', '0.11', '技术服务费', '0030002|技术服务费-基础技术服务费'],
    ['affiliate', '-1.78', '其他', '0040002|其他-多多进宝佣金'],
    ['affiliate-return', '1.78', '其他', '0040002|其他-多多进宝佣金'],
    ['freight-insurance', '-0.50', '其他服务', '0040003|其他服务-退货包运费'],
    ['penalty', '-3.00', '扣款', '0050001|扣款-延迟发货扣款'],
    ['penalty', '-3.00', '扣款', undefined],
    ['compensation', '-5.00', '扣款', '0050002|扣款-售后补偿'],
    ['compensation', '-5.00', '小额打款', undefined],
  ])('gives %s for %s of %s (%s) with its order', (name, amount, businessType, businessDescription) => {
    expect(pdd(amount, { businessType, businessDescription })).toMatchObject({
      class: name,
      orderNo: ORDER,
      keyId: 'merchant-order-no',
    });
  });

  it.each([
    ['withdrawal', '-1000.00', '提现'],
    ['withdrawal', '1000.00', '提现'],
    ['other-fee', '-1.00', '提现手续费'],
    ['deposit', '-500.00', '保证金'],
    ['promotion-topup', '-300.00', '推广账户充值'],
    ['own-transfer', '100.00', '充值'],
  ])('gives %s for %s of %s without an order or payout', (name, amount, businessType) => {
    const found = pdd(amount, { businessType });
    expect(found).toEqual({ class: name, ruleId: found.ruleId });
  });

  it('knows a service by its description', () => {
    const fields = { businessType: '其他服务', merchantOrderNo: '' };
    expect(pdd('-5.00', { ...fields, businessDescription: '0040001|其他-短信费' })).toEqual({
      class: 'other-fee',
      ruleId: 'pdd-service',
    });
    expect(pdd('-5.00', fields)).toEqual({ class: 'unclassified', ruleId: 'none' });
  });

  it('finds the order of a ruling in its remark', () => {
    const found = pdd('-3.00', {
      businessType: '扣款',
      merchantOrderNo: undefined,
      remark: `订单${ORDER}延迟发货`,
    });
    expect(found).toMatchObject({ class: 'penalty', orderNo: ORDER, keyId: 'in-remark' });
  });

  it('takes no other number for an order', () => {
    for (const merchantOrderNo of ['1930679858170647', '26051-123456789012345', '260517123456789012345']) {
      expect(pdd('1.00', { businessType: '交易收入', merchantOrderNo })).not.toHaveProperty('orderNo');
    }
  });

  it.each([
    ['-17.80', '交易收入'],
    ['5.00', '星辰计划'],
    ['-5.00', '平台补贴服务费'],
    ['-5.00', ''],
  ])('leaves %s of %s unclassified', (amount, businessType) => {
    expect(pdd(amount, { businessType })).toEqual({ class: 'unclassified', ruleId: 'none' });
  });
});
