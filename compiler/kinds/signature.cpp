#include "compiler/kinds/signature.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/range_type/multirange.h"
#include "compiler/kinds/type_name.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

/// `type` without `(…)`, which only types of the system have.
SqlText without_modifiers(const SqlText& type) {
  const std::size_t open = type.slots().empty() ? type.text().find('(') : std::string::npos;
  if (open == std::string::npos) {
    return type;
  }
  const std::size_t close = type.text().find(')', open);
  std::string text = type.text().substr(0, open);
  text += close == std::string::npos ? "" : type.text().substr(close + 1);
  return SqlText(std::move(text));
}

std::optional<SqlText> column_type(Interpreter& interpreter, std::vector<std::string> parts) {
  const std::string column = parts.back();
  parts.pop_back();
  const ObjectId relation = interpreter.find(parts, {kind_of<Table>, kind_of<View>, kind_of<MaterializedView>});
  if (!relation) {
    return std::nullopt;
  }
  const ObjectId id(kind_of<Column>, column, relation);
  const auto unresolved = [&] {
    const auto* found = interpreter.schema().get<Column>(id);
    return found == nullptr || found->type.syntax() != nullptr;
  };
  if (unresolved() && interpreter.resolve_now) {
    interpreter.resolve_now(interpreter.schema());
  }
  if (!unresolved()) {
    return without_modifiers(interpreter.schema().get<Column>(id)->type);
  }
  const QueryText* query = nullptr;
  if (const auto* view = interpreter.schema().get<View>(relation)) {
    query = &view->query;
  } else if (const auto* materialized = interpreter.schema().get<MaterializedView>(relation)) {
    query = &materialized->query;
  }
  if (query != nullptr) {
    for (const OutputColumn& output : query->columns) {
      if (output.name == column && !output.type.empty()) {
        return without_modifiers(output.type);
      }
    }
  }
  return std::nullopt;
}

/// The text of one value in a list: what the server would store, unquoted.
std::string plain_value(Node value) {
  if (value.has(syntax::Rule::string)) {
    return string_in(value);
  }
  if (value.has(syntax::Rule::signedNumber)) {
    return std::string(value.text());
  }
  const Node word =
      value.has(syntax::Rule::identifier) ? value.child(syntax::Rule::identifier).first_child() : value.first_child();
  return syntax::identifier_value(word);
}

/// The parameters whose value is a list of names, each of which is quoted by itself (GUC_LIST_QUOTE in the server).
bool is_name_list(std::string_view setting) {
  constexpr std::string_view lists[] = {"search_path",
                                        "temp_tablespaces",
                                        "local_preload_libraries",
                                        "session_preload_libraries",
                                        "shared_preload_libraries",
                                        "unix_socket_directories"};
  return std::find(std::begin(lists), std::end(lists), setting) != std::end(lists);
}

}  // namespace

std::optional<SqlText> signature_type(Interpreter& interpreter, Node type_name) {
  TypeName name = read_type_name(type_name);
  if (name.column_type) {
    return column_type(interpreter, name.parts);
  }
  name.setof = false;
  name.modifiers.clear();
  if (name.built_in && !name.parts.empty() && name.parts.back() == "interval") {
    name.suffix.clear();  // the fields are a modifier as well
  }
  if (name.built_in) {
    return canonical_type(name, {});
  }
  if (const ObjectId id = interpreter.find_type(name.parts)) {
    return canonical_type(name, id);
  }
  if (auto multirange = multirange_type(interpreter.schema(), interpreter.schemas_to_search(name.parts), name)) {
    return multirange;
  }
  if (!interpreter.type_now(type_name)) {
    return std::nullopt;
  }
  return canonical_type(name, {});
}

