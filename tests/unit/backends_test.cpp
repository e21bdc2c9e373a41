// The backends, by handcrafted plans: what they write, and what they refuse.

#include <algorithm>
#include <catch2/catch.hpp>

#include "backends/echo/echo.h"
#include "backends/names.h"
#include "backends/psql/psql.h"
#include "backends/script.h"
#include "backends/sqitch/plan_file.h"
#include "backends/sqitch/sqitch.h"

namespace {

using namespace ashlar;
using namespace ashlar::backends;

Step step(std::string object, Action action, std::vector<Statement> up, std::vector<std::string> verify = {}) {
  Step made;
  made.object = std::move(object);
  made.action = action;
  made.up = std::move(up);
  for (std::string& sql : verify) {
    made.verify.push_back({.sql = std::move(sql)});
    made.verified.push_back(made.object);
  }
  return made;
}

Statement alone(std::string sql) {
  return {.sql = std::move(sql), .transactional = false};
}

Statement new_value(std::string sql) {
  return {.sql = std::move(sql), .ends_transaction = true};
}

/// A runner's directory that changes as a backend writes to it.
struct Runner {
  const Backend& backend;
  SourceManager sources;
  PresentFiles present{&sources, {}};
  Diagnostics diagnostics;
  BackendRequest request;

  explicit Runner(const Backend& which) : backend(which) {
    request.project = "todo";
    request.planner_name = "Ann Other";
    request.planner_email = "ann@example.com";
    request.timestamp = "2026-11-21T05:54:26Z";
  }
  BackendResult run(BackendResult (*what)(const BackendRequest&, Diagnostics&), std::string name, Plan plan = {},
                    bool empty = false) {
    request.present = present;
    request.name = std::move(name);
    request.plan = std::move(plan);
    request.empty = empty;
    diagnostics = {};
    BackendResult result = what(request, diagnostics);
    if (!diagnostics.has_errors()) {
      for (const OutputFile& file : result.files) {
        CHECK(file.existed == present.contains(file.path));
        present.files[file.path] = sources.add(file.path, file.content);
      }
    }
    return result;
  }
  void put(const std::string& path, const std::string& content) { present.files[path] = sources.add(path, content); }
  const std::string& content(const std::string& path) const { return present.content(path); }
  std::vector<std::string> scripts() {
    std::vector<std::string> paths;
    request.present = present;
    for (const Migration& migration : backend.history(request, diagnostics).migrations) {
      for (const Script& script : migration.up) {
        paths.push_back(script.path);
      }
    }
    return paths;
  }
  std::string error() const { return diagnostics.all().empty() ? "" : diagnostics.all().front().text; }
};

Plan table_plan() {
  Plan plan;
  plan.settings = {{"check_function_bodies", "off"}, {"search_path", "public"}};
  plan.up = {step("table t", Action::create, {{.sql = "CREATE TABLE t (id integer)"}}, {"SELECT 'table t'"})};
  plan.down = {step("table t", Action::drop, {{.sql = "DROP TABLE t"}})};
  plan.down.front().hazards = {Hazard::DELETES_DATA};
  return plan;
}

Plan view_plan(const std::string& query) {
  Plan plan;
  plan.up = {
      step("view v", Action::alter, {{.sql = "CREATE OR REPLACE VIEW v AS " + query}}, {"SELECT '" + query + "'"})};
  plan.down = {step("view v", Action::alter, {{.sql = "CREATE OR REPLACE VIEW v AS SELECT 0"}})};
  return plan;
}

std::vector<std::string> sql_of(const std::vector<Unit>& units) {
  std::vector<std::string> sql;
  for (const Unit& unit : units) {
    sql.push_back(unit.statement->sql);
  }
  return sql;
}

using Sql = std::vector<std::string>;

}  // namespace

