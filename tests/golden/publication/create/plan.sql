SET check_function_bodies = off;
SET search_path = public;

CREATE PUBLICATION "We""ird" FOR ALL TABLES WITH (publish = 'truncate');

CREATE PUBLICATION everything FOR ALL TABLES;

CREATE PUBLICATION nothing;

CREATE PUBLICATION parts WITH (publish = 'insert, update', publish_via_partition_root = 'true');

ALTER PUBLICATION nothing OWNER TO alice;

COMMENT ON PUBLICATION "We""ird" IS 'it''s odd';
