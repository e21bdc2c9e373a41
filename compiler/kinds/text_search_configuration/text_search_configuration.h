#pragma once
// A text search configuration: which dictionaries look at which sort of token.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct TextSearchConfiguration {
  SqlText parser;
  std::map<std::string, std::vector<SqlText>> mappings;  // by token type, the dictionaries in order

  static constexpr KindInfo info{.name = "text search configuration",
                                 .keyword = "TEXT SEARCH CONFIGURATION",
                                 .rank = 56,
                                 .renamable = true,
                                 .owned = true};
  static constexpr auto fields = field_list(Field{"parser", &TextSearchConfiguration::parser, OnChange::replace},
                                            Field{"mappings", &TextSearchConfiguration::mappings});
};

Statements create(const Emit& emit, const ObjectId& id, const TextSearchConfiguration& object);
Alteration alter(const Emit& emit, const ObjectId& id, const TextSearchConfiguration& before,
                 const TextSearchConfiguration& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const TextSearchConfiguration& object);

}  // namespace ashlar::kinds
