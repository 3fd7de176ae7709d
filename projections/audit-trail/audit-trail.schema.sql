-- One row per event of the log: who did what, when, why, and what it says in words.
CREATE TABLE entry (
  ordinal         bigint PRIMARY KEY,
  revision        bigint NOT NULL,
  occurred_at     timestamptz NOT NULL,
  recorded_at     timestamptz NOT NULL,
  event_id        uuid NOT NULL,
  type            text NOT NULL,
  stream          text NOT NULL,
  shop_id         text,
  order_no        text,
  actor_type      text NOT NULL,
  actor_id        text NOT NULL,
  command_id      text NOT NULL,
  command_type    text NOT NULL,
  correlation_id  text NOT NULL,
  causation_id    text NOT NULL,
  source          text NOT NULL,
  -- Why, where the event says so.
  reason          text,
  -- Where a refused command would have written.
  refused_stream  text,
  summary         text NOT NULL,
  summary_zh      text NOT NULL
);

-- How many events of a date in China (of their recording) have a type, a command or an actor, by shop; under the empty
-- shop id those of all shops and of none. What a trail can be narrowed to is then read without reading the trail.
CREATE TABLE facet (
  shop_id      text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('type', 'command', 'actor')),
  recorded_on  date NOT NULL,
  value        text NOT NULL,
  events       bigint NOT NULL,
  PRIMARY KEY (shop_id, kind, recorded_on, value)
);
