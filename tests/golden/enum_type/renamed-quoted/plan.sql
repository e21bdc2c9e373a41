SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data."TaskState" RENAME TO task_state;

ALTER TABLE data."Task" RENAME TO task;

ALTER TABLE data.task RENAME COLUMN "State" TO state;

ALTER TABLE data.task RENAME CONSTRAINT "Task_pkey" TO task_pkey;

ALTER TYPE data.task_state RENAME VALUE 'in progress' TO 'started';
