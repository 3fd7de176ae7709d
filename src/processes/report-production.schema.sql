CREATE SCHEMA IF NOT EXISTS process;

-- Shops that ever scheduled a report: found in the log once, so that it need not be read from its beginning again.
CREATE TABLE process.report_shop (
  shop_id text PRIMARY KEY
);

-- Up to where the log was searched for them; one row at most.
CREATE TABLE process.report_search (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  position text    NOT NULL
);
