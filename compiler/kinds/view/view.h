#pragma once
// A view.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct View {
  QueryText query;                        // its output columns have the names of column_names already
  std::vector<std::string> column_names;  // CREATE VIEW v (a, b); may name fewer columns than there are
  Parameters options;                     // security_barrier, security_invoker
  std::string check_option;               // empty, LOCAL or CASCADED

  static constexpr KindInfo info{.name = "view",
                                 .keyword = "VIEW",
                                 .rank = 64,
                                 .name_space = NameSpace::relation,
                                 .blocks_retyping = true,
                                 .renamable = true};
  static constexpr auto fields =
      field_list(Field{"query", &View::query}, Field{"column_names", &View::column_names},
                 Field{"options", &View::options}, Field{"check_option", &View::check_option});
};

Statements create(const Emit& emit, const ObjectId& id, const View& object);
Alteration alter(const Emit& emit, const ObjectId& id, const View& before, const View& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const View& object);

}  // namespace ashlar::kinds
