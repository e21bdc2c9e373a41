#pragma once
// Types of columns as SQLAlchemy's.

#include <map>
#include <string>

#include "compiler/base/python_code.h"
#include "compiler/kinds/definition.h"
#include "compiler/models/models.h"

namespace ashlar::models {

/// A column's type: `sa.String(200)`, and what Python makes of its values: "str".
struct TypeCode {
  python::Code code;
  std::string annotation;
  bool not_null = false;  // a domain that takes no NULL
};

/// `enums`: the variables that hold them. A type that SQLAlchemy does not know is `SqlType("name")`.
TypeCode type_code(const Schema& schema, const SqlText& type, const std::string& collation,
                   const std::map<ObjectId, std::string>& enums, Style style);

}  // namespace ashlar::models
