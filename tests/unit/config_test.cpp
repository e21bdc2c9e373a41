#include <catch2/catch.hpp>
#include <map>

#include "compiler/project/config.h"

using namespace ashlar;
using namespace ashlar::project;

namespace {

struct Read {
  SourceManager sources;
  Diagnostics diagnostics;
  std::optional<Config> config;

  explicit Read(const std::string& toml, std::map<std::string, std::string> environment = {}) {
    const auto lookup = [environment](const std::string& name) -> std::optional<std::string> {
      const auto found = environment.find(name);
      return found == environment.end() ? std::nullopt : std::optional(found->second);
    };
    config = read_config("todo/ashlar.toml", lookup, memory_files({{"todo/ashlar.toml", toml}}), sources, diagnostics);
  }
  [[nodiscard]] std::string first() const {
    if (diagnostics.all().empty()) {
      return {};
    }
    const auto& diagnostic = diagnostics.all()[0];
    const auto place = sources.line_column(diagnostic.span.file, diagnostic.span.begin);
    const auto note = diagnostic.notes.empty() ? "" : " | " + diagnostic.notes[0].text;
    return std::to_string(place.line) + ":" + std::to_string(place.column) + " " + code_name(diagnostic.code) + ": " +
           diagnostic.text + note;
  }
};

const std::string head = "[project]\nsources = [\"db/src\"]\n";

}  // namespace

TEST_CASE("every key of ashlar.toml is read") {
  const Read read(R"([project]
name = "todo-api"
sources = ["db/src", "x/init.sql"]
postgres = 17
[variables]
plain = "p"
from_env = { env = "A", default = "no" }
by_default = { env = "B", default = "yes" }
missing = { env = "C" }
[migrations]
backend = "alembic"
dir = "db/migrations"
planner_name = "Ada"
transactional = true
[scope]
schemas = ["data", "api"]
roles = true
ignore = ["cron.*"]
unmodelled = "warn"
[gates]
data_loss = "warn"
)",
                  {{"A", "a"}});
  REQUIRE(read.config);
  const auto& config = *read.config;
  CHECK(config.root == "todo");
  CHECK(config.name == "todo-api");
  CHECK(config.sources == std::vector<std::string>{"db/src", "x/init.sql"});
  CHECK(config.postgres == 17);
  CHECK(config.variables.at("plain").value == "p");
  CHECK(config.variables.at("from_env").value == "a");
  CHECK(config.variables.at("by_default").value == "yes");
  CHECK_FALSE(config.variables.at("missing").value);
  CHECK(config.variables.at("missing").env == "C");
  REQUIRE(config.migrations.size() == 1);
  CHECK(config.migrations[0].backend == "alembic");
  CHECK(config.migrations[0].dir == "db/migrations");
  CHECK(config.migrations[0].options ==
        std::map<std::string, std::string>{{"planner_name", "Ada"}, {"transactional", "true"}});
  CHECK(config.scope.schemas == std::vector<std::string>{"data", "api"});
  CHECK(config.scope.roles);
  CHECK(config.scope.ignore == std::vector<std::string>{"cron.*"});
  CHECK_FALSE(config.scope.unmodelled_is_error);
  CHECK(config.gates.data_loss == Gate::warn);
}

TEST_CASE("defaults hold where nothing is said") {
  const Read read("project.sources = 'db'\n");
  REQUIRE(read.config);
  CHECK(read.config->name == "todo");
  CHECK(read.config->postgres == 15);
  CHECK(read.config->sources == std::vector<std::string>{"db"});
  CHECK(read.config->migrations.empty());
  CHECK_FALSE(read.config->scope.schemas);
  CHECK(read.config->scope.unmodelled_is_error);
  CHECK(read.config->gates.data_loss == Gate::deny);
}

TEST_CASE("several migration directories") {
  const Read read(head + "[[migrations]]\nbackend='sqitch'\ndir='a'\n[[migrations]]\nbackend='psql'\ndir='b'\n");
  REQUIRE(read.config);
  REQUIRE(read.config->migrations.size() == 2);
  CHECK(read.config->migrations[1].backend == "psql");
}

TEST_CASE("mistakes are shown at their place") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"[project\n", "1:9 config-syntax"},
      {"[project]\nsource = ['a']\n",
       "2:1 config-unknown-key: unknown key source in [project] | did you mean sources?"},
      {head + "[migration]\n",
       "3:2 config-unknown-key: unknown key migration in ashlar.toml | did you mean migrations?"},
      {head + "[migrations]\nbakend = 'x'\n",
       "4:1 config-unknown-key: unknown key bakend in [migrations] | did you mean backend?"},
      {head + "postgres = 12\n", "3:12 config-value: postgres must be a major version of PostgreSQL, 13 to 18"},
      {head + "postgres = '15'\n", "3:12 config-value"},
      {head + "[gates]\ndata_loss = 'no'\n", "4:13 config-value: data_loss must be \"deny\" or \"warn\" or \"allow\""},
      {head + "[scope]\nroles = 1\n", "4:9 config-value: roles must be true or false"},
      {head + "[scope]\nignore = 'a'\n", "4:10 config-value: ignore must be a list of strings"},
      {head + "[variables]\na = { enw = 'x' }\n",
       "4:7 config-unknown-key: unknown key enw in variable a | did you mean env?"},
      {head + "[variables]\na = 1\n", "4:5 config-value"},
      {"[project]\nname = 'x'\n", "1:2 config-value: sources must be a list of directories or entry files"},
      {"", "1:1 config-value: [project] sources must be"},
      {"[project]\nsources = [\"\"]\n", "2:12 config-value"},
  };
  for (const auto& [toml, expected] : cases) {
    INFO(toml);
    const Read read(toml);
    CHECK_FALSE(read.config);
    CHECK(read.diagnostics.all().size() == 1);
    CHECK_THAT(read.first(), Catch::StartsWith(expected));
  }
}

TEST_CASE("ashlar.toml is found upward") {
  const auto files = memory_files({{"a/ashlar.toml", ""}, {"a/b/c/x.sql", ""}, {"d/x.sql", ""}});
  CHECK(find_config("a/b/c", files) == "a/ashlar.toml");
  CHECK(find_config("a", files) == "a/ashlar.toml");
  CHECK_FALSE(find_config("d", files));
}

TEST_CASE("paths") {
  CHECK(join_path("a/b", "../c.sql") == "a/c.sql");
  CHECK(join_path("", "./c.sql") == "c.sql");
  CHECK(join_path("a", "/c.sql") == "/c.sql");
  CHECK(join_path("..", "../c.sql") == "../../c.sql");
  CHECK(normal_path("/../a//b/./") == "/a/b");
  CHECK(parent_path("a/b.sql") == "a");
  CHECK(parent_path("b.sql").empty());
  CHECK(parent_path("/b.sql") == "/");
}
