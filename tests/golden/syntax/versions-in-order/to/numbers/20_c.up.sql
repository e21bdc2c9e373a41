ALTER TABLE numbered ALTER COLUMN a TYPE bigint USING a::bigint;
