import { csvLine } from './demo-csv.js';
import { localText } from './demo-plan.js';
import type { RouteOrder } from './demo-route-order.js';
import type { RouteName } from './demo-routes.js';

const HEADER = [
  ...[
    'Name',
    'Email',
    'Financial Status',
    'Paid at',
    'Fulfillment Status',
    'Fulfilled at',
    'Currency',
    'Subtotal',
  ],
  ...['Shipping', 'Taxes', 'Total', 'Created at', 'Lineitem quantity', 'Lineitem name', 'Lineitem price'],
  ...['Cancelled at', 'Payment Method', 'Refunded Amount', 'Outstanding Balance', 'Id'],
];
const METHODS: Readonly<Partial<Record<RouteName, string>>> = { stripe: 'Stripe', wechat: 'WeChat Pay' };

export function shopifyOrdersHeader(): string {
  return csvLine(HEADER);
}

/** An order of Shopify's export; the number of the ledger's order is its Id. */
export function shopifyOrdersLine(route: RouteName, order: RouteOrder): string {
  const { orderNo, total, refunded, placedAt, paidAt, status, quantity, shipments } = order;
  const [parcel] = shipments;
  const time = (at: number | undefined): string => (at === undefined ? '' : `${localText(at)} +0800`);
  return csvLine([
    ...[
      `#${orderNo.slice(0, 2)}${orderNo.slice(4, 10)}`,
      'demo@example.com',
      financialStatus(order),
      time(paidAt),
    ],
    ...[
      parcel === undefined ? 'unfulfilled' : 'fulfilled',
      time(parcel?.at),
      'CNY',
      total,
      '0.00',
      '0.00',
      total,
    ],
    ...[time(placedAt), String(quantity), 'Demo goods', total],
    ...[status === 'cancelled' ? time(placedAt + 3_600_000) : '', METHODS[route] ?? '', refunded],
    ...[status === 'unpaid' ? total : '0.00', orderNo],
  ]);
}

function financialStatus({ status, total, refunded }: RouteOrder): string {
  if (status === 'unpaid') return 'pending';
  if (status === 'cancelled') return 'voided';
  if (refunded === '0.00') return 'paid';
  return refunded === total ? 'refunded' : 'partially_refunded';
}
