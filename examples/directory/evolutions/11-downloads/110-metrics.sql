-- Views of pages, a partition a year, so that old years can go.
CREATE TABLE page_view (
  viewed_at timestamptz DEFAULT now() NOT NULL,
  page_kind varchar(20) NOT NULL CHECK (page_kind IN ('software', 'project', 'organisation', 'community', 'news')),
  page uuid NOT NULL,
  country char(2),
  is_robot boolean DEFAULT false NOT NULL
) PARTITION BY RANGE (viewed_at);

CREATE TABLE page_view_2024 PARTITION OF page_view
  FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');
CREATE TABLE page_view_2025 PARTITION OF page_view
  FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00');
CREATE TABLE page_view_2026 PARTITION OF page_view
  FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');
CREATE TABLE page_view_2027 PARTITION OF page_view
  FOR VALUES FROM ('2027-01-01 00:00:00+00') TO ('2028-01-01 00:00:00+00');
CREATE TABLE page_view_other PARTITION OF page_view DEFAULT;

CREATE INDEX page_view_page_idx ON page_view (page, viewed_at);
CREATE INDEX page_view_time_idx ON page_view USING brin (viewed_at) WITH (pages_per_range = 64);

-- Numbers that change over time, by where they come from.
CREATE TABLE metric_sample (
  software uuid NOT NULL REFERENCES software (id) ON DELETE CASCADE,
  origin text NOT NULL,
  metric text NOT NULL CHECK (metric ~ '^[a-z][a-z_]+$'),
  sampled_on date NOT NULL,
  value numeric NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (software, origin, metric, sampled_on)
) PARTITION BY LIST (origin);

CREATE TABLE metric_sample_code PARTITION OF metric_sample FOR VALUES IN ('github', 'gitlab', 'codeberg');
CREATE TABLE metric_sample_package PARTITION OF metric_sample FOR VALUES IN ('pypi', 'npm', 'cran', 'crates')
  PARTITION BY HASH (software);
CREATE TABLE metric_sample_package_0 PARTITION OF metric_sample_package FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE metric_sample_package_1 PARTITION OF metric_sample_package FOR VALUES WITH (MODULUS 2, REMAINDER 1);

CREATE TABLE metric_definition (
  metric text PRIMARY KEY,
  label varchar(100) NOT NULL,
  unit varchar(20),
  higher_is_better boolean DEFAULT true NOT NULL,
  weight numeric(4, 2) DEFAULT 1 NOT NULL CHECK (weight > 0),
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

-- What the front page counts between two rebuilds; losing it does not hurt.
CREATE UNLOGGED TABLE live_counter (
  name varchar(50) PRIMARY KEY,
  value bigint DEFAULT 0 NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);

CREATE FUNCTION drop_robot_details() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  IF NEW.is_robot THEN
    NEW.country := NULL;
  END IF;
  NEW.country := upper(NEW.country);
  RETURN NEW;
END
$$;

CREATE TRIGGER page_view_robot BEFORE INSERT ON page_view FOR EACH ROW EXECUTE FUNCTION drop_robot_details();
CREATE TRIGGER metric_sample_insert BEFORE INSERT ON metric_sample FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER metric_sample_update BEFORE UPDATE ON metric_sample FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER metric_definition_insert BEFORE INSERT ON metric_definition FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER metric_definition_update BEFORE UPDATE ON metric_definition FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER live_counter_insert BEFORE INSERT ON live_counter FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER live_counter_update BEFORE UPDATE ON live_counter FOR EACH ROW EXECUTE FUNCTION stamp_update();

CREATE FUNCTION increase_counter(counter text, amount bigint DEFAULT 1) RETURNS bigint
LANGUAGE sql AS
$$
  INSERT INTO live_counter AS c (name, value) VALUES (counter, amount)
  ON CONFLICT (name) DO UPDATE SET value = c.value + excluded.value
  RETURNING value;
$$;

CREATE FUNCTION record_page_view(kind text, page_id uuid, country_code text DEFAULT NULL, agent text DEFAULT NULL) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  INSERT INTO page_view (page_kind, page, country, is_robot)
  VALUES (kind, page_id, country_code, coalesce(agent ~* '(bot|crawl|spider|slurp)', false));
$$;

CREATE FUNCTION views_per_week(page_id uuid, weeks integer DEFAULT 12)
RETURNS TABLE (week date, views bigint, moving_average numeric)
LANGUAGE sql STABLE AS
$$
  WITH calendar AS (
    SELECT generate_series(
      date_trunc('week', now()) - (weeks - 1) * interval '1 week', date_trunc('week', now()), '1 week')::date AS week
  ), counted AS (
    SELECT date_trunc('week', v.viewed_at)::date AS week, count(*) AS views
    FROM page_view AS v
    WHERE v.page = page_id AND NOT v.is_robot
      AND v.viewed_at >= date_trunc('week', now()) - weeks * interval '1 week'
    GROUP BY 1
  )
  SELECT
    calendar.week,
    coalesce(counted.views, 0),
    round(avg(coalesce(counted.views, 0)) OVER (ORDER BY calendar.week ROWS BETWEEN 3 PRECEDING AND CURRENT ROW), 2)
  FROM calendar
  LEFT JOIN counted USING (week)
  ORDER BY calendar.week;
$$;

CREATE FUNCTION metric_history(software_id uuid, metric_name text)
RETURNS TABLE (sampled_on date, value numeric, change numeric)
LANGUAGE sql STABLE AS
$$
  SELECT s.sampled_on, s.value, s.value - lag(s.value) OVER (ORDER BY s.sampled_on)
  FROM metric_sample AS s
  WHERE s.software = software_id AND s.metric = metric_name
  ORDER BY s.sampled_on;
$$;

CREATE FUNCTION latest_metrics(software_id uuid) RETURNS jsonb
LANGUAGE sql STABLE AS
$$
  SELECT coalesce(jsonb_object_agg(metric, jsonb_build_object('value', value, 'on', sampled_on)), '{}')
  FROM (
    SELECT DISTINCT ON (s.metric) s.metric, s.value, s.sampled_on
    FROM metric_sample AS s
    WHERE s.software = software_id
    ORDER BY s.metric, s.sampled_on DESC
  ) AS latest;
$$;

COMMENT ON TABLE page_view IS 'One row a visit; no address, no cookie';
COMMENT ON TABLE live_counter IS 'Unlogged: empty after a crash, which is fine';
