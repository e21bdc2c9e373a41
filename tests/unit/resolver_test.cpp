#include "resolver_fixture.h"

#include <catch2/catch.hpp>

using ashlar::test::ResolverFixture;

namespace {

struct Case {
  const char* sql;
  const char* canonical;
};

}  // namespace

TEST_CASE("expressions print in one spelling, with the parentheses they need") {
  ResolverFixture f;
  const Case cases[] = {
      {"ID", "id"},
      {"(((id)))", "id"},
      {"id!=1", "id <> 1"},
      {"((id)+(1))*2", "(id + 1) * 2"},
      {"id+(1*2)", "id + 1 * 2"},
      {"id-(1-2)", "id - (1 - 2)"},
      {"(id-1)-2", "id - 1 - 2"},
      {"- id", "-id"},
      {"-(-id)", "- -id"},
      {"-(id + 1)", "-(id + 1)"},
      {"- 1", "-1"},
      {"id - -1", "id - -1"},
      {"(-1)::int", "(-1)::integer"},
      {"-1::int", "-1::integer"},
      {"2 ^ (3 ^ 4)", "2 ^ (3 ^ 4)"},
      {"@ (-5)", "@ -5"},
      {"- (@ id)", "-(@ id)"},
      {"cast(id as int8)", "id::bigint"},
      {"CAST(id + 1 AS varchar(10))", "(id + 1)::character varying(10)"},
      {"date '2020-01-01'", "'2020-01-01'::date"},
      {"timestamp with time zone '2020-01-01'", "'2020-01-01'::timestamp with time zone"},
      {"interval '1' day", "'1'::interval day"},
      {"char 'abc'", "'abc'::bpchar"},
      {"title = 'it''s'", "title = 'it''s'"},
      {"title = E'a\\nb'", "title = 'a\nb'"},
      {"title = E'a\\\\b'", "title = E'a\\\\b'"},
      {"title = $$x'y$$", "title = 'x''y'"},
      {"not (done)", "NOT done"},
      {"not (done and id = 1)", "NOT (done AND id = 1)"},
      {"(done or id=1) and title is null", "(done OR id = 1) AND title IS NULL"},
      {"(done and id = 1) and title isnull", "done AND id = 1 AND title IS NULL"},
      {"done and (id = 1 and title notnull)", "done AND (id = 1 AND title IS NOT NULL)"},
      {"(id = 1) = done", "(id = 1) = done"},
      {"(id = 1) is true", "id = 1 IS TRUE"},
      {"title like '%x' escape '!'", "title LIKE '%x' ESCAPE '!'"},
      {"title not ilike 'a' || title", "title NOT ILIKE 'a' || title"},
      {"id in (1,2 , 3)", "id IN (1, 2, 3)"},
      {"id not in (1)", "id NOT IN (1)"},
      {"id between 1 and (2)", "id BETWEEN 1 AND 2"},
      {"id not between symmetric (1) and 2", "id NOT BETWEEN SYMMETRIC 1 AND 2"},
      {"done between (id is null) and true", "done BETWEEN (id IS NULL) AND TRUE"},
      {"id is distinct from 3", "id IS DISTINCT FROM 3"},
      {"id = any(array[1,2])", "id = ANY (ARRAY[1, 2])"},
      {"id = some('{1}'::int[])", "id = ANY ('{1}'::integer[])"},
      {"title collate \"C\" < 'x'", "title COLLATE \"C\" < 'x'"},
      {"(title || 'a') collate \"C\"", "(title || 'a') COLLATE \"C\""},
      {"created at time zone 'utc'", "created AT TIME ZONE 'utc'"},
      {"tags[1]", "tags[1]"},
      {"(tags)[1]", "tags[1]"},
      {"tags[1:2]", "tags[1:2]"},
      {"(tags || tags)[1]", "(tags || tags)[1]"},
      {"(spot).x", "(spot).x"},
      {"row(1,2) = (1,2)", "ROW(1, 2) = (1, 2)"},
      {"case when done then 1 else (2) end", "CASE WHEN done THEN 1 ELSE 2 END"},
      {"case id when 1 then 'a' end", "CASE id WHEN 1 THEN 'a' END"},
      {"Coalesce(title,'x')", "COALESCE(title, 'x')"},
      {"nullif(id,1)", "NULLIF(id, 1)"},
      {"greatest(id,1)", "GREATEST(id, 1)"},
      {"Lower(title)", "lower(title)"},
      {"count(*) filter (where done)", "count(*) FILTER (WHERE done)"},
      {"sum(all id) over (partition by id order by title asc)", "sum(id) OVER (PARTITION BY id ORDER BY title)"},
      {"string_agg(distinct title, ',' order by title desc nulls first)",
       "string_agg(DISTINCT title, ',' ORDER BY title DESC)"},
      {"percentile_cont(0.5) within group (order by id)", "percentile_cont(0.5) WITHIN GROUP (ORDER BY id)"},
      {"rank() over (order by id rows between unbounded preceding and current row)",
       "rank() OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"},
      {"make_interval(days => 1)", "make_interval(days => 1)"},
      {"make_interval(days := 1)", "make_interval(days => 1)"},
      {"extract('year' from created)", "EXTRACT(year FROM created)"},
      {"extract(EPOCH from created)", "EXTRACT(epoch FROM created)"},
      {"trim(both from title)", "TRIM(title)"},
      {"trim(leading 'x' from title)", "TRIM(LEADING 'x' FROM title)"},
      {"substring(title from 1 for 2)", "SUBSTRING(title FROM 1 FOR 2)"},
      {"position('a' in title)", "POSITION('a' IN title)"},
      {"overlay(title placing 'x' from 1)", "OVERLAY(title PLACING 'x' FROM 1)"},
      {"current_timestamp(3)", "CURRENT_TIMESTAMP(3)"},
      {"current_user", "CURRENT_USER"},
      {"left(title, 1)", "left(title, 1)"},
      {"meta->>'a'", "meta ->> 'a'"},
      {"meta @> '{}'", "meta @> '{}'"},
      {"id operator(pg_catalog.+) 1", "id OPERATOR(pg_catalog.+) 1"},
      {"exists(select from person where person.id=owner_id)",
       "EXISTS (SELECT FROM data.person WHERE person.id = owner_id)"},
      {"(select max(p.id) from person p)", "(SELECT max(p.id) FROM data.person AS p)"},
      {"array(select id from person)", "ARRAY(SELECT id FROM data.person)"},
      {"owner_id in (select id from person)", "owner_id IN (SELECT id FROM data.person)"},
      {"mood = 'sad'::mood", "mood = 'sad'::data.mood"},
      {"f(id) > 1", "data.f(id) > 1"},
      {"data.f(id) > 1", "data.f(id) > 1"},
      {"nextval('todo_id_seq')", "nextval('data.todo_id_seq'::regclass)"},
      {"nextval('data.todo_id_seq'::regclass)", "nextval('data.todo_id_seq'::regclass)"},
      {"'todo'::regclass", "'data.todo'::regclass"},
      {"title_of(todo)", "data.title_of(todo)"},
      {"todo.id = data.todo.id", "todo.id = data.todo.id"},
      {"xmin::text", "xmin::text"},
      {"1E5 + .5", "1e5 + 0.5"},
      {"x'1f'", "X'1f'"},
      {"(created, created) overlaps (created, created)", "(created, created) OVERLAPS (created, created)"},
      {"grouping(id)", "GROUPING(id)"},
      {"xmlelement(name a, xmlattributes(title as b), 'x')", "XMLELEMENT(NAME a, XMLATTRIBUTES(title AS b), 'x')"},
  };
  for (const Case& c : cases) {
    INFO(c.sql);
    const std::string canonical = f.expression(c.sql);
    CHECK(canonical == c.canonical);
    CHECK(f.expression(canonical) == canonical);
  }
}

