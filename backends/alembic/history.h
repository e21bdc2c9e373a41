#pragma once
// The revisions of a project as migrations: what `ashlar check` replays, and `rebase` and `squash` put anew.

#include "backends/backend.h"

namespace ashlar::backends::alembic {

/// As Backend::history.
History history(const BackendRequest& request, Diagnostics& diagnostics);

}  // namespace ashlar::backends::alembic
