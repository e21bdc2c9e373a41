#pragma once
// How a language takes and gives values of a type. Named after the language; the type is in the address's arguments.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Transform {
  SqlText type;
  SqlText from_sql;  // empty: none
  SqlText to_sql;    // empty: none

  static constexpr KindInfo info{.name = "transform",
                                 .keyword = "TRANSFORM",
                                 .rank = 53,
                                 .name_style = NameStyle::for_language,
                                 .top_level = true};
  static constexpr auto fields =
      field_list(Field{"type", &Transform::type, OnChange::replace}, Field{"from_sql", &Transform::from_sql},
                 Field{"to_sql", &Transform::to_sql});
};
void references(const ObjectId& id, const Transform& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const Transform& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Transform& before, const Transform& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Transform& object);

}  // namespace ashlar::kinds
