// ALTER TABLE: finds what the actions name, then does them in the server's order.

#include "compiler/kinds/table/alter_table.h"

#include <algorithm>
#include <set>

#include "compiler/base/quote.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/index/index_elements.h"
#include "compiler/kinds/storage.h"
#include "compiler/kinds/table/index_marks.h"
#include "compiler/kinds/table/read_table.h"
#include "compiler/kinds/view/view_actions.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

std::string name_of(Node node) {
  const std::vector<std::string> parts = Interpreter::name_parts(node);
  return parts.empty() ? std::string{} : parts.back();
}

/// The server does the actions of one statement in passes: drops, new types, new columns, the rest, constraints.
int pass_of(Node action) {
  switch (action.rule()) {
    case syntax::Rule::dropColumnAction:
    case syntax::Rule::dropConstraintAction:
    case syntax::Rule::dropDefaultAction:
    case syntax::Rule::dropNotNullAction:
    case syntax::Rule::dropIdentityAction:
    case syntax::Rule::dropExpressionAction:
      return 0;
    case syntax::Rule::alterColumnTypeAction:
      return 1;
    case syntax::Rule::addColumnAction:
      return 2;
    case syntax::Rule::addConstraintAction:
      return 4;
    case syntax::Rule::clusterOnAction:
    case syntax::Rule::replicaIdentityAction:
    case syntax::Rule::validateConstraintAction:
      return 5;
    default:
      return 3;
  }
}

std::vector<Node> actions_of(Node statement) {
  std::vector<Node> actions;
  for (const Node action : statement.children(syntax::Rule::alterTableAction)) {
    actions.push_back(action.first_child());
  }
  std::stable_sort(actions.begin(), actions.end(), [](Node a, Node b) { return pass_of(a) < pass_of(b); });
  return actions;
}

/// Looks up what the actions of one statement name, before any of them is done. Columns and constraints that the
/// statement itself adds count as there.
class LookUp {
 public:
  LookUp(Interpreter& interpreter, const ObjectId& table, const std::vector<Node>& actions)
      : interpreter_(interpreter), table_(table) {
    for (const Node action : actions) {
      if (action.is(syntax::Rule::addColumnAction)) {
        const Node definition = action.child(syntax::Rule::columnDefinition);
        new_columns_.insert(name_of(definition.child(syntax::Rule::columnName)));
        for (const Node constraint : definition.children(syntax::Rule::columnConstraint)) {
          new_constraints_.insert(name_of(constraint.child(syntax::Rule::identifier)));
        }
      } else if (action.is(syntax::Rule::addConstraintAction)) {
        const Node constraint = action.child(syntax::Rule::tableConstraint);
        new_constraints_.insert(name_of(constraint.child(syntax::Rule::identifier)));
      }
    }
  }

  Outcome check(Node action) {
    switch (action.rule()) {
      case syntax::Rule::addColumnAction:
        return Outcome::done;
      case syntax::Rule::addConstraintAction:
        return check_constraint(action.child(syntax::Rule::tableConstraint));
      case syntax::Rule::alterConstraintAction:
      case syntax::Rule::validateConstraintAction:
      case syntax::Rule::dropConstraintAction:
      case syntax::Rule::renameConstraintAction:
        return named(action, kind_of<Constraint>, new_constraints_);
      case syntax::Rule::triggerStateAction:
        return named(action, kind_of<Trigger>, {});
      case syntax::Rule::ruleStateAction:
        return named(action, kind_of<Rule>, {});
      case syntax::Rule::clusterOnAction:
      case syntax::Rule::replicaIdentityAction:
        return index(action.child(syntax::Rule::identifier));
      case syntax::Rule::inheritAction:
      case syntax::Rule::noInheritAction:
      case syntax::Rule::attachPartitionAction:
      case syntax::Rule::detachPartitionAction:
        return found(interpreter_.find<Table>(action.child(syntax::Rule::qualifiedName)), Code::unknown_relation,
                     action.child(syntax::Rule::qualifiedName));
      case syntax::Rule::ofTypeAction:
        return found(interpreter_.find<Composite>(action.child(syntax::Rule::qualifiedName)), Code::unknown_type,
                     action.child(syntax::Rule::qualifiedName));
      default:
        return column(action.child(syntax::Rule::columnName),
                      action.is(syntax::Rule::dropColumnAction) && action.has(syntax::Rule::ifExists));
    }
  }

 private:
  Outcome found(const ObjectId& id, Code code, Node at) { return id ? Outcome::done : interpreter_.missing(code, at); }

