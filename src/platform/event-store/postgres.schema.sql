-- The event log. Positions are gapless and given in commit order: the counter row is taken in the statement that
-- inserts, and every writer holds it until it commits, so no reader can see a later position before an earlier one.

CREATE SCHEMA es;

CREATE TABLE es.log_head (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  log_id uuid NOT NULL DEFAULT gen_random_uuid(),
  last_position bigint NOT NULL DEFAULT 0 CHECK (last_position >= 0),
  last_recorded_at timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
INSERT INTO es.log_head DEFAULT VALUES;

-- data and metadata are text, not jsonb: the bytes written are the bytes that can be hashed, and "\u0000" survives.
CREATE TABLE es.event (
  position bigint PRIMARY KEY CHECK (position > 0),
  stream text COLLATE "C" NOT NULL,
  revision bigint NOT NULL CHECK (revision >= 0),
  event_id uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  data text COLLATE "C" NOT NULL CHECK (octet_length(data) <= 1048576),
  metadata text COLLATE "C" NOT NULL CHECK (octet_length(metadata) <= 1048576),
  recorded_at timestamptz NOT NULL,
  UNIQUE (stream, revision)
);

CREATE FUNCTION es.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the event log is append-only: % on %.% is refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'P0403';
END $$;
CREATE TRIGGER event_is_immutable BEFORE UPDATE OR DELETE ON es.event FOR EACH ROW EXECUTE FUNCTION es.refuse_change();
CREATE TRIGGER event_is_kept BEFORE TRUNCATE ON es.event FOR EACH STATEMENT EXECUTE FUNCTION es.refuse_change();
CREATE TRIGGER head_is_kept BEFORE DELETE ON es.log_head FOR EACH ROW EXECUTE FUNCTION es.refuse_change();
CREATE TRIGGER head_is_not_truncated BEFORE TRUNCATE ON es.log_head FOR EACH STATEMENT EXECUTE FUNCTION es.refuse_change();
ALTER TABLE es.event ENABLE ALWAYS TRIGGER event_is_immutable;
ALTER TABLE es.event ENABLE ALWAYS TRIGGER event_is_kept;
ALTER TABLE es.log_head ENABLE ALWAYS TRIGGER head_is_kept;
ALTER TABLE es.log_head ENABLE ALWAYS TRIGGER head_is_not_truncated;

-- Appends many streams in one call. Per append: its stream and the revision expected of it (-1: no stream yet). Per
-- event, in log order: the number of its append (from 1), its stream, its revision if the expectation holds, and itself.
-- Appends whose expectation does not hold are left out and named in `conflicts` with the revision found in `actuals`;
-- the others are written. Their events take the positions after `base`, in the order given.
CREATE FUNCTION es.append(
  append_streams text[], append_expected bigint[],
  event_append integer[], event_streams text[], event_revisions bigint[],
  event_ids uuid[], event_types text[], event_data text[], event_metadata text[],
  OUT base bigint, OUT recorded timestamptz, OUT conflicts integer[], OUT actuals bigint[]
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kept bigint;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'es.append needs READ COMMITTED: under % it could decide on an old snapshot', current_setting('transaction_isolation');
  END IF;
  SELECT h.last_position, greatest(date_trunc('milliseconds', clock_timestamp()), h.last_recorded_at)
    INTO base, recorded FROM es.log_head h WHERE h.id = 1 FOR UPDATE;

  -- A new statement sees all that the writers before this one committed.
  SELECT array_agg(a.no::integer ORDER BY a.no), array_agg(a.head ORDER BY a.no) INTO conflicts, actuals
  FROM (
    SELECT t.no, t.expected,
           coalesce((SELECT e.revision FROM es.event e WHERE e.stream = t.stream ORDER BY e.revision DESC LIMIT 1), -1) AS head
    FROM unnest(append_streams, append_expected) WITH ORDINALITY AS t(stream, expected, no)
  ) a WHERE a.head <> a.expected;

  IF conflicts IS NULL THEN
    WITH head AS (
      UPDATE es.log_head SET last_position = base + cardinality(event_ids), last_recorded_at = recorded WHERE id = 1
    )
    INSERT INTO es.event (position, stream, revision, event_id, type, data, metadata, recorded_at)
    SELECT base + t.ord, t.stream, t.revision, t.id, t.type, t.data, t.metadata, recorded
    FROM unnest(event_streams, event_revisions, event_ids, event_types, event_data, event_metadata)
      WITH ORDINALITY AS t(stream, revision, id, type, data, metadata, ord);
  ELSE
    SELECT count(*) INTO kept FROM unnest(event_append) AS t(no) WHERE t.no <> ALL (conflicts);
    WITH head AS (
      UPDATE es.log_head SET last_position = base + kept, last_recorded_at = recorded WHERE id = 1 AND kept > 0
    )
    INSERT INTO es.event (position, stream, revision, event_id, type, data, metadata, recorded_at)
    SELECT base + row_number() OVER (ORDER BY t.ord), t.stream, t.revision, t.id, t.type, t.data, t.metadata, recorded
    FROM unnest(event_append, event_streams, event_revisions, event_ids, event_types, event_data, event_metadata)
      WITH ORDINALITY AS t(no, stream, revision, id, type, data, metadata, ord)
    WHERE t.no <> ALL (conflicts);
  END IF;
  PERFORM pg_notify('es_log', '');
END $$;
REVOKE ALL ON FUNCTION es.append FROM PUBLIC;

-- Three roles: the owner never logs in, the application reads and calls es.append, an auditor only reads. Where the
-- migrating user may not create roles, the triggers above still refuse every change.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['ledger_owner', 'ledger_app', 'ledger_auditor'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
  IF NOT pg_has_role(current_user, 'ledger_owner', 'MEMBER') THEN
    GRANT ledger_owner, ledger_app TO CURRENT_USER;
  END IF;
  GRANT CREATE ON SCHEMA es TO ledger_owner;
  ALTER TABLE es.event OWNER TO ledger_owner;
  ALTER TABLE es.log_head OWNER TO ledger_owner;
  ALTER FUNCTION es.append OWNER TO ledger_owner;
  ALTER FUNCTION es.refuse_change OWNER TO ledger_owner;
  ALTER SCHEMA es OWNER TO ledger_owner;
  GRANT USAGE ON SCHEMA es TO ledger_app, ledger_auditor;
  GRANT SELECT ON es.event, es.log_head TO ledger_app, ledger_auditor;
  GRANT EXECUTE ON FUNCTION es.append TO ledger_app;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'roles of the event log were not created: %', SQLERRM;
END $$;
