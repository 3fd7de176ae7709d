import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { generateDemoMonth } from '../../src/demo/demo-month.js';
import { PLANTED_ORDER_CODES } from '../../src/demo/demo-plan.js';
import type { DemoOptions } from '../../src/demo/demo-plan.js';
import type { DemoTruth } from '../../src/demo/demo-truth.js';
import { readAlipayAccount } from '../../src/reading/wallets/alipay-account.js';
import { readTmallOrders } from '../../src/reading/marketplaces/tmall-orders.js';
import { sum } from '../../src/shared/money.js';

function filesOf(options: DemoOptions): Map<string, Buffer> {
  const pieces = new Map<string, Buffer[]>();
  for (const { fileName, bytes } of generateDemoMonth(options)) {
    pieces.set(fileName, [...(pieces.get(fileName) ?? []), bytes]);
  }
  return new Map([...pieces].map(([name, parts]) => [name, Buffer.concat(parts)]));
}

async function* bytesOf(file: Buffer | undefined): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  if (file !== undefined) yield file;
}

async function itemsOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const OPTIONS = { seed: 11, orders: 400, month: '2026-02' };

describe('the demo month', () => {
  const files = filesOf(OPTIONS);
  const truth = JSON.parse(files.get('truth.json')?.toString('utf8') ?? '{}') as DemoTruth;
  const statements = [1, 2, 3].map((part) => `alipay-account-2026-02-${part}.csv`);

  it('is the same for the same seed, byte for byte, and another for another', () => {
    expect([...filesOf(OPTIONS)]).toEqual([...files]);
    expect(filesOf({ ...OPTIONS, seed: 12 }).get(statements[0]!)).not.toEqual(files.get(statements[0]!));
  });

  it('has an order report as the platform exports it', () => {
    const text = iconv.decode(files.get('orders-2026-02.csv')!, 'gb18030');
    const [header = '', first = ''] = text.split('\r\n');
    expect(header.split(',')).toHaveLength(60);
    expect(header).toContain('"订单付款时间 "');
    expect(first).toMatch(/^="\d{19}",/);
  });

  it('has an order report that our reader takes whole, with the totals of the truth', async () => {
    const items = await itemsOf(readTmallOrders(bytesOf(files.get('orders-2026-02.csv'))));
    expect(items.at(-1)).toMatchObject({
      kind: 'closed',
      orders: 400,
      paid: truth.totals.orders.paid,
      refunded: truth.totals.orders.refunded,
      rejected: 0,
      grossPaidAmount: truth.totals.received,
      refundedAmount: truth.totals.refunded,
      actuallyPaidAmount: truth.totals.net,
    });
  });

  it('has statements that join each other and foot, but for the one whose footer is wrong', async () => {
    const read = await Promise.all(
      statements.map(async (name) =>
        itemsOf(readAlipayAccount(bytesOf(files.get(name)), { shopId: 'demo' })),
      ),
    );
    const closed = read.map((items) => items.at(-1)).filter((item) => item?.kind === 'closed');
    expect(closed.map(({ foots }) => foots)).toEqual([true, false, true]);
    expect(closed[1]?.openingBalance).toBe(closed[0]?.closingBalance);
    expect(closed[2]?.openingBalance).toBe(closed[1]?.closingBalance);
    const lines = read.flat().filter((item) => item.kind === 'line');
    expect(lines).toHaveLength(truth.totals.lines);
    const moved = lines.filter(({ line }) => ['交易付款', '交易退款'].includes(line.businessType ?? ''));
    expect(
      sum(
        moved.map(({ line }) => line.amount),
        'CNY',
      ),
    ).toBe(truth.totals.settled);
  });

  it('hides at least one difference of each kind', () => {
    const codes = new Set(truth.differences.map(({ code }) => code));
    expect([...codes].sort()).toEqual([...PLANTED_ORDER_CODES, 'STATEMENT_GAP'].sort());
  });

  it.each([
    [{ ...OPTIONS, orders: 99 }, 'orders=99'],
    [{ ...OPTIONS, seed: -1 }, 'seed=-1'],
    [{ ...OPTIONS, month: '2026-13' }, '"2026-13"'],
  ])('refuses %j', (options, named) => {
    expect(() => [...generateDemoMonth(options)]).toThrow(named);
  });
});
