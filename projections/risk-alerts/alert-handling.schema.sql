-- What people did about alerts: the last thing said of each. An alert that is open, or open again, has no row. Rows know
-- alerts by id only: they stay when an alert's facts vanish, and hold again when they come back.
CREATE TABLE alert_handling (
  shop_id      text COLLATE "C" NOT NULL,
  alert_id     uuid NOT NULL,
  state        text NOT NULL CHECK (state IN ('acknowledged', 'resolved')),
  reason       text,
  actor_id     text NOT NULL,
  occurred_at  timestamptz NOT NULL,
  recorded_at  timestamptz NOT NULL,
  ordinal      bigint NOT NULL,
  PRIMARY KEY (shop_id, alert_id)
);
