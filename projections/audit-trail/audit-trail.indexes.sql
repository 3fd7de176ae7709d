-- A list is sorted by position, or by the time axis on which it is narrowed; each index gives one filter in that order,
-- so that a page is read, never sorted, whatever the size of the log.
CREATE UNIQUE INDEX entry_by_event ON entry (event_id);
CREATE INDEX entry_by_recorded ON entry (recorded_at, ordinal);
CREATE INDEX entry_by_occurred ON entry (occurred_at, ordinal);
CREATE INDEX entry_by_shop ON entry (shop_id, ordinal);
CREATE INDEX entry_by_shop_recorded ON entry (shop_id, recorded_at, ordinal);
CREATE INDEX entry_by_shop_occurred ON entry (shop_id, occurred_at, ordinal);
CREATE INDEX entry_by_order ON entry (order_no, ordinal) WHERE order_no IS NOT NULL;
CREATE INDEX entry_by_type ON entry (type, ordinal);
CREATE INDEX entry_by_actor ON entry (actor_id, ordinal);
CREATE INDEX entry_by_correlation ON entry (correlation_id, ordinal);
CREATE INDEX entry_by_stream ON entry (stream, ordinal);
CREATE INDEX entry_by_command_type ON entry (command_type, ordinal);
CREATE INDEX entry_by_refused_stream ON entry (refused_stream, ordinal) WHERE refused_stream IS NOT NULL;
-- What shops do differs, so a type may be rare in one shop and frequent in the others.
CREATE INDEX entry_by_shop_type ON entry (shop_id, type, ordinal);
-- From a command to its events, and from a cause to its consequences; most commands are caused by nothing but themselves.
CREATE INDEX entry_by_command ON entry (command_id, ordinal);
CREATE INDEX entry_by_causation ON entry (causation_id, ordinal) WHERE causation_id <> command_id;
