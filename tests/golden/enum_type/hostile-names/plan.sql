SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE "Odd schema"."We""ird" RENAME TO "We""ird__replaced";

CREATE TYPE "Odd schema"."We""ird" AS ENUM ('c"d', 'a''b');

ALTER TABLE "Odd schema"."T t"
  ALTER COLUMN "Col ""x" DROP DEFAULT;

ALTER TABLE "Odd schema"."T t"
  ALTER COLUMN "Col ""x" TYPE "Odd schema"."We""ird" USING "Col ""x"::text::"Odd schema"."We""ird";

ALTER TABLE "Odd schema"."T t"
  ALTER COLUMN "Col ""x" SET DEFAULT 'a''b';

DROP TYPE "Odd schema"."We""ird__replaced";
