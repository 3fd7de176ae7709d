import { absolute, add, isNegative } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { DAY, localText } from './demo-plan.js';
import type { DemoPlan } from './demo-plan.js';

const OPENING_BALANCE: Amount = '4180.55';

/** A second account in EUR, as SWIFT MT940: only business of its own, nothing of it belongs to an order. */
export function mt940Text(plan: DemoPlan): string {
  const date = (day: number): string =>
    localText(plan.start + day * DAY)
      .slice(2, 10)
      .replaceAll('-', '');
  const entries: readonly (readonly [day: number, amount: Amount, text: string])[] = [
    [1, '-210.00', 'Hosting'],
    [7, '1250.00', 'Wholesale invoice 1007'],
    [15, '-99.90', 'Software'],
    [24, '-640.25', 'Freight'],
  ];
  const closing = entries.reduce((balance, [, amount]) => add(balance, amount), OPENING_BALANCE);
  const comma = (amount: Amount): string => absolute(amount).replace('.', ',');
  const lines = entries.flatMap(([day, amount, text], place) => [
    `:61:${date(day)}${date(day).slice(2)}${isNegative(amount) ? 'D' : 'C'}${comma(amount)}NTRFNONREF//DEMO-${place + 1}`,
    `:86:166?00TRANSFER?20${text}`,
  ]);
  const frame = [':20:DEMO', ':25:DE02120300000000202051', ':28C:1/1'];
  return [
    ...frame,
    `:60F:C${date(0)}EUR${comma(OPENING_BALANCE)}`,
    ...lines,
    `:62F:C${date(27)}EUR${comma(closing)}`,
    '-',
    '',
  ].join('\r\n');
}
