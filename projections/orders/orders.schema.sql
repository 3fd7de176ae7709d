-- What is known of each order's money now: the sum of its movements. Numbers of orders are compared by their bytes, so
-- that an index finds those that begin alike whatever the language of the database is.
CREATE TABLE order_money (
  shop_id         text NOT NULL,
  order_no        text COLLATE "C" NOT NULL,
  channel         text NOT NULL,
  currency        text NOT NULL,
  total           numeric NOT NULL,
  received        numeric NOT NULL,
  reversed        numeric NOT NULL,
  refunded        numeric NOT NULL,
  reserved        numeric NOT NULL,
  invoiced        numeric NOT NULL,
  red             numeric NOT NULL,
  status          text NOT NULL,
  placed_at       timestamptz NOT NULL,
  paid_at         timestamptz,
  shipped_at      timestamptz,
  delivered_at    timestamptz,
  completed_at    timestamptz,
  cancelled_at    timestamptz,
  closed_at       timestamptz,
  revision        bigint NOT NULL,
  -- Ordinal of the event that placed it: one number that names the order in every index of the lists.
  placed_ordinal  bigint NOT NULL,
  ordinal         bigint NOT NULL,
  updated_at      timestamptz NOT NULL,
  PRIMARY KEY (shop_id, order_no)
);

-- Append-only. "Effective until D, as known at T" is the sum of the rows with occurred_at < D and recorded_at <= T.
-- A milestone (shipped, completed, ...) moves no money: its amount is null.
CREATE TABLE movement (
  ordinal      bigint NOT NULL,
  kind         text NOT NULL,
  shop_id      text NOT NULL,
  order_no     text NOT NULL,
  amount       numeric,
  reference    text,
  occurred_at  timestamptz NOT NULL,
  recorded_at  timestamptz NOT NULL,
  event_id     uuid NOT NULL,
  PRIMARY KEY (ordinal, kind)
);

-- The parts of an order: one row for each payment, refund, invoice, parcel; `ordinal` is that of its first event.
-- Times are business times. What has not happened is null.
CREATE TABLE payment (
  shop_id            text NOT NULL,
  order_no           text NOT NULL,
  payment_id         text NOT NULL,
  currency           text NOT NULL,
  amount             numeric NOT NULL,
  channel            text,
  channel_reference  text,
  received_at        timestamptz,
  received_event     uuid,
  -- The latest attempt that failed.
  failed_at          timestamptz,
  failed_event       uuid,
  failure_reason     text,
  ordinal            bigint NOT NULL,
  PRIMARY KEY (shop_id, order_no, payment_id)
);

CREATE TABLE reversal (
  shop_id      text NOT NULL,
  order_no     text NOT NULL,
  reversal_id  text NOT NULL,
  payment_id   text NOT NULL,
  currency     text NOT NULL,
  amount       numeric NOT NULL,
  reason       text NOT NULL,
  reversed_at  timestamptz NOT NULL,
  reversed_event uuid NOT NULL,
  ordinal      bigint NOT NULL,
  PRIMARY KEY (shop_id, order_no, reversal_id)
);

CREATE TABLE refund (
  shop_id            text NOT NULL,
  order_no           text NOT NULL,
  refund_id          text NOT NULL,
  currency           text NOT NULL,
  amount             numeric NOT NULL,
  state              text NOT NULL,
  line_no            text,
  reason             text,
  requested_by       text,
  requested_at       timestamptz,
  requested_event    uuid,
  approved_by        text,
  approved_at        timestamptz,
  approved_event     uuid,
  rejected_by        text,
  rejected_at        timestamptz,
  rejected_event     uuid,
  rejection_reason   text,
  -- Paid out by us, or settled by the platform.
  paid_at            timestamptz,
  paid_event         uuid,
  payout_reference   text,
  -- The latest payout that failed.
  failed_at          timestamptz,
  failed_event       uuid,
  failure_reason     text,
  platform           text,
  evidence           text,
  ordinal            bigint NOT NULL,
  PRIMARY KEY (shop_id, order_no, refund_id)
);

-- Blue ones and red ones, which reduce the blue one that they name; amounts are positive.
CREATE TABLE invoice (
  shop_id              text NOT NULL,
  order_no             text NOT NULL,
  invoice_no           text NOT NULL,
  kind                 text NOT NULL,
  issuer_tax_no        text NOT NULL,
  original_invoice_no  text,
  currency             text NOT NULL,
  amount               numeric NOT NULL,
  tax_amount           numeric NOT NULL,
  tax_rate             text,
  buyer_kind           text,
  -- Why a red invoice was issued.
  reason               text,
  issued_at            timestamptz,
  issued_event         uuid,
  voided_at            timestamptz,
  voided_event         uuid,
  void_reason          text,
  ordinal              bigint NOT NULL,
  PRIMARY KEY (shop_id, order_no, invoice_no)
);

-- A parcel; or, with an empty number, that the platform reports that the goods left without saying in which.
CREATE TABLE shipment (
  shop_id          text NOT NULL,
  order_no         text NOT NULL,
  shipment_id      text NOT NULL,
  carrier          text,
  tracking_no      text,
  line_nos         text,
  platform         text,
  evidence         text,
  dispatched_at    timestamptz,
  dispatched_event uuid,
  delivered_at     timestamptz,
  delivered_event  uuid,
  ordinal          bigint NOT NULL,
  PRIMARY KEY (shop_id, order_no, shipment_id)
);

-- Corrections of the books, of which some name an order.
CREATE TABLE adjustment (
  shop_id           text NOT NULL,
  adjustment_id     text NOT NULL,
  order_no          text,
  currency          text NOT NULL,
  amount            numeric NOT NULL,
  debit_account     text NOT NULL,
  credit_account    text NOT NULL,
  state             text NOT NULL,
  reason            text,
  proposed_by       text,
  proposed_at       timestamptz,
  proposed_event    uuid,
  approved_by       text,
  approved_at       timestamptz,
  approved_event    uuid,
  rejected_by       text,
  rejected_at       timestamptz,
  rejected_event    uuid,
  rejection_reason  text,
  posted_by         text,
  posted_at         timestamptz,
  posted_event      uuid,
  ordinal           bigint NOT NULL,
  PRIMARY KEY (shop_id, adjustment_id)
);
