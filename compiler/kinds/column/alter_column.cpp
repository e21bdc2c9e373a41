// The actions of ALTER TABLE on columns.

#include <algorithm>
#include <charconv>
#include <utility>

#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/index/index_elements.h"
#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/sequence/sequence_options.h"
#include "compiler/kinds/table/alter_table.h"
#include "compiler/kinds/table/read_table.h"
#include "compiler/kinds/table/table_elements.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

std::string name_of(Node node) {
  const std::vector<std::string> parts = Interpreter::name_parts(node);
  return parts.empty() ? std::string{} : parts.back();
}

ObjectId column_of(const TableAction& action) {
  return {kind_of<Column>, name_of(action.node.child(syntax::Rule::columnName)), action.table};
}

/// Calls `act` for the column and, unless ONLY is written, for that of all tables that inherit it.
void for_family(Schema& schema, const ObjectId& column, bool only, const std::function<void(const ObjectId&)>& act) {
  if (!schema.contains(column)) {
    return;
  }
  act(column);
  if (only) {
    return;
  }
  for (const ObjectId& child : children_of(schema, column.parent())) {
    for_family(schema, ObjectId(column.kind(), column.name(), child), only, act);
  }
}

Outcome refuse(const TableAction& action, const ObjectId& column, std::string_view why) {
  return action.interpreter.fail(Code::change_refused, action.node, {display_name(column), why});
}

bool is_in_primary_key(const Schema& schema, const ObjectId& column) {
  for (const ObjectId& id : schema.children(column.parent(), kind_of<Constraint>)) {
    const Constraint& key = *schema.get<Constraint>(id);
    if (key.type == ConstraintType::primary_key &&
        std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end()) {
      return true;
    }
  }
  return false;
}

bool names(const Schema& schema, const ObjectId& id, const ObjectId& column) {
  bool found = false;
  for_each_reference(id, *schema.find(id), [&](const ObjectId& target, bool) { found = found || target == column; });
  return found;
}

/// Constraints and indexes of the table go with any of their columns.
bool drop_what_rests_on(const TableAction& action, const ObjectId& column, bool cascade) {
  Interpreter& interpreter = action.interpreter;
  const ObjectId& table = column.parent();
  std::vector<ObjectId> resting;
  for (const ObjectId& id : interpreter.schema().children(table, kind_of<Constraint>)) {
    if (names(interpreter.schema(), id, column)) {
      resting.push_back(id);
    }
  }
  for (const ObjectId& id : interpreter.schema().children(table.parent(), kind_of<Index>)) {
    if (interpreter.schema().get<Index>(id)->table == table && names(interpreter.schema(), id, column)) {
      resting.push_back(id);
    }
  }
  for (const ObjectId& id : interpreter.schema().children(table.parent(), kind_of<Statistics>)) {
    if (interpreter.schema().get<Statistics>(id)->table == table && names(interpreter.schema(), id, column)) {
      resting.push_back(id);
    }
  }
  return std::all_of(resting.begin(), resting.end(), [&](const ObjectId& id) {
    follow_index(interpreter.schema(), table, id.name(), {});
    return !interpreter.schema().contains(id) || interpreter.drop(id, cascade, action.node);
  });
}

bool has_other_parent(const Schema& schema, const ObjectId& column, const ObjectId& parent) {
  const Table& table = *schema.get<Table>(column.parent());
  return std::any_of(table.inherits.begin(), table.inherits.end(), [&](const ObjectId& other) {
    return other != parent && schema.contains(ObjectId(column.kind(), column.name(), other));
  });
}

bool drop_with_children(const TableAction& action, const ObjectId& column, bool cascade) {
  Schema& schema = action.schema();
  for (const ObjectId& child : children_of(schema, column.parent())) {
    const ObjectId below(column.kind(), column.name(), child);
    auto* copy = schema.edit<Column>(below);
    if (copy == nullptr || !copy->inherited || has_other_parent(schema, below, column.parent())) {
      continue;
    }
    if (action.only) {
      copy->inherited = false;
    } else if (!drop_with_children(action, below, cascade)) {
      return false;
    }
  }
  return drop_what_rests_on(action, column, cascade) && action.interpreter.drop(column, cascade, action.node);
}

Outcome change_type(const TableAction& action, const ObjectId& id) {
  const Node type = action.node.child(syntax::Rule::typeName);
  const Node collate = action.node.child(syntax::Rule::collateClause);
  for_family(action.schema(), id, false, [&](const ObjectId& column) {
    SqlText text = action.interpreter.type(type);
    if (action.schema().contains(default_id(column)) && action.interpreter.resolve_now) {
      action.interpreter.resolve_now(action.schema());
    }
    auto* changed = action.schema().edit<Column>(column);
    const SqlText former = std::exchange(changed->type, std::move(text));
    changed->collation = collate ? action.interpreter.collation(collate.child(syntax::Rule::qualifiedName)) : SqlText{};
    changed->storage.clear();  // the server takes the new type's
    keep_type_of_default(action.interpreter, column, former);
  });
  return Outcome::done;
}

