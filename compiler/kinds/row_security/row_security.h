#pragma once
// Row-level security of a table that is not the project's (auth.users of a platform), in which it stands.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct RowSecurity {
  bool enabled = false;
  bool forced = false;

  static constexpr KindInfo info{.name = "row-level security", .keyword = "", .rank = 93, .attribute = true};
  static constexpr auto fields =
      field_list(Field{"enabled", &RowSecurity::enabled}, Field{"forced", &RowSecurity::forced});
};
Statements drop(const Emit& emit, const ObjectId& id, const RowSecurity& object);

Statements create(const Emit& emit, const ObjectId& id, const RowSecurity& object);
Alteration alter(const Emit& emit, const ObjectId& id, const RowSecurity& before, const RowSecurity& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const RowSecurity& object);

}  // namespace ashlar::kinds
