-- Where each view stands in the log. A row belongs to one schema of tables: the live one, or one being filled beside it.
CREATE SCHEMA projection;
CREATE TABLE projection.checkpoint (
  view text COLLATE "C" NOT NULL,
  schema_name text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  -- The position token of the last event in the view, and the number that orders it; null before the first event.
  position text,
  ordinal bigint NOT NULL DEFAULT 0,
  events_done bigint NOT NULL DEFAULT 0,
  last_recorded_at timestamptz,
  -- The fence: only the worker that raised it last may write.
  owner_epoch bigint NOT NULL DEFAULT 0,
  -- Set when an event could not be applied; the view stands still until it is rebuilt or the program is mended.
  error text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (view, schema_name)
) WITH (fillfactor = 50);
