#pragma once
// As whom a role (`public`: everyone else) works on a foreign server. Stands in the server and bears the name of the
// role. Its options may hold a password: they are written as the sources have them, and never shown in messages.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct UserMapping {
  Parameters options;  // plain text

  static constexpr KindInfo info{
      .name = "user mapping", .keyword = "USER MAPPING", .rank = 57, .name_style = NameStyle::for_parent};
  static constexpr auto fields = field_list(Field{"options", &UserMapping::options});
};
void references(const ObjectId& id, const UserMapping& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const UserMapping& object);
Alteration alter(const Emit& emit, const ObjectId& id, const UserMapping& before, const UserMapping& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const UserMapping& object);

}  // namespace ashlar::kinds
