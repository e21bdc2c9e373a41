#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/table/table_elements.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

/// domain_check, domain_check1, …: the name that the server gives where none is written.
std::string constraint_name(const Schema& schema, const ObjectId& domain) {
  constexpr std::string_view suffix = "_check";
  constexpr std::size_t longest = 63;
  for (int i = 0;; ++i) {
    const std::string tail = std::string(suffix) + (i == 0 ? "" : std::to_string(i));
    std::string name = domain.name();
    while (name.size() + tail.size() > longest) {
      name = truncate_identifier(name.substr(0, longest - tail.size()));
    }
    name += tail;
    if (!schema.contains(ObjectId(kind_of<Constraint>, name, domain))) {
      return name;
    }
  }
}

/// CHECK of CREATE DOMAIN or ADD: `holder` has the optional CONSTRAINT name, the check and its attributes.
bool add_check(Interpreter& interpreter, Node holder, const ObjectId& domain) {
  const Node check = holder.child(syntax::Rule::checkConstraint);
  const Node name = holder.child(syntax::Rule::identifier);
  Constraint constraint{.type = ConstraintType::check};
  constraint.expression = interpreter.expression(check.child(syntax::Rule::expression), domain);
  for (const Node attribute : holder.children(syntax::Rule::constraintAttribute)) {
    constraint.not_valid = constraint.not_valid || attribute.has(Tok::KW_VALID);
  }
  ObjectId id(kind_of<Constraint>,
              name ? Interpreter::name_parts(name).back() : constraint_name(interpreter.schema(), domain), domain);
  return interpreter.put(id, std::move(constraint), holder);
}

Outcome drop_constraint(Interpreter& interpreter, const ObjectId& domain, Node action) {
  const Node name = action.child(syntax::Rule::identifier);
  const ObjectId id(kind_of<Constraint>, Interpreter::name_parts(name).back(), domain);
  if (interpreter.schema().contains(id)) {
    interpreter.schema().remove(id);
  } else if (!action.has(syntax::Rule::ifExists)) {
    return interpreter.missing(Code::unknown_object, name, "constraint");
  }
  return Outcome::done;
}

Outcome rename_constraint(Interpreter& interpreter, const ObjectId& domain, Node action) {
  const std::vector<Node> names = action.children(syntax::Rule::identifier);
  const ObjectId from(kind_of<Constraint>, Interpreter::name_parts(names.front()).back(), domain);
  if (!interpreter.schema().contains(from)) {
    return interpreter.missing(Code::unknown_object, names.front(), "constraint");
  }
  interpreter.rename(from, ObjectId(kind_of<Constraint>, Interpreter::name_parts(names.back()).back(), domain));
  return Outcome::done;
}

Outcome validate_constraint(Interpreter& interpreter, const ObjectId& domain, Node action) {
  const Node name = action.child(syntax::Rule::identifier);
  auto* constraint = interpreter.schema().edit<Constraint>(
      ObjectId(kind_of<Constraint>, Interpreter::name_parts(name).back(), domain));
  if (constraint == nullptr) {
    return interpreter.missing(Code::unknown_object, name, "constraint");
  }
  constraint->not_valid = false;
  return Outcome::done;
}

}  // namespace

Outcome interpret_create_domain(Interpreter& interpreter, Node statement) {
  const ObjectId id = interpreter.new_id(kind_of<Domain>, statement.child(syntax::Rule::qualifiedName));
  Domain domain{.type = interpreter.type(statement.child(syntax::Rule::typeName))};
  std::vector<Node> checks;
  if (const Node collate = statement.child(syntax::Rule::collateClause)) {
    domain.collation = interpreter.collation(collate.child(syntax::Rule::qualifiedName));
  }
  for (const Node constraint : statement.children(syntax::Rule::columnConstraint)) {
    if (constraint.has(syntax::Rule::notNullConstraint)) {
      domain.not_null = true;
    } else if (const Node value = constraint.child(syntax::Rule::defaultConstraint)) {
      domain.default_value = interpreter.expression(value.child(syntax::Rule::expression), id);
    } else if (constraint.has(syntax::Rule::checkConstraint)) {
      checks.push_back(constraint);
    } else if (!constraint.has(syntax::Rule::nullConstraint)) {
      return interpreter.fail(Code::unsupported_statement, constraint, {"this constraint of a domain"});
    }
  }
  if (!interpreter.put(id, std::move(domain), statement)) {
    return Outcome::failed;
  }
  for (const Node check : checks) {
    if (!add_check(interpreter, check, id)) {
      return Outcome::failed;
    }
  }
  return Outcome::done;
}

Outcome interpret_alter_domain(Interpreter& interpreter, Node statement) {
  const Named named =
      find_named(interpreter, statement.child(syntax::Rule::qualifiedName), {kind_of<Domain>}, "domain");
  if (!named) {
    return named.outcome;
  }
  const ObjectId& id = named.id;
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, id, action);
  }
  if (const Node action = statement.child(syntax::Rule::dropConstraintAction)) {
    return drop_constraint(interpreter, id, action);
  }
  if (const Node action = statement.child(syntax::Rule::renameConstraintAction)) {
    return rename_constraint(interpreter, id, action);
  }
  if (const Node action = statement.child(syntax::Rule::validateConstraintAction)) {
    return validate_constraint(interpreter, id, action);
  }
  if (const Node action = statement.child(syntax::Rule::addDomainConstraintAction);
      action && action.has(syntax::Rule::checkConstraint)) {
    return add_check(interpreter, action, id) ? Outcome::done : Outcome::failed;
  }
  auto* domain = interpreter.schema().edit<Domain>(id);
  if (statement.has(syntax::Rule::addDomainConstraintAction)) {
    domain->not_null = true;
  } else if (const Node value = statement.child(syntax::Rule::setDomainDefaultAction)) {
    domain->default_value = interpreter.expression(value.child(syntax::Rule::expression), id);
  } else if (statement.has(syntax::Rule::dropDomainDefaultAction)) {
    domain->default_value = {};
  } else if (const Node action = statement.child(syntax::Rule::domainNotNullAction)) {
    domain->not_null = action.has(Tok::KW_SET);
  }
  return Outcome::done;
}

}  // namespace ashlar::kinds
