#pragma once
// What a database has that no kind models.

#include <vector>

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

/// Rows (words and name, its schema or NULL, its name, whether it is the whole database's, and where it is modelled but
/// hidden from the role that reads: 'subscription', or 'user mapping' with its server in place of a schema). Scoped.
std::vector<Leg> unmodelled_legs(Version version, bool superuser);
constexpr const char* unmodelled_order = "4, 1";

}  // namespace ashlar::catalog
