-- What the order ledger and the statements say about money, as facts: rows are added, never changed. "As of D, as known
-- at T" is the rows with occurred_at < D and recorded_at <= T; everything that is shown is computed from them.

-- One row for each event of an order that moves money or marks a milestone (whose amount is then zero).
CREATE TABLE order_movement (
  ordinal      bigint PRIMARY KEY,
  shop_id      text COLLATE "C" NOT NULL,
  order_no     text COLLATE "C" NOT NULL,
  channel      text COLLATE "C",
  kind         text COLLATE "C" NOT NULL CHECK (kind IN ('placed', 'amended', 'received', 'reversed', 'refunded',
                                             'completed', 'cancelled', 'closed')),
  currency     text COLLATE "C",
  amount       numeric NOT NULL,
  occurred_at  timestamptz NOT NULL,
  recorded_at  timestamptz NOT NULL
);

CREATE TABLE statement (
  shop_id       text COLLATE "C" NOT NULL,
  statement_id  text COLLATE "C" NOT NULL,
  account_no    text COLLATE "C" NOT NULL,
  kind          text COLLATE "C" NOT NULL,
  currency      text COLLATE "C" NOT NULL,
  file_name     text NOT NULL,
  sha256        text NOT NULL,
  ordinal       bigint NOT NULL,
  recorded_at   timestamptz NOT NULL,
  PRIMARY KEY (shop_id, statement_id)
);

-- A statement that was read to its end. Only then does it cover its time.
CREATE TABLE statement_closing (
  shop_id          text COLLATE "C" NOT NULL,
  statement_id     text COLLATE "C" NOT NULL,
  account_no       text COLLATE "C" NOT NULL,
  currency         text COLLATE "C" NOT NULL,
  covers_from      timestamptz NOT NULL,
  covers_until     timestamptz NOT NULL,
  opening_balance  numeric,
  closing_balance  numeric,
  foots            boolean NOT NULL,
  problems         jsonb NOT NULL,
  ordinal          bigint NOT NULL,
  recorded_at      timestamptz NOT NULL,
  PRIMARY KEY (shop_id, statement_id)
);

-- A line that stands in two files has one id and one row: that of the file that came first.
CREATE TABLE statement_line (
  shop_id        text COLLATE "C" NOT NULL,
  line_id        text COLLATE "C" NOT NULL,
  statement_id   text COLLATE "C" NOT NULL,
  file_line      integer NOT NULL,
  kind           text COLLATE "C" NOT NULL,
  source         text COLLATE "C" NOT NULL,
  -- 2: counts only where no statement of the source's first kind covers its time, because that one tells of the same money.
  rank           smallint NOT NULL,
  account_no     text COLLATE "C" NOT NULL,
  entry_no       text COLLATE "C",
  trade_no       text COLLATE "C",
  -- The payout that the line is, or is part of.
  payout_no      text COLLATE "C",
  order_no       text COLLATE "C",
  -- Where the order number was found: a place in the line, or "trade-number" for that of an earlier receipt.
  order_key      text COLLATE "C",
  currency       text COLLATE "C" NOT NULL,
  amount         numeric NOT NULL,
  class          text COLLATE "C" NOT NULL,
  line_group     text COLLATE "C" NOT NULL,
  -- The class that the platform owes back when the order is refunded; its returns carry the same name.
  refundable_as  text COLLATE "C",
  rule_id        text NOT NULL,
  wording        text,
  occurred_at    timestamptz NOT NULL,
  recorded_at    timestamptz NOT NULL,
  ordinal        bigint NOT NULL,
  PRIMARY KEY (shop_id, line_id)
);

-- Which order a trade number belongs to can be known before all indexes are there.
CREATE INDEX statement_line_receipt ON statement_line (shop_id, trade_no)
 WHERE line_group = 'receipt' AND trade_no IS NOT NULL AND order_no IS NOT NULL;

-- Lines of the bank: here payouts arrive.
CREATE TABLE bank_line (
  shop_id        text COLLATE "C" NOT NULL,
  line_id        text COLLATE "C" NOT NULL,
  statement_id   text COLLATE "C" NOT NULL,
  file_line      integer NOT NULL,
  kind           text COLLATE "C" NOT NULL,
  account_no     text COLLATE "C" NOT NULL,
  entry_no       text COLLATE "C",
  wording        text NOT NULL,
  currency       text COLLATE "C" NOT NULL,
  amount         numeric NOT NULL,
  occurred_at    timestamptz NOT NULL,
  recorded_at    timestamptz NOT NULL,
  ordinal        bigint NOT NULL,
  PRIMARY KEY (shop_id, line_id)
);

-- Through which channels a shop sells.
CREATE TABLE shop_channel (
  shop_id  text COLLATE "C" NOT NULL,
  channel  text COLLATE "C" NOT NULL,
  PRIMARY KEY (shop_id, channel)
);

-- What a shop says about its settlements; of those known at a time, the last one counts.
CREATE TABLE shop_setting (
  shop_id      text COLLATE "C" NOT NULL,
  ordinal      bigint NOT NULL,
  recorded_at  timestamptz NOT NULL,
  settings     jsonb NOT NULL,
  PRIMARY KEY (shop_id, ordinal)
);

-- Until where statements, settings or files of documents have told something new of a shop: whatever is derived from all
-- facts of a shop has to be derived anew then, and only order by order otherwise.
CREATE TABLE shop_evidence (
  shop_id       text COLLATE "C" PRIMARY KEY,
  last_ordinal  bigint NOT NULL
);
