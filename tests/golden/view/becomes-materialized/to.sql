CREATE SCHEMA data;
CREATE TABLE data.a (id int PRIMARY KEY, t text);
CREATE MATERIALIZED VIEW data.b AS SELECT id, t FROM data.a;
COMMENT ON MATERIALIZED VIEW data.b IS 'a view';
GRANT SELECT ON data.b TO webuser;
CREATE VIEW data.c AS SELECT id FROM data.b;
CREATE VIEW data.d AS SELECT id FROM data.a;
CREATE VIEW data.user_of_d AS SELECT id FROM data.d;
