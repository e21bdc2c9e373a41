#pragma once
// The operations of a revision, as the SQL that Alembic would run on PostgreSQL.

#include <set>
#include <string>
#include <vector>

#include "backends/alembic/evaluation.h"

namespace ashlar::backends::alembic {

/// One statement without its semicolon, and where the revision asks for it.
struct ReplayedStatement {
  std::string sql;
  Span place;
};

struct ReplayedRevision {
  std::vector<ReplayedStatement> statements;
  /// The first thing that is beyond reading; empty where there is none. What stands before it is in `statements`.
  std::string unreadable;
  Span place;
};

/// Replays revisions in order: enums that one of them made are known to the next.
class Replay {
 public:
  /// What `function` (upgrade) of the revision runs.
  ReplayedRevision run(const python::Module& module, std::string_view function);

 private:
  std::set<std::string> enums_;
};

}  // namespace ashlar::backends::alembic
