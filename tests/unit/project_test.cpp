#include <sys/stat.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "compiler/project/config.h"
#include "compiler/project/session.h"

using namespace ashlar;
using namespace ashlar::project;

namespace {

/// Reads a tree of files held in memory; what came out, in plain words.
struct Run {
  SourceManager sources;
  Diagnostics diagnostics;
  ReadResult result;

  explicit Run(std::map<std::string, std::string> files, const std::string& entry = "main.sql",
               const Variables& variables = {}, const std::string& root = "") {
    ReadOptions options;
    options.root = root;
    result = read_sources({entry}, variables, options, memory_files(std::move(files)), sources, diagnostics);
  }

  [[nodiscard]] std::vector<SqlStatement> statements() const {
    std::vector<SqlStatement> found;
    for (const auto& item : result.items) {
      if (const auto* statement = std::get_if<SqlStatement>(&item)) {
        found.push_back(*statement);
      }
    }
    return found;
  }
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> found;
    for (const auto& statement : statements()) {
      found.push_back(statement.text.text);
    }
    return found;
  }
  [[nodiscard]] std::vector<std::string> commands() const {
    std::vector<std::string> found;
    for (const auto& item : result.items) {
      if (const auto* command = std::get_if<PsqlCommand>(&item)) {
        found.push_back(command->text);
      }
    }
    return found;
  }
  /// The codes reported, with line and column.
  [[nodiscard]] std::vector<std::string> reported() const {
    std::vector<std::string> found;
    for (const auto& diagnostic : diagnostics.all()) {
      std::string place;
      if (diagnostic.span.valid()) {
        const auto at = sources.line_column(diagnostic.span.file, diagnostic.span.begin);
        place = sources.file(diagnostic.span.file).path + ":" + std::to_string(at.line) + ":" +
                std::to_string(at.column) + " ";
      }
      found.push_back(place + code_name(diagnostic.code));
    }
    return found;
  }
};

using Texts = std::vector<std::string>;
using Files = std::map<std::string, std::string>;

Run one(const std::string& sql, const Variables& variables = {}) {
  return Run({{"main.sql", sql}}, "main.sql", variables);
}

Variables given(const std::string& name, const std::string& value) {
  return {{name, {value, ""}}};
}

}  // namespace

TEST_CASE("statements are cut as psql cuts them") {
  const std::vector<std::pair<std::string, Texts>> cases{
      {"", {}},
      {";;\n ; -- nothing\n/* at /* all */ */;", {}},
      {"select 1; select 2", {"select 1", "select 2"}},
      {"-- head\nselect 1 -- tail ;\n, 2;", {"select 1 -- tail ;\n, 2"}},
      {"select ';', \"a;b\", 'it''s;' ;select 2;", {"select ';', \"a;b\", 'it''s;'", "select 2"}},
      {"select 'a\\'; select 2;", {"select 'a\\'", "select 2"}},
      {"select E'a\\';b', e'\\\\'; select 2;", {"select E'a\\';b', e'\\\\'", "select 2"}},
      {"select E'it''s\\';'\n  '\\';x'; select 2;", {"select E'it''s\\';'\n  '\\';x'", "select 2"}},
      {"select $$;$$, $a$ $$ ; $b$ $a$; select $1;", {"select $$;$$, $a$ $$ ; $b$ $a$", "select $1"}},
      {"select a$$b; select $1$2;", {"select a$$b", "select $1$2"}},
      {"select $ä$;$ä$; x", {"select $ä$;$ä$", "x"}},
      {"select 1 /* ; /* ; */ ; */ + 2; x", {"select 1 /* ; /* ; */ ; */ + 2", "x"}},
      {"create rule r as on insert to t do (select 1; select 2); x",
       {"create rule r as on insert to t do (select 1; select 2)", "x"}},
      {"select 1) ; x", {"select 1)", "x"}},
      {"select 1\\; select 2;", {"select 1", "select 2"}},
      {"select 4 +-- c ;\n 5; x", {"select 4 +-- c ;\n 5", "x"}},
      {"select U&'d\\0061;', U&\"a;\", b'1', x'f', n';'; x", {"select U&'d\\0061;', U&\"a;\", b'1', x'f', n';'", "x"}},
      {"\xEF\xBB\xBFselect 1;\r\nselect\r\n2;\r\n", {"select 1", "select\r\n2"}},
      {"create function f() returns int begin atomic select 1; select case when a then 2 end; end; x",
       {"create function f() returns int begin atomic select 1; select case when a then 2 end; end", "x"}},
      {"create or replace procedure p(a int) begin atomic select (case 1 when 1 then 2 end); end; x",
       {"create or replace procedure p(a int) begin atomic select (case 1 when 1 then 2 end); end", "x"}},
      {"create function begin() returns int language sql as $$select 1$$; x",
       {"create function begin() returns int language sql as $$select 1$$", "x"}},
      {"begin; select 1; end; x", {"begin", "select 1", "end", "x"}},
      {"create table case_end (a int); x", {"create table case_end (a int)", "x"}},
  };
  for (const auto& [sql, expected] : cases) {
    INFO(sql);
    const auto run = one(sql);
    CHECK(run.texts() == expected);
    CHECK(run.reported().empty());
  }
}

