create table t(a int, b text);
create function f() returns bigint language sql begin atomic select count(a) from t; end;
create function g() returns bigint language sql begin atomic select f(); end;
create view v as select f() as n; create index on t(b);
