#include <catch2/catch.hpp>
#include <string>

#include "compiler/syntax/parser.h"

using namespace ashlar;
using namespace ashlar::syntax;

namespace {

struct Parsed {
  std::unique_ptr<Tree> tree;
  Diagnostics diagnostics;
};

Parsed read(std::string text, Start start = Start::statement) {
  Parsed parsed;
  parsed.tree = parse(SourceText::verbatim(std::move(text), 0, 0), start, parsed.diagnostics);
  return parsed;
}

/// The expression with every operation in square brackets, its operands and words in order.
std::string grouped(Node node) {
  if (node.rule() == Rule::token) {
    return std::string(node.text());
  }
  if (node.first_child().next_sibling() == Node{}) {
    return grouped(node.first_child());
  }
  std::string out;
  for (const Node child : node) {
    out += (out.empty() ? "" : " ") + grouped(child);
  }
  return "[" + out + "]";
}

std::string group(std::string expression) {
  const auto parsed = read(std::move(expression), Start::expression);
  return parsed.tree ? grouped(parsed.tree->root()) : "error: " + parsed.diagnostics.all().at(0).text;
}

std::string message(std::string text) {
  const auto parsed = read(std::move(text));
  return parsed.tree ? "accepted" : parsed.diagnostics.all().at(0).text;
}

std::string suggestion(std::string text) {
  const auto parsed = read(std::move(text));
  const auto& all = parsed.diagnostics.all();
  return all.empty() || all[0].notes.empty() ? "" : all[0].notes[0].text;
}

Code code(std::string text) {
  const auto parsed = read(std::move(text));
  REQUIRE(parsed.diagnostics.error_count() == 1);
  return parsed.diagnostics.all()[0].code;
}

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) {
    out += text;
  }
  return out;
}

Node first(const Parsed& parsed, Rule rule) {
  return parsed.tree->root().find(rule);
}

/// A rule's first child that is a rule.
Rule kind_of(std::string expression) {
  const auto parsed = read(std::move(expression), Start::expression);
  return parsed.tree ? parsed.tree->root().first_child().rule() : Rule::none;
}

}  // namespace

TEST_CASE("operators have the precedence of the documentation") {
  CHECK(group("a + b * c") == "[a + [b * c]]");
  CHECK(group("a - b - c") == "[[a - b] - c]");
  CHECK(group("a or b and c or d") == "[a or [b and c] or d]");
  CHECK(group("not a = b and c") == "[[not [a = b]] and c]");
  CHECK(group("a = b is null") == "[[a = b] is null]");
  CHECK(group("a || b = c || d") == "[[a || b] = [c || d]]");
  CHECK(group("a <> b or a is distinct from b + 1") == "[[a <> b] or [a is distinct from [b + 1]]]");
  CHECK(group("- a ^ b") == "[[- a] ^ b]");
  CHECK(group("- a::int") == "[- [a :: int]]");
  CHECK(group("@ a || b") == "[[@ a] || b]");
  CHECK(group("a between 1 and 2 + 3 and c") == "[[a between 1 and [2 + 3]] and c]");
  CHECK(group("a not like b || c escape d = e") == "[[a not like [b || c] escape d] = e]");
  CHECK(group("a in (1, 2) = b") == "[[a in [( 1 , 2 )]] = b]");
  CHECK(group("a at time zone b || c") == "[[a at time zone b] || c]");
  CHECK(group("a || b collate \"C\"") == "[a || [b collate \"C\"]]");
  CHECK(group("a = any (b) and c") == "[[a = [any ( b )]] and c]");
  CHECK(group("a operator(pg_catalog.+) b * c") == "[a [operator ( pg_catalog . + )] [b * c]]");
  CHECK(group("a = not b") == "[a = [not b]]");
}

