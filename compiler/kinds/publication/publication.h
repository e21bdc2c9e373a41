#pragma once
// A publication. What it publishes are Objects of their own: PublicationMember.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Publication {
  bool all_tables = false;
  Parameters options;  // publish, publish_via_partition_root, …: those that are not the default, plain text

  static constexpr KindInfo info{
      .name = "publication", .keyword = "PUBLICATION", .rank = 84, .renamable = true, .owned = true, .top_level = true};
  static constexpr auto fields = field_list(Field{"all_tables", &Publication::all_tables, OnChange::replace},
                                            Field{"options", &Publication::options});
};

Statements create(const Emit& emit, const ObjectId& id, const Publication& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Publication& before, const Publication& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Publication& object);

}  // namespace ashlar::kinds
