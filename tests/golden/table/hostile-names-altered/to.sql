CREATE SCHEMA "we""ird";
CREATE TABLE "we""ird".plain ("Id" integer);
ALTER TABLE "we""ird".plain RENAME TO "a ""Table""";
ALTER TABLE "we""ird"."a ""Table""" ADD CONSTRAINT "a ""Table""_pkey" PRIMARY KEY ("Id");
ALTER TABLE "we""ird"."a ""Table""" ADD "it's" text DEFAULT 'it''s'
  CONSTRAINT "a ""Table""_it's_check" CHECK ("it's" <> '');
ALTER TABLE "we""ird"."a ""Table""" ADD "select" serial;