TEST_CASE("variables are put in outside of quotes and comments only") {
  Variables variables{{"v", {"a b", ""}},
                      {"q", {"it's\\", ""}},
                      {"n", {"Owner\"s", ""}},
                      {"two", {"select 1; select", ""}},
                      {"t", {"x", ""}}};
  const std::vector<std::pair<std::string, Texts>> cases{
      {"select :v;", {"select a b"}},
      {"select :'q', :\"n\";", {"select  E'it''s\\\\', \"Owner\"\"s\""}},
      {"select ':v', \":v\", $$:v$$ /* :v */ -- :v\n;", {"select ':v', \":v\", $$:v$$ /* :v */ -- :v"}},
      {"select x::v, a[1:v], b[:], f(a := :t);", {"select x::v, a[1a b], b[:], f(a := x)"}},
      {"select a[1:m], a[i:j][k:l];", {"select a[1:m], a[i:j][k:l]"}},
      {"select :{?v}, :{?none};", {"select TRUE, FALSE"}},
      {":two 2;", {"select 1", "select 2"}},
      {"select \\:v, '\\\\:';", {"select :v, '\\\\:'"}},
      {"create schema :t; grant usage on schema :\"t\" to :t;",
       {"create schema x", "grant usage on schema \"x\" to x"}},
  };
  for (const auto& [sql, expected] : cases) {
    INFO(sql);
    const auto run = one(sql, variables);
    CHECK(run.texts() == expected);
    CHECK(run.reported().empty());
  }
}

TEST_CASE("offsets in a statement lead back to the file") {
  const std::string sql = "-- x\ncreate table :s.t (\n  :'q' bad);";
  const auto run = one(sql, {{"s", {"longer_name", ""}}, {"q", {"z", ""}}});
  const auto statement = run.statements().at(0);
  const auto text = statement.text.text;
  const auto place = [&](const std::string& word) {
    const auto at = static_cast<std::uint32_t>(text.find(word));
    const auto span = statement.text.span(at, at + static_cast<std::uint32_t>(word.size()));
    return sql.substr(span.begin, span.end - span.begin);
  };
  CHECK(place("create") == "create");
  CHECK(place("nger") == ":s");
  CHECK(place("bad") == "bad");
  CHECK(place("'z'") == ":'q'");
  CHECK(place("t (") == "t (");
}

TEST_CASE("psql's \\set, \\unset, \\setenv and \\getenv") {
  CHECK(one("\\set a 'x y' z\nselect ':a', :'a';").texts() == Texts{"select ':a', 'x yz'"});
  CHECK(one("\\set a b\n\\set c '\\'' :a '\\''\nselect :c;").texts() == Texts{"select 'b'"});
  CHECK(one("\\set a 1\n\\unset a\nselect :{?a};").texts() == Texts{"select FALSE"});
  CHECK(one("\\set empty\nselect :empty 1;").texts() == Texts{"select  1"});
  CHECK(one("\\set a 1 \\\\ select :a; \\set a 2 \\\\ select :a;").texts() == Texts{"select 1", "select 2"});
  CHECK(one("\\setenv base_dir :DIR\n\\setenv X y\n\\getenv x X\nselect :x;").texts() == Texts{"select y"});
  CHECK(one("\\getenv x HOME\nselect :x;", given("x", "z")).texts() == Texts{"select z"});
  CHECK(one("\\set a 'n\\x41\\102\\n'\nselect :'a';").texts() == Texts{"select 'nAB\n'"});
  CHECK(one("\\set url http://localhost:3000/a\nselect :'url';").texts() == Texts{"select 'http://localhost:3000/a'"});
  CHECK(one("\\set f \"x y\"\nselect :f;").texts() == Texts{"select \"x y\""});
}

