CREATE SCHEMA data;
-- Written together the server makes one key of them; added later each is its own.
CREATE TABLE data.merged (id integer PRIMARY KEY, UNIQUE (id));
CREATE TABLE data.kept (id integer PRIMARY KEY, code text UNIQUE);
ALTER TABLE data.kept ADD CONSTRAINT a_second_id UNIQUE (id);
ALTER TABLE data.kept ADD CONSTRAINT a_second_code UNIQUE (code);
ALTER TABLE data.kept ADD CONSTRAINT later UNIQUE (code) DEFERRABLE;
CREATE TABLE data.refers (kept_id integer REFERENCES data.kept, code text REFERENCES data.kept (code));
