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
CREATE FUNCTION note_page_views() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  PERFORM increase_counter('views of ' || page_kind, count(*)) FROM fresh WHERE NOT is_robot GROUP BY page_kind;
  RETURN NULL;
END
$$;

CREATE TRIGGER page_view_live AFTER INSERT ON page_view
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_page_views();

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

COMMENT ON TABLE page_view IS 'One row a visit; no address, no cookie';
COMMENT ON TABLE live_counter IS 'Unlogged: empty after a crash, which is fine';
