// Function calls, and what has a syntax of its own but is a call to the server.
#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/range_type/multirange.h"
#include "compiler/schema/equivalence_analyzer.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::equivalence {

using resolution::core_of;
using resolution::is_expression;
using syntax::Node;
using syntax::Rule;
using syntax::Tok;

namespace {

std::vector<Node> expressions_of(Node at) {
  std::vector<Node> found;
  for (const Node child : at) {
    if (is_expression(child.rule())) {
      found.push_back(child);
    } else if (child.is(Rule::argument)) {
      found.push_back(child.child(Rule::expression));
    }
  }
  return found;
}

bool is_pseudo(std::string_view type) {
  return type.starts_with("any") || type == "record" || type == "trigger" || type == "void";
}

const std::vector<kinds::Parameter>* parameters_of(const Schema& schema, const ObjectId& id) {
  if (const auto* function = schema.get<kinds::Function>(id)) {
    return &function->parameters;
  }
  const auto* procedure = schema.get<kinds::Procedure>(id);
  return procedure == nullptr ? nullptr : &procedure->parameters;
}

std::string result_type(const kinds::Function& function) {
  std::string type = function.returns.text();
  std::vector<std::string> outputs;
  for (const kinds::Parameter& one : function.parameters) {
    if (one.mode == "OUT" || one.mode == "INOUT" || one.mode == "TABLE") {
      outputs.push_back(one.type.text());
    }
  }
  if (outputs.size() == 1) {
    type = outputs.front();
  } else if (outputs.size() > 1) {
    type.clear();
  }
  type = without_type_modifier(type.starts_with("SETOF ") ? type.substr(6) : type);
  return type == "record" || type == "void" ? std::string{} : type;
}

Signature signature_of(const Schema& schema, const ObjectId& id) {
  Signature signature;
  for (const kinds::Parameter& one : *parameters_of(schema, id)) {
    if (one.mode == "OUT" || one.mode == "TABLE") {
      continue;
    }
    signature.arguments.push_back(without_type_modifier(one.type.text()));
    signature.needed += one.default_value.empty() ? 1U : 0U;
    signature.variadic = signature.variadic || one.mode == "VARIADIC";
  }
  if (const auto* function = schema.get<kinds::Function>(id)) {
    signature.result = result_type(*function);
  }
  return signature;
}

/// What makes values of a range type or a multirange of that address.
std::vector<Signature> constructors_of(const Schema& schema, const ObjectId& id) {
  std::vector<Signature> signatures;
  const auto add = [&](const std::vector<std::vector<std::string>>& constructors, bool last_is_variadic) {
    for (const std::vector<std::string>& types : constructors) {
      signatures.push_back({.arguments = types,
                            .needed = types.size(),
                            .variadic = last_is_variadic && types == constructors.back(),
                            .result = qualified_name(id)});
    }
  };
  if (const auto* range = schema.get<kinds::RangeType>(id)) {
    add(kinds::range_constructors(*range), false);
  } else if (const ObjectId of = kinds::range_of_multirange(schema, id.parent().name(), id.name())) {
    add(kinds::multirange_constructors(of), true);
  }
  return signatures;
}

}  // namespace

void Analyzer::apply(Term& result, const std::optional<ResolvedCall>& resolved) const {
  result.certain = resolved.has_value();
  if (!resolved) {
    return;
  }
  result.type = resolved->result;
  for (std::size_t i = 0; i < result.parts.size() && i < resolved->arguments.size(); ++i) {
    Term& part = result.parts[i];
    if (part.head == "variadic" || part.head == "named") {
      part.parts.front() = coerced(std::move(part.parts.front()), resolved->arguments[i]);
    } else {
      part = coerced(std::move(part), resolved->arguments[i]);
    }
  }
  if (resolved->gathered < result.parts.size()) {
    const auto first = result.parts.begin() + static_cast<std::ptrdiff_t>(resolved->gathered);
    Terms elements(std::make_move_iterator(first), std::make_move_iterator(result.parts.end()));
    result.parts.erase(first, result.parts.end());
    const std::string& element = resolved->arguments[resolved->gathered];
    Terms array{node("array", "", std::move(elements), element.empty() ? element : element + "[]")};
    result.parts.push_back(node("variadic", "", std::move(array)));
  }
}

Term Analyzer::builtin_call(const std::string& name, Terms arguments) const {
  if (name == "date_part" && !arguments.empty() && arguments.front().head == "constant") {
    arguments.front().text = to_lower(arguments.front().text);  // fields are known in any case
  }
  Term result = node("call", name, std::move(arguments));
  std::vector<std::string> types;
  for (const Term& one : result.parts) {
    types.push_back(one.type);
  }
  apply(result, facts_.types.function(name, types));
  if (!result.certain && result.type.empty()) {
    std::vector<resolution::Typed> known;
    for (const std::string& type : types) {
      known.push_back({SqlText(type == untyped_constant ? "" : type), type == untyped_constant});
    }
    result.type = without_type_modifier(resolution::function_type(name, known).type.text());
  }
  return result;
}

