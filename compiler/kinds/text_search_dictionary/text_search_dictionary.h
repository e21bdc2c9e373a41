#pragma once
// A text search dictionary.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct TextSearchDictionary {
  SqlText of_template;
  Parameters options;  // plain text

  static constexpr KindInfo info{.name = "text search dictionary",
                                 .keyword = "TEXT SEARCH DICTIONARY",
                                 .rank = 55,
                                 .renamable = true,
                                 .owned = true};
  static constexpr auto fields = field_list(Field{"template", &TextSearchDictionary::of_template, OnChange::replace},
                                            Field{"options", &TextSearchDictionary::options});
};

Statements create(const Emit& emit, const ObjectId& id, const TextSearchDictionary& object);
Alteration alter(const Emit& emit, const ObjectId& id, const TextSearchDictionary& before,
                 const TextSearchDictionary& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const TextSearchDictionary& object);

}  // namespace ashlar::kinds
