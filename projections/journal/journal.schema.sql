-- The chart of accounts; its rows follow these statements.
CREATE TABLE account (
  code     text PRIMARY KEY,
  name     text NOT NULL,
  name_zh  text NOT NULL,
  kind     text NOT NULL
);

-- An entry moves one amount from one account to another, so debits equal credits in every currency by its very shape:
-- no set of rows that this table takes can be out of balance. (NaN passes "> 0", hence the upper bound.)
CREATE TABLE entry (
  -- From 1 on in the order of the log, without gaps, so that a block of numbers is a number of entries on every store.
  number          bigint PRIMARY KEY,
  ordinal         bigint NOT NULL,
  line_no         integer NOT NULL,
  debit_account   text NOT NULL,
  credit_account  text NOT NULL,
  currency        text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  amount          numeric NOT NULL CHECK (amount > 0 AND amount < 'Infinity'),
  shop_id         text NOT NULL,
  order_no        text,
  reference       text NOT NULL,
  occurred_at     timestamptz NOT NULL,
  recorded_at     timestamptz NOT NULL,
  event_type      text NOT NULL,
  event_id        uuid NOT NULL,
  UNIQUE (ordinal, line_no),
  CHECK (debit_account <> credit_account)
);

-- The same as accountants write it: a debit line and a credit line. Two selects, so that nobody can insert one alone.
CREATE VIEW journal_line AS
  SELECT ordinal, line_no, 'debit' AS side, debit_account AS account, currency, amount AS debit, 0::numeric AS credit,
         shop_id, order_no, reference, occurred_at, recorded_at, event_type, event_id
    FROM entry
  UNION ALL
  SELECT ordinal, line_no, 'credit', credit_account, currency, 0::numeric, amount,
         shop_id, order_no, reference, occurred_at, recorded_at, event_type, event_id
    FROM entry;

-- Statement lines that are booked: one that stands in two files is booked from the first only.
CREATE TABLE booked_line (
  line_id  text NOT NULL,
  shop_id  text NOT NULL,
  PRIMARY KEY (line_id, shop_id)
);

-- Sums and numbers of entries per pair of accounts, per day of business time (days in China) and per block of 16384
-- entries of the journal, from which a trial balance is made without reading every entry: a moment of knowledge cuts one
-- block, whether a year was recorded on one day or day by day. Balanced by its shape as well. Every entry passes through
-- here in the statement that inserts it, so these foreign keys hold for entries too, at the price of one check per new
-- total, not per entry.
CREATE TABLE day_total (
  shop_id         text NOT NULL,
  currency        text NOT NULL,
  debit_account   text NOT NULL REFERENCES account,
  credit_account  text NOT NULL REFERENCES account,
  occurred_on     date NOT NULL,
  block           bigint NOT NULL,
  amount          numeric NOT NULL CHECK (amount > 0 AND amount < 'Infinity'),
  entries         bigint NOT NULL CHECK (entries > 0),
  recorded_first  timestamptz NOT NULL,
  recorded_last   timestamptz NOT NULL,
  PRIMARY KEY (shop_id, currency, debit_account, credit_account, occurred_on, block),
  CHECK (debit_account <> credit_account)
);

-- The totals are kept by the database itself, so they can't differ from the entries. The schema is named at run time
-- because it is renamed when a rebuilt view takes the place of an old one.
CREATE FUNCTION add_to_day_totals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($sql$
    INSERT INTO %I.day_total AS kept
      (shop_id, currency, debit_account, credit_account, occurred_on, block, amount, entries,
       recorded_first, recorded_last)
    SELECT shop_id, currency, debit_account, credit_account,
           (occurred_at AT TIME ZONE 'Asia/Shanghai')::date,
           (number - 1) / 16384,
           sum(amount), count(*), min(recorded_at), max(recorded_at)
      FROM inserted
     GROUP BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (shop_id, currency, debit_account, credit_account, occurred_on, block)
      DO UPDATE SET amount = kept.amount + excluded.amount, entries = kept.entries + excluded.entries,
        recorded_first = least(kept.recorded_first, excluded.recorded_first),
        recorded_last = greatest(kept.recorded_last, excluded.recorded_last)
  $sql$, TG_TABLE_SCHEMA);
  RETURN NULL;
END
$$;

CREATE TRIGGER entry_day_totals AFTER INSERT ON entry
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION add_to_day_totals();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: %', TG_OP, TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER entry_is_permanent BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a journal entry is corrected by another entry, never changed');

CREATE TRIGGER day_total_follows_entry BEFORE INSERT OR UPDATE OR DELETE ON day_total
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change('totals follow from the entries');
CREATE TRIGGER day_total_is_permanent BEFORE TRUNCATE ON day_total
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('totals follow from the entries');
