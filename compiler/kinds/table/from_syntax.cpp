#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/index/index_elements.h"
#include "compiler/kinds/object_names.h"
#include "compiler/kinds/storage.h"
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

bool is_temporary(Node statement) {
  const Node persistence = statement.child(syntax::Rule::persistence);
  const std::vector<std::string> name = Interpreter::name_parts(statement.child(syntax::Rule::qualifiedName));
  return (persistence && !persistence.has(Tok::KW_UNLOGGED)) || (name.size() > 1 && name.front() == "pg_temp");
}

std::vector<SqlText> bound_values(Interpreter& interpreter, Node list) {
  std::vector<SqlText> values;
  for (const Node value : list.children(syntax::Rule::expression)) {
    const std::string word = to_upper(value.text());
    if (word == "MINVALUE" || word == "MAXVALUE") {
      values.emplace_back(word);
    } else {
      values.push_back(interpreter.expression(value));
    }
  }
  return values;
}

/// The tables that the statement builds on, looked up before anything changes.
struct Foundations {
  std::vector<ObjectId> parents;
  ObjectId partitioned;
  ObjectId type;
  ObjectId server;
  std::vector<std::pair<Node, ObjectId>> like;
  Outcome outcome = Outcome::done;  // where something is not there
};

ObjectId foundation(Interpreter& interpreter, Node name, Foundations& found) {
  const Named table = find_named(interpreter, name, {kind_of<Table>}, "table");
  if (!table) {
    found.outcome = table.outcome;
  }
  return table.id;
}

Foundations foundations(Interpreter& interpreter, Node statement) {
  Foundations found;
  const Node inherits = statement.child(syntax::Rule::inheritsClause);
  for (const Node name : inherits.child(syntax::Rule::qualifiedNameList).children(syntax::Rule::qualifiedName)) {
    found.parents.push_back(foundation(interpreter, name, found));
  }
  if (const Node partition = statement.child(syntax::Rule::partitionOf)) {
    found.partitioned = foundation(interpreter, partition.child(syntax::Rule::qualifiedName), found);
  }
  for (const Node like : statement.child(syntax::Rule::tableElements).children(syntax::Rule::likeClause)) {
    found.like.emplace_back(like, foundation(interpreter, like.child(syntax::Rule::qualifiedName), found));
  }
  if (statement.is(syntax::Rule::createForeignTableStatement)) {
    const Named server = find_top_level(interpreter, kind_of<Server>, statement.child(syntax::Rule::identifier));
    found.server = server.id;
    found.outcome = server ? found.outcome : server.outcome;
  }
  if (statement.has(Tok::KW_OF)) {
    const Named type =
        find_named(interpreter, statement.children(syntax::Rule::qualifiedName).back(), {kind_of<Composite>}, "type");
    found.type = type.id;
    found.outcome = type ? found.outcome : type.outcome;
  }
  return found;
}

/// One key of PARTITION BY. A column in parentheses is a column, as the server has it.
bool read_partition_element(Interpreter& interpreter, Node node, const ObjectId& table, const std::string& method,
                            IndexElement& element) {
  Node column = node.child(syntax::Rule::columnName);
  const Node function = node.child(syntax::Rule::functionExpression);
  const Node expression = function ? function : node.child(syntax::Rule::expression);
  if (!column && expression.first_child().is(syntax::Rule::columnReference)) {
    column = expression.first_child();
  }
  if (column) {
    element.column = ObjectId(kind_of<Column>, name_of(column), table);
    if (!interpreter.schema().contains(element.column)) {
      interpreter.fail(Code::unknown_column, column, {name_of(column)});
      return false;
    }
  } else {
    element.expression = interpreter.expression(expression, table);
  }
  bool collation = false;
  for (const Node child : node) {
    if (child.is(Tok::KW_COLLATE)) {
      collation = true;
    } else if (child.is(syntax::Rule::qualifiedName)) {
      if (collation) {
        element.collation = interpreter.collation(child);
      } else {
        element.operator_class = interpreter.operator_class(child, method);
      }
      collation = false;
    }
  }
  return true;
}

bool read_partition_key(Interpreter& interpreter, Node clause, const ObjectId& table) {
  std::vector<IndexElement> key;
  const std::string& strategy = interpreter.schema().get<Table>(table)->partition_strategy;
  const bool hashed = strategy == "HASH";
  if (strategy == "LIST" && clause.children(syntax::Rule::partitionElement).size() > 1) {
    interpreter.fail(Code::syntax_error, clause, {"PARTITION BY LIST takes one column"});
    return false;
  }
  for (const Node node : clause.children(syntax::Rule::partitionElement)) {
    if (!read_partition_element(interpreter, node, table, hashed ? "hash" : "btree", key.emplace_back())) {
      return false;
    }
  }
  interpreter.schema().edit<Table>(table)->partition_key = std::move(key);
  return true;
}

