SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.task RENAME CONSTRAINT task_pkey TO "Task_pkey";

ALTER TABLE data.task RENAME COLUMN state TO "State";

ALTER TABLE data.task RENAME TO "Task";

ALTER TYPE data.task_state RENAME TO "TaskState";

ALTER TYPE data."TaskState" RENAME VALUE 'started' TO 'in progress';
