// The actions of ALTER TABLE that give a table a parent or take it away: INHERIT and partitions.

#include <algorithm>

#include "compiler/kinds/constraint/read_constraint.h"
#include "compiler/kinds/figure.h"
#include "compiler/kinds/object_names.h"
#include "compiler/kinds/table/alter_table.h"
#include "compiler/kinds/table/read_table.h"
#include "compiler/kinds/table/table_elements.h"

namespace ashlar::kinds {

namespace {

ObjectId named_table(const TableAction& action) {
  return action.interpreter.find<Table>(action.node.child(syntax::Rule::qualifiedName));
}

/// A column of the parent that the child has not; "no object" where it has all.
ObjectId missing_column(const Schema& schema, const ObjectId& child, const ObjectId& parent) {
  for (const ObjectId& column : schema.children(parent, kind_of<Column>)) {
    if (!schema.contains(ObjectId(column.kind(), column.name(), child))) {
      return column;
    }
  }
  return {};
}

Outcome has_all_columns(const TableAction& action, const ObjectId& child, const ObjectId& parent) {
  if (const ObjectId column = missing_column(action.schema(), child, parent)) {
    return action.interpreter.fail(Code::change_refused, action.node,
                                   {display_name(child), "it has no column " + column.name()});
  }
  return Outcome::done;
}

Outcome comes_from_elsewhere(const TableAction& action, const ObjectId& child, const ObjectId& parent) {
  if (descends(action.schema(), parent, child)) {
    return action.interpreter.fail(Code::change_refused, action.node,
                                   {display_name(child), "it would come from itself"});
  }
  return Outcome::done;
}

/// The parent's constraint as the child has it under its own address, with its own columns.
Constraint as_of(const Constraint& constraint, const ObjectId& parent, const ObjectId& child) {
  return copied_constraint(constraint, parent, child);
}

/// What the server would take for one and the same, whatever their names.
bool alike(const Constraint& a, const Constraint& b) {
  return a.type == b.type && a.columns == b.columns && a.expression == b.expression && a.elements == b.elements &&
         a.referenced == b.referenced && a.include == b.include;
}

bool goes_to_children(const Constraint& constraint, bool partition) {
  return (constraint.type == ConstraintType::check && !constraint.no_inherit) ||
         (partition && constraint.type != ConstraintType::check);
}

/// The child's constraints that are the parent's now.
void give_up_constraints(Schema& schema, const ObjectId& child, const ObjectId& parent) {
  for (const ObjectId& id : schema.children(parent, kind_of<Constraint>)) {
    const Constraint& constraint = *schema.get<Constraint>(id);
    if (!goes_to_children(constraint, true)) {
      continue;
    }
    const Constraint wanted = as_of(constraint, parent, child);
    for (const ObjectId& own : schema.children(child, kind_of<Constraint>)) {
      const bool same_name = own.name() == id.name() || wanted.type != ConstraintType::check;
      if (same_name && alike(*schema.get<Constraint>(own), wanted)) {
        schema.remove(own);
        break;
      }
    }
  }
}

bool same_index(const Index& a, const Index& b) {
  return a.unique == b.unique && a.method == b.method && a.elements == b.elements && a.include == b.include &&
         a.predicate == b.predicate;
}

Index index_of(const Index& index, const ObjectId& parent, const ObjectId& child) {
  Index copy = index;
  for_each_reference(copy, [&](auto& reference) {
    if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, ObjectId>) {
      reference = reference.moved(parent, child);
    } else {
      reference = copied_text(reference, parent, child);
    }
  });
  return copy;
}

std::vector<ObjectId> indexes_of(const Schema& schema, const ObjectId& table) {
  std::vector<ObjectId> found = schema.children(table.parent(), kind_of<Index>);
  std::erase_if(found, [&](const ObjectId& id) { return schema.get<Index>(id)->table != table; });
  return found;
}

void give_up_indexes(Schema& schema, const ObjectId& child, const ObjectId& parent) {
  for (const ObjectId& id : indexes_of(schema, parent)) {
    const Index wanted = index_of(*schema.get<Index>(id), parent, child);
    for (const ObjectId& own : indexes_of(schema, child)) {
      if (same_index(*schema.get<Index>(own), wanted)) {
        schema.remove(own);
        break;
      }
    }
  }
}

/// The constraints that the child had from its parent stay on it, keys under names of its own.
bool keep_constraints(const TableAction& action, const ObjectId& child, const ObjectId& parent, bool partition) {
  Schema& schema = action.schema();
  std::vector<WrittenConstraint> kept;
  for (const ObjectId& id : schema.children(parent, kind_of<Constraint>)) {
    const Constraint& constraint = *schema.get<Constraint>(id);
    if (!goes_to_children(constraint, partition)) {
      continue;
    }
    if (!has_index(constraint) && schema.contains(ObjectId(id.kind(), id.name(), child))) {
      continue;
    }
    WrittenConstraint copy{.constraint = as_of(constraint, parent, child),
                           .name = has_index(constraint) ? "" : id.name(),
                           .at = action.node};
    for (const ObjectId& column : constraint.columns) {
      copy.name_columns.push_back(column.name());
    }
    for (const ObjectId& column : constraint.include) {
      copy.name_columns.push_back(column.name());
    }
    kept.push_back(std::move(copy));
  }
  return put_constraints(action.interpreter, child, std::move(kept));
}

void keep_indexes(const TableAction& action, const ObjectId& child, const ObjectId& parent) {
  Schema& schema = action.schema();
  for (const ObjectId& id : indexes_of(schema, parent)) {
    Index copy = index_of(*schema.get<Index>(id), parent, child);
    copy.only = false;
    copy.concurrently = false;
    std::vector<std::string> names;
    for (const IndexElement& element : copy.elements) {
      names.push_back(element.column ? element.column.name()
                                     : index_column_name(element.expression, action.interpreter.postgres()));
    }
    for (const ObjectId& column : copy.include) {
      names.push_back(column.name());
    }
    const std::string name = choose_name(child.name(), join_column_names(names), "idx", [&](const std::string& taken) {
      return relation_name_taken(schema, child.parent(), taken);
    });
    schema.put(ObjectId(kind_of<Index>, name, child.parent()), std::move(copy), action.node.span());
  }
}

/// Columns that came from `parent` alone are the child's own now.
void keep_columns(Schema& schema, const ObjectId& child, const ObjectId& parent) {
  const Table& table = *schema.get<Table>(child);
  for (const ObjectId& column : schema.children(parent, kind_of<Column>)) {
    const ObjectId own(column.kind(), column.name(), child);
    const bool other = std::any_of(table.inherits.begin(), table.inherits.end(), [&](const ObjectId& still) {
      return schema.contains(ObjectId(column.kind(), column.name(), still));
    });
    if (schema.contains(own) && !other) {
      schema.edit<Column>(own)->inherited = false;
    }
  }
}

}  // namespace

