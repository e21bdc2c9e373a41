CREATE SCHEMA "Odd schema";
CREATE TYPE "Odd schema"."We""ird" AS ENUM ('a''b', 'c"d');
CREATE TABLE "Odd schema"."T t" ("Col ""x" "Odd schema"."We""ird" DEFAULT 'a''b');