TEST_CASE("a file's \\set goes over ashlar.toml, but not with a command's output") {
  CHECK(one("\\set a 1\nselect :a;", given("a", "2")).texts() == Texts{"select 1"});
  const auto run = one("\\set a `echo $A`\nselect :'a';", given("a", "2"));
  CHECK(run.texts() == Texts{"select '2'"});
  CHECK(run.reported().empty());
}

TEST_CASE("\\if takes one branch") {
  CHECK(one("\\if true\na;\n\\else\nb;\n\\endif\nc;").texts() == Texts{"a", "c"});
  CHECK(one("\\if no\na;\n\\elif 0\nb;\n\\elif on\nc;\n\\elif on\nd;\n\\else\ne;\n\\endif").texts() == Texts{"c"});
  CHECK(one("\\if false\n\\if :unset\na;\n\\else\nb;\n\\endif\n\\ir none.sql\n\\nonsense\n:unset;\n\\else\nc;\n\\endif")
            .texts() == Texts{"c"});
  CHECK(one("\\if :{?v}\na;\n\\endif\n\\if :{?w}\nb;\n\\endif", given("v", "")).texts() == Texts{"a"});
  CHECK(one("select 1\n\\if false\n, (2\n\\else\n, 3\n\\endif\n;x").texts() == Texts{"select 1\n\n, 3", "x"});
  CHECK(one("\\if t \\\\ select 1; \\endif").texts() == Texts{"select 1"});
  CHECK(one("\\if false\nselect 'a;\n\\endif\n'; b;\n\\else\nc;\n\\endif").texts() == Texts{"c"});
}

TEST_CASE("includes follow the file, the project, or the folder gone to") {
  const Run run(Files{{"p/db/main.sql", "\\ir sub/a.sql\n\\i db/b.sql\n\\cd db\n\\include b.sql\nlast;"},
                      {"p/db/sub/a.sql", "a1;\n\\ir ../b.sql\n\\include_relative 'c c.sql'\na2"},
                      {"p/db/sub/c c.sql", "c"},
                      {"p/db/b.sql", "b;"}},
                "db/main.sql", {}, "p");
  CHECK(run.texts() == Texts{"a1", "b", "c", "a2", "b", "b", "last"});
  CHECK(run.reported().empty());
  CHECK(run.result.files.size() == 4);
}

TEST_CASE("files of a directory are sessions of their own, in path order") {
  const Run run(Files{{"s/2-x.sql", "two;"},
                      {"s/10-x.sql", "set search_path = a; ten;"},
                      {"s/sub/a.sql", "sub;"},
                      {"s/sub.sql", "after;"},
                      {"s/run.sh", "no"},
                      {"s/x.sql.example", "no"},
                      {"s/.hidden.sql", "no"},
                      {"s/.git/a.sql", "no"}},
                "s");
  CHECK(run.texts() == Texts{"set search_path = a", "ten", "two", "sub", "after"});
  const auto statements = run.statements();
  CHECK(statements[1].search_path == Texts{"a"});
  CHECK(statements[2].search_path == Texts{"public"});
  CHECK(statements[1].session == 0);
  CHECK(statements[4].session == 3);
}

