SET check_function_bodies = off;
SET search_path = public;

ALTER OPERATOR CLASS data.alone USING btree RENAME TO of_kin;

ALTER OPERATOR FAMILY data.new_order USING btree RENAME TO old_order;

ALTER OPERATOR CLASS data.new_order USING btree RENAME TO old_order;

DROP OPERATOR CLASS data.changed USING other_tree;

DROP OPERATOR FAMILY data.alone USING btree;

CREATE OPERATOR CLASS data.changed FOR TYPE integer USING other_tree FAMILY data.changed AS
  OPERATOR 1 < (integer, integer),
  FUNCTION 1 (integer, integer) btint4cmp(integer, integer),
  FUNCTION 4 (integer, integer) btequalimage(oid);

CREATE OPERATOR CLASS data.of_kin FOR TYPE integer USING btree FAMILY data.kin AS
  OPERATOR 1 < (integer, integer),
  OPERATOR 3 = (integer, integer),
  FUNCTION 1 (integer, integer) btint4cmp(integer, integer);