TEST_CASE("sqitch: a project, a change of each sort, a tag") {
  Runner runner(sqitch_backend());
  auto made = runner.run(runner.backend.init, "initial", table_plan());
  REQUIRE(runner.error().empty());
  CHECK(made.messages == Sql{"Created sqitch.conf", "Created sqitch.plan", "Created deploy/0000000001-initial.sql",
                             "Created revert/0000000001-initial.sql", "Created verify/0000000001-initial.sql",
                             "Added \"0000000001-initial\" to sqitch.plan"});
  CHECK(runner.content("sqitch.conf") == "[core]\n\tengine = pg\n");
  CHECK(runner.content("deploy/0000000001-initial.sql") ==
        "-- Deploy todo:0000000001-initial to pg\n\n"
        "BEGIN;\n\nSET LOCAL check_function_bodies = off;\nSET LOCAL search_path = public;\n\n"
        "-- table t\nCREATE TABLE t (id integer);\n\nCOMMIT;\n");
  CHECK(runner.content("revert/0000000001-initial.sql") ==
        "-- Revert todo:0000000001-initial from pg\n\n"
        "BEGIN;\n\nSET LOCAL check_function_bodies = off;\nSET LOCAL search_path = public;\n\n"
        "-- table t\n-- hazards: DELETES_DATA\nDROP TABLE t;\n\nCOMMIT;\n");
  CHECK(runner.content("verify/0000000001-initial.sql") ==
        "-- Verify todo:0000000001-initial on pg\n\n"
        "BEGIN;\n\nSET LOCAL check_function_bodies = off;\nSET LOCAL search_path = public;\n\n"
        "-- check: table t\nSELECT 'table t';\n\nROLLBACK;\n");

  runner.request.note = "  two\nlines, a \\ and # a sign\r\n";
  runner.run(runner.backend.add, "data", {}, true);
  REQUIRE(runner.error().empty());
  CHECK(runner.content("deploy/0000000002-data.sql") ==
        "-- Deploy todo:0000000002-data to pg\n-- requires: 0000000001-initial\n\n"
        "BEGIN;\n\n-- Write here what this change does.\n\nCOMMIT;\n");
  runner.request.note.clear();
  made = runner.run(runner.backend.release, "v0.0.1");
  CHECK(made.messages == Sql{"Tagged \"0000000002-data\" with @v0.0.1 in sqitch.plan"});
  CHECK(runner.content("sqitch.plan") ==
        "%syntax-version=1.0.0\n%project=todo\n\n"
        "0000000001-initial 2026-11-21T05:54:26Z Ann Other <ann@example.com>\n"
        "0000000002-data [0000000001-initial] 2026-11-21T05:54:26Z Ann Other <ann@example.com>"
        " # two\\nlines, a \\\\ and # a sign\n"
        "@v0.0.1 2026-11-21T05:54:26Z Ann Other <ann@example.com>\n");
  CHECK(runner.scripts() == Sql{"deploy/0000000001-initial.sql", "deploy/0000000002-data.sql"});

  runner.request.present = runner.present;
  const History history = runner.backend.history(runner.request, runner.diagnostics);
  REQUIRE(history.migrations.size() == 2);
  CHECK(history.oddities.empty());
  CHECK(history.migrations[1].note == "two\nlines, a \\ and # a sign");
  CHECK(history.migrations[1].timestamp == "2026-11-21T05:54:26Z");
  CHECK(history.migrations[1].planner_name == "Ann Other");
  CHECK(history.migrations[1].planner_email == "ann@example.com");
  CHECK(history.migrations[1].releases == Sql{"v0.0.1"});
  CHECK(history.migrations[0].files ==
        Sql{"deploy/0000000001-initial.sql", "revert/0000000001-initial.sql", "verify/0000000001-initial.sql"});

  runner.run(runner.backend.release, "v0.0.1");
  CHECK(runner.error() == "the release v0.0.1 exists already");
  runner.run(runner.backend.release, "../x");
  CHECK(runner.error() == "the release name ../x cannot be used: it holds \"/\"");
}

TEST_CASE("sqitch: nothing to tag, nothing to make") {
  Runner runner(sqitch_backend());
  const auto made = runner.run(runner.backend.init, "initial");
  CHECK(made.changes.empty());
  CHECK(runner.content("sqitch.plan") == "%syntax-version=1.0.0\n%project=todo\n\n");
  runner.run(runner.backend.release, "v1");
  CHECK(runner.error() == "nothing can be tagged v1: sqitch.plan has no changes");
}

