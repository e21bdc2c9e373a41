#include "compiler/driver/database.h"

#include <algorithm>
#include <ranges>

#include "compiler/catalog/catalog.h"
#include "compiler/catalog/data.h"
#include "compiler/catalog/settle.h"
#include "compiler/diff/diff.h"
#include "compiler/kinds/rename_as_server.h"

namespace ashlar::driver {

namespace {

/// What is read: ashlar.toml's [scope], and where it leaves that open, what the other state mentions.
Scope scope_for(const Context& context, const Schema* declared) {
  Scope scope = scope_of(context);
  const bool compared = declared != nullptr && declared->size() != 0;
  if (!scope.schemas && compared) {
    scope.schemas = catalog::mentioned_schemas(*declared);
  }
  scope.roles = compared ? scope.roles && catalog::mentions_roles(*declared) : context.config && scope.roles;
  return scope;
}

/// Alembic's own table, which is in what `upgrade --sql` prints and in every database that it runs on.
bool is_alembic_table(const Schema& schema, const ObjectId& id) {
  const std::vector<ObjectId> columns = schema.children(id, kind_of<kinds::Column>);
  return id.name() == "alembic_version" && schema.get<kinds::Table>(id) != nullptr && columns.size() == 1 &&
         columns.front().name() == "version_num";
}

/// The schema in which sqitch notes what it deployed.
bool is_sqitch_registry(const Schema& schema, const ObjectId& id) {
  const auto has = [&](const char* table) { return schema.contains(ObjectId(kind_of<kinds::Table>, table, id)); };
  return id.kind() == kind_of<kinds::Namespace> && id.name() == "sqitch" && has("changes") && has("projects") &&
         has("dependencies") && has("releases");
}

void take_version(Context& context, const catalog::Connection& connection) {
  if (context.options.postgres == 0 && !context.config) {
    context.options.postgres = std::clamp(connection.major_version(), 13, 18);
  }
}

}  // namespace

void take_version_of(Context& context, const std::string& target) {
  if (context.options.postgres != 0 || context.config || !catalog::is_target(target)) {
    return;
  }
  if (const auto opened = catalog::Connection::open(target)) {
    take_version(context, *opened);
  }
}

Schema in_old_names(const Schema& live, const Schema& declared, const std::vector<kinds::RenameRequest>& requests) {
  Schema theirs = declared;
  Diagnostics quiet;
  const auto renames = applicable_renames(live, declared, requests, quiet);
  for (const Rename& rename : renames | std::views::reverse) {
    kinds::rename_as_server(theirs, rename.to, rename.from);
  }
  return theirs;
}

void leave_bookkeeping_out(Schema& schema) {
  std::vector<ObjectId> found;
  for (const auto& [id, entry] : schema.entries()) {
    if (is_alembic_table(schema, id) || is_sqitch_registry(schema, id)) {
      found.push_back(id);
    }
  }
  for (const ObjectId& id : found) {
    if (schema.contains(id)) {
      schema.remove(id);
    }
  }
}

std::optional<catalog::Connection> connect(Context& context, const std::string& target) {
  auto opened = catalog::Connection::open(target);
  if (!opened) {
    catalog::report_failure(opened.failure(), catalog::shown_target(target), true, context.diagnostics);
    return std::nullopt;
  }
  return std::move(*opened);
}

namespace {

std::optional<LoadedSchema> load_catalog(Context& context, catalog::Connection& connection, const Scope& scope) {
  const LoadOptions options{.unmodelled_is_error = !context.config || context.config->scope.unmodelled_is_error,
                            .given_schemas = scope.schemas.value_or(std::vector<std::string>{})};
  return catalog::read_catalog(connection, scope, options, context.sources, context.diagnostics);
}

std::optional<State> as_state(Context& context, LoadedSchema loaded, const Scope& scope, const Schema* declared) {
  const std::vector<ObjectId> unseen = loaded.unseen;
  State state{std::move(loaded), {}, true};
  apply_scope(state.loaded.schema, scope, context.diagnostics);
  leave_bookkeeping_out(state.loaded.schema);
  if (declared != nullptr && declared->size() != 0) {
    catalog::settle(state.loaded.schema, *declared, scope_of(context).schemas.has_value());
    catalog::settle_unseen(state.loaded.schema, *declared, unseen);
    state.settled = true;
  }
  return context.diagnostics.has_errors() ? std::nullopt : std::optional(std::move(state));
}

/// The catalog, and with --data the rows that `declared` names, as they are at one moment.
std::optional<State> read_moment(Context& context, catalog::Connection& connection, const Scope& scope,
                                 const Schema* declared, std::optional<LoadedSchema> known) {
  const bool rows = context.rows && declared != nullptr;
  const bool own = rows && connection.transaction() == catalog::TransactionState::none;
  if (own) {
    if (const auto begun = connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); !begun) {
      catalog::report_failure(begun.failure(), "database " + connection.database(), false, context.diagnostics);
      return std::nullopt;
    }
  }
  auto loaded = known && !rows ? std::move(known) : load_catalog(context, connection, scope);
  std::optional<State> state = loaded ? as_state(context, std::move(*loaded), scope, declared) : std::nullopt;
  if (state && rows) {
    Schema& live = state->loaded.schema;
    const Schema theirs = context.renames == nullptr ? *declared : in_old_names(live, *declared, *context.renames);
    state->has_rows = catalog::read_data(connection, theirs, live, context.diagnostics);
  }
  if (own && connection.transaction() != catalog::TransactionState::lost) {
    connection.execute("ROLLBACK");
  }
  return context.diagnostics.has_errors() ? std::nullopt : std::move(state);
}

}  // namespace

std::optional<State> LiveDatabase::read(Context& context, const Schema* declared) {
  take_version(context, connection_);
  const Scope scope = scope_for(context, declared);
  if (context.rows && declared != nullptr) {
    return read_moment(context, connection_, scope, declared, std::nullopt);
  }
  if (!loaded_ || scope_.schemas != scope.schemas || scope_.roles != scope.roles || scope_.ignore != scope.ignore) {
    loaded_ = load_catalog(context, connection_, scope);
    scope_ = scope;
  }
  return loaded_ ? read_moment(context, connection_, scope, declared, loaded_) : std::nullopt;
}

std::optional<State> read_database(Context& context, catalog::Connection& connection, const Schema* declared) {
  take_version(context, connection);
  const Scope scope = scope_for(context, declared);
  return read_moment(context, connection, scope, declared, std::nullopt);
}

std::optional<State> read_database(Context& context, const std::string& target, const Schema* declared) {
  auto connection = connect(context, target);
  return connection ? LiveDatabase(std::move(*connection)).read(context, declared) : std::nullopt;
}

}  // namespace ashlar::driver