TEST_CASE("operators end where PostgreSQL ends them") {
  CHECK(group("a <-b") == "[a < [- b]]");
  CHECK(group("a @-b") == "[a @- b]");
  CHECK(group("a*-- comment\nb") == "[a * b]");
  CHECK(group("a+/* comment /* in */ it */b") == "[a + b]");
  CHECK(group("a<=-1") == "[a <= [- 1]]");
  CHECK(group("a->>'b'") == "[a ->> 'b']");
}

TEST_CASE("primaries are told apart by rule") {
  CHECK(kind_of("a") == Rule::columnReference);
  CHECK(kind_of("a.b.c.d") == Rule::columnReference);
  CHECK(kind_of("a.*") == Rule::columnReference);
  CHECK(kind_of("f()") == Rule::functionCall);
  CHECK(kind_of("s.f(*) filter (where a) over (w order by b rows between 1 preceding and current row)") ==
        Rule::functionCall);
  CHECK(kind_of("left(a, 2)") == Rule::functionCall);
  CHECK(kind_of("date '2020-01-01'") == Rule::typedLiteral);
  CHECK(kind_of("interval '1' day to second(3)") == Rule::typedLiteral);
  CHECK(kind_of("timestamp(3) with time zone '2020-01-01'") == Rule::typedLiteral);
  CHECK(kind_of("timestamp") == Rule::columnReference);
  CHECK(kind_of("a[1]") == Rule::indirectionExpression);
  CHECK(kind_of("(a).b") == Rule::indirectionExpression);
  CHECK(kind_of("(a)") == Rule::parenthesizedExpression);
  CHECK(kind_of("(a, b)") == Rule::rowExpression);
  CHECK(kind_of("coalesce(a, b)") == Rule::coalesceExpression);
  CHECK(kind_of("trim(a)") == Rule::trimExpression);
  CHECK(kind_of("values") == Rule::columnReference);
  CHECK(kind_of("row()") == Rule::rowExpression);
  CHECK(kind_of("(select 1)") == Rule::subqueryExpression);
  CHECK(kind_of("((select 1))") == Rule::subqueryExpression);
  CHECK(kind_of("((select 1) + 1)") == Rule::parenthesizedExpression);
  CHECK(kind_of("((select 1) union (select 2))") == Rule::subqueryExpression);
  CHECK(kind_of("cast(a as int)") == Rule::castExpression);
  CHECK(kind_of("a::int[]") == Rule::castExpression);
  CHECK(kind_of("array[[1, 2], [3, 4]]") == Rule::arrayExpression);
  CHECK(kind_of("$1") == Rule::parameterReference);
  CHECK(kind_of("current_timestamp(3)") == Rule::valueFunction);
  CHECK(kind_of("substring(a from 1 for 2)") == Rule::substringExpression);
  CHECK(kind_of("json_object('a': 1, 'b' value 2 absent on null returning jsonb)") == Rule::jsonObjectExpression);
  CHECK(kind_of("a is json object with unique keys") == Rule::isExpression);
}

TEST_CASE("set operations are nested by precedence") {
  const auto parsed = read("select 1 union select 2 intersect select 3 except select 4 order by 1");
  const auto outer = first(parsed, Rule::setOperation);
  CHECK(outer.children(Rule::setOperator).size() == 2);
  REQUIRE(outer.child(Rule::setOperation));
  CHECK(outer.child(Rule::setOperation).text() == "select 2 intersect select 3");
  CHECK(first(parsed, Rule::query).has(Rule::orderByClause));
}

