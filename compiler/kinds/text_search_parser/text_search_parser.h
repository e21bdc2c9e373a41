#pragma once
// A text search parser: what splits documents into tokens.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct TextSearchParser {
  SqlText start;
  SqlText gettoken;
  SqlText end;
  SqlText lextypes;
  SqlText headline;  // empty: none

  static constexpr KindInfo info{
      .name = "text search parser", .keyword = "TEXT SEARCH PARSER", .rank = 54, .renamable = true};
  static constexpr auto fields = field_list(Field{"start", &TextSearchParser::start, OnChange::replace},
                                            Field{"gettoken", &TextSearchParser::gettoken, OnChange::replace},
                                            Field{"end", &TextSearchParser::end, OnChange::replace},
                                            Field{"lextypes", &TextSearchParser::lextypes, OnChange::replace},
                                            Field{"headline", &TextSearchParser::headline, OnChange::replace});
};

Statements create(const Emit& emit, const ObjectId& id, const TextSearchParser& object);
Alteration alter(const Emit& emit, const ObjectId& id, const TextSearchParser& before, const TextSearchParser& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const TextSearchParser& object);

}  // namespace ashlar::kinds
