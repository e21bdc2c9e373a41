SET check_function_bodies = off;
SET search_path = public;

ALTER OPERATOR CLASS data.new_name USING brin RENAME TO old;

DROP OPERATOR CLASS data.version_ops USING btree;

DROP OPERATOR FAMILY data.more USING btree;

CREATE OPERATOR FAMILY data.gone USING gist;

CREATE OPERATOR CLASS data.gone FOR TYPE data.version USING gist FAMILY data.gone AS
  STORAGE box;

CREATE OPERATOR CLASS data.moved FOR TYPE data.version USING btree FAMILY data.others AS
  OPERATOR 1 data.< (data.version, data.version),
  FUNCTION 1 (data.version, data.version) data.version_cmp(data.version, data.version);

CREATE OPERATOR CLASS data.version_ops DEFAULT FOR TYPE data.version USING btree FAMILY data.version_ops AS
  OPERATOR 1 data.< (data.version, data.version),
  OPERATOR 2 data.<= (data.version, data.version),
  OPERATOR 3 data.= (data.version, data.version),
  OPERATOR 4 data.>= (data.version, data.version),
  OPERATOR 5 data.> (data.version, data.version),
  FUNCTION 1 (data.version, data.version) data.version_cmp(data.version, data.version);
