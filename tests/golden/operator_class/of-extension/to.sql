CREATE EXTENSION pg_trgm;
CREATE TABLE note (body text, other text);
CREATE INDEX note_body ON note USING gin (body gin_trgm_ops);
CREATE INDEX note_other ON note USING btree (other pg_catalog.text_pattern_ops);
CREATE OPERATOR CLASS text_pattern_ops FOR TYPE text USING gin AS STORAGE text;