/// A partition is stored as the partitioned table says before what SET says; that one has no access method of its own
/// but where it is written (from 17 on), and a foreign table has neither.
void read_storage(Interpreter& interpreter, Node statement, Table& table) {
  if (statement.is(syntax::Rule::createForeignTableStatement)) {
    return;
  }
  const Node method = statement.child(syntax::Rule::accessMethodClause);
  const Node tablespace = statement.child(syntax::Rule::tablespaceClause);
  const auto* whole = table.partition_of ? interpreter.schema().get<Table>(table.partition_of) : nullptr;
  if (!method && whole != nullptr && !whole->access_method.empty()) {
    table.access_method = whole->access_method;
  } else if (method || table.partition_strategy.empty()) {
    table.access_method = new_access_method(interpreter, method);
  }
  table.tablespace = !tablespace && whole != nullptr && !whole->tablespace.empty()
                         ? whole->tablespace
                         : new_tablespace(interpreter, tablespace);
}

Table read_table(Interpreter& interpreter, Node statement, const Foundations& found) {
  Table table;
  table.unlogged = statement.child(syntax::Rule::persistence).has(Tok::KW_UNLOGGED);
  table.partition_of = found.partitioned;
  if (const Node bound = statement.child(syntax::Rule::partitionBound)) {
    table.partition_bound = read_partition_bound(interpreter, bound);
  }
  table.inherits = found.parents;
  table.of_type = found.type ? row_type(found.type) : SqlText{};
  if (const Node partitioning = statement.child(syntax::Rule::partitionByClause)) {
    table.partition_strategy = to_upper(name_of(partitioning.child(syntax::Rule::identifier)));
  }
  read_storage(interpreter, statement, table);
  table.storage_parameters =
      read_reloptions(statement.child(syntax::Rule::withReloptions).child(syntax::Rule::reloptions));
  table.storage_parameters.erase("oids");
  table.server = found.server;
  return table;
}

/// Columns and constraints in the order of the statement.
bool read_elements(Interpreter& interpreter, Node statement, const ObjectId& id, const Foundations& found) {
  TableElements elements(interpreter, id);
  const Node plain = statement.child(syntax::Rule::tableElements);
  for (const Node element : plain ? plain : statement.child(syntax::Rule::typedTableElements)) {
    bool read = true;
    if (element.is(syntax::Rule::columnDefinition)) {
      read = elements.add_column(element);
    } else if (element.is(syntax::Rule::typedColumn)) {
      read = elements.add_options(element);
    } else if (element.is(syntax::Rule::likeClause)) {
      const auto source =
          std::find_if(found.like.begin(), found.like.end(), [&](const auto& like) { return like.first == element; });
      read = elements.add_like(element, source->second);
    }
    if (!read) {
      return false;
    }
  }
  for (const Node element : plain ? plain : statement.child(syntax::Rule::typedTableElements)) {
    if (element.is(syntax::Rule::tableConstraint) && !elements.add_constraint(element)) {
      return false;
    }
  }
  return elements.finish(true);
}

}  // namespace

PartitionBound read_partition_bound(Interpreter& interpreter, Node bound) {
  PartitionBound read;
  const std::vector<Node> lists = bound.children(syntax::Rule::partitionBoundValues);
  if (bound.has(Tok::KW_IN)) {
    read.form = "IN";
  } else if (bound.has(Tok::KW_FROM)) {
    read.form = "FROM";
    read.to = bound_values(interpreter, lists.back());
  } else if (bound.has(syntax::Rule::hashBound)) {
    std::string modulus;
    std::string remainder;
    for (const Node part : bound.children(syntax::Rule::hashBound)) {
      const bool is_modulus = to_lower(part.first_child().text()) == "modulus";
      (is_modulus ? modulus : remainder) = part.first_child().next_sibling().text();
    }
    read.form = "WITH (modulus " + modulus + ", remainder " + remainder + ")";
  } else {
    read.form = "DEFAULT";
  }
  if (!lists.empty()) {
    read.values = bound_values(interpreter, lists.front());
  }
  return read;
}

SqlText row_type(const ObjectId& type) {
  SqlText text;
  text.append(type, SlotStyle::qualified);
  return text;
}

void take_type_columns(Interpreter& interpreter, const ObjectId& table, const ObjectId& type, Node at) {
  for (const Attribute& attribute : interpreter.schema().get<Composite>(type)->attributes) {
    const ObjectId id(kind_of<Column>, attribute.name, table);
    if (auto* column = interpreter.schema().edit<Column>(id)) {
      column->inherited = true;
    } else {
      Column taken{.type = attribute.type, .collation = attribute.collation};
      taken.inherited = true;
      interpreter.schema().put(id, std::move(taken), at.span());
    }
  }
}

