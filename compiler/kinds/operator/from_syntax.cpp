// CREATE and ALTER OPERATOR, and operators as other statements name them.

#include "compiler/base/quote.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/definition_list.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/operator/operator_name.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

bool is_symbol(Node leaf) {
  constexpr std::string_view characters = "+-*/<>=~!@#%^&|`?";
  const std::string_view text = leaf.text();
  return leaf.is(syntax::Rule::token) && !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

void collect(Node node, std::vector<std::string>& parts) {
  for (const Node child : node) {
    if (child.is(syntax::Rule::identifier)) {
      parts.push_back(syntax::identifier_value(child.first_child()));
    } else if (is_symbol(child)) {
      parts.emplace_back(child.text() == "!=" ? "<>" : child.text());
      return;
    } else if (child.is(syntax::Rule::operatorName)) {
      collect(child, parts);
      return;
    }
  }
}

/// The operator that COMMUTATOR or NEGATOR names: one of the project, else one that comes where this one is made.
SqlText named_operator(const Interpreter& interpreter, Node value, const ObjectId& own) {
  const std::vector<std::string> parts = operator_parts(value);
  if (parts.size() > 1) {
    return operator_reference(Interpreter::schema_id(parts[parts.size() - 2]), parts.back());
  }
  if (parts.back() == own.name()) {
    return operator_reference(own.parent(), own.name());
  }
  if (const ObjectId id = interpreter.find(parts, {kind_of<Operator>})) {
    return operator_reference(id.parent(), id.name());
  }
  return operator_reference(interpreter.new_id(kind_of<Operator>, parts).parent(), parts.back());
}

class Reader {
 public:
  Reader(Interpreter& interpreter, ObjectId own) : interpreter_(interpreter), own_(std::move(own)) {}

  /// The types come first: functions are told apart by them.
  Outcome read(Node definition, Operator& object) {
    const std::vector<DefinitionItem> items = read_definition(definition);
    for (const DefinitionItem& item : items) {
      if (item.name == "leftarg" || item.name == "rightarg") {
        if (const Outcome outcome = read_type(item, object); outcome != Outcome::done) {
          return outcome;
        }
      }
    }
    for (const DefinitionItem& item : items) {
      if (const Outcome outcome = read_item(item, object); outcome != Outcome::done) {
        return outcome;
      }
    }
    return Outcome::done;
  }

  Outcome read_item(const DefinitionItem& item, Operator& object) {
    const std::string& name = item.name;
    if (name == "leftarg" || name == "rightarg") {
      return Outcome::done;
    }
    if (name == "function" || name == "procedure") {
      const std::string types = operand_types(object);
      constexpr std::string_view none = "NONE, ";
      return function(item, types.starts_with(none) ? types.substr(none.size()) : types, object.function);
    }
    if (name == "restrict") {
      return function(item, "internal, oid, internal, integer", object.restrict_function);
    }
    if (name == "join") {
      return function(item, "internal, oid, internal, smallint, internal", object.join_function);
    }
    if (name == "commutator" || name == "negator") {
      (name == "negator" ? object.negator : object.commutator) = named_operator(interpreter_, item.value, own_);
      return Outcome::done;
    }
    if (name == "hashes") {
      object.hashes = definition_flag(item.value).value_or(true);
      return Outcome::done;
    }
    // The names of sort operators are of old, when they stood for MERGES.
    if (name == "merges" || name == "sort1" || name == "sort2" || name == "ltcmp" || name == "gtcmp") {
      object.merges = name != "merges" || definition_flag(item.value).value_or(true);
      return Outcome::done;
    }
    return unknown_option(interpreter_, item, "CREATE OPERATOR");
  }

 private:
  Outcome read_type(const DefinitionItem& item, Operator& object) {
    const Node name = item.value.child(syntax::Rule::typeName);
    if (!name) {
      return Outcome::done;  // NONE
    }
    const auto type = signature_type(interpreter_, name);
    if (!type) {
      return interpreter_.missing(Code::unknown_type, name);
    }
    (item.name == "leftarg" ? object.left : object.right) = *type;
    return Outcome::done;
  }

  Outcome function(const DefinitionItem& item, const std::string& types, SqlText& to) {
    const Node name = item.value.child(syntax::Rule::typeName);
    if (!name) {
      to = {};  // NONE
      return Outcome::done;
    }
    const auto function = function_name(interpreter_, name, types);
    if (!function) {
      return interpreter_.missing(Code::unknown_function, name);
    }
    to = *function;
    return Outcome::done;
  }

  Interpreter& interpreter_;
  ObjectId own_;
};

}  // namespace

