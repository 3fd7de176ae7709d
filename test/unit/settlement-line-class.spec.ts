import { describe, expect, it } from '@jest/globals';
import { findAccount } from '../../src/shared/chart-of-accounts.js';
import { classifyLine, SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import type { ClassifiableLine } from '../../src/shared/settlement-line-class.js';

const ORDER = '1930679858170647123';
const OLD_ORDER = '1930679858170647';
const TRADE = '2020022122001100571234567890';

const line = (amount: string, fields: Omit<ClassifiableLine, 'amount'> = {}): ClassifiableLine => ({
  amount,
  ...fields,
});

describe('classifying a line of the Alipay account statement', () => {
  it.each([
    ['交易付款', undefined],
    ['在线支付', undefined],
    ['交易分账', undefined],
    ['其它', '0010001|交易收款-交易收款'],
  ])(
    'takes %s (%s) coming in as the receipt of the order named in 商户订单号',
    (businessType, businessDescription) => {
      const found = classifyLine(
        line('100.00', {
          businessType,
          businessDescription,
          merchantOrderNo: `T200P${ORDER}`,
          tradeNo: TRADE,
        }),
      );
      expect(found).toEqual({ class: 'receipt', orderNo: ORDER, tradeNo: TRADE, ruleId: 'receipt' });
    },
  );

  it('takes the first 19 characters of 业务基础订单号 as the order', () => {
    const found = classifyLine(line('9.00', { businessType: '交易付款', baseOrderNo: `${ORDER}001` }));
    expect(found.orderNo).toBe(ORDER);
  });

  it("takes the shop's own number of a shop outside the platform", () => {
    const found = classifyLine(line('2274.00', { businessType: '在线支付', merchantOrderNo: '3226563' }));
    expect(found).toMatchObject({ class: 'receipt', orderNo: '3226563' });
  });

  it('does not take a purchase of the shop, 在线支付 going out, as a receipt', () => {
    expect(classifyLine(line('-9.00', { businessType: '在线支付' })).class).toBe('unclassified');
  });

  it.each([
    [{ businessType: '交易退款', baseOrderNo: ORDER }],
    [{ businessType: '转账', remark: `售后退款-退款-T200P${ORDER}` }],
    [{ businessType: '其它', remark: `保证金退款-T200P${ORDER}` }],
  ])('takes %j going out as a refund of the order', (fields) => {
    expect(classifyLine(line('-30.00', fields))).toMatchObject({ class: 'refund', orderNo: ORDER });
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
    expect(classifyLine(line(amount, { businessType: '其它', remark }))).toMatchObject({
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
    const found = classifyLine(line(amount, { businessType: '其它', remark, baseOrderNo: undefined }));
    expect(found).toEqual({ class: name, ruleId: found.ruleId });
  });

  it('finds the order of freight insurance in its column and that of a donation in the third part of 商户订单号', () => {
    const insurance = line('-0.30', { remark: '保险承保-卖家版运费险', baseOrderNo: ORDER });
    expect(classifyLine(insurance)).toMatchObject({ class: 'freight-insurance', orderNo: ORDER });
    const charity = line('-0.02', { remark: '公益宝贝捐赠=0.02', merchantOrderNo: `gy_88_${ORDER}_1` });
    expect(classifyLine(charity)).toMatchObject({ class: 'charity', orderNo: ORDER });
  });

  it('ties a credit-pay fee to the trade in its brackets, and a bare 收费 to its trade number', () => {
    const financing = line('-1.20', {
      businessType: '收费',
      remark: `花呗分期免息营销[${TRADE}]`,
      tradeNo: '1',
    });
    expect(classifyLine(financing)).toEqual({
      class: 'credit-pay-fee',
      tradeNo: TRADE,
      ruleId: 'credit-pay',
    });
    const bare = line('-0.80', { businessType: '收费', tradeNo: TRADE });
    expect(classifyLine(bare)).toMatchObject({ class: 'credit-pay-fee', tradeNo: TRADE });
    const returned = line('0.80', { businessType: '收费', remark: '花呗支付服务费退款退费', tradeNo: TRADE });
    expect(classifyLine(returned).class).toBe('credit-pay-fee-return');
  });

  it('leaves a fee with an unknown wording unclassified, so that a person names it', () => {
    const found = classifyLine(
      line('-2.00', { businessType: '其它', remark: `星辰计划服务费(${ORDER})`, tradeNo: '77' }),
    );
    expect(found).toEqual({ class: 'unclassified', tradeNo: '77', ruleId: 'none' });
  });

  it('books every class on an account of the chart', () => {
    const unknown = Object.entries(SETTLEMENT_CLASSES).filter(
      ([, { account }]) => findAccount(account) === undefined,
    );
    expect(unknown).toEqual([]);
  });
});