Outcome change_identity(const TableAction& action, const ObjectId& id) {
  auto* column = action.schema().edit<Column>(id);
  if (column->identity.empty()) {
    return refuse(action, id, "it is no identity column");
  }
  std::vector<Node> options;
  for (const Node change : action.node.children(syntax::Rule::identityChange)) {
    if (change.has(Tok::KW_GENERATED)) {
      column->identity = change.has(Tok::KW_ALWAYS) ? "ALWAYS" : "BY DEFAULT";
    } else if (const Node option = change.child(syntax::Rule::sequenceOption)) {
      options.push_back(option);
    }
  }
  const ObjectId sequence = identity_sequence_id(id, *column);
  column->identity_options = identity_options(altered_sequence(identity_sequence(*column), options));
  name_identity_sequence(id, *column, sequence);
  return Outcome::done;
}

Outcome drop_identity(const TableAction& action, const ObjectId& id) {
  auto* column = action.schema().edit<Column>(id);
  if (column->identity.empty() && !action.node.has(syntax::Rule::ifExists)) {
    return refuse(action, id, "it is no identity column");
  }
  const ObjectId sequence = identity_sequence_id(id, *column);
  column->identity.clear();
  column->identity_options.clear();
  if (!action.schema().contains(sequence)) {
    action.schema().remove(sequence);  // what was granted on it
  }
  return Outcome::done;
}

Outcome add_identity(const TableAction& action, const ObjectId& id) {
  auto* column = action.schema().edit<Column>(id);
  if (!column->not_null) {
    return refuse(action, id, "an identity column must be NOT NULL");
  }
  if (!column->identity.empty() || action.schema().contains(default_id(id))) {
    return refuse(action, id, "it has a default or an identity already");
  }
  set_identity(action.interpreter, id, *column, action.node.child(syntax::Rule::identityConstraint));
  if (action.interpreter.apply_default_privileges) {
    for (auto& [grant_id, grant] : implied(action.schema(), id, *action.schema().find(id))) {
      action.schema().put(grant_id, std::move(grant), action.node.span());
    }
  }
  return Outcome::done;
}

Outcome drop_expression(const TableAction& action, const ObjectId& id) {
  if (action.schema().get<Column>(id)->generated.empty()) {
    return action.node.has(syntax::Rule::ifExists) ? Outcome::done : refuse(action, id, "it is no generated column");
  }
  for_family(action.schema(), id, action.only,
             [&](const ObjectId& column) { action.schema().edit<Column>(column)->generated = {}; });
  return Outcome::done;
}

Outcome set_expression(const TableAction& action, const ObjectId& id) {
  if (action.schema().get<Column>(id)->generated.empty()) {
    return refuse(action, id, "it is no generated column");
  }
  for_family(action.schema(), id, action.only, [&](const ObjectId& column) {
    SqlText text = action.interpreter.expression(action.node.child(syntax::Rule::expression), column.parent());
    action.schema().edit<Column>(column)->generated = std::move(text);
  });
  return Outcome::done;
}

Outcome set_statistics(const TableAction& action, const ObjectId& id) {
  std::optional<std::int64_t> target;
  if (!action.node.has(Tok::KW_DEFAULT)) {
    std::string digits;
    bool after_keyword = false;
    for (const Node child : action.node) {
      if (after_keyword) {
        digits += child.text();
      }
      after_keyword = after_keyword || child.is(Tok::KW_STATISTICS);
    }
    std::int64_t value = -1;
    const std::size_t skip = digits.starts_with('+') ? 1 : 0;
    std::from_chars(digits.data() + skip, digits.data() + digits.size(), value);
    target = value < 0 ? std::nullopt : std::optional(value);
  }
  for_family(action.schema(), id, action.only,
             [&](const ObjectId& column) { action.schema().edit<Column>(column)->statistics = target; });
  return Outcome::done;
}

Outcome set_not_null(const TableAction& action, const ObjectId& id, bool not_null) {
  if (!not_null && is_in_primary_key(action.schema(), id)) {
    return refuse(action, id, "it is part of the primary key");
  }
  if (!not_null && !action.schema().get<Column>(id)->identity.empty()) {
    return refuse(action, id, "it is an identity column");
  }
  for_family(action.schema(), id, action.only,
             [&](const ObjectId& column) { action.schema().edit<Column>(column)->not_null = not_null; });
  return Outcome::done;
}

Outcome change_options(const TableAction& action, const ObjectId& id) {
  auto* column = action.schema().edit<Column>(id);
  const bool set = action.node.is(syntax::Rule::setColumnOptionsAction);
  for (auto& [name, value] : read_reloptions(action.node.child(syntax::Rule::reloptions))) {
    if (set) {
      column->options[name] = value;
    } else {
      column->options.erase(name);
    }
  }
  return Outcome::done;
}

}  // namespace

