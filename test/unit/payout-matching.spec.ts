import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchPayouts } from '../../projections/core/payout-matching.js';
import type { BankCredit, Payout, PayoutMatching } from '../../projections/core/payout-matching.js';
import { subtract, sum } from '../../src/shared/money.js';

const DAY = 86_400_000;
const POLICY = { waitMs: 3 * DAY, tolerance: '0.05' };

function payout(id: string, day: number, amount: string, more: Partial<Payout> = {}): Payout {
  return {
    id,
    source: 'alipay',
    currency: 'CNY',
    amount,
    at: day * DAY,
    references: [`WD00000${id}`],
    ...more,
  };
}

function credit(id: string, day: number, amount: string, more: Partial<BankCredit> = {}): BankCredit {
  return { id, currency: 'CNY', amount, at: day * DAY, wording: '支付宝提现', services: ['alipay'], ...more };
}

/** "rule p1+p2=c1 rest", and what stayed open. */
function told({ matches, openPayouts, openCredits }: PayoutMatching): readonly string[] {
  const ids = (sides: readonly { readonly id: string }[]): string => sides.map(({ id }) => id).join('+');
  return [
    ...matches.map(({ rule, payouts, credits, rest }) => `${rule} ${ids(payouts)}=${ids(credits)} ${rest}`),
    ...openPayouts.map(({ id }) => `open payout ${id}`),
    ...openCredits.map(({ id }) => `open credit ${id}`),
  ];
}

describe('payouts and the credits of the bank', () => {
  it('belong together if the credit names the payout, whatever the amount', () => {
    const named = credit('c', 2, '990.00', { wording: '支付宝 WD00000p' });
    expect(told(matchPayouts([payout('p', 1, '1000.00')], [named], POLICY))).toEqual(['reference p=c 10.00']);
  });

  it('belong together if the amounts agree within the waiting time', () => {
    const credits = [credit('late', 9, '1000.00'), credit('c', 2, '1000.00')];
    expect(told(matchPayouts([payout('p', 1, '1000.00')], credits, POLICY))).toEqual([
      'amount p=c 0.00',
      'open credit late',
    ]);
  });

  it('take a credit that names the service before one of the same amount that names nobody', () => {
    const nobody = credit('rent', 1, '1000.00', { wording: '租金', services: [] });
    expect(
      told(matchPayouts([payout('p', 1, '1000.00')], [nobody, credit('c', 2, '1000.00')], POLICY)),
    ).toEqual(['amount p=c 0.00']);
  });

  it('do not belong together if the credit names another service or has another currency', () => {
    const credits = [
      credit('w', 1, '1000.00', { wording: '财付通', services: ['wechat'] }),
      credit('e', 1, '1000.00', { currency: 'EUR' }),
    ];
    expect(told(matchPayouts([payout('p', 1, '1000.00')], credits, POLICY))).toEqual([
      'open payout p',
      'open credit e',
      'open credit w',
    ]);
  });

  it('are found as one credit for several payouts, and as several credits for one payout', () => {
    const payouts = [payout('a', 1, '300.00'), payout('b', 1, '200.00'), payout('c', 10, '900.00')];
    const credits = [credit('x', 2, '500.00'), credit('y', 11, '400.00'), credit('z', 12, '500.00')];
    expect(told(matchPayouts(payouts, credits, POLICY))).toEqual(['batch a+b=x 0.00', 'split c=y+z 0.00']);
  });

  it('are taken for each other if nothing else is left of the service, and the rest is said', () => {
    expect(told(matchPayouts([payout('p', 1, '1000.00')], [credit('c', 2, '990.00')], POLICY))).toEqual([
      'only-candidate p=c 10.00',
    ]);
    const far = matchPayouts([payout('p', 1, '1000.00')], [credit('c', 2, '400.00')], POLICY);
    expect(told(far)).toEqual(['open payout p', 'open credit c']);
  });

  it('never make a sum of credits that name nobody', () => {
    const credits = [credit('x', 1, '600.00', { services: [] }), credit('y', 1, '400.00', { services: [] })];
    expect(told(matchPayouts([payout('p', 1, '1000.00')], credits, POLICY))).toEqual(['open payout p']);
  });

  const amounts = fc.integer({ min: 1, max: 12 }).map((tens) => `${tens * 10}.00`);
  const side = fc.record({ day: fc.integer({ min: 0, max: 6 }), amount: amounts, named: fc.boolean() });

  it('stand in one match at most, lose no money and do not depend on the order in which they come', () => {
    fc.assert(
      fc.property(fc.array(side, { maxLength: 7 }), fc.array(side, { maxLength: 7 }), (out, back) => {
        const payouts = out.map(({ day, amount }, at) => payout(`p${at}`, day, amount));
        const credits = back.map(({ day, amount, named }, at) =>
          credit(`c${at}`, day, amount, named ? {} : { wording: 'x', services: [] }),
        );
        const found = matchPayouts(payouts, credits, POLICY);
        const used = found.matches.flatMap((match) =>
          [...match.payouts, ...match.credits].map(({ id }) => id),
        );
        expect(new Set(used).size).toBe(used.length);
        const all = [...found.matches.flatMap((match) => match.payouts), ...found.openPayouts];
        expect(all.map(({ id }) => id).sort()).toEqual(payouts.map(({ id }) => id).sort());
        for (const match of found.matches) {
          const total = (sides: readonly { readonly amount: string }[]): string =>
            sum(
              sides.map(({ amount }) => amount),
              'CNY',
            );
          expect(match.rest).toBe(subtract(total(match.payouts), total(match.credits)));
        }
        expect(told(matchPayouts([...payouts].reverse(), [...credits].reverse(), POLICY))).toEqual(
          told(found),
        );
      }),
    );
  });
});
