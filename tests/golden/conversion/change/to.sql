CREATE SCHEMA data;
CREATE SCHEMA other;
CREATE DEFAULT CONVERSION data.changed FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- @renamed from=renamed_before
CREATE CONVERSION data.renamed_after FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
COMMENT ON CONVERSION data.renamed_after IS 'as the server has it';
CREATE CONVERSION data.first FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
ALTER CONVERSION data.first RENAME TO second;
ALTER CONVERSION data.second SET SCHEMA other;
ALTER CONVERSION other.second OWNER TO alice;
CREATE CONVERSION data.gone FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
DROP CONVERSION data.gone;
