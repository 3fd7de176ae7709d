import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { generateDemoMonth } from '../../src/demo/demo-month.js';
import { PLANTED_CODES } from '../../src/demo/demo-plan.js';
import type { DemoTruth } from '../../src/demo/demo-truth.js';
import { readAlipayAccount } from '../../src/reading/wallets/alipay-account.js';
import { readTmallOrders } from '../../src/reading/marketplaces/tmall-orders.js';
import { FORMATS } from '../../src/reading/formats.js';
import { alipayTradeReader } from '../../src/reading/wallets/alipay-trade.reader.js';
import { checkSettings } from '../../src/shared/settlement-settings.js';
import { settingsOf } from '../../src/shops/shop-settings.body.js';
import { sum } from '../../src/shared/money.js';
import { demoFiles } from '../support/demo-files.js';
import { readWhole, recognised } from '../support/read-file.js';

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
  const files = demoFiles(OPTIONS);
  const truth = JSON.parse(files.get('truth.json')?.toString('utf8') ?? '{}') as DemoTruth;
  const { tmall } = truth.byChannel;
  const statements = [1, 2, 3].map((part) => `alipay-account-2026-02-${part}.csv`);

  it('is the same for the same seed, byte for byte, and another for another', () => {
    expect([...demoFiles(OPTIONS)]).toEqual([...files]);
    expect(demoFiles({ ...OPTIONS, seed: 12 }).get(statements[0]!)).not.toEqual(files.get(statements[0]!));
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
      orders: tmall.orders.count,
      paid: tmall.orders.paid,
      refunded: tmall.orders.refunded,
      rejected: 0,
      grossPaidAmount: tmall.received,
      refundedAmount: tmall.refunded,
      actuallyPaidAmount: tmall.net,
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
    expect(lines).toHaveLength(truth.totals.linesByKind['alipay-account'] ?? 0);
    const moved = lines.filter(({ line }) => ['交易付款', '交易退款'].includes(line.businessType ?? ''));
    expect(
      sum(
        moved.map(({ line }) => line.amount),
        'CNY',
      ),
    ).toBe(tmall.settled);
  });

  it('has files that are all recognised, can be read to the last line and foot', async () => {
    const found: Record<string, unknown> = {};
    for (const [name, bytes] of files) {
      if (name.endsWith('.json')) continue;
      const [reader] = [...FORMATS].sort((a, b) => recognised(b, bytes) - recognised(a, bytes));
      const read = await readWhole(reader!, bytes, {}, 65_536);
      const foots = read.statements.map((end) => end.foots ?? null);
      found[name.replace('-2026-02', '')] = [reader!.kind, read.rejected.length, ...foots];
    }
    expect(found).toEqual({
      'orders.csv': ['tmall-orders', 0],
      'shipments.csv': ['jushuitan-shipments', 0],
      'returns.csv': ['jushuitan-shipments', 0],
      'refunds.csv': ['taobao-refunds', 0],
      'invoices.csv': ['tmall-invoices', 0],
      'alipay-account-1.csv': ['alipay-account', 0, true],
      'alipay-account-2.csv': ['alipay-account', 0, false],
      'alipay-account-3.csv': ['alipay-account', 0, true],
      'alipay-account-4.csv': ['alipay-account', 0, true],
      'alipay-trade.csv': ['alipay-trade', 0, true],
      'shopify-orders.csv': ['shopify-orders', 0],
      // One statement in CNY and one in USD; the report says nothing of itself that they could be held against.
      'stripe-balance.csv': ['stripe-balance', 0, null, null],
      'wechat-trade.csv': ['wechat-trade', 0, true],
      'wechat-fund.csv': ['wechat-fund', 0, true],
      'pdd-orders.csv': ['pdd-orders', 0],
      'pdd-settlement.csv': ['pdd-settlement', 0, true],
      'douyin-orders.csv': ['douyin-orders', 0],
      'douyin-settlement.csv': ['douyin-settlement', 0, null],
      'bank.csv': ['ccb', 0, true],
      'bank-eur.sta': ['mt940', 0, true],
    });
  });

  it('hides at least one difference of each kind', () => {
    const codes = new Set(truth.differences.map(({ code }) => code));
    expect([...codes].sort()).toEqual([...PLANTED_CODES].sort());
  });

  it('counts what looks like a difference and is none', () => {
    expect(Object.keys(truth.decoys)).toEqual(
      expect.arrayContaining([
        ...['in-transit', 'cut-off', 'refund-pending', 'unpaid', 'refunded-out-of-escrow'],
        ...['exchange-or-replacement', 'red-invoice', 'split-invoice', 'deposit', 'own-transfer'],
        ...['payout-in-two-credits', 'payouts-in-one-credit', 'payout-in-transit', 'payout-returned'],
        ...['overlapping-line', 'second-telling'],
      ]),
    );
  });

  it('has settings that the ledger takes, with the special orders of the truth', async () => {
    const settings = await settingsOf(JSON.parse(files.get('settings.json')!.toString('utf8')));
    expect(() => checkSettings(settings)).not.toThrow();
    expect(settings.fees.map(({ rate, from }) => [rate, from])).toEqual([
      ['0.05', '2020-01-01'],
      ['0.04', '2026-02-16'],
    ]);
    expect(settings.specialOrders).toEqual(
      truth.differences.filter(({ code }) => code === 'SPECIAL_ORDER').map(({ subject }) => subject),
    );
  });

  it('tells the trade bill of the same receipts and refunds as the account statements', async () => {
    const trade = await readWhole(alipayTradeReader, files.get('alipay-trade-2026-02.csv')!);
    expect(
      sum(
        trade.lines.map(({ amount }) => amount),
        'CNY',
      ),
    ).toBe(tmall.settled);
  });

  it.each([
    [{ ...OPTIONS, orders: 99 }, 'orders=99'],
    [{ ...OPTIONS, seed: -1 }, 'seed=-1'],
    [{ ...OPTIONS, month: '2026-13' }, '"2026-13"'],
  ])('refuses %j', (options, named) => {
    expect(() => [...generateDemoMonth(options)]).toThrow(named);
  });
});
