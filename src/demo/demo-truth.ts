import { AmountTotal } from '../reading/amount-total.js';
import { isZero, negate } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { ChannelCount, totalOf } from './demo-channel-count.js';
import type { ChannelFigures } from './demo-channel-count.js';
import type { DocumentedOrder } from './demo-order.js';
import type { DemoPlan, PlantedCode } from './demo-plan.js';
import type { RouteEntry } from './demo-route-entries.js';
import type { RouteOrder } from './demo-route-order.js';
import { ROUTES } from './demo-routes.js';
import type { RouteName } from './demo-routes.js';
import type { NumberedLine } from './demo-statement-file.js';

export interface TrueDifference {
  readonly code: PlantedCode;
  /** The order number; for a line or a payout its number in the statement; for a statement gap the file's name. */
  readonly subject: string;
  readonly amount: Amount;
  readonly currency: 'CNY';
}

type ChannelName = 'tmall' | 'shopify' | 'pdd' | 'douyin';

/** Kinds of statement that tell once more what others tell. */
const SECOND_TELLINGS: readonly string[] = ['alipay-trade', 'wechat-fund'];

/** What a reconciliation of the month must find, and nothing else; totals are as of the end of the month. */
export interface DemoTruth {
  readonly seed: number;
  readonly month: string;
  readonly asOf: string;
  readonly differences: readonly TrueDifference[];
  /** Of all channels, in CNY. */
  readonly totals: ChannelFigures & {
    /** Of all statements but the bank's: each once, and none that tells again of money that another has. */
    readonly lines: number;
    /** As the readers give them, also of second tellings; of the Alipay account without its overlapping part. */
    readonly linesByKind: Readonly<Record<string, number>>;
    /** What was settled in USD, for an order in CNY. */
    readonly usd: { readonly settled: Amount; readonly fees: Amount };
  };
  readonly byChannel: Readonly<Record<ChannelName, ChannelFigures>>;
  /** What looks like a difference and is none, counted by kind. */
  readonly decoys: Readonly<Record<string, number>>;
}

const DECOY_LINES: readonly { readonly kind: string; readonly is: (line: NumberedLine) => boolean }[] = [
  { kind: 'payout-in-two-credits', is: ({ arrival }) => arrival === 'in-two' },
  { kind: 'payouts-in-one-credit', is: ({ arrival }) => arrival === 'with-next' },
  {
    kind: 'payout-in-transit',
    is: ({ arrival, difference }) => arrival === 'never' && difference === undefined,
  },
  { kind: 'payout-returned', is: ({ remark }) => remark === '提现退回' },
  { kind: 'deposit', is: ({ remark }) => remark.includes('保证金') },
  { kind: 'own-transfer', is: ({ remark }) => remark.includes('直通车') },
];

/**
 * A fee or one that came back. The truth does not ask the rules of the ledger, which are what it is held against: of the
 * lines that the month has, these are all that neither settle an order nor move money of the shop's own.
 */
function isFee({ type, remark, difference }: NumberedLine): boolean {
  return type !== '提现' && difference === undefined && !/直通车|保证金|赔付/.test(remark);
}

function decoysOf({ decoy, difference, shipments, invoices }: DocumentedOrder): readonly string[] {
  const red = invoices.filter(({ blueInvoiceNo }) => blueInvoiceNo !== undefined).length;
  return [
    ...(decoy === undefined ? [] : [decoy]),
    ...(shipments.some(({ orderType }) => /换货|补发/.test(orderType)) ? ['exchange-or-replacement'] : []),
    ...(red > 0 ? ['red-invoice'] : []),
    ...(difference === undefined && invoices.length - red > 1 ? ['split-invoice'] : []),
  ];
}

/** Counts along while the files are written. */
export class TruthKeeper {
  private readonly differences: TrueDifference[] = [];
  private readonly channels: Readonly<Record<ChannelName, ChannelCount>> = {
    tmall: new ChannelCount(),
    shopify: new ChannelCount(),
    pdd: new ChannelCount(),
    douyin: new ChannelCount(),
  };
  private readonly usd = { settled: new AmountTotal('USD'), fees: new AmountTotal('USD') };
  private readonly lines: Record<string, number> = {};
  /** Lines of second tellings that the first do not have. */
  private onlyInSecond = 0;
  private readonly decoys: Record<string, number> = {};
  private readonly special: string[] = [];

