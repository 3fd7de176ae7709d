/** What the adjustments ask of the views; the projections answer (the app module plugs them in). */
export interface OpenAdjustments {
  /**
   * Ids of the adjustments that name an order and are neither rejected nor posted, the oldest first, and the order's
   * currency. Throws ORDER_NOT_FOUND.
   */
  ofOrder(
    shopId: string,
    orderNo: string,
  ): Promise<{ readonly currency: string; readonly adjustmentIds: readonly string[] }>;
}

export const OPEN_ADJUSTMENTS = Symbol('OPEN_ADJUSTMENTS');
