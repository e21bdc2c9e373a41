-- Downloads as the registries report them, by day.
CREATE TABLE download (
  day date NOT NULL,
  package bigint NOT NULL REFERENCES package_manager (id) ON DELETE CASCADE,
  version varchar(50) DEFAULT 'any' NOT NULL,
  downloads bigint NOT NULL CHECK (downloads >= 0),
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT download_pkey PRIMARY KEY (day, package, version)
) PARTITION BY RANGE (day);

CREATE TABLE download_before_2026 PARTITION OF download FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
CREATE TABLE download_2026 PARTITION OF download FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')
  PARTITION BY HASH (package);
CREATE TABLE download_2026_0 PARTITION OF download_2026 FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE download_2026_1 PARTITION OF download_2026 FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE download_2026_2 PARTITION OF download_2026 FOR VALUES WITH (MODULUS 3, REMAINDER 2);
CREATE TABLE download_later PARTITION OF download (
  CONSTRAINT download_is_later CHECK (day >= '2027-01-01')
) FOR VALUES FROM ('2027-01-01') TO (MAXVALUE);

CREATE INDEX download_package_idx ON download (package, day DESC) INCLUDE (downloads);

CREATE TRIGGER download_insert BEFORE INSERT ON download FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER download_update BEFORE UPDATE ON download FOR EACH ROW EXECUTE FUNCTION stamp_update();

ALTER TABLE download ENABLE ROW LEVEL SECURITY;
CREATE POLICY download_read ON download FOR SELECT USING (package IN (SELECT id FROM package_manager));
CREATE POLICY download_admin ON download TO dir_admin USING (true) WITH CHECK (true);
GRANT SELECT ON download TO dir_anon, dir_user, dir_curator;

COMMENT ON TABLE download IS 'Partitioned by year; a busy year by package as well';

CREATE FUNCTION downloads_per_month(software_id uuid)
RETURNS TABLE (month date, registry varchar, downloads numeric, growth numeric)
LANGUAGE sql STABLE AS
$$
  SELECT
    m.month,
    m.registry,
    m.downloads,
    round(100 * (m.downloads / nullif(lag(m.downloads) OVER (PARTITION BY m.registry ORDER BY m.month), 0) - 1), 1)
  FROM (
    SELECT date_trunc('month', d.day)::date AS month, p.registry, sum(d.downloads) AS downloads
    FROM download AS d
    JOIN package_manager AS p ON p.id = d.package
    WHERE p.software = software_id
    GROUP BY 1, 2
  ) AS m
  ORDER BY m.month, m.registry;
$$;

CREATE VIEW reporting.download_total AS
SELECT p.software, sum(d.downloads) AS downloads, max(d.day) AS last_day
FROM download AS d
JOIN package_manager AS p ON p.id = d.package
GROUP BY p.software;
