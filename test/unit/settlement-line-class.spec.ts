import { describe, expect, it } from '@jest/globals';
import { findAccount } from '../../src/shared/chart-of-accounts.js';
import { classifyLine } from '../../src/shared/classify-line.js';
import { SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import type { ClassifiableLine } from '../../src/shared/settlement-line-class.js';

const ORDER = '1930679858170647123';
const OLD_ORDER = '1930679858170647';
const TRADE = '2020022122001100571234567890';

const line = (amount: string, fields: Omit<ClassifiableLine, 'amount'> = {}): ClassifiableLine => ({
  amount,
  ...fields,
});

const classify = (one: ClassifiableLine) => classifyLine('alipay-account', one);

describe('classifying a line of the Alipay account statement', () => {
  it.each([
    ['交易付款', undefined],
    ['在线支付', undefined],
    ['交易分账', undefined],
    ['其它', '0010001|交易收款-交易收款'],
  ])(
    'takes %s (%s) coming in as the receipt of the order named in 商户订单号',
    (businessType, businessDescription) => {
      const found = classify(
        line('100.00', {
          businessType,
          businessDescription,
          merchantOrderNo: `T200P${ORDER}`,
          tradeNo: TRADE,
        }),
      );
      expect(found).toEqual({
        class: 'receipt',
        orderNo: ORDER,
        tradeNo: TRADE,
        ruleId: 'receipt',
        keyId: 'platform-order-no',
      });
    },
  );

  it('takes the first 19 characters of 业务基础订单号 as the order', () => {
    const found = classify(line('9.00', { businessType: '交易付款', baseOrderNo: `${ORDER}001` }));
    expect(found).toMatchObject({ orderNo: ORDER, keyId: 'base-order-no' });
  });

  it("takes the shop's own number of a shop outside the platform", () => {
    const found = classify(line('2274.00', { businessType: '在线支付', merchantOrderNo: '3226563' }));
    expect(found).toMatchObject({ class: 'receipt', orderNo: '3226563', keyId: 'merchant-order-no' });
  });

  it('does not take a purchase of the shop, 在线支付 going out, as a receipt', () => {
    expect(classify(line('-9.00', { businessType: '在线支付' })).class).toBe('unclassified');
  });

  it.each([
    [{ businessType: '交易退款', baseOrderNo: ORDER }],
    [{ businessType: '转账', remark: `售后退款-退款-T200P${ORDER}` }],
    [{ businessType: '其它', remark: `保证金退款-T200P${ORDER}` }],
  ])('takes %j going out as a refund of the order', (fields) => {
    expect(classify(line('-30.00', fields))).toMatchObject({ class: 'refund', orderNo: ORDER });
  });

  it.each([
    ['commission', '-5.00', `天猫佣金（类目系统）{${ORDER}}扣款`],
    ['commission-return', '5.00', `天猫佣金（类目系统）{${ORDER}}退款`],
    ['software-fee', '-0.60', `基础软件服务费(${ORDER})扣款`],
    ['software-fee', '-0.60', `基础软件服务费（${OLD_ORDER}）扣款`],
    ['points', '-0.50', `代扣返点积分${ORDER}`],
    ['points-return', '0.50', `代扣交易退回积分${ORDER}`],
    ['affiliate', '-3.00', `淘宝客佣金代扣款[${ORDER}]`],
    ['affiliate-return', '3.00', `淘宝客佣金返还[${ORDER}]`],
    ['experience-fee', '-0.20', `消费者体验提升计划服务费_订单号${ORDER}`],
    ['coupon-clawback', '-8.00', `消费券代付资金扣回(${ORDER})扣款`],
    ['coupon-clawback-return', '8.00', `消费券代付资金扣回(${ORDER})退款`],
    ['penalty', '-5.00', `延迟发货-T200P${ORDER}`],
    ['penalty', '-5.00', `未按时开具发票（${ORDER}）`],
    ['compensation', '-5.00', `缺货赔付 ${ORDER}`],
    ['compensation', '-5.00', `商家保证金理赔[${ORDER}]`],
    ['other-fee', '-1.00', `百亿补贴软件服务费(${ORDER})扣款`],
  ])('finds %s (%s) and its order by the wording %s', (name, amount, remark) => {
    expect(classify(line(amount, { businessType: '其它', remark }))).toMatchObject({
      class: name,
      orderNo: remark.includes(ORDER) ? ORDER : OLD_ORDER,
    });
  });

  it.each([
    ['技术服务费年费', '-30000.00', 'software-fee'],
    ['技术服务费年费返还', '30000.00', 'other-fee-return'],
    ['直通车充值', '-500.00', 'promotion-topup'],
    ['提现', '-1000.00', 'withdrawal'],
    ['提现服务费', '-1.00', 'other-fee'],
    ['转出到网商银行', '-1000.00', 'own-transfer'],
    ['余利宝-基金申购', '-1000.00', 'own-transfer'],
    ['天猫保证金-充值', '-50000.00', 'deposit'],
    ['天猫保证金-解冻', '50000.00', 'deposit'],
    ['网商贷-还款', '-800.00', 'loan'],
    ['结息', '0.31', 'interest'],
  ])('names %s of %s as %s without an order', (remark, amount, name) => {
    const found = classify(line(amount, { businessType: '其它', remark, baseOrderNo: undefined }));
    expect(found).toEqual({ class: name, ruleId: found.ruleId });
  });

  it('finds the order of freight insurance in its column and that of a donation in the third part of 商户订单号', () => {
    const insurance = line('-0.30', { remark: '保险承保-卖家版运费险', baseOrderNo: ORDER });
    expect(classify(insurance)).toMatchObject({ class: 'freight-insurance', orderNo: ORDER });
    const charity = line('-0.02', { remark: '公益宝贝捐赠=0.02', merchantOrderNo: `gy_88_${ORDER}_1` });
    expect(classify(charity)).toMatchObject({ class: 'charity', orderNo: ORDER });
  });

  it('ties a credit-pay fee to the trade in its brackets, and a bare 收费 to its trade number', () => {
    const financing = line('-1.20', {
      businessType: '收费',
      remark: `花呗分期免息营销[${TRADE}]`,
      tradeNo: '1',
    });
    expect(classify(financing)).toEqual({
      class: 'credit-pay-fee',
      tradeNo: TRADE,
      ruleId: 'credit-pay',
    });
    const bare = line('-0.80', { businessType: '收费', tradeNo: TRADE });
    expect(classify(bare)).toMatchObject({ class: 'credit-pay-fee', tradeNo: TRADE });
    const returned = line('0.80', { businessType: '收费', remark: '花呗支付服务费退款退费', tradeNo: TRADE });
    expect(classify(returned).class).toBe('credit-pay-fee-return');
  });

  it('leaves a fee with an unknown wording unclassified, so that a person names it', () => {
    const found = classify(
      line('-2.00', { businessType: '其它', remark: `星辰计划服务费(${ORDER})`, tradeNo: '77' }),
    );
    expect(found).toEqual({ class: 'unclassified', tradeNo: '77', ruleId: 'none' });
  });

  it.each([
    ['in-braces', '-5.00', `天猫佣金（类目系统）{${ORDER}}扣款`],
    ['in-parentheses', '-0.60', `基础软件服务费(${ORDER})扣款`],
    ['in-brackets', '-3.00', `淘宝客佣金代扣款[${ORDER}]`],
    ['any-number', '-0.50', `代扣返点积分${ORDER}`],
    ['platform-order-no', '-5.00', `延迟发货-T200P${ORDER}`],
  ])('says that the order was found %s', (keyId, amount, remark) => {
    expect(classify(line(amount, { remark }))).toMatchObject({ orderNo: ORDER, keyId });
  });

  it('names the payout by the number of its line, and takes one that comes back for the same class', () => {
    expect(classify(line('-1000.00', { businessType: '提现', entryNo: '88' }))).toEqual({
      class: 'withdrawal',
      payoutNo: '88',
      ruleId: 'withdrawal',
    });
    for (const remark of ['提现退回', '提现失败退回', '提现-失败退回', '转出到银行卡提现失败']) {
      expect(classify(line('1000.00', { businessType: '其它', remark, entryNo: '89' }))).toEqual({
        class: 'withdrawal',
        ruleId: 'withdrawal-return',
      });
    }
  });

  it.each(['聚合结算', '批量结算-2026-05-01'])(
    'takes %s without an order number for the receipt of a batch',
    (remark) => {
      const batch = { businessType: '交易付款', remark, merchantOrderNo: 'JH20260501', entryNo: '90' };
      expect(classify(line('5000.00', batch))).toEqual({
        class: 'batch-settlement',
        payoutNo: '90',
        ruleId: 'batch-settlement',
      });
      expect(classify(line('50.00', { ...batch, baseOrderNo: ORDER }))).toMatchObject({
        class: 'receipt',
        orderNo: ORDER,
      });
      expect(classify(line('-5000.00', batch)).class).toBe('unclassified');
    },
  );

  it('does not take the fee of a batch for its receipt', () => {
    expect(classify(line('3.00', { businessType: '退费', remark: '聚合结算服务费退回' })).class).toBe(
      'credit-pay-fee-return',
    );
  });
});

describe('classifying a line of the Alipay trade bill', () => {
  const bill = (amount: string, fields: Omit<ClassifiableLine, 'amount'>) =>
    classifyLine('alipay-trade', { amount, tradeNo: TRADE, merchantOrderNo: `T200P${ORDER}`, ...fields });

  it.each([
    ['receipt', '100.00', '交易', undefined],
    ['refund', '-30.00', '退款', undefined],
    ['refund', '-30.00', '交易退款', undefined],
    ['payment-fee', '-0.60', '交易', '服务费'],
    ['payment-fee-return', '0.18', '退款', '服务费'],
    ['other-fee', '-1.00', '交易', '分润'],
    ['other-fee-return', '1.00', '退款', '分润'],
  ])('gives %s for %s of %s (%s) with its order', (name, amount, businessType, businessDescription) => {
    expect(bill(amount, { businessType, businessDescription })).toMatchObject({
      class: name,
      orderNo: ORDER,
      tradeNo: TRADE,
      keyId: 'platform-order-no',
    });
  });

  it("takes the shop's own number, and reads nothing into a remark that anybody may have written", () => {
    const found = bill('100.00', { businessType: '交易', merchantOrderNo: 'W-1001', remark: '天猫佣金退款' });
    expect(found).toMatchObject({ class: 'receipt', orderNo: 'W-1001', keyId: 'merchant-order-no' });
  });
});

describe('the classes of settlement lines', () => {
  it('are booked on accounts of the chart', () => {
    const unknown = Object.entries(SETTLEMENT_CLASSES).filter(
      ([, { account }]) => findAccount(account) === undefined,
    );
    expect(unknown).toEqual([]);
  });

  it('have the fee that is returned beside every return of a fee, on the same account', () => {
    const classes = new Map(Object.entries(SETTLEMENT_CLASSES));
    for (const [name, { group, account }] of classes) {
      expect(group === 'fee-return').toBe(name.endsWith('-return'));
      if (group !== 'fee-return') continue;
      expect(classes.get(name.replace(/-return$/, ''))).toMatchObject({ group: 'fee', account });
    }
  });
});
