#include "compiler/shadow/database.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/catalog/settle.h"
#include "compiler/kinds/data/rows.h"
#include "compiler/plan/planner.h"
#include "compiler/shadow/server.h"
#include "compiler/shadow/supervisor.h"

namespace ashlar::shadow {

using catalog::Connection;
using catalog::Failure;

namespace {

constexpr std::string_view first_database = "postgres";

std::string scratch_name() {
  std::random_device random;
  return "ashlar_scratch_" + std::to_string(getpid()) + "_" + std::to_string(random() % 1000000);
}

std::string drop_statement(const std::string& name) {
  return "DROP DATABASE IF EXISTS " + quote_identifier(name) + " WITH (FORCE)";
}

/// The comment on a role that is on the user's server for a scratch database alone.
constexpr std::string_view role_mark = "made by ashlar for ";

/// Roles whose database is gone. One that somebody else's scratch database came to use goes with that.
std::string forsaken_roles() {
  const std::string mark = quote_literal(role_mark);
  return "SELECT r.rolname FROM pg_catalog.pg_roles r JOIN pg_catalog.pg_shdescription d ON d.objoid = r.oid AND "
         "d.classoid = 'pg_catalog.pg_authid'::pg_catalog.regclass WHERE pg_catalog.starts_with(d.description, " +
         mark + ") AND NOT EXISTS (SELECT FROM pg_catalog.pg_database b WHERE d.description = " + mark +
         " || b.datname) ORDER BY 1";
}

/// Takes a scratch database, and the roles that were made for it, off the user's server.
void take_off(const std::string& target, const std::string& name) {
  auto connection = Connection::open(target);
  if (!connection) {
    return;
  }
  connection->run(drop_statement(name));
  const auto roles = connection->run(forsaken_roles());
  for (std::size_t row = 0; roles && row < roles->size(); ++row) {
    connection->run("DROP ROLE IF EXISTS " + quote_identifier(roles->text(row, 0)));
  }
}

/// Where the server stays, that is done by a process that outlives this one.
std::optional<Supervisor> take_off_later(const std::string& target, const std::string& name) {
  const Duties duties{[](char, int) { return 'n'; }, [&] { take_off(target, name); }};
  return Supervisor::start(duties, {}, -1);
}

}  // namespace

void report_failure(const Failure& failure, Diagnostics& diagnostics) {
  if (failure.interrupted) {
    diagnostics.report(Code::interrupted, {});
  } else {
    diagnostics.report(Code::server_failed, {}, {failure.text()});
  }
}

struct Database::State {
  std::string name;
  std::string target;
  std::string host;  // on the user's server: a database there that stays
  std::optional<Supervisor> dropper;
  std::optional<Connection> connection;
};

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {
}
Database::Database(Database&&) noexcept = default;
Database::~Database() {
  if (state_ != nullptr && !state_->host.empty() && !state_->dropper) {
    state_->connection.reset();
    take_off(state_->host, state_->name);
  }
}

Connection& Database::connection() {
  return *state_->connection;
}
const std::string& Database::target() const {
  return state_->target;
}
const std::string& Database::name() const {
  return state_->name;
}

struct Host::State {
  std::optional<Server> server;
  std::string target;  // of a database that stays
  std::optional<Connection> connection;
};

Host::Host(std::unique_ptr<State> state) : state_(std::move(state)) {
}
Host::Host(Host&&) noexcept = default;
Host::~Host() = default;

std::optional<Host> Host::open(const HostOptions& options, Diagnostics& diagnostics) {
  auto state = std::make_unique<State>();
  state->target = options.url;
  if (options.url.empty()) {
    auto server = Server::start(options.postgres, diagnostics);
    if (!server) {
      return std::nullopt;
    }
    state->target = server->url(first_database);
    state->server.emplace(std::move(*server));
  }
  auto opened = Connection::open(state->target);
  if (!opened) {
    const std::string where = options.url.empty() ? "" : catalog::shown_target(options.url) + ": ";
    diagnostics.report(Code::server_failed, {}, {where + opened.failure().text()});
    return std::nullopt;
  }
  state->connection.emplace(std::move(*opened));
  return Host(std::move(state));
}

std::optional<Database> Host::create(Diagnostics& diagnostics) {
  auto state = std::make_unique<Database::State>();
  state->name = scratch_name();
  state->target = own() ? state_->server->url(state->name) : catalog::with_database(state_->target, state->name);
  if (!own()) {
    state->host = state_->target;
    if (auto dropper = take_off_later(state_->target, state->name)) {
      state->dropper.emplace(std::move(*dropper));
    }
  }
  // template0, for what a team put into template1 is no part of its schema. Copied files are there sooner than pages
  // that are logged, and cost checkpoints, which somebody else's server would feel.
  const auto made = state_->connection->run("CREATE DATABASE " + quote_identifier(state->name) +
                                            " TEMPLATE template0 ENCODING 'UTF8'" +
                                            (own() && postgres() >= 15 ? " STRATEGY file_copy" : ""));
  if (!made) {
    report_failure(made.failure(), diagnostics);
    return std::nullopt;
  }
  auto opened = Connection::open(state->target);
  if (!opened) {
    report_failure(opened.failure(), diagnostics);
    return std::nullopt;
  }
  state->connection.emplace(std::move(*opened));
  return Database(std::move(state));
}

bool Host::own() const {
  return state_->server.has_value();
}
std::string Host::programs() const {
  return own() ? state_->server->programs() : "";
}
std::string Host::socket_folder() const {
  return own() ? state_->server->folder() : "";
}
int Host::postgres() const {
  return state_->connection->major_version();
}

namespace {

/// CREATE SCHEMA for those that hold something and are not declared: [scope] gives them.
std::string missing_schemas(const Schema& schema) {
  std::set<std::string> named;
  for (const auto& [id, entry] : schema.entries()) {
    if (id.parent() && id.parent().kind() == kind_of<kinds::Namespace> && !schema.contains(id.parent())) {
      named.insert(id.parent().name());
    }
  }
  std::string script;
  for (const std::string& name : named) {
    script += "CREATE SCHEMA IF NOT EXISTS " + quote_identifier(name) + ";\n";
  }
  return script;
}

/// On the user's server: who they are for, and what those without all rights need. Only members of a role may give it
/// what they make, and what it may do there it may by its own memberships.
std::string further_about_roles(Database& database, const Schema& schema, const std::set<std::string>& roles) {
  const std::string mark = quote_literal(std::string(role_mark) + database.name());
  const bool joins = database.connection().parameter("is_superuser") != "on";
  std::string script;
  for (const std::string& role : roles) {
    const std::string name = quote_identifier(role);
    script += "COMMENT ON ROLE " + name + " IS " + mark + ";\n";
    script += joins ? "GRANT " + name + " TO CURRENT_USER;\n" : "";
    for (const ObjectId& member : schema.children(ObjectId(kind_of<kinds::Role>, role), kind_of<kinds::Membership>)) {
      if (roles.contains(member.name())) {
        script += "GRANT " + name + " TO " + quote_identifier(member.name()) + ";\n";
      }
    }
  }
  return script;
}

}  // namespace

bool make_surroundings(Database& database, const Schema& schema, Diagnostics& diagnostics) {
  const bool shared = !database.state_->host.empty();
  std::set<std::string> named;
  for (const auto& [id, entry] : schema.entries()) {
    if (shared && id.kind() == kind_of<kinds::Role>) {
      named.insert(id.name());
    }
    for_each_reference(id, *entry.object, [&](const ObjectId& target, bool) {
      if (target.kind() == kind_of<kinds::Role> && !schema.contains(target)) {
        named.insert(target.name());
      }
    });
  }
  Connection& connection = database.connection();
  const auto present = connection.run("SELECT rolname FROM pg_catalog.pg_roles");
  if (!present) {
    report_failure(present.failure(), diagnostics);
    return false;
  }
  for (std::size_t row = 0; row < present->size(); ++row) {
    named.erase(std::string(present->text(row, 0)));
  }
  std::string script;
  for (const std::string& role : named) {
    script += "CREATE ROLE " + quote_identifier(role) + ";\n";
  }
  if (shared) {
    script += further_about_roles(database, schema, named);
  }
  script += missing_schemas(schema);
  const auto made = connection.execute(script);
  if (!made && shared && !named.empty() && made.failure().sqlstate == "42501") {
    diagnostics.report(Code::server_failed, {},
                       {"roles are missing there (" + join(std::vector<std::string>(named.begin(), named.end()), ", ") +
                        "), and " + connection.user() + " may not make them: " + made.failure().text()},
                       "make them there, or name a user with CREATEROLE");
  } else if (!made) {
    report_failure(made.failure(), diagnostics);
  }
  return static_cast<bool>(made);
}

std::map<std::string, std::string> trial_environment(const std::vector<std::string>& names) {
  std::map<std::string, std::string> values;
  for (const std::string& name : names) {
    const char* value = std::getenv(name.c_str());
    values[name] = value == nullptr ? "1" : value;
  }
  return values;
}

bool load_schema(Database& database, const Schema& schema, int postgres, const std::string& what,
                 Diagnostics& diagnostics) {
  Connection& connection = database.connection();
  if (!make_surroundings(database, schema, diagnostics)) {
    return false;
  }
  const std::size_t errors = diagnostics.error_count();
  const bool shared = !database.state_->host.empty();
  const auto steps =
      creating_steps(shared ? catalog::without_roles(schema) : schema, {.postgres = postgres}, diagnostics);
  if (diagnostics.error_count() != errors) {
    return false;
  }
  std::string before = "BEGIN;\n";
  for (const auto& [name, value] : script_settings(schema)) {
    before += "SET LOCAL " + name + " = " + value + ";\n";
  }
  for (const auto& [name, value] : trial_environment(kinds::environment_names(schema))) {
    before += "SET LOCAL env." + quote_identifier(name) + " = " + quote_literal(value) + ";\n";
  }
  if (const auto begun = connection.execute(before); !begun) {
    report_failure(begun.failure(), diagnostics);
    return false;
  }
  // In pieces, so that neither side holds all of a large schema twice.
  constexpr std::size_t piece = 500;
  std::vector<catalog::Query> queries;
  std::vector<const ObjectId*> made;
  for (const CreateStep& step : steps) {
    for (const std::string& sql : step.statements) {
      queries.push_back({sql});
      made.push_back(&step.creates.front());
    }
    if (queries.size() < piece && &step != &steps.back()) {
      continue;
    }
    if (const auto ran = connection.pipeline(queries); !ran) {
      const Failure& failure = ran.failure();
      const bool of_server = failure.lost || failure.interrupted || failure.sqlstate.starts_with("53");
      if (of_server || failure.statement >= made.size()) {
        report_failure(failure, diagnostics);
      } else {
        diagnostics.report(Code::not_loadable, {},
                           {what, display_name(*made[failure.statement]) + ": " + failure.text()});
      }
      return false;
    }
    queries.clear();
    made.clear();
  }
  const auto committed = connection.run("COMMIT");
  if (!committed) {
    report_failure(committed.failure(), diagnostics);
  }
  return static_cast<bool>(committed);
}

}  // namespace ashlar::shadow
