-- The answer to the usual question (as of the statements' end, everything known), shop by shop, ready to be read in pages.
-- It is derived from the views and belongs to no log position but that of its result row: it can be thrown away any time.
CREATE SCHEMA standing;

CREATE TABLE standing.result (
  shop_id      text COLLATE "C" PRIMARY KEY,
  -- How far the views were that it was computed from.
  position     text NOT NULL,
  ordinal      bigint NOT NULL,
  -- Of the last computation; a shop that nothing happened to keeps its figures and only moves its position on.
  computed_at  timestamptz NOT NULL,
  took_ms      integer NOT NULL,
  scope        text COLLATE "C" NOT NULL CHECK (scope IN ('shop', 'orders')),
  -- Versions and the log that made it; and what the judgement of every order rests on, as a hash.
  source       text NOT NULL,
  basis        text NOT NULL,
  as_of        timestamptz,
  settings     jsonb NOT NULL,
  coverage     jsonb NOT NULL
);

-- Up to where every shop has its standing.
CREATE TABLE standing.progress (
  one       boolean PRIMARY KEY DEFAULT true CHECK (one),
  position  text NOT NULL,
  ordinal   bigint NOT NULL
);

-- One row an order and currency. Orders that the ledger does not have, or had not placed yet, are not listed but count.
CREATE TABLE standing.order_state (
  shop_id       text COLLATE "C" NOT NULL,
  order_no      text COLLATE "C" NOT NULL,
  currency      text COLLATE "C" NOT NULL,
  channel       text COLLATE "C",
  listed        boolean NOT NULL,
  status        text COLLATE "C" NOT NULL,
  -- The date in China on which it was placed, or on which its first line moved.
  day           date NOT NULL,
  placed_at     timestamptz,
  paid_at       timestamptz,
  completed_at  timestamptz,
  settled_at    timestamptz,
  total         numeric NOT NULL,
  received      numeric NOT NULL,
  reversed      numeric NOT NULL,
  refunded      numeric NOT NULL,
  expected      numeric NOT NULL,
  settled       numeric NOT NULL,
  fees          numeric NOT NULL,
  gap           numeric NOT NULL,
  in_transit    numeric NOT NULL,
  outside       numeric NOT NULL,
  pending       numeric NOT NULL,
  elsewhere     numeric NOT NULL,
  -- What is left of the gap: the effect of the order's differences.
  unexplained   numeric NOT NULL,
  lines         integer NOT NULL,
  differences   integer NOT NULL DEFAULT 0,
  PRIMARY KEY (shop_id, order_no, currency)
);
CREATE INDEX order_state_placed ON standing.order_state (shop_id, placed_at, order_no, currency) WHERE listed;
CREATE INDEX order_state_status ON standing.order_state (shop_id, status, placed_at, order_no, currency) WHERE listed;
CREATE INDEX order_state_channel ON standing.order_state (shop_id, channel, placed_at, order_no, currency) WHERE listed;
CREATE INDEX order_state_differing ON standing.order_state (shop_id, abs(unexplained), order_no, currency)
 WHERE listed AND differences > 0;
CREATE INDEX order_state_differing_placed ON standing.order_state (shop_id, placed_at, order_no, currency)
 WHERE listed AND differences > 0;

-- Sums of order_state by day, channel and status; and, with the status "no-order", of the lines that name no order.
CREATE TABLE standing.day_total (
  shop_id      text COLLATE "C" NOT NULL,
  day          date NOT NULL,
  currency     text COLLATE "C" NOT NULL,
  -- Empty for what belongs to no channel.
  channel      text COLLATE "C" NOT NULL,
  status       text COLLATE "C" NOT NULL,
  orders       bigint NOT NULL,
  paid         bigint NOT NULL,
  with_refund  bigint NOT NULL,
  lines        bigint NOT NULL,
  -- Of the lines without an order: those whose class has none.
  classless    bigint NOT NULL,
  received     numeric NOT NULL,
  reversed     numeric NOT NULL,
  refunded     numeric NOT NULL,
  expected     numeric NOT NULL,
  settled      numeric NOT NULL,
  fees         numeric NOT NULL,
  in_transit   numeric NOT NULL,
  outside      numeric NOT NULL,
  pending      numeric NOT NULL,
  elsewhere    numeric NOT NULL,
  PRIMARY KEY (shop_id, day, currency, channel, status)
);

-- The differences of the reconciliation, with everything that their texts are made of.
CREATE TABLE standing.difference (
  shop_id        text COLLATE "C" NOT NULL,
  code           text COLLATE "C" NOT NULL,
  subject_kind   text COLLATE "C" NOT NULL,
  subject        text COLLATE "C" NOT NULL,
  currency       text COLLATE "C" NOT NULL,
  -- Tells two differences apart that are called the same, such as two lines with one number.
  place          smallint NOT NULL,
  amount         numeric NOT NULL,
  effect         numeric NOT NULL,
  channel        text COLLATE "C",
  owner          text COLLATE "C" NOT NULL,
  -- The date in China by which a period counts it: of the order, else of the line. Null belongs to every period.
  day            date,
  occurred_at    timestamptz,
  age_days       integer,
  received       numeric,
  returned       numeric,
  expected       numeric,
  receipts       numeric,
  receipt_count  integer,
  outflow        numeric,
  completed_at   timestamptz,
  wording        text,
  details        jsonb,
  PRIMARY KEY (shop_id, code, subject_kind, subject, currency, place)
);
CREATE INDEX difference_amount ON standing.difference (shop_id, amount, code, subject_kind, subject, currency, place);
CREATE INDEX difference_code_amount ON standing.difference (shop_id, code, amount, subject_kind, subject, currency, place);
CREATE INDEX difference_age ON standing.difference (shop_id, (coalesce(occurred_at, timestamptz '9999-12-31 00:00:00+00')), code, subject_kind, subject, currency, place);
CREATE INDEX difference_subject ON standing.difference (shop_id, subject);

-- Counts and sums of differences. The day is "-infinity" for those that belong to every period.
CREATE TABLE standing.difference_total (
  shop_id   text COLLATE "C" NOT NULL,
  day       date NOT NULL,
  currency  text COLLATE "C" NOT NULL,
  channel   text COLLATE "C" NOT NULL,
  code      text COLLATE "C" NOT NULL,
  age_band  text COLLATE "C" NOT NULL,
  count     bigint NOT NULL,
  amount    numeric NOT NULL,
  effect    numeric NOT NULL,
  PRIMARY KEY (shop_id, day, currency, channel, code, age_band)
);

-- What the rules of the alerts found. The id is filled in by the program, which alone can derive it.
CREATE TABLE standing.alert (
  shop_id        text COLLATE "C" NOT NULL,
  rule           text COLLATE "C" NOT NULL,
  subject_kind   text COLLATE "C" NOT NULL,
  subject        text COLLATE "C" NOT NULL,
  currency       text COLLATE "C" NOT NULL,
  place          smallint NOT NULL,
  alert_id       uuid,
  -- 1 is the worst.
  severity_rank  smallint NOT NULL,
  code           text COLLATE "C",
  amount         numeric NOT NULL,
  effect         numeric NOT NULL,
  occurred_at    timestamptz,
  received       numeric,
  returned       numeric,
  expected       numeric,
  receipts       numeric,
  receipt_count  integer,
  outflow        numeric,
  completed_at   timestamptz,
  wording        text,
  details        jsonb,
  PRIMARY KEY (shop_id, rule, subject_kind, subject, currency, place)
);
CREATE INDEX alert_severity ON standing.alert
  (shop_id, severity_rank, (coalesce(occurred_at, timestamptz '9999-12-31 00:00:00+00')), rule, subject_kind, subject, currency, place);
CREATE INDEX alert_age ON standing.alert
  (shop_id, (coalesce(occurred_at, timestamptz '9999-12-31 00:00:00+00')), rule, subject_kind, subject, currency, place);
CREATE INDEX alert_by_id ON standing.alert (shop_id, (alert_id::text));
CREATE INDEX alert_unnamed ON standing.alert (shop_id) WHERE alert_id IS NULL;

-- Payments and refunds of a month, by date in China, for the rate of refunds.
CREATE TABLE standing.month_total (
  shop_id   text COLLATE "C" NOT NULL,
  month     text COLLATE "C" NOT NULL,
  currency  text COLLATE "C" NOT NULL,
  received  numeric NOT NULL,
  returned  numeric NOT NULL,
  orders    bigint NOT NULL,
  PRIMARY KEY (shop_id, month, currency)
);
