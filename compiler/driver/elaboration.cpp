#include "compiler/driver/elaboration.h"

#include <algorithm>

#include "compiler/diff/diff.h"
#include "compiler/driver/database.h"
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

}  // namespace

bool elaborate(Context& context, State& live, const State& declared, int version, const Elaboration& how) {
  Diagnostics quiet;
  Diagnostics& diagnostics = how.when == "auto" ? quiet : context.diagnostics;
  auto host = shadow::Host::open({version, how.server}, diagnostics);
  auto database = host ? host->create(diagnostics) : std::nullopt;
  if (!database || !shadow::load_schema(*database, declared.loaded.schema, version, "what is declared", diagnostics)) {
    return how.when == "auto";
  }
  const auto shown = read_database(context, database->connection(), &declared.loaded.schema);
  if (!shown) {
    return false;
  }
  shadow::adopt(live.loaded.schema, shown->loaded.schema, declared.loaded.schema, renames_from(live, declared));
  return true;
}

bool settle_forms(Context& context, Ends& ends, bool from_database, bool to_database, const Elaboration& how) {
  if (from_database == to_database || how.when == "never") {
    return true;
  }
  State& live = from_database ? ends.from : ends.to;
  const State& declared = from_database ? ends.to : ends.from;
  if (how.when == "auto" && !differ(live, declared)) {
    return true;
  }
  return elaborate(context, live, declared, context.postgres(), how);
}

}  // namespace ashlar::driver
