// Pieces of statements around expressions: index elements, references, partition keys and bounds, function bodies;
// and the functions with a syntax of their own.
#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/kinds/interpreter.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::resolution {

using syntax::Rule;
using syntax::Tok;

/// REFERENCES t (a) …: MATCH SIMPLE and NO ACTION are the defaults.
void TextResolver::references(Node node) {
  Item target;
  const auto* const before = clause_relation_;
  for (const Node child : node) {
    if (child.is(Rule::qualifiedName)) {
      target.shape = relation_name(child, target);
    } else if (child.is(Rule::referencedColumns)) {
      clause_relation_ = &target;
      children_of(child);
      clause_relation_ = before;
    } else if (child.is(Rule::keyMatch)) {
      child.has(Tok::KW_SIMPLE) ? void() : children_of(child);
    } else if (!(child.is(Rule::keyAction) && child.has(Tok::KW_ACTION))) {
      clause(child);
    }
  }
}

/// What may stand in an index without parentheses is a column or a call.
void TextResolver::element_expression(Node node) {
  const Node inner = core_of(node);
  const bool column = inner.is(Rule::columnReference) && !inner.first_child().next_sibling();
  if (column || inner.is(Rule::functionCall)) {
    core(inner, Place::open);
    return;
  }
  out_->open();
  core(inner, Place::open);
  out_->close();
}

void TextResolver::index_element(Node node) {
  const bool descending = node.has(Tok::KW_DESC);
  for (const Node child : node) {
    if (child.is(Rule::functionExpression)) {
      element_expression(child.first_child());
    } else if (is_expression(child.rule())) {
      element_expression(child);
    } else if (child.is(Rule::nullsOrder)) {
      if (child.has(Tok::KW_FIRST) != descending) {
        children_of(child);
      }
    } else if (!child.is(Tok::KW_ASC) && !child.is(Tok::LPAREN) && !child.is(Tok::RPAREN)) {
      clause(child);
    }
  }
}

void TextResolver::partition_by(Node node) {
  bool inside = false;
  for (const Node child : node) {
    if (child.is(Rule::identifier)) {
      out_->word(to_upper(syntax::identifier_value(child.first_child())));
      inside = true;
    } else if (child.is(Rule::partitionElement)) {
      index_element(child);
    } else if (inside) {
      clause(child);
    }
  }
}

/// Values of a partition's bound; MINVALUE and MAXVALUE look like columns.
void TextResolver::partition_values(Node node) {
  for (const Node child : node) {
    const Node inner = core_of(child);
    const std::string word = inner.is(Rule::columnReference) ? to_upper(inner.text()) : std::string{};
    if (word == "MINVALUE" || word == "MAXVALUE") {
      out_->word(word);
    } else {
      clause(child);
    }
  }
}

/// RETURN … or BEGIN ATOMIC … END.
void TextResolver::function_body(Node node) {
  if (!node.has(Tok::KW_BEGIN)) {
    children_of(node);
    return;
  }
  out_->word("BEGIN ATOMIC");
  out_->indent();
  for (const Node body : node.children(Rule::bodyStatement)) {
    out_->line();
    statement(body);
    out_->tight(";", true);
  }
  out_->dedent();
  out_->line();
  out_->word("END");
}

void TextResolver::subscript(Node node) {
  for (const Node child : node) {
    if (is_expression(child.rule())) {
      expression(child);
      out_->glue();
    } else {
      out_->tight(child.text(), false);
    }
  }
  out_->tight("", true);
}

Typed TextResolver::numbered_parameter(Node node) {
  out_->word(node.text());
  const Schema& schema = run_.names.schema();
  const auto* function = schema.get<kinds::Function>(pending_.function);
  const auto* procedure = schema.get<kinds::Procedure>(pending_.function);
  if (function == nullptr && procedure == nullptr) {
    return {};
  }
  std::size_t wanted = 0;
  for (const char c : node.text()) {
    wanted = c >= '0' && c <= '9' && wanted < 100000 ? wanted * 10 + static_cast<std::size_t>(c - '0') : wanted;
  }
  for (const kinds::Parameter& parameter : function != nullptr ? function->parameters : procedure->parameters) {
    if (parameter.mode != "OUT" && parameter.mode != "TABLE" && --wanted == 0) {
      return {parameter.type, false};
    }
  }
  return {};
}

/// Functions with a syntax of their own: keywords and expressions as they stand, `(` directly after the name.
Typed TextResolver::special(Node node) {
  if (node.is(Rule::parameterReference)) {
    return numbered_parameter(node);
  }
  const Place place = node.is(Rule::positionExpression) ? Place::restricted : Place::open;
  const auto* const outputs = std::exchange(outputs_, nullptr);
  std::vector<Typed> types;
  bool after_name = false;
  for (const Node child : node) {
    if (after_name && child.is(Tok::LPAREN)) {
      out_->open_call();
    } else if (child.is(Rule::expression)) {
      types.push_back(expression(child, place));
    } else if (child.is(Rule::query)) {
      query(child, QueryStyle{});
    } else if (child.is(Rule::argument) && child.first_child().is(Rule::expression)) {
      types.push_back(expression(child.first_child()));
    } else if (child.is(Rule::filterClause) || child.is(Rule::overClause)) {
      call_suffix(node);
      break;
    } else {
      clause(child);
    }
    after_name = child.is(Rule::token) && !child.is(Tok::LPAREN) && !child.is(Tok::COMMA);
  }
  outputs_ = outputs;
  return special_type(node, types);
}

Typed TextResolver::special_type(Node node, const std::vector<Typed>& types) const {
  const auto known = [](std::string_view type) { return Typed{SqlText(std::string(type)), false}; };
  switch (node.rule()) {
    case Rule::valueFunction:
      switch (node.first_child().token()) {
        case Tok::KW_CURRENT_DATE:
          return known("date");
        case Tok::KW_CURRENT_TIMESTAMP:
          return node.has(Tok::LPAREN) ? Typed{} : known("timestamp with time zone");
        case Tok::KW_LOCALTIMESTAMP:
          return node.has(Tok::LPAREN) ? Typed{} : known("timestamp without time zone");
        case Tok::KW_CURRENT_TIME:
        case Tok::KW_LOCALTIME:
          return {};
        default:
          return known("name");
      }
    case Rule::substringExpression:
      return types.empty() ? Typed{} : function_type("substring", std::span(types).first(1));
    case Rule::positionExpression:
    case Rule::groupingExpression:
      return known("integer");
    case Rule::normalizeExpression:
    case Rule::collationForExpression:
      return known("text");
    default:
      return {};
  }
}

}  // namespace ashlar::resolution
