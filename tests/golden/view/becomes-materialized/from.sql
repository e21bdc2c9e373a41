CREATE SCHEMA data;
CREATE TABLE data.a (id int PRIMARY KEY, t text);
CREATE VIEW data.b AS SELECT id, t FROM data.a;
CREATE MATERIALIZED VIEW data.c AS SELECT id FROM data.b;
CREATE TABLE data.d (id int);
CREATE VIEW data.user_of_d AS SELECT id FROM data.d;
COMMENT ON VIEW data.b IS 'a view';
GRANT SELECT ON data.b TO webuser;
