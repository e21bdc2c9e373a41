#pragma once
// A comment on an Object. Stands in it, without a name.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Comment {
  std::string text;

  static constexpr KindInfo info{.name = "comment", .keyword = "", .rank = 100, .attribute = true};
  static constexpr auto fields = field_list(Field{"text", &Comment::text});
};
Statements drop(const Emit& emit, const ObjectId& id, const Comment& object);
void references(const ObjectId& id, const Comment& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const Comment& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Comment& before, const Comment& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Comment& object);

}  // namespace ashlar::kinds
