#pragma once
// A security label: what a provider keeps about an Object. Stands in it, named after the provider.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct SecurityLabel {
  std::string label;

  static constexpr KindInfo info{.name = "security label", .keyword = "", .rank = 102, .attribute = true};
  static constexpr auto fields = field_list(Field{"label", &SecurityLabel::label});
};
Statements drop(const Emit& emit, const ObjectId& id, const SecurityLabel& object);
void references(const ObjectId& id, const SecurityLabel& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const SecurityLabel& object);
Alteration alter(const Emit& emit, const ObjectId& id, const SecurityLabel& before, const SecurityLabel& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const SecurityLabel& object);

}  // namespace ashlar::kinds