TEST_CASE("sqitch: a plan is appended to, byte by byte, and numbers go on from the highest") {
  Runner runner(sqitch_backend());
  const std::string plan =
      "%project=flipr \r\n%uri=https://example.com/?a=b\n\n# by hand\n  users [!old other:chg c@v1]  "
      "2026-11-21T05:54:26Z  "
      "A B <a@b.co> # note # more\n@v1 2026-11-21T05:54:34Z A B <a@b.co>\n\n"
      "0000000041-x 2026-11-21T05:54:34Z A B <a@b.co>\nfolder/y 2026-11-21T05:54:34Z A B <a@b.co>";
  runner.put("sqitch.plan", plan);
  runner.request.planner_name = "Eve <#1>\n";
  runner.request.planner_email = "";
  runner.run(runner.backend.add, "z", table_plan());
  REQUIRE(runner.error().empty());
  CHECK(runner.content("sqitch.plan") == plan + "\n0000000042-z [folder/y] 2026-11-21T05:54:26Z Eve 1 <unknown>\n");
  CHECK(runner.content("deploy/0000000042-z.sql")
            .starts_with("-- Deploy flipr:0000000042-z to pg\n-- requires: folder/y\n"));

  runner.put("deploy/0000000043-more.sql", "mine");
  runner.run(runner.backend.add, "more", table_plan());
  CHECK(runner.error() == "deploy/0000000043-more.sql exists already");
}

TEST_CASE("sqitch: plans that sqitch would refuse are not appended to") {
  const std::string pragmas = "%syntax-version=1.0.0\n%project=p\n\n";
  const std::string line = "a 2026-11-21T05:54:26Z A B <a@b.co>\n";
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", "%project is missing"},
      {"%uri=x\n\n" + line, "%project is missing"},
      {"%project=p\n" + line, "a blank line must stand between the pragmas and the changes"},
      {"%project=a b\n\n", "sqitch refuses the project name a b: it holds a blank or a control character"},
      {pragmas + "@v1 2026-11-21T05:54:26Z A B <a@b.co>\n", "the tag @v1 stands before any change"},
      {pragmas + line + line, "the change a is there twice"},
      {pragmas + "<<<<<<< ours\n" + line, "git left a merge conflict here"},
      {pragmas + "a 2026-11-21T05:54:26.123Z A B <a@b.co>\n", "the timestamp is missing, as in 2026-11-21T05:54:26Z"},
      {pragmas + "a 2026-11-21T05:54:26Z\n", "the planner is missing, as in Ann Other <ann@example.com>"},
      {pragmas + "a [b 2026-11-21T05:54:26Z A B <a@b.co>\n", "this list of dependencies does not end"},
      {pragmas + line + "@v [a] 2026-11-21T05:54:26Z A B <a@b.co>\n", "a tag has no dependencies"},
      {pragmas + "HEAD 2026-11-21T05:54:26Z A B <a@b.co>\n", "this is no change and no tag"},
      {pragmas + "\xff 2026-11-21T05:54:26Z A B <a@b.co>\n", "this is no change and no tag"},
  };
  for (const auto& [text, wrong] : cases) {
    INFO(text);
    Runner runner(sqitch_backend());
    runner.put("sqitch.plan", text);
    runner.run(runner.backend.add, "x", table_plan());
    CHECK(runner.error() == "sqitch.plan is malformed: " + wrong);
  }
  Runner runner(sqitch_backend());
  runner.run(runner.backend.add, "x", table_plan());
  CHECK(runner.error() == "sqitch.plan is missing");
}

TEST_CASE("sqitch: a configuration that leads elsewhere is not written past") {
  Runner runner(sqitch_backend());
  runner.run(runner.backend.init, "initial", table_plan());
  runner.put("sqitch.conf", "[core]\n\tengine = pg\n\tdeploy_dir = deploy\n[deploy]\n\tverify = true\n");
  runner.run(runner.backend.add, "a", table_plan());
  CHECK(runner.error().empty());
  runner.put("sqitch.conf", "[core]\n\tengine = pg\n\ttop_dir = db\n");
  runner.run(runner.backend.add, "b", table_plan());
  CHECK(runner.error() == "sqitch.conf sets top_dir, which ashlar does not follow");
}

