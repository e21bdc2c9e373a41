SET check_function_bodies = off;
SET search_path = public;

CREATE SEQUENCE data."Se ""q";

ALTER TABLE data."we""ird Table" ALTER COLUMN "select" SET NOT NULL;

ALTER TABLE data."we""ird Table" ADD COLUMN "order by" integer;

ALTER TABLE data."we""ird Table" ALTER COLUMN "Col ""umn" SET DEFAULT 'it''s';

ALTER SEQUENCE data."Se ""q" OWNED BY data."we""ird Table"."order by";

ALTER TABLE data."we""ird Table" ADD CONSTRAINT "we""ird Table_Col ""umn_check" CHECK ("Col ""umn" <> E'a\\b');

ALTER TABLE data."we""ird Table" ADD CONSTRAINT "we""ird Table_pkey" PRIMARY KEY ("select");

ALTER TABLE data."we""ird Table" ADD CONSTRAINT "we""ird Table_order by_fkey" FOREIGN KEY ("order by") REFERENCES data."we""ird Table" ("select");

CREATE INDEX "in""dex" ON data."we""ird Table" ("Col ""umn", "order by" DESC);
