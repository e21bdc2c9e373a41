#pragma once
// A schema (pg_namespace). The container of all Objects has the name Schema.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Namespace {
  static constexpr KindInfo info{
      .name = "schema", .keyword = "SCHEMA", .rank = 20, .dropped_empty = true, .renamable = true};
  static constexpr auto fields = field_list();
};

Statements create(const Emit& emit, const ObjectId& id, const Namespace& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Namespace& before, const Namespace& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Namespace& object);

}  // namespace ashlar::kinds
