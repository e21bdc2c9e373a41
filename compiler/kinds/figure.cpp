#include "compiler/kinds/figure.h"

#include "compiler/base/text.h"
#include "compiler/syntax/parser.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Rule;
using syntax::Tok;

bool is_expression(Rule rule) {
  switch (rule) {
    case Rule::expression:
    case Rule::orExpression:
    case Rule::andExpression:
    case Rule::notExpression:
    case Rule::isExpression:
    case Rule::distinctExpression:
    case Rule::binaryExpression:
    case Rule::unaryExpression:
    case Rule::likeExpression:
    case Rule::betweenExpression:
    case Rule::inExpression:
    case Rule::anyExpression:
    case Rule::collateExpression:
    case Rule::atTimeZoneExpression:
    case Rule::castExpression:
    case Rule::overlapsExpression:
    case Rule::indirectionExpression:
    case Rule::columnReference:
    case Rule::functionCall:
    case Rule::typedLiteral:
    case Rule::literal:
    case Rule::parameterReference:
    case Rule::parenthesizedExpression:
    case Rule::rowExpression:
    case Rule::subqueryExpression:
    case Rule::arrayExpression:
    case Rule::caseExpression:
    case Rule::existsExpression:
    case Rule::valueFunction:
    case Rule::groupingExpression:
    case Rule::coalesceExpression:
    case Rule::nullifExpression:
    case Rule::greatestExpression:
    case Rule::extractExpression:
    case Rule::overlayExpression:
    case Rule::positionExpression:
    case Rule::substringExpression:
    case Rule::trimExpression:
    case Rule::treatExpression:
    case Rule::normalizeExpression:
    case Rule::collationForExpression:
    case Rule::mergeActionExpression:
    case Rule::xmlExpression:
    case Rule::jsonObjectExpression:
    case Rule::jsonArrayExpression:
    case Rule::jsonAggregateExpression:
    case Rule::jsonConstructorExpression:
    case Rule::jsonQueryExpression:
      return true;
    default:
      return false;
  }
}

Node core_of(Node node) {
  while (node.is(Rule::expression) || node.is(Rule::parenthesizedExpression)) {
    Node inner;
    for (const Node child : node) {
      if (is_expression(child.rule())) {
        inner = child;
        break;
      }
    }
    if (!inner) {
      break;
    }
    node = inner;
  }
  return node;
}

namespace {

struct Figure {
  std::string name;
  int strength = 0;         // 0: none, 1: weak (a cast's type, CASE), 2: sure
  bool of_extract = false;  // a function with another name before 14