std::vector<std::string> operator_parts(Node node) {
  std::vector<std::string> parts;
  collect(node, parts);
  return parts;
}

SqlText operator_reference(const ObjectId& schema, const std::string& symbol) {
  SqlText text("OPERATOR(");
  text.append(schema, SlotStyle::qualified);
  text.append("." + symbol + ")");
  return text;
}

Named find_operator(Interpreter& interpreter, Node signature, bool if_exists) {
  std::string types;
  for (const Node child : signature.child(syntax::Rule::operatorArguments)) {
    if (!child.is(syntax::Rule::typeName) && !child.is(Tok::KW_NONE)) {
      continue;
    }
    const auto type = child.is(Tok::KW_NONE) ? std::optional(SqlText("NONE")) : signature_type(interpreter, child);
    if (!type) {
      return {.outcome = if_exists ? Outcome::done : interpreter.missing(Code::unknown_type, child)};
    }
    types += (types.empty() ? "" : ", ") + type->text();
  }
  const std::vector<std::string> parts = operator_parts(signature);
  std::vector<std::string> schemas = interpreter.session()->search_path;
  if (parts.size() > 1) {
    schemas = {parts[parts.size() - 2]};
  }
  for (const std::string& schema : schemas) {
    ObjectId id(kind_of<Operator>, parts.back(), Interpreter::schema_id(schema), types);
    if (interpreter.schema().contains(id)) {
      return {.id = std::move(id)};
    }
  }
  return {.outcome = if_exists
                         ? Outcome::done
                         : interpreter.missing(Code::unknown_object, signature, kind_info(kind_of<Operator>).name)};
}

void link_operators(Schema& schema, const ObjectId& id) {
  const auto link = [&](SqlText Operator::*member, bool swapped) {
    const SqlText own = operator_reference(id.parent(), id.name());
    for (const ObjectId& other : schema.sorted_ids()) {
      const auto* that = schema.get<Operator>(other);
      const auto* self = schema.get<Operator>(id);
      if (that == nullptr || (swapped ? that->left != self->right || that->right != self->left
                                      : that->left != self->left || that->right != self->right)) {
        continue;
      }
      const SqlText reference = operator_reference(other.parent(), other.name());
      if (self->*member == reference && (that->*member).empty()) {
        schema.edit<Operator>(other)->*member = own;
      } else if (that->*member == own && (self->*member).empty()) {
        schema.edit<Operator>(id)->*member = reference;
      }
    }
  };
  link(&Operator::commutator, true);
  link(&Operator::negator, false);
}

void follow_operator(Schema& schema, const ObjectId& from, const ObjectId& to) {
  const SqlText old_reference = operator_reference(from.parent(), from.name());
  const SqlText reference = operator_reference(to.parent(), to.name());
  for (const ObjectId& id : schema.sorted_ids()) {
    if (id.kind() == kind_of<Operator>) {
      auto* object = schema.edit<Operator>(id);
      object->commutator = object->commutator == old_reference ? reference : object->commutator;
      object->negator = object->negator == old_reference ? reference : object->negator;
    }
  }
}

Outcome interpret_create_operator(Interpreter& interpreter, Node statement) {
  const std::vector<std::string> parts = operator_parts(statement);
  Operator object;
  const ObjectId name = interpreter.new_id(kind_of<Operator>, parts);
  if (const Outcome outcome = Reader(interpreter, name).read(statement.child(syntax::Rule::definition), object);
      outcome != Outcome::done) {
    return outcome;
  }
  if (object.function.empty() || object.right.empty()) {
    return interpreter.fail(Code::syntax_error, statement, {"an operator needs FUNCTION and RIGHTARG"});
  }
  const ObjectId id(kind_of<Operator>, name.name(), name.parent(), operand_types(object));
  if (!interpreter.put(id, std::move(object), statement)) {
    return Outcome::failed;
  }
  link_operators(interpreter.schema(), id);
  return Outcome::done;
}

Outcome interpret_alter_operator(Interpreter& interpreter, Node statement) {
  const Named named = find_operator(interpreter, statement.child(syntax::Rule::operatorSignature));
  if (!named) {
    return named.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, named.id, action);
  }
  Operator object = *interpreter.schema().get<Operator>(named.id);
  Reader reader(interpreter, named.id);
  for (const DefinitionItem& item : read_definition(statement.child(syntax::Rule::definition))) {
    if (const Outcome outcome = reader.read_item(item, object); outcome != Outcome::done) {
      return outcome;
    }
  }
  *interpreter.schema().edit<Operator>(named.id) = std::move(object);
  link_operators(interpreter.schema(), named.id);
  return Outcome::done;
}

}  // namespace ashlar::kinds