TEST_CASE("values of names and strings") {
  const auto value = [](std::string text) {
    const auto parsed = read(std::move(text), Start::expression);
    REQUIRE(parsed.tree);
    return string_value(parsed.tree->root().find(Rule::literal));
  };
  CHECK(value("'it''s'") == "it's");
  CHECK(value("'a'\n  -- comment\n  'b'") == "ab");
  CHECK(value("E'a\\n\\x41\\101\\u00e9\\''''") == "a\nAA\xC3\xA9''");
  CHECK(value("U&'d\\0061t\\+000061'") == "data");
  CHECK(value("U&'d!0061t!!' UESCAPE '!'") == "dat!");
  CHECK(value("$t\xC3\xA9$a $$ b$t\xC3\xA9$") == "a $$ b");
  CHECK(value("E'\\\\''\\\\'") == "\\'\\");
  const auto name = [](std::string text) {
    const auto parsed = read(std::move(text), Start::expression);
    REQUIRE(parsed.tree);
    return identifier_value(parsed.tree->root().find(Rule::identifier));
  };
  CHECK(name("FooBar") == "foobar");
  CHECK(name("\"Foo\"\"Bar\"") == "Foo\"Bar");
  CHECK(name("U&\"d!0061t!+000061\" UESCAPE '!'") == "data");
  CHECK(name("\xC3\x89t\xC3\xA9") == "\xC3\x89t\xC3\xA9");
  CHECK(name(repeat("x", 70)) == repeat("x", 63));
}

TEST_CASE("nodes are found by rule, and hold their text and place") {
  const auto parsed = read("create table s.t (a int not null, constraint c check (a > 0)) -- the end");
  const auto table = parsed.tree->root().child(Rule::createTableStatement);
  REQUIRE(table);
  CHECK(table.child(Rule::qualifiedName).text() == "s.t");
  const auto elements = table.child(Rule::tableElements);
  CHECK(elements.child(Rule::columnDefinition).child(Rule::typeName).text() == "int");
  CHECK(elements.child(Rule::columnDefinition).find(Rule::notNullConstraint).has(Tok::KW_NOT));
  CHECK(elements.child(Rule::tableConstraint).span() == Span{0, 34, 60});
  CHECK_FALSE(elements.child(Rule::likeClause));
  CHECK(Node{}.child(Rule::statement).find(Rule::expression).text().empty());
  CHECK(rule_name(Rule::columnDefinition) == "columnDefinition");
  CHECK(token_name(Tok::KW_SELECT) == "KW_SELECT");
}

TEST_CASE("empty text has a tree without a root") {
  const auto parsed = read(" /* nothing */ -- at all");
  REQUIRE(parsed.tree);
  CHECK_FALSE(parsed.tree->root());
}

TEST_CASE("errors name what was found and what was expected") {
  CHECK(message("select 1 +") == "the statement ends too early, expected an expression");
  CHECK(message("select f(1, )") == "unexpected ), expected an expression");
  CHECK(message("create table t (a int,)") == "unexpected ), expected a column name, a table constraint or LIKE");
  CHECK(message("create table t (a int, b)") == "unexpected ), expected a type");
  CHECK(message("create view v as") == "the statement ends too early, expected a query");
  CHECK(message("foo bar") == "unexpected foo, expected a statement");
  CHECK(message("select \x01") == "unexpected control character 1");
  CHECK(message("select \"\"") == "a quoted identifier cannot be empty");
}

TEST_CASE("comparisons do not chain") {
  CHECK(message("select a < b < c") == "unexpected <");
  CHECK(message("select a like b like c") == "unexpected like");
  CHECK(message("select a between b and c in (d)") == "unexpected in");
  CHECK(message("select a is distinct from b is null") == "unexpected is");
  CHECK(message("select a is null is null, a in (b) in (c), a = any (b) = c, a < (b < c), a || b || c") == "accepted");
}

TEST_CASE("misspelt keywords are pointed out") {
  CHECK(suggestion("creat table t ()") == "did you mean CREATE?");
  CHECK(suggestion("create tabel t (a int)") == "did you mean TABLE?");
  CHECK(suggestion("create table t (a int not nul)") == "did you mean NULL?");
  CHECK(suggestion("select a form t") == "did you mean FROM instead of form?");
}

TEST_CASE("an error is reported once, at the offending token") {
  const auto parsed = read("select a,\n  from t where where");
  REQUIRE(parsed.diagnostics.error_count() == 1);
  CHECK(parsed.diagnostics.all()[0].span == Span{0, 12, 16});
}

