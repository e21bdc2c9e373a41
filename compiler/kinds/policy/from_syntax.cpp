// CREATE and ALTER POLICY.

#include <algorithm>

#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"

namespace ashlar::kinds {

using syntax::Node;

namespace {

/// New rows alone are checked, and rows that are there alone are looked for (documentation, "CREATE POLICY").
bool clauses_fit(Interpreter& interpreter, Node statement, const Policy& policy) {
  const Node looked_for = statement.child(syntax::Rule::policyUsing);
  const Node checked = statement.child(syntax::Rule::policyCheck);
  if (looked_for && policy.command == "INSERT") {
    interpreter.fail(Code::syntax_error, looked_for, {"a policy for INSERT has no USING, only WITH CHECK"});
    return false;
  }
  if (checked && (policy.command == "SELECT" || policy.command == "DELETE")) {
    interpreter.fail(Code::syntax_error, checked,
                     {"a policy for " + policy.command + " has no WITH CHECK, only USING"});
    return false;
  }
  return true;
}

/// Sets what the clauses of CREATE or ALTER POLICY say.
void read_clauses(Interpreter& interpreter, Node statement, const ObjectId& table, Policy& policy) {
  if (const Node roles = statement.child(syntax::Rule::policyRoles)) {
    policy.roles.clear();
    for (const std::string& role : role_names(interpreter, roles.child(syntax::Rule::roleList))) {
      policy.roles.push_back(role_sql(role));
    }
    std::sort(policy.roles.begin(), policy.roles.end());
    policy.roles.erase(std::unique(policy.roles.begin(), policy.roles.end()), policy.roles.end());
    if (std::find(policy.roles.begin(), policy.roles.end(), "PUBLIC") != policy.roles.end()) {
      policy.roles = {"PUBLIC"};  // all roles; the others add nothing
    }
  }
  if (const Node clause = statement.child(syntax::Rule::policyUsing)) {
    policy.using_expression = interpreter.expression(clause.child(syntax::Rule::expression), table);
  }
  if (const Node clause = statement.child(syntax::Rule::policyCheck)) {
    policy.check_expression = interpreter.expression(clause.child(syntax::Rule::expression), table);
  }
}

}  // namespace

Outcome interpret_create_policy(Interpreter& interpreter, Node statement) {
  const Node name = statement.child(syntax::Rule::qualifiedName);
  ObjectId table = interpreter.find<Table>(name);
  table = table ? table : find_outside(interpreter, name);
  if (!table) {
    return interpreter.missing(Code::unknown_relation, name);
  }
  Policy policy;
  policy.roles = {"PUBLIC"};
  if (const Node mode = statement.child(syntax::Rule::policyMode)) {
    const std::string word = syntax::identifier_value(mode.child(syntax::Rule::identifier).first_child());
    if (word != "permissive" && word != "restrictive") {
      return interpreter.fail(Code::syntax_error, mode, {"a policy is PERMISSIVE or RESTRICTIVE"});
    }
    policy.permissive = word == "permissive";
  }
  if (const Node command = statement.child(syntax::Rule::policyCommand)) {
    policy.command = keywords_of(command).substr(std::string_view("FOR ").size());
  }
  if (!clauses_fit(interpreter, statement, policy)) {
    return Outcome::failed;
  }
  read_clauses(interpreter, statement, table, policy);
  const ObjectId id(kind_of<Policy>, syntax::identifier_value(statement.child(syntax::Rule::identifier).first_child()),
                    table);
  return interpreter.put(id, std::move(policy), statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_policy(Interpreter& interpreter, Node statement) {
  const Named found =
      find_in_relation(interpreter, kind_of<Policy>, statement.child(syntax::Rule::identifier),
                       statement.child(syntax::Rule::qualifiedName), false, statement.has(syntax::Rule::ifExists));
  if (!found) {
    return found.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, found.id, action);
  }
  auto& policy = *interpreter.schema().edit<Policy>(found.id);
  if (!clauses_fit(interpreter, statement, policy)) {
    return Outcome::failed;
  }
  read_clauses(interpreter, statement, found.id.parent(), policy);
  return Outcome::done;
}

}  // namespace ashlar::kinds
