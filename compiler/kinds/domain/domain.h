#pragma once
// A domain. Its constraints are Objects that stand in it.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Domain {
  SqlText type;
  SqlText collation;
  bool not_null = false;
  SqlText default_value;  // empty: none

  static constexpr KindInfo info{
      .name = "domain", .keyword = "DOMAIN", .rank = 34, .name_space = NameSpace::relation, .renamable = true};
  static constexpr auto fields =
      field_list(Field{"type", &Domain::type}, Field{"collation", &Domain::collation},
                 Field{"not_null", &Domain::not_null}, Field{"default", &Domain::default_value});
};

Statements create(const Emit& emit, const ObjectId& id, const Domain& object, const Parts& parts);
Alteration alter(const Emit& emit, const ObjectId& id, const Domain& before, const Domain& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Domain& object);

}  // namespace ashlar::kinds
