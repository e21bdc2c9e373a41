SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data.release_now;

ALTER TABLE data.release DROP CONSTRAINT release_was_excl;

DROP OPERATOR CLASS data.version_ops USING btree;

DROP FUNCTION data.version_cmp2(data.version, data.version);

CREATE OPERATOR CLASS data.version_ops DEFAULT FOR TYPE data.version USING btree FAMILY data.version_ops AS
  OPERATOR 1 data.< (data.version, data.version),
  OPERATOR 2 data.<= (data.version, data.version),
  OPERATOR 3 data.= (data.version, data.version),
  OPERATOR 4 data.>= (data.version, data.version),
  OPERATOR 5 data.> (data.version, data.version),
  FUNCTION 1 (data.version, data.version) data.version_cmp(data.version, data.version);

ALTER TABLE data.release ADD CONSTRAINT release_was_excl EXCLUDE USING btree (was data.version_ops WITH OPERATOR(data.=));

CREATE INDEX release_now ON data.release (now data.version_ops DESC);
