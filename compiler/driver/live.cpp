#include "compiler/driver/live.h"

#include "compiler/catalog/catalog.h"
#include "compiler/catalog/settle.h"
#include "compiler/driver/database.h"

namespace ashlar::driver {

namespace {

/// Not those that are being built, nor those of partitioned tables that wait for their parts (documentation, "Building
/// Indexes Concurrently").
constexpr const char* leftovers_query =
    "SELECT n.nspname, c.relname, pg_catalog.format('%I.%I', n.nspname, c.relname) "
    "FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid "
    "JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace "
    "WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname !~ '^pg_' AND NOT EXISTS (SELECT FROM "
    "pg_catalog.pg_stat_progress_create_index AS p WHERE p.index_relid = c.oid) "
    "AND n.nspname = ANY ($1::pg_catalog.text[]) ORDER BY 3";

}  // namespace

std::optional<LiveState> read_live(Context& context, catalog::Connection& connection, const Schema& declared) {
  auto state = read_database(context, connection, &declared);
  if (!state) {
    return std::nullopt;
  }
  LiveState live{std::move(*state), {}};
  const Scope scope = scope_of(context);
  const auto schemas = scope.schemas ? *scope.schemas : catalog::mentioned_schemas(declared);
  const auto rows = connection.run(leftovers_query, {catalog::array_parameter(schemas)});
  if (!rows) {
    catalog::report_failure(rows.failure(), "database " + connection.database(), false, context.diagnostics);
    return std::nullopt;
  }
  Schema& schema = live.state.loaded.schema;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const std::vector<ObjectId> named = schema.named(rows->text(row, 0), rows->text(row, 1));
    for (const ObjectId& id : named) {
      schema.remove(id);
    }
    live.leftovers.emplace_back(rows->text(row, 2));
  }
  return context.diagnostics.has_errors() ? std::nullopt : std::optional(std::move(live));
}

std::vector<Step> drop_leftovers(const LiveState& live) {
  std::vector<Step> steps;
  for (const std::string& name : live.leftovers) {
    Step step;
    step.id = static_cast<std::uint32_t>(steps.size() + 1);
    step.object = "index " + name;
    step.name = name;
    step.action = Action::drop;
    step.lock = Lock::share_update_exclusive;
    step.transactional = false;
    step.up.push_back({.sql = "DROP INDEX CONCURRENTLY " + name, .lock = step.lock, .transactional = false});
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace ashlar::driver
