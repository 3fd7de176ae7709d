import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import { integer, key, text } from '../shared/event-schema.js';

/** An order report was read to its end and changed something. */
export const OrderFileImported = defineEvent('OrderFileImported', {
  shopId: key,
  kind: key,
  fileName: text,
  sha256: key,
  readerVersion: integer,
  rows: integer,
  newRows: integer,
  changedRows: integer,
  unchangedRows: integer,
  rejectedRows: integer,
});
export type OrderFileImported = EventOf<typeof OrderFileImported>;

export const orderFileEvents = [OrderFileImported] as const;