TEST_CASE("what is not closed is reported where it begins") {
  for (const std::string open : {"'abc", "\"abc", "E'abc\\'", "$x$ abc $y$", "/* abc /* */", "U&'abc", "b'01"}) {
    const auto parsed = read("select 1, " + open);
    REQUIRE(parsed.diagnostics.error_count() == 1);
    CHECK(parsed.diagnostics.all()[0].code == Code::unterminated);
    CHECK(parsed.diagnostics.all()[0].span.begin == 10);
  }
}

TEST_CASE("nesting is bounded, length is not") {
  CHECK(message("select " + repeat("(", 400) + "1" + repeat(")", 400)) == "accepted");
  CHECK(message("select a" + repeat(" and a = 1", 10000)) == "accepted");
  CHECK(message("select a" + repeat(" || a", 1000)) == "accepted");
  CHECK(message("select a in (1" + repeat(", 1", 20000) + ")") == "accepted");
  CHECK(message("select 1" + repeat(" union all select 1", 3000)) == "accepted");
  for (const std::string open : {"(", "f(", "array[", "case when ", "(select ", "not ", "- "}) {
    CHECK(code("select " + repeat(open, 50000) + "1") == Code::nesting_too_deep);
  }
  CHECK(code("select a" + repeat(" + a", 50000)) == Code::nesting_too_deep);
}

TEST_CASE("statements are split as psql splits them") {
  const std::string sql =
      "select ';', $$;$$; -- ;\ncreate function f() returns int begin atomic select case when a then 1 end; select 2; "
      "end;\n"
      "create rule r as on insert to t do (select 1; select 2); /* ; */ begin; end";
  const auto pieces = split_statements(sql);
  std::vector<std::string> texts;
  for (const auto piece : pieces) {
    texts.push_back(sql.substr(piece.begin, piece.end - piece.begin));
  }
  REQUIRE(texts.size() == 5);
  CHECK(texts[0] == "select ';', $$;$$");
  CHECK(texts[1].starts_with("create function"));
  CHECK(texts[1].ends_with("end"));
  CHECK(texts[2].ends_with(")"));
  CHECK(texts[3] == "begin");
  CHECK(texts[4] == "end");
}

