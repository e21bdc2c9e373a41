#include "compiler/kinds/operator_class/from_syntax.h"

#include <algorithm>
#include <charconv>

#include "compiler/base/quote.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/operator/operator_name.h"
#include "compiler/kinds/operator_class/members.h"
#include "compiler/kinds/signature.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

std::string method_in(Node node) {
  return Interpreter::name_parts(node.child(syntax::Rule::identifier)).back();
}

/// The Object of that name and method under the search_path; "no object" else.
ObjectId look_up(Interpreter& interpreter, Kind kind, const std::vector<std::string>& parts,
                 const std::string& method) {
  const std::vector<std::string> schemas =
      parts.size() > 1 ? std::vector<std::string>{parts[parts.size() - 2]} : interpreter.session()->search_path;
  for (const std::string& schema : schemas) {
    ObjectId id(kind, parts.back(), Interpreter::schema_id(schema), method);
    if (interpreter.schema().contains(id)) {
      return id;
    }
  }
  return {};
}

std::int64_t number_in(Node item) {
  std::int64_t number = 0;
  for (const Node child : item) {
    const std::string_view text = child.text();
    if (child.is(Tok::INTEGER) && std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{}) {
      break;
    }
  }
  return number;
}

/// The items of CREATE OPERATOR CLASS and ALTER OPERATOR FAMILY, one by one.
class Reader {
 public:
  /// `of_class` is nullptr for a family, whose members have to name their types.
  Reader(Interpreter& interpreter, std::string method, const OperatorClass* of_class)
      : interpreter_(interpreter), method_(std::move(method)), class_(of_class) {}

  Outcome read(Node item, OperatorMember& member) {
    member.number = number_in(item);
    member.function = item.has(Tok::KW_FUNCTION);
    return member.function ? read_function(item, member) : read_operator(item, member);
  }

  /// One or two types; one stands for both.
  Outcome read_types(const std::vector<Node>& types, OperatorMember& member) {
    for (const Node name : types) {
      const auto type = signature_type(interpreter_, name);
      if (!type) {
        return interpreter_.missing(Code::unknown_type, name);
      }
      (name == types.front() ? member.left : member.right) = *type;
    }
    member.right = types.size() == 1 ? member.left : member.right;
    return Outcome::done;
  }

 private:
  Outcome read_operator(Node item, OperatorMember& member) {
    if (const Node operands = item.child(syntax::Rule::operatorArguments)) {
      if (const Outcome outcome = read_types(operands.children(syntax::Rule::typeName), member);
          outcome != Outcome::done) {
        return outcome;
      }
    } else if (class_ != nullptr) {
      member.left = member.right = class_->type;
    } else {
      return interpreter_.fail(Code::syntax_error, item, {"an operator of a family needs its operand types"});
    }
    const std::vector<std::string> parts = operator_parts(item);
    const std::string types = member.left.text() + ", " + member.right.text();
    member.own = look_up(interpreter_, kind_of<Operator>, parts, types);
    if (!member.own) {
      const bool of_project = !member.left.slots().empty() || !member.right.slots().empty();
      // An operator with an estimator of the server's waits until the last round.
      if (!interpreter_.last_round() && (of_project || parts.size() > 1)) {
        return Outcome::deferred;
      }
      if (of_project && interpreter_.schema().children({}, kind_of<Extension>).empty()) {
        return interpreter_.missing(Code::unknown_object, item, kind_info(kind_of<Operator>).name);
      }
      member.name = (parts.size() > 1 && parts.front() != "pg_catalog" ? quote_identifier(parts.front()) + "." : "") +
                    parts.back();
    }
    if (const Node purpose = item.child(syntax::Rule::operatorPurpose); purpose && purpose.has(Tok::KW_ORDER)) {
      return family(purpose.child(syntax::Rule::qualifiedName), "btree", member.sort_family);
    }
    return Outcome::done;
  }

