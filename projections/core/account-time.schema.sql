-- What the accounts of a shop moved, whoever keeps them: platforms, banks and wallets.

-- Lines of personal wallets: evidence that is looked at, and held against nothing.
CREATE TABLE wallet_line (LIKE bank_line, PRIMARY KEY (shop_id, line_id));

-- Sums of an account's lines in each quarter of an hour. The days of every zone are made of quarters, so a shop that moves
-- to another zone needs no other rows. Amounts have no sign.
CREATE TABLE account_time (
  shop_id     text COLLATE "C" NOT NULL,
  account_no  text COLLATE "C" NOT NULL,
  kind        text COLLATE "C" NOT NULL,
  currency    text COLLATE "C" NOT NULL,
  quarter     timestamptz NOT NULL,
  lines       integer NOT NULL,
  in_amount   numeric NOT NULL,
  out_amount  numeric NOT NULL,
  PRIMARY KEY (shop_id, account_no, kind, currency, quarter)
) WITH (fillfactor = 70);

-- The same of all time: one row an account, kind of statement and currency.
CREATE TABLE account_total (
  shop_id     text COLLATE "C" NOT NULL,
  account_no  text COLLATE "C" NOT NULL,
  kind        text COLLATE "C" NOT NULL,
  currency    text COLLATE "C" NOT NULL,
  lines       integer NOT NULL,
  in_amount   numeric NOT NULL,
  out_amount  numeric NOT NULL,
  PRIMARY KEY (shop_id, account_no, kind, currency)
) WITH (fillfactor = 50);
