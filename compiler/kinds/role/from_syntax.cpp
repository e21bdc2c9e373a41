#include <algorithm>
#include <array>
#include <charconv>

#include "compiler/base/text.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/setting/from_syntax.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

struct Word {
  std::string_view word;
  bool Role::*member;
};
constexpr std::array words{Word{"superuser", &Role::superuser},   Word{"createdb", &Role::createdb},
                           Word{"createrole", &Role::createrole}, Word{"inherit", &Role::inherit},
                           Word{"login", &Role::login},           Word{"replication", &Role::replication},
                           Word{"bypassrls", &Role::bypassrls}};

/// SUPERUSER, NOLOGIN and the like; false where there is no such attribute.
bool set_flag(Role& role, std::string_view written) {
  const std::string lower = to_lower(written);
  std::string_view word = lower;
  bool value = true;
  if (word.starts_with("no")) {
    word.remove_prefix(2);
    value = false;
  }
  const auto at = std::find_if(words.begin(), words.end(), [&](const Word& known) { return known.word == word; });
  if (at != words.end()) {
    role.*(at->member) = value;
  }
  return at != words.end();
}

std::int64_t integer_in(Node option) {
  std::string digits;
  for (const Node child : option) {
    if (child.is(Tok::INTEGER) || child.is(Tok::MINUS)) {
      digits += child.text();
    }
  }
  std::int64_t value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

void join_role(Interpreter& interpreter, const std::string& role, const std::string& member, bool admin, Node at) {
  const ObjectId id(kind_of<Membership>, member, Interpreter::role_id(role));
  interpreter.schema().put(id, Membership{.admin = admin}, at.span());
}

/// One attribute of CREATE or ALTER ROLE. Passwords are read past: a secret never enters the schema.
Outcome set_option(Interpreter& interpreter, Node option, const std::string& name, Role& role) {
  if (option.has(Tok::KW_PASSWORD) || option.has(Tok::KW_SYSID)) {
    return Outcome::done;
  }
  if (option.has(Tok::KW_CONNECTION)) {
    role.connection_limit = integer_in(option);
    return Outcome::done;
  }
  if (option.has(Tok::KW_VALID)) {
    const std::string until = string_in(option);
    role.valid_until = until == "infinity" ? std::string{} : until;
    return Outcome::done;
  }
  if (const Node list = option.child(syntax::Rule::roleList)) {
    for (const std::string& other : role_names(interpreter, list)) {
      if (option.has(Tok::KW_IN)) {
        join_role(interpreter, other, name, false, option);
      } else {
        join_role(interpreter, name, other, option.has(Tok::KW_ADMIN), option);
      }
    }
    return Outcome::done;
  }
  if (!set_flag(role, option.text())) {
    return interpreter.fail(Code::unsupported_statement, option, {"the role attribute " + std::string(option.text())});
  }
  return Outcome::done;
}

Outcome set_options(Interpreter& interpreter, Node statement, const std::string& name, Role& role) {
  for (const Node option : statement.children(syntax::Rule::roleOption)) {
    if (const Outcome outcome = set_option(interpreter, option, name, role); outcome != Outcome::done) {
      return outcome;
    }
  }
  return Outcome::done;
}

std::vector<std::string> granted_roles(Node statement) {
  std::vector<std::string> names;
  for (const Node privilege : statement.child(syntax::Rule::grantedRoles).children(syntax::Rule::privilege)) {
    const std::vector<std::string> parts = Interpreter::name_parts(privilege);
    names.insert(names.end(), parts.begin(), parts.end());
  }
  return names;
}

/// WITH ADMIN OPTION, and since 16 WITH INHERIT | SET | ADMIN TRUE | FALSE.
bool set_membership_option(Membership& membership, std::string_view name, bool value) {
  const std::string word = to_lower(name);
  if (word == "admin") {
    membership.admin = value;
  } else if (word == "inherit") {
    membership.inherit_option = value;
  } else if (word == "set") {
    membership.set_option = value;
  } else {
    return false;
  }
  return true;
}

/// ALTER GROUP … ADD | DROP USER.
void alter_members(Interpreter& interpreter, Node statement, const std::string& name) {
  for (const std::string& member : role_names(interpreter, statement.child(syntax::Rule::roleList))) {
    if (statement.has(Tok::KW_ADD)) {
      join_role(interpreter, name, member, false, statement);
    } else {
      interpreter.schema().remove(ObjectId(kind_of<Membership>, member, Interpreter::role_id(name)));
    }
  }
}

}  // namespace

