CREATE TABLE t (id integer, n text);
CREATE VIEW v AS SELECT n, id FROM t;
GRANT SELECT ON v TO webuser;
GRANT UPDATE (n) ON v TO bob;
ALTER VIEW v OWNER TO alice;
COMMENT ON COLUMN v.id IS 'key';
