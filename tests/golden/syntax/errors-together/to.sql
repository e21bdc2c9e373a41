-- Mistakes of every stage come out together; what only follows from them does not.
CREATE SCHEMA data;
CREATE TABLE data.todo (id serial PRIMARY KEY, title text, owner_id integer REFERENCES data.account (id));
CREATE TABLE data.broken (id integer, id text);
CREATE INDEX ON data.broken (note);
COMMENT ON COLUMN data.broken.note IS 'of a table that is not there whole';
CREATE VIEW data.over_broken AS SELECT note FROM data.broken;
CREATE VIEW data.over_over AS SELECT note FROM data.over_broken;
CREATE VIEW data.titles AS SELECT titel FROM data.todo;
CREATE INDEX ON data.todo (missing);
GRANT SELECT (id, secret) ON data.todo TO PUBLIC;
CREATE TRIGGER watch BEFORE INSERT ON data.todo FOR EACH ROW EXECUTE FUNCTION data.watch();
ALTER TABLE data.elsewhere ADD COLUMN late integer;
ALTER TABLE data.todo ADD COLUMN state data.state_of_todo;
CREATE VIEW data.states AS SELECT state FROM data.todo;
