#pragma once
// A table, or a schema with all its tables, in a publication. Stands in the table or schema and bears the name of the
// publication.

#include "compiler/ir/kind.h"
#include "compiler/ir/object_set.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct PublicationMember {
  ObjectId publication;
  ObjectSet columns;  // none: all
  SqlText condition;  // WHERE; empty: none

  static constexpr KindInfo info{.name = "publication member",
                                 .keyword = "PUBLICATION",
                                 .rank = 86,
                                 .name_style = NameStyle::on_parent,
                                 .blocks_retyping = true};
  static constexpr auto fields = field_list(Field{"publication", &PublicationMember::publication, OnChange::replace},
                                            Field{"columns", &PublicationMember::columns, OnChange::replace},
                                            Field{"condition", &PublicationMember::condition, OnChange::replace});
};

Statements drop(const Emit& emit, const ObjectId& id, const PublicationMember& object);
Statements create(const Emit& emit, const ObjectId& id, const PublicationMember& object);
Alteration alter(const Emit& emit, const ObjectId& id, const PublicationMember& before, const PublicationMember& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const PublicationMember& object);

}  // namespace ashlar::kinds
