#include "compiler/kinds/find_object.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

Named absent(Interpreter& interpreter, Code code, Node name, std::string_view word, bool if_exists) {
  if (if_exists) {
    return {};
  }
  return {.outcome = interpreter.missing(code, name, word)};
}

/// The table that a qualified name means where its schema is not the project's.
ObjectId outside_table(Interpreter& interpreter, Node name) {
  const std::vector<std::string> parts = Interpreter::name_parts(name);
  if (parts.size() != 2) {
    return {};
  }
  const ObjectId schema = Interpreter::schema_id(parts.front());
  const auto& given = interpreter.given_schemas;
  const bool ours = parts.front() == "public" || interpreter.schema().contains(schema) ||
                    std::find(given.begin(), given.end(), parts.front()) != given.end();
  return ours ? ObjectId{} : ObjectId(kind_of<Table>, parts.back(), schema);
}

bool matches(Kind kind, std::string_view keyword) {
  if (keyword == "ROUTINE") {
    return true;
  }
  return kind_info(kind).keyword == keyword;
}

/// Adds one parameter's type to the list; false where it is not known yet.
bool add_type(Interpreter& interpreter, Node parameter, bool with_outputs, std::string& list) {
  const Node mode = parameter.child(syntax::Rule::parameterMode);
  const bool output = mode && mode.first_child().is(Tok::KW_OUT);
  if (output && !with_outputs) {
    return true;
  }
  const std::optional<SqlText> type = signature_type(interpreter, parameter.child(syntax::Rule::typeName));
  if (!type) {
    return false;
  }
  list += (list.empty() ? "" : ", ") + type->text();
  return true;
}

}  // namespace

std::string keywords_of(Node node) {
  std::string words;
  for (const Node child : node) {
    if (child.is(syntax::Rule::token)) {
      words += (words.empty() ? "" : " ") + to_upper(child.text());
    }
  }
  return words;
}

std::string string_in(Node node) {
  const Node string = node.is(syntax::Rule::string) ? node : node.child(syntax::Rule::string);
  return string ? syntax::string_value(string.first_child()) : std::string{};
}

std::string word_or_string(Node node) {
  return node.has(syntax::Rule::string) ? string_in(node) : syntax::identifier_value(node.first_child());
}

std::string role_name(const Interpreter& interpreter, Node role_specification) {
  const Node leaf = role_specification.first_child();
  if (leaf.is(Tok::KW_SESSION_USER)) {
    return "SESSION_USER";
  }
  if (leaf.is(Tok::KW_CURRENT_USER) || leaf.is(Tok::KW_CURRENT_ROLE)) {
    const auto& session = interpreter.session();
    if (session != nullptr && !session->role.empty()) {
      return session->role;
    }
    return leaf.is(Tok::KW_CURRENT_USER) ? "CURRENT_USER" : "CURRENT_ROLE";
  }
  return syntax::identifier_value(leaf);
}

std::vector<std::string> role_names(const Interpreter& interpreter, Node role_list) {
  std::vector<std::string> names;
  for (const Node role : role_list.children(syntax::Rule::roleSpecification)) {
    names.push_back(role_name(interpreter, role));
  }
  return names;
}

Named find_named(Interpreter& interpreter, Node name, std::initializer_list<Kind> kinds, std::string_view word,
                 bool if_exists) {
  if (ObjectId id = interpreter.find(Interpreter::name_parts(name), kinds)) {
    return {.id = std::move(id)};
  }
  return absent(interpreter, Code::unknown_object, name, word, if_exists);
}

ObjectId find_outside(Interpreter& interpreter, Node name) {
  return interpreter.last_round() ? outside_table(interpreter, name) : ObjectId{};
}

Named find_schema(Interpreter& interpreter, Node name, bool if_exists) {
  const std::vector<std::string> parts = Interpreter::name_parts(name);
  ObjectId id = Interpreter::schema_id(parts.empty() ? std::string{} : parts.back());
  const auto& given = interpreter.given_schemas;
  if (id.name() == "public" || interpreter.schema().contains(id) ||
      std::find(given.begin(), given.end(), id.name()) != given.end()) {
    return {.id = std::move(id)};
  }
  if (interpreter.last_round() &&
      std::ranges::any_of(interpreter.schema().of_kind(kind_of<Extension>),
                          [](const ObjectId& other) { return may_bring_schemas(other.name()); })) {
    return {.id = std::move(id)};
  }
  return absent(interpreter, Code::unknown_schema, name, {}, if_exists);
}

Named find_top_level(Interpreter& interpreter, Kind kind, Node name, bool if_exists) {
  const std::vector<std::string> parts = Interpreter::name_parts(name);
  ObjectId id(kind, parts.empty() ? std::string{} : parts.back());
  if (interpreter.schema().contains(id)) {
    return {.id = std::move(id)};
  }
  return absent(interpreter, Code::unknown_object, name, kind_info(kind).name, if_exists);
}

std::optional<Named> find_by_keyword(Interpreter& interpreter, std::string_view keyword, Node name, bool if_exists) {
  for (std::size_t index = 0; index < kind_count; ++index) {
    const Kind kind{static_cast<std::uint8_t>(index)};
    const KindInfo& info = kind_info(kind);
    const bool of_cluster =
        kind == kind_of<Database> || kind == kind_of<Tablespace> || kind == kind_of<ServerParameter>;
    if (info.keyword != keyword || info.name_style != NameStyle::qualified || of_cluster) {
      continue;
    }
    if (kind == kind_of<Namespace>) {
      return find_schema(interpreter, name, if_exists);
    }
    return info.top_level ? find_top_level(interpreter, kind, name, if_exists)
                          : find_named(interpreter, name, {kind}, info.name, if_exists);
  }
  return std::nullopt;
}

