// DROP of every kind.

#include <array>
#include <optional>

#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/operator/operator_name.h"
#include "compiler/kinds/operator_class/from_syntax.h"
#include "compiler/kinds/transform/from_syntax.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

/// What to drop; nullopt where the look-up failed, whose outcome is in `outcome`.
struct Targets {
  std::vector<std::pair<ObjectId, Node>> found;
  Outcome outcome = Outcome::done;

  bool add(const Named& named, Node at) {
    if (named) {
      found.emplace_back(named.id, at);
    } else if (named.outcome != Outcome::done) {
      outcome = named.outcome;
      return false;
    }
    return true;
  }
};

Outcome unsupported(Interpreter& interpreter, Node at, const std::string& words) {
  return interpreter.unmodelled(at, {"DROP " + words});
}

Outcome find_listed(Interpreter& interpreter, Node target, const std::string& words, bool if_exists, Targets& targets) {
  const std::vector<Node> names = target.child(syntax::Rule::qualifiedNameList).children(syntax::Rule::qualifiedName);
  for (const Node name : names) {
    // A foreign table is a table that is elsewhere.
    const auto named = find_by_keyword(interpreter, words == "FOREIGN TABLE" ? "TABLE" : words, name, if_exists);
    if (!named) {
      return unsupported(interpreter, target, words);
    }
    if (!targets.add(*named, name)) {
      return targets.outcome;
    }
  }
  return Outcome::done;
}

Outcome find_roles(Interpreter& interpreter, Node target, bool if_exists, Targets& targets) {
  for (const Node role : target.child(syntax::Rule::roleList).children(syntax::Rule::roleSpecification)) {
    const ObjectId id = Interpreter::role_id(role_name(interpreter, role));
    if (interpreter.schema().contains(id)) {
      targets.found.emplace_back(id, role);
    } else if (!if_exists) {
      return interpreter.missing(Code::unknown_object, role, "role");
    }
  }
  return Outcome::done;
}

/// A role's memberships go with it, also those in other roles.
void leave_roles(Schema& schema, const ObjectId& role) {
  for (const ObjectId& id : schema.sorted_ids()) {
    if (id.kind() == kind_of<Membership> && id.name() == role.name()) {
      schema.remove(id);
    }
  }
}

Outcome find_in_relations(Interpreter& interpreter, Node target, bool if_exists, Targets& targets) {
  Kind kind = kind_of<Trigger>;
  if (target.has(Tok::KW_RULE)) {
    kind = kind_of<kinds::Rule>;
  } else if (target.has(Tok::KW_POLICY)) {
    kind = kind_of<Policy>;
  }
  const Node name = target.child(syntax::Rule::identifier);
  targets.add(find_in_relation(interpreter, kind, name, target.child(syntax::Rule::qualifiedName), false, if_exists),
              name);
  return targets.outcome;
}

Outcome find_signatures(Interpreter& interpreter, Node target, std::string_view keyword, bool if_exists,
                        Targets& targets) {
  for (const Node child : target) {
    if (child.is(syntax::Rule::functionSignature) || child.is(syntax::Rule::aggregateSignature)) {
      if (!targets.add(find_routine(interpreter, child, keyword, if_exists), child)) {
        return targets.outcome;
      }
    }
  }
  return Outcome::done;
}

