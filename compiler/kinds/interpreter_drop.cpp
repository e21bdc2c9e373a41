// What DROP takes along.

#include <algorithm>

#include "compiler/kinds/interpreter.h"
#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/table/read_table.h"

namespace ashlar::kinds {

namespace {

/// The Objects outside `id` that need it, or something in it.
std::vector<ObjectId> dependents_of(const Schema& schema, const ObjectId& id) {
  std::vector<ObjectId> dependents = schema.may_refer_to(id);
  std::sort(dependents.begin(), dependents.end());
  dependents.erase(std::unique(dependents.begin(), dependents.end()), dependents.end());
  std::erase_if(dependents, [&](const ObjectId& other) {
    bool needs = false;
    for_each_reference(other, *schema.find(other),
                       [&](const ObjectId& target, bool soft) { needs = needs || (!soft && target.within(id)); });
    return !needs || other.within(id);
  });
  return dependents;
}

/// The partitions of a table, and theirs: they go with it, without CASCADE.
std::vector<ObjectId> partitions_of(const Schema& schema, const ObjectId& id) {
  std::vector<ObjectId> found{id};
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto* table = schema.get<Table>(found[i]);
    if (table == nullptr || table->partition_strategy.empty()) {
      continue;
    }
    std::ranges::copy(children_of(schema, found[i]), std::back_inserter(found));
  }
  found.erase(found.begin());
  return found;
}

/// What is said of the sequences of identity columns in `id`, which are no Objects, goes with them.
void remove_identity_sequences(Schema& schema, const ObjectId& id) {
  for (const ObjectId& inside : schema.within(id)) {
    const auto* column = schema.get<Column>(inside);
    if (column != nullptr && !column->identity.empty()) {
      if (const ObjectId sequence = identity_sequence_id(inside, *column); !schema.contains(sequence)) {
        schema.remove(sequence);
      }
    }
  }
}

}  // namespace

bool Interpreter::drop(const ObjectId& id, bool cascade, syntax::Node at, const std::vector<ObjectId>& together) {
  if (resolve_now) {
    resolve_now(schema_);
  }
  std::vector<ObjectId> dependents = dependents_of(schema_, id);
  const std::vector<ObjectId> partitions = partitions_of(schema_, id);
  const auto blocks = [&](const ObjectId& other) {
    const auto holds = [&](const ObjectId& also) { return other.within(also); };
    return !kind_info(other.kind()).attribute && !other.within(id) && std::ranges::none_of(together, holds) &&
           std::ranges::none_of(partitions, holds);
  };
  // An index goes with its table, an owned sequence with its column, without CASCADE.
  const auto goes_along = [&](const ObjectId& other) {
    const auto is_dropped = [&](const ObjectId& table) {
      return table.within(id) || std::ranges::find(partitions, table) != partitions.end();
    };
    if (const auto* index = schema_.get<Index>(other)) {
      return is_dropped(index->table);
    }
    if (const auto* statistics = schema_.get<Statistics>(other)) {
      return is_dropped(statistics->table);
    }
    if (const auto* member = schema_.get<PublicationMember>(other)) {
      return member->publication == id;
    }
    if (schema_.get<OperatorClass>(other) != nullptr) {
      return goes_with(schema_, other, *schema_.find(other)) == id;
    }
    return other.kind() == kind_of<Sequence> || other.kind() == kind_of<SequenceOwner>;
  };
  if (!cascade) {
    std::vector<ObjectId> all = dependents;
    for (const ObjectId& partition : partitions) {
      std::ranges::copy(dependents_of(schema_, partition), std::back_inserter(all));
    }
    const auto found =
        std::ranges::find_if(all, [&](const ObjectId& other) { return blocks(other) && !goes_along(other); });
    if (found != all.end()) {
      fail(Code::has_dependents, at, {kind_info(id.kind()).name, sql_name(id), display_name(*found)},
           "drop it first, or add CASCADE");
      return false;
    }
  }
  std::vector<ObjectId> owned;
  for (const ObjectId& other : schema_.of_kind(kind_of<SequenceOwner>)) {
    if (schema_.get<SequenceOwner>(other)->column.within(id)) {
      owned.push_back(other.parent());
    }
  }
  remove_identity_sequences(schema_, id);
  schema_.remove(id);
  dependents.insert(dependents.end(), owned.begin(), owned.end());
  for (const ObjectId& other : dependents) {
    if (schema_.contains(other)) {
      drop(other, true, at);
    }
  }
  return true;
}

}  // namespace ashlar::kinds
