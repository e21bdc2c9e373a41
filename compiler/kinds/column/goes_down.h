#pragma once
// Internal to column: what ALTER TABLE does to the columns below (documentation, ALTER TABLE, "ONLY").

#include <algorithm>

#include "compiler/kinds/column/column.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/table/read_table.h"
#include "compiler/kinds/table/table.h"

namespace ashlar::kinds {

/// True where all columns that inherit `column` are to have the same value of `member`, so that ALTER TABLE may take
/// them along. Each of them asks it of the one above, so that the answer is kept.
template <auto member>
bool goes_down(const Emit& emit, const ObjectId& column) {
  static constexpr char question{};  // one for each member
  const std::pair<ObjectId, const void*> asked{column, &question};
  if (emit.answers != nullptr) {
    if (const auto known = emit.answers->find(asked); known != emit.answers->end()) {
      return known->second;
    }
  }
  const bool answer = std::ranges::all_of(children_of(*emit.schema, column.parent()), [&](const ObjectId& table) {
    const ObjectId id(kind_of<Column>, column.name(), table);
    const auto* below = emit.schema->get<Column>(id);
    const bool is_below = below != nullptr && below->inherited && parent_column(emit, id) == column;
    return !is_below || (below->*member == emit.schema->get<Column>(column)->*member && goes_down<member>(emit, id));
  });
  if (emit.answers != nullptr) {
    emit.answers->emplace(asked, answer);
  }
  return answer;
}

}  // namespace ashlar::kinds
