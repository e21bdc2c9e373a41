CREATE SCHEMA data;
CREATE TABLE data.t (a integer, b text);
CREATE INDEX by_a ON data.t (a DESC);
CREATE INDEX by_b ON data.t USING btree (b);
CREATE INDEX stored ON data.t (a, b) WITH (deduplicate_items = off);
-- @renamed from=old_name
CREATE INDEX new_name ON data.t (a) WHERE b IS NULL;
