#pragma once
// One role's membership in another (GRANT role TO member). Stands in the granted role, named after the member.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Membership {
  bool admin = false;
  std::optional<bool> inherit_option;  // 16 and later
  std::optional<bool> set_option;      // 16 and later

  static constexpr KindInfo info{.name = "membership", .keyword = "", .rank = 12};
  static constexpr auto fields =
      field_list(Field{"admin", &Membership::admin}, Field{"inherit", &Membership::inherit_option},
                 Field{"set", &Membership::set_option});
};
Statements drop(const Emit& emit, const ObjectId& id, const Membership& object);
void references(const ObjectId& id, const Membership& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const Membership& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Membership& before, const Membership& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Membership& object);

}  // namespace ashlar::kinds
