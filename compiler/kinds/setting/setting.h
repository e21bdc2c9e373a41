#pragma once
// A run-time parameter set for a role, a database or a role in a database (pg_db_role_setting).

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

// Named after the parameter; stands in the role, or nowhere for ALTER DATABASE. `database` is empty for "all".
struct Setting {
  std::string database;
  std::string value;  // as SQL: 'value', or a list of them

  static constexpr KindInfo info{.name = "setting", .keyword = "", .rank = 14};
  static constexpr std::tuple fields{Field{"database", &Setting::database}, Field{"value", &Setting::value}};
};
Statements drop(const Emit& emit, const ObjectId& id, const Setting& object);

Statements create(const Emit& emit, const ObjectId& id, const Setting& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Setting& before, const Setting& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Setting& object);

}  // namespace ashlar::kinds