  Outcome read_function(Node item, OperatorMember& member) {
    const Node signature = item.child(syntax::Rule::functionSignature);
    std::vector<SqlText> arguments;
    for (const Node parameter :
         signature.child(syntax::Rule::functionParameters).children(syntax::Rule::functionParameter)) {
      const auto type = signature_type(interpreter_, parameter.child(syntax::Rule::typeName));
      if (!type) {
        return interpreter_.missing(Code::unknown_type, parameter);
      }
      arguments.push_back(*type);
    }
    const auto text = function_signature(interpreter_, signature);
    if (!text) {
      return interpreter_.missing(Code::unknown_function, signature);
    }
    if (!text->slots().empty() && text->slots().front().target.kind() == kind_of<Function>) {
      member.own = text->slots().front().target;
    } else {
      member.name = text->text();
    }
    if (const std::vector<Node> types = item.children(syntax::Rule::typeName); !types.empty()) {
      return read_types(types, member);
    }
    return take_types(item, arguments, member);
  }

  /// The types for which a function serves, where none are written (the server's assignProcTypes): those of its
  /// arguments where these tell, else the class's.
  Outcome take_types(Node item, const std::vector<SqlText>& arguments, OperatorMember& member) {
    const std::size_t right = method_ == "btree" && member.number == 3 ? 2 : 1;
    const bool compares = method_ == "btree" && (member.number == 1 || member.number == 3);
    if (compares && arguments.size() > right) {
      member.left = arguments[0];
      member.right = arguments[right];
    } else if (method_ == "hash" && member.number < 3 && !arguments.empty()) {
      member.left = member.right = arguments[0];
    } else if (class_ != nullptr) {
      member.left = member.right = class_->type;
    } else {
      return interpreter_.fail(Code::syntax_error, item, {"a function of a family needs the types it serves"});
    }
    return Outcome::done;
  }

 public:
  /// A family as a name: one of the project, or else the server's or an extension's.
  Outcome family(Node name, const std::string& method, SqlText& to) {
    const std::vector<std::string> parts = Interpreter::name_parts(name);
    if (const ObjectId id = look_up(interpreter_, kind_of<OperatorFamily>, parts, method)) {
      to.append(id, SlotStyle::qualified);
      return Outcome::done;
    }
    const bool of_system = parts.size() == 2 && parts.front() == "pg_catalog";
    if (!of_system && interpreter_.more_may_come()) {
      return Outcome::deferred;
    }
    if (parts.size() == 2 && !of_system && interpreter_.schema().contains(Interpreter::schema_id(parts.front()))) {
      return interpreter_.missing(Code::unknown_object, name, kind_info(kind_of<OperatorFamily>).name);
    }
    to = SqlText(of_system ? quote_identifier(parts.back()) : quoted_name(parts));
    return Outcome::done;
  }

 private:
  Interpreter& interpreter_;
  std::string method_;
  const OperatorClass* class_;
};

/// The family of a class that names none: of the same name, made where it is not there.
SqlText family_of_class(Interpreter& interpreter, const ObjectId& id, Node statement) {
  const ObjectId family(kind_of<OperatorFamily>, id.name(), id.parent(), id.arguments());
  if (!interpreter.schema().contains(family)) {
    interpreter.put(family, OperatorFamily{}, statement);
  }
  SqlText text;
  text.append(family, SlotStyle::qualified);
  return text;
}

Outcome add_members(Interpreter& interpreter, const ObjectId& id, Node statement, OperatorFamily& family) {
  Reader reader(interpreter, id.arguments(), nullptr);
  for (const Node item : statement.children(syntax::Rule::operatorClassItem)) {
    OperatorMember member;
    if (const Outcome outcome = reader.read(item, member); outcome != Outcome::done) {
      return outcome;
    }
    const std::string key = operator_member_key(member);
    if (std::any_of(family.members.begin(), family.members.end(),
                    [&](const OperatorMember& other) { return operator_member_key(other) == key; })) {
      return interpreter.fail(Code::duplicate_object, item, {"member of an operator family", key});
    }
    family.members.push_back(std::move(member));
  }
  std::sort(family.members.begin(), family.members.end(), is_before);
  return Outcome::done;
}

/// Takes a member off one of the family's classes.
bool drop_from_class(Schema& schema, const ObjectId& family, const std::string& key) {
  for (const ObjectId& id : schema.sorted_ids()) {
    const auto* one = schema.get<OperatorClass>(id);
    if (one == nullptr || goes_with(schema, id, *schema.find(id)) != family) {
      continue;
    }
    const auto is_it = [&](const OperatorMember& member) { return operator_member_key(member) == key; };
    if (std::any_of(one->members.begin(), one->members.end(), is_it)) {
      std::erase_if(schema.edit<OperatorClass>(id)->members, is_it);
      return true;
    }
  }
  return false;
}

