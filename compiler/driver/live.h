#pragma once
// Live databases as the commands that change them see them.

#include <optional>
#include <string>
#include <vector>

#include "compiler/catalog/connection.h"
#include "compiler/driver/states.h"
#include "compiler/plan/plan.h"

namespace ashlar::driver {

/// A live database. `leftovers` are indexes that a CREATE INDEX CONCURRENTLY left behind when it failed: they are not
/// in `state`, so that a plan makes them.
struct LiveState {
  State state;
  std::vector<std::string> leftovers;  // qualified and quoted
};
/// `declared` as for read_database(). Nothing after errors, which are reported.
std::optional<LiveState> read_live(Context& context, catalog::Connection& connection, const Schema& declared);

/// The steps that drop them.
std::vector<Step> drop_leftovers(const LiveState& live);

}  // namespace ashlar::driver
