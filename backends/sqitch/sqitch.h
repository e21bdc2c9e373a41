#pragma once
// Migrations for sqitch: docs/sqitch.md.

#include "backends/backend.h"

namespace ashlar::backends {

const Backend& sqitch_backend();

}  // namespace ashlar::backends
