#include "compiler/kinds/grant/from_syntax.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"

namespace ashlar::kinds {

using syntax::Node;

namespace {

/// For whom and where: each role in each schema, or everywhere.
struct Scope {
  std::vector<std::string> roles;
  std::vector<ObjectId> schemas;
  Outcome outcome = Outcome::done;
};

Scope read_scope(Interpreter& interpreter, Node statement) {
  Scope scope;
  for (const Node part : statement.children(syntax::Rule::defaultPrivilegesScope)) {
    if (const Node list = part.child(syntax::Rule::roleList)) {
      scope.roles = role_names(interpreter, list);
      continue;
    }
    for (const Node name : part.child(syntax::Rule::nameList).children(syntax::Rule::identifier)) {
      const Named schema = find_schema(interpreter, name);
      if (!schema) {
        scope.outcome = schema.outcome;
        return scope;
      }
      scope.schemas.push_back(schema.id);
    }
  }
  if (scope.roles.empty()) {
    const auto& session = interpreter.session();
    scope.roles.push_back(session == nullptr ? std::string{} : session->role);
  }
  if (scope.schemas.empty()) {
    scope.schemas.emplace_back();
  }
  return scope;
}

class Change {
 public:
  Change(Interpreter& interpreter, Node statement, const PrivilegeChange& change, PrivilegeClass of)
      : interpreter_(interpreter), statement_(statement), change_(change), class_(of) {}

  void run(const ObjectId& where, const std::string& role, const std::string& grantee) {
    Schema& schema = interpreter_.schema();
    const std::string objects(default_class_name(class_));
    const ObjectId id(kind_of<DefaultPrivilege>, role + "/" + objects + "/" + grantee, where);
    const Privileges built_in = built_in_privileges(class_, grantee, role, interpreter_.postgres());
    const Privileges base = where ? Privileges{} : built_in;
    const auto* known = schema.get<DefaultPrivilege>(id);
    Privileges privileges = known == nullptr ? base : known->privileges;
    for (const PrivilegeItem& item : change_.items) {
      const auto keywords = keywords_for(item, class_, interpreter_.postgres());
      const bool effective = apply_change(change_, keywords, privileges);
      if (!effective && change_.revoke && where && !built_in.empty()) {
        interpreter_.diagnostics().report(
            Code::ineffective_revoke, statement_.span(),
            {"what " + grantee + " has by default everywhere cannot be taken away in one schema"},
            "leave IN SCHEMA away");
      }
    }
    if (privileges == base) {
      schema.remove(id);
    } else {
      interpreter_.put(id, DefaultPrivilege{role, objects, grantee, std::move(privileges)}, statement_, true);
    }
  }

 private:
  Interpreter& interpreter_;
  Node statement_;
  const PrivilegeChange& change_;
  PrivilegeClass class_;
};

PrivilegeClass class_of(Node target) {
  const std::string words = keywords_of(target);
  return default_class(words == "ROUTINES" ? "FUNCTIONS" : words);
}

}  // namespace

Outcome interpret_alter_default_privileges(Interpreter& interpreter, Node statement) {
  Node action = statement.child(syntax::Rule::defaultGrant);
  action = action ? action : statement.child(syntax::Rule::defaultRevoke);
  const Node target = action.child(syntax::Rule::defaultPrivilegesTarget);
  const PrivilegeClass of = class_of(target);
  if (of == PrivilegeClass::none) {
    return interpreter.unmodelled(target, {"default privileges on " + keywords_of(target)});
  }
  const PrivilegeChange change = read_privilege_change(interpreter, action);
  const Scope scope = read_scope(interpreter, statement);
  if (scope.outcome != Outcome::done) {
    return scope.outcome;
  }
  for (const PrivilegeItem& item : change.items) {
    if (keywords_for(item, of, interpreter.postgres()).empty()) {
      return interpreter.fail(Code::unknown_privilege, item.at, {item.keyword, default_class_name(of)});
    }
  }
  Change one(interpreter, statement, change, of);
  for (const ObjectId& schema : scope.schemas) {
    for (const std::string& role : scope.roles) {
      for (const std::string& grantee : change.grantees) {
        one.run(schema, role, grantee);
      }
    }
  }
  return Outcome::done;
}

}  // namespace ashlar::kinds
