#pragma once
// The owner of an Object, where the sources name one. Stands in it, without a name.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Owner {
  std::string role;

  static constexpr KindInfo info{.name = "owner", .keyword = "", .rank = 96, .attribute = true};
  static constexpr auto fields = field_list(Field{"role", &Owner::role});
};
Statements drop(const Emit& emit, const ObjectId& id, const Owner& object);
void references(const ObjectId& id, const Owner& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const Owner& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Owner& before, const Owner& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Owner& object);

}  // namespace ashlar::kinds
