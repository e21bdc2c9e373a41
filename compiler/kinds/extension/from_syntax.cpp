#include "compiler/kinds/extension/of_every_database.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

/// Where an extension without SCHEMA goes: the schema in which things are made, unless its control file names one.
/// What the search_path is where the plan runs decides as long as the sources set none.
std::string schema_of_session(const Interpreter& interpreter, const std::string& name) {
  const bool names_one = may_bring_schemas(name) || name.starts_with("pl") || name == "adminpack";
  const auto& session = interpreter.session();
  if (names_one || session == nullptr || session->search_path.empty() || session->search_path.front() == "public") {
    return {};
  }
  return session->search_path.front();
}

}  // namespace

Outcome interpret_create_extension(Interpreter& interpreter, Node statement) {
  const ObjectId id(kind_of<Extension>, Interpreter::name_parts(statement.child(syntax::Rule::identifier)).back());
  if (is_of_every_database(id.name())) {
    return Outcome::not_schema;
  }
  Extension extension{.if_not_exists = statement.has(syntax::Rule::ifNotExists)};
  for (const Node option : statement.children(syntax::Rule::extensionOption)) {
    const Node value = option.child(syntax::Rule::identifier);
    if (option.has(Tok::KW_SCHEMA)) {
      extension.schema = syntax::identifier_value(value.first_child());
    } else if (option.has(Tok::KW_VERSION)) {
      extension.version = word_or_string(value);
    } else if (option.has(Tok::KW_CASCADE)) {
      extension.cascade = true;
    } else {
      return interpreter.fail(Code::unsupported_statement, option, {"CREATE EXTENSION … FROM"});
    }
  }
  if (extension.schema.empty()) {
    extension.schema = schema_of_session(interpreter, id.name());
  }
  if (extension.if_not_exists && interpreter.schema().contains(id)) {
    return Outcome::done;
  }
  return interpreter.put(id, std::move(extension), statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_extension(Interpreter& interpreter, Node statement) {
  const Node name = statement.child(syntax::Rule::identifier);
  const ObjectId id(kind_of<Extension>, Interpreter::name_parts(name).back());
  auto* extension = interpreter.schema().edit<Extension>(id);
  if (extension == nullptr) {
    return interpreter.missing(Code::unknown_object, name, "extension");
  }
  if (const Node action = statement.child(syntax::Rule::setSchemaAction)) {
    extension->schema = Interpreter::name_parts(action.child(syntax::Rule::identifier)).back();
    return Outcome::done;
  }
  if (!statement.has(Tok::KW_UPDATE)) {
    return interpreter.unmodelled(statement, {"ALTER EXTENSION … ADD or DROP"});
  }
  const std::vector<Node> words = statement.children(syntax::Rule::identifier);
  extension->version = words.size() > 1 ? word_or_string(words[1]) : std::string{};
  return Outcome::done;
}

}  // namespace ashlar::kinds
