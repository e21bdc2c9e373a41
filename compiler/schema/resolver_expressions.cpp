// Expressions. Parentheses are put by the precedence of the server's grammar (documentation, "Operator Precedence"):
// 1 OR, 2 AND, 3 NOT, 4 IS, 5 comparison, 6 LIKE IN BETWEEN, 7 other operators, 8 + -, 9 * / %, 10 ^, 11 AT TIME ZONE,
// 12 COLLATE, 13 sign, 16 ::, 20 all that is closed in itself.
#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/operator/operator_name.h"
#include "compiler/kinds/sql.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::resolution {

using syntax::Node;
using syntax::Rule;
using syntax::Tok;

namespace {

constexpr int is_level = 4;
constexpr int comparison_level = 5;
constexpr int match_level = 6;
constexpr int operator_level = 7;
constexpr int sum_level = 8;
constexpr int product_level = 9;
constexpr int power_level = 10;
constexpr int at_level = 11;
constexpr int collate_level = 12;
constexpr int sign_level = 13;
constexpr int cast_level = 16;
constexpr int closed = 20;

int operator_precedence(std::string_view name) {
  if (name == "=" || name == "<" || name == ">" || name == "<=" || name == ">=" || name == "<>" || name == "!=") {
    return comparison_level;
  }
  if (name == "+" || name == "-") {
    return sum_level;
  }
  if (name == "*" || name == "/" || name == "%") {
    return product_level;
  }
  return name == "^" ? power_level : operator_level;
}

/// What may stand outside parentheses where the server's grammar wants a b_expr.
bool fits_restricted(Node core) {
  switch (core.rule()) {
    case Rule::binaryExpression:
    case Rule::unaryExpression:
    case Rule::distinctExpression:
    case Rule::castExpression:
    case Rule::typedLiteral:
      return true;
    default:
      return precedence(core) == closed;
  }
}

bool is_sign(Node unary) {
  const std::string_view name = unary.first_child().text();
  return name == "-" || name == "+";
}

/// Children that are operands.
std::vector<Node> operands_of(Node node) {
  std::vector<Node> operands;
  for (const Node child : node) {
    if (is_expression(child.rule())) {
      operands.push_back(child);
    }
  }
  return operands;
}

Typed boolean() {
  return {SqlText("boolean"), false};
}

}  // namespace

int precedence(Node core) {
  switch (core.rule()) {
    case Rule::orExpression:
      return 1;
    case Rule::andExpression:
      return 2;
    case Rule::notExpression:
      return 3;
    case Rule::isExpression:
    case Rule::distinctExpression:
      return is_level;
    case Rule::binaryExpression:
    case Rule::anyExpression:
      return operator_precedence(core.child(Rule::operatorName).text());
    case Rule::likeExpression:
    case Rule::betweenExpression:
    case Rule::inExpression:
    case Rule::overlapsExpression:
      return match_level;
    case Rule::unaryExpression:
      return is_sign(core) ? sign_level : operator_level;
    case Rule::atTimeZoneExpression:
      return at_level;
    case Rule::collateExpression:
      return collate_level;
    case Rule::castExpression:
    case Rule::typedLiteral:
      return cast_level;
    case Rule::literal:
      return core.has(Tok::NATIONAL_STRING) ? cast_level : closed;
    default:
      return closed;
  }
}

Typed TextResolver::expression(Node node, Place place) {
  return operand(node, 0, place);
}

Typed TextResolver::operand(Node node, int least, Place place) {
  const Node inner = core_of(node);
  const int binds = precedence(inner);
  const bool parentheses = binds < least || (place == Place::restricted && !fits_restricted(inner)) ||
                           (place == Place::primary && binds < closed);
  if (!parentheses) {
    return core(inner, place);
  }
  out_->open();
  Typed result = core(inner, Place::open);
  out_->close();
  return result;
}

