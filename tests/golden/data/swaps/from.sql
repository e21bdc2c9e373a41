CREATE TABLE stage (id integer PRIMARY KEY, name text NOT NULL UNIQUE, position smallint NOT NULL CHECK (position > 0),
  nick varchar(5), country char(2) NOT NULL, rank integer NOT NULL, CONSTRAINT in_country UNIQUE (country, rank));
CREATE UNIQUE INDEX stage_position ON stage (position);
CREATE UNIQUE INDEX stage_nick ON stage (nick);
-- @data key=(id)
INSERT INTO stage VALUES
  (1, 'open', 1, 'abcde', 'at', 1),
  (2, 'done', 2, 'b', 'at', 2),
  (3, 'late', 3, 'c', 'de', 1),
  (4, 'gone', 4, NULL, 'de', 2),
  (5, 'idle', 5, 'e', 'fr', 1),
  (6, 'next', 6, 'f', 'fr', 2);
CREATE TABLE chain (code text PRIMARY KEY, next text UNIQUE NOT NULL);
-- @data key=(code)
INSERT INTO chain VALUES ('a', 'one'), ('b', 'two'), ('c', 'three');
CREATE TABLE token (id integer PRIMARY KEY, uuid uuid UNIQUE NOT NULL);
-- @data key=(id)
INSERT INTO token VALUES (1, '00000000-0000-0000-0000-000000000001'), (2, '00000000-0000-0000-0000-000000000002'),
  (3, '00000000-0000-0000-0000-000000000003'), (4, '00000000-0000-0000-0000-000000000004'),
  (5, '00000000-0000-0000-0000-000000000005'), (6, '00000000-0000-0000-0000-000000000006');
