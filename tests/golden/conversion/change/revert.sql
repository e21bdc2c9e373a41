SET check_function_bodies = off;
SET search_path = public;

ALTER CONVERSION data.renamed_after RENAME TO renamed_before;

COMMENT ON CONVERSION data.renamed_before IS NULL;

DROP CONVERSION other.second;

DROP CONVERSION data.changed;

CREATE CONVERSION data."Drop ""me""" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

CREATE CONVERSION data.changed FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

DROP SCHEMA other;
