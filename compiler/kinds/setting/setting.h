#pragma once
// A run-time parameter set for a role, a database or a role in a database (pg_db_role_setting).

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

// Stands in the role, or nowhere: ALTER DATABASE, or ALTER ROLE ALL where `database` is empty too. Named
// after the parameter, "parameter@database" where it is for one database.
struct Setting {
  std::string parameter;            // lower case, with its prefix: app.tenant
  std::string database;             // empty: every database
  std::vector<std::string> values;  // unquoted; more than one for lists (search_path)

  static constexpr KindInfo info{.name = "setting", .keyword = "", .rank = 14};
  static constexpr auto fields =
      field_list(Field{"parameter", &Setting::parameter, OnChange::replace},
                 Field{"database", &Setting::database, OnChange::replace}, Field{"values", &Setting::values});
};
Statements drop(const Emit& emit, const ObjectId& id, const Setting& object);

Statements create(const Emit& emit, const ObjectId& id, const Setting& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Setting& before, const Setting& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Setting& object);

}  // namespace ashlar::kinds
