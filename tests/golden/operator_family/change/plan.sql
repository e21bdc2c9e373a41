SET check_function_bodies = off;
SET search_path = public;

ALTER OPERATOR FAMILY data.renamed_before USING gist RENAME TO renamed_after;

DROP OPERATOR FAMILY data.dropped USING gin;

CREATE OPERATOR FAMILY data.added USING spgist;

ALTER OPERATOR FAMILY data.kin USING btree DROP
  OPERATOR 1 (data.version, data.version);

ALTER OPERATOR FAMILY data.kin USING btree ADD
  OPERATOR 1 data.<= (data.version, data.version),
  OPERATOR 5 data.> (data.version, data.version);

ALTER OPERATOR FAMILY data.renamed_after USING gist ADD
  OPERATOR 15 <-> (point, point) FOR ORDER BY float_ops;

COMMENT ON OPERATOR FAMILY data.kin USING btree IS 'after';