std::vector<ObjectId> children_of(const Schema& schema, const ObjectId& table) {
  std::vector<ObjectId> found;
  const auto* parent = schema.get<Table>(table);
  if (parent == nullptr || !parent->may_have_children) {
    return found;
  }
  for (ObjectId& id : schema.users(table)) {
    const auto* child = schema.get<Table>(id);
    if (child != nullptr &&
        (child->partition_of == table || std::ranges::find(child->inherits, table) != child->inherits.end())) {
      found.push_back(std::move(id));
    }
  }
  return found;
}

Outcome interpret_create_table(Interpreter& interpreter, Node statement) {
  if (is_temporary(statement)) {
    return Outcome::not_schema;
  }
  const Node name = statement.child(syntax::Rule::qualifiedName);
  const ObjectId id = interpreter.new_id(kind_of<Table>, name);
  if (relation_name_taken(interpreter.schema(), id.parent(), id.name())) {
    if (statement.has(syntax::Rule::ifNotExists)) {
      return Outcome::done;
    }
    return interpreter.fail(Code::duplicate_object, name, {"relation", sql_name(id)});
  }
  const Foundations found = foundations(interpreter, statement);
  if (found.outcome != Outcome::done) {
    return found.outcome;
  }
  if (found.partitioned && interpreter.schema().get<Table>(found.partitioned)->partition_strategy.empty()) {
    return interpreter.fail(Code::wrong_relation_kind, statement.child(syntax::Rule::partitionOf),
                            {sql_name(found.partitioned), "table without PARTITION BY", "PARTITION OF"});
  }
  Table table = read_table(interpreter, statement, found);
  if (change_foreign_options(interpreter, statement.child(syntax::Rule::foreignOptions), table.foreign_options) !=
          Outcome::done ||
      !interpreter.put(id, std::move(table), statement)) {
    return Outcome::failed;
  }
  std::vector<ObjectId> parents = found.parents;
  if (found.partitioned) {
    parents.push_back(found.partitioned);
  }
  for (const ObjectId& parent : parents) {
    interpreter.schema().edit<Table>(parent)->may_have_children = true;
    inherit_columns(interpreter, id, parent, statement);
  }
  if (found.type) {
    take_type_columns(interpreter, id, found.type, statement);
  }
  if (!read_elements(interpreter, statement, id, found)) {
    return Outcome::failed;
  }
  const Node partitioning = statement.child(syntax::Rule::partitionByClause);
  return !partitioning || read_partition_key(interpreter, partitioning, id) ? Outcome::done : Outcome::failed;
}

Outcome interpret_create_table_as(Interpreter& interpreter, Node statement) {
  if (is_temporary(statement)) {
    return Outcome::not_schema;
  }
  const Node query = statement.child(syntax::Rule::query);
  if (!query) {
    return interpreter.unmodelled(statement, {"CREATE TABLE … AS EXECUTE"}, "use CREATE TABLE and INSERT … EXECUTE");
  }
  const Node name = statement.child(syntax::Rule::qualifiedName);
  const ObjectId id = interpreter.new_id(kind_of<Table>, name);
  if (relation_name_taken(interpreter.schema(), id.parent(), id.name())) {
    return statement.has(syntax::Rule::ifNotExists)
               ? Outcome::done
               : interpreter.fail(Code::duplicate_object, name, {"relation", sql_name(id)});
  }
  const PendingSyntax pending{query, TextKind::query, interpreter.session(), {}, false, {}};
  const Node list = statement.child(syntax::Rule::columnList);
  const std::optional<QueryText> result = interpreter.resolve_query(
      pending, list ? column_names_of(list) : std::vector<std::string>{}, interpreter.last_round());
  if (!result) {
    return interpreter.last_round() ? Outcome::failed : Outcome::deferred;
  }
  if (result->columns.empty()) {
    return interpreter.unmodelled(statement, {"CREATE TABLE … AS a query whose columns are not certain"},
                                  "use CREATE TABLE and INSERT … SELECT");
  }
  for (const OutputColumn& column : result->columns) {
    if (column.type.empty()) {
      return interpreter.fail(Code::uncertain_column_type, query, {column.name, sql_name(id)},
                              "write a cast: expression::type AS " + quote_identifier(column.name));
    }
  }
  if (!interpreter.put(id, read_table(interpreter, statement, {}), statement)) {
    return Outcome::failed;
  }
  for (const OutputColumn& column : result->columns) {
    interpreter.put(ObjectId(kind_of<Column>, column.name, id), Column{.type = column.type}, query);
  }
  return Outcome::done;
}

}  // namespace ashlar::kinds
