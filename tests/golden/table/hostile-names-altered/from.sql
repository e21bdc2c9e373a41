CREATE SCHEMA "we""ird";
CREATE TABLE "we""ird"."a ""Table""" (
  "Id" integer PRIMARY KEY,
  "it's" text DEFAULT 'it''s' CHECK ("it's" <> ''),
  "select" serial
);