Typed TextResolver::core(Node node, Place place) {
  switch (node.rule()) {
    case Rule::literal:
      return literal(node);
    case Rule::columnReference:
      return column_reference(node);
    case Rule::functionCall:
      return function_call(node);
    case Rule::castExpression:
      return cast(node, place);
    case Rule::typedLiteral:
      return typed_literal(node);
    case Rule::indirectionExpression:
      return indirection(node);
    case Rule::rowExpression:
      return row(node);
    case Rule::caseExpression:
      return case_expression(node);
    case Rule::arrayExpression:
      return array(node);
    case Rule::subqueryExpression:
      return subquery(node.child(Rule::query), false);
    case Rule::existsExpression:
      out_->word("EXISTS");
      subquery(node.child(Rule::query), true);
      return boolean();
    case Rule::coalesceExpression:
      return listed(node, "COALESCE");
    case Rule::greatestExpression:
      return listed(node, node.has(Tok::KW_LEAST) ? "LEAST" : "GREATEST");
    case Rule::nullifExpression: {
      listed(node, "NULLIF");
      return {};
    }
    case Rule::extractExpression:
      return extract(node);
    case Rule::trimExpression:
      return trim(node);
    case Rule::betweenExpression:
      return between(node, place);
    case Rule::isExpression:
      return is_predicate(node, place);
    case Rule::orExpression:
    case Rule::andExpression:
    case Rule::notExpression:
    case Rule::distinctExpression:
    case Rule::binaryExpression:
    case Rule::unaryExpression:
    case Rule::likeExpression:
    case Rule::inExpression:
    case Rule::anyExpression:
    case Rule::collateExpression:
    case Rule::atTimeZoneExpression:
    case Rule::overlapsExpression:
      return operation(node, place);
    default:
      return special(node);
  }
}

Typed TextResolver::operation(Node node, Place place) {
  const int level = precedence(node);
  int left = level;
  int right = level + 1;
  switch (node.rule()) {
    case Rule::notExpression:
      left = level;  // the only operand
      break;
    case Rule::unaryExpression:
      left = is_sign(node) ? sign_level : sum_level;
      break;
    case Rule::distinctExpression:
    case Rule::likeExpression:
    case Rule::inExpression:
    case Rule::overlapsExpression:
      left = level + 1;
      break;
    default:
      left = level == comparison_level ? level + 1 : level;
      break;
  }
  std::vector<Typed> types;
  std::string name;
  for (const Node child : node) {
    if (is_expression(child.rule())) {
      types.push_back(operand(child, types.empty() ? left : right, place == Place::primary ? Place::open : place));
    } else if (child.is(Rule::operatorName)) {
      name = child.text() == "!=" ? "<>" : std::string(child.text());
      operator_name(child, types.empty() ? nullptr : &types.front());
      // "- -1" keeps its space: "--" begins a comment.
      if (node.is(Rule::unaryExpression) && is_sign(node)) {
        const Node signed_one = core_of(operands_of(node).front());
        signed_one.is(Rule::unaryExpression) && is_sign(signed_one) ? void() : out_->glue();
      }
    } else if (child.is(Rule::quantifiedOperand) || child.is(Rule::inList)) {
      any_operand(child);
    } else if (child.is(Rule::qualifiedName) && node.is(Rule::collateExpression)) {
      collation(child);
    } else {
      clause(child);
    }
  }
  switch (node.rule()) {
    case Rule::binaryExpression:
      return types.size() == 2 ? operator_type(name, types[0], types[1]) : Typed{};
    case Rule::unaryExpression:
      return is_sign(node) && !types.empty() && !types[0].untyped ? Typed{without_modifier(types[0].type), false}
                                                                  : Typed{};
    case Rule::collateExpression:
      return types.empty() || types[0].untyped ? Typed{} : types[0];
    case Rule::atTimeZoneExpression: {
      const std::string from = types.empty() ? std::string{} : without_modifier(types[0].type).text();
      if (from == "timestamp with time zone") {
        return {SqlText("timestamp without time zone"), false};
      }
      return from == "timestamp without time zone" ? Typed{SqlText("timestamp with time zone"), false} : Typed{};
    }
    default:
      return boolean();
  }
}

Typed TextResolver::is_predicate(Node node, Place place) {
  for (const Node child : node) {
    if (is_expression(child.rule())) {
      operand(child, is_level + 1, place == Place::primary ? Place::open : place);
    } else if (child.is(Tok::KW_ISNULL)) {
      out_->word("IS NULL");
    } else if (child.is(Tok::KW_NOTNULL)) {
      out_->word("IS NOT NULL");
    } else {
      clause(child);
    }
  }
  return boolean();
}

