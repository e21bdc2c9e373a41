#pragma once
// What a database has that no kind models.

#include <vector>

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

/// Rows (words and name, its schema or NULL, its name, whether it is the whole database's). Scoped.
std::vector<Leg> unmodelled_legs(Version version, bool superuser);
constexpr const char* unmodelled_order = "4, 1";

}  // namespace ashlar::catalog