TEST_CASE("Names that sqitch refuses") {
  for (const std::string good : {"todos", "a.b", "v0.0.1", "über", "x_", "_x", "1", "a-b~c", "f\xc3\xa9"}) {
    CHECK(why_refused(good, NameUse::change).empty());
  }
  for (const std::string bad : {"",
                                "a b",
                                "a\tb",
                                "a\nb",
                                "a:b",
                                "@a",
                                "a#b",
                                "a\\b",
                                "a[b",
                                "-a",
                                "a-",
                                "a~",
                                "a~1",
                                "a^12",
                                "a=3",
                                "a%4",
                                "HEAD",
                                "ROOT",
                                "../a",
                                "a/b",
                                "\xff",
                                "a\xc2\xa0",
                                "a\xe2\x80\xa6",
                                "0123456789abcdef0123456789abcdef01234567"}) {
    INFO(bad);
    CHECK_FALSE(why_refused(bad, NameUse::change).empty());
  }
  CHECK_FALSE(why_refused(std::string(300, 'a'), NameUse::change).empty());
  CHECK(number_of("0000000012-x", 10) == 12);
  CHECK(number_of("20240101-x", 10) == 0);
  CHECK(number_of("0000000012", 10) == 0);
}

TEST_CASE("What cannot share a transaction gets a change of its own, and reverts in the same cuts") {
  Plan plan;
  plan.settings = {{"search_path", "public"}};
  plan.up = {
      step("table t", Action::create, {{.sql = "CREATE TABLE t"}}),
      step("view v", Action::drop, {{.sql = "DROP VIEW v"}}),
      step("enum e", Action::alter, {new_value("ADD VALUE 'b'"), new_value("ADD VALUE 'c'")}, {"SELECT 'enum e'"}),
      step("view v", Action::create, {{.sql = "CREATE VIEW v2"}}, {"SELECT 'view v'"}),
      step("index i", Action::create, {alone("CREATE INDEX CONCURRENTLY i")}),
      step("table u", Action::create, {{.sql = "CREATE TABLE u"}})};
  plan.down = {step("table u", Action::drop, {{.sql = "DROP TABLE u"}}),
               step("index i", Action::drop, {alone("DROP INDEX CONCURRENTLY i")}),
               step("view v", Action::drop, {{.sql = "DROP VIEW v"}}),
               step("policy p", Action::drop, {{.sql = "DROP POLICY p"}}),
               step("enum e", Action::alter, {{.sql = "ALTER TYPE e"}}),
               step("policy p", Action::create, {{.sql = "CREATE POLICY p"}}),
               step("view v", Action::create, {{.sql = "CREATE VIEW v1"}}),
               step("table t", Action::drop, {{.sql = "DROP TABLE t"}})};
  BackendRequest request;
  request.plan = plan;
  request.checks = {{"column t.x", {"SELECT 'column t.x'"}}, {"enum e", {"SELECT 'not again'"}}};
  const auto parts = split_plan(request);
  REQUIRE(parts.size() == 6);
  CHECK(sql_of(parts[0].up) == Sql{"CREATE TABLE t", "DROP VIEW v"});
  CHECK(sql_of(parts[1].up) == Sql{"ADD VALUE 'b'"});
  CHECK(sql_of(parts[2].up) == Sql{"ADD VALUE 'c'"});
  CHECK(sql_of(parts[3].up) == Sql{"CREATE VIEW v2"});
  CHECK(sql_of(parts[4].up) == Sql{"CREATE INDEX CONCURRENTLY i"});
  CHECK(sql_of(parts[5].up) == Sql{"CREATE TABLE u"});
  CHECK(sql_of(parts[5].down) == Sql{"DROP TABLE u"});
  CHECK(sql_of(parts[4].down) == Sql{"DROP INDEX CONCURRENTLY i"});
  CHECK(sql_of(parts[3].down) == Sql{"DROP VIEW v"});
  CHECK(sql_of(parts[2].down) == Sql{"DROP POLICY p", "ALTER TYPE e", "CREATE POLICY p"});
  CHECK(parts[1].down.empty());
  CHECK(sql_of(parts[0].down) == Sql{"CREATE VIEW v1", "DROP TABLE t"});
  CHECK(parts[2].checks.front().object == "enum e");
  CHECK(parts[3].checks.front().object == "view v");
  CHECK(parts[5].checks.front().object == "column t.x");

  Runner runner(sqitch_backend());
  runner.run(runner.backend.init, "initial", table_plan());
  const auto made = runner.run(runner.backend.add, "todos", plan);
  CHECK(made.changes == Sql{"0000000002-todos", "0000000003-todos-2", "0000000004-todos-3", "0000000005-todos-4",
                            "0000000006-todos-5", "0000000007-todos-6"});
  CHECK(runner.content("deploy/0000000006-todos-5.sql") ==
        "-- Deploy todo:0000000006-todos-5 to pg\n-- requires: 0000000005-todos-4\n\n"
        "SET search_path = public;\n\n-- index i\nCREATE INDEX CONCURRENTLY i;\n");
  CHECK(runner.content("revert/0000000003-todos-2.sql") ==
        "-- Revert todo:0000000003-todos-2 from pg\n\n"
        "-- Nothing to undo here: another change's revert script does it.\n");

  // All reverts, the last first, are the whole way back.
  Sql all;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    const Sql some = sql_of(part->down);
    all.insert(all.end(), some.begin(), some.end());
  }
  CHECK(all == sql_of(units_of(plan.down)));
}

