SET check_function_bodies = off;
SET search_path = public;

DROP TABLE "we""ird Schema"."T";

DROP OPERATOR FAMILY "we""ird Schema"."Class 'A'" USING btree;

DROP OPERATOR "we""ird Schema".<<< ("we""ird Schema"."it's", "we""ird Schema"."it's");

DROP FUNCTION "we""ird Schema"."less than"("we""ird Schema"."it's", "we""ird Schema"."it's");

DROP FUNCTION "we""ird Schema"."f(x)"("we""ird Schema"."it's", "we""ird Schema"."it's");

DROP TYPE "we""ird Schema"."it's";

DROP SCHEMA "we""ird Schema";
