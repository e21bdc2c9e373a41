CREATE SCHEMA data;

CREATE TYPE data.note;
CREATE FUNCTION data.note_in(cstring) RETURNS data.note LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION data.note_out(data.note) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE data.note (INPUT = data.note_in, OUTPUT = data.note_out, INTERNALLENGTH = VARIABLE, STORAGE = external);

CREATE TABLE data.page (id integer, body data.note, remark data.note);
CREATE VIEW data.shown AS SELECT id, body FROM data.page;
CREATE MATERIALIZED VIEW data.kept AS SELECT body FROM data.page;
CREATE MATERIALIZED VIEW data.kept_twice AS SELECT id, body FROM data.shown;
CREATE INDEX kept_twice_id ON data.kept_twice (id);
CREATE MATERIALIZED VIEW data.numbers AS SELECT id FROM data.page;
COMMENT ON MATERIALIZED VIEW data.kept IS 'bodies';
