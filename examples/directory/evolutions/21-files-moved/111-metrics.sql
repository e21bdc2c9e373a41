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

CREATE TRIGGER metric_sample_insert BEFORE INSERT ON metric_sample FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER metric_sample_update BEFORE UPDATE ON metric_sample FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER metric_definition_insert BEFORE INSERT ON metric_definition FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER metric_definition_update BEFORE UPDATE ON metric_definition FOR EACH ROW EXECUTE FUNCTION stamp_update();

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
