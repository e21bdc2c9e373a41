#pragma once
// A row-level security policy. Stands in its table.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Policy {
  bool permissive = true;
  std::string command = "ALL";     // ALL, SELECT, INSERT, UPDATE, DELETE
  std::vector<std::string> roles;  // quoted where needed, sorted; {"PUBLIC"} where none is named
  SqlText using_expression;        // empty: none
  SqlText check_expression;        // empty: none

  static constexpr KindInfo info{.name = "policy",
                                 .keyword = "POLICY",
                                 .rank = 94,
                                 .name_style = NameStyle::on_parent,
                                 .blocks_retyping = true,
                                 .renamable = true};
  static constexpr auto fields =
      field_list(Field{"permissive", &Policy::permissive, OnChange::replace},
                 Field{"command", &Policy::command, OnChange::replace}, Field{"roles", &Policy::roles},
                 Field{"using", &Policy::using_expression}, Field{"check", &Policy::check_expression});
};
void references(const ObjectId& id, const Policy& object, const ReferenceSink& sink);

Statements drop(const Emit& emit, const ObjectId& id, const Policy& object);

Statements create(const Emit& emit, const ObjectId& id, const Policy& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Policy& before, const Policy& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Policy& object);

}  // namespace ashlar::kinds
