import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { Read } from '../../api/reading.js';
import type { AdjustmentActions, OrderActions, OrderReconciliation, OrderView } from '../../api/schema.js';
import { usePreferences } from '../../shell/preferences.js';

/** Names an order in paths of the API. */
export interface OrderPath {
  readonly shopId: string;
  readonly orderNo: string;
}

export function useOrder(path: OrderPath): Read<OrderView> {
  const read = useRead(['order', path], (signal) =>
    api.GET('/v1/shops/{shopId}/orders/{orderNo}', { params: { path }, signal }),
  );
  // With a time in the question the answer would be another one; none is asked for here.
  return { ...read, data: read.data as OrderView | undefined };
}

export function useOrderReconciliation(path: OrderPath): Read<OrderReconciliation> {
  return useRead(['order-reconciliation', path], (signal) =>
    api.GET('/v1/shops/{shopId}/reconciliation/orders/{orderNo}', { params: { path }, signal }),
  );
}

export function useOrderMoney(path: OrderPath) {
  return useRead(['order-money', path], (signal) =>
    api.GET('/v1/shops/{shopId}/orders/{orderNo}/money', { params: { path }, signal }),
  );
}

/** What may be done depends on who asks: the requester of a refund may not approve it. */
export function useOrderActions(path: OrderPath): Read<OrderActions> {
  const { actor } = usePreferences();
  return useRead(['order-actions', path, actor], (signal) =>
    api.GET('/v1/shops/{shopId}/orders/{orderNo}/actions', { params: { path }, signal }),
  );
}

export function useAdjustmentActions(path: OrderPath): Read<AdjustmentActions> {
  const { actor } = usePreferences();
  return useRead(['order-adjustment-actions', path, actor], (signal) =>
    api.GET('/v1/shops/{shopId}/orders/{orderNo}/adjustment-actions', { params: { path }, signal }),
  );
}
