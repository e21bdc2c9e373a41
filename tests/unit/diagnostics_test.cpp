#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <set>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/diagnostics/secrets.h"

using namespace ashlar;

namespace {

Span at(FileId file, std::uint32_t begin, std::uint32_t end) {
  return {file, begin, end};
}

}  // namespace

TEST_CASE("the table is well formed") {
  std::set<std::string> names;
  for (const auto code : all_codes()) {
    const auto& info = code_info(code);
    INFO(info.name);
    CHECK(names.insert(code_name(code)).second);
    CHECK_FALSE(info.text.empty());
    CHECK(info.text.back() != '.');
    CHECK_FALSE((info.text.front() >= 'A' && info.text.front() <= 'Z'));
  }
}

TEST_CASE("a diagnostic shows its line, the place and the note") {
  SourceManager sources;
  const auto file = sources.add("db/a.sql", "select 1;\n\tselect * from tähere, x;\r\n");
  Diagnostics diagnostics;
  diagnostics.report(Code::unknown_relation, at(file, 25, 32), {"\"tähere\""}, "did you mean \"there\"?");
  CHECK(diagnostics.exit_status() == 1);
  CHECK(render(diagnostics, sources, {}) ==
        "db/a.sql:2:16: error: relation \"tähere\" does not exist [unknown-relation]\n"
        "\tselect * from tähere, x;\n"
        "\t              ^~~~~~\n"
        "note: did you mean \"there\"?\n");
}

TEST_CASE("diagnostics come in order of place, each once, those without a place last") {
  SourceManager sources;
  const auto second = sources.add("b.sql", "x y\n");
  const auto first = sources.add("a.sql", "x y\n");
  Diagnostics diagnostics;
  diagnostics.report(Code::unknown_schema, {}, {"n"});
  diagnostics.report(Code::unknown_schema, at(second, 0, 1), {"b"});
  diagnostics.report(Code::unknown_schema, at(first, 2, 3), {"y"});
  diagnostics.report(Code::unknown_schema, at(first, 0, 1), {"x"});
  diagnostics.report(Code::unknown_schema, at(first, 2, 3), {"y"});
  CHECK(render(diagnostics, sources, {}) ==
        "a.sql:1:1: error: schema x does not exist [unknown-schema]\nx y\n^\n"
        "a.sql:1:3: error: schema y does not exist [unknown-schema]\nx y\n  ^\n"
        "b.sql:1:1: error: schema b does not exist [unknown-schema]\nx y\n^\n"
        "error: schema n does not exist [unknown-schema]\n");
}

TEST_CASE("only errors are shown where that is asked for") {
  SourceManager sources;
  Diagnostics diagnostics;
  diagnostics.report(Code::unmodelled_ignored, {}, {"CREATE SERVER"});
  diagnostics.report(Code::unknown_schema, {}, {"n"});
  CHECK(render(diagnostics, sources, {.errors_only = true}) == "error: schema n does not exist [unknown-schema]\n");
}

TEST_CASE("the same for programs") {
  SourceManager sources;
  const auto file = sources.add("a \"b\".sql", "select 1;\n  tähere\xff;\n");
  Diagnostics diagnostics;
  diagnostics.report(Code::unknown_schema, {}, {"n"});
  auto& first = diagnostics.report(Code::unknown_relation, at(file, 12, 19), {"\xff"}, "did you mean \"there\"?");
  first.notes.push_back({at(file, 0, 6), "used here"});
  diagnostics.report(Code::unknown_schema, {}, {"n"});
  CHECK(render_json(diagnostics, sources) == R"({
  "diagnostics": [
    {
      "severity": "error",
      "code": "unknown-relation",
      "message": "relation � does not exist",
      "place": {
        "path": "a \"b\".sql",
        "line": 2,
        "column": 3,
        "end_line": 2,
        "end_column": 9
      },
      "notes": [
        {
          "message": "did you mean \"there\"?",
          "place": null
        },
        {
          "message": "used here",
          "place": {
            "path": "a \"b\".sql",
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 7
          }
        }
      ]
    },
    {
      "severity": "error",
      "code": "unknown-schema",
      "message": "schema n does not exist",
      "place": null,
      "notes": []
    }
  ]
}
)");
}

TEST_CASE("a softened diagnostic is no error") {
  Diagnostics diagnostics;
  diagnostics.report_as(Severity::warning, Code::unsupported_statement, {}, {"CREATE X"});
  CHECK_FALSE(diagnostics.has_errors());
  CHECK(diagnostics.exit_status() == 0);
}

TEST_CASE("a very long line is cut around the caret, quickly") {
  SourceManager sources;
  const auto file = sources.add("long.sql", std::string(50'000'000, 'a'));
  Diagnostics diagnostics;
  for (std::uint32_t i = 0; i < 2000; ++i) {
    diagnostics.report(Code::unknown_schema, at(file, i * 25'000, i * 25'000 + 3), {"a"});
  }
  const auto start = std::chrono::steady_clock::now();
  const auto text = render(diagnostics, sources, {});
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  CHECK(seconds.count() < 5.0);
  CHECK(std::ranges::count(text, '\n') == 6000);
  CHECK(text.size() < 2000 * 600);
  CHECK(text.find("long.sql:1:25001: error") != std::string::npos);
  CHECK(text.find("..." + std::string(160, 'a') + "...\n" + std::string(83, ' ') + "^~~\n") != std::string::npos);
}

TEST_CASE("control characters do not reach the terminal") {
  SourceManager sources;
  const auto file = sources.add("a.sql", "a\x1b[31m\n");
  Diagnostics diagnostics;
  diagnostics.report(Code::unknown_schema, at(file, 0, 1), {"x\x1b\ny"});
  CHECK(render(diagnostics, sources, {}).find('\x1b') == std::string::npos);
  CHECK(render(diagnostics, sources, {true}).find("\x1b[1;31merror:") != std::string::npos);
}

TEST_CASE("a password in the line that is shown is not") {
  CHECK(without_secrets("OPTIONS (user 'a', password 'it''s', x 'b')") ==
        "OPTIONS (user 'a', password '*****', x 'b')");
  CHECK(without_secrets("CONNECTION 'host=h password=top user=u'") == "CONNECTION 'host=h password=*** user=u'");
  CHECK(without_secrets("ALTER ROLE a PASSWORD 'open") == "ALTER ROLE a PASSWORD '****");
  CHECK(without_secrets("CREATE TABLE t (password text, secret int)") == "CREATE TABLE t (password text, secret int)");
  SourceManager sources;
  const auto file = sources.add("a.sql", "ALTER ROLE a PASSWORD 'top';\n");
  Diagnostics diagnostics;
  diagnostics.report(Code::unknown_schema, at(file, 0, 5), {"x"});
  CHECK(render(diagnostics, sources, {}).find("top") == std::string::npos);
}
