-- Spellings of expressions and queries. What the compiler makes of them must be the same to the server.
create schema data;
create schema api;
set search_path = data, public;
create type mood as enum ('sad', 'ok', 'it''s "fine"');
create type point2 as (x int, y int4);
create domain email as text check (value ~ '^[^@]+@[^@]+$' and (length(value)) < 200);
create table person (
  id int generated always as identity primary key,
  name varchar(40) not null default ('x'::varchar),
  mail email,
  boss_id int references person,
  born date default date '2000-01-01',
  born_text text generated always as (coalesce(name, '') || '!') stored,
  constraint not_own_boss check (not (boss_id = id)),
  check ((name <> '') and (name <> 'x' or (mail is not null and born > date '1900-01-01')))
);
create table todo (
  id bigserial primary key,
  title text not null check (title !~ E'[\\n]' and char_length((title)) between 1 and (200)),
  done bool default (false),
  owner_id int4 references person(id) on delete cascade on update no action,
  created timestamptz default (now() at time zone 'utc'),
  mood mood default 'ok',
  meta jsonb not null default '{}',
  price numeric(10,2) check (price in (1, 2, (3))),
  spot point2,
  tags text[] default '{}'::text[],
  "Weird ""Name" int
);
create table "Odd" ("Select" int, "a b" text);
create index on todo (lower(title), (coalesce(price, 0)), (title || 'x') collate "C" desc nulls last, (cast(id as text)));
create index on todo using gin ((meta -> 'a')) where (done is not true) and owner_id is not null;
create function twice(a int) returns int language sql immutable as 'select a * 2';
create function twice(a text) returns text language sql immutable as 'select a || a';
create function title_of(t todo) returns text language sql stable as 'select t.title';
create function people(n int default 1) returns setof person language sql stable as 'select * from data.person limit n';
create function pairs(n int) returns table (a int, b text) language sql stable as $$ select 1, 'b' $$;
create function add_all(variadic xs int[]) returns int language sql immutable as 'select 1';
create function done_count(who int) returns bigint language sql stable
begin atomic
  select count(*) from todo t where t.owner_id = who and (done);
end;
create function plus(a int, b int default 2) returns int language sql immutable return (a) + b;
create procedure finish(who int) language sql
begin atomic
  update todo t set done = true, title = (t.title || '!') from person p where p.id = t.owner_id and p.id = who;
  insert into "Odd" as o ("Select", "a b") values (1, default), ((2), 'x') ;
  delete from "Odd" using todo where "Select" = todo.id and not (todo.done);
end;

create view v01 as select * from person;
create view v02 as select p.*, t.id as todo_id, t.title from person p inner join todo t on (t.owner_id = p.id);
create view v03 (a, b) as select id, count(*) from todo group by 1;
create view v04 as select * from (person join (select id as boss_id, name as boss from person) b using (boss_id));
create view v05 as select * from todo natural left join (select 1::bigint as id, 'x' as extra) e;
create view v06 as select a.name n, b.name from person a left outer join person b on b.id = a.boss_id
  right join person c on c.id = b.boss_id full join person d on (d.id) = c.id cross join todo;
create view v07 as select p.id, (select max(t.id) from todo t where t.owner_id = p.id) from person p
  where exists (select * from todo where owner_id = p.id) and p.id not in (select owner_id from todo where owner_id is not null);
create view v08 as with recursive tree(id, path) as (
    select id, array[id] from person where boss_id is null
    union all select p.id, path || p.id from person p join tree t on t.id = p.boss_id)
  select * from tree order by path;
create view v09 as with a as materialized (select * from todo), b as not materialized (select id from a)
  select a.*, b.id as other from a, b where a.id = b.id;
create view v10 as (select id from person union select owner_id from todo) except (select 1 intersect (select 2)) order by 1 desc limit 3 offset 1;
create view v11 as select id from person union (select 1 union all select 2);
create view v12 as (select id from person order by id limit 1) union all select 2;
create view v13 as values (1, 'a'), (2, 'b');
create view v14 as select * from (values (1, 'a'), (2, null)) as v(n, s) where n in (1, 2) or s like 'a%';
create view v15 as table person;
create view v16 as select * from people(3) p, lateral (select count(*) from todo where owner_id = p.id) as c(n);
create view v17 as select a, b, ordinality from pairs(1) with ordinality;
create view v18 as select * from generate_series(1, 10) g(i) join unnest(array['a','b']) with ordinality as u(x, n) on (n = i);
create view v19 as select * from json_to_record('{"a":1}') as x(a int, b text), jsonb_each('{}') e, jsonb_array_elements_text('[]') as t(item);
create view v20 as select * from rows from (generate_series(1, 2), people(2), json_to_recordset('[]') as (q int)) as r(a, b, c);
create view v21 as select title, row_number() over w, sum(price) over (w rows between 1 preceding and current row exclude ties),
  lag(title, 1, '') over (partition by (owner_id) order by created desc nulls last, id using >) from todo window w as (partition by done order by id);
