// Operators, constants and casts.
#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/schema/equivalence_analyzer.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::equivalence {

using resolution::core_of;
using resolution::is_expression;
using syntax::Node;
using syntax::Rule;
using syntax::Tok;

namespace {

std::vector<Node> operands_of(Node at) {
  std::vector<Node> operands;
  for (const Node child : at) {
    if (is_expression(child.rule())) {
      operands.push_back(child);
    }
  }
  return operands;
}

/// `OPERATOR(pg_catalog.=)` is `=`; others keep their schema.
std::string operator_text(Node name) {
  std::string text(name.text());
  if (const std::size_t open = text.find('('); open != std::string::npos && text.ends_with(")")) {
    text = text.substr(open + 1, text.size() - open - 2);
    text = text.substr(text.rfind('.') == std::string::npos ? 0 : text.rfind('.') + 1);
  }
  std::erase(text, ' ');
  return text == "!=" ? "<>" : text;
}

bool is_row(const Term& term) {
  return term.head == "row_value";
}

}  // namespace

Term Analyzer::expression(Node at, const Scope* scope) {
  if (++depth_ > 2000) {
    failed_ = true;
    --depth_;
    return {};
  }
  Term result = core(core_of(at), scope);
  --depth_;
  return result;
}

Term Analyzer::core(Node at, const Scope* scope) {
  switch (at.rule()) {
    case Rule::literal:
      return literal(at);
    case Rule::columnReference:
      return column(at, scope);
    case Rule::functionCall:
      return call(at, scope);
    case Rule::castExpression:
    case Rule::typedLiteral:
      return cast(at, scope);
    case Rule::indirectionExpression:
      return indirection(at, scope);
    case Rule::orExpression:
      return logical(at, scope, "or");
    case Rule::andExpression:
      return logical(at, scope, "and");
    case Rule::notExpression:
      return negated(expression(operands_of(at).front(), scope));
    case Rule::isExpression:
      return is_predicate(at, scope);
    case Rule::distinctExpression:
      return distinct(at, scope);
    case Rule::binaryExpression:
    case Rule::anyExpression:
    case Rule::collateExpression:
    case Rule::atTimeZoneExpression:
    case Rule::overlapsExpression:
      return operation(at, scope);
    case Rule::unaryExpression:
      return unary(at, scope);
    case Rule::likeExpression:
      return like(at, scope);
    case Rule::betweenExpression:
      return between(at, scope);
    case Rule::inExpression:
      return in_list(at, scope);
    default:
      return special(at, scope);
  }
}

Term Analyzer::literal(Node at) const {
  const Node token = at.first_child();
  std::string text = to_lower(token.text());
  switch (token.token()) {
    case Tok::INTEGER: {
      std::erase(text, '_');
      const bool decimal = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (!decimal || text.size() > 18) {
        return leaf("constant", text, decimal ? (text.size() > 19 ? "numeric" : "") : "");
      }
      return leaf("constant", canonical_constant("bigint", text).text,
                  std::stoll(text) <= 2147483647 ? "integer" : "bigint");
    }
    case Tok::NUMERIC: {
      return leaf("constant", canonical_constant("numeric", text).text, "numeric");
    }
    case Tok::KW_TRUE:
    case Tok::KW_FALSE:
      return leaf("constant", text, "boolean");
    case Tok::KW_NULL:
      return leaf("null", "", std::string(untyped_constant));
    case Tok::KW_DEFAULT:
      return leaf("default", "");
    case Tok::BIT_STRING:
      return leaf("constant", syntax::string_value(token), "bit");
    case Tok::HEX_STRING:
      return leaf("constant", "x" + syntax::string_value(token), "bit");
    default:
      return leaf("constant", syntax::string_value(token), std::string(untyped_constant));
  }
}

Term Analyzer::cast(Node at, const Scope* scope) {
  std::string written(at.child(Rule::typeName).text());
  Term value;
  if (at.is(Rule::typedLiteral)) {
    value = leaf("constant", syntax::string_value(at.child(Rule::string).first_child()), std::string(untyped_constant));
    if (const Node fields = at.child(Rule::intervalFields)) {
      written += " " + to_lower(fields.text());
    }
  } else {
    const Node inner = core_of(operands_of(at).front());
    const Node elements = inner.is(Rule::arrayExpression) ? inner.child(Rule::arrayElements) : Node{};
    // The cast of an array constructor types its elements.
    value = elements && written.ends_with("[]") ? array_elements(elements, scope, element_type(written))
                                                : core(inner, scope);
  }
  return typed(std::move(value), written);
}

