import { localText } from './demo-plan.js';
import type { DemoRandom } from './demo-random.js';
import type { RouteName } from './demo-routes.js';

/** How an order and its payment are called. */
export interface RouteNumbers {
  readonly orderNo: string;
  readonly tradeNo: string;
}

/** Numbers as each platform makes them; none is that of another order of the month. */
export function routeNumbers(
  name: RouteName,
  index: number,
  paidAt: number,
  random: DemoRandom,
): RouteNumbers {
  const date = localText(paidAt).slice(0, 10).replaceAll('-', '');
  const spread = random.between(0, 999);
  switch (name) {
    case 'stripe':
      return {
        orderNo: String(5_100_000_000_000 + index * 1000 + spread),
        tradeNo: `3Demo${String(index).padStart(12, '0')}`,
      };
    case 'wechat':
      return {
        orderNo: String(5_200_000_000_000 + index * 1000 + spread),
        tradeNo: `4200001234${date}${String(index).padStart(10, '0')}`,
      };
    case 'pdd': {
      const orderNo = `${date.slice(2)}-${String(100_000_000_000_000 + index * 1000 + spread)}`;
      return { orderNo, tradeNo: orderNo };
    }
    case 'douyin': {
      const orderNo = `69${String(index * 1000 + spread).padStart(17, '0')}`;
      return { orderNo, tradeNo: orderNo };
    }
  }
}