  Outcome column(Node name, bool if_exists) {
    if (!name || if_exists || new_columns_.contains(name_of(name)) ||
        interpreter_.schema().contains(ObjectId(kind_of<Column>, name_of(name), table_))) {
      return Outcome::done;
    }
    return interpreter_.missing(Code::unknown_column, name);
  }

  Outcome named(Node action, Kind kind, const std::set<std::string>& added) {
    const Node name = action.child(syntax::Rule::identifier);
    if (!name || action.has(syntax::Rule::ifExists) || added.contains(name_of(name)) ||
        interpreter_.schema().contains(ObjectId(kind, name_of(name), table_))) {
      return Outcome::done;
    }
    return interpreter_.missing(Code::unknown_object, name, kind_info(kind).name);
  }

  Outcome index(Node name) {
    if (!name || new_constraints_.contains(name_of(name)) ||
        index_named(interpreter_.schema(), table_, name_of(name))) {
      return Outcome::done;
    }
    return interpreter_.missing(Code::unknown_object, name, "index");
  }

  /// The columns of the table itself that a constraint lists, and the index that it takes.
  Outcome check_constraint(Node node) {
    if (node.is(syntax::Rule::columnName)) {
      return column(node, false);
    }
    if (node.is(syntax::Rule::usingIndex)) {
      const Node name = node.child(syntax::Rule::identifier);
      const ObjectId id = index_named(interpreter_.schema(), table_, name_of(name));
      return found(id && id.kind() == kind_of<Index> ? id : ObjectId{}, Code::unknown_relation, name);
    }
    if (node.is(syntax::Rule::referencedColumns) || node.is(syntax::Rule::expression)) {
      return Outcome::done;
    }
    for (const Node child : node) {
      if (const Outcome outcome = check_constraint(child); outcome != Outcome::done) {
        return outcome;
      }
    }
    return Outcome::done;
  }

  Interpreter& interpreter_;
  const ObjectId& table_;
  std::set<std::string> new_columns_;
  std::set<std::string> new_constraints_;
};

/// DISABLE, REPLICA, ALWAYS; empty for ENABLE alone.
std::string firing(Node action) {
  if (action.has(Tok::KW_DISABLE)) {
    return "DISABLE";
  }
  return action.has(Tok::KW_REPLICA) ? "REPLICA" : action.has(Tok::KW_ALWAYS) ? "ALWAYS" : "";
}

Outcome set_trigger_state(const TableAction& action) {
  const Node name = action.node.child(syntax::Rule::identifier);
  for (const ObjectId& id : action.schema().children(action.table, kind_of<Trigger>)) {
    if (!name || id.name() == name_of(name)) {
      action.schema().edit<Trigger>(id)->enabled = firing(action.node);
    }
  }
  return Outcome::done;
}

Outcome set_rule_state(const TableAction& action) {
  const ObjectId id(kind_of<Rule>, name_of(action.node.child(syntax::Rule::identifier)), action.table);
  action.schema().edit<Rule>(id)->enabled = firing(action.node);
  return Outcome::done;
}

void set_row_security(bool& enabled, bool& forced, Node action) {
  (action.has(Tok::KW_FORCE) ? forced : enabled) = !action.has(Tok::KW_NO) && !action.has(Tok::KW_DISABLE);
}

/// Sequences that the table's columns own go along since 15.
Outcome set_logged(const TableAction& action) {
  const bool unlogged = action.node.has(Tok::KW_UNLOGGED);
  Schema& schema = action.schema();
  schema.edit<Table>(action.table)->unlogged = unlogged;
  if (action.interpreter.postgres() < 15) {
    return Outcome::done;
  }
  for (const ObjectId& id : schema.children(action.table.parent(), kind_of<Sequence>)) {
    const auto* owner = schema.get<SequenceOwner>(ObjectId(kind_of<SequenceOwner>, "", id));
    if (owner != nullptr && owner->column.within(action.table)) {
      schema.edit<Sequence>(id)->unlogged = unlogged;
    }
  }
  return Outcome::done;
}

void change_parameters(Parameters& parameters, Node action) {
  for (auto& [name, value] : read_reloptions(action.child(syntax::Rule::reloptions))) {
    if (action.is(syntax::Rule::setReloptionsAction)) {
      parameters[name] = value;
    } else {
      parameters.erase(name);
    }
  }
}

std::string replica_identity(Node action) {
  if (action.has(Tok::KW_FULL)) {
    return "FULL";
  }
  if (action.has(Tok::KW_NOTHING)) {
    return "NOTHING";
  }
  const Node index = action.child(syntax::Rule::identifier);
  return index ? "USING INDEX " + quote_identifier(name_of(index)) : std::string{};
}

