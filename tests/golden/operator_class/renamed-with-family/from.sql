-- A class without FAMILY brings one of its name: the annotation is for both, where both were called so.
CREATE SCHEMA data;
CREATE ACCESS METHOD other_tree TYPE INDEX HANDLER bthandler;
CREATE OPERATOR CLASS data.old_order FOR TYPE integer USING btree AS
  OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(integer, integer), FUNCTION 4 btequalimage(oid);
CREATE TABLE data.part (id integer) PARTITION BY RANGE (id data.old_order);
CREATE OPERATOR FAMILY data.kin USING btree;
CREATE OPERATOR CLASS data.of_kin FOR TYPE integer USING btree FAMILY data.kin AS
  OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(integer, integer);
-- What a class of an own access method leaves in its family is that of the handler.
CREATE OPERATOR CLASS data.changed FOR TYPE integer USING other_tree AS
  OPERATOR 1 <, FUNCTION 1 btint4cmp(integer, integer), FUNCTION 4 btequalimage(oid);