create view v22 as select mood, done, grouping(mood, done), count(*) filter (where (price > 1)), string_agg(distinct title, ', ' order by title desc nulls first)
  from todo group by grouping sets ((mood, done), (mood), ()) having (count(*)) > 0;
create view v23 as select mood, count(*) from todo group by rollup (mood, (done, price)), cube (id) ;
create view v24 as select distinct on (owner_id, (done)) owner_id, title from todo order by owner_id, (done), created desc;
create view v25 (c1, c2, c3, c4, c5, c6, c7) as select (t.spot).x, (t.spot).*, t.tags[1], (t.tags || 'x'::text)[2:3], (array[[1,2],[3,4]])[1][2], t.meta->'a'->>'b' from todo t;
create view v26 (c1, c2, c3, c4, c5, c6) as select t, row(t.*)::text, row_to_json(t), t.title_of, title_of(t), to_jsonb(t.*) from todo t;
create view v27 (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13) as select -(-id), - 5, -(5), +3, 2 - (3 - 4), (2 - 3) - 4, 2 ^ (3 ^ 2), (2 ^ 3) ^ 2, -(2) ^ 2, (-2) ^ 2, @ -3, ~ 5 & 3, (~5) & (3 | 1) from todo;
create view v28 (c1, c2, c3, c4, c5, c6) as select not done, not (done and done), not (not done), (not done) is null, (done is null) = (price is null), done is not unknown from todo;
create view v29 (c1, c2, c3, c4, c5, c6, c7, c8) as select (id = 1) = done, id = 1 is true, (id < 2) in (true, false), id between 1 and (2 + 3), (id between 1 and 2) = true,
  id not between symmetric 5 and 1, (title like 'a') between (done is null) and true, title not ilike all (array['a', 'b']) from todo;
create view v30 (c1, c2, c3, c4, c5) as select title like 'a!%' escape '!', title similar to '(a|b)', title not like 'x' || 'y', (title || 'a') collate "C" < 'b', title collate "C" || 'x' from todo;
create view v31 (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10) as select created at time zone 'utc', (created at time zone 'utc')::date, created + interval '1' day, interval '1-2' year to month,
  interval(0) '3 s', timestamp '2020-01-01 00:00', time with time zone '10:00+1', extract(epoch from created), extract('dow' from created), date_part('year', created) from todo;
create view v32 (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19) as select cast(1 as numeric(10,2)), 1::int8, '1'::int, char 'abc', 'abc'::char(2), bit '101', b'101', x'1F', varchar(3) 'abcd', float8 '1.5', "char" 'a', bool 't', true, false, null, 1e10, .5, 5., 12345678901;
create view v33 (c1, c2, c3, c4, c5, c6, c7) as select case when done then 'a' when not done then 'b' else 'c' end, case id when 1 then 2 end, case when done then id else 0 end as c, coalesce(title, 'x'), nullif(id, 1), greatest(1, id), least(id, 2) from todo;
create view v34 (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15) as select substring(title from 1 for 2), substring(title, 2), substring(title from 'a' ), trim(title), trim(both from title), trim(leading 'x' from title), trim(trailing from title),
  overlay(title placing 'a' from 1 for 2), position('a' in title), position(('a' || 'b') in title), left(title, 1), right(title, 1), normalize(title), title is normalized, "substring"(title, 1) from todo;
