CREATE VIEW numbers AS
SELECT 1_000 AS thousand, JSON_OBJECT('a': n) AS pairs, JSON_VALUE('{}'::jsonb, '$.a') AS value, n
FROM (SELECT 1 AS n);