TEST_CASE("queries print in one spelling, with * written out") {
  ResolverFixture f;
  const Case cases[] = {
      {"select * from person", "SELECT id, name, mail, boss_id FROM data.person"},
      {"select p.* from person p", "SELECT p.id, p.name, p.mail, p.boss_id FROM data.person AS p"},
      {"table person", "SELECT id, name, mail, boss_id FROM data.person"},
      {"select all id, name as n from data.person", "SELECT id, name AS n FROM data.person"},
      {"select lower(name) from person", "SELECT lower(name) AS lower FROM data.person"},
      {"select 1, 'a' x", "SELECT 1, 'a' AS x"},
      {"select t.id as todo, p.* from todo t inner join person p on p.id=t.owner_id",
       "SELECT t.id AS todo, p.id, p.name, p.mail, p.boss_id FROM data.todo AS t JOIN data.person AS p ON p.id = "
       "t.owner_id"},
      {"select id from person left outer join (select owner_id from todo) t on t.owner_id = id",
       "SELECT id FROM data.person LEFT JOIN (SELECT owner_id FROM data.todo) AS t ON t.owner_id = id"},
      {"select * from person a join todo b using (id)",
       "SELECT id, a.name, a.mail, a.boss_id, b.title, b.done, b.owner_id, b.created, b.mood, b.meta, b.price, b.spot, "
       "b.tags FROM data.person AS a JOIN data.todo AS b USING (id)"},
      {"select * from pairs(2)", "SELECT a, b FROM data.pairs(2)"},
      {"select * from pairs() as p(x)", "SELECT x, b FROM data.pairs() AS p (x)"},
      {"select * from people() p", "SELECT id, name, mail, boss_id FROM data.people() AS p"},
      {"select * from generate_series(1,3) g", "SELECT g FROM generate_series(1, 3) AS g"},
      {"select * from json_each('{}') with ordinality",
       "SELECT key, value, ordinality FROM json_each('{}') WITH ORDINALITY"},
      {"select * from json_to_record('{}') as x(a int, b text)",
       "SELECT a, b FROM json_to_record('{}') AS x(a integer, b text)"},
      {"select x.* from unknown_extension_function() x", "SELECT x.* FROM unknown_extension_function() AS x"},
      {"values (1,'a'),(2,'b')", "VALUES (1, 'a'), (2, 'b')"},
      {"select * from (values (1,'a')) v(n,s)", "SELECT n, s FROM (VALUES (1, 'a')) AS v (n, s)"},
      {"with a as (select id from todo) select * from a", "WITH a AS (SELECT id FROM data.todo) SELECT id FROM a"},
      {"with recursive r(n) as (select 1 union all select n+1 from r where n < 5) select n from r",
       "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT n FROM r"},
      {"with d as (delete from todo where done returning *) select count(*) from d",
       "WITH d AS (DELETE FROM data.todo WHERE done RETURNING id, title, done, owner_id, created, mood, meta, price, "
       "spot, tags) SELECT count(*) AS count FROM d"},
      {"(select id from todo) union (select id from person)",
       "SELECT id FROM data.todo UNION SELECT id FROM data.person"},
      {"select id from todo union (select id from person union all select 1)",
       "SELECT id FROM data.todo UNION (SELECT id FROM data.person UNION ALL SELECT 1)"},
      {"(select id from todo limit 1) union all select 2 order by id",
       "(SELECT id FROM data.todo LIMIT 1) UNION ALL SELECT 2 ORDER BY id"},
      {"select id i from todo order by i, title fetch first 3 rows only",
       "SELECT id AS i FROM data.todo ORDER BY i, title LIMIT 3"},
      {"select count(*) c, mood from todo group by mood having (count(*) > 1)",
       "SELECT count(*) AS c, mood FROM data.todo GROUP BY mood HAVING count(*) > 1"},
      {"select distinct on (owner_id) id from todo order by owner_id",
       "SELECT DISTINCT ON (owner_id) id FROM data.todo ORDER BY owner_id"},
      {"select p.name, l.id from person p, lateral (select t.id from todo t where t.owner_id = p.id) l",
       "SELECT p.name, l.id FROM data.person AS p, LATERAL (SELECT t.id FROM data.todo AS t WHERE t.owner_id = p.id) "
       "AS l"},
      {"select x from todo cross join unnest(tags) x", "SELECT x FROM data.todo CROSS JOIN unnest(tags) AS x"},
      {"select oid o from pg_class", "SELECT oid AS o FROM pg_class"},
      {"select oid, relname from pg_class", "SELECT oid, relname FROM pg_class"},
      {"select todo from todo", "SELECT todo AS todo FROM data.todo"},
      {"select (t.spot).* from todo t", "SELECT (t.spot).* FROM data.todo AS t"},
      {"select row_to_json(t.*) from todo t", "SELECT row_to_json(t.*) AS row_to_json FROM data.todo AS t"},
      {"select sum(id) over w from todo window w as (partition by done)",
       "SELECT sum(id) OVER w AS sum FROM data.todo WINDOW w AS (PARTITION BY done)"},
      {"select id from todo for update of todo skip locked", "SELECT id FROM data.todo FOR UPDATE OF todo SKIP LOCKED"},
      {"select \"Col\"\"1\" from \"we\"\"ird\".\"Strange Table\"",
       "SELECT \"Col\"\"1\" FROM \"we\"\"ird\".\"Strange Table\""},
      {"select id from todo tablesample bernoulli(1) repeatable (2)",
       "SELECT id FROM data.todo TABLESAMPLE bernoulli (1) REPEATABLE (2)"},
  };
  for (const Case& c : cases) {
    INFO(c.sql);
    CHECK(f.query(c.sql) == c.canonical);
    const std::string canonical = f.lines(c.sql);
    CHECK(f.lines(canonical) == canonical);
  }
}