create view v35 (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10) as select twice(1), twice('a'), twice(id::int), twice(title), plus(1), plus(b => 3, a => 4), plus(1, b := 2), add_all(1, 2), add_all(variadic array[1]), done_count(1) from todo;
create view v36 as select 'todo'::regclass, 'data.todo'::regclass::oid, nextval('todo_id_seq'), currval('data.todo_id_seq'::regclass), 'twice(int)'::regprocedure, 'mood'::regtype, to_regclass('todo');
create view v37 (c1, c2, c3, c4, c5, c6, c7, c8) as select id = any (array[1, 2]), id <> all ('{1}'::int[]), id = some (select id from person), (id, title) = (1, 'a'), (id, title) in ((1, 'a'), (2, 'b')), row(id) = row(1), (id, 1) in (select id, 1 from person), (1, 2) < (select 1, 2) from todo;
create view v38 (c1, c2, c3, c4, c5) as select (date '2020-01-01', date '2020-02-01') overlaps (date '2020-01-15', interval '1 day'), id is distinct from 1, (id is not distinct from null) = false, id operator(pg_catalog.+) 1, id operator(pg_catalog.*) (2 + 3) from todo;
create view v39 as select current_date, current_timestamp(3), current_user, session_user, localtime, current_schema, user, now(), pg_catalog.lower('A'), current_role from todo;
create view v40 as select "Select", "a b", "Odd"."Select" as "x""y" from "Odd";
create view v41 as select v.id, v.name as other from v01 v where v.id > 0 and (v.name is not null or v.mail is null) and not (v.id = 3) order by other, v.id desc nulls last;
create view v42 as select id as x from todo where id > 1 order by x, todo.title fetch first 3 rows only;
create view v43 as select id from todo order by id fetch first row with ties;
create view v44 as select id x, -id as y from todo group by x, id having id > 1 order by -id;
create view v45 (c1, c2, c3, c4, c5) as select array[1, 2] || 3, array[]::int[], array(select id from person order by id), '{}'::text[] = tags, cardinality(tags) from todo;
create view v46 as select xmlelement(name foo, xmlattributes(title as a), 'x'), xmlforest(id, title as t), xmlserialize(content xmlparse(document '<a/>') as text), xmlconcat('<a/>', '<b/>') from todo;
create view v47 as select t.id from only todo t tablesample bernoulli (10) repeatable (1), person as p (pid, pname) where p.pid = t.id and pname <> '';
create view v48 as select j.person_id, j.name from (person p join todo t on t.owner_id = p.id) as j (person_id, name);
create view v49 as select id, x.* from person left join lateral (select title, created from todo where owner_id = person.id limit 1) x on true;
create view v50 as select p.id from person p join todo t join person q on q.id = t.owner_id on t.id = p.id;
create view v51 as select sum(t.id) s, avg(price), min(created), max(mood), bool_and(done), array_agg(title order by id), percentile_cont(0.5) within group (order by price), count(distinct (id, title)) from todo t;
create view v52 as select jsonb_build_object('a', id, 'b', jsonb_agg(title)) as j, json_agg(t) from todo t group by id;
create view v53 as select oid, relname::text, c.relkind from pg_class c where c.oid = 'pg_class'::regclass union all select 1, 'x', 'r' from information_schema.tables;
create view v54 as select id from person p where (p.id, 1) not in (select owner_id, 1 from todo where todo.owner_id = p.boss_id);
create view v55 (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21) as select * from person a join person b using (id) join todo c using (id);
create view v56 as select * from (select id, title from todo) s join (select id, name from person) q using (id) as u where u.id > 1;
create view v57 as with x as (select id from todo), y as (with z as (select * from x) select * from z) select (select count(*) from y), id from x;
create view v58 as select t.ctid, tableoid::regclass as r, xmin from todo t;
create view v59 as select 1 as "select", 2 as "Group", 3 as value, 4 as name, 5 as "order by";
create view v60 as select id from todo where done or (title = 'a' and (price > 1 or price < 0)) and (owner_id = 1 and done) or false;
create recursive view v61 (n) as select 1 union all select n + 1 from v61 where n < 5;
create view v62 as select a.* from v02 a union select * from v02 where id = 1;
create view v63 as select count(*) over () + 1 as n, (count(*) over (order by id)) - 1 from todo;
create view v64 as select (p).name, (p.*)::text, p is null from person p;
create view v65 as select * from person p where p = any (array(select q from person q)) and (p.id, p.name) is not null;
create view api.v01 as select * from data.v01;
create view api.todo as select id, (title), done as finished from data.todo where (owner_id)::text = current_setting('request.id', true);
create materialized view m01 as select owner_id, sum(coalesce(price, 0)) total from todo group by owner_id with no data;
create index on m01 (total desc);

create rule r1 as on update to api.todo where (new.id <> old.id) do instead nothing;
create rule r2 as on insert to api.v01 do instead (
  insert into person (name, mail) values (new.name, new.mail) on conflict (id) do update set name = excluded.name || 'x', mail = (excluded.mail) where person.name <> excluded.name returning id, name, mail, boss_id, born, born_text;
  update todo set title = new.name, (done, price) = (select true, 1) where owner_id = new.id );
alter table todo enable row level security;
create policy p1 on todo using ((owner_id = (select id from person where name = current_user))) with check (not done or exists (select 1 from person p where p.id = todo.owner_id));
create policy p2 on todo for select using (title_of(todo) <> '' and (done = true or price > any (array[1, 2])));
create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger t1 before update of title, done on todo for each row when ((old.title is distinct from new.title) or (new.done and not old.done)) execute function touch();
create table log (id int, at timestamptz not null, kind text) partition by range (at, (lower(kind)));
create table log1 partition of log for values from ('2020-01-01', minvalue) to (timestamptz '2021-01-01', maxvalue);
create table room (id int, during tsrange, exclude using gist (during with &&) where ((id) > 0));
