CREATE SCHEMA data;
CREATE TABLE data.todo (id integer PRIMARY KEY, title text NOT NULL);
CREATE VIEW data.v WITH (security_barrier = true) AS SELECT id FROM data.todo;
CREATE VIEW data.w AS SELECT id FROM data.v;
COMMENT ON VIEW data.v IS 'kept';
GRANT SELECT ON data.v TO webuser;
