// CREATE and ALTER RULE.

#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

Outcome interpret_create_rule(Interpreter& interpreter, Node statement) {
  const Node name = statement.child(syntax::Rule::qualifiedName);
  const ObjectId relation = interpreter.find<Table, View>(name);
  if (!relation) {
    return interpreter.missing(Code::unknown_relation, name);
  }
  Rule rule;
  rule.event = keywords_of(statement.child(syntax::Rule::ruleEvent));
  if (rule.event == "SELECT") {
    return interpreter.unmodelled(statement, {"a rule ON SELECT"}, "write CREATE VIEW");
  }
  rule.instead = statement.has(Tok::KW_INSTEAD);
  rule.condition = interpreter.expression(statement.child(syntax::Rule::whereClause).child(syntax::Rule::expression),
                                          relation, true);
  for (const Node action : statement.children(syntax::Rule::ruleAction)) {
    rule.actions.push_back(interpreter.commands(action, relation, true));
  }
  const ObjectId id(kind_of<Rule>, syntax::identifier_value(statement.child(syntax::Rule::identifier).first_child()),
                    relation);
  if (const auto* existing = interpreter.schema().get<Rule>(id)) {
    rule.enabled = existing->enabled;  // OR REPLACE keeps it
  }
  return interpreter.put(id, std::move(rule), statement, statement.has(syntax::Rule::orReplace)) ? Outcome::done
                                                                                                 : Outcome::failed;
}

Outcome interpret_alter_rule(Interpreter& interpreter, Node statement) {
  const Named found = find_in_relation(interpreter, kind_of<Rule>, statement.child(syntax::Rule::identifier),
                                       statement.child(syntax::Rule::qualifiedName));
  return found ? run_shared_action(interpreter, found.id, shared_action_in(statement)) : found.outcome;
}

}  // namespace ashlar::kinds
