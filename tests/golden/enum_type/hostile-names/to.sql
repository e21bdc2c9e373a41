CREATE SCHEMA "Odd schema";
CREATE TYPE "Odd schema"."We""ird" AS ENUM ('c"d', 'a''b');
CREATE TABLE "Odd schema"."T t" ("Col ""x" "Odd schema"."We""ird" DEFAULT 'a''b');
