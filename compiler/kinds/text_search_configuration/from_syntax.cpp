// CREATE and ALTER TEXT SEARCH, of all four kinds.

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/definition_list.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/signature.h"
#include "compiler/kinds/text_search.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

Kind kind_in(Node statement) {
  return statement.has(Tok::KW_CONFIGURATION) ? kind_of<TextSearchConfiguration>
         : statement.has(Tok::KW_DICTIONARY)  ? kind_of<TextSearchDictionary>
         : statement.has(Tok::KW_PARSER)      ? kind_of<TextSearchParser>
                                              : kind_of<TextSearchTemplate>;
}

/// Options that name a function, with the types that it takes.
template <class K>
struct FunctionOption {
  std::string_view name;
  std::string_view types;
  SqlText K::*member;
};

template <class K, std::size_t N>
Outcome read_functions(Interpreter& interpreter, Node statement, const std::array<FunctionOption<K>, N>& options,
                       K& object) {
  for (const DefinitionItem& item : read_definition(statement.child(syntax::Rule::definition))) {
    const auto option =
        std::find_if(options.begin(), options.end(), [&](const auto& one) { return one.name == item.name; });
    if (option == options.end()) {
      return unknown_option(interpreter, item, "text search");
    }
    const Node name = item.value.child(syntax::Rule::typeName);
    const auto function = function_name(interpreter, name, std::string(option->types));
    if (!function) {
      return interpreter.missing(Code::unknown_function, name);
    }
    object.*(option->member) = *function;
  }
  return Outcome::done;
}

Outcome read(Interpreter& interpreter, Node statement, TextSearchParser& object) {
  static constexpr std::array<FunctionOption<TextSearchParser>, 5> options{
      {{"start", "internal, integer", &TextSearchParser::start},
       {"gettoken", "internal, internal, internal", &TextSearchParser::gettoken},
       {"end", "internal", &TextSearchParser::end},
       {"headline", "internal, internal, tsquery", &TextSearchParser::headline},
       {"lextypes", "internal", &TextSearchParser::lextypes}}};
  return read_functions(interpreter, statement, options, object);
}

Outcome read(Interpreter& interpreter, Node statement, TextSearchTemplate& object) {
  static constexpr std::array<FunctionOption<TextSearchTemplate>, 2> options{
      {{"init", "internal", &TextSearchTemplate::init},
       {"lexize", "internal, internal, internal, internal", &TextSearchTemplate::lexize}}};
  return read_functions(interpreter, statement, options, object);
}

/// The text search object that an option names, or what becomes of the statement because it is not there.
Outcome read_name(Interpreter& interpreter, Kind kind, Node name, SqlText& to) {
  const auto text = text_search_name(interpreter, kind, Interpreter::name_parts(name));
  if (!text) {
    return interpreter.missing(Code::unknown_object, name, kind_info(kind).name);
  }
  to = *text;
  return Outcome::done;
}

/// Numbers stay numbers: the server keeps options as they were written.
std::string option_value(Node value) {
  return value.has(syntax::Rule::signedNumber) ? std::string(value.text()) : quote_literal(definition_text(value));
}

Outcome read(Interpreter& interpreter, Node statement, TextSearchDictionary& object) {
  for (const DefinitionItem& item : read_definition(statement.child(syntax::Rule::definition))) {
    if (item.name != "template") {
      object.options[item.name] = option_value(item.value);
    } else if (const Outcome outcome =
                   read_name(interpreter, kind_of<TextSearchTemplate>, item.value, object.of_template);
               outcome != Outcome::done) {
      return outcome;
    }
  }
  return Outcome::done;
}

/// COPY: the parser and mappings that the other has now.
Outcome copy(Interpreter& interpreter, Node name, TextSearchConfiguration& object) {
  const std::vector<std::string> parts = Interpreter::name_parts(name);
  const bool of_system = parts.size() == 1 || parts[parts.size() - 2] == "pg_catalog";
  if (auto mappings = of_system ? system_mappings(parts.back()) : std::nullopt) {
    object = {SqlText(quote_identifier("default")), std::move(*mappings)};
    return Outcome::done;
  }
  const ObjectId id = interpreter.find<TextSearchConfiguration>(name);
  if (!id) {
    return interpreter.missing(Code::unknown_object, name, kind_info(kind_of<TextSearchConfiguration>).name);
  }
  object = *interpreter.schema().get<TextSearchConfiguration>(id);
  return Outcome::done;
}

Outcome read(Interpreter& interpreter, Node statement, TextSearchConfiguration& object) {
  for (const DefinitionItem& item : read_definition(statement.child(syntax::Rule::definition))) {
    Outcome outcome = Outcome::done;
    if (item.name == "copy") {
      outcome = copy(interpreter, item.value, object);
    } else if (item.name == "parser") {
      outcome = read_name(interpreter, kind_of<TextSearchParser>, item.value, object.parser);
    } else {
      outcome = unknown_option(interpreter, item, "text search configurations");
    }
    if (outcome != Outcome::done) {
      return outcome;
    }
  }
  return Outcome::done;
}