Typed TextResolver::between(Node node, Place place) {
  int seen = 0;
  for (const Node child : node) {
    if (is_expression(child.rule())) {
      const Place inner = place == Place::primary ? Place::open : place;
      operand(child, match_level + 1, seen == 1 ? Place::restricted : inner);
      ++seen;
    } else if (!child.is(Tok::KW_ASYMMETRIC)) {  // the default
      clause(child);
    }
  }
  return boolean();
}

/// `ANY (…)`, or the list or query after IN.
Typed TextResolver::any_operand(Node node) {
  if (node.has(Tok::KW_ALL)) {
    out_->word("ALL");
  } else if (node.is(Rule::quantifiedOperand)) {
    out_->word("ANY");
  }
  if (const Node inner = node.child(Rule::query)) {
    return subquery(inner, false);
  }
  out_->open();
  bool first = true;
  for (const Node child : node) {
    if (is_expression(child.rule())) {
      if (!first) {
        out_->comma();
      }
      first = false;
      expression(child);
    }
  }
  out_->close();
  return {};
}

namespace {

/// Symbols that PostgreSQL has operators for (pg_operator): those of the project are told from them by their operands.
bool is_system_operator(std::string_view symbol) {
  constexpr auto known = std::to_array<std::string_view>(
      {"!!",  "!~", "!~*", "!~~", "!~~*", "#",   "##", "#-",   "#>",  "#>>", "%",    "&",   "&&",  "&<", "&<|",
       "&>",  "*",  "*<",  "*<=", "*<>",  "*=",  "*>", "*>=",  "+",   "-",   "->",   "->>", "-|-", "/",  "<",
       "<->", "<<", "<<=", "<<|", "<=",   "<>",  "<@", "<^",   "=",   ">",   ">=",   ">>",  ">>=", ">^", "?",
       "?#",  "?&", "?-",  "?-|", "?|",   "?||", "@",  "@-@",  "@>",  "@?",  "@@",   "@@@", "^",   "^@", "|",
       "|&>", "|/", "|>>", "||",  "||/",  "~",   "~*", "~<=~", "~<~", "~=",  "~>=~", "~>~", "~~",  "~~*"});
  return std::find(known.begin(), known.end(), symbol) != known.end();
}

}  // namespace

void TextResolver::collation(Node name) {
  std::vector<std::string> parts = kinds::Interpreter::name_parts(name);
  if (const ObjectId id = in_schemas(kind_of<kinds::Collation>, parts)) {
    out_->slot(id, SlotStyle::qualified);
    return;
  }
  if (pending_.kind == TextKind::collation) {
    out_->word(kinds::quoted_name(parts));
  } else {
    clause(name);
  }
}

void TextResolver::operator_class(Node name) {
  const std::vector<std::string> parts = kinds::Interpreter::name_parts(name);
  const auto schemas = parts.size() > 1 ? std::vector<std::string>{parts[parts.size() - 2]}
                                        : std::vector<std::string>(path().begin(), path().end());
  for (const std::string& schema : schemas) {
    const ObjectId id(kind_of<kinds::OperatorClass>, parts.back(), kinds::Interpreter::schema_id(schema),
                      pending_.access_method);
    if (run_.names.schema().contains(id)) {
      out_->slot(id, SlotStyle::qualified);
      return;
    }
  }
  out_->word(quote_identifier(parts.back()));
}

std::vector<ObjectId> TextResolver::own_operators(const std::vector<std::string>& parts, const Typed* left) const {
  std::vector<ObjectId> found;
  const auto schemas = parts.size() > 1 ? std::vector<std::string>{parts[parts.size() - 2]}
                                        : std::vector<std::string>(path().begin(), path().end());
  const bool known = left != nullptr && !left->untyped && !left->type.empty();
  const std::string type = known ? without_modifier(left->type).text() : std::string{};
  for (const std::string& schema : schemas) {
    for (const ObjectId& id : run_.names.schema().named(schema, parts.back())) {
      const auto* one = run_.names.schema().get<kinds::Operator>(id);
      if (one == nullptr || one->left.empty() != (left == nullptr)) {
        continue;
      }
      const bool fits = !known || one->left.text() == type;
      // What the server has too is the project's where the operand says so.
      if (fits && (known || left == nullptr || parts.size() > 1 || !is_system_operator(parts.back()))) {
        found.push_back(id);
      }
    }
  }
  if (found.empty() && known && !is_system_operator(parts.back())) {
    return own_operators(parts, &unknown_operand);  // reached by a cast
  }
  return found;
}

