#pragma once
// The snapshot: a Schema as canonical SQL that people review, git merges, `psql -f` loads and the same
// front end reads. It is the plan from nothing to the Schema, printed.

#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/plan/planner.h"
#include "compiler/schema/load.h"

namespace ashlar {

/// The snapshot of `schema`, in order. A cycle that cannot be ordered is reported.
std::vector<CreateStep> snapshot_steps(const Schema& schema, int postgres, Diagnostics& diagnostics);
/// Their statements, without semicolons.
std::vector<std::string> snapshot_statements(const Schema& schema, int postgres, Diagnostics& diagnostics);

/// The snapshot file: header, settings, statements.
std::string print_snapshot(const Schema& schema, int postgres, Diagnostics& diagnostics);

/// True where `text` begins as a snapshot does.
bool is_snapshot(std::string_view text);

/// Reads a snapshot that is file `file` of `sources`. Statements that read the same as in `like` are not parsed again:
/// their Objects are shared, so that the work follows the size of the difference. `like` may be empty.
LoadedSchema read_snapshot(FileId file, const SourceManager& sources, const LoadOptions& options, const Schema& like,
                           Diagnostics& diagnostics);

}  // namespace ashlar