Outcome interpret_create_role(Interpreter& interpreter, Node statement) {
  const std::string name = role_name(interpreter, statement.child(syntax::Rule::roleSpecification));
  Role role{.login = statement.has(Tok::KW_USER)};
  const ObjectId id = Interpreter::role_id(name);
  if (!interpreter.put(id, Role{}, statement)) {
    return Outcome::failed;
  }
  const Outcome outcome = set_options(interpreter, statement, name, role);
  interpreter.schema().put(id, std::move(role));
  return outcome;
}

Outcome interpret_alter_role(Interpreter& interpreter, Node statement) {
  const Node specification = statement.child(syntax::Rule::roleSpecification);
  const std::string name = specification ? role_name(interpreter, specification) : std::string{};
  const ObjectId id = specification ? Interpreter::role_id(name) : ObjectId{};
  if (const Node action = statement.child(syntax::Rule::settingAction)) {
    const Node database = statement.child(syntax::Rule::identifier);
    return run_setting_action(interpreter, action, id,
                              database ? Interpreter::name_parts(database).back() : std::string{});
  }
  if (statement.has(syntax::Rule::roleList)) {
    alter_members(interpreter, statement, name);
    return Outcome::done;
  }
  const Role* known = interpreter.schema().get<Role>(id);
  if (known == nullptr && specification && interpreter.last_round()) {
    return Outcome::not_schema;  // roles are the cluster's: one that the sources do not create is made elsewhere
  }
  if (known == nullptr) {
    return interpreter.missing(Code::unknown_object, specification ? specification : statement, "role");
  }
  if (const Node action = statement.child(syntax::Rule::renameAction)) {
    return run_shared_action(interpreter, id, action);
  }
  Role role = *known;
  const Outcome outcome = set_options(interpreter, statement, name, role);
  interpreter.schema().put(id, std::move(role));
  return outcome;
}

Outcome interpret_grant_role(Interpreter& interpreter, Node statement) {
  for (const std::string& role : granted_roles(statement)) {
    for (const std::string& member : role_names(interpreter, statement.child(syntax::Rule::roleList))) {
      const ObjectId id(kind_of<Membership>, member, Interpreter::role_id(role));
      const auto* known = interpreter.schema().get<Membership>(id);
      Membership membership = known == nullptr ? Membership{} : *known;
      for (const Node option : statement.children(syntax::Rule::roleGrantOption)) {
        const Node word = option.child(syntax::Rule::identifier);
        if (!set_membership_option(membership, word.text(), !option.has(Tok::KW_FALSE))) {
          return interpreter.fail(Code::unsupported_statement, option, {"WITH " + std::string(option.text())});
        }
      }
      interpreter.schema().put(id, membership, statement.span());
    }
  }
  return Outcome::done;
}

Outcome interpret_revoke_role(Interpreter& interpreter, Node statement) {
  const Node option = statement.child(syntax::Rule::identifier);
  for (const std::string& role : granted_roles(statement)) {
    for (const std::string& member : role_names(interpreter, statement.child(syntax::Rule::roleList))) {
      const ObjectId id(kind_of<Membership>, member, Interpreter::role_id(role));
      if (!option) {
        interpreter.schema().remove(id);
      } else if (auto* membership = interpreter.schema().edit<Membership>(id);
                 membership != nullptr && !set_membership_option(*membership, option.text(), false)) {
        return interpreter.fail(Code::unsupported_statement, option,
                                {"REVOKE " + std::string(option.text()) + " OPTION"});
      }
    }
  }
  return Outcome::done;
}

}  // namespace ashlar::kinds
