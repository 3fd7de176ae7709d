-- A statement as its file tells of it, with its figures once it was read to its end: one row a statement, so that a list
-- of them and what an account covers come from one index.
CREATE TABLE statement_file (
  shop_id          text COLLATE "C" NOT NULL,
  statement_id     text COLLATE "C" NOT NULL,
  account_no       text COLLATE "C" NOT NULL,
  kind             text COLLATE "C" NOT NULL,
  currency         text COLLATE "C" NOT NULL,
  file_name        text NOT NULL,
  sha256           text NOT NULL,
  encoding         text NOT NULL,
  covers_from      timestamptz NOT NULL,
  covers_until     timestamptz NOT NULL,
  ordinal          bigint NOT NULL,
  position         text NOT NULL,
  recorded_at      timestamptz NOT NULL,
  -- Null, as all that follows, while the import is under way or if it broke off.
  closed_ordinal   bigint,
  rows             integer,
  new_rows         integer,
  unchanged_rows   integer,
  rejected_rows    integer,
  -- Without sign, of all lines of the file.
  credit_amount    numeric,
  debit_amount     numeric,
  opening_balance  numeric,
  closing_balance  numeric,
  foots            boolean,
  problems         jsonb,
  -- What stands before it among the complete statements of its account: see chainedStatementsSql.
  previous_until   timestamptz,
  uncovered        boolean,
  previous_balance numeric,
  PRIMARY KEY (shop_id, statement_id)
) WITH (fillfactor = 70);
