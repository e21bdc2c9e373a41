CREATE PUBLICATION everything FOR ALL TABLES;
CREATE PUBLICATION nothing;
CREATE PUBLICATION parts WITH (publish = 'update, insert', publish_via_partition_root = true);
CREATE PUBLICATION "We""ird" FOR ALL TABLES WITH (publish = 'truncate');
ALTER PUBLICATION nothing OWNER TO alice;
COMMENT ON PUBLICATION "We""ird" IS 'it''s odd';
