#pragma once
// A text search template: the functions behind dictionaries.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct TextSearchTemplate {
  SqlText init;  // empty: none
  SqlText lexize;

  static constexpr KindInfo info{
      .name = "text search template", .keyword = "TEXT SEARCH TEMPLATE", .rank = 54, .renamable = true};
  static constexpr auto fields = field_list(Field{"init", &TextSearchTemplate::init, OnChange::replace},
                                            Field{"lexize", &TextSearchTemplate::lexize, OnChange::replace});
};

Statements create(const Emit& emit, const ObjectId& id, const TextSearchTemplate& object);
Alteration alter(const Emit& emit, const ObjectId& id, const TextSearchTemplate& before,
                 const TextSearchTemplate& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const TextSearchTemplate& object);

}  // namespace ashlar::kinds
