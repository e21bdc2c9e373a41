#pragma once
// Revisions of an Alembic or Flask-Migrate project (docs/alembic.md).

#include "backends/backend.h"

namespace ashlar::backends {

const Backend& alembic_backend();

}  // namespace ashlar::backends