  [[nodiscard]] std::string name_on(int postgres, const char* without) const {
    if (strength == 0 || name.empty()) {
      return without;
    }
    return of_extract && postgres < 14 ? "date_part" : name;
  }
};

std::string last_identifier(Node node) {
  std::string name;
  for (const Node child : node) {
    if (child.is(Rule::identifier)) {
      name = syntax::identifier_value(child.first_child());
    }
  }
  return name;
}

/// The catalog's name of a type written with keywords.
std::string built_in_type(Node type) {
  switch (type.first_child().token()) {
    case Tok::KW_INT:
    case Tok::KW_INTEGER:
      return "int4";
    case Tok::KW_SMALLINT:
      return "int2";
    case Tok::KW_BIGINT:
      return "int8";
    case Tok::KW_REAL:
      return "float4";
    case Tok::KW_FLOAT: {
      const std::string_view precision = type.child(Rule::typeModifiers).text();
      return precision.size() > 2 && precision.size() < 5 && std::stoi(std::string(precision.substr(1))) < 25
                 ? "float4"
                 : "float8";
    }
    case Tok::KW_DOUBLE:
      return "float8";
    case Tok::KW_BOOLEAN:
      return "bool";
    case Tok::KW_DECIMAL:
    case Tok::KW_DEC:
    case Tok::KW_NUMERIC:
      return "numeric";
    case Tok::KW_BIT:
      return type.has(Tok::KW_VARYING) ? "varbit" : "bit";
    case Tok::KW_CHARACTER:
    case Tok::KW_CHAR:
    case Tok::KW_NCHAR:
    case Tok::KW_NATIONAL:
      return type.has(Tok::KW_VARYING) ? "varchar" : "bpchar";
    case Tok::KW_TIMESTAMP:
      return type.has(Tok::KW_WITH) ? "timestamptz" : "timestamp";
    case Tok::KW_TIME:
      return type.has(Tok::KW_WITH) ? "timetz" : "time";
    default:
      return to_lower(type.first_child().text());
  }
}

std::string type_figure(Node type_name) {
  if (const Node type = type_name.child(Rule::builtinType)) {
    return built_in_type(type);
  }
  return last_identifier(type_name.child(Rule::qualifiedName));
}

Figure figure(Node node);

Figure query_figure(Node query) {
  for (const Node child : query) {
    if (child.is(Rule::parenthesizedQuery)) {
      return query_figure(child.child(Rule::query));
    }
    if (child.is(Rule::setOperation)) {
      return query_figure(child);
    }
    if (child.is(Rule::valuesClause)) {
      return {"column1", 2};
    }
    if (child.is(Rule::selectCore)) {
      const Node target = child.child(Rule::targetList).child(Rule::target);
      if (const Node label = target.child(Rule::identifier)) {
        return {syntax::identifier_value(label.first_child()), 2};
      }
      return figure(target.first_child());
    }
  }
  return {};
}

Figure cast_figure(Node value, Node type_name) {
  Figure result = value ? figure(value) : Figure{};
  return result.strength > 1 ? result : Figure{type_figure(type_name), 1};
}

Figure indirection_figure(Node node) {
  std::string field;
  for (const Node child : node) {
    if (child.is(Rule::fieldSelection) && child.has(Rule::identifier)) {
      field = last_identifier(child);
    }
  }
  return field.empty() ? figure(node.first_child()) : Figure{field, 2};
}

Figure case_figure(Node node) {
  const Node otherwise = node.child(Rule::caseElse);
  Figure result = otherwise ? figure(otherwise.child(Rule::expression)) : Figure{};
  return result.strength > 1 ? result : Figure{"case", 1};
}

std::string trim_figure(Node node) {
  return node.has(Tok::KW_LEADING) ? "ltrim" : node.has(Tok::KW_TRAILING) ? "rtrim" : "btrim";
}

Figure figure(Node node) {
  const Node core = core_of(node);
  switch (core.rule()) {
    case Rule::columnReference:
      return {last_identifier(core), 2};
    case Rule::functionCall:
      return {last_identifier(core.child(Rule::functionName)), 2};
    case Rule::indirectionExpression:
      return indirection_figure(core);
    case Rule::castExpression:
      return cast_figure(core.first_child().is(Tok::KW_CAST) ? core.child(Rule::expression) : core.first_child(),
                         core.child(Rule::typeName));
    case Rule::typedLiteral:
      return cast_figure({}, core.child(Rule::typeName));
    case Rule::literal:
      return core.has(Tok::NATIONAL_STRING) ? Figure{"bpchar", 1} : Figure{};
    case Rule::collateExpression:
    case Rule::functionExpression:
      return figure(core.first_child());
    case Rule::subqueryExpression:
      return query_figure(core.child(Rule::query));
    case Rule::caseExpression:
      return case_figure(core);
    case Rule::existsExpression:
      return {"exists", 2};
    case Rule::arrayExpression:
      return {"array", 2};
    case Rule::rowExpression:
      return {"row", 2};
    case Rule::atTimeZoneExpression:
      return {"timezone", 2};
    case Rule::overlapsExpression:
      return {"overlaps", 2};
    case Rule::isExpression:
      return core.child(Rule::isPredicate).has(Tok::KW_NORMALIZED) ? Figure{"is_normalized", 2} : Figure{};
    case Rule::extractExpression:
      return {"extract", 2, true};
    case Rule::trimExpression:
      return {trim_figure(core), 2};
    case Rule::collationForExpression:
      return {"pg_collation_for", 2};
    case Rule::treatExpression:
      return {type_figure(core.child(Rule::typeName)), 2};
    // Named after their keyword.
    case Rule::valueFunction:
    case Rule::coalesceExpression:
    case Rule::nullifExpression:
    case Rule::greatestExpression:
    case Rule::groupingExpression:
    case Rule::overlayExpression:
    case Rule::positionExpression:
    case Rule::substringExpression:
    case Rule::normalizeExpression:
    case Rule::mergeActionExpression:
    case Rule::xmlExpression:
    case Rule::jsonObjectExpression:
    case Rule::jsonArrayExpression:
    case Rule::jsonAggregateExpression:
    case Rule::jsonConstructorExpression:
    case Rule::jsonQueryExpression:
      return {to_lower(core.first_child().text()), 2};
    default:
      return {};
  }
}

}  // namespace

std::string figure_name(Node expression, int postgres) {
  return figure(expression).name_on(postgres, "?column?");
}

std::string index_column_name(Node expression, int postgres) {
  return figure(expression).name_on(postgres, "expr");
}

std::string index_column_name(const SqlText& expression, int postgres) {
  if (const auto& waiting = expression.syntax()) {
    return index_column_name(waiting->node, postgres);
  }
  Diagnostics ignored;
  const auto tree = syntax::parse(SourceText::verbatim(expression.text(), {}, 0), syntax::Start::expression, ignored);
  return tree == nullptr ? "expr" : index_column_name(tree->root(), postgres);
}

}  // namespace ashlar::kinds
