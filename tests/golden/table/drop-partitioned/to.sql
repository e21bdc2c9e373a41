-- Partitions go with what they are partitions of, and so does what goes with them.
CREATE TABLE old (id bigserial, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE old_2020 PARTITION OF old FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') PARTITION BY LIST (id);
CREATE TABLE old_2020_one PARTITION OF old_2020 FOR VALUES IN (1);
CREATE INDEX ON old_2020_one (at);
CREATE TABLE old_rest (id bigint NOT NULL, at date NOT NULL);
ALTER TABLE old ATTACH PARTITION old_rest DEFAULT;
CREATE VIEW kept AS SELECT 1 AS one;
DROP TABLE old;