Outcome set_type(const TableAction& action) {
  Table& table = *action.schema().edit<Table>(action.table);
  if (action.node.is(syntax::Rule::ofTypeAction)) {
    const ObjectId type = action.interpreter.find<Composite>(action.node.child(syntax::Rule::qualifiedName));
    table.of_type = row_type(type);
    take_type_columns(action.interpreter, action.table, type, action.node);
    return Outcome::done;
  }
  table.of_type = {};
  for (const ObjectId& column : action.schema().children(action.table, kind_of<Column>)) {
    action.schema().edit<Column>(column)->inherited = false;
  }
  return Outcome::done;
}

/// What is a property of the table itself.
Outcome alter_properties(const TableAction& action) {
  const Node node = action.node;
  Table& table = *action.schema().edit<Table>(action.table);
  switch (node.rule()) {
    case syntax::Rule::rowSecurityAction:
      set_row_security(table.row_security, table.force_row_security, node);
      return Outcome::done;
    case syntax::Rule::clusterOnAction:
      table.cluster_on = name_of(node.child(syntax::Rule::identifier));
      return Outcome::done;
    case syntax::Rule::setWithoutClusterAction:
      table.cluster_on.clear();
      return Outcome::done;
    case syntax::Rule::setWithoutOidsAction:
      return Outcome::done;
    case syntax::Rule::setAccessMethodAction:
      table.access_method = access_method_name(node);
      return Outcome::done;
    case syntax::Rule::setTablespaceAction:
      table.tablespace = tablespace_name(node);
      return Outcome::done;
    case syntax::Rule::setReloptionsAction:
    case syntax::Rule::resetReloptionsAction:
      change_parameters(table.storage_parameters, node);
      return Outcome::done;
    case syntax::Rule::foreignOptions:
      return change_foreign_options(action.interpreter, node, table.foreign_options);
    case syntax::Rule::replicaIdentityAction:
      table.replica_identity = replica_identity(node);
      return Outcome::done;
    default:
      return action.interpreter.unmodelled(node, {"this form of ALTER TABLE"});
  }
}

Outcome act(const TableAction& action) {
  switch (action.node.rule()) {
    case syntax::Rule::addColumnAction:
      return add_column(action);
    case syntax::Rule::dropColumnAction:
      return drop_column(action);
    case syntax::Rule::renameColumnAction:
      return rename_column(action);
    case syntax::Rule::addConstraintAction:
      return add_constraint(action);
    case syntax::Rule::dropConstraintAction:
      return drop_constraint(action);
    case syntax::Rule::renameConstraintAction:
      return rename_constraint(action);
    case syntax::Rule::alterConstraintAction:
    case syntax::Rule::validateConstraintAction:
      return alter_constraint(action);
    case syntax::Rule::inheritAction:
      return inherit(action);
    case syntax::Rule::noInheritAction:
      return no_inherit(action);
    case syntax::Rule::attachPartitionAction:
      return attach_partition(action);
    case syntax::Rule::detachPartitionAction:
      return detach_partition(action);
    case syntax::Rule::triggerStateAction:
      return set_trigger_state(action);
    case syntax::Rule::ruleStateAction:
      return set_rule_state(action);
    case syntax::Rule::setLoggedAction:
      return set_logged(action);
    case syntax::Rule::ofTypeAction:
    case syntax::Rule::notOfTypeAction:
      return set_type(action);
    case syntax::Rule::alterColumnTypeAction:
    case syntax::Rule::setDefaultAction:
    case syntax::Rule::dropDefaultAction:
    case syntax::Rule::setNotNullAction:
    case syntax::Rule::dropNotNullAction:
    case syntax::Rule::setExpressionAction:
    case syntax::Rule::dropExpressionAction:
    case syntax::Rule::addIdentityAction:
    case syntax::Rule::setIdentityAction:
    case syntax::Rule::dropIdentityAction:
    case syntax::Rule::setStatisticsAction:
    case syntax::Rule::setColumnOptionsAction:
    case syntax::Rule::resetColumnOptionsAction:
    case syntax::Rule::setStorageAction:
    case syntax::Rule::setCompressionAction:
    case syntax::Rule::columnForeignOptionsAction:
      return alter_column(action);
    default:
      return alter_properties(action);
  }
}