Outcome inherit(const TableAction& action) {
  const ObjectId parent = named_table(action);
  if (const Outcome refused = comes_from_elsewhere(action, action.table, parent); refused != Outcome::done) {
    return refused;
  }
  if (const Outcome refused = has_all_columns(action, action.table, parent); refused != Outcome::done) {
    return refused;
  }
  std::vector<ObjectId>& parents = action.schema().edit<Table>(action.table)->inherits;
  if (std::find(parents.begin(), parents.end(), parent) != parents.end()) {
    return action.interpreter.fail(Code::change_refused, action.node,
                                   {display_name(action.table), "it inherits from " + sql_name(parent) + " already"});
  }
  parents.push_back(parent);
  action.schema().edit<Table>(parent)->may_have_children = true;
  return Outcome::done;
}

Outcome no_inherit(const TableAction& action) {
  const ObjectId parent = named_table(action);
  auto* table = action.schema().edit<Table>(action.table);
  if (std::erase(table->inherits, parent) == 0) {
    return action.interpreter.fail(Code::change_refused, action.node,
                                   {display_name(action.table), "it does not inherit from " + sql_name(parent)});
  }
  keep_columns(action.schema(), action.table, parent);
  return keep_constraints(action, action.table, parent, false) ? Outcome::done : Outcome::failed;
}

Outcome attach_partition(const TableAction& action) {
  const ObjectId child = named_table(action);
  Schema& schema = action.schema();
  if (schema.get<Table>(action.table)->partition_strategy.empty()) {
    return action.interpreter.fail(Code::change_refused, action.node,
                                   {display_name(action.table), "it is not partitioned"});
  }
  if (schema.get<Table>(child)->partition_of || !schema.get<Table>(child)->inherits.empty()) {
    return action.interpreter.fail(Code::change_refused, action.node, {display_name(child), "it has a parent already"});
  }
  if (const Outcome refused = comes_from_elsewhere(action, child, action.table); refused != Outcome::done) {
    return refused;
  }
  if (const Outcome refused = has_all_columns(action, child, action.table); refused != Outcome::done) {
    return refused;
  }
  if (action.interpreter.resolve_now) {
    action.interpreter.resolve_now(schema);
  }
  auto* table = schema.edit<Table>(child);
  table->partition_of = action.table;
  table->partition_bound = read_partition_bound(action.interpreter, action.node.child(syntax::Rule::partitionBound));
  schema.edit<Table>(action.table)->may_have_children = true;
  for (const ObjectId& column : schema.children(action.table, kind_of<Column>)) {
    schema.edit<Column>(ObjectId(column.kind(), column.name(), child))->inherited = true;
  }
  for (ObjectId above = action.table; above; above = schema.get<Table>(above)->partition_of) {
    give_up_constraints(schema, child, above);
    give_up_indexes(schema, child, above);
  }
  return Outcome::done;
}

Outcome detach_partition(const TableAction& action) {
  const ObjectId child = named_table(action);
  auto* table = action.schema().edit<Table>(child);
  if (table->partition_of != action.table) {
    return action.interpreter.fail(Code::change_refused, action.node,
                                   {display_name(child), "it is no partition of " + sql_name(action.table)});
  }
  table->partition_of = {};
  table->partition_bound = {};
  keep_columns(action.schema(), child, action.table);
  if (!keep_constraints(action, child, action.table, true)) {
    return Outcome::failed;
  }
  keep_indexes(action, child, action.table);
  return Outcome::done;
}

}  // namespace ashlar::kinds