Term Analyzer::typed(Term value, const std::string& written) const {
  const std::string type = without_type_modifier(written);
  if (written == type || written == "bpchar" || written == "\"bit\"") {
    const bool domain = facts_.types.base_of(type) != type;
    if (domain && value.type == untyped_constant) {
      value = coerced(std::move(value), facts_.types.base_of(type));
    }
    if (value.type.empty()) {
      Term result = node("cast", type, {}, type);
      result.parts.push_back(std::move(value));
      return result;
    }
    return coerced(std::move(value), type);
  }
  if (value.type == untyped_constant) {
    value = coerced(std::move(value), type);
  }
  if (value.head == "array" && type.ends_with("[]")) {
    return value;  // its elements are typed
  }
  Term result = node("cast", written, {}, type);
  result.parts.push_back(std::move(value));
  return result;
}

/// AND and OR, however they are nested.
Term Analyzer::logical(Node at, const Scope* scope, std::string_view head) {
  Terms parts;
  for (const Node operand : operands_of(at)) {
    Term part = expression(operand, scope);
    if (part.head == head) {
      std::move(part.parts.begin(), part.parts.end(), std::back_inserter(parts));
    } else {
      parts.push_back(assigned(std::move(part), "boolean"));
    }
  }
  return node(std::string(head), "", std::move(parts), "boolean");
}

Term Analyzer::negated(Term term) {
  Terms parts{std::move(term)};
  return node("not", "", std::move(parts), "boolean");
}

/// An operator between two values, rows included.
Term Analyzer::comparison(const std::string& name, Term left, Term right) const {
  const bool rows = is_row(left) && is_row(right) && left.parts.size() == right.parts.size() && !left.parts.empty();
  if (!rows || (name != "=" && name != "<>")) {
    return binary(name, std::move(left), std::move(right));
  }
  Terms parts;
  for (std::size_t i = 0; i < left.parts.size(); ++i) {
    parts.push_back(binary(name, std::move(left.parts[i]), std::move(right.parts[i])));
  }
  return parts.size() == 1 ? std::move(parts.front())
                           : node(name == "=" ? "and" : "or", "", std::move(parts), "boolean");
}

Term Analyzer::binary(const std::string& name, Term left, Term right) const {
  const std::optional<ResolvedCall> resolved = facts_.types.binary(name, left.type, right.type);
  Term result = node("operator", name, {});
  if (resolved) {
    result.type = resolved->result;
    result.parts.push_back(coerced(std::move(left), resolved->arguments[0]));
    result.parts.push_back(coerced(std::move(right), resolved->arguments[1]));
    return result;
  }
  result.certain = false;
  // An untyped constant is tried first as what stands beside it.
  const std::string known = left.type == untyped_constant ? right.type : left.type;
  const bool compares = name == "=" || name == "<>" || name == "<" || name == ">" || name == "<=" || name == ">=";
  // Which other operators an extension has for its types is not known.
  const bool of_extension =
      !compares && !kinds::is_built_in_type(known) && !known.ends_with("[]") && !facts_.type_named(known);
  if (known != untyped_constant && !known.empty() && !of_extension &&
      (left.type == untyped_constant || right.type == untyped_constant)) {
    left = left.type == untyped_constant ? coerced(std::move(left), known) : std::move(left);
    right = right.type == untyped_constant ? coerced(std::move(right), known) : std::move(right);
  }
  if (compares) {
    result.type = "boolean";
  }
  result.parts.push_back(std::move(left));
  result.parts.push_back(std::move(right));
  return result;
}

Term Analyzer::operation(Node at, const Scope* scope) {
  const std::vector<Node> operands = operands_of(at);
  Term left = expression(operands.front(), scope);
  switch (at.rule()) {
    case Rule::anyExpression:
      return any(at, operator_text(at.child(Rule::operatorName)), std::move(left), at.child(Rule::quantifiedOperand),
                 scope);
    case Rule::binaryExpression:
      return comparison(operator_text(at.child(Rule::operatorName)), std::move(left), expression(operands[1], scope));
    case Rule::collateExpression: {
      std::string name(at.child(Rule::qualifiedName).text());
      if (name.starts_with("pg_catalog.")) {
        name = name.substr(11);
      }
      left = left.type == untyped_constant ? coerced(std::move(left), "text") : std::move(left);
      const std::string type = left.type;
      Terms parts{std::move(left)};
      return node("collate", name, std::move(parts), type);
    }
    case Rule::atTimeZoneExpression: {
      Terms arguments;
      if (operands.size() > 1) {
        arguments.push_back(expression(operands[1], scope));
      }
      arguments.push_back(std::move(left));
      return builtin_call("timezone", std::move(arguments));
    }
    default: {
      Terms parts{std::move(left)};
      parts.push_back(expression(operands[1], scope));
      return node("overlaps", "", std::move(parts), "boolean");
    }
  }
}

