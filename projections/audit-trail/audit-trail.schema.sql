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
  summary         text NOT NULL,
  summary_zh      text NOT NULL
);
