/** Through what the money of the shop's channels beside Tmall comes. */
export const ROUTE_NAMES = ['stripe', 'wechat', 'pdd', 'douyin'] as const;
export type RouteName = (typeof ROUTE_NAMES)[number];

/** Differences that are planted in these channels. */
export type RouteCode =
  'MISSING_IN_STATEMENT' | 'AMOUNT_MISMATCH' | 'FEE_NOT_RETURNED' | 'CURRENCY' | 'CHARGEBACK';

/** Those of them that Tmall's orders do not have. */
export const PLANTED_ROUTE_CODES = ['CURRENCY', 'CHARGEBACK'] as const satisfies readonly RouteCode[];

export interface Route {
  /** As the ledger names the orders' channel. */
  readonly channel: 'shopify' | 'pdd' | 'douyin';
  readonly settlesAfter: 'payment' | 'confirmation';
  /** One of each for every thousand orders, one at least. */
  readonly codes: readonly RouteCode[];
  /** What is kept of a payment in CNY: a share of it and a fixed part. */
  readonly feeRate: string;
  readonly fixedFee: string;
  readonly returnsFee: boolean;
  /** True if the order export says how much was refunded; else it only tells of orders refunded as a whole. */
  readonly tellsRefunds: boolean;
}

export const ROUTES: Readonly<Record<RouteName, Route>> = {
  stripe: {
    channel: 'shopify',
    settlesAfter: 'payment',
    codes: ['MISSING_IN_STATEMENT', 'AMOUNT_MISMATCH', 'CURRENCY', 'CHARGEBACK'],
    feeRate: '0.034',
    fixedFee: '2.35',
    returnsFee: false,
    tellsRefunds: true,
  },
  wechat: {
    channel: 'shopify',
    settlesAfter: 'payment',
    codes: ['FEE_NOT_RETURNED'],
    feeRate: '0.006',
    fixedFee: '0.00',
    returnsFee: true,
    tellsRefunds: true,
  },
  pdd: {
    channel: 'pdd',
    settlesAfter: 'confirmation',
    codes: ['MISSING_IN_STATEMENT', 'AMOUNT_MISMATCH'],
    feeRate: '0.006',
    fixedFee: '0.00',
    returnsFee: true,
    tellsRefunds: true,
  },
  douyin: {
    channel: 'douyin',
    settlesAfter: 'confirmation',
    codes: ['MISSING_IN_STATEMENT', 'AMOUNT_MISMATCH'],
    feeRate: '0.05',
    fixedFee: '0.00',
    returnsFee: true,
    tellsRefunds: false,
  },
};

/** The orders of a route: how many there are, and by index those that carry a difference. */
export interface RoutePlan {
  readonly made: number;
  readonly planted: ReadonlyMap<number, RouteCode>;
}

/** Of all orders 8 % are sold on Pinduoduo, 6 % on Douyin and 10 % on Shopify, a third of these paid by WeChat Pay. */
export function routeCounts(orders: number): Readonly<Record<RouteName, number>> {
  const share = (percent: number): number => Math.floor((orders * percent) / 100);
  const shopify = share(10);
  const wechat = Math.floor(shopify / 3);
  return { stripe: shopify - wechat, wechat, pdd: share(8), douyin: share(6) };
}
