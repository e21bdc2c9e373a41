CREATE SCHEMA data;
-- @renamed from="TaskState"
CREATE TYPE data.task_state AS ENUM (
  -- @renamed from="in progress"
  'started',
  'done'
);
-- @renamed from=data."Task"
CREATE TABLE data.task (
  id integer PRIMARY KEY,
  -- @renamed from=State
  state data.task_state
);
