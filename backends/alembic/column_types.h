#pragma once
// PostgreSQL types as SQLAlchemy names them.

#include <string>
#include <string_view>

#include "backends/alembic/python_text.h"
#include "compiler/ir/operation.h"

namespace ashlar::backends::alembic {

/// What the types of a file ask of its head.
struct TypeNeeds {
  bool postgresql = false;   // from sqlalchemy.dialects import postgresql
  bool named = false;        // the class below
  bool sqlite = false;       // the file must run on SQLite as well
  bool environment = false;  // import os
};

/// The class for types that SQLAlchemy has no name for: domains, composite types, those of extensions.
extern const std::string_view named_type_class;

/// The type of `operation`: its argument `argument` and, beside it, `…_object`.
python::Expression type_of(const Operation& operation, const std::string& argument, TypeNeeds& needs);

}  // namespace ashlar::backends::alembic
