#pragma once
// A user-defined aggregate.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Aggregate {
  SqlText signature;                       // the argument list as CREATE AGGREGATE takes it, ORDER BY included
  std::map<std::string, SqlText> options;  // lower-case option name to its SQL: sfunc, stype, initcond, …

  static constexpr KindInfo info{.name = "aggregate",
                                 .keyword = "AGGREGATE",
                                 .rank = 52,
                                 .name_style = NameStyle::with_arguments,
                                 .name_space = NameSpace::routine,
                                 .renamable = true};
  static constexpr auto fields = field_list(Field{"signature", &Aggregate::signature, OnChange::replace},
                                            Field{"options", &Aggregate::options, OnChange::replace});
};

Statements create(const Emit& emit, const ObjectId& id, const Aggregate& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Aggregate& before, const Aggregate& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Aggregate& object);

}  // namespace ashlar::kinds