/// Of the overloads of a function of the schema the one that is meant.
std::optional<ResolvedCall> Analyzer::resolve(const ObjectId& routine, const std::vector<std::string>& types) const {
  std::vector<Signature> candidates = constructors_of(facts_.schema, routine);
  for (const ObjectId& id : facts_.schema.named(routine.parent().name(), routine.name())) {
    if (parameters_of(facts_.schema, id) != nullptr) {
      candidates.push_back(signature_of(facts_.schema, id));
    }
  }
  if (candidates.empty()) {  // an aggregate takes what it takes
    return std::nullopt;
  }
  return facts_.types.choose(candidates, types);
}

Term Analyzer::call(Node at, const Scope* scope, std::vector<Column>* rows, bool* scalar) {
  const Node name_node = at.child(Rule::functionName);
  const ObjectId routine = target_of(name_node);
  std::vector<std::string> names;
  for (const Node child : name_node) {
    if (child.is(Rule::identifier)) {
      names.push_back(syntax::identifier_value(child.first_child()));
    }
  }
  if (names.size() > 1 && names.front() == "pg_catalog") {
    names.erase(names.begin());
  }
  std::string name;
  for (const std::string& part : names) {
    name += (name.empty() ? "" : ".") + quote_identifier(part);
  }
  Term result = node("call", routine ? qualified_name(routine) : name, {});
  Terms after;
  std::vector<std::string> types;
  bool named = false;
  bool variadic = false;
  for (const Node child : at) {
    if (child.is(Rule::argument)) {
      Term value = expression(child.child(Rule::expression), scope);
      types.push_back(value.type);
      if (const Node label = child.child(Rule::argumentName)) {
        named = true;
        Terms parts{std::move(value)};
        value = node("named", syntax::identifier_value(label.first_child()), std::move(parts));
      } else if (child.has(Tok::KW_VARIADIC)) {
        variadic = true;
        Terms parts{std::move(value)};
        value = node("variadic", "", std::move(parts));
      }
      result.parts.push_back(std::move(value));
    } else if (child.is(Rule::star)) {
      after.push_back(leaf("word", "*"));
    } else if (child.is(Tok::KW_DISTINCT)) {
      after.push_back(leaf("word", "DISTINCT"));
    } else if (child.is(Rule::orderByClause) || child.is(Rule::withinGroup) || child.is(Rule::filterClause) ||
               child.is(Rule::overClause)) {
      after.push_back(generic(child, scope));
    }
  }
  if (routine) {
    if (named) {
      const auto* parameters = parameters_of(facts_.schema, routine);
      for (Term& part : result.parts) {
        for (std::size_t i = 0; parameters != nullptr && part.head == "named" && i < parameters->size(); ++i) {
          if ((*parameters)[i].name == part.text) {
            part.parts.front() =
                coerced(std::move(part.parts.front()), without_type_modifier((*parameters)[i].type.text()));
          }
        }
      }
      if (const auto* function = facts_.schema.get<kinds::Function>(routine)) {
        result.type = result_type(*function);
      }
    } else {
      apply(result, resolve(routine, types));
    }
    if (is_pseudo(result.type)) {
      result.type.clear();
    }
  } else if (names.size() == 1 && !named && !variadic && !at.has(Rule::withinGroup)) {
    Term found = builtin_call(names.front(), std::move(result.parts));
    result.parts = std::move(found.parts);
    result.type = std::move(found.type);
    result.certain = found.certain;
  } else {
    result.certain = false;
  }
  if (rows != nullptr) {
    result_columns(routine, names.empty() ? "" : names.back(), result, *rows, *scalar);
  }
  if (!after.empty()) {
    // Of their own, so that what is not known of the arguments does not weaken them.
    const std::string type = result.type;
    Terms parts{std::move(result), node("clauses", "", std::move(after))};
    return node("aggregate", "", std::move(parts), type);
  }
  return result;
}

