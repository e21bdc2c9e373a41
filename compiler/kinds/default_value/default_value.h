#pragma once
// A column's default (pg_attrdef), of a table or a view. Stands in the column, without a name.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct DefaultValue {
  SqlText expression;

  static constexpr KindInfo info{.name = "default", .keyword = "", .rank = 70, .folds_into_parent = true};
  static constexpr auto fields = field_list(Field{"expression", &DefaultValue::expression});
};
Statements drop(const Emit& emit, const ObjectId& id, const DefaultValue& object);

Statements create(const Emit& emit, const ObjectId& id, const DefaultValue& object);
Alteration alter(const Emit& emit, const ObjectId& id, const DefaultValue& before, const DefaultValue& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const DefaultValue& object);

}  // namespace ashlar::kinds
