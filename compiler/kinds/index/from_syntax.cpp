#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/figure.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/index/constraint_index.h"
#include "compiler/kinds/index/index_elements.h"
#include "compiler/kinds/object_names.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/storage.h"

namespace ashlar::kinds {

namespace {

using syntax::Node;
using syntax::Tok;

}  // namespace

Parameters read_reloptions(Node options) {
  Parameters read;
  for (const Node option : options.children(syntax::Rule::reloption)) {
    std::string name;
    for (const std::string& part : Interpreter::name_parts(option.child(syntax::Rule::reloptionName))) {
      name += (name.empty() ? "" : ".") + part;
    }
    const Node value = option.child(syntax::Rule::definitionValue);
    const Node string = value.child(syntax::Rule::string);
    const std::string text = string ? syntax::string_value(string) : to_lower(value.text());
    read[name] = value ? reloption_value(text) : "true";
  }
  return read;
}

std::optional<IndexElement> read_index_element(Interpreter& interpreter, Node node, const ObjectId& table,
                                               const std::string& access_method, std::string& name_part,
                                               Node& missing) {
  IndexElement element;
  if (const Node column = node.child(syntax::Rule::columnName)) {
    name_part = Interpreter::name_parts(column).back();
    element.column = ObjectId(kind_of<Column>, name_part, table);
    if (table.kind() == kind_of<Table> && !interpreter.schema().contains(element.column)) {
      missing = column;
      return std::nullopt;
    }
  } else {
    const Node function = node.child(syntax::Rule::functionExpression);
    const Node expression = function ? function : node.child(syntax::Rule::expression);
    name_part = index_column_name(expression, interpreter.postgres());
    element.expression = interpreter.expression(expression, table);
  }
  if (const Node collate = node.child(syntax::Rule::collateClause)) {
    element.collation = interpreter.collation(collate.child(syntax::Rule::qualifiedName));
  }
  if (const Node operators = node.child(syntax::Rule::operatorClass)) {
    element.operator_class = interpreter.operator_class(operators.child(syntax::Rule::qualifiedName), access_method);
    element.operator_class_options = read_reloptions(operators.child(syntax::Rule::reloptions));
  }
  element.descending = node.has(Tok::KW_DESC);
  const Node nulls = node.child(syntax::Rule::nullsOrder);
  element.nulls_first = nulls ? nulls.has(Tok::KW_FIRST) : element.descending;
  return element;
}

Outcome interpret_create_index(Interpreter& interpreter, Node statement) {
  const Node relation = statement.child(syntax::Rule::relationExpression);
  const Node relation_name = relation.child(syntax::Rule::qualifiedName);
  Index index;
  index.table = interpreter.find<Table, MaterializedView>(relation_name);
  if (!index.table) {
    return interpreter.missing(Code::unknown_relation, relation_name);
  }
  index.unique = statement.has(Tok::KW_UNIQUE);
  index.concurrently = statement.has(Tok::KW_CONCURRENTLY);
  index.only = relation.has(Tok::KW_ONLY);
  if (const Node method = statement.child(syntax::Rule::accessMethodClause)) {
    index.method = Interpreter::name_parts(method.child(syntax::Rule::identifier)).back();
  }
  std::vector<std::string> names;
  Node missing;
  for (const Node node : statement.child(syntax::Rule::indexElements).children(syntax::Rule::indexElement)) {
    auto element = read_index_element(interpreter, node, index.table, index.method, names.emplace_back(), missing);
    if (!element) {
      return interpreter.missing(Code::unknown_column, missing);
    }
    index.elements.push_back(std::move(*element));
  }
  for (const Node node : statement.child(syntax::Rule::indexInclude).children(syntax::Rule::indexElement)) {
    auto element = read_index_element(interpreter, node, index.table, index.method, names.emplace_back(), missing);
    if (!element) {
      return interpreter.missing(Code::unknown_column, missing);
    }
    index.include.push_back(element->column);
  }
  const Node nulls = statement.child(syntax::Rule::nullsDistinct);
  index.nulls_not_distinct = nulls && nulls.has(Tok::KW_NOT);
  index.storage_parameters =
      read_reloptions(statement.child(syntax::Rule::withReloptions).child(syntax::Rule::reloptions));
  index.tablespace = new_tablespace(interpreter, statement.child(syntax::Rule::tablespaceClause));
  index.predicate =
      interpreter.expression(statement.child(syntax::Rule::whereClause).child(syntax::Rule::expression), index.table);
  const ObjectId schema = index.table.parent();
  std::string name;
  if (const Node written = statement.child(syntax::Rule::identifier)) {
    name = Interpreter::name_parts(written).back();
  } else {
    name = choose_name(index.table.name(), join_column_names(names), "idx", [&](const std::string& candidate) {
      return relation_name_taken(interpreter.schema(), schema, candidate);
    });
  }
  const ObjectId id(kind_of<Index>, name, schema);
  if (statement.has(syntax::Rule::ifNotExists) && interpreter.schema().contains(id)) {
    return Outcome::done;
  }
  return interpreter.put(id, std::move(index), statement) ? Outcome::done : Outcome::failed;
}

ObjectId constraint_with_index(Interpreter& interpreter, Node name) {
  const std::vector<std::string> parts = Interpreter::name_parts(name);
  const std::vector<std::string> schemas =
      parts.size() > 1 ? std::vector<std::string>{parts[parts.size() - 2]} : interpreter.session()->search_path;
  const Schema& schema = interpreter.schema();
  for (const std::string& searched : schemas) {
    if (!schema.may_have_nested(searched, parts.back())) {
      continue;
    }
    for (const ObjectId& table : schema.children(Interpreter::schema_id(searched), kind_of<Table>)) {
      ObjectId id(kind_of<Constraint>, parts.back(), table);
      if (const auto* constraint = schema.get<Constraint>(id); constraint != nullptr && has_index(*constraint)) {
        return id;
      }
    }
  }
  return {};
}

namespace {

/// Options and tablespace of an index, or of the constraint that it carries. False for any other action.
template <class K>
bool change_index(K& index, Node statement) {
  if (const Node action = statement.child(syntax::Rule::setReloptionsAction)) {
    for (auto& [option, value] : read_reloptions(action.child(syntax::Rule::reloptions))) {
      index.storage_parameters[option] = value;
    }
    return true;
  }
  if (const Node action = statement.child(syntax::Rule::resetReloptionsAction)) {
    for (const auto& [option, value] : read_reloptions(action.child(syntax::Rule::reloptions))) {
      index.storage_parameters.erase(option);
    }
    return true;
  }
  if (const Node action = statement.child(syntax::Rule::setTablespaceAction)) {
    index.tablespace = tablespace_name(action);
    return true;
  }
  return false;
}

/// ATTACH PARTITION: the partition's index is from now on what the partitioned table's implies, and no Object of its
/// own.
Outcome attach_index(Interpreter& interpreter, const ObjectId& parent, Node action) {
  const Node name = action.child(syntax::Rule::qualifiedName);
  const ObjectId constraint = interpreter.find<Index>(name) ? ObjectId{} : constraint_with_index(interpreter, name);
  const Named named =
      constraint ? Named{.id = constraint} : find_named(interpreter, name, {kind_of<Index>}, "index", false);
  if (!named) {
    return named.outcome;
  }
  if (named.id == parent) {
    return interpreter.fail(Code::change_refused, action, {display_name(parent), "it is not of a partition"});
  }
  interpreter.schema().remove(named.id);
  return Outcome::done;
}

/// ALTER INDEX of an index that a constraint made.
Outcome alter_constraint_index(Interpreter& interpreter, const ObjectId& id, Node statement) {
  if (const Node action = statement.child(syntax::Rule::renameAction)) {
    const std::string name = Interpreter::name_parts(action.child(syntax::Rule::identifier)).back();
    interpreter.rename(id, ObjectId(id.kind(), name, id.parent()));
    return Outcome::done;
  }
  if (const Node action = statement.child(syntax::Rule::attachIndexAction)) {
    return attach_index(interpreter, id, action);
  }
  if (change_index(*interpreter.schema().edit<Constraint>(id), statement)) {
    return Outcome::done;
  }
  return interpreter.unmodelled(statement, {"this form of ALTER INDEX on a constraint's index"});
}

/// ALTER COLUMN number SET STATISTICS; DEFAULT, or -1, takes the target off.
void set_statistics(Index& index, const std::vector<Node>& actions) {
  for (const Node action : actions) {
    std::vector<std::string> numbers;
    for (const Node child : action) {
      if (child.is(Tok::INTEGER)) {
        numbers.emplace_back(child.text());
      } else if (child.is(Tok::MINUS)) {
        numbers.emplace_back("-1");
        break;
      }
    }
    const bool unset = action.has(Tok::KW_DEFAULT) || numbers.size() < 2 || numbers[1].starts_with('-');
    if (unset) {
      index.statistics.erase(numbers.front());
    } else {
      index.statistics[numbers.front()] = numbers[1];
    }
  }
}

/// The same by name, which the server takes for keys that are expressions too: not for what it counts itself.
bool by_number(const std::vector<Node>& actions) {
  return !actions.empty() &&
         std::none_of(actions.begin(), actions.end(), [](Node action) { return action.has(syntax::Rule::columnName); });
}

}  // namespace

Outcome interpret_alter_index(Interpreter& interpreter, Node statement) {
  const Node name = statement.child(syntax::Rule::qualifiedName);
  if (!interpreter.find<Index>(name)) {
    if (const ObjectId constraint = constraint_with_index(interpreter, name)) {
      return alter_constraint_index(interpreter, constraint, statement);
    }
  }
  const Named named = find_named(interpreter, name, {kind_of<Index>}, "index", statement.has(syntax::Rule::ifExists));
  if (!named) {
    return named.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, named.id, action);
  }
  if (const Node action = statement.child(syntax::Rule::attachIndexAction)) {
    const Outcome outcome = attach_index(interpreter, named.id, action);
    if (outcome == Outcome::done) {
      interpreter.schema().edit<Index>(named.id)->only = false;
    }
    return outcome;
  }
  if (change_index(*interpreter.schema().edit<Index>(named.id), statement)) {
    return Outcome::done;
  }
  if (const std::vector<Node> actions = statement.children(syntax::Rule::setStatisticsAction); by_number(actions)) {
    set_statistics(*interpreter.schema().edit<Index>(named.id), actions);
    return Outcome::done;
  }
  return interpreter.unmodelled(statement, {"this form of ALTER INDEX"});
}

}  // namespace ashlar::kinds
