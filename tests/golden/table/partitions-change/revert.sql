SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data.log_lower_idx;

ALTER TABLE data.log DROP CONSTRAINT log_pkey;

ALTER TABLE data.log_rest ALTER COLUMN n DROP DEFAULT;

ALTER TABLE data.log DETACH PARTITION data.log_rest;

ALTER TABLE data.log_rest DROP COLUMN more;

ALTER TABLE data.log DROP COLUMN more;

ALTER TABLE data.log ATTACH PARTITION data.log_old FOR VALUES FROM (MINVALUE) TO ('2024-01-01');

DROP TABLE data.spread;

DROP TABLE data.log_2025;
