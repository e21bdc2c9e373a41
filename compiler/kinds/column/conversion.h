#pragma once
// What ALTER COLUMN TYPE does between two types: whether the server converts by itself, whether it writes the table
// anew, whether values may be refused or cut (documentation, "CREATE CAST", "ALTER TABLE" and pg_cast).

#include <string>

#include "compiler/ir/sql_text.h"

namespace ashlar {
struct Emit;
}

namespace ashlar::kinds {

struct Conversion {
  std::string cast;       // behind the column in USING: `::integer`; empty where an assignment cast exists
  bool rewrites = false;  // the table is written anew
  bool may_fail = false;  // a value may be refused or cut
};

/// Between two canonical types; domains and enums are looked up in the schemas of `emit`.
Conversion conversion(const Emit& emit, const SqlText& before, const SqlText& after);

/// True where adding a column with that default writes every row: the default is not the same for all rows.
bool is_volatile_default(const std::string& expression);

}  // namespace ashlar::kinds
