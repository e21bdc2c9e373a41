// CREATE and ALTER MATERIALIZED VIEW.

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/storage.h"
#include "compiler/kinds/view/view_actions.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

std::string parameter_name(Node option) {
  return to_lower(join(Interpreter::name_parts(option.child(syntax::Rule::reloptionName)), "."));
}

std::string parameter_value(Node option) {
  const Node value = option.child(syntax::Rule::definitionValue);
  if (!value) {
    return "true";
  }
  const std::string text = to_lower(value.has(syntax::Rule::string) ? string_in(value) : std::string(value.text()));
  return reloption_value(text);
}

Outcome run_action(Interpreter& interpreter, const ObjectId& id, Node action) {
  auto& view = *interpreter.schema().edit<MaterializedView>(id);
  switch (action.rule()) {
    case syntax::Rule::setReloptionsAction:
      for (const Node option : action.child(syntax::Rule::reloptions).children(syntax::Rule::reloption)) {
        view.storage_parameters[parameter_name(option)] = parameter_value(option);
      }
      return Outcome::done;
    case syntax::Rule::resetReloptionsAction:
      for (const Node option : action.child(syntax::Rule::reloptions).children(syntax::Rule::reloption)) {
        view.storage_parameters.erase(parameter_name(option));
      }
      return Outcome::done;
    case syntax::Rule::setAccessMethodAction:
      view.access_method = access_method_name(action);
      return Outcome::done;
    case syntax::Rule::setTablespaceAction:
      view.tablespace = tablespace_name(action);
      return Outcome::done;
    case syntax::Rule::clusterOnAction:
      view.cluster_on = syntax::identifier_value(action.child(syntax::Rule::identifier).first_child());
      return Outcome::done;
    case syntax::Rule::setWithoutClusterAction:
      view.cluster_on.clear();
      return Outcome::done;
    default:
      return run_view_action(interpreter, id, action);
  }
}

}  // namespace

Outcome interpret_create_materialized_view(Interpreter& interpreter, Node statement) {
  const ObjectId id = interpreter.new_id(kind_of<MaterializedView>, statement.child(syntax::Rule::qualifiedName));
  if (statement.has(syntax::Rule::ifNotExists) && interpreter.schema().contains(id)) {
    return Outcome::done;
  }
  MaterializedView view;
  view.query.text = interpreter.query(statement.child(syntax::Rule::query));
  for (const Node name : statement.child(syntax::Rule::columnList).children(syntax::Rule::columnName)) {
    view.column_names.push_back(syntax::identifier_value(name.first_child()));
  }
  for (const Node option : statement.child(syntax::Rule::withReloptions)
                               .child(syntax::Rule::reloptions)
                               .children(syntax::Rule::reloption)) {
    view.storage_parameters[parameter_name(option)] = parameter_value(option);
  }
  view.access_method = new_access_method(interpreter, statement.child(syntax::Rule::accessMethodClause));
  view.tablespace = new_tablespace(interpreter, statement.child(syntax::Rule::tablespaceClause));
  view.with_data = !statement.child(syntax::Rule::withData).has(Tok::KW_NO);
  return interpreter.put(id, std::move(view), statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_materialized_view(Interpreter& interpreter, Node statement) {
  const Named found = find_named(interpreter, statement.child(syntax::Rule::qualifiedName), {kind_of<MaterializedView>},
                                 "materialized view", statement.has(syntax::Rule::ifExists));
  if (!found) {
    return found.outcome;
  }
  for (const Node action : statement.children(syntax::Rule::alterTableAction)) {
    if (const Outcome outcome = run_action(interpreter, found.id, action.first_child()); outcome != Outcome::done) {
      return outcome;
    }
  }
  return Outcome::done;
}

}  // namespace ashlar::kinds
