#include "compiler/base/python_code.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "compiler/base/text.h"

namespace ashlar::python {

namespace {

constexpr std::size_t step = 4;

constexpr std::array<std::string_view, 35> keywords{
    "False",  "None",     "True", "and",    "as",   "assert", "async",   "await",  "break", "class",  "continue", "def",
    "del",    "elif",     "else", "except", "for",  "from",   "finally", "global", "if",    "import", "in",       "is",
    "lambda", "nonlocal", "not",  "or",     "pass", "raise",  "return",  "try",    "while", "with",   "yield"};

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

char closing(char bracket) {
  return bracket == '(' ? ')' : bracket == '[' ? ']' : '}';
}

std::string head(const Code& code) {
  return (code.keyword.empty() ? "" : code.keyword + "=") + (code.key.empty() ? "" : code.key + ": ") + code.text;
}

std::string flat(const Code& code) {
  std::string text = head(code);
  if (code.bracket == '\0') {
    return text;
  }
  text += code.bracket;
  for (std::size_t i = 0; i < code.items.size(); ++i) {
    text += (i == 0 ? "" : ", ") + flat(code.items[i]);
  }
  // A tuple of one keeps its comma.
  text += code.literal && code.bracket == '(' && code.items.size() == 1 ? "," : "";
  return text + closing(code.bracket);
}

void lay_out(std::string& to, std::string_view prefix, const Code& code, std::string_view suffix, std::size_t indent) {
  const std::string margin(indent, ' ');
  const std::string whole = flat(code);
  if (code.bracket == '\0' || code.items.empty() || indent + width(prefix) + width(whole) + width(suffix) <= widest) {
    to += margin + std::string(prefix) + whole + std::string(suffix) + "\n";
    return;
  }
  to += margin + std::string(prefix) + head(code) + code.bracket + "\n";
  std::string body;
  for (const Code& item : code.items) {
    body += (body.empty() ? "" : ", ") + flat(item);
  }
  const bool single = code.items.size() == 1;
  const bool one_tuple = single && code.literal && code.bracket == '(';
  if (!single && !code.literal && indent + step + width(body) <= widest) {
    to += std::string(indent + step, ' ') + body + "\n";
  } else {
    for (const Code& item : code.items) {
      lay_out(to, "", item, single && !one_tuple ? "" : ",", indent + step);
    }
  }
  to += margin + closing(code.bracket) + std::string(suffix) + "\n";
}

std::string escaped(std::string_view text, char quote) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == quote || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\x";
      out += digits[byte >> 4U];
      out += digits[byte & 0xfU];
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

Code word(std::string text) {
  return {.text = std::move(text)};
}

std::string string_literal(std::string_view text) {
  // Double quotes, unless single ones need fewer backslashes.
  const bool single = std::ranges::count(text, '\'') < std::ranges::count(text, '"');
  const char quote = single ? '\'' : '"';
  return quote + escaped(text, quote) + quote;
}

Code string(std::string_view text) {
  return word(string_literal(text));
}

Code call(std::string function, std::vector<Code> arguments) {
  return {.text = std::move(function), .bracket = '(', .items = std::move(arguments)};
}

Code list(std::vector<Code> items) {
  return {.bracket = '[', .literal = true, .items = std::move(items)};
}

Code tuple(std::vector<Code> items) {
  return {.bracket = '(', .literal = true, .items = std::move(items)};
}

Code named(std::string keyword, Code value) {
  value.keyword = std::move(keyword);
  return value;
}

Code entry(std::string_view key, Code value) {
  value.key = string_literal(key);
  return value;
}

Code dictionary(std::vector<Code> entries) {
  return {.bracket = '{', .literal = true, .items = std::move(entries)};
}

bool is_identifier(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !name.empty() && letter(name.front()) &&
         std::ranges::all_of(name, [&](char c) { return letter(c) || (c >= '0' && c <= '9'); }) &&
         std::ranges::find(keywords, name) == keywords.end();
}

std::string laid_out(std::string_view prefix, const Code& code, std::string_view suffix, std::size_t indent) {
  std::string text;
  lay_out(text, prefix, code, suffix, indent);
  return text;
}

std::string import_from(std::string_view module, std::vector<std::string> names) {
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const std::string line = "from " + std::string(module) + " import " + join(names, ", ");
  if (width(line) <= widest) {
    return line + "\n";
  }
  return "from " + std::string(module) + " import (\n    " + join(names, ",\n    ") + ",\n)\n";
}

}  // namespace ashlar::python
