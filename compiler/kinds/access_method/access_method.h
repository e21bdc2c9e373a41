#pragma once
// An access method of tables or indexes.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct AccessMethod {
  std::string type;  // INDEX or TABLE
  SqlText handler;

  static constexpr KindInfo info{.name = "access method", .keyword = "ACCESS METHOD", .rank = 53, .top_level = true};
  static constexpr auto fields = field_list(Field{"type", &AccessMethod::type, OnChange::replace},
                                            Field{"handler", &AccessMethod::handler, OnChange::replace});
};

Statements create(const Emit& emit, const ObjectId& id, const AccessMethod& object);
Alteration alter(const Emit& emit, const ObjectId& id, const AccessMethod& before, const AccessMethod& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const AccessMethod& object);

}  // namespace ashlar::kinds
