CREATE SCHEMA IF NOT EXISTS http;

CREATE TABLE http.idempotency_key (
  key         text        PRIMARY KEY,
  fingerprint text        NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now()
);

-- Rows arrive in the order of time and leave by age: a block range index is all that takes.
CREATE INDEX idempotency_key_recorded_at ON http.idempotency_key USING brin (recorded_at);

-- Records keys and answers with the ordinals (from 1) of the claims whose key another request has. Two statements, so
-- that the second also sees what somebody else inserted while the first one waited. Losing the last moments of this
-- table in a crash only loses the check across streams (inside a stream the log itself answers), so no commit waits for
-- the disk here.
CREATE FUNCTION http.claim_keys(keys text[], fingerprints text[]) RETURNS SETOF integer
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO http.idempotency_key (key, fingerprint)
  SELECT k, f FROM unnest(keys, fingerprints) WITH ORDINALITY AS claim (k, f, n) ORDER BY k, n
  ON CONFLICT (key) DO NOTHING;
  RETURN QUERY
  SELECT claim.n::integer FROM unnest(keys, fingerprints) WITH ORDINALITY AS claim (k, f, n)
    JOIN http.idempotency_key known ON known.key = claim.k
   WHERE known.fingerprint <> claim.f;
END
$$;
