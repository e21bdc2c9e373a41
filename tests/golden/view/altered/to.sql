CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE VIEW v AS SELECT id, title FROM todo;
ALTER VIEW v RENAME COLUMN title TO "Ti""tle";
ALTER VIEW v ALTER COLUMN id SET DEFAULT 1;
ALTER TABLE v ALTER COLUMN "Ti""tle" SET DEFAULT 'none';
ALTER VIEW v SET (security_barrier, check_option = local);
ALTER VIEW v RESET (check_option);
ALTER VIEW IF EXISTS nowhere RENAME TO somewhere;
