#include "compiler/kinds/foreign_options.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

Outcome change_foreign_options(Interpreter& interpreter, Node foreign_options, Parameters& options) {
  for (const Node option : foreign_options.children(syntax::Rule::foreignOption)) {
    const Node word = option.child(syntax::Rule::identifier);
    const std::string name = syntax::identifier_value(word.first_child());
    const bool change = option.has(Tok::KW_SET);
    const bool drop = option.has(Tok::KW_DROP);
    if ((change || drop) && !options.contains(name)) {
      return interpreter.fail(Code::unknown_object, word, {"option", quote_identifier(name)});
    }
    if (drop) {
      options.erase(name);
      continue;
    }
    if (!change && options.contains(name)) {
      return interpreter.fail(Code::duplicate_object, word, {"option", quote_identifier(name)},
                              "write SET to give it another value");
    }
    options[name] = string_in(option);
  }
  return Outcome::done;
}

std::string foreign_options_clause(const Parameters& options) {
  std::vector<std::string> items;
  for (const auto& [name, value] : options) {
    items.push_back(quote_identifier(name) + " " + quote_literal(value));
  }
  return items.empty() ? std::string{} : " OPTIONS (" + join(items, ", ") + ")";
}

std::string foreign_option_changes(const Parameters& before, const Parameters& after) {
  const OptionChanges changes = option_changes(before, after);
  std::vector<std::string> items;
  for (const auto& [name, value] : changes.set) {
    items.push_back((before.contains(name) ? "SET " : "ADD ") + quote_identifier(name) + " " + quote_literal(value));
  }
  for (const std::string& name : changes.reset) {
    items.push_back("DROP " + quote_identifier(name));
  }
  return items.empty() ? std::string{} : "OPTIONS (" + join(items, ", ") + ")";
}

std::string foreign_options_condition(const Parameters& options, const std::string& column) {
  std::vector<std::string> items;
  for (const auto& [name, value] : options) {
    items.push_back(quote_literal(name + "=" + value));
  }
  std::sort(items.begin(), items.end());
  return "(SELECT pg_catalog.array_agg(o ORDER BY o COLLATE \"C\") FROM pg_catalog.unnest(" + column +
         ") AS o) IS NOT DISTINCT FROM (SELECT pg_catalog.array_agg(o ORDER BY o COLLATE \"C\") FROM "
         "pg_catalog.unnest(ARRAY[" +
         join(items, ", ") + "]::pg_catalog.text[]) AS o)";
}

}  // namespace ashlar::kinds
