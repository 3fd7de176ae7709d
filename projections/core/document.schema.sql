-- What orders' documents say: items, refund cases, shipments, invoices and requests for one, from files and from the order
-- ledger. Rows are added, never changed. A document has a row for each time that something was said of it: of those known
-- at a time, the one with the greatest (ordinal, place) counts.
CREATE TABLE order_document (
  shop_id           text COLLATE "C" NOT NULL,
  kind              text COLLATE "C" NOT NULL
                    CHECK (kind IN ('item', 'refund', 'shipment', 'invoice', 'invoice-request')),
  document_id       text COLLATE "C" NOT NULL,
  order_no          text COLLATE "C" NOT NULL,
  -- The number it bears: of the item, the refund case, the invoice.
  document_no       text COLLATE "C",
  -- Shipments: out, in. Invoices: blue, red.
  direction         text COLLATE "C",
  currency          text COLLATE "C",
  -- Paid for the item, refunded, invoiced with tax; without sign. A voided invoice has 0.
  amount            numeric,
  quantity          integer,
  ordered_quantity  integer,
  -- The refund has gone back to the buyer, in the platform's words.
  settled           boolean,
  returns_goods     boolean,
  order_type        text COLLATE "C",
  -- The blue invoice of a red one; the tracking number of a shipment.
  reference         text COLLATE "C",
  requested_at      timestamptz,
  -- Its own time, else that of its request, else that of the event.
  occurred_at       timestamptz NOT NULL,
  recorded_at       timestamptz NOT NULL,
  ordinal           bigint NOT NULL,
  -- In the event, from 1.
  place             integer NOT NULL,
  PRIMARY KEY (shop_id, kind, document_id, ordinal, place)
);
