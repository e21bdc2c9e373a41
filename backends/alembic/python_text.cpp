#include "backends/alembic/python_text.h"

#include <algorithm>

#include "compiler/base/text.h"

namespace ashlar::backends::python {

namespace {

constexpr std::size_t line_length = 88;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

std::string one_line(const Expression& expression) {
  std::string text = expression.name.empty() ? "" : expression.name + "=";
  text += expression.receiver.empty() ? "" : one_line(expression.receiver.front());
  text += expression.text + expression.open;
  for (std::size_t i = 0; i < expression.items.size(); ++i) {
    text += (i == 0 ? "" : ", ") + one_line(expression.items[i]);
  }
  return text + expression.close;
}

/// Up to the opening bracket.
std::string head_of(const Expression& expression) {
  return (expression.name.empty() ? "" : expression.name + "=") +
         (expression.receiver.empty() ? "" : one_line(expression.receiver.front())) + expression.text + expression.open;
}

std::string items_on_one_line(const Expression& expression) {
  std::string text;
  for (const Expression& item : expression.items) {
    text += (text.empty() ? "" : ", ") + one_line(item);
  }
  return text;
}

bool fits(std::string_view text, std::size_t indent, std::size_t after) {
  return text.find('\n') == std::string_view::npos && indent + characters(text) + after <= line_length;
}

/// One expression from `indent` on, followed by `tail` (a comma or nothing).
void write(std::string& out, const Expression& expression, std::size_t indent, std::string_view tail) {
  const std::string margin(indent, ' ');
  const std::string whole = one_line(expression);
  if (expression.atom() || expression.items.empty() || fits(whole, indent, tail.size())) {
    out += margin + whole + std::string(tail) + "\n";
    return;
  }
  const std::string head = head_of(expression);
  if (!expression.receiver.empty() && !fits(head, indent, 0)) {
    // black splits at the brackets before where the line up to the last ones is too long.
    Expression receiver = expression.receiver.front();
    receiver.name = expression.name;
    receiver.close += expression.text + expression.open + items_on_one_line(expression) + expression.close;
    write(out, receiver, indent, tail);
    return;
  }
  out += margin + head + "\n";
  const std::string together = items_on_one_line(expression);
  if (fits(together, indent + 4, 0)) {
    out += std::string(indent + 4, ' ') + together + "\n";
  } else if (expression.items.size() == 1) {
    write(out, expression.items.front(), indent + 4, "");  // black puts commas where it splits at commas
  } else {
    for (const Expression& item : expression.items) {
      write(out, item, indent + 4, ",");
    }
  }
  out += margin + expression.close + std::string(tail) + "\n";
}

void append_escaped(std::string& text, char c, char quote) {
  switch (c) {
    case '\n':
      text += "\\n";
      return;
    case '\t':
      text += "\\t";
      return;
    case '\r':
      text += "\\r";
      return;
    default:
      break;
  }
  if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    text += "\\x";
    text += digits[byte >> 4U];
    text += digits[byte & 0xfU];
    return;
  }
  if (c == '\\' || c == quote) {
    text += '\\';
  }
  text += c;
}

std::string indented(std::string_view value, std::size_t indent) {
  std::string text;
  for (const std::string& line : split(value, '\n')) {
    text += line.empty() ? "\n" : std::string(indent, ' ') + line + "\n";
  }
  return text;
}

}  // namespace

Expression atom(std::string text) {
  return {std::move(text), "", "", {}};
}

Expression call(std::string function, std::vector<Expression> arguments) {
  return {std::move(function), "(", ")", std::move(arguments)};
}

Expression list(std::vector<Expression> items) {
  return {"", "[", "]", std::move(items)};
}

Expression keyword(std::string name, Expression value) {
  value.name = std::move(name);
  return value;
}

Expression boolean(bool value) {
  return atom(value ? "True" : "False");
}

Expression string(std::string_view value) {
  // black prefers double quotes, unless that makes more escapes.
  const bool has_double = value.find('"') != std::string_view::npos;
  const auto quotes = [&](char quote) { return std::count(value.begin(), value.end(), quote); };
  const char quote = has_double && quotes('\'') < quotes('"') ? '\'' : '"';
  std::string text(1, quote);
  for (const char c : value) {
    append_escaped(text, c, quote);
  }
  return atom(text + quote);
}

Expression strings(const std::vector<std::string>& values) {
  std::vector<Expression> items;
  for (const std::string& value : values) {
    items.push_back(string(value));
  }
  return list(std::move(items));
}

Expression text_block(std::string_view value, std::size_t indent, bool may_indent) {
  const bool control = std::any_of(value.begin(), value.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f;
  });
  if (control || value.find('\n') == std::string_view::npos) {
    return string(value);
  }
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool triple = value.substr(i, 3) == "\"\"\"";
    text += value[i] == '\\' || triple ? "\\" : "";
    text += value[i];
  }
  std::string body = may_indent ? indented(text, indent) : text + "\n";
  return atom("\"\"\"\n" + body + std::string(indent, ' ') + "\"\"\"");
}

std::string statement(const Expression& expression, std::size_t indent) {
  std::string text;
  write(text, expression, indent, "");
  return text;
}

std::string docstring_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\' || c == '"') {
      result += '\\';
    }
    result += static_cast<unsigned char>(c) < 0x20 && c != '\n' ? ' ' : c;
  }
  return result;
}

}  // namespace ashlar::backends::python