void TextResolver::operator_name(Node node, const Typed* left) {
  const std::vector<std::string> parts = kinds::operator_parts(node);
  for (const ObjectId& id : parts.empty() ? std::vector<ObjectId>{} : own_operators(parts, left)) {
    out_->hidden(id);
    if (parts.size() == 1 && !is_system_operator(parts.back())) {
      // Found by its schema, wherever the script runs.
      out_->word("OPERATOR");
      out_->open_call();
      out_->slot(id.parent(), SlotStyle::qualified);
      out_->tight("." + id.name() + ")", true);
      return;
    }
  }
  if (node.text() == "!=") {
    out_->word("<>");
    return;
  }
  bool call = false;
  for (const Node child : node) {
    if (child.text() == "(") {
      out_->open_call();
      call = true;
    } else if (child.text() == ")" && call) {
      out_->close();
    } else if (child.is(Rule::token) && call) {
      child.text() == "." ? out_->tight(".", false) : out_->word(child.text() == "!=" ? "<>" : child.text());
    } else {
      clause(child);
    }
  }
}

Typed TextResolver::cast(Node node, Place place) {
  Node type_name = node.child(Rule::typeName);
  SqlText to = type(type_name);
  const std::vector<Node> operands = operands_of(node);
  const Node value = operands.empty() ? Node{} : core_of(operands.front());
  if (!value.is(Rule::literal) || !name_constant(value, to.text())) {
    operand(value, cast_level, place == Place::primary ? Place::open : place);
  }
  out_->tight("::", false);
  out_->append(to);
  return {std::move(to), false};
}

Typed TextResolver::typed_literal(Node node) {
  const Node type_name = node.child(Rule::typeName);
  const Node fields = node.child(Rule::intervalFields);
  const Node constant = node.child(Rule::string);
  SqlText to = type(type_name);
  if (fields) {
    Writer words;
    for (const Node child : fields) {
      child.is(Rule::typeModifiers) ? words.tight(child.text(), true) : words.word(to_lower(child.text()));
    }
    to.append(" ");
    to.append(words.take());
  } else if (!type_name.find(Rule::typeModifiers)) {
    // Before a constant, CHAR and BIT without length do not cut.
    Node word = type_name;
    while (!word.is(Rule::token) && word) {
      word = word.first_child();
    }
    if (word.is(Tok::KW_BIT) && to.text() != "bit varying") {
      to = SqlText("\"bit\"");
    } else if ((word.is(Tok::KW_CHAR) || word.is(Tok::KW_CHARACTER) || word.is(Tok::KW_NCHAR)) &&
               to.text() != "character varying") {
      to = SqlText("bpchar");
    }
  }
  if (!name_constant(constant, to.text())) {
    string_constant(constant.first_child());
  }
  out_->tight("::", false);
  out_->append(to);
  return {std::move(to), false};
}

Typed TextResolver::literal(Node node) {
  const Node leaf = node.first_child();
  std::string text(leaf.text());
  switch (leaf.token()) {
    case Tok::INTEGER: {
      out_->word(to_lower(text));
      std::erase(text, '_');
      const bool decimal = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (!decimal || text.size() > 18) {
        return {};
      }
      return {SqlText(std::stoll(text) <= 2147483647 ? "integer" : "bigint"), false};
    }
    case Tok::NUMERIC:
      out_->word((text.front() == '.' ? "0" : "") + to_lower(text));
      return {SqlText("numeric"), false};
    case Tok::KW_TRUE:
    case Tok::KW_FALSE:
      out_->word(to_upper(text));
      return boolean();
    case Tok::KW_NULL:
    case Tok::KW_DEFAULT:
      out_->word(to_upper(text));
      return {{}, true};
    case Tok::NATIONAL_STRING:
      string_constant(leaf);
      out_->tight("::bpchar", true);
      return {SqlText("bpchar"), false};
    case Tok::BIT_STRING:
    case Tok::HEX_STRING:
      string_constant(leaf);
      return {};
    default:
      string_constant(leaf);
      return {{}, true};
  }
}

}  // namespace ashlar::resolution