TEST_CASE("the session's search_path and role reach the statements that follow") {
  const std::vector<std::pair<std::string, Texts>> paths{
      {"set search_path to Data, \"Api\", 'x y', pg_catalog; s", {"data", "Api", "x y", "pg_catalog"}},
      {"set session search_path = a; s", {"a"}},
      {"set local search_path = a; s", {"public"}},
      {"begin; set local search_path = a; s", {"a"}},
      {"begin; set local search_path = a; commit; s", {"public"}},
      {"begin; set search_path = a; set local search_path = b; commit; s", {"a"}},
      {"begin; set search_path = a; rollback; s", {"public"}},
      {"set search_path = ''; s", {}},
      {"set search_path = \"$user\", a; s", {"a"}},
      {"set search_path = a; set search_path to default; s", {"public"}},
      {"set search_path = a; reset search_path; s", {"public"}},
      {"set search_path = a; reset all; s", {"public"}},
      {"set search_path = a; discard all; s", {"public"}},
      {"set schema 'A'; s", {"A"}},
      {"SELECT pg_catalog.set_config('search_path', '', false); s", {}},
      {"select set_config('search_path', 'A, \"B\"', true); s", {"public"}},
      {"select set_config('search_path', 'A, \"B\"', false); s", {"a", "B"}},
      {"set /* c */ search_path -- d\n = a; s", {"a"}},
  };
  for (const auto& [sql, expected] : paths) {
    INFO(sql);
    const auto statements = one(sql).statements();
    CHECK(statements.back().text.text == "s");
    CHECK(statements.back().search_path == expected);
  }
  const std::vector<std::array<std::string, 3>> storage{
      {"set default_tablespace = Fast; set default_table_access_method to 'Rows 2'; s", "fast", "Rows 2"},
      {"set default_tablespace = 'pg_default'; set default_table_access_method = heap; s", "", ""},
      {"set default_tablespace = a; set default_tablespace = ''; s", "", ""},
      {"set default_tablespace = a; set default_tablespace to default; s", "", ""},
      {"set default_tablespace = a; reset default_tablespace; s", "", ""},
      {"set default_tablespace = a; set default_table_access_method = b; discard all; s", "", ""},
      {"set local default_tablespace = a; s", "", ""},
      {"begin; set local default_tablespace = a; s", "a", ""},
      {"begin; set default_tablespace = a; rollback; s", "", ""},
      {"select pg_catalog.set_config('default_tablespace', 'A', false); s", "A", ""},
  };
  for (const auto& [sql, tablespace, access_method] : storage) {
    INFO(sql);
    CHECK(one(sql).statements().back().tablespace == tablespace);
    CHECK(one(sql).statements().back().table_access_method == access_method);
  }
  const std::vector<std::pair<std::string, std::string>> roles{
      {"set role Api; s", "api"},
      {"set role 'Api'; s", "Api"},
      {"set role a; reset role; s", ""},
      {"set role a; set role none; s", ""},
      {"set session authorization a; set role b; reset role; s", "a"},
      {"set session authorization a; set session authorization default; s", ""},
      {"set session role = b; s", "b"},
      {"set /* a /* b */ c */ role b; s", "b"},
      {"set session authorization a; reset session authorization; s", ""},
      {"begin; set local role a; commit; s", ""},
  };
  for (const auto& [sql, expected] : roles) {
    INFO(sql);
    CHECK(one(sql).statements().back().role == expected);
  }
}

TEST_CASE("what is rolled back is left out, with a warning") {
  const auto run =
      one("a; begin; b; savepoint p; c; rollback to savepoint p; d; commit; start transaction; e; f; rollback; g");
  CHECK(run.texts() == Texts{"a", "begin", "b", "savepoint p", "d", "commit", "g"});
  CHECK(run.reported() == Texts{"main.sql:1:30 rolled-back", "main.sql:1:91 rolled-back"});
  CHECK(run.diagnostics.exit_status() == 0);
  CHECK(one("begin; a; commit; rollback; b").texts() == Texts{"begin", "a", "commit", "rollback", "b"});
  CHECK(one("begin; a; rollback and chain; b; rollback; c").texts() == Texts{"c"});
  CHECK(one("begin; a").reported() == Texts{"main.sql:1:1 open-transaction"});
}

TEST_CASE("COPY rows are attached and never read as SQL") {
  const std::string sql =
      "copy t (a, b) from stdin with (format csv); -- rows\n1,'x\n\\nonsense;\n\\.\nselect 2;\ncopy t from stdin;\n3\n";
  const auto run = one(sql);
  CHECK(run.texts() == Texts{"copy t (a, b) from stdin with (format csv)", "select 2", "copy t from stdin"});
  CHECK(run.reported().empty());
  const auto statements = run.statements();
  const auto rows = [&](std::size_t i) {
    return sql.substr(statements[i].copy->begin, statements[i].copy->end - statements[i].copy->begin);
  };
  REQUIRE(statements[0].copy);
  CHECK(rows(0) == "1,'x\n\\nonsense;\n");
  CHECK_FALSE(statements[1].copy);
  CHECK(rows(2) == "3\n");
  CHECK(one("copy t from stdin; select 1;\r\n1\r\n\\.\r\nselect 2;").texts() ==
        Texts{"copy t from stdin", "select 1", "select 2"});
  CHECK(one("copy t to stdout;\nselect 1;").texts() == Texts{"copy t to stdout", "select 1"});
  CHECK(one("copy (select 1 from stdin) to '/x';\nselect 1;").texts() ==
        Texts{"copy (select 1 from stdin) to '/x'", "select 1"});
  CHECK(one("\\copy t from stdin\n1;'\n\\.\nx;").texts() == Texts{"x"});
}

