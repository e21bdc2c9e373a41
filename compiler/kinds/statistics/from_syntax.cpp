// CREATE and ALTER STATISTICS.

#include <algorithm>
#include <charconv>

#include "compiler/base/text.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/object_names.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

constexpr std::size_t all_kinds = 3;  // dependencies, mcv, ndistinct

/// The one table of FROM, by name; none where something else stands there.
Node table_name(Node from_clause) {
  const std::vector<Node> references = from_clause.children(syntax::Rule::tableReference);
  if (references.size() != 1 || references.front().has(syntax::Rule::joinTail)) {
    return {};
  }
  const Node& reference = references.front();
  const Node relation = reference.child(syntax::Rule::relationReference);
  return relation.child(syntax::Rule::relationExpression).child(syntax::Rule::qualifiedName);
}

/// The server's choice where no name is written (ChooseExtendedStatisticName).
ObjectId chosen_name(const Schema& schema, const Statistics& object, const std::vector<std::string>& names) {
  const ObjectId& parent = object.table.parent();
  const std::string name = choose_name(
      object.table.name(), join(names, "_"), "stat",
      [&](const std::string& candidate) { return schema.contains(ObjectId(kind_of<Statistics>, candidate, parent)); });
  return {kind_of<Statistics>, name, parent};
}

/// One of ON: a column, also in parentheses, or an expression.
bool read_element(Interpreter& interpreter, Node element, Statistics& object, std::vector<std::string>& names) {
  Node column = element.child(syntax::Rule::columnName);
  const Node function = element.child(syntax::Rule::functionExpression);
  const Node expression = function ? function : element.child(syntax::Rule::expression);
  if (!column && expression.first_child().is(syntax::Rule::columnReference)) {
    column = expression.first_child();
  }
  if (!column) {
    object.expressions.push_back(interpreter.expression(expression, object.table));
    names.emplace_back("expr");
    return true;
  }
  names.push_back(Interpreter::name_parts(column).back());
  ObjectId id(kind_of<Column>, names.back(), object.table);
  if (object.table.kind() == kind_of<Table> && !interpreter.schema().contains(id)) {
    return false;
  }
  object.columns.ids.push_back(std::move(id));
  return true;
}

}  // namespace

Outcome interpret_create_statistics(Interpreter& interpreter, Node statement) {
  const Node from = table_name(statement.child(syntax::Rule::fromClause));
  if (!from) {
    return interpreter.fail(Code::syntax_error, statement.child(syntax::Rule::fromClause),
                            {"statistics are about one table"});
  }
  Statistics object;
  object.table = interpreter.find<Table, MaterializedView>(from);
  if (!object.table) {
    return interpreter.missing(Code::unknown_relation, from);
  }
  std::vector<std::string> names;
  for (const Node element : statement.children(syntax::Rule::statisticsElement)) {
    if (!read_element(interpreter, element, object, names)) {
      return interpreter.missing(Code::unknown_column, element);
    }
  }
  for (const Node kind : statement.child(syntax::Rule::nameList).children(syntax::Rule::identifier)) {
    object.kinds.push_back(syntax::identifier_value(kind.first_child()));
  }
  std::sort(object.kinds.begin(), object.kinds.end());
  object.kinds.erase(std::unique(object.kinds.begin(), object.kinds.end()), object.kinds.end());
  if (object.kinds.size() == all_kinds) {
    object.kinds.clear();
  }
  const Node name = statement.child(syntax::Rule::qualifiedName);
  const ObjectId id =
      name ? interpreter.new_id(kind_of<Statistics>, name) : chosen_name(interpreter.schema(), object, names);
  if (statement.has(syntax::Rule::ifNotExists) && interpreter.schema().contains(id)) {
    return Outcome::done;
  }
  return interpreter.put(id, std::move(object), statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_statistics(Interpreter& interpreter, Node statement) {
  const Named named = find_named(interpreter, statement.child(syntax::Rule::qualifiedName), {kind_of<Statistics>},
                                 "statistics", statement.has(syntax::Rule::ifExists));
  if (!named) {
    return named.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, named.id, action);
  }
  auto* object = interpreter.schema().edit<Statistics>(named.id);
  std::int64_t target = -1;
  bool negative = false;
  for (const Node child : statement) {
    negative = negative || child.is(Tok::MINUS);
    if (child.is(Tok::INTEGER)) {
      const std::string_view digits = child.text();
      std::from_chars(digits.data(), digits.data() + digits.size(), target);
    }
  }
  object->target = negative || target < 0 ? std::nullopt : std::optional(target);
  return Outcome::done;
}

}  // namespace ashlar::kinds