/// Views, materialized views, sequences and indexes, of which ALTER TABLE does some things too.
Outcome alter_other(Interpreter& interpreter, const ObjectId& id, Node action) {
  Schema& schema = interpreter.schema();
  if (is_shared_action(action)) {
    return run_shared_action(interpreter, id, action);
  }
  const bool materialized = id.kind() == kind_of<MaterializedView>;
  if (id.kind() == kind_of<View> || (materialized && action.is(syntax::Rule::renameColumnAction))) {
    return run_view_action(interpreter, id, action);
  }
  if (materialized && (action.is(syntax::Rule::clusterOnAction) || action.is(syntax::Rule::setWithoutClusterAction))) {
    const Node index = action.child(syntax::Rule::identifier);
    schema.edit<MaterializedView>(id)->cluster_on = index ? name_of(index) : std::string{};
    return Outcome::done;
  }
  if (action.is(syntax::Rule::setReloptionsAction) || action.is(syntax::Rule::resetReloptionsAction)) {
    if (materialized) {
      change_parameters(schema.edit<MaterializedView>(id)->storage_parameters, action);
      return Outcome::done;
    }
    if (auto* index = schema.edit<Index>(id)) {
      change_parameters(index->storage_parameters, action);
      return Outcome::done;
    }
  }
  return interpreter.fail(Code::wrong_relation_kind, action,
                          {sql_name(id), kind_info(id.kind()).name, "this form of ALTER TABLE"});
}

bool only_row_security(const std::vector<Node>& actions) {
  return std::all_of(actions.begin(), actions.end(),
                     [](Node action) { return action.is(syntax::Rule::rowSecurityAction); });
}

/// Row-level security of a table that is not the project's.
void change_outside(Interpreter& interpreter, const ObjectId& table, const std::vector<Node>& actions, Node statement) {
  const ObjectId id(kind_of<RowSecurity>, "", table);
  const auto* present = interpreter.schema().get<RowSecurity>(id);
  RowSecurity state = present == nullptr ? RowSecurity{} : *present;
  for (const Node action : actions) {
    set_row_security(state.enabled, state.forced, action);
  }
  if (state.enabled || state.forced) {
    interpreter.schema().put(id, state, statement.span());
  } else {
    interpreter.schema().remove(id);
  }
}

}  // namespace

Outcome interpret_alter_table(Interpreter& interpreter, Node statement) {
  const Node relation = statement.child(syntax::Rule::relationExpression);
  const Node name = relation.child(syntax::Rule::qualifiedName);
  const ObjectId id = interpreter.find_relation(name);
  const std::vector<Node> actions = actions_of(statement);
  if (!id) {
    if (const ObjectId outside = find_outside(interpreter, name); outside && only_row_security(actions)) {
      change_outside(interpreter, outside, actions, statement);
      return Outcome::done;
    }
    if (only_row_security(actions) && !interpreter.last_round()) {
      return Outcome::deferred;  // whose table it is shows in the end, IF EXISTS or not
    }
    return statement.has(syntax::Rule::ifExists) ? Outcome::done : interpreter.missing(Code::unknown_relation, name);
  }
  const bool is_table = id.kind() == kind_of<Table>;
  LookUp look_up(interpreter, id, actions);
  for (const Node action : actions) {
    if (!is_table || is_shared_action(action)) {
      continue;
    }
    if (const Outcome outcome = look_up.check(action); outcome != Outcome::done) {
      return outcome;
    }
  }
  for (const Node action : actions) {
    const Outcome outcome = !is_table || is_shared_action(action)
                                ? alter_other(interpreter, id, action)
                                : act({interpreter, id, relation.has(Tok::KW_ONLY), action});
    if (outcome != Outcome::done && outcome != Outcome::not_schema) {
      return outcome;
    }
  }
  return Outcome::done;
}

Outcome interpret_cluster(Interpreter& interpreter, Node statement) {
  const std::vector<Node> names = statement.children(syntax::Rule::qualifiedName);
  const Node index = statement.has(Tok::KW_USING) ? statement.child(syntax::Rule::identifier)
                     : names.size() > 1           ? names.front()
                                                  : Node{};
  if (!index) {
    return Outcome::not_schema;
  }
  const ObjectId id = interpreter.find_relation(names.back());
  if (!id) {
    return interpreter.missing(Code::unknown_relation, names.back());
  }
  if (id.kind() == kind_of<Table>) {
    interpreter.schema().edit<Table>(id)->cluster_on = name_of(index);
  } else if (id.kind() == kind_of<MaterializedView>) {
    interpreter.schema().edit<MaterializedView>(id)->cluster_on = name_of(index);
  }
  return Outcome::done;
}

}  // namespace ashlar::kinds
