CREATE SCHEMA data;
CREATE TABLE data.named (name text NOT NULL, label text);
CREATE TABLE data.placed (place text, label text);
CREATE TABLE data.kept (since date);
CREATE TABLE data.house (id integer PRIMARY KEY) INHERITS (data.named, data.kept, data.placed);
CREATE TABLE data.flat (floor integer, place text) INHERITS (data.named, data.placed);
