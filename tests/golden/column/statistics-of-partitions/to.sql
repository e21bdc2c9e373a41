-- ALTER TABLE goes down to the partitions that are there; one that is made later has to be told.
CREATE TABLE logs (id integer, level text) PARTITION BY RANGE (id);
CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM (0) TO (10);
CREATE TABLE logs_2 PARTITION OF logs FOR VALUES FROM (10) TO (20);
ALTER TABLE logs ALTER COLUMN level SET STATISTICS 500;
