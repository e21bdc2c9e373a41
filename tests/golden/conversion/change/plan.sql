SET check_function_bodies = off;
SET search_path = public;

ALTER CONVERSION data.renamed_before RENAME TO renamed_after;

DROP CONVERSION data.changed;

DROP CONVERSION data."Drop ""me""";

CREATE SCHEMA other;

CREATE DEFAULT CONVERSION data.changed FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

CREATE CONVERSION other.second FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;

ALTER CONVERSION other.second OWNER TO alice;

COMMENT ON CONVERSION data.renamed_after IS 'as the server has it';
