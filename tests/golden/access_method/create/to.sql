CREATE SCHEMA data;
CREATE ACCESS METHOD "heap 2" TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE data.kept (id integer, place box) USING "heap 2";
CREATE MATERIALIZED VIEW data.seen USING "heap 2" AS SELECT id FROM data.kept;
CREATE ACCESS METHOD tree TYPE INDEX HANDLER gisthandler;
COMMENT ON ACCESS METHOD tree IS 'GiST by another name';
CREATE OPERATOR CLASS data.box_tree DEFAULT FOR TYPE box USING tree AS
  OPERATOR 1 <<, OPERATOR 3 &&, OPERATOR 8 <@,
  FUNCTION 1 gist_box_consistent(internal, box, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal),
  FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal),
  FUNCTION 7 gist_box_same(box, box, internal);
CREATE INDEX kept_place ON data.kept USING tree (place);
