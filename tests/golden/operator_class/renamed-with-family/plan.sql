SET check_function_bodies = off;
SET search_path = public;

ALTER OPERATOR CLASS data.old_order USING btree RENAME TO new_order;

ALTER OPERATOR FAMILY data.old_order USING btree RENAME TO new_order;

ALTER OPERATOR CLASS data.of_kin USING btree RENAME TO alone;

DROP OPERATOR CLASS data.changed USING other_tree;

ALTER OPERATOR FAMILY data.changed USING other_tree DROP
  FUNCTION 4 (integer, integer);

DROP OPERATOR CLASS data.alone USING btree;

CREATE OPERATOR FAMILY data.alone USING btree;

CREATE OPERATOR CLASS data.alone FOR TYPE integer USING btree FAMILY data.alone AS
  OPERATOR 1 < (integer, integer),
  OPERATOR 3 = (integer, integer),
  FUNCTION 1 (integer, integer) btint4cmp(integer, integer);

CREATE OPERATOR CLASS data.changed FOR TYPE integer USING other_tree FAMILY data.changed AS
  OPERATOR 1 < (integer, integer),
  OPERATOR 3 = (integer, integer),
  FUNCTION 1 (integer, integer) btint4cmp(integer, integer);