TEST_CASE("annotations find what they stand above") {
  const auto run =
      one("-- @renamed from=old_t\n-- about it\ncreate table t (\n  -- @renamed from=\"Old A\" since=3\n  a int,\n  b "
          "int -- @author me\n);\n"
          "-- @param x of something\nselect 1;\n");
  CHECK(run.reported().empty());
  const auto statements = run.statements();
  const auto& found = statements[0].annotations;
  REQUIRE(found.size() == 3);
  CHECK(found[0].at == 0);
  CHECK(found[0].values.at("from") == "old_t");
  CHECK(statements[0].text.text.substr(found[1].at, 5) == "a int");
  CHECK(found[1].values.at("from") == "\"Old A\"");
  CHECK(found[1].values.at("since") == "3");
  CHECK(statements[1].annotations.at(0).name == "param");
}

TEST_CASE("commands that are not schema are listed") {
  const auto run =
      one("\\echo hello `date` :x\n\\! rm -rf 'x\n\\timing on\n\\pset pager off\n\\copy t to 'x'\nselect 1 as a \\gset "
          "p_\n\\dt+\n\\restrict abc\n");
  CHECK(run.commands() == Texts{"\\echo hello `date` :x", "\\! rm -rf 'x", "\\copy t to 'x'", "\\gset p_"});
  CHECK(run.texts() == Texts{"select 1 as a"});
  CHECK(run.statements()[0].sent_by == "gset");
  CHECK(run.reported().empty());
  CHECK(one("select 1 \\g\nselect 2 \\gx\n").texts() == Texts{"select 1", "select 2"});
  CHECK(one("select 1\n\\r\nselect 2;\\q\nselect 3;").texts() == Texts{"select 2"});
  const auto connected = one("set role a; set search_path = b; \\connect other\ns");
  CHECK(connected.statements().back().role.empty());
  CHECK(connected.statements().back().session == 1);
  CHECK(connected.reported() == Texts{"main.sql:1:34 new-session"});
}

TEST_CASE("what psql alone would know is an error only where it is used") {
  CHECK(one("select 1 as a, now(), b.c from t \\gset\nselect 2;").reported().empty());
  CHECK(one("\\set a 1\nselect 1 as a \\gset\nselect :a;").reported() == Texts{"main.sql:3:8 hidden-variable"});
  CHECK(one("select now() \\gset p_\nselect :p_now;").reported() == Texts{"main.sql:2:8 hidden-variable"});
  CHECK(one("select x as a \\gset\n\\if :a\n\\endif", given("a", "yes")).reported().empty());
  CHECK(one("\\prompt 'who? ' w\nselect :w;").reported() == Texts{"main.sql:2:8 hidden-variable"});
  CHECK(one("\\getenv h HOME\nselect :h;").reported() == Texts{"main.sql:2:8 hidden-variable"});
  CHECK(one("select 'x' \\gexec").reported() == Texts{"main.sql:1:12 hidden-statements"});
}