Outcome find_targets(Interpreter& interpreter, Node target, bool if_exists, Targets& targets) {
  if (const Node kind = target.child(syntax::Rule::dropKind)) {
    return find_listed(interpreter, target, keywords_of(kind), if_exists, targets);
  }
  const Node first = target.first_child();
  if (first.is(Tok::KW_INDEX)) {
    return find_listed(interpreter, target, "INDEX", if_exists, targets);
  }
  if (first.is(Tok::KW_TYPE) || first.is(Tok::KW_DOMAIN)) {
    for (const Node type : target.children(syntax::Rule::typeName)) {
      if (!targets.add(find_own_type(interpreter, type, if_exists), type)) {
        return targets.outcome;
      }
    }
    return Outcome::done;
  }
  if (first.is(Tok::KW_TRIGGER) || first.is(Tok::KW_RULE) || first.is(Tok::KW_POLICY)) {
    return find_in_relations(interpreter, target, if_exists, targets);
  }
  for (const auto& [token, keyword] :
       {std::pair{Tok::KW_FUNCTION, "FUNCTION"}, std::pair{Tok::KW_PROCEDURE, "PROCEDURE"},
        std::pair{Tok::KW_ROUTINE, "ROUTINE"}, std::pair{Tok::KW_AGGREGATE, "AGGREGATE"}}) {
    if (first.is(token)) {
      return find_signatures(interpreter, target, keyword, if_exists, targets);
    }
  }
  if (target.has(Tok::KW_CLASS) || target.has(Tok::KW_FAMILY)) {
    const Kind kind = target.has(Tok::KW_CLASS) ? kind_of<OperatorClass> : kind_of<OperatorFamily>;
    targets.add(find_with_method(interpreter, kind, target, if_exists), target);
    return targets.outcome;
  }
  if (first.is(Tok::KW_TRANSFORM)) {
    targets.add(find_transform(interpreter, target, if_exists), target);
    return targets.outcome;
  }
  if (target.has(Tok::KW_LANGUAGE)) {
    const Node name = target.child(syntax::Rule::identifier);
    targets.add(find_top_level(interpreter, kind_of<Language>, name, if_exists), name);
    return targets.outcome;
  }
  if (target.has(syntax::Rule::operatorSignature)) {
    for (const Node signature : target.children(syntax::Rule::operatorSignature)) {
      if (!targets.add(find_operator(interpreter, signature, if_exists), signature)) {
        return targets.outcome;
      }
    }
    return Outcome::done;
  }
  if (first.is(Tok::KW_CAST)) {
    targets.add(find_cast(interpreter, target, if_exists), target);
    return targets.outcome;
  }
  if (target.has(syntax::Rule::userMappingRole)) {
    targets.add(find_user_mapping(interpreter, target, if_exists), target);
    return targets.outcome;
  }
  if (target.has(syntax::Rule::roleList)) {
    return find_roles(interpreter, target, if_exists, targets);
  }
  return unsupported(interpreter, target, keywords_of(target));
}

}  // namespace

Outcome interpret_drop(Interpreter& interpreter, Node statement) {
  const Node target = statement.child(syntax::Rule::dropTarget);
  const bool of_cluster = target.has(Tok::KW_DATABASE) || target.child(syntax::Rule::dropKind).has(Tok::KW_TABLESPACE);
  if (of_cluster) {
    return Outcome::not_schema;
  }
  const Node behavior = statement.child(syntax::Rule::dropBehavior);
  const bool cascade = behavior && behavior.has(Tok::KW_CASCADE);
  Targets targets;
  if (const Outcome outcome = find_targets(interpreter, target, target.has(syntax::Rule::ifExists), targets);
      outcome != Outcome::done) {
    return outcome;
  }
  // Those named together do not stand in each other's way.
  for (const auto& [id, at] : targets.found) {
    if (id.kind() == kind_of<Role>) {
      leave_roles(interpreter.schema(), id);
    }
  }
  bool all = true;
  std::vector<ObjectId> ids;
  for (const auto& [id, at] : targets.found) {
    ids.push_back(id);
  }
  for (const auto& [id, at] : targets.found) {
    if (id.kind() == kind_of<Namespace> && !cascade && !interpreter.schema().children(id).empty()) {
      const auto& children = interpreter.schema().children(id);
      const auto blocking = std::find_if(children.begin(), children.end(), [](const ObjectId& child) {
        return !kind_info(child.kind()).attribute && child.kind() != kind_of<DefaultPrivilege> &&
               child.kind() != kind_of<PublicationMember>;
      });
      if (blocking != children.end()) {
        return interpreter.fail(Code::has_dependents, at, {"schema", sql_name(id), display_name(*blocking)},
                                "drop it first, or add CASCADE");
      }
    }
    all = interpreter.drop(id, cascade, at, ids) && all;
  }
  return all ? Outcome::done : Outcome::failed;
}

}  // namespace ashlar::kinds
