#pragma once
// The way up through a project's revisions as SQL, for the state `migrations`.

#include <cstdint>
#include <string>
#include <vector>

#include "backends/alembic/revisions.h"

namespace ashlar::backends::alembic {

/// What one revision runs, as psql would be given it.
struct ReplayedScript {
  std::string sql;
  std::vector<std::uint32_t> lines;  // for each line of `sql`, the line of the revision's file that it comes from
  std::string unreadable;            // why what it does cannot be told; empty where it can
  Span place;                        // of that
};

/// One script for each of `revisions`, which are in order. `bind` names the database where a project has several
/// (upgrade_<bind>); else empty.
std::vector<ReplayedScript> replay(const std::vector<Revision>& revisions, const SourceManager& sources,
                                   const std::string& bind);

}  // namespace ashlar::backends::alembic
