import type { Page } from '../../src/platform/http/pagination.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { listParts, text, textOrNull, timeOrNull } from './part-queries.js';
import type { PartRow, PartsOfOrder } from './part-queries.js';

/** `reported`: the platform says that the goods left, but not in which parcel. */
export type ShipmentState = 'dispatched' | 'delivered' | 'reported';

/** A parcel of an order. Times are business times in UTC. */
export interface ShipmentView {
  /** Null if only the platform's report tells that the goods left. */
  readonly shipmentId: string | null;
  readonly state: ShipmentState;
  readonly carrier: string | null;
  readonly trackingNo: string | null;
  /** The order lines in it; none named means all. */
  readonly lineNos: readonly string[];
  readonly platform: string | null;
  readonly evidence: string | null;
  readonly dispatchedAt: string | null;
  readonly dispatchedEventId: string | null;
  readonly deliveredAt: string | null;
  readonly deliveredEventId: string | null;
}

/** The parcels of an order, the newest first. Throws ORDER_NOT_FOUND. */
export async function listShipments(database: Queryable, asked: PartsOfOrder): Promise<Page<ShipmentView>> {
  const { items, nextCursor } = await listParts(database, 'shipment', asked);
  return { items: items.map(shipmentView), nextCursor };
}

function shipmentView(row: PartRow): ShipmentView {
  const shipmentId = text(row, 'shipment_id');
  const deliveredAt = timeOrNull(row, 'delivered_at');
  const parcelState = deliveredAt === null ? 'dispatched' : 'delivered';
  return {
    shipmentId: shipmentId === '' ? null : shipmentId,
    state: shipmentId === '' ? 'reported' : parcelState,
    carrier: textOrNull(row, 'carrier'),
    trackingNo: textOrNull(row, 'tracking_no'),
    lineNos: textOrNull(row, 'line_nos')?.split('\n') ?? [],
    platform: textOrNull(row, 'platform'),
    evidence: textOrNull(row, 'evidence'),
    dispatchedAt: timeOrNull(row, 'dispatched_at'),
    dispatchedEventId: textOrNull(row, 'dispatched_event'),
    deliveredAt,
    deliveredEventId: textOrNull(row, 'delivered_event'),
  };
}