TEST_CASE("malformed input gives one clear diagnostic, at its place") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"select 'abc;\n", "main.sql:1:8 unterminated"},
      {"a;\nselect \"abc;\n", "main.sql:2:8 unterminated"},
      {"select E'abc\\';\n", "main.sql:1:8 unterminated"},
      {"select $x$ abc $y$;\n", "main.sql:1:8 unterminated"},
      {"/* /* */ a;\n", "main.sql:1:1 unterminated"},
      {"\\set a 'b\nx;", "main.sql:1:1 unterminated"},
      {"\\echo `b\nx;", "main.sql:1:1 unterminated"},
      {"select :a, 1;", "main.sql:1:8 unset-variable"},
      {"select :'a';", "main.sql:1:8 unset-variable"},
      {"grant x to :\"a\";", "main.sql:1:12 unset-variable"},
      {"select x[f(:a)];", "main.sql:1:12 unset-variable"},
      {"\\set b :a\nselect :b;", "main.sql:1:8 unset-variable"},
      {"\\ir :a/x.sql", "main.sql:1:5 unset-variable"},
      {"\\set a :'b'\nselect :a;", "main.sql:1:8 unset-variable"},
      {"\\set a ':a'\nselect :a;", "main.sql:2:8 recursive-variable"},
      {"\\set a `echo $A`\nselect :a, :'a';", "main.sql:1:8 backquoted-command"},
      {"\\ir `ls`", "main.sql:1:5 backquoted-command"},
      {"\\nonsense x\na;", "main.sql:1:1 unknown-meta-command"},
      {"a; \\inclde x\n", "main.sql:1:4 unknown-meta-command"},
      {"1\t2\n\\.\n", "main.sql:2:1 stray-copy-end"},
      {"\\ir\n", "main.sql:1:1 missing-argument"},
      {"\\ir none.sql\n", "main.sql:1:5 missing-include"},
      {"\\ir main.sql\n", "main.sql:1:5 include-cycle"},
      {"\\if true\na;", "main.sql:1:1 unbalanced-if"},
      {"\\endif\n", "main.sql:1:1 unbalanced-if"},
      {"\\else\n", "main.sql:1:1 unbalanced-if"},
      {"\\if true\n\\else\n\\else\n\\endif\n", "main.sql:3:1 unbalanced-if"},
      {"\\if maybe\n\\endif\n", "main.sql:1:1 not-a-boolean"},
      {"\\if\n\\endif\n", "main.sql:1:1 not-a-boolean"},
      {"\\if :x\n\\endif\n", "main.sql:1:5 unset-variable"},
      {"a; -- @renamed from=b\nc;", "main.sql:1:7 misplaced-annotation"},
      {"a;\n-- @renamed from=b\n", "main.sql:2:4 stray-annotation"},
      {"a;\n-- @renamed from=b\n\\echo x\nc;", "main.sql:2:4 stray-annotation"},
      {"-- @renmed from=b\nc;", "main.sql:1:4 unknown-annotation"},
      {std::string("a;\0b;", 5), "main.sql:1:3 not-text"},
      {"a;\nb \xE9t\xE9;", "main.sql:2:3 not-text"},
      {"\xFF\xFE"
       "a",
       "main.sql:1:1 not-text"},
      {"PGDMP\x01\x0E\x04\x80", "main.sql:1:9 not-text"},
  };
  for (const auto& [sql, expected] : cases) {
    INFO(sql);
    const auto run = one(sql);
    CHECK(run.reported() == Texts{expected});
    CHECK(run.diagnostics.exit_status() == 1);
    CHECK_FALSE(render(run.diagnostics, run.sources, {}).empty());
  }
}

TEST_CASE("input that cannot be found or read") {
  CHECK(Run(Files{{"a.sql", ""}}, "b.sql").reported() == Texts{"unreadable"});
  CHECK(Run(Files{{"d/a.txt", ""}}, "d").reported() == Texts{"no-sources"});
  const Run cycle(Files{{"main.sql", "\\ir a.sql"}, {"a.sql", "\\ir b.sql"}, {"b.sql", "\n\\i a.sql"}});
  CHECK(cycle.reported() == Texts{"b.sql:2:4 include-cycle"});
  CHECK(cycle.diagnostics.all()[0].text == "a.sql includes itself: a.sql → b.sql → a.sql");
  const Run missing(Files{{"main.sql", "\\ir data/tabels.sql"}, {"data/tables.sql", ""}});
  CHECK(missing.diagnostics.all()[0].notes.at(0).text == "did you mean tables.sql?");

  auto files = memory_files({{"d/a.sql", "a;"}, {"d/b.sql", "b;"}});
  const auto read = files.read;
  files.read = [read](const std::string& path, std::string& reason) -> std::optional<std::string> {
    if (path == "d/a.sql") {
      reason = "permission denied";
      return std::nullopt;
    }
    return read(path, reason);
  };
  SourceManager sources;
  Diagnostics diagnostics;
  CHECK(read_sources({"d"}, {}, {}, files, sources, diagnostics).items.size() == 1);
  CHECK(diagnostics.all().at(0).text == "cannot read d/a.sql: permission denied");
  CHECK(diagnostics.exit_status() == 1);
}

