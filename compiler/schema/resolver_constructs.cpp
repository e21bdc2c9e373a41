// Expressions with a syntax of their own: rows, CASE, arrays, subqueries, EXTRACT, TRIM.

#include <algorithm>
#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::resolution {

using syntax::Node;
using syntax::Rule;
using syntax::Tok;

namespace {

std::vector<Node> operands_of(Node node) {
  std::vector<Node> operands;
  for (const Node child : node) {
    if (is_expression(child.rule())) {
      operands.push_back(child);
    }
  }
  return operands;
}

}  // namespace

Typed TextResolver::row(Node node) {
  if (node.has(Tok::KW_ROW)) {
    out_->word("ROW");
    out_->open_call();
  } else {
    out_->open();
  }
  bool first = true;
  for (const Node operand_node : operands_of(node)) {
    if (!first) {
      out_->comma();
    }
    first = false;
    expression(operand_node);
  }
  out_->close();
  return {};
}

Typed TextResolver::case_expression(Node node) {
  std::vector<Typed> results;
  for (const Node child : node) {
    if (child.is(Rule::caseWhen)) {
      const std::vector<Node> parts = operands_of(child);
      out_->word("WHEN");
      expression(parts.at(0));
      out_->word("THEN");
      results.push_back(expression(parts.at(1)));
    } else if (child.is(Rule::caseElse)) {
      out_->word("ELSE");
      results.push_back(expression(operands_of(child).at(0)));
    } else if (is_expression(child.rule())) {
      expression(child);
    } else {
      token(child);
    }
  }
  return common_type(results);
}

Typed TextResolver::array(Node node) {
  out_->word("ARRAY");
  if (const Node inner = node.child(Rule::query)) {
    out_->glue();
    subquery(inner, false);
    return {};
  }
  return array_elements(node.child(Rule::arrayElements));
}

Typed TextResolver::array_elements(Node node) {
  out_->tight("[", false);
  std::vector<Typed> types;
  bool nested_arrays = false;
  for (const Node child : node) {
    if (child.text() == ",") {
      out_->comma();
    } else if (child.is(Rule::arrayElements)) {
      nested_arrays = true;
      types.push_back(array_elements(child));
    } else if (is_expression(child.rule())) {
      types.push_back(expression(child));
    }
  }
  out_->tight("]", true);
  const Typed element = common_type(types);
  if (element.untyped) {
    return types.empty() ? Typed{} : Typed{SqlText("text[]"), false};
  }
  return nested_arrays ? element : Typed{array_of(element.type), false};
}

/// COALESCE (…) and its like, whose type is that of the alternatives.
Typed TextResolver::listed(Node node, std::string_view name) {
  out_->word(name);
  out_->open_call();
  std::vector<Typed> types;
  for (const Node operand_node : operands_of(node)) {
    if (!types.empty()) {
      out_->comma();
    }
    types.push_back(expression(operand_node));
  }
  out_->close();
  return common_type(types);
}

Typed TextResolver::subquery(Node inner, bool exists) {
  ShapePtr shape;
  nested(inner, QueryStyle{}, &shape, true);
  if (!exists && shape != nullptr && shape->complete && shape->columns.size() == 1) {
    return {shape->columns.front().type, false};
  }
  return {};
}

/// What is taken from a value: `(x).y`, `a[1]`. Only columns, parameters and queries need no parentheses before it.
Typed TextResolver::indirection(Node node) {
  bool first = true;
  Typed type;
  for (const Node child : node) {
    if (first && is_expression(child.rule())) {
      first = false;
      const Node value = core_of(child);
      const bool bare = value.is(Rule::subqueryExpression) || value.is(Rule::parameterReference) ||
                        (value.is(Rule::columnReference) && child.next_sibling().is(Rule::subscript));
      if (bare) {
        type = core(value, Place::open);
        continue;
      }
      out_->open();
      type = core(value, Place::open);
      out_->close();
    } else if (child.is(Rule::subscript)) {
      out_->glue();
      clause(child);
      type = child.text().find(':') == std::string_view::npos ? Typed{element_of(type.type), false} : type;
    } else if (child.is(Rule::fieldSelection)) {
      out_->glue();
      clause(child);
      const ShapePtr shape = run_.names.row_shape(type.type);
      const ShapeColumn* field =
          shape == nullptr || !child.has(Rule::identifier)
              ? nullptr
              : shape->find(syntax::identifier_value(child.child(Rule::identifier).first_child()));
      type = field == nullptr ? Typed{} : Typed{field->type, false};
      if (field != nullptr && field->id) {
        out_->hidden(field->id);
      }
    }
  }
  return type;
}

/// EXTRACT(year FROM x): the field is a word or a string, to the server the same.
Typed TextResolver::extract(Node node) {
  out_->word("EXTRACT");
  out_->open_call();
  if (const Node field = node.child(Rule::extractField)) {
    const Node constant = field.child(Rule::string);
    const std::string name =
        constant ? syntax::string_value(constant.first_child()) : syntax::identifier_value(field.first_child());
    const bool word = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || c == '_';
    }) && (quote_identifier(name) == name);
    word ? out_->word(name) : out_->word(quote_literal(name));
    out_->word("FROM");
    expression(operands_of(node).front());
  }
  out_->close();
  return run_.postgres >= 14 ? Typed{SqlText("numeric"), false} : Typed{SqlText("double precision"), false};
}

/// TRIM: BOTH is the default, FROM without characters is noise.
Typed TextResolver::trim(Node node) {
  out_->word("TRIM");
  out_->open_call();
  bool first = true;
  for (const Node child : node) {
    if (is_expression(child.rule())) {
      expression(child);
      first = false;
    } else if (child.is(Tok::KW_LEADING) || child.is(Tok::KW_TRAILING)) {
      out_->word(child.is(Tok::KW_LEADING) ? "LEADING" : "TRAILING");
    } else if (child.is(Tok::KW_FROM) && !first) {
      out_->word("FROM");
    } else if (child.text() == ",") {
      out_->comma();
    }
  }
  out_->close();
  return {SqlText("text"), false};
}

}  // namespace ashlar::resolution
