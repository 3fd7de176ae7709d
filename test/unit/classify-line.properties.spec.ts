import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classifyLine, RULE_TABLES } from '../../src/shared/classify-line.js';
import { SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import type { ClassifiableLine } from '../../src/shared/settlement-line-class.js';
import { deepFreeze } from '../support/deep-freeze.js';

const ORDER = '1930679858170647123';
const words = fc.oneof(
  fc.string(),
  fc.constantFrom(
    ...[
      '交易付款',
      '退款',
      '技术服务费',
      '提现',
      '手续费',
      '赔付',
      '聚合结算',
      '货款',
      '订单实付应结',
      'SUCCESS',
    ],
    ...[
      'charge',
      'fee',
      'payout',
      'dispute',
      'Website Payment',
      'General Withdrawal',
      '',
      `{${ORDER}}`,
      'po_1',
    ],
    ...['260517-123456789012345', `T200P${ORDER}`, `gy_1_${ORDER}_1`, '#1001'],
  ),
);
const text = fc.option(words, { nil: undefined });
const lines: fc.Arbitrary<ClassifiableLine> = fc.record({
  amount: fc.constantFrom('1.00', '-1.00', '0.00', '-0.01', '12345678901234567.89'),
  businessType: text,
  businessDescription: text,
  remark: text,
  tradeNo: text,
  entryNo: text,
  merchantOrderNo: text,
  baseOrderNo: text,
});
const kinds = fc.oneof(
  fc.constantFrom(...RULE_TABLES.keys()),
  fc.constantFrom('camt', 'mapped', 'jd-personal', ''),
);

describe('classifying any line of any kind of statement', () => {
  it('always answers, the same each time, and changes nothing of the line', () => {
    fc.assert(
      fc.property(kinds, lines, (kind, line) => {
        const found = classifyLine(kind, deepFreeze(line));
        expect(classifyLine(kind, { ...line })).toEqual(found);
        expect(SETTLEMENT_CLASSES).toHaveProperty([found.class]);
      }),
    );
  });

  it('says how it found an order, and never gives an empty number', () => {
    fc.assert(
      fc.property(kinds, lines, (kind, line) => {
        const { orderNo, keyId, tradeNo, payoutNo } = classifyLine(kind, line);
        expect(orderNo === undefined).toBe(keyId === undefined);
        for (const number of [orderNo, tradeNo, payoutNo]) expect(number).not.toBe('');
      }),
    );
  });

  it('takes the direction of a receipt from the amount: nothing that goes out is one', () => {
    fc.assert(
      fc.property(kinds, lines, (kind, line) => {
        const { class: name } = classifyLine(kind, { ...line, amount: '-1.00' });
        expect(['receipt', 'batch-settlement']).not.toContain(name);
      }),
    );
  });

  it('knows nothing of statements that settle no orders', () => {
    fc.assert(
      fc.property(lines, (line) => {
        expect(classifyLine('camt', line).ruleId).toBe('none');
      }),
    );
  });
});

describe('the rules of all tables', () => {
  it('have ids of their own', () => {
    const ids = [...RULE_TABLES.values()].flatMap(({ rules }) => rules.map(({ id }) => id));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(ids).not.toContain('none');
  });

  it('use patterns that keep no state between lines', () => {
    const patterns = [...RULE_TABLES.values()].flatMap(({ rules }) =>
      rules.flatMap(({ type, name, wording, description, remark }) => [
        type,
        name,
        wording,
        description,
        remark,
      ]),
    );
    expect(patterns.filter((pattern) => pattern?.global === true || pattern?.sticky === true)).toEqual([]);
  });
});
