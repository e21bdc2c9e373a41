#pragma once
// Where the modules are that `use std.…` means.

#include <string>

namespace ashlar::driver {

/// The folder that ASHLAR_STDLIB names; else stdlib beside the program or above it, or share/ashlar/stdlib of the
/// prefix it is installed in. Empty where there is none.
std::string standard_library();

}  // namespace ashlar::driver
