#include "backends/alembic/python_expressions.h"

#include <array>

namespace ashlar::backends::python {

namespace {

constexpr std::array<std::string_view, 8> unread_operands{"lambda", "not", "await", "yield", "if", "for", "in", "is"};
/// Of a.b().c()…
constexpr std::size_t longest_chain = 200;

}  // namespace

Value Expressions::unread(std::string why, std::size_t begin) const {
  Value value;
  value.text = std::move(why);
  value.span = tokens_.span_since(begin);
  return value;
}

bool Expressions::at_delimiter() const {
  constexpr std::array<std::string_view, 8> delimiters{",", ")", "]", "}", ":", "=", ";", ":="};
  return tokens_.at_line_end() || tokens_.peek().kind == TokenKind::dedent ||
         (tokens_.peek().kind == TokenKind::symbol &&
          std::ranges::find(delimiters, tokens_.peek().text) != delimiters.end()) ||
         tokens_.peek().is_word("as");
}

void Expressions::skip_to_delimiter() {
  for (std::size_t depth = 0; !tokens_.at_line_end() && (depth > 0 || !at_delimiter());) {
    const Token& token = tokens_.next();
    const bool opens = token.is("(") || token.is("[") || token.is("{");
    const bool closes = token.is(")") || token.is("]") || token.is("}");
    depth += opens ? 1 : 0;
    depth -= closes ? 1 : 0;
  }
}

Value Expressions::expression_list() {
  const std::size_t begin = tokens_.place();
  Value first = expression();
  if (!tokens_.peek().is(",")) {
    return first;
  }
  Value tuple;
  tuple.kind = ValueKind::tuple;
  tuple.items.push_back(std::move(first));
  while (tokens_.accept(",") && !at_delimiter()) {
    tuple.items.push_back(expression());
  }
  tuple.span = tokens_.span_since(begin);
  return tuple;
}

Value Expressions::expression() {
  const std::size_t begin = tokens_.place();
  Value value = sum();
  std::string comparison;
  if (tokens_.peek().is("==") || tokens_.peek().is("!=") || tokens_.peek().is_word("in")) {
    comparison = tokens_.next().text;
  } else if (tokens_.peek().is_word("not") && tokens_.peek(1).is_word("in")) {
    tokens_.next();
    tokens_.next();
    comparison = "not in";
  }
  if (!comparison.empty()) {
    Value made;
    made.kind = ValueKind::compare;
    made.text = comparison;
    made.items.push_back(std::move(value));
    made.items.push_back(sum());
    made.span = tokens_.span_since(begin);
    value = std::move(made);
  }
  if (!at_delimiter()) {
    skip_to_delimiter();
    return unread("this expression", begin);
  }
  return value;
}

Value Expressions::sum() {
  const std::size_t begin = tokens_.place();
  Value value = postfix();
  while (value.is(ValueKind::string) && tokens_.peek().is("+")) {
    tokens_.next();
    Value more = postfix();
    if (!more.is(ValueKind::string)) {
      return unread(more.is(ValueKind::unread) ? more.text : "a sum", begin);
    }
    value.text += more.text;
    value.span = tokens_.span_since(begin);
  }
  return value;
}

Value Expressions::postfix() {
  const std::size_t begin = tokens_.place();
  Value value = operand();
  for (std::size_t links = 0;; ++links) {
    if (links > longest_chain) {
      skip_to_delimiter();
      return unread("a chain this long", begin);
    }
    if (tokens_.peek().is(".") && tokens_.peek(1).kind == TokenKind::name) {
      tokens_.next();
      const std::string& name = tokens_.next().text;
      if (value.is(ValueKind::name)) {
        value.text += "." + name;
      } else {
        Value made;
        made.kind = ValueKind::name;
        made.text = name;
        made.receiver.push_back(std::move(value));
        value = std::move(made);
      }
    } else if (tokens_.peek().is("(")) {
      value = call(std::move(value), begin);
    } else if (tokens_.peek().is("[")) {
      tokens_.next();
      skip_to_bracket("]");
      value = unread("a subscript", begin);
    } else {
      return value;
    }
    value.span = tokens_.span_since(begin);
  }
}

void Expressions::skip_to_bracket(std::string_view closing) {
  while (!tokens_.at_end() && !tokens_.peek().is(closing)) {
    skip_to_delimiter();
    if (!tokens_.peek().is(closing)) {
      tokens_.next();
    }
  }
  tokens_.accept(closing);
}

Value Expressions::call(Value function, std::size_t begin) {
  Value made;
  made.kind = ValueKind::call;
  if (function.is(ValueKind::name)) {
    made.text = std::move(function.text);
    made.receiver = std::move(function.receiver);
  } else {
    made.receiver.push_back(std::move(function));
  }
  tokens_.next();
  bool good = true;
  while (!tokens_.at_end() && !tokens_.peek().is(")")) {
    if (tokens_.peek().kind == TokenKind::name && tokens_.peek(1).is("=")) {
      std::string name = tokens_.next().text;
      tokens_.next();
      made.named.push_back({std::move(name), expression()});
    } else if (tokens_.peek().is("*") || tokens_.peek().is("**")) {
      tokens_.next();
      expression();
      good = false;
    } else {
      made.items.push_back(expression());
    }
    if (!tokens_.accept(",") && !tokens_.peek().is(")")) {
      skip_to_bracket(")");
      return unread("these arguments", begin);
    }
  }
  tokens_.accept(")");
  return good ? made : unread("arguments from a variable", begin);
}

Value Expressions::operand() {
  const std::size_t begin = tokens_.place();
  const Token& token = tokens_.peek();
  switch (token.kind) {
    case TokenKind::string:
    case TokenKind::unread_string:
      return strings();
    case TokenKind::number:
      return number(false);
    case TokenKind::name:
      return word();
    case TokenKind::symbol:
      break;
    default:
      return unread("an expression that is missing", begin);
  }
  if (token.is("...")) {
    tokens_.next();
    Value nothing;
    nothing.kind = ValueKind::none;
    nothing.span = tokens_.span_since(begin);
    return nothing;
  }
  if (token.is("(")) {
    return parenthesised();
  }
  if (token.is("[")) {
    return list();
  }
  if (token.is("{")) {
    return dict();
  }
  if ((token.is("-") || token.is("+")) && tokens_.peek(1).kind == TokenKind::number) {
    tokens_.next();
    return number(token.is("-"));
  }
  skip_to_delimiter();
  return unread("this expression", begin);
}

Value Expressions::strings() {
  const std::size_t begin = tokens_.place();
  Value value;
  value.kind = ValueKind::string;
  std::string why;
  while (tokens_.peek().kind == TokenKind::string || tokens_.peek().kind == TokenKind::unread_string) {
    const Token& token = tokens_.next();
    if (token.kind == TokenKind::string) {
      value.text += token.text;
    } else {
      why = token.text;
    }
  }
  value.span = tokens_.span_since(begin);
  return why.empty() ? value : unread(why, begin);
}

Value Expressions::number(bool negative) {
  const std::size_t begin = tokens_.place();
  Value value;
  value.kind = ValueKind::number;
  value.text = (negative ? "-" : "") + tokens_.next().text;
  value.span = tokens_.span_since(begin);
  return value;
}

Value Expressions::word() {
  const std::size_t begin = tokens_.place();
  const std::string& text = tokens_.peek().text;
  if (std::ranges::find(unread_operands, text) != unread_operands.end()) {
    skip_to_delimiter();
    return unread("`" + text + "`", begin);
  }
  Value value;
  tokens_.next();
  if (text == "None") {
    value.kind = ValueKind::none;
  } else if (text == "True" || text == "False") {
    value.kind = ValueKind::boolean;
    value.truth = text == "True";
  } else {
    value.kind = ValueKind::name;
    value.text = text;
  }
  value.span = tokens_.span_since(begin);
  return value;
}

Value Expressions::parenthesised() {
  const std::size_t begin = tokens_.place();
  tokens_.next();
  Value value;
  if (tokens_.peek().is(")")) {
    value.kind = ValueKind::tuple;
  } else {
    value = expression_list();
  }
  if (!tokens_.accept(")")) {
    skip_to_bracket(")");
    return unread("this expression", begin);
  }
  value.span = tokens_.span_since(begin);
  return value;
}

Value Expressions::list() {
  const std::size_t begin = tokens_.place();
  tokens_.next();
  Value value;
  value.kind = ValueKind::list;
  while (!tokens_.at_end() && !tokens_.peek().is("]")) {
    value.items.push_back(expression());
    if (!tokens_.accept(",") && !tokens_.peek().is("]")) {
      skip_to_bracket("]");
      return unread("this list", begin);
    }
  }
  tokens_.accept("]");
  value.span = tokens_.span_since(begin);
  return value;
}

Value Expressions::dict() {
  const std::size_t begin = tokens_.place();
  tokens_.next();
  Value value;
  value.kind = ValueKind::dict;
  while (!tokens_.at_end() && !tokens_.peek().is("}")) {
    value.items.push_back(expression());
    const bool paired = tokens_.accept(":");
    if (paired) {
      value.items.push_back(expression());
    }
    if (!paired || (!tokens_.accept(",") && !tokens_.peek().is("}"))) {
      skip_to_bracket("}");
      return unread("this set or dictionary", begin);
    }
  }
  tokens_.accept("}");
  value.span = tokens_.span_since(begin);
  return value;
}

}  // namespace ashlar::backends::python
