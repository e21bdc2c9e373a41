#pragma once
// A rewrite rule on a table or view. Stands in it.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Rule {
  std::string event;  // SELECT, INSERT, UPDATE, DELETE
  bool instead = false;
  SqlText condition;             // WHERE; empty: none
  std::vector<SqlText> actions;  // commands; none: NOTHING
  std::string enabled;           // empty (origin), DISABLE, REPLICA, ALWAYS

  static constexpr KindInfo info{.name = "rule",
                                 .keyword = "RULE",
                                 .rank = 92,
                                 .name_style = NameStyle::on_parent,
                                 .blocks_retyping = true,
                                 .renamable = true};
  static constexpr auto fields =
      field_list(Field{"event", &Rule::event}, Field{"instead", &Rule::instead}, Field{"condition", &Rule::condition},
                 Field{"actions", &Rule::actions}, Field{"enabled", &Rule::enabled});
};

Statements drop(const Emit& emit, const ObjectId& id, const Rule& object);

Statements create(const Emit& emit, const ObjectId& id, const Rule& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Rule& before, const Rule& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Rule& object);

}  // namespace ashlar::kinds
