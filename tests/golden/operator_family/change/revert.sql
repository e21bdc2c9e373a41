SET check_function_bodies = off;
SET search_path = public;

ALTER OPERATOR FAMILY data.renamed_after USING gist RENAME TO renamed_before;

DROP OPERATOR FAMILY data.added USING spgist;

CREATE OPERATOR FAMILY data.dropped USING gin;

ALTER OPERATOR FAMILY data.kin USING btree DROP
  OPERATOR 1 (data.version, data.version),
  OPERATOR 5 (data.version, data.version);

ALTER OPERATOR FAMILY data.kin USING btree ADD
  OPERATOR 1 data.< (data.version, data.version);

ALTER OPERATOR FAMILY data.renamed_before USING gist DROP
  OPERATOR 15 (point, point);

COMMENT ON OPERATOR FAMILY data.kin USING btree IS 'before';
