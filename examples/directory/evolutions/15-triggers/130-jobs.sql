CREATE SEQUENCE job_priority_seq AS bigint INCREMENT BY -1 MINVALUE -1000000 MAXVALUE -1 START WITH -1 CYCLE;

CREATE TABLE job (
  id bigserial PRIMARY KEY,
  task varchar(50) NOT NULL CHECK (task ~ '^[a-z]+(\.[a-z_]+)*$'),
  payload jsonb DEFAULT '{}' NOT NULL,
  state job_state DEFAULT 'queued' NOT NULL,
  priority bigint DEFAULT nextval('job_priority_seq') NOT NULL,
  run_after timestamptz DEFAULT now() NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  max_attempts integer DEFAULT 5 NOT NULL,
  worker varchar(100),
  last_error text,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT running_has_worker CHECK (state <> 'running' OR worker IS NOT NULL)
);

CREATE INDEX job_next_idx ON job (priority, run_after) WHERE state = 'queued';
CREATE UNIQUE INDEX job_no_twin_idx ON job (task, md5(payload::text)) WHERE state IN ('queued', 'running');

CREATE TABLE job_schedule (
  task varchar(50) PRIMARY KEY,
  every interval NOT NULL CHECK (every >= interval '1 minute'),
  enabled boolean DEFAULT true NOT NULL,
  payload jsonb DEFAULT '{}' NOT NULL,
  last_queued_at timestamptz,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE TABLE backend_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service_name varchar(100) NOT NULL,
  table_name varchar(100),
  reference_id uuid,
  level message_level DEFAULT 'error' NOT NULL,
  message text NOT NULL,
  stack_trace text,
  other_data jsonb,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE FUNCTION announce_job() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  PERFORM pg_notify('jobs', json_build_object('id', NEW.id, 'task', NEW.task)::text);
  RETURN NULL;
END
$$;

CREATE FUNCTION enqueue(task_name text, task_payload jsonb DEFAULT '{}', delay interval DEFAULT '0') RETURNS bigint
LANGUAGE plpgsql AS
$$
DECLARE
  new_id bigint;
BEGIN
  INSERT INTO job (task, payload, run_after)
  VALUES (task_name, task_payload, now() + delay)
  ON CONFLICT DO NOTHING
  RETURNING id INTO new_id;
  RETURN new_id;
END
$$;

CREATE FUNCTION take_job(worker_name text, VARIADIC tasks text[] DEFAULT '{}') RETURNS SETOF job
LANGUAGE sql VOLATILE ROWS 1 AS
$$
  UPDATE job
  SET state = 'running', worker = worker_name, attempts = attempts + 1
  WHERE id = (
    SELECT j.id
    FROM job AS j
    WHERE j.state = 'queued' AND j.run_after <= now() AND (tasks = '{}' OR j.task = ANY (tasks))
    ORDER BY j.priority DESC, j.run_after
    FOR UPDATE SKIP LOCKED
    LIMIT 1
  )
  RETURNING *;
$$;

CREATE FUNCTION finish_job(job_id bigint, error text DEFAULT NULL) RETURNS job_state
LANGUAGE plpgsql AS
$$
DECLARE
  done job;
BEGIN
  SELECT * INTO done FROM job WHERE id = job_id AND state = 'running' FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'job % is not running', job_id;
  END IF;
  done.state := CASE
    WHEN error IS NULL THEN 'succeeded'
    WHEN done.attempts < done.max_attempts THEN 'queued'
    ELSE 'failed'
  END;
  UPDATE job
  SET state = done.state, last_error = error, worker = NULL,
      run_after = CASE WHEN done.state = 'queued' THEN now() + power(2, attempts) * interval '1 minute' ELSE run_after END
  WHERE id = job_id;
  RETURN done.state;
END
$$;

CREATE PROCEDURE queue_scheduled_jobs()
LANGUAGE plpgsql AS
$$
DECLARE
  due record;
BEGIN
  FOR due IN
    SELECT task, payload FROM job_schedule
    WHERE enabled AND coalesce(last_queued_at + every, '-infinity') <= now()
    FOR UPDATE
  LOOP
    PERFORM enqueue(due.task, due.payload);
    UPDATE job_schedule SET last_queued_at = now() WHERE task = due.task;
  END LOOP;
END
$$;

CREATE PROCEDURE forget_old_jobs(older_than interval DEFAULT '30 days', INOUT removed bigint DEFAULT 0)
LANGUAGE plpgsql AS
$$
BEGIN
  DELETE FROM job WHERE state IN ('succeeded', 'cancelled') AND updated_at < LOCALTIMESTAMP - older_than;
  GET DIAGNOSTICS removed = ROW_COUNT;
END
$$;

CREATE FUNCTION job_statistics() RETURNS TABLE (task varchar, counts jsonb, oldest timestamptz, failure_rate numeric)
LANGUAGE sql STABLE AS
$$
  SELECT
    task,
    jsonb_object_agg(state, n),
    min(first) FILTER (WHERE state = 'queued'),
    round(coalesce(sum(n) FILTER (WHERE state = 'failed'), 0) / sum(n), 3)
  FROM (
    SELECT task, state, count(*) AS n, min(run_after) AS first FROM job GROUP BY task, state
  ) AS grouped
  GROUP BY task
  ORDER BY task;
$$;

CREATE TRIGGER job_insert BEFORE INSERT ON job FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER job_update BEFORE UPDATE ON job FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER job_announce AFTER INSERT OR UPDATE OF state ON job
  FOR EACH ROW WHEN (NEW.state = 'queued' AND NEW.run_after <= now()) EXECUTE FUNCTION announce_job();
CREATE TRIGGER schedule_insert BEFORE INSERT ON job_schedule FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER schedule_update BEFORE UPDATE ON job_schedule FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER backend_log_insert BEFORE INSERT ON backend_log FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER backend_log_update BEFORE UPDATE ON backend_log FOR EACH ROW EXECUTE FUNCTION stamp_update();

REVOKE ALL ON PROCEDURE queue_scheduled_jobs(), forget_old_jobs(interval, bigint) FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE queue_scheduled_jobs(), forget_old_jobs(interval, bigint) TO dir_admin;

COMMENT ON PROCEDURE forget_old_jobs(interval, bigint) IS 'Failed jobs stay until somebody has looked at them';
