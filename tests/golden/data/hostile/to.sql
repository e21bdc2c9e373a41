CREATE TABLE "ta""b;le" ("ke""y, x" text PRIMARY KEY, "va)lue" text, "user" text);
-- @data key=("ke""y, x")
INSERT INTO "ta""b;le" VALUES
  ('''; DROP TABLE x; --', E'line\nbreak\t\\ :var :''var'' %s %(x)s {0}', '$$ $ashlar$ """ '''''),
  (E'a\\b', '', U&'\00e9 🙂');
