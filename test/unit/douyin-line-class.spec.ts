import { describe, expect, it } from '@jest/globals';
import { COMPONENTS } from '../../src/reading/marketplaces/douyin-settlement.format.js';
import { classifyLine } from '../../src/shared/classify-line.js';
import { SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import type { ClassifiableLine } from '../../src/shared/settlement-line-class.js';

const ORDER = '6930162745589588890';
const ITEM = '6930162745589588891';

const douyin = (amount: string, businessType: string, more: Omit<ClassifiableLine, 'amount'> = {}) =>
  classifyLine('douyin-settlement', {
    amount,
    businessType,
    baseOrderNo: ORDER,
    merchantOrderNo: ITEM,
    entryNo: '2026092807543800001',
    ...more,
  });

describe('classifying a component of a movement at Douyin', () => {
  it.each([
    ['receipt', '28.90', '订单实付应结'],
    ['receipt', '28.90', '销售收入'],
    ['refund', '-28.90', '订单实付应结'],
    ['subsidy', '5.00', '运费实付'],
    ['subsidy', '21.00', '实际平台补贴'],
    ['subsidy', '-21.00', '实际平台补贴'],
    ['subsidy', '1.00', '实际抖音支付补贴'],
    ['refund', '-10.00', '订单退款'],
    ['commission', '-0.99', '平台服务费'],
    ['commission-return', '0.99', '平台服务费'],
    ['affiliate', '-1.00', '佣金'],
    ['affiliate-return', '1.00', '佣金'],
    ['affiliate', '-1.00', '招商服务费'],
    ['other-fee', '-1.00', '渠道分成'],
  ])('gives %s for %s of %s with the main order', (name, amount, businessType) => {
    expect(
      douyin(amount, businessType, { businessDescription: '货款结算入账', remark: '订单结算' }),
    ).toMatchObject({
      class: name,
      orderNo: ORDER,
      keyId: 'main-order-no',
    });
  });

  it('knows every component that the file has, whichever way it goes', () => {
    const unknown = COMPONENTS.flatMap(({ name }) =>
      ['1.00', '-1.00'].filter((amount) => douyin(amount, name).class === 'unclassified').map(() => name),
    );
    expect(unknown).toEqual([]);
  });

  it('makes one receipt of the parts that settle an order together', () => {
    const parts = COMPONENTS.map(({ name }) => douyin('1.00', name).class).filter(
      (name) => SETTLEMENT_CLASSES[name].group === 'receipt',
    );
    expect(parts.filter((name) => name === 'receipt')).toHaveLength(1);
    expect(parts.filter((name) => name === 'subsidy')).toHaveLength(10);
  });
});

describe('classifying a whole movement at Douyin', () => {
  it.each([
    ['receipt', '47.90', '货款结算入账'],
    ['refund', '-10.00', '退款-结算后退款-退用户'],
    ['logistics-fee', '-8.17', '上门取件运费'],
    ['freight-insurance', '-12.00', '保费扣除（6笔）'],
    ['compensation', '8.00', '运费险理赔'],
    ['compensation', '-5.00', '商家赔付'],
    ['penalty', '-5.00', '延迟发货违约金'],
    ['subsidy', '2.00', '活动补贴'],
  ])('gives %s for %s of %s with the main order', (name, amount, businessType) => {
    expect(douyin(amount, businessType)).toMatchObject({ class: name, orderNo: ORDER });
  });

  it.each([
    ['withdrawal', '-1000.00', '提现'],
    ['withdrawal', '1000.00', '提现失败退回'],
    ['other-fee', '-1.00', '提现手续费'],
    ['deposit', '-500.00', '店铺保证金充值'],
    ['promotion-topup', '-500.00', '千川充值'],
    ['own-transfer', '500.00', '账户充值'],
    ['hold', '-500.00', '资金冻结'],
    ['unclassified', '-5.00', '货款结算入账'],
    ['unclassified', '5.00', '星辰计划'],
    ['unclassified', '5.00', ''],
  ])('gives %s for %s of %s without an order', (name, amount, businessType) => {
    const found = douyin(amount, businessType);
    expect(found.class).toBe(name);
    expect(found).not.toHaveProperty('orderNo');
  });

  it('does not go by 计费类型, which says 巨量千川 of sales too', () => {
    expect(douyin('47.90', '货款结算入账', { businessDescription: '巨量千川' }).class).toBe('receipt');
    expect(douyin('47.90', '', { businessDescription: '巨量千川' }).class).toBe('unclassified');
  });

  it('names a payout by the number of its movement', () => {
    expect(douyin('-1000.00', '提现').payoutNo).toBe('2026092807543800001');
    expect(douyin('1000.00', '提现失败退回')).not.toHaveProperty('payoutNo');
  });

  it('has no order where the column is empty', () => {
    expect(douyin('28.90', '订单实付应结', { baseOrderNo: '' })).not.toHaveProperty('orderNo');
  });
});