TEST_CASE("syntax of PostgreSQL 16 to 18 is accepted") {
  const char* const statements[] = {
      "create table t (a int generated always as (b * 2) virtual, b int generated always as (1) stored)",
      "create table t (a int constraint c check (a > 0) not enforced, b int references u not enforced)",
      "create table t (id int, valid daterange, primary key (id, valid without overlaps), "
      "foreign key (id, period valid) references u (id, period valid))",
      "create table t (a int, constraint c not null a no inherit)",
      "alter table t add constraint c not null a not valid",
      "alter table t alter constraint c not enforced",
      "alter table t alter constraint c inherit",
      "alter table t alter constraint c set no inherit",
      "alter table t alter column a set expression as (b + 1)",
      "alter table t alter a set statistics default, alter b set compression lz4, alter c set storage default",
      "update t set a = 1 returning with (old as o, new as n) o.a, n.a",
      "merge into t using s on t.a = s.a when not matched by source and t.b then delete "
      "when not matched by target then insert values (1) when matched then do nothing returning merge_action(), t.*",
      "select * from json_table(j, '$[*]' passing 1 as x columns (id for ordinality, a int path '$.a' "
      "default 1 on empty error on error, nested path '$.b[*]' columns (c text exists path '$', d json format json "
      "with conditional wrapper omit quotes)) error on error) jt",
      "select json_query(j, '$' returning jsonb with wrapper keep quotes on scalar string null on empty), "
      "json_value(j, '$' default 1 on error), json_exists(j, '$' false on error), json_scalar(1), json('{}' with "
      "unique keys), "
      "json_serialize(j returning bytea), json_array(1, 2 absent on null), json_array(select 1), "
      "json_arrayagg(a order by b), json_objectagg(k: v with unique keys)",
      "select a at local, 1_000, 0xFF, 0o17, 0b11, 1_0.5e1_0 from t",
      "grant r to u with admin option, inherit false, set true granted by current_user",
      "grant maintain on table t to u",
      "grant set, alter system on parameter work_mem to u",
      "alter default privileges grant all on large objects to u",
      "create publication p for tables in schema s, table t (a, b) where (a > 0) with (publish = 'insert')",
      "create subscription s connection 'c' publication p with (streaming = parallel, slot_name = none)",
      "copy t from stdin with (format csv, on_error ignore, header match, force_null *)",
      "create index on t (a, (b + 1) desc nulls last) include (c) nulls not distinct with (fillfactor = 70)",
      "create unique index concurrently if not exists i on only s.t using gin (a gin_trgm_ops (siglen = 32)) where a "
      "is not null",
      "select any_value(a), system_user from t",
      "select * from t group by distinct rollup (a, (b, c)), cube (d), grouping sets ((a), (), rollup (b))",
      "select a is normalized, a is nfc normalized, normalize(a, nfd) from t",
      "create function f(a int, variadic b text[] default '{}') returns table (x int, y text) language sql "
      "stable strict parallel safe cost 10 rows 5 support s.f set search_path to a, b set x from current "
      "begin atomic select 1; insert into t values (1); end",
      "create procedure p(inout a int = 1) return a + 1",
      "create function f() returns trigger language plpgsql as 'a', 'b'",
      "create view v with (security_invoker, security_barrier = true) as select 1 with cascaded check option",
      "create statistics if not exists s (ndistinct, mcv) on a, (b + 1), lower(c) from t",
      "alter operator = (int, int) set (restrict = none, join = eqjoinsel, hashes)",
      "create collation c (provider = icu, locale = 'de', deterministic = false, rules = '&a < b')",
      "create role r with login password 'x' valid until 'infinity' in role a, b admin c connection limit -1",
      "alter role all in database d set search_path from current",
      "create database d with owner = o template template0 strategy = file_copy locale_provider builtin is_template "
      "true",
      "vacuum (full, buffer_usage_limit '1MB', only_database_stats) t (a)",
      "explain (analyze, memory, serialize text, format json) select 1",
      "drop database d with (force)",
      "alter table only s.t detach partition p concurrently, attach partition q for values from (minvalue, 1) to "
      "(maxvalue, 2)",
      "create table p partition of t (a default 1, constraint c check (a > 0)) for values with (modulus 4, remainder "
      "1) "
      "partition by list (lower(a) collate \"C\" text_ops)",
      "create trigger t instead of insert or update of a, b on v referencing old table as o new table as n "
      "for each row when (old.a is distinct from new.a) execute function s.f('a', 1, b)",
      "create constraint trigger t after delete on t from u not deferrable initially immediate for each row execute "
      "procedure f()",
      "create policy p on t as restrictive for select to public, current_user using (a = (select 1)) with check "
      "((select true))",
      "with recursive t (a) as materialized (select 1 union all select a from t) search depth first by a set o "
      "cycle a set c to 'y' default 'n' using p select * from t for no key update of t skip locked",
      "insert into t as x (a, b[1], c.d) overriding system value values (default, 1, 2) on conflict (lower(a) collate "
      "\"C\") "
      "where a > 0 do update set (a, b) = (select 1, 2), c = excluded.c where x.a > 0 returning *",
      "select x from rows from (f(1) as (a int, b text), g()) with ordinality as t (a, b), u tablesample system (1) "
      "repeatable (2)",
      "comment on constraint c on domain d is null",
      "comment on operator class s.o using btree is 'x'",
      "alter type t add value if not exists 'a' before 'b'",
      "alter domain d add constraint c check (value > 0) not valid",
      "security label for p on function f(int) is 'x'",
      "import foreign schema s limit to (a, b) from server x into y options (a '1')",
  };
  for (const auto* statement : statements) {
    INFO(statement);
    CHECK(message(statement) == "accepted");
  }
}
