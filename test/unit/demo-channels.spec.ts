import 'reflect-metadata';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { demoPlan, PLANTED_CODES } from '../../src/demo/demo-plan.js';
import type { DemoTruth } from '../../src/demo/demo-truth.js';
import { routeOrder } from '../../src/demo/demo-route-order.js';
import { ROUTE_NAMES } from '../../src/demo/demo-routes.js';
import { FORMATS } from '../../src/reading/formats.js';
import type { OrderReportRow } from '../../src/reading/marketplaces/tmall-orders.js';
import { classifyLine } from '../../src/shared/classify-line.js';
import { absolute, isNegative, isZero, negate, subtract, sum } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import { SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import type { LineClassification } from '../../src/shared/settlement-line-class.js';
import type { StatementLine } from '../../src/statements/statement.events.js';
import { demoFiles } from '../support/demo-files.js';
import { readWhole } from '../support/read-file.js';
import type { FileRead } from '../support/read-file.js';

const OPTIONS = { seed: 9, orders: 1200, month: '2026-01' };
const END = '2026-01-31T16:00:00Z';
const DAY = 86_400_000;
const FIRST_TELLINGS = ['stripe-balance', 'wechat-trade', 'pdd-settlement', 'douyin-settlement'];
const CHANNEL_OF: Readonly<Record<string, 'shopify' | 'pdd' | 'douyin'>> = {
  'stripe-balance': 'shopify',
  'wechat-trade': 'shopify',
  'pdd-settlement': 'pdd',
  'douyin-settlement': 'douyin',
};
const BANK_WORDS: Readonly<Record<string, RegExp>> = {
  'stripe-balance': /STRIPE/,
  'wechat-fund': /财付通/,
  'pdd-settlement': /拼多多/,
  'douyin-settlement': /抖音支付/,
};

interface Told {
  readonly kind: string;
  readonly line: StatementLine;
  readonly currency: string;
  readonly is: LineClassification;
}

const files = demoFiles(OPTIONS);
const truth = JSON.parse(files.get('truth.json')?.toString('utf8') ?? '{}') as DemoTruth;
const total = (amounts: readonly Amount[], currency = 'CNY'): Amount => sum(amounts, currency);

function read(kind: string): Promise<FileRead> {
  const reader = FORMATS.find((format) => format.kind === kind);
  const name = kind === 'ccb' ? 'bank' : kind;
  return readWhole(reader!, files.get(`${name}-2026-01.csv`)!, {}, 65_536);
}

async function told(kind: string): Promise<readonly Told[]> {
  const { lines, statements } = await read(kind);
  return lines.map((line) => ({
    kind,
    line,
    currency: statements.find(({ statement }) => statement === line.statement)?.currency ?? '',
    is: classifyLine(kind, line),
  }));
}

async function ordersOf(channel: string): Promise<readonly OrderReportRow[]> {
  const { others } = await read(`${channel}-orders`);
  return others.flatMap((item) => (item.kind === 'order' ? [item.order] : []));
}

describe('the other channels of the demo month', () => {
  let lines: readonly Told[];
  let orders: ReadonlyMap<string, OrderReportRow>;
  beforeAll(async () => {
    lines = (await Promise.all([...FIRST_TELLINGS, 'wechat-fund'].map(told))).flat();
    const reported = (await Promise.all(['shopify', 'pdd', 'douyin'].map(ordersOf))).flat();
    orders = new Map(reported.map((order) => [order.orderNo, order]));
    expect(orders.size).toBe(reported.length);
  });
  const group = ({ is }: Told): string => SETTLEMENT_CLASSES[is.class].group;
  const firstTold = (): readonly Told[] => lines.filter(({ kind }) => FIRST_TELLINGS.includes(kind));

  it.each(['shopify', 'pdd', 'douyin'] as const)(
    'have the orders of %s in a report with the totals of the truth',
    async (channel) => {
      const rows = await ordersOf(channel);
      const figures = truth.byChannel[channel];
      expect({
        count: rows.length,
        paid: rows.filter(({ grossPaidAmount }) => !isZero(grossPaidAmount)).length,
        refunded: rows.filter(({ refundedAmount }) => !isZero(refundedAmount)).length,
        unpaid: rows.filter(({ grossPaidAmount }) => isZero(grossPaidAmount)).length,
      }).toEqual(figures.orders);
      expect(total(rows.map(({ grossPaidAmount }) => grossPaidAmount))).toBe(figures.received);
      expect(total(rows.map(({ refundedAmount }) => refundedAmount))).toBe(figures.refunded);
    },
  );

  it('share the orders of the month with Tmall', () => {
    const { tmall, shopify, pdd, douyin } = truth.byChannel;
    expect([tmall, shopify, pdd, douyin].map((channel) => channel.orders.count)).toEqual([912, 120, 96, 72]);
    expect(truth.totals.orders.count).toBe(1200);
  });

  it('have statements whose lines our rules all know, and which name orders of the reports', () => {
    expect(lines.filter(({ is }) => is.class === 'unclassified')).toEqual([]);
    const ofOrders = firstTold().filter(({ is }) => is.orderNo !== undefined);
    expect(ofOrders.filter(({ is }) => !orders.has(is.orderNo ?? ''))).toEqual([]);
    const nameless = firstTold().filter(({ is }) => is.orderNo === undefined);
    expect([...new Set(nameless.map(group))]).toEqual(['transfer']);
    for (const kind of [...FIRST_TELLINGS, 'wechat-fund']) {
      expect([kind, lines.filter((told) => told.kind === kind).length]).toEqual([
        kind,
        truth.totals.linesByKind[kind],
      ]);
    }
  });

  it.each(['shopify', 'pdd', 'douyin'] as const)('settle for %s what the truth says', (channel) => {
    const own = firstTold().filter(
      ({ kind, currency }) => CHANNEL_OF[kind] === channel && currency === 'CNY',
    );
    const of = (...groups: readonly string[]): Amount =>
      total(own.filter((line) => groups.includes(group(line))).map(({ line }) => line.amount));
    expect(of('receipt', 'refund')).toBe(truth.byChannel[channel].settled);
    expect(negate(of('fee', 'fee-return'))).toBe(truth.byChannel[channel].fees);
  });

  it('reconcile order by order but for those that are planted', () => {
    const planted = new Map(truth.differences.map(({ subject, code }) => [subject, code]));
    const settled = new Map<string, Amount[]>();
    const keptFees = new Map<string, Amount[]>();
    const push = (to: Map<string, Amount[]>, { is, line }: Told): void => {
      to.set(is.orderNo ?? '', [...(to.get(is.orderNo ?? '') ?? []), line.amount]);
    };
    for (const line of firstTold()) {
      if (group(line) === 'receipt' || group(line) === 'refund') push(settled, line);
      const base = line.is.class.replace(/-return$/, '');
      if (base === 'payment-fee' || base === 'commission') push(keptFees, line);
    }
    const wrong = [...orders.values()].filter((order) => {
      if (planted.has(order.orderNo)) return false;
      const { grossPaidAmount, refundedAmount, paidAt, confirmedAt, actuallyPaidAmount } = order;
      const amounts = settled.get(order.orderNo);
      const isShopify = order.currency !== undefined;
      const due = isShopify ? paidAt : confirmedAt;
      const isYoung = due === undefined || Date.parse(due) >= Date.parse(END) - 2 * DAY;
      if (amounts === undefined) return !(isYoung || isZero(actuallyPaidAmount));
      const isWhole = !isZero(refundedAmount) && isZero(subtract(grossPaidAmount, refundedAmount));
      const isPending = isYoung && total(amounts) === grossPaidAmount;
      const fees = total(keptFees.get(order.orderNo) ?? []);
      if (isWhole && !isPending && !isZero(fees)) return true;
      return total(amounts) !== actuallyPaidAmount && !isPending;
    });
    expect(wrong).toEqual([]);
  });

  it('hide what looks like trouble and is none', () => {
    const plan = demoPlan(OPTIONS);
    const found = ROUTE_NAMES.map((name) => {
      const made = Array.from({ length: plan.routes[name].made }, (_, index) =>
        routeOrder(plan, name, index),
      );
      const decoys = new Set(made.map(({ decoy, status }) => (status === 'cancelled' ? status : decoy)));
      return [name, [...decoys].filter((kind) => kind !== undefined).sort()];
    });
    const common = ['cancelled', 'in-transit', 'refunded-after-settlement', 'unpaid'];
    const escrow = 'refunded-out-of-escrow';
    expect(found).toEqual([
      ['stripe', common],
      ['wechat', [...common, 'refund-pending'].sort()],
      ['pdd', [...common, 'refund-pending', escrow].sort()],
      ['douyin', [...common, escrow].sort()],
    ]);
  });

  it('plant each difference where only it can be seen', () => {
    const codesOf = (has: (orderNo: string) => boolean): readonly string[] =>
      [...new Set(truth.differences.filter(({ subject }) => has(subject)).map(({ code }) => code))].sort();
    const isShopify = (orderNo: string): boolean => orders.get(orderNo)?.currency === 'CNY';
    expect(codesOf(isShopify)).toEqual([
      'AMOUNT_MISMATCH',
      'CHARGEBACK',
      'CURRENCY',
      'FEE_NOT_RETURNED',
      'MISSING_IN_STATEMENT',
    ]);
    expect(codesOf((no) => /^\d{6}-/.test(no))).toEqual(['AMOUNT_MISMATCH', 'MISSING_IN_STATEMENT']);
    expect(codesOf((no) => /^69\d{17}$/.test(no))).toEqual(['AMOUNT_MISMATCH', 'MISSING_IN_STATEMENT']);
    const subjects = truth.differences.map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    const usd = lines.filter(({ currency }) => currency === 'USD');
    const currency = truth.differences.find(({ code }) => code === 'CURRENCY');
    expect([...new Set(usd.map(({ is }) => is.orderNo))]).toEqual([currency?.subject]);
    const lost = lines.find(({ is }) => is.class === 'chargeback');
    const dispute = truth.differences.find(({ code }) => code === 'CHARGEBACK');
    expect([lost?.is.orderNo, lost?.line.amount]).toEqual([
      dispute?.subject,
      negate(dispute?.amount ?? '0.00'),
    ]);
  });

  it('pay out by Stripe the sum of the lines that name the payout', () => {
    const stripe = lines.filter(({ kind, currency }) => kind === 'stripe-balance' && currency === 'CNY');
    const payouts = stripe.filter(({ is }) => is.class === 'withdrawal');
    expect(payouts.length).toBeGreaterThan(4);
    for (const { is, line } of payouts) {
      const parts = stripe.filter((part) => part.is.payoutNo === is.payoutNo && part.line !== line);
      expect([is.payoutNo, total(parts.map((part) => part.line.amount))]).toEqual([
        is.payoutNo,
        absolute(line.amount),
      ]);
    }
  });

  it('reach the bank whole, within two days, unless the month has ended', async () => {
    const credits = (await read('ccb')).lines.filter(({ amount }) => !isNegative(amount));
    const payouts = lines.filter(({ is, kind }) => is.class === 'withdrawal' && kind !== 'wechat-trade');
    const arrived = payouts.filter(({ kind, line }) =>
      credits.some((credit) => {
        const wait = Date.parse(credit.occurredAt) - Date.parse(line.occurredAt);
        return (
          credit.amount === absolute(line.amount) &&
          wait > 0 &&
          wait < 2 * DAY &&
          BANK_WORDS[kind]?.test(credit.remark ?? '')
        );
      }),
    );
    const late = payouts.filter(({ line }) => Date.parse(line.occurredAt) >= Date.parse(END) - 6 * 3_600_000);
    expect(late).toHaveLength(4);
    expect(payouts.filter((payout) => !arrived.includes(payout) && !late.includes(payout))).toEqual([]);
    const named = credits.filter(({ remark }) => /po_\w+/.test(remark ?? ''));
    expect(named.length).toBeGreaterThan(4);
  });

  it('tell the same money in both bills of WeChat Pay', () => {
    const money = (kind: string, name: string): Amount =>
      total(
        lines.filter((line) => line.kind === kind && line.is.class === name).map(({ line }) => line.amount),
      );
    for (const name of ['receipt', 'refund', 'payment-fee', 'payment-fee-return']) {
      expect([name, money('wechat-fund', name)]).toEqual([name, money('wechat-trade', name)]);
    }
  });

  it('send the goods of all channels from one warehouse', async () => {
    const { others } = await readWhole(
      FORMATS.find(({ kind }) => kind === 'jushuitan-shipments')!,
      files.get('shipments-2026-01.csv')!,
      {},
      65_536,
    );
    const sent = new Set(others.flatMap((item) => (item.kind === 'shipment' ? [item.row.orderNo] : [])));
    const waiting = [...orders.values()].filter(
      ({ orderNo, paidAt, actuallyPaidAmount }) =>
        paidAt !== undefined &&
        Date.parse(paidAt) < Date.parse(END) - 3 * DAY &&
        !isZero(actuallyPaidAmount) &&
        !sent.has(orderNo),
    );
    expect(waiting).toEqual([]);
  });

  it('are all there in the smallest month, with every difference', () => {
    const small = demoFiles({ seed: 4, orders: 100, month: '2026-02' });
    const { differences } = JSON.parse(small.get('truth.json')!.toString('utf8')) as DemoTruth;
    expect([...small.keys()].map((name) => name.replace('2026-02', '2026-01'))).toEqual([...files.keys()]);
    expect([...new Set(differences.map(({ code }) => code))].sort()).toEqual([...PLANTED_CODES].sort());
    // What does not come back is a difference only where the files tell of returns.
    expect(small.get('returns-2026-02.csv')?.toString('latin1').split('\r\n').length).toBeGreaterThan(2);
  });
});