TEST_CASE("Where the order of the way back forbids, a statement goes with a later change") {
  Plan plan;
  plan.up = {step("table a", Action::create, {{.sql = "a"}}), step("index i", Action::create, {alone("i")}),
             step("table b", Action::create, {{.sql = "b"}})};
  plan.down = {step("table a", Action::drop, {{.sql = "drop a"}}), step("table b", Action::drop, {{.sql = "drop b"}}),
               step("index i", Action::drop, {{.sql = "drop i"}})};
  BackendRequest request;
  request.plan = plan;
  const auto parts = split_plan(request);
  REQUIRE(parts.size() == 3);
  CHECK(sql_of(parts[2].down) == Sql{"drop a", "drop b"});
  CHECK(sql_of(parts[1].down) == Sql{"drop i"});
  CHECK(parts[0].down.empty());
}

TEST_CASE("Earlier checks are asked only while the change that supersedes them is not deployed") {
  Runner runner(sqitch_backend());
  Plan first = view_plan("SELECT 1");
  first.up.push_back(step("function f()", Action::create, {{.sql = "CREATE FUNCTION f()"}},
                          {"DO $$\n-- check: view v\n\nROLLBACK;\n$$"}));
  runner.run(runner.backend.init, "initial", first);
  const std::string before = runner.content("verify/0000000001-initial.sql");

  runner.request.superseded = {"view v"};
  auto made = runner.run(runner.backend.add, "todos", view_plan("SELECT 2"));
  CHECK(std::ranges::count(made.messages, "Updated verify/0000000001-initial.sql") == 1);
  const std::string guard =
      "-- until: 0000000002-todos\n"
      "SELECT pg_catalog.count(*) = 0 AS current FROM :\"registry\".changes\n"
      "WHERE project = 'todo' AND change = '0000000002-todos' \\gset\n\\if :current\n";
  const std::string guarded = "-- Verify todo:0000000001-initial on pg\n\nBEGIN;\n\n-- check: view v\n" + guard +
                              "SELECT 'SELECT 1';\n\\endif\n\n"
                              "-- check: function f()\nDO $$\n-- check: view v\n\nROLLBACK;\n$$;\n\nROLLBACK;\n";
  CHECK(runner.content("verify/0000000001-initial.sql") == guarded);

  // Guarded once is enough; the newest check is guarded next.
  made = runner.run(runner.backend.add, "again", view_plan("SELECT 3"));
  CHECK(runner.content("verify/0000000001-initial.sql") == guarded);
  CHECK(runner.content("verify/0000000002-todos.sql").find("-- until: 0000000003-again\n") != std::string::npos);
  CHECK(runner.content("verify/0000000003-again.sql").find("-- until: ") == std::string::npos);

  // A guard of a change that was taken back is replaced.
  const std::string objects[] = {"view v"};
  const auto none = [](std::string_view) { return false; };
  const std::string twice = with_guards(guarded, objects, "todo", "0000000009-other", none);
  CHECK(twice == with_guards(before, objects, "todo", "0000000009-other", none));
}