/// The columns that a function in FROM gives.
void Analyzer::result_columns(const ObjectId& routine, const std::string& name, const Term& of_call,
                              std::vector<Column>& rows, bool& scalar) {
  scalar = false;
  const auto from_type = [&](const std::string& type) {
    const ObjectId row_type = facts_.type_named(type);
    if (row_type && facts_.names.shape(row_type) != nullptr) {
      for (const auto& [column_name, column_type] : facts_.relation(row_type).columns) {
        rows.push_back({column_name, leaf("column", column_name, column_type)});
      }
    }
    return !rows.empty();
  };
  if (const auto* function = facts_.schema.get<kinds::Function>(routine)) {
    for (const kinds::Parameter& one : function->parameters) {
      if (one.mode == "OUT" || one.mode == "INOUT" || one.mode == "TABLE") {
        const std::string label = one.name.empty() ? "column" + std::to_string(rows.size() + 1) : one.name;
        rows.push_back({label, leaf("column", label, without_type_modifier(one.type.text()))});
      }
    }
    scalar = rows.size() == 1;
    if (!rows.empty() || from_type(of_call.type) || function->returns.text().find("record") != std::string::npos) {
      return;
    }
  } else if (const resolution::BuiltinFunction* known = resolution::find_builtin_function(name);
             known != nullptr && !known->columns.empty()) {
    for (const std::string& column : split(known->columns, ',')) {
      const std::size_t space = column.find(' ');
      rows.push_back({column.substr(0, space), leaf("column", column.substr(0, space),
                                                    space == std::string::npos ? "" : column.substr(space + 1))});
    }
    scalar = rows.size() == 1;
    return;
  } else if (from_type(of_call.type) || name.find("record") != std::string::npos) {
    return;
  }
  scalar = true;
  rows.push_back({name, leaf("column", "", of_call.type)});
}

Term Analyzer::special(Node at, const Scope* scope) {
  const std::vector<Node> inner = expressions_of(at);
  const auto all = [&] {
    Terms values;
    for (const Node one : inner) {
      values.push_back(expression(one, scope));
    }
    return values;
  };
  switch (at.rule()) {
    case Rule::coalesceExpression:
      return alike("coalesce", "", all());
    case Rule::greatestExpression:
      return alike("extreme", at.has(Tok::KW_LEAST) ? "LEAST" : "GREATEST", all());
    case Rule::nullifExpression: {
      Terms values = all();
      Term result = binary("=", std::move(values[0]), std::move(values[1]));
      result.head = "nullif";
      result.text.clear();
      result.type = result.parts.front().type;
      return result;
    }
    case Rule::caseExpression:
      return case_expression(at, scope);
    case Rule::arrayExpression:
      return array(at, scope);
    case Rule::rowExpression:
      return row(at, scope);
    case Rule::subqueryExpression: {
      Rows rows = query(at.child(Rule::query), scope);
      settle(rows);
      const std::string type = rows.columns.size() == 1 ? rows.columns.front().term.type : std::string{};
      Terms parts{std::move(rows.term)};
      return node("subquery", "", std::move(parts), type);
    }
    case Rule::existsExpression: {
      Rows rows = query(at.child(Rule::query), scope);
      settle(rows);
      Terms parts{std::move(rows.term)};
      return node("exists", "", std::move(parts), "boolean");
    }
    case Rule::valueFunction:
      return value_function(at);
    case Rule::extractExpression: {
      const Node field = at.child(Rule::extractField);
      const Node constant = field.child(Rule::string);
      // Fields are known in any case; PostgreSQL 18 shows 'YEAR' as YEAR, others as "YEAR".
      const std::string_view word = field.first_child().text();
      const std::string name = to_lower(constant                ? syntax::string_value(constant.first_child())
                                        : word.starts_with('"') ? word.substr(1, word.size() - 2)
                                                                : word);
      Terms values = all();
      values.insert(values.begin(), leaf("constant", name, "text"));
      return builtin_call(facts_.postgres >= 14 ? "extract" : "date_part", std::move(values));
    }
    case Rule::positionExpression: {
      Terms values = all();
      std::reverse(values.begin(), values.end());
      return builtin_call("position", std::move(values));
    }
    case Rule::overlayExpression:
      return builtin_call("overlay", all());
    case Rule::substringExpression: {
      Terms values = all();
      if (at.has(Tok::KW_FOR) && !at.has(Tok::KW_FROM)) {
        values.insert(values.begin() + 1, leaf("constant", "1", "integer"));
      }
      return builtin_call("substring", std::move(values));
    }
    case Rule::trimExpression: {
      Terms values = all();
      // TRIM(characters FROM value)
      if (values.size() == 2 && at.has(Tok::KW_FROM) && !at.has(Tok::COMMA)) {
        std::swap(values[0], values[1]);
      }
      return builtin_call(at.has(Tok::KW_LEADING)    ? "ltrim"
                          : at.has(Tok::KW_TRAILING) ? "rtrim"
                                                     : "btrim",
                          std::move(values));
    }
    case Rule::collationForExpression:
      return builtin_call("pg_collation_for", all());
    case Rule::parameterReference:
      return leaf("parameter", std::string(at.text()));
    default: {
      Term result = node("rule", std::to_string(static_cast<int>(at.rule())), generic_parts(at, scope));
      result.certain = false;
      result.type = at.is(Rule::groupingExpression) ? "integer" : "";
      return result;
    }
  }
}

