CREATE SCHEMA IF NOT EXISTS process;

-- How far a process has read the log. It may read a part twice, never skip one.
CREATE TABLE process.checkpoint (
  name       text        PRIMARY KEY,
  position   text        NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
