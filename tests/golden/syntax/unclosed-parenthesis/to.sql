CREATE TABLE one (id int;
CREATE TABLE two (id int, CHECK (id > 0 AND));
CREATE VIEW three AS SELECT one.id FROM one, two;