TEST_CASE("what does not exist is told at its place, with a suggestion") {
  ResolverFixture f;
  CHECK(f.query("select titel from todo") == "unknown-column: column titel does not exist (did you mean title?)");
  CHECK(f.query("select t.titel from todo t") == "unknown-column: column t.titel does not exist (did you mean title?)");
  CHECK(f.query("select id from todos") == "unknown-relation: relation todos does not exist (did you mean todo?)");
  CHECK(f.query("select id from data.todos") ==
        "unknown-relation: relation data.todos does not exist (did you mean todo?)");
  CHECK(f.query("select id from todo, person") ==
        "ambiguous-column: column reference id is ambiguous (write the table's name or alias before it)");
  CHECK(f.query("select data.twicee(1)") ==
        "unknown-function: function data.twicee does not exist (did you mean twice?)");
  CHECK(f.query("select 'x'::moood") == "unknown-type: type moood does not exist (did you mean mood?)");
  CHECK(f.query("select tt.id from todo t") == "unknown-column: column tt.id does not exist (did you mean t?)");
}

TEST_CASE("what the server accepts passes") {
  ResolverFixture f;
  for (const char* sql :
       {"select anything from some_extension()", "select a.b from other.relation a", "select unknown_function(1)",
        "select citext_thing from information_schema.columns", "select ctid, xmin, tableoid from todo",
        "select t.title_of from todo t", "select (select id from person where owner_id = person.id) from todo",
        "select id from todo where exists (select 1 from person where boss_id = todo.owner_id)",
        "select x.value from todo, jsonb_each(meta) x where key = 'a'",
        "select v from todo, jsonb_array_elements_text(meta) as v", "select a from (select 1 as a) s order by a"}) {
    INFO(sql);
    f.query(sql);
    CHECK(f.problems().empty());
  }
}