/// COALESCE and the like: all values get one type.
Term Analyzer::alike(std::string head, std::string text, Terms values) const {
  std::vector<std::string> types;
  for (const Term& one : values) {
    types.push_back(one.type);
  }
  const std::string type = facts_.types.common(types);
  for (Term& one : values) {
    one = coerced(std::move(one), type);
  }
  Term result = node(std::move(head), std::move(text), std::move(values), type);
  result.certain = !type.empty();
  return result;
}

Term Analyzer::case_expression(Node at, const Scope* scope) {
  const Node argument = at.child(Rule::expression);
  Term value = argument ? expression(argument, scope) : Term{};
  value = argument && value.type == untyped_constant ? coerced(std::move(value), "text") : std::move(value);
  Terms conditions;
  Terms results;
  bool certain = true;
  for (const Node when : at.children(Rule::caseWhen)) {
    const std::vector<Node> pair = expressions_of(when);
    Term condition = expression(pair[0], scope);
    if (argument) {
      condition = binary("=", value, std::move(condition));
      certain = certain && condition.certain;
      // The server shows what stands after WHEN alone.
      Term shown_part = std::move(condition.parts[1]);
      condition = std::move(shown_part);
    } else {
      condition = assigned(std::move(condition), "boolean");
    }
    conditions.push_back(std::move(condition));
    results.push_back(expression(pair[1], scope));
  }
  const Node otherwise = at.child(Rule::caseElse);
  // The server looks at ELSE first.
  results.insert(results.begin(), otherwise ? expression(otherwise.child(Rule::expression), scope)
                                            : leaf("null", "", std::string(untyped_constant)));
  Term result = alike("case", argument ? "of" : "", std::move(results));
  Term list = node("when", "", std::move(conditions));
  list.certain = certain;
  result.parts.push_back(std::move(list));
  if (argument) {
    result.parts.push_back(std::move(value));
  }
  return result;
}

/// `element` is the type that a cast around the constructor asks for; empty: that of the elements themselves.
Term Analyzer::array_elements(Node at, const Scope* scope, const std::string& element) {
  Terms values;
  for (const Node child : at) {
    if (child.is(Rule::arrayElements)) {
      values.push_back(array_elements(child, scope, element));
    } else if (is_expression(child.rule())) {
      Term value = expression(child, scope);
      values.push_back(element.empty() ? std::move(value) : typed(std::move(value), element));
    }
  }
  if (values.empty() || !element.empty()) {
    return node("array", "", std::move(values),
                element.empty() ? std::string{} : without_type_modifier(element) + "[]");
  }
  Term result = alike("array", "", std::move(values));
  if (!result.type.empty() && !result.type.ends_with("[]")) {
    result.type += "[]";
  }
  return result;
}

Term Analyzer::array(Node at, const Scope* scope) {
  if (const Node elements = at.child(Rule::arrayElements)) {
    return array_elements(elements, scope, {});
  }
  Rows rows = query(at.child(Rule::query), scope);
  settle(rows);
  std::string type = rows.columns.size() == 1 ? rows.columns.front().term.type : std::string{};
  Terms parts{std::move(rows.term)};
  return node("array_query", "", std::move(parts), type.empty() ? type : type + "[]");
}

Term Analyzer::row(Node at, const Scope* scope) {
  Terms values;
  for (const Node one : expressions_of(at)) {
    const Node inner = core_of(one);
    if (inner.is(Rule::columnReference) && inner.has(Rule::star)) {
      std::vector<std::string> parts;
      for (const Node child : inner.children(Rule::identifier)) {
        parts.push_back(syntax::identifier_value(child.first_child()));
      }
      if (const Item* item = parts.empty() ? nullptr : find_item({}, parts.back(), scope);
          item != nullptr && item->complete) {
        for (const Column& column : item->columns) {
          values.push_back(column.term);
        }
        continue;
      }
    }
    values.push_back(expression(one, scope));
  }
  return node("row_value", "", std::move(values));
}

Term Analyzer::value_function(Node at) const {
  std::string text = to_upper(at.text());
  std::erase(text, ' ');
  const std::string_view name = std::string_view(text).substr(0, text.find('('));
  std::string type = "name";
  if (name == "CURRENT_DATE") {
    type = "date";
  } else if (name == "CURRENT_TIMESTAMP") {
    type = "timestamp with time zone";
  } else if (name == "LOCALTIMESTAMP") {
    type = "timestamp without time zone";
  } else if (name == "CURRENT_TIME") {
    type = "time with time zone";
  } else if (name == "LOCALTIME") {
    type = "time without time zone";
  }
  return leaf("value_function", text, type);
}

}  // namespace ashlar::equivalence
