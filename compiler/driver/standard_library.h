#pragma once
// Where the modules are that `use std.…` means.

#include <string>

#include "compiler/driver/context.h"
#include "compiler/language/emit.h"

namespace ashlar::driver {

/// The folder that ASHLAR_STDLIB names; else stdlib beside the program or above it, or share/ashlar/stdlib of the
/// prefix it is installed in. Empty where there is none.
std::string standard_library();

/// The modules of that folder, for language::emit(). `context` must outlive the answer.
language::Library known_modules(const Context& context);

}  // namespace ashlar::driver
