#pragma once
// A backend to look at: each plan as JSON, in NNNN-name.json. It keeps no scripts.

#include "backends/backend.h"

namespace ashlar::backends {

const Backend& echo_backend();

}  // namespace ashlar::backends
