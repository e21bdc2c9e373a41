CREATE SCHEMA "we""ird Schema";
CREATE TYPE "we""ird Schema"."it's" AS (a integer);
CREATE FUNCTION "we""ird Schema"."f(x)"("it's" "we""ird Schema"."it's", "we""ird Schema"."it's") RETURNS integer
  LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION "we""ird Schema"."less than"("we""ird Schema"."it's", "we""ird Schema"."it's") RETURNS boolean
  LANGUAGE sql IMMUTABLE AS 'SELECT false';
CREATE OPERATOR "we""ird Schema".<<< (FUNCTION = "we""ird Schema"."less than", LEFTARG = "we""ird Schema"."it's",
  RIGHTARG = "we""ird Schema"."it's");
CREATE OPERATOR CLASS "we""ird Schema"."Class 'A'" FOR TYPE "we""ird Schema"."it's" USING btree AS
  OPERATOR 1 "we""ird Schema".<<<, FUNCTION 1 "we""ird Schema"."f(x)"("we""ird Schema"."it's", "we""ird Schema"."it's");
CREATE TABLE "we""ird Schema"."T" (a "we""ird Schema"."it's");
CREATE INDEX "I" ON "we""ird Schema"."T" (a "we""ird Schema"."Class 'A'");
