CREATE TABLE stage (id integer PRIMARY KEY, name text NOT NULL UNIQUE, position smallint NOT NULL CHECK (position > 0),
  nick varchar(5), country char(2) NOT NULL, rank integer NOT NULL, CONSTRAINT in_country UNIQUE (country, rank));
CREATE UNIQUE INDEX stage_position ON stage (position);
CREATE UNIQUE INDEX stage_nick ON stage (nick);
-- @data key=(id)
INSERT INTO stage VALUES
  (1, 'done', 2, 'b', 'at', 2),
  (2, 'open', 3, 'abcde', 'at', 1),
  (3, 'late', 4, 'c', 'de', 1),
  (4, 'gone', 5, NULL, 'de', 2),
  (5, 'idle', 6, 'e', 'fr', 1),
  (6, 'next', 1, 'f', 'fr', 2);
CREATE TABLE chain (code text PRIMARY KEY, next text UNIQUE NOT NULL);
-- @data key=(code)
INSERT INTO chain VALUES ('a', 'zero'), ('b', 'one'), ('c', 'two'), ('d', 'three');
CREATE TABLE token (id integer PRIMARY KEY, uuid uuid UNIQUE NOT NULL);
-- @data key=(id)
INSERT INTO token VALUES (1, '00000000-0000-0000-0000-000000000002'), (2, '00000000-0000-0000-0000-000000000003'),
  (3, '00000000-0000-0000-0000-000000000004'), (4, '00000000-0000-0000-0000-000000000005'),
  (5, '00000000-0000-0000-0000-000000000006'), (6, '00000000-0000-0000-0000-000000000007');
