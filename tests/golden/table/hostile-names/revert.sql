SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data."in""dex";

ALTER TABLE data."we""ird Table" DROP CONSTRAINT "we""ird Table_order by_fkey";

ALTER TABLE data."we""ird Table" DROP CONSTRAINT "we""ird Table_pkey";

ALTER TABLE data."we""ird Table" DROP CONSTRAINT "we""ird Table_Col ""umn_check";

ALTER TABLE data."we""ird Table" ALTER COLUMN "Col ""umn" DROP DEFAULT;

ALTER TABLE data."we""ird Table" ALTER COLUMN "select" DROP NOT NULL;

ALTER TABLE data."we""ird Table" DROP COLUMN "order by";
