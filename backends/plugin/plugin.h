#pragma once
// Backends that are programs of their own: `ashlar-backend-NAME` gets a request as JSON on standard input
// and answers with files as JSON on standard output (docs/plugins.md and the schemas beside it).

#include "backends/backend.h"

namespace ashlar::backends {

/// Asks PresentFiles::program. What the program says of the request is an error in what was given; a program that
/// crashes, hangs or answers something else is a failing environment, and its standard error is shown.
const Backend& plugin_backend();

/// The version of the protocol that requests are written in.
inline constexpr int plugin_protocol = 1;

/// Whether the program refuses a request of a version that it cannot know, as it ought to. Empty where it does, else
/// what it did instead.
std::string accepts_any_version(const PresentFiles& present);

}  // namespace ashlar::backends
