#include "compiler/kinds/composite/from_syntax.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/table/table_elements.h"

namespace ashlar::kinds {

using syntax::Node;

namespace {

SqlText collation_in(Interpreter& interpreter, Node node) {
  const Node clause = node.child(syntax::Rule::collateClause);
  return clause ? interpreter.collation(clause.child(syntax::Rule::qualifiedName)) : SqlText{};
}

std::string column_name(Node node) {
  return Interpreter::name_parts(node.child(syntax::Rule::columnName)).back();
}

/// Also of alterAttributeAction, which has the same parts.
Attribute read_attribute(Interpreter& interpreter, Node node) {
  return {column_name(node), interpreter.type(node.child(syntax::Rule::typeName)), collation_in(interpreter, node)};
}

auto find_attribute(Composite& composite, const std::string& name) {
  return std::find_if(composite.attributes.begin(), composite.attributes.end(),
                      [&](const Attribute& attribute) { return attribute.name == name; });
}

Outcome add_attribute(Interpreter& interpreter, Composite& composite, Node action) {
  const Node attribute = action.child(syntax::Rule::compositeAttribute);
  const std::string name = column_name(attribute);
  if (find_attribute(composite, name) != composite.attributes.end()) {
    return interpreter.fail(Code::duplicate_object, attribute, {"attribute", quote_identifier(name)});
  }
  composite.attributes.push_back(read_attribute(interpreter, attribute));
  return Outcome::done;
}

Outcome change_attribute(Interpreter& interpreter, Composite& composite, Node action) {
  const auto at = find_attribute(composite, column_name(action));
  if (at == composite.attributes.end()) {
    return action.has(syntax::Rule::ifExists)
               ? Outcome::done
               : interpreter.missing(Code::unknown_column, action.child(syntax::Rule::columnName));
  }
  if (action.is(syntax::Rule::dropAttributeAction)) {
    composite.attributes.erase(at);
  } else {
    *at = read_attribute(interpreter, action);
  }
  return Outcome::done;
}

Outcome rename_attribute(Interpreter& interpreter, const ObjectId& id, Composite& composite, Node action) {
  const std::vector<Node> names = action.children(syntax::Rule::columnName);
  const std::string from = Interpreter::name_parts(names.front()).back();
  const std::string to = Interpreter::name_parts(names.back()).back();
  const auto at = find_attribute(composite, from);
  if (at == composite.attributes.end()) {
    return interpreter.missing(Code::unknown_column, names.front());
  }
  at->name = to;
  // What hangs on it (a comment) stands in the address that a column would have.
  interpreter.rename(ObjectId(kind_of<Column>, from, id), ObjectId(kind_of<Column>, to, id));
  return Outcome::done;
}

}  // namespace

Outcome create_composite(Interpreter& interpreter, const ObjectId& id, Node statement, Node composite_type) {
  Composite composite;
  for (const Node attribute : composite_type.children(syntax::Rule::compositeAttribute)) {
    if (find_attribute(composite, column_name(attribute)) != composite.attributes.end()) {
      return interpreter.fail(Code::duplicate_object, attribute,
                              {"attribute", quote_identifier(column_name(attribute))});
    }
    composite.attributes.push_back(read_attribute(interpreter, attribute));
    if (auto note = interpreter.take_note(attribute)) {
      composite.renamed_attributes.emplace_back(composite.attributes.back().name, std::move(note->from));
    }
  }
  return interpreter.put(id, std::move(composite), statement) ? Outcome::done : Outcome::failed;
}

Outcome alter_composite(Interpreter& interpreter, const ObjectId& id, Node statement) {
  // All or nothing: an action that has to wait leaves the type as it was.
  Composite composite = *interpreter.schema().get<Composite>(id);
  if (const Node action = statement.child(syntax::Rule::renameAttributeAction)) {
    const Outcome outcome = rename_attribute(interpreter, id, composite, action);
    if (outcome == Outcome::done) {
      interpreter.schema().put(id, std::move(composite));
    }
    return outcome;
  }
  const std::vector<Node> actions = statement.children(syntax::Rule::alterTypeAction);
  if (actions.empty()) {
    return interpreter.unmodelled(statement, {"this form of ALTER TYPE"});
  }
  for (const Node action : actions) {
    const Node inner = action.first_child();
    const Outcome outcome = inner.is(syntax::Rule::addAttributeAction)
                                ? add_attribute(interpreter, composite, inner)
                                : change_attribute(interpreter, composite, inner);
    if (outcome != Outcome::done) {
      return outcome;
    }
  }
  interpreter.schema().put(id, std::move(composite));
  return Outcome::done;
}

}  // namespace ashlar::kinds