Named find_wrapper(Interpreter& interpreter, Node name) {
  const std::vector<std::string> parts = Interpreter::name_parts(name);
  ObjectId id(kind_of<ForeignDataWrapper>, parts.back());
  const Schema& schema = interpreter.schema();
  const bool brought = schema.contains(ObjectId(kind_of<Extension>, parts.back())) ||
                       (interpreter.last_round() && !schema.children({}, kind_of<Extension>).empty());
  if (brought || schema.contains(id)) {
    return {.id = std::move(id)};
  }
  return {.outcome = interpreter.missing(Code::unknown_object, name, kind_info(id.kind()).name)};
}

std::string mapped_role(const Interpreter& interpreter, Node role) {
  const Node specification = role.child(syntax::Rule::roleSpecification);
  if (specification) {
    return role_name(interpreter, specification);
  }
  const auto& session = interpreter.session();
  return session != nullptr && !session->role.empty() ? session->role : "CURRENT_USER";
}

Named find_user_mapping(Interpreter& interpreter, Node node, bool if_exists) {
  const Node name = node.child(syntax::Rule::identifier);
  Named server = find_top_level(interpreter, kind_of<Server>, name, if_exists);
  if (!server) {
    return server;
  }
  const Node role = node.child(syntax::Rule::userMappingRole);
  ObjectId id(kind_of<UserMapping>, mapped_role(interpreter, role), server.id);
  if (interpreter.schema().contains(id)) {
    return {.id = std::move(id)};
  }
  return absent(interpreter, Code::unknown_object, role, kind_info(id.kind()).name, if_exists);
}

Named find_cast(Interpreter& interpreter, Node node, bool if_exists) {
  Cast cast;
  const std::vector<Node> types = node.children(syntax::Rule::typeName);
  for (const bool source : {true, false}) {
    const Node name = source ? types.front() : types.back();
    const auto type = signature_type(interpreter, name);
    if (!type) {
      return absent(interpreter, Code::unknown_type, name, {}, if_exists);
    }
    (source ? cast.source : cast.target) = *type;
  }
  ObjectId id(kind_of<Cast>, cast_name(cast));
  if (interpreter.schema().contains(id)) {
    return {.id = std::move(id)};
  }
  return absent(interpreter, Code::unknown_object, node, kind_info(id.kind()).name, if_exists);
}

Named find_own_type(Interpreter& interpreter, Node name, bool if_exists) {
  const ObjectId id = interpreter.find(
      Interpreter::name_parts(name),
      {kind_of<EnumType>, kind_of<Composite>, kind_of<RangeType>, kind_of<Domain>, kind_of<ShellType>});
  return id ? Named{.id = id} : absent(interpreter, Code::unknown_type, name, {}, if_exists);
}

std::optional<std::string> argument_types(Interpreter& interpreter, Node parameters, bool with_outputs) {
  if (parameters.has(syntax::Rule::star)) {
    return "*";
  }
  std::string list;
  for (const Node parameter : parameters.children(syntax::Rule::functionParameter)) {
    if (!add_type(interpreter, parameter, with_outputs, list)) {
      return std::nullopt;
    }
  }
  return list;
}

Named find_routine(Interpreter& interpreter, Node signature, std::string_view keyword, bool if_exists) {
  const Node name = signature.child(syntax::Rule::qualifiedName);
  std::vector<ObjectId> candidates = interpreter.find_routines(Interpreter::name_parts(name));
  std::erase_if(candidates, [&](const ObjectId& id) { return !matches(id.kind(), keyword); });
  Node parameters = signature.child(syntax::Rule::functionParameters);
  parameters = parameters ? parameters : signature.child(syntax::Rule::aggregateParameters);
  if (!parameters) {
    if (candidates.size() == 1) {
      return {.id = candidates.front()};
    }
    if (candidates.size() > 1) {
      const std::string text(name.text());
      return {.outcome = interpreter.fail(Code::ambiguous_routine, name, {text}, "give its argument types")};
    }
    return absent(interpreter, Code::unknown_function, name, {}, if_exists);
  }
  // A procedure may be named with its OUT parameters (14 and later), or as 13 has it, without.
  for (const bool with_outputs : {false, true}) {
    const std::optional<std::string> types = argument_types(interpreter, parameters, with_outputs);
    if (!types) {
      return absent(interpreter, Code::unknown_function, signature, {}, if_exists);
    }
    for (const ObjectId& id : candidates) {
      // An aggregate f(*) is f() to GRANT.
      if (id.arguments() == *types || (types->empty() && id.arguments() == "*")) {
        return {.id = id};
      }
    }
  }
  return absent(interpreter, Code::unknown_function, signature, {}, if_exists);
}

Named find_in_relation(Interpreter& interpreter, Kind kind, Node name, Node relation, bool of_domain, bool if_exists) {
  ObjectId parent = of_domain ? interpreter.find<Domain>(relation) : interpreter.find_relation(relation);
  if (!parent && !of_domain && outside_table(interpreter, relation)) {
    // What stands on it is only put there in the last round, so IF EXISTS has to wait as well.
    if (!interpreter.last_round()) {
      return {.outcome = interpreter.missing(Code::unknown_relation, relation)};
    }
    parent = outside_table(interpreter, relation);
  }
  if (!parent) {
    return absent(interpreter, of_domain ? Code::unknown_type : Code::unknown_relation, relation, {}, if_exists);
  }
  const std::vector<std::string> parts = Interpreter::name_parts(name);
  ObjectId id(kind, parts.empty() ? std::string{} : parts.back(), parent);
  if (interpreter.schema().contains(id)) {
    return {.id = std::move(id)};
  }
  return absent(interpreter, Code::unknown_object, name, kind_info(kind).name, if_exists);
}

}  // namespace ashlar::kinds
