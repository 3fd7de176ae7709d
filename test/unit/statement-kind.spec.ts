import { describe, expect, it } from '@jest/globals';
import { FORMATS } from '../../src/reading/formats.js';
import { RULE_TABLES } from '../../src/shared/classify-line.js';
import {
  FIRST_KINDS,
  rankOfLine,
  SETTLEMENT_KINDS,
  settlesOrders,
  sourceOfKind,
} from '../../src/shared/statement-kind.js';

const STATEMENTS = FORMATS.filter(({ family }) => family === 'statement').map(({ kind }) => kind);

describe('the source of a statement', () => {
  it('is known for every kind that is read', () => {
    const bySource = new Map<string, string[]>();
    for (const kind of STATEMENTS) {
      const kinds = bySource.get(sourceOfKind(kind)) ?? [];
      bySource.set(sourceOfKind(kind), [...kinds, kind]);
    }
    expect(Object.fromEntries(bySource)).toEqual({
      alipay: ['alipay-account', 'alipay-trade'],
      wallet: ['alipay-personal', 'wechat-personal', 'jd-personal'],
      wechat: ['wechat-trade', 'wechat-fund'],
      jd: ['jd-settlement'],
      pdd: ['pdd-settlement'],
      douyin: ['douyin-settlement'],
      bank: ['camt', 'mt940', 'ofx', 'icbc', 'abc', 'boc', 'ccb', 'cmb', 'bocom', 'citic', 'cgb', 'spdb'],
      stripe: ['stripe-balance', 'stripe-payments'],
      paypal: ['paypal'],
    });
  });

  it('is a bank for tables of a person and for kinds that nobody knows', () => {
    for (const kind of ['mapped', 'x', '', 'constructor']) {
      expect([sourceOfKind(kind), settlesOrders(kind)]).toEqual(['bank', false]);
    }
  });

  it('settles orders if it is neither a bank nor a wallet, and then has rules', () => {
    const settling = STATEMENTS.filter((kind) => !['bank', 'wallet'].includes(sourceOfKind(kind))).sort();
    expect([...SETTLEMENT_KINDS].sort()).toEqual(settling);
    expect(settling.every(settlesOrders)).toBe(true);
    expect([...RULE_TABLES.keys()].sort()).toEqual(settling);
  });
});

describe('the rank of a line', () => {
  it('is the first for all lines of the kinds that tell first', () => {
    for (const kind of Object.values(FIRST_KINDS).flat()) {
      expect(settlesOrders(kind)).toBe(true);
      expect([rankOfLine(kind, 'receipt'), rankOfLine(kind, 'withdrawal')]).toEqual([1, 1]);
    }
  });

  it('is the second for all lines of the Alipay trade bill and the list of Stripe payments', () => {
    for (const kind of ['alipay-trade', 'stripe-payments']) {
      expect([rankOfLine(kind, 'receipt'), rankOfLine(kind, 'unclassified')]).toEqual([2, 2]);
    }
  });

  it('is the second for what the fund bill of WeChat Pay has in common with the trade bill only', () => {
    const rank = (name: Parameters<typeof rankOfLine>[1]) => rankOfLine('wechat-fund', name);
    expect((['receipt', 'refund', 'payment-fee', 'payment-fee-return'] as const).map(rank)).toEqual([
      2, 2, 2, 2,
    ]);
    expect(
      (['withdrawal', 'own-transfer', 'deposit', 'compensation', 'unclassified'] as const).map(rank),
    ).toEqual([1, 1, 1, 1, 1]);
  });

  it('is the first for banks', () => {
    expect(rankOfLine('camt', 'unclassified')).toBe(1);
  });
});
