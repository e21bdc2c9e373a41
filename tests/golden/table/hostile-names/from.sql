CREATE SCHEMA data;
CREATE TABLE data."we""ird Table" ("select" integer, "Col ""umn" text);
