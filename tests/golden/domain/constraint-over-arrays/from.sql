CREATE DOMAIN posint AS int CHECK (VALUE > 0);
CREATE DOMAIN maybe AS text;
CREATE TABLE t (id int PRIMARY KEY, ns posint[] NOT NULL DEFAULT '{1}', n posint, ms maybe[], CHECK (cardinality(ns) > 0));
CREATE INDEX t_ns ON t USING gin (ns);
CREATE VIEW v AS SELECT id, ns FROM t;
COMMENT ON VIEW v IS 'numbers';
GRANT SELECT ON v TO webuser;
