#include "compiler/kinds/definition_list.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/find_object.h"

namespace ashlar::kinds {

using syntax::Node;

std::vector<DefinitionItem> read_definition(Node definition) {
  std::vector<DefinitionItem> items;
  for (const Node element : definition.children(syntax::Rule::definitionElement)) {
    items.push_back({syntax::identifier_value(element.child(syntax::Rule::identifier).first_child()),
                     element.child(syntax::Rule::definitionValue), element});
  }
  return items;
}

std::string definition_text(Node value) {
  if (value.has(syntax::Rule::string)) {
    return string_in(value);
  }
  const std::vector<std::string> parts = Interpreter::name_parts(value);
  const Node type = value.child(syntax::Rule::typeName);
  return type && type.has(syntax::Rule::qualifiedName) ? join(parts, ".") : to_lower(value.text());
}

std::optional<bool> definition_flag(Node value) {
  const std::string word = value ? to_lower(definition_text(value)) : "true";
  if (word == "true" || word == "on" || word == "1") {
    return true;
  }
  if (word == "false" || word == "off" || word == "0") {
    return false;
  }
  return std::nullopt;
}

Outcome unknown_option(Interpreter& interpreter, const DefinitionItem& item, std::string_view of) {
  const std::string what = "the option " + quote_identifier(item.name) + " of " + std::string(of);
  return interpreter.fail(Code::unsupported_statement, item.at, {what});
}

}  // namespace ashlar::kinds
