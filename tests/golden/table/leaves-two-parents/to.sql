CREATE SCHEMA data;
CREATE TABLE data.named (name text NOT NULL, label text);
CREATE TABLE data.kept (since date);
CREATE TABLE data.house (id integer PRIMARY KEY) INHERITS (data.kept);
CREATE TABLE data.flat (floor integer, place text);