std::optional<SqlText> function_name(Interpreter& interpreter, Node name, const std::string& arguments) {
  const std::vector<std::string> parts = Interpreter::name_parts(name);
  std::vector<ObjectId> candidates = interpreter.find_routines(parts);
  std::erase_if(candidates, [](const ObjectId& id) { return id.kind() != kind_of<Function>; });
  auto chosen = std::find_if(candidates.begin(), candidates.end(),
                             [&](const ObjectId& id) { return id.arguments() == arguments; });
  if (chosen == candidates.end() && candidates.size() == 1) {
    chosen = candidates.begin();
  }
  SqlText text;
  if (chosen != candidates.end()) {
    text.append(*chosen, SlotStyle::qualified);
    return text;
  }
  const bool of_system = parts.size() == 2 && parts.front() == "pg_catalog";
  const bool may_be_outside =
      parts.size() == 1 || !interpreter.schema().contains(Interpreter::schema_id(parts.front()));
  if (!of_system && !(interpreter.last_round() && may_be_outside)) {
    return std::nullopt;
  }
  std::vector<std::string> quoted;
  for (const std::string& part : parts) {
    if (!(of_system && quoted.empty() && part == "pg_catalog")) {
      quoted.push_back(quote_identifier(part));
    }
  }
  text.append(join(quoted, "."));
  return text;
}

std::optional<SqlText> function_signature(Interpreter& interpreter, Node signature) {
  const Node name = signature.child(syntax::Rule::qualifiedName);
  const Node parameters = signature.child(syntax::Rule::functionParameters);
  if (!parameters) {
    const std::vector<ObjectId> routines = interpreter.find_routines(Interpreter::name_parts(name));
    if (routines.size() != 1) {
      return std::nullopt;
    }
    SqlText text;
    text.append(routines.front(), SlotStyle::qualified);
    text.append("(" + routines.front().arguments() + ")");
    return text;
  }
  SqlText arguments;
  for (const Node parameter : parameters.children(syntax::Rule::functionParameter)) {
    const Node mode = parameter.child(syntax::Rule::parameterMode);
    if (mode && mode.first_child().is(Tok::KW_OUT)) {
      continue;
    }
    const auto type = signature_type(interpreter, parameter.child(syntax::Rule::typeName));
    if (!type) {
      return std::nullopt;
    }
    arguments.append(arguments.empty() ? "" : ", ");
    arguments.append(*type);
  }
  auto text = function_name(interpreter, name, arguments.text());
  if (text) {
    text->append("(");
    text->append(arguments);
    text->append(")");
  }
  return text;
}

std::optional<SettingValue> setting_value(Node assignment) {
  const Node first = assignment.first_child();
  if (first.is(Tok::KW_SCHEMA)) {
    return SettingValue{"search_path", quote_literal(string_in(assignment))};
  }
  if (first.is(Tok::KW_NAMES)) {
    return SettingValue{"client_encoding",
                        assignment.has(syntax::Rule::string) ? quote_literal(string_in(assignment)) : ""};
  }
  if (first.is(Tok::KW_ROLE)) {
    return SettingValue{"role", quote_literal(word_or_string(assignment.child(syntax::Rule::identifier)))};
  }
  if (first.is(Tok::KW_TIME)) {
    const Node zone = assignment.child(syntax::Rule::timeZone);
    if (zone.has(Tok::KW_DEFAULT) || zone.has(Tok::KW_LOCAL)) {
      return SettingValue{"timezone", ""};
    }
    return zone.has(Tok::KW_INTERVAL) ? std::nullopt
                                      : std::optional(SettingValue{"timezone", quote_literal(plain_value(zone))});
  }
  const Node name = assignment.child(syntax::Rule::settingName);
  if (!name || assignment.has(Tok::KW_CURRENT)) {
    return std::nullopt;
  }
  SettingValue setting{to_lower(join(Interpreter::name_parts(name), ".")), {}};
  std::vector<std::string> values;
  for (const Node value : assignment.children(syntax::Rule::settingValue)) {
    values.push_back(is_name_list(setting.name) ? quote_literal(plain_value(value)) : plain_value(value));
  }
  if (!values.empty()) {
    setting.value = join(values, ", ");
    if (!is_name_list(setting.name)) {
      setting.value = quote_literal(setting.value);
    }
  }
  return setting;
}

}  // namespace ashlar::kinds
