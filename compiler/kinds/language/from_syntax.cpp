#include "compiler/kinds/language/from_syntax.h"

#include "compiler/kinds/change_object.h"
#include "compiler/kinds/extension/of_every_database.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

/// Without a handler the statement is short for CREATE EXTENSION, since 13. Every database has plpgsql from the first.
Outcome create_extension(Interpreter& interpreter, const std::string& name, Node statement) {
  if (is_of_every_database(name)) {
    return Outcome::not_schema;
  }
  const ObjectId id(kind_of<Extension>, name);
  const bool if_not_exists = statement.has(syntax::Rule::orReplace);
  if (if_not_exists && interpreter.schema().contains(id)) {
    return Outcome::done;
  }
  return interpreter.put(id, Extension{.if_not_exists = if_not_exists}, statement) ? Outcome::done : Outcome::failed;
}

/// Routines name their language by a word.
void follow_language(Schema& schema, const std::string& from, const std::string& to) {
  for (const ObjectId& id : schema.sorted_ids()) {
    if (auto* function = schema.get<Function>(id) != nullptr ? schema.edit<Function>(id) : nullptr) {
      function->language = function->language == from ? to : function->language;
    } else if (auto* procedure = schema.get<Procedure>(id) != nullptr ? schema.edit<Procedure>(id) : nullptr) {
      procedure->language = procedure->language == from ? to : procedure->language;
    }
  }
}

}  // namespace

Named find_language(Interpreter& interpreter, Node name) {
  const std::string language = Interpreter::name_parts(name).back();
  ObjectId id(kind_of<Language>, language);
  const Schema& schema = interpreter.schema();
  const bool of_server = language == "sql" || language == "plpgsql" || language == "c" || language == "internal";
  const bool brought = schema.contains(ObjectId(kind_of<Extension>, language)) ||
                       (interpreter.last_round() && !schema.children({}, kind_of<Extension>).empty());
  if (of_server || brought || schema.contains(id)) {
    return {.id = std::move(id)};
  }
  return {.outcome = interpreter.missing(Code::unknown_object, name, kind_info(id.kind()).name)};
}

Outcome interpret_create_language(Interpreter& interpreter, Node statement) {
  const std::string name = word_or_string(statement.child(syntax::Rule::identifier));
  const std::vector<Node> names = statement.children(syntax::Rule::qualifiedName);
  if (names.empty()) {
    return create_extension(interpreter, name, statement);
  }
  Language object{.trusted = statement.has(Tok::KW_TRUSTED)};
  SqlText* next = nullptr;
  for (const Node child : statement) {
    if (child.is(Tok::KW_HANDLER) || child.is(Tok::KW_INLINE) || child.is(Tok::KW_VALIDATOR)) {
      next = child.is(Tok::KW_HANDLER)  ? &object.handler
             : child.is(Tok::KW_INLINE) ? &object.inline_handler
                                        : &object.validator;
    } else if (child.is(syntax::Rule::qualifiedName)) {
      const auto function = function_name(interpreter, child,
                                          next == &object.handler          ? ""
                                          : next == &object.inline_handler ? "internal"
                                                                           : "oid");
      if (!function) {
        return interpreter.missing(Code::unknown_function, child);
      }
      *next = *function;
    }
  }
  const ObjectId id(kind_of<Language>, name);
  return interpreter.put(id, std::move(object), statement, statement.has(syntax::Rule::orReplace)) ? Outcome::done
                                                                                                   : Outcome::failed;
}

Outcome interpret_alter_language(Interpreter& interpreter, Node statement) {
  const Named named = find_top_level(interpreter, kind_of<Language>, statement.child(syntax::Rule::identifier));
  if (!named) {
    return named.outcome;
  }
  const Node action = shared_action_in(statement);
  const Outcome outcome = run_shared_action(interpreter, named.id, action);
  if (outcome == Outcome::done && action.is(syntax::Rule::renameAction)) {
    follow_language(interpreter.schema(), named.id.name(),
                    Interpreter::name_parts(action.child(syntax::Rule::identifier)).back());
  }
  return outcome;
}

}  // namespace ashlar::kinds
