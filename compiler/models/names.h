#pragma once
// Names of Python for what a schema names.

#include <set>
#include <string>

#include "compiler/ir/object_id.h"

namespace ashlar::models {

/// The schema as SQLAlchemy wants it: empty for `public`, which is every connection's default.
std::string schema_name(const ObjectId& in_schema);

/// "team_members" as "TeamMembers"; the schema in front where it is not the default one. Unique among `used`.
std::string class_name(const ObjectId& table, std::set<std::string>& used);
/// "user_role_enum"; likewise.
std::string enum_name(const ObjectId& type, std::set<std::string>& used);
/// The column's name, or one like it where Python or SQLAlchemy has another use for it.
std::string attribute_name(const std::string& column, std::set<std::string>& used);

}  // namespace ashlar::models