TEST_CASE("folders that cannot be listed, and links that lead back up, end the walk") {
  auto files = memory_files({{"d/a.sql", "a;"}});
  files.list = [](const std::string& path, std::string& reason) -> std::optional<std::vector<DirectoryEntry>> {
    if (path.ends_with("closed")) {
      reason = "permission denied";
      return std::nullopt;
    }
    return std::vector<DirectoryEntry>{
        {"a.sql", PathKind::file}, {"closed", PathKind::directory}, {"up", PathKind::directory}};
  };
  files.identity = [](const std::string& path) { return path.ends_with("up") ? "d" : path; };
  SourceManager sources;
  Diagnostics diagnostics;
  const auto result = read_sources({"d"}, {}, {}, files, sources, diagnostics);
  CHECK(result.items.size() == 1);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].text == "cannot read d/closed: permission denied");
}

TEST_CASE("the disk: links that lead up, pipes, dangling links") {
  namespace fs = std::filesystem;
  std::string pattern = (fs::temp_directory_path() / "ashlar-project-XXXXXX").string();
  REQUIRE(mkdtemp(pattern.data()) != nullptr);
  const fs::path root = pattern;
  fs::create_directories(root / "s/sub");
  fs::create_directory_symlink("..", root / "s/sub/up");
  fs::create_symlink("nowhere.sql", root / "s/broken.sql");
  REQUIRE(mkfifo((root / "s/pipe.sql").c_str(), 0600) == 0);
  std::ofstream(root / "s/sub/a.sql") << "a;";
  std::ofstream(root / "ashlar.toml") << "";
  SourceManager sources;
  Diagnostics diagnostics;
  ReadOptions options;
  options.root = pattern;
  const auto result = read_sources({"s"}, {}, options, disk_files(), sources, diagnostics);
  CHECK(find_config(pattern + "/s/sub", disk_files()) == pattern + "/ashlar.toml");
  fs::remove_all(root);
  CHECK(result.items.size() == 1);
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(diagnostics.all()[0].text == "cannot read " + pattern + "/s/broken.sql: no such file or directory");
  CHECK(diagnostics.all()[1].text == "cannot read " + pattern + "/s/pipe.sql: it is not a regular file");
}

TEST_CASE("growth is bounded") {
  std::string doubling = "\\set a xxxxxxxx\n";
  for (int i = 0; i < 60; ++i) {
    doubling += "\\set a :a:a\n";
  }
  const auto set = one(doubling);
  CHECK(set.reported() == Texts{"main.sql:23:1 expansion-too-long"});

  std::string nested = "\\set v0 'y,'\n";
  for (int i = 1; i < 60; ++i) {
    nested += "\\set v" + std::to_string(i) + " ':v" + std::to_string(i - 1) + " :v" + std::to_string(i - 1) + "'\n";
  }
  CHECK(one(nested + "select :v30 1;").diagnostics.has_errors());

  std::map<std::string, std::string> files{{"f0.sql", "x;"}};
  for (int i = 1; i < 60; ++i) {
    files["f" + std::to_string(i) + ".sql"] =
        "\\ir f" + std::to_string(i - 1) + ".sql\n\\ir f" + std::to_string(i - 1) + ".sql\n";
  }
  const Run doubled(files, "f59.sql");
  REQUIRE(doubled.reported().size() == 1);
  CHECK(doubled.diagnostics.all()[0].code == Code::too_many_includes);

  std::map<std::string, std::string> chain{{"c0.sql", "x;"}};
  for (int i = 1; i < 300; ++i) {
    chain["c" + std::to_string(i) + ".sql"] = "\\ir c" + std::to_string(i - 1) + ".sql\n";
  }
  CHECK(Run(chain, "c299.sql").reported().size() == 1);
}

TEST_CASE("huge lines are read in one go") {
  const auto lines = one("select '" + std::string(50'000'000, 'x') + "';\nselect 2;");
  CHECK(lines.statements().size() == 2);
  CHECK(one(std::string(20'000'000, '(')).statements().size() == 1);
  CHECK(one(std::string(20'000'000, ';')).statements().empty());
  CHECK(one(std::string(20'000'000, '\'') + "'").reported() == Texts{"main.sql:1:20000001 unterminated"});
}