TEST_CASE("Hostile names stay in their comments, and colons are no variables") {
  Runner runner(sqitch_backend());
  Plan plan;
  plan.up = {step("table \"x\n; DROP TABLE t; --\"", Action::create,
                  {{.sql = "CREATE TABLE \"x\n; DROP TABLE t; --\" ()"}}, {"SELECT 1"})};
  plan.down = {
      step("table \"x\n; DROP TABLE t; --\"", Action::drop, {{.sql = "DROP TABLE \"x\n; DROP TABLE t; --\""}})};
  runner.run(runner.backend.init, "initial", plan);
  CHECK(runner.content("deploy/0000000001-initial.sql").find("\n-- table \"x ; DROP TABLE t; --\"\nCREATE TABLE") !=
        std::string::npos);
  CHECK(runner.content("verify/0000000001-initial.sql").find("\n-- check: table \"x ; DROP TABLE t; --\"\nSELECT 1;") !=
        std::string::npos);

  CHECK(without_variables("a[1:n]") == "a[1: n]");
  CHECK(without_variables("a[:\"PORT\"]") == "a[: \"PORT\"]");
  CHECK(without_variables("a[lo::int:hi::int]") == "a[lo::int: hi::int]");
  CHECK(without_variables("':x' \":x\" $$:x$$ $a$:x$$:x$a$ E'\\':x' /* :x /* :x */ :x */ -- :x\n x::text f(a := 1)") ==
        "':x' \":x\" $$:x$$ $a$:x$$:x$a$ E'\\':x' /* :x /* :x */ :x */ -- :x\n x::text f(a := 1)");
  CHECK(without_variables("x$1:y$") == "x$1: y$");
  for (const std::string open : {"'x", "\"x", "$$x", "/* x", "-- x", "E'\\"}) {
    CHECK(without_variables(open) == open);
  }
}

TEST_CASE("psql: one script, and a second one for what cannot be in its transaction") {
  Runner runner(psql_backend());
  runner.run(runner.backend.init, "initial", table_plan());
  CHECK(runner.content("up/0001-initial.sql") ==
        "-- 0001-initial\n\\set ON_ERROR_STOP on\n\n"
        "BEGIN;\n\nSET LOCAL check_function_bodies = off;\nSET LOCAL search_path = public;\n\n"
        "-- table t\nCREATE TABLE t (id integer);\n\nCOMMIT;\n");
  Plan plan = table_plan();
  plan.settings.clear();
  plan.up.push_back(step("index i", Action::create, {alone("CREATE INDEX CONCURRENTLY i")}));
  plan.up.push_back(step("table u", Action::create, {{.sql = "CREATE TABLE u ()"}}));
  runner.request.note = "why\nnot";
  const auto made = runner.run(runner.backend.add, "more", plan);
  CHECK(made.messages == Sql{"Created up/0002-more.sql", "Created up/0002-more.then.sql", "Created down/0002-more.sql",
                             "Created verify/0002-more.sql"});
  CHECK(runner.content("up/0002-more.then.sql") ==
        "-- 0002-more, what cannot be in its transaction\n-- why not\n\\set ON_ERROR_STOP on\n\n"
        "-- guard: is the database what this starts from?\n\\if :{?DBNAME}\nDO $ashlar$BEGIN\n  -- table t\n"
        "  EXECUTE $$SELECT 'table t'$$;\nEXCEPTION WHEN OTHERS THEN\n"
        "  RAISE EXCEPTION USING MESSAGE = '0002-more.then starts from another state of the database: ' || SQLERRM, "
        "HINT = 'nothing was changed';\nEND$ashlar$;\n\\endif\n\n"
        "-- index i\nCREATE INDEX CONCURRENTLY i;\n\nBEGIN;\n\n-- table u\nCREATE TABLE u ();\n\nCOMMIT;\n");
  CHECK(runner.scripts() == Sql{"up/0001-initial.sql", "up/0002-more.sql", "up/0002-more.then.sql"});
  runner.run(runner.backend.add, "a b", table_plan());
  CHECK(runner.error() == "the change name a b cannot be used: it holds a blank or a control character");
}

TEST_CASE("echo: the plan as JSON") {
  Runner runner(echo_backend());
  runner.run(runner.backend.init, "initial", table_plan());
  CHECK(runner.content("0001-initial.json").find("\"CREATE TABLE t (id integer)\"") != std::string::npos);
  runner.run(runner.backend.add, "more", table_plan());
  CHECK(runner.present.contains("0002-more.json"));
  CHECK(runner.backend.history == nullptr);
}
