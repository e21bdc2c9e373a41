#pragma once
// A procedural language that no extension brings: its handlers are functions of the project.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Language {
  bool trusted = false;
  SqlText handler;
  SqlText inline_handler;  // empty: none
  SqlText validator;       // empty: none

  static constexpr KindInfo info{
      .name = "language", .keyword = "LANGUAGE", .rank = 48, .owned = true, .top_level = true};
  static constexpr auto fields =
      field_list(Field{"trusted", &Language::trusted}, Field{"handler", &Language::handler},
                 Field{"inline_handler", &Language::inline_handler}, Field{"validator", &Language::validator});
};

Statements create(const Emit& emit, const ObjectId& id, const Language& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Language& before, const Language& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Language& object);

}  // namespace ashlar::kinds
