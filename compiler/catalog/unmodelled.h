#pragma once
// What a database has that no kind models.

#include <string>

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

/// Rows (words and name, its schema or NULL, its name, whether it is the whole database's). Scoped.
std::string unmodelled_query(Version version, bool superuser);

}  // namespace ashlar::catalog
