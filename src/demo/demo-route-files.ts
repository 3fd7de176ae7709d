import { douyinOrdersHeader, douyinOrdersLine, douyinSettlementText } from './demo-douyin-files.js';
import { pddOrdersHeader, pddOrdersLine, pddSettlementText } from './demo-pdd-files.js';
import type { DemoPlan } from './demo-plan.js';
import { payoutOf, routeEntries } from './demo-route-entries.js';
import type { RouteEntry, RoutePayout } from './demo-route-entries.js';
import { routeOrder } from './demo-route-order.js';
import type { RouteOrder } from './demo-route-order.js';
import type { RouteName } from './demo-routes.js';
import { shopifyOrdersHeader, shopifyOrdersLine } from './demo-shopify-orders-file.js';
import { stripeBalanceText, stripePayouts } from './demo-stripe-file.js';
import type { TruthKeeper } from './demo-truth.js';
import { wechatFundText, wechatTradeText } from './demo-wechat-files.js';

export type DemoEncoding = 'gb18030' | 'utf-8';

/** A file as the texts that it is made of; they must be taken before the next file's. */
export interface RouteFile {
  readonly name: string;
  readonly encoding: DemoEncoding;
  readonly texts: Iterable<string>;
}

/** Orders and statements of all channels but Tmall, in the encoding that each is exported in; adds to `payouts`. */
export function* routeFiles(
  plan: DemoPlan,
  truth: TruthKeeper,
  payouts: RoutePayout[],
): Generator<RouteFile> {
  const file = (name: string, encoding: DemoEncoding, texts: Iterable<string>): RouteFile => ({
    ...{ name, encoding, texts },
  });
  const noted = (route: RouteName, kind: string): Generator<RouteEntry> =>
    notedEntries(plan, truth, route, kind);
  yield file('shopify-orders', 'utf-8', shopifyOrdersText(plan, truth));
  yield file('stripe-balance', 'utf-8', stripeText(plan, truth, payouts));
  yield file('wechat-trade', 'utf-8', wechatTradeText(noted('wechat', 'wechat-trade')));
  yield file(
    'wechat-fund',
    'utf-8',
    wechatFundText(withPayouts('wechat', noted('wechat', 'wechat-fund'), payouts)),
  );
  truth.decoy('second-telling');
  yield file('pdd-orders', 'utf-8', ordersText(plan, truth, 'pdd', pddOrdersHeader(), pddOrdersLine));
  const pdd = withPayouts('pdd', noted('pdd', 'pdd-settlement'), payouts);
  yield file('pdd-settlement', 'gb18030', pddSettlementText(plan, pdd));
  yield file(
    'douyin-orders',
    'utf-8',
    ordersText(plan, truth, 'douyin', douyinOrdersHeader(), douyinOrdersLine),
  );
  const douyin = withPayouts('douyin', noted('douyin', 'douyin-settlement'), payouts);
  yield file('douyin-settlement', 'utf-8', douyinSettlementText(douyin));
}

function* ordersText(
  plan: DemoPlan,
  truth: TruthKeeper,
  route: RouteName,
  header: string,
  lineOf: (order: RouteOrder) => string,
): Generator<string> {
  yield header;
  for (let index = 0; index < plan.routes[route].made; index++) {
    const order = routeOrder(plan, route, index);
    truth.routeOrder(route, order);
    yield lineOf(order);
  }
}

function* shopifyOrdersText(plan: DemoPlan, truth: TruthKeeper): Generator<string> {
  const line = (route: RouteName) => (order: RouteOrder) => shopifyOrdersLine(route, order);
  yield* ordersText(plan, truth, 'stripe', shopifyOrdersHeader(), line('stripe'));
  yield* ordersText(plan, truth, 'wechat', '', line('wechat'));
}

function* stripeText(plan: DemoPlan, truth: TruthKeeper, payouts: RoutePayout[]): Generator<string> {
  const own = stripePayouts(plan);
  payouts.push(...own);
  truth.countLines('stripe-balance', own.length);
  yield* stripeBalanceText(plan, own, (movement) => {
    truth.routeEntry('stripe', 'stripe-balance', movement);
  });
}

function* notedEntries(
  plan: DemoPlan,
  truth: TruthKeeper,
  route: RouteName,
  kind: string,
): Generator<RouteEntry> {
  for (const entry of routeEntries(plan, route)) {
    // The trade bill has no withdrawals.
    if (kind !== 'wechat-trade' || entry.kind !== 'withdrawal') truth.routeEntry(route, kind, entry);
    yield entry;
  }
}

function* withPayouts(
  route: RouteName,
  entries: Iterable<RouteEntry>,
  payouts: RoutePayout[],
): Generator<RouteEntry> {
  for (const entry of entries) {
    if (entry.kind === 'withdrawal') payouts.push(payoutOf(route, entry));
    yield entry;
  }
}
