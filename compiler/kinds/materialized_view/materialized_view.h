#pragma once
// A materialized view.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct MaterializedView {
  QueryText query;                        // its output columns have the names of column_names already
  std::vector<std::string> column_names;  // CREATE MATERIALIZED VIEW v (a, b); may name fewer columns than there are
  bool with_data = true;
  Parameters storage_parameters;
  std::string access_method;
  std::string tablespace;
  std::string cluster_on;  // index name

  static constexpr KindInfo info{.name = "materialized view",
                                 .keyword = "MATERIALIZED VIEW",
                                 .rank = 66,
                                 .name_space = NameSpace::relation,
                                 .blocks_retyping = true,
                                 .renamable = true};
  static constexpr auto fields = field_list(Field{"query", &MaterializedView::query, OnChange::replace},
                                            Field{"column_names", &MaterializedView::column_names, OnChange::replace},
                                            Field{"with_data", &MaterializedView::with_data, OnChange::ignore},
                                            Field{"storage_parameters", &MaterializedView::storage_parameters},
                                            Field{"access_method", &MaterializedView::access_method},
                                            Field{"tablespace", &MaterializedView::tablespace},
                                            Field{"cluster_on", &MaterializedView::cluster_on});
};

Statements drop(const Emit& emit, const ObjectId& id, const MaterializedView& object);

Statements create(const Emit& emit, const ObjectId& id, const MaterializedView& object);
Alteration alter(const Emit& emit, const ObjectId& id, const MaterializedView& before, const MaterializedView& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const MaterializedView& object);

}  // namespace ashlar::kinds