Outcome drop_members(Interpreter& interpreter, const ObjectId& id, Node statement, OperatorFamily& family) {
  Reader reader(interpreter, id.arguments(), nullptr);
  for (const Node item : statement.children(syntax::Rule::operatorFamilyDrop)) {
    OperatorMember wanted;
    wanted.function = item.has(Tok::KW_FUNCTION);
    wanted.number = number_in(item);
    if (const Outcome outcome = reader.read_types(item.children(syntax::Rule::typeName), wanted);
        outcome != Outcome::done) {
      return outcome;
    }
    const std::string key = operator_member_key(wanted);
    const auto is_it = [&](const OperatorMember& member) { return operator_member_key(member) == key; };
    if (std::erase_if(family.members, is_it) == 0 && !drop_from_class(interpreter.schema(), id, key)) {
      return interpreter.missing(Code::unknown_object, item, "member of the operator family");
    }
  }
  return Outcome::done;
}

}  // namespace

Named find_with_method(Interpreter& interpreter, Kind kind, Node node, bool if_exists) {
  const Node name = node.child(syntax::Rule::qualifiedName);
  if (ObjectId id = look_up(interpreter, kind, Interpreter::name_parts(name), method_in(node))) {
    return {.id = std::move(id)};
  }
  return {.outcome = if_exists ? Outcome::done : interpreter.missing(Code::unknown_object, name, kind_info(kind).name)};
}

Outcome interpret_create_operator_family(Interpreter& interpreter, Node statement) {
  const ObjectId id =
      interpreter.new_id(kind_of<OperatorFamily>, statement.child(syntax::Rule::qualifiedName), method_in(statement));
  return interpreter.put(id, OperatorFamily{}, statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_operator_family(Interpreter& interpreter, Node statement) {
  const Named named = find_with_method(interpreter, kind_of<OperatorFamily>, statement);
  if (!named) {
    return named.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, named.id, action);
  }
  OperatorFamily family = *interpreter.schema().get<OperatorFamily>(named.id);
  const Outcome outcome = statement.has(Tok::KW_ADD) ? add_members(interpreter, named.id, statement, family)
                                                     : drop_members(interpreter, named.id, statement, family);
  if (outcome == Outcome::done) {
    *interpreter.schema().edit<OperatorFamily>(named.id) = std::move(family);
  }
  return outcome;
}

Outcome interpret_create_operator_class(Interpreter& interpreter, Node statement) {
  const std::vector<Node> names = statement.children(syntax::Rule::qualifiedName);
  const std::string method = method_in(statement);
  const ObjectId id = interpreter.new_id(kind_of<OperatorClass>, names.front(), method);
  OperatorClass object{.is_default = statement.has(Tok::KW_DEFAULT)};
  const Node type = statement.child(syntax::Rule::typeName);
  const auto known = signature_type(interpreter, type);
  if (!known) {
    return interpreter.missing(Code::unknown_type, type);
  }
  object.type = *known;
  Reader reader(interpreter, method, &object);
  for (const Node item : statement.children(syntax::Rule::operatorClassItem)) {
    if (item.first_child().is(Tok::KW_STORAGE)) {
      const auto storage = signature_type(interpreter, item.child(syntax::Rule::typeName));
      if (!storage) {
        return interpreter.missing(Code::unknown_type, item);
      }
      object.storage = *storage == object.type ? SqlText{} : *storage;
    } else if (const Outcome outcome = reader.read(item, object.members.emplace_back()); outcome != Outcome::done) {
      return outcome;
    }
  }
  std::sort(object.members.begin(), object.members.end(), is_before);
  if (names.size() > 1) {
    if (const Outcome outcome = reader.family(names[1], method, object.family); outcome != Outcome::done) {
      return outcome;
    }
  } else {
    object.family = family_of_class(interpreter, id, statement);
  }
  return interpreter.put(id, std::move(object), statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_operator_class(Interpreter& interpreter, Node statement) {
  const Named named = find_with_method(interpreter, kind_of<OperatorClass>, statement);
  return named ? run_shared_action(interpreter, named.id, shared_action_in(statement)) : named.outcome;
}

}  // namespace ashlar::kinds
