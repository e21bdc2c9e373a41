#include "compiler/driver/elaboration.h"

#include <algorithm>
#include <utility>

#include "compiler/catalog/settle.h"
#include "compiler/diff/diff.h"
#include "compiler/driver/database.h"
#include "compiler/kinds/data/rows.h"
#include "compiler/shadow/database.h"
#include "compiler/shadow/elaborate.h"

namespace ashlar::driver {

namespace {

/// The renames of a plan from `live`; what is wrong with them is said when the plan is made.
std::vector<Rename> renames_from(const State& live, const State& declared) {
  Diagnostics quiet;
  return applicable_renames(live.loaded.schema, declared.loaded.schema, declared.loaded.renames, quiet);
}

/// True where `live` has something otherwise, or too much: what it merely lacks needs no explanation.
bool differ(const State& live, const State& declared) {
  const Difference difference = diff(live.loaded.schema, declared.loaded.schema, renames_from(live, declared));
  return std::ranges::any_of(difference.changes, [](const Change& change) { return change.before != nullptr; });
}

/// Loads `declared` into a throw-away database and reads it back; what `live` has as the server has it there becomes as
/// `declared` says it. Nothing, not even a report, where there is no server and `when` is auto: then `decided` stays
/// false. False after errors.
bool elaborate(Context& context, State& live, const State& declared, const Elaboration& how, bool& decided) {
  Diagnostics quiet;
  Diagnostics& diagnostics = how.when == "auto" ? quiet : context.diagnostics;
  const int version = context.postgres();
  auto host = shadow::Host::open({version, how.server}, diagnostics);
  auto database = host ? host->create(diagnostics) : std::nullopt;
  Schema without_rows = declared.loaded.schema;
  kinds::forget_data(without_rows);
  if (!database || !shadow::load_schema(*database, without_rows, version, "what is declared", diagnostics)) {
    return how.when == "auto";
  }
  const bool rows = std::exchange(context.rows, false);
  const auto shown = read_database(context, database->connection(), &declared.loaded.schema);
  context.rows = rows;
  if (!shown) {
    return false;
  }
  // The roles of the user's server are not those that are declared.
  const auto judged = [&](const Schema& schema) { return host->own() ? schema : catalog::without_roles(schema); };
  shadow::adopt(live.loaded.schema, judged(shown->loaded.schema), judged(declared.loaded.schema),
                renames_from(live, declared));
  decided = true;
  return true;
}

}  // namespace

bool settle_forms(Context& context, Ends& ends, const Elaboration& how) {
  if (ends.from.server_form == ends.to.server_form) {
    return true;
  }
  State& live = ends.from.server_form ? ends.from : ends.to;
  const State& declared = ends.from.server_form ? ends.to : ends.from;
  const State as_stored = live;
  const std::vector<ObjectId> undecided = reconcile_states(context, ends.from, ends.to);
  const bool asks = how.when == "always" || (how.when == "auto" && (!undecided.empty() || differ(live, declared)));
  if (asks) {
    State settled = live;
    for (const ObjectId& id : undecided) {
      settled.loaded.schema.put(id, *as_stored.loaded.schema.find(id));
    }
    bool decided = false;
    if (!elaborate(context, settled, declared, how, decided)) {
      return false;
    }
    if (decided) {
      live = std::move(settled);
      return true;
    }
  }
  report_undecided(context, undecided);
  return true;
}

}  // namespace ashlar::driver
