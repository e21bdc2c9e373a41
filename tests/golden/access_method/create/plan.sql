SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE ACCESS METHOD "heap 2" TYPE TABLE HANDLER heap_tableam_handler;

CREATE ACCESS METHOD tree TYPE INDEX HANDLER gisthandler;

CREATE OPERATOR FAMILY data.box_tree USING tree;

CREATE OPERATOR CLASS data.box_tree DEFAULT FOR TYPE box USING tree FAMILY data.box_tree AS
  OPERATOR 1 << (box, box),
  OPERATOR 3 && (box, box),
  OPERATOR 8 <@ (box, box),
  FUNCTION 1 (box, box) gist_box_consistent(internal, box, smallint, oid, internal),
  FUNCTION 2 (box, box) gist_box_union(internal, internal),
  FUNCTION 5 (box, box) gist_box_penalty(internal, internal, internal),
  FUNCTION 6 (box, box) gist_box_picksplit(internal, internal),
  FUNCTION 7 (box, box) gist_box_same(box, box, internal);

CREATE TABLE data.kept (
  id integer,
  place box
)
USING "heap 2";

CREATE MATERIALIZED VIEW data.seen USING "heap 2" AS
SELECT
  id
FROM data.kept;

CREATE INDEX kept_place ON data.kept USING tree (place data.box_tree);

COMMENT ON ACCESS METHOD tree IS 'GiST by another name';
