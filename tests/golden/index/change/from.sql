CREATE SCHEMA data;
CREATE TABLE data.t (a integer, b text);
CREATE INDEX by_a ON data.t (a);
CREATE INDEX by_b ON data.t (b ASC NULLS LAST);
CREATE INDEX stored ON data.t (a, b) WITH (fillfactor = 50);
CREATE INDEX gone ON data.t (b, a);
CREATE INDEX old_name ON data.t (a) WHERE b IS NULL;
