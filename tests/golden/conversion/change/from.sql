CREATE SCHEMA data;
CREATE CONVERSION data.changed FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE CONVERSION data."Drop ""me""" FOR 'latin-1' TO 'unicode' FROM pg_catalog.iso8859_1_to_utf8;
CREATE CONVERSION data.renamed_before FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