Outcome add_column(const TableAction& action) {
  const Node definition = action.node.child(syntax::Rule::columnDefinition);
  const Node name = definition.child(syntax::Rule::columnName);
  const ObjectId id(kind_of<Column>, name_of(name), action.table);
  if (action.schema().contains(id)) {
    if (action.node.has(syntax::Rule::ifNotExists)) {
      return Outcome::done;
    }
    return action.interpreter.fail(Code::duplicate_object, name, {"column", sql_name(id)});
  }
  TableElements elements(action.interpreter, action.table);
  if (!elements.add_column(definition)) {
    return Outcome::failed;
  }
  if (!action.only) {
    const std::function<void(const ObjectId&)> descend = [&](const ObjectId& column) {
      for (const ObjectId& child : children_of(action.schema(), column.parent())) {
        inherit_column(action.interpreter, child, column, definition);
        descend(ObjectId(column.kind(), column.name(), child));
      }
    };
    descend(id);
  }
  return elements.finish(false) ? Outcome::done : Outcome::failed;
}

Outcome drop_column(const TableAction& action) {
  const ObjectId id = column_of(action);
  const auto* column = action.schema().get<Column>(id);
  if (column == nullptr) {
    return Outcome::done;  // IF EXISTS
  }
  if (column->inherited) {
    return refuse(action, id, "it is inherited");
  }
  for (const IndexElement& key : action.schema().get<Table>(action.table)->partition_key) {
    bool named = key.column == id;
    for (const Slot& slot : key.expression.slots()) {
      named = named || slot.target == id;
    }
    if (named) {
      return refuse(action, id, "the table is partitioned by it");
    }
  }
  if (action.interpreter.resolve_now) {
    action.interpreter.resolve_now(action.schema());
  }
  const Node behavior = action.node.child(syntax::Rule::dropBehavior);
  return drop_with_children(action, id, behavior.has(Tok::KW_CASCADE)) ? Outcome::done : Outcome::failed;
}

Outcome rename_column(const TableAction& action) {
  const std::vector<Node> names = action.node.children(syntax::Rule::columnName);
  const ObjectId from(kind_of<Column>, name_of(names.front()), action.table);
  const std::string to = name_of(names.back());
  if (action.schema().get<Column>(from)->inherited) {
    return refuse(action, from, "it is inherited");
  }
  if (action.schema().contains(ObjectId(kind_of<Column>, to, action.table))) {
    return action.interpreter.fail(Code::duplicate_object, names.back(), {"column", to});
  }
  std::vector<ObjectId> family;
  for_family(action.schema(), from, false, [&](const ObjectId& column) { family.push_back(column); });
  for (const ObjectId& column : family) {
    if (!action.schema().contains(column)) {
      continue;  // with the one above
    }
    action.interpreter.rename(column, ObjectId(column.kind(), to, column.parent()));
  }
  return Outcome::done;
}

Outcome alter_column(const TableAction& action) {
  if (!action.node.has(syntax::Rule::columnName)) {
    return action.interpreter.unmodelled(action.node, {"a column by its number"});
  }
  const ObjectId id = column_of(action);
  switch (action.node.rule()) {
    case syntax::Rule::alterColumnTypeAction:
      return action.schema().get<Column>(id)->inherited ? refuse(action, id, "it is inherited")
                                                        : change_type(action, id);
    case syntax::Rule::setDefaultAction:
      for_family(action.schema(), id, action.only, [&](const ObjectId& column) {
        set_default(action.interpreter, column, action.node.child(syntax::Rule::expression));
      });
      return Outcome::done;
    case syntax::Rule::dropDefaultAction:
      for_family(action.schema(), id, action.only,
                 [&](const ObjectId& column) { action.schema().remove(default_id(column)); });
      return Outcome::done;
    case syntax::Rule::setNotNullAction:
      return set_not_null(action, id, true);
    case syntax::Rule::dropNotNullAction:
      return set_not_null(action, id, false);
    case syntax::Rule::setExpressionAction:
      return set_expression(action, id);
    case syntax::Rule::dropExpressionAction:
      return drop_expression(action, id);
    case syntax::Rule::addIdentityAction:
      return add_identity(action, id);
    case syntax::Rule::setIdentityAction:
      return change_identity(action, id);
    case syntax::Rule::dropIdentityAction:
      return drop_identity(action, id);
    case syntax::Rule::setStatisticsAction:
      return set_statistics(action, id);
    case syntax::Rule::setColumnOptionsAction:
    case syntax::Rule::resetColumnOptionsAction:
      return change_options(action, id);
    case syntax::Rule::columnForeignOptionsAction:
      return change_foreign_options(action.interpreter, action.node.child(syntax::Rule::foreignOptions),
                                    action.schema().edit<Column>(id)->foreign_options);
    case syntax::Rule::setStorageAction:
      for_family(action.schema(), id, action.only, [&](const ObjectId& column) {
        auto* changed = action.schema().edit<Column>(column);
        changed->storage = storage_name(action.node.child(syntax::Rule::storageClause), changed->type);
      });
      return Outcome::done;
    case syntax::Rule::setCompressionAction:
      action.schema().edit<Column>(id)->compression =
          compression_name(action.node.child(syntax::Rule::compressionClause));
      return Outcome::done;
    default:
      return action.interpreter.unmodelled(action.node, {"this change of a column"});
  }
}

}  // namespace ashlar::kinds
