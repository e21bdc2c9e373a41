#pragma once
// Python expressions, laid out as black lays them out (88 columns, double quotes, trailing commas).

#include <string>
#include <string_view>
#include <vector>

namespace ashlar::python {

/// Columns of a line.
inline constexpr std::size_t widest = 88;

/// An expression: a word, or a bracketed list behind one.
struct Code {
  std::string text;      // a word; what stands before the bracket of a call
  std::string keyword;   // "nullable" of `nullable=False`
  char bracket = '\0';   // '(', '[' or '{'
  bool literal = false;  // a list, tuple or dictionary, not a call
  std::vector<Code> items;
  std::string key;  // of a dictionary's item, as code
};

Code word(std::string text);
/// "text" with what must be escaped; in the quotes that black chooses.
Code string(std::string_view text);
Code call(std::string function, std::vector<Code> arguments);
Code list(std::vector<Code> items);
Code tuple(std::vector<Code> items);
/// keyword=value
Code named(std::string keyword, Code value);
/// {key: value}: one item of dictionary().
Code entry(std::string_view key, Code value);
Code dictionary(std::vector<Code> entries);

std::string string_literal(std::string_view text);
/// True where `name` can stand bare as a name of Python.
bool is_identifier(std::string_view name);

/// The lines of `prefix` + `code` + `suffix`, each with its line break, indented by `indent` blanks.
std::string laid_out(std::string_view prefix, const Code& code, std::string_view suffix, std::size_t indent);

/// from module import a, b: sorted, on one line or each on its own.
std::string import_from(std::string_view module, std::vector<std::string> names);

}  // namespace ashlar::python