Term Analyzer::unary(Node at, const Scope* scope) {
  const std::string name = operator_text(at.child(Rule::operatorName));
  const Node inner = core_of(operands_of(at).front());
  Term operand = expression(inner, scope);
  if (name == "-" && inner.is(Rule::literal) && operand.head == "constant" && operand.type != untyped_constant &&
      !operand.text.starts_with('-')) {
    operand.text = "-" + operand.text;
    if (operand.text == "-2147483648") {
      operand.type = "integer";
    }
    return operand;
  }
  const std::optional<ResolvedCall> resolved = facts_.types.prefix(name, operand.type);
  Term result = node("operator", name, {}, resolved ? resolved->result : std::string{});
  result.certain = resolved.has_value();
  result.parts.push_back(resolved ? coerced(std::move(operand), resolved->arguments[0]) : std::move(operand));
  return result;
}

/// `x op ANY (…)` of a query or an array.
Term Analyzer::any(Node, const std::string& name, Term left, Node quantified, const Scope* scope) {
  const bool all = quantified.has(Tok::KW_ALL);
  if (const Node inner = quantified.child(Rule::query)) {
    Rows rows = query(inner, scope);
    settle(rows);
    Term result = node(all ? "all_query" : "any_query", name, {}, "boolean");
    const std::string type = rows.columns.size() == 1 ? rows.columns.front().term.type : std::string{};
    const auto resolved = is_row(left) ? std::nullopt : facts_.types.binary(name, left.type, type);
    result.certain = resolved.has_value() || is_row(left);
    result.parts.push_back(resolved ? coerced(std::move(left), resolved->arguments[0]) : std::move(left));
    result.parts.push_back(std::move(rows.term));
    return result;
  }
  Node array;
  for (const Node child : quantified) {
    array = is_expression(child.rule()) ? child : array;
  }
  return any_array(name, all, std::move(left), expression(array, scope));
}

Term Analyzer::any_array(const std::string& name, bool all, Term left, Term right) const {
  Term result = node(all ? "all" : "any", name, {}, "boolean");
  const std::string element =
      right.type == untyped_constant ? right.type : element_type(facts_.types.base_of(right.type));
  const auto resolved = facts_.types.binary(name, left.type, element);
  result.certain = resolved.has_value();
  if (resolved) {
    left = coerced(std::move(left), resolved->arguments[0]);
    right = coerced(std::move(right), resolved->arguments[1] + "[]");
  } else if (right.type == untyped_constant && !left.type.empty() && left.type != untyped_constant) {
    right = coerced(std::move(right), left.type + "[]");
  }
  result.parts.push_back(std::move(left));
  result.parts.push_back(std::move(right));
  return result;
}

/// transformAExprIn: constants become one array, columns are compared one by one.
Term Analyzer::in_list(Node at, const Scope* scope) {
  const bool negative = at.has(Tok::KW_NOT);
  const std::string name = negative ? "<>" : "=";
  Term left = expression(operands_of(at).front(), scope);
  const Node list = at.child(Rule::inList);
  if (const Node inner = list.child(Rule::query)) {
    Rows rows = query(inner, scope);
    settle(rows);
    const std::string type = rows.columns.size() == 1 ? rows.columns.front().term.type : std::string{};
    const auto resolved = is_row(left) ? std::nullopt : facts_.types.binary("=", left.type, type);
    Term result = node("any_query", "=", {}, "boolean");
    result.certain = resolved.has_value() || is_row(left);
    result.parts.push_back(resolved ? coerced(std::move(left), resolved->arguments[0]) : std::move(left));
    result.parts.push_back(std::move(rows.term));
    return negative ? negated(std::move(result)) : result;
  }
  const auto has_column = [](const auto& self, const Term& term) -> bool {
    return term.head == "column" || term.head == "row" ||
           std::any_of(term.parts.begin(), term.parts.end(), [&](const Term& part) { return self(self, part); });
  };
  Terms constants;
  Terms others;
  Terms all;
  bool rows = is_row(left);
  for (const Node item : operands_of(list)) {
    all.push_back(expression(item, scope));
    rows = rows || is_row(all.back());
    (has_column(has_column, all.back()) ? others : constants).push_back(all.back());
  }
  Terms parts;
  if (constants.size() > 1 && !rows) {
    std::vector<std::string> types{left.type};
    for (const Term& one : constants) {
      types.push_back(one.type);
    }
    const std::string type = facts_.types.common(types);
    Term array = node("array", "", {}, type.empty() ? std::string{} : type + "[]");
    for (Term& one : constants) {
      array.parts.push_back(coerced(std::move(one), type));
    }
    parts.push_back(any_array(name, negative, left, std::move(array)));
    if (type.empty()) {
      parts.back().certain = false;
      parts.back().parts.back().certain = false;
    }
    all = std::move(others);
  }
  for (Term& one : all) {
    parts.push_back(comparison(name, left, std::move(one)));
  }
  return parts.size() == 1 ? std::move(parts.front()) : node(negative ? "and" : "or", "", std::move(parts), "boolean");
}

