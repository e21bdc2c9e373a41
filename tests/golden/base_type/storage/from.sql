-- A column keeps the storage that its type had when it was made.
CREATE SCHEMA data;
CREATE TYPE data.note;
CREATE FUNCTION data.note_in(cstring) RETURNS data.note LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION data.note_out(data.note) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE data.note (INPUT = data.note_in, OUTPUT = data.note_out, INTERNALLENGTH = VARIABLE, STORAGE = extended);
CREATE DOMAIN data.short AS data.note;
CREATE DOMAIN data.shorter AS data.short;
CREATE TABLE data.letter (id integer, body data.note, ps data.shorter, many data.note[], own data.note, gone data.note);
ALTER TABLE data.letter ALTER COLUMN own SET STORAGE EXTERNAL;
CREATE TABLE data.stamped (stamp integer) INHERITS (data.letter);
ALTER TABLE data.stamped ALTER COLUMN body SET STORAGE PLAIN;
