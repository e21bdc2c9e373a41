CREATE SCHEMA data;
CREATE TABLE data."we""ird Table" (
  "select" integer PRIMARY KEY,
  "Col ""umn" text DEFAULT 'it''s' CHECK ("Col ""umn" <> 'a\b'),
  "order by" integer REFERENCES data."we""ird Table" ("select")
);
CREATE INDEX "in""dex" ON data."we""ird Table" ("Col ""umn", "order by" DESC);
CREATE SEQUENCE data."Se ""q" OWNED BY data."we""ird Table"."order by";