TEST_CASE("output columns have the server's names and certain types") {
  ResolverFixture f;
  const Case cases[] = {
      {"select id, title t, 1 + 1, 'x' x, now(), count(*), true b",
       "id integer, t text, ?column? integer, x text, now timestamp with time zone, count bigint, b boolean"},
      {"select id::int8, cast(title as varchar(3)), case when true then 1 end, coalesce(title, ''), array[1], "
       "exists(select 1)",
       "id bigint, title character varying(3), case integer, coalesce text, array integer[], exists boolean"},
      {"select price, price + 1, sum(price), max(title), min(created) from todo",
       "price numeric(10,2), ?column? ?, sum numeric, max text, min timestamp with time zone"},
      {"select f(1), twice('a'::text), twice(1) two, mood, meta->>'a', meta->'a' a from todo",
       "f integer, twice text, two integer, mood data.mood, ?column? text, a jsonb"},
      {"select current_date, current_user, created at time zone 'utc', extract(year from created), trim(title), "
       "(spot).x, "
       "tags[1], row(1), '1'::int4 from todo",
       "current_date date, current_user name, timezone timestamp without time zone, extract numeric, btrim text, x "
       "integer, tags text, row ?, int4 integer"},
      {"select * from (select id, title as t from todo) s", "id integer, t text"},
      {"select 1 as a union select 2", "a integer"},
  };
  for (const Case& c : cases) {
    INFO(c.sql);
    std::string sql = c.sql;
    if (sql.find(" from ") == std::string::npos || sql.starts_with("select id, title t") ||
        sql.starts_with("select id::")) {
      sql += sql.starts_with("select 1 as") ? "" : " from todo";
    }
    CHECK(f.columns(sql) == c.canonical);
  }
}
