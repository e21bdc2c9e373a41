CREATE SCHEMA data;
CREATE TABLE data.kept (id integer) USING "heap 2";
CREATE ACCESS METHOD "heap 2" TYPE TABLE HANDLER heap_tableam_handler;
CREATE MATERIALIZED VIEW data.seen USING "heap 2" AS SELECT id FROM data.kept;
CREATE ACCESS METHOD tree TYPE INDEX HANDLER bthandler;
COMMENT ON ACCESS METHOD tree IS 'a B-tree by another name';
CREATE INDEX kept_id ON data.kept USING tree (id);
CREATE OPERATOR CLASS data.integer_tree DEFAULT FOR TYPE integer USING tree AS
  OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