Term Analyzer::like(Node at, const Scope* scope) {
  const bool negative = at.has(Tok::KW_NOT);
  const std::vector<Node> operands = operands_of(at);
  std::string name = at.has(Tok::KW_SIMILAR) ? "~" : at.has(Tok::KW_ILIKE) ? "~~*" : "~~";
  name = negative ? "!" + name : name;
  Term left = expression(operands.front(), scope);
  if (const Node quantified = at.child(Rule::quantifiedOperand)) {
    return any(at, name, std::move(left), quantified, scope);
  }
  Term pattern = expression(operands[1], scope);
  const bool similar = at.has(Tok::KW_SIMILAR);
  if (similar || operands.size() > 2) {
    Terms arguments{std::move(pattern)};
    if (operands.size() > 2) {
      arguments.push_back(expression(operands[2], scope));
    }
    pattern = builtin_call(similar ? "similar_to_escape" : "like_escape", std::move(arguments));
  }
  return binary(name, std::move(left), std::move(pattern));
}

Term Analyzer::between(Node at, const Scope* scope) {
  const bool negative = at.has(Tok::KW_NOT);
  const std::vector<Node> operands = operands_of(at);
  const Term value = expression(operands[0], scope);
  const Term low = expression(operands[1], scope);
  const Term high = expression(operands[2], scope);
  const auto range = [&](const Term& from, const Term& to) {
    Terms parts;
    parts.push_back(binary(negative ? "<" : ">=", value, from));
    parts.push_back(binary(negative ? ">" : "<=", value, to));
    return node(negative ? "or" : "and", "", std::move(parts), "boolean");
  };
  if (!at.has(Tok::KW_SYMMETRIC)) {
    return range(low, high);
  }
  Terms parts{range(low, high), range(high, low)};
  return node(negative ? "and" : "or", "", std::move(parts), "boolean");
}

Term Analyzer::is_predicate(Node at, const Scope* scope) {
  Term value = expression(operands_of(at).front(), scope);
  const Node predicate = at.child(Rule::isPredicate);
  std::string words = at.has(Tok::KW_NOT) || at.has(Tok::KW_NOTNULL) ? "NOT" : "";
  for (const Node child : predicate) {
    words += (words.empty() ? "" : " ") + to_upper(child.text());
  }
  if (at.has(Tok::KW_ISNULL) || at.has(Tok::KW_NOTNULL)) {
    words += words.empty() ? "NULL" : " NULL";
  }
  Terms parts{std::move(value)};
  return node("is", words, std::move(parts), "boolean");
}

Term Analyzer::distinct(Node at, const Scope* scope) {
  const std::vector<Node> operands = operands_of(at);
  Term left = expression(operands[0], scope);
  Term right = expression(operands[1], scope);
  const bool same = at.has(Tok::KW_NOT);
  if (right.head == "null" || left.head == "null") {
    Terms parts{right.head == "null" ? std::move(left) : std::move(right)};
    return node("is", same ? "NULL" : "NOT NULL", std::move(parts), "boolean");
  }
  Term result = binary("=", std::move(left), std::move(right));
  result.head = "distinct";
  result.type = "boolean";
  return same ? negated(std::move(result)) : result;
}

Term Analyzer::indirection(Node at, const Scope* scope) {
  Term value;
  bool first = true;
  for (const Node child : at) {
    if (first && is_expression(child.rule())) {
      value = expression(child, scope);
      first = false;
    } else if (child.is(Rule::subscript)) {
      const bool slice = child.has(Tok::COLON);
      const std::string base = facts_.types.base_of(value.type);
      const std::string type = slice ? base : base == "jsonb" ? base : element_type(base);
      Terms parts{std::move(value)};
      for (Term& part : generic_parts(child, scope)) {
        parts.push_back(base == "jsonb" ? coerced(std::move(part), "text") : std::move(part));
      }
      value = node("subscript", slice ? ":" : "", std::move(parts), type);
    } else if (child.is(Rule::fieldSelection)) {
      const std::string name =
          child.has(Rule::identifier) ? syntax::identifier_value(child.child(Rule::identifier).first_child()) : "*";
      std::string type;
      if (const ObjectId row_type = facts_.type_named(value.type)) {
        for (const auto& [column_name, column_type] : facts_.relation(row_type).columns) {
          type = column_name == name ? column_type : type;
        }
      }
      Terms parts{std::move(value)};
      value = node("field", name, std::move(parts), type);
    }
  }
  return value;
}

}  // namespace ashlar::equivalence
