SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA "we""ird Schema";

CREATE TYPE "we""ird Schema"."it's" AS (
  a integer
);

CREATE FUNCTION "we""ird Schema"."f(x)"("it's" "we""ird Schema"."it's", "we""ird Schema"."it's")
  RETURNS integer
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT 1$$;

CREATE FUNCTION "we""ird Schema"."less than"("we""ird Schema"."it's", "we""ird Schema"."it's")
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT false$$;

CREATE OPERATOR "we""ird Schema".<<< (
  FUNCTION = "we""ird Schema"."less than",
  LEFTARG = "we""ird Schema"."it's",
  RIGHTARG = "we""ird Schema"."it's"
);

CREATE OPERATOR FAMILY "we""ird Schema"."Class 'A'" USING btree;

CREATE OPERATOR CLASS "we""ird Schema"."Class 'A'" FOR TYPE "we""ird Schema"."it's" USING btree FAMILY "we""ird Schema"."Class 'A'" AS
  OPERATOR 1 "we""ird Schema".<<< ("we""ird Schema"."it's", "we""ird Schema"."it's"),
  FUNCTION 1 ("we""ird Schema"."it's", "we""ird Schema"."it's") "we""ird Schema"."f(x)"("we""ird Schema"."it's", "we""ird Schema"."it's");

CREATE TABLE "we""ird Schema"."T" (
  a "we""ird Schema"."it's"
);

CREATE INDEX "I" ON "we""ird Schema"."T" (a "we""ird Schema"."Class 'A'");
