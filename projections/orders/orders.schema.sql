-- What is known of each order's money now: the sum of its movements.
CREATE TABLE order_money (
  shop_id       text NOT NULL,
  order_no      text NOT NULL,
  channel       text NOT NULL,
  currency      text NOT NULL,
  total         numeric NOT NULL,
  received      numeric NOT NULL,
  reversed      numeric NOT NULL,
  refunded      numeric NOT NULL,
  reserved      numeric NOT NULL,
  invoiced      numeric NOT NULL,
  red           numeric NOT NULL,
  status        text NOT NULL,
  placed_at     timestamptz NOT NULL,
  paid_at       timestamptz,
  shipped_at    timestamptz,
  delivered_at  timestamptz,
  completed_at  timestamptz,
  cancelled_at  timestamptz,
  closed_at     timestamptz,
  revision      bigint NOT NULL,
  ordinal       bigint NOT NULL,
  updated_at    timestamptz NOT NULL,
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