template <class K>
Outcome create(Interpreter& interpreter, Node statement, const ObjectId& id) {
  K object;
  const Outcome outcome = read(interpreter, statement, object);
  if (outcome != Outcome::done) {
    return outcome;
  }
  return interpreter.put(id, std::move(object), statement) ? Outcome::done : Outcome::failed;
}

/// A dictionary's options: one without a value goes.
Outcome change_options(Interpreter& interpreter, const ObjectId& id, Node definition) {
  auto* object = interpreter.schema().edit<TextSearchDictionary>(id);
  if (object == nullptr) {
    return interpreter.fail(Code::wrong_relation_kind, definition,
                            {sql_name(id), kind_info(id.kind()).name, "a change of options"});
  }
  for (const DefinitionItem& item : read_definition(definition)) {
    object->options.erase(item.name);
    if (item.value) {
      object->options[item.name] = option_value(item.value);
    }
  }
  return Outcome::done;
}

std::vector<std::string> tokens_in(Node action) {
  std::vector<std::string> tokens;
  for (const Node token : action.child(syntax::Rule::nameList).children(syntax::Rule::identifier)) {
    tokens.push_back(syntax::identifier_value(token.first_child()));
  }
  return tokens;
}

Outcome drop_mappings(Interpreter& interpreter, Node action, TextSearchConfiguration& object) {
  for (const std::string& token : tokens_in(action)) {
    if (object.mappings.erase(token) == 0 && !action.has(syntax::Rule::ifExists)) {
      return interpreter.fail(Code::unknown_object, action, {"mapping of", quote_identifier(token)});
    }
  }
  return Outcome::done;
}

/// REPLACE old WITH new, for some token types or all.
Outcome exchange_dictionary(Interpreter& interpreter, Node action, TextSearchConfiguration& object) {
  const std::vector<Node> names = action.children(syntax::Rule::qualifiedName);
  SqlText old_name;
  SqlText new_name;
  for (const bool old : {true, false}) {
    if (const Outcome outcome = read_name(interpreter, kind_of<TextSearchDictionary>,
                                          old ? names.front() : names.back(), old ? old_name : new_name);
        outcome != Outcome::done) {
      return outcome;
    }
  }
  const std::vector<std::string> tokens = tokens_in(action);
  for (auto& [token, list] : object.mappings) {
    if (tokens.empty() || std::find(tokens.begin(), tokens.end(), token) != tokens.end()) {
      std::replace(list.begin(), list.end(), old_name, new_name);
    }
  }
  return Outcome::done;
}

Outcome change_mappings(Interpreter& interpreter, Node action, TextSearchConfiguration& object) {
  if (action.has(Tok::KW_DROP)) {
    return drop_mappings(interpreter, action, object);
  }
  if (action.has(Tok::KW_REPLACE)) {
    return exchange_dictionary(interpreter, action, object);
  }
  std::vector<SqlText> list;
  for (const Node name : action.child(syntax::Rule::qualifiedNameList).children(syntax::Rule::qualifiedName)) {
    if (const Outcome outcome = read_name(interpreter, kind_of<TextSearchDictionary>, name, list.emplace_back());
        outcome != Outcome::done) {
      return outcome;
    }
  }
  for (const std::string& token : tokens_in(action)) {
    if (action.has(Tok::KW_ADD) && object.mappings.contains(token)) {
      return interpreter.fail(Code::duplicate_object, action, {"mapping of", quote_identifier(token)});
    }
    object.mappings[token] = list;
  }
  return Outcome::done;
}

}  // namespace

Outcome interpret_create_text_search(Interpreter& interpreter, Node statement) {
  const Kind kind = kind_in(statement);
  const ObjectId id = interpreter.new_id(kind, statement.child(syntax::Rule::qualifiedName));
  if (kind == kind_of<TextSearchParser>) {
    return create<TextSearchParser>(interpreter, statement, id);
  }
  if (kind == kind_of<TextSearchTemplate>) {
    return create<TextSearchTemplate>(interpreter, statement, id);
  }
  return kind == kind_of<TextSearchDictionary> ? create<TextSearchDictionary>(interpreter, statement, id)
                                               : create<TextSearchConfiguration>(interpreter, statement, id);
}

Outcome interpret_alter_text_search(Interpreter& interpreter, Node statement) {
  const Kind kind = kind_in(statement);
  const Named named =
      find_named(interpreter, statement.child(syntax::Rule::qualifiedName), {kind}, kind_info(kind).name);
  if (!named) {
    return named.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, named.id, action);
  }
  if (const Node definition = statement.child(syntax::Rule::definition)) {
    return change_options(interpreter, named.id, definition);
  }
  const Node action = statement.child(syntax::Rule::textSearchMappingAction);
  const auto* present = interpreter.schema().get<TextSearchConfiguration>(named.id);
  if (present == nullptr) {
    return interpreter.fail(Code::wrong_relation_kind, action, {sql_name(named.id), kind_info(kind).name, "MAPPING"});
  }
  TextSearchConfiguration object = *present;
  const Outcome outcome = change_mappings(interpreter, action, object);
  if (outcome == Outcome::done) {
    *interpreter.schema().edit<TextSearchConfiguration>(named.id) = std::move(object);
  }
  return outcome;
}

}  // namespace ashlar::kinds