  constructor(private readonly plan: DemoPlan) {}

  order(order: DocumentedOrder): void {
    if (order.difference !== undefined) {
      this.difference(order.difference.code, order.orderNo, order.difference.amount);
    }
    if (order.difference?.code === 'SPECIAL_ORDER') this.special.push(order.orderNo);
    for (const kind of decoysOf(order)) this.decoy(kind);
    if (order.inReport) this.channels.tmall.order(order);
  }

  routeOrder(route: RouteName, order: RouteOrder): void {
    const { difference, decoy, orderNo } = order;
    if (difference !== undefined) this.difference(difference.code, orderNo, difference.amount);
    if (decoy !== undefined) this.decoy(decoy);
    this.channels[ROUTES[route].channel].order(order);
  }

  /** An entry of a statement of this kind. */
  routeEntry(
    route: RouteName,
    kind: string,
    entry: Pick<RouteEntry, 'kind' | 'amount' | 'fee' | 'currency'>,
  ): void {
    const isOwn = entry.kind === 'withdrawal' || entry.kind === 'deposit';
    this.countLines(kind, isZero(entry.fee) ? 1 : 2);
    if (isOwn && SECOND_TELLINGS.includes(kind)) this.onlyInSecond++;
    if (entry.kind === 'deposit') this.decoy('deposit');
    if (isOwn || SECOND_TELLINGS.includes(kind)) return;
    const { settled, fees } = entry.currency === 'USD' ? this.usd : this.channels[ROUTES[route].channel];
    fees.add(entry.fee);
    if (entry.kind !== 'dispute') settled.add(entry.amount);
  }

  countLines(kind: string, lines: number): void {
    this.lines[kind] = (this.lines[kind] ?? 0) + lines;
  }

  line(line: NumberedLine): void {
    this.countLines('alipay-account', 1);
    if (line.difference !== undefined) {
      this.difference(line.difference.code, line.entryNo, line.difference.amount);
    }
    const disguise = DECOY_LINES.find(({ is }) => is(line));
    if (disguise !== undefined) this.decoy(disguise.kind);
    const { settled, fees } = this.channels.tmall;
    if (line.type === '交易付款' || line.type === '交易退款') {
      settled.add(line.amount);
      this.countLines('alipay-trade', 1);
    } else if (isFee(line)) fees.add(negate(line.amount));
  }

  difference(code: PlantedCode, subject: string, amount: Amount): void {
    this.differences.push({ code, subject, amount, currency: 'CNY' });
  }

  decoy(kind: string): void {
    this.decoys[kind] = (this.decoys[kind] ?? 0) + 1;
  }

  /** Orders that the settings must name as special. */
  get specialOrders(): readonly string[] {
    return this.special;
  }

  truth(): DemoTruth {
    const { seed, month, end } = this.plan;
    const order = (difference: TrueDifference): string => `${difference.code} ${difference.subject}`;
    const { tmall, shopify, pdd, douyin } = this.channels;
    const byChannel = {
      tmall: tmall.figures(),
      shopify: shopify.figures(),
      pdd: pdd.figures(),
      douyin: douyin.figures(),
    };
    const toldOnce = Object.entries(this.lines).filter(([kind]) => !SECOND_TELLINGS.includes(kind));
    return {
      seed,
      month,
      asOf: new Date(end).toISOString().replace('.000Z', 'Z'),
      differences: this.differences.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
      totals: {
        ...totalOf(Object.values(byChannel)),
        lines: toldOnce.reduce((total, [, lines]) => total + lines, this.onlyInSecond),
        linesByKind: this.lines,
        usd: { settled: this.usd.settled.value, fees: this.usd.fees.value },
      },
      byChannel,
      decoys: this.decoys,
    };
  }
}
