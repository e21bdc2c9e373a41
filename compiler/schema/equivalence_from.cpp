// FROM: what stands in it, and which columns it has.
#include <algorithm>
#include <ranges>

#include "compiler/base/text.h"
#include "compiler/kinds/interpreter.h"
#include "compiler/schema/equivalence_analyzer.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::equivalence {

using resolution::is_expression;
using syntax::Node;
using syntax::Rule;
using syntax::Tok;

namespace {

std::vector<std::string> names_in(Node list) {
  std::vector<std::string> names;
  for (const Node name : list.children(Rule::columnName)) {
    names.push_back(syntax::identifier_value(name.first_child()));
  }
  return names;
}

}  // namespace

Term Analyzer::table_reference(Node at, Scope& scope) {
  const std::size_t first = scope.items.size();
  Term result;
  for (const Node child : at) {
    result = child.is(Rule::joinTail) ? join(child, std::move(result), first, scope) : table_primary(child, scope);
  }
  return result;
}

Term Analyzer::table_primary(Node at, Scope& scope) {
  if (at.is(Rule::relationReference)) {
    return relation_reference(at, scope);
  }
  if (at.is(Rule::functionReference)) {
    return function_reference(at, scope);
  }
  if (at.is(Rule::subqueryReference)) {
    return subquery_reference(at, scope);
  }
  if (at.is(Rule::tableReference)) {
    return table_reference(at, scope);
  }
  if (!at.is(Rule::joinedTable)) {
    return generic(at, &scope);
  }
  const std::size_t first = scope.items.size();
  Node inner = at.child(Rule::tableReference);
  Term result = inner ? table_reference(inner, scope) : table_primary(at.child(Rule::joinedTable), scope);
  if (const Node alias = at.child(Rule::tableAlias)) {
    Item item;
    item.alias = syntax::identifier_value(alias.child(Rule::identifier).first_child());
    item.number = ++items_;
    for (std::size_t i = first; i < scope.items.size(); ++i) {
      if (scope.items[i].by_column) {
        item.columns.insert(item.columns.end(), scope.items[i].columns.begin(), scope.items[i].columns.end());
        item.complete = item.complete && scope.items[i].complete;
      }
      scope.items[i].by_column = false;
      scope.items[i].alias.clear();
    }
    rename_columns(item, alias);
    scope.items.push_back(std::move(item));
  }
  return result;
}

/// Names written after an alias.
void Analyzer::rename_columns(Item& item, Node list) {
  std::vector<std::string> names = names_in(list);
  if (names.empty()) {
    names = names_in(list.child(Rule::columnList));
  }
  for (std::size_t i = 0; i < names.size() && i < item.columns.size(); ++i) {
    item.columns[i].name = names[i];
  }
}

Term Analyzer::relation(Node relation_expression, Item& item) {
  const Node name = relation_expression.is(Rule::qualifiedName) ? relation_expression
                                                                : relation_expression.child(Rule::qualifiedName);
  const std::vector<std::string> parts = kinds::Interpreter::name_parts(name);
  const std::string only = relation_expression.has(Tok::KW_ONLY) ? "ONLY " : "";
  if (const ObjectId id = target_of(name)) {
    item = relation_item(id, id.name());
    item.schema = id.parent().name();
    return leaf("relation", only + qualified_name(id));
  }
  item.alias = parts.back();
  item.number = ++items_;
  if (parts.size() == 1) {
    for (const auto& table : with_ | std::views::reverse) {
      if (table.name != parts.front()) {
        continue;
      }
      item.complete = table.complete;
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        item.columns.push_back(
            {table.columns[i].name,
             leaf("column", std::to_string(item.number) + "." + std::to_string(i + 1), table.columns[i].term.type)});
      }
      return leaf("with_reference", std::to_string(table.number));
    }
  }
  item.complete = false;
  std::string text(name.text());
  if (text.starts_with("pg_catalog.")) {
    text = text.substr(11);
  }
  return leaf("relation", only + text);
}

Term Analyzer::relation_reference(Node at, Scope& scope) {
  Item item;
  Term result = relation(at.child(Rule::relationExpression), item);
  if (const Node alias = at.child(Rule::tableAlias)) {
    item.alias = syntax::identifier_value(alias.child(Rule::identifier).first_child());
    item.schema.clear();
    rename_columns(item, alias);
  }
  if (const Node sample = at.child(Rule::tablesample)) {
    Terms parts{std::move(result), generic(sample, &scope)};
    result = node("sample", "", std::move(parts));
  }
  scope.items.push_back(std::move(item));
  return result;
}

Term Analyzer::function_reference(Node at, Scope& scope) {
  Item item;
  item.number = ++items_;
  std::vector<Column> columns;
  bool scalar = false;
  Term result;
  if (const Node function = at.child(Rule::functionCall)) {
    result = call(function, &scope, &columns, &scalar);
    const Node name = function.child(Rule::functionName);
    for (const Node part : name.children(Rule::identifier)) {
      item.alias = syntax::identifier_value(part.first_child());
    }
  } else {
    for (const Node child : at) {
      if (!child.is(Rule::functionAlias) && !child.is(Rule::withOrdinality) && !child.is(Tok::KW_LATERAL)) {
        result = generic(child, &scope);
        scalar = is_expression(child.rule());
        if (scalar) {
          columns.push_back({resolution::figure_name(child, facts_.postgres), leaf("column", "", result.type)});
          item.alias = columns.front().name;
        }
      }
    }
  }
  const Node alias = at.child(Rule::functionAlias);
  const Node definitions = alias.child(Rule::columnDefinitionList);
  if (const Node name = alias.child(Rule::identifier)) {
    item.alias = syntax::identifier_value(name.first_child());
    if (scalar && columns.size() == 1 && columns.front().term.text.empty()) {
      columns.front().name = item.alias;
    }
  }
  Terms parts{std::move(result)};
  for (const Node one : definitions.children(Rule::columnDefinitionItem)) {
    const std::string type(one.child(Rule::typeName).text());
    const std::string name = syntax::identifier_value(one.child(Rule::columnName).first_child());
    columns.push_back({name, leaf("column", "", without_type_modifier(type))});
    parts.push_back(leaf("definition", name + " " + type));
  }
  item.complete = !columns.empty();
  item.is_scalar = scalar && columns.size() == 1 && !at.has(Rule::withOrdinality);
  if (at.has(Rule::withOrdinality)) {
    columns.push_back({"ordinality", leaf("column", "", "bigint")});
    parts.push_back(leaf("word", "ORDINALITY"));
  }
  item.columns = std::move(columns);
  rename_columns(item, alias);
  for (std::size_t i = 0; i < item.columns.size(); ++i) {
    Term& term = item.columns[i].term;
    term = leaf("column", std::to_string(item.number) + "." + std::to_string(i + 1), term.type);
  }
  scope.items.push_back(std::move(item));
  return node("function", "", std::move(parts));
}

Term Analyzer::subquery_reference(Node at, Scope& scope) {
  const bool lateral = at.has(Tok::KW_LATERAL);
  Rows rows = query(at.child(Rule::query), lateral ? &scope : scope.outer);
  settle(rows);
  Item item;
  item.number = ++items_;
  item.complete = rows.complete;
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    item.columns.push_back(
        {rows.columns[i].name,
         leaf("column", std::to_string(item.number) + "." + std::to_string(i + 1), rows.columns[i].term.type)});
  }
  if (const Node alias = at.child(Rule::tableAlias)) {
    item.alias = syntax::identifier_value(alias.child(Rule::identifier).first_child());
    rename_columns(item, alias);
  }
  Terms parts{std::move(rows.term)};
  for (const Column& column : item.columns) {  // a reference to the whole row has these names
    parts.push_back(leaf("output", column.name));
  }
  scope.items.push_back(std::move(item));
  return node(lateral ? "lateral" : "derived", "", std::move(parts));
}

Term Analyzer::join(Node tail_node, Term left, std::size_t first, Scope& scope) {
  const std::size_t right_begin = scope.items.size();
  Node reference;
  for (const Node child : tail_node) {
    if (child.is(Rule::tableReference) || child.is(Rule::relationReference) || child.is(Rule::functionReference) ||
        child.is(Rule::subqueryReference) || child.is(Rule::joinedTable)) {
      reference = child;
    }
  }
  Term right = table_primary(reference, scope);
  const Node type_node = tail_node.child(Rule::joinType);
  std::string type = type_node.has(Tok::KW_LEFT)    ? "LEFT"
                     : type_node.has(Tok::KW_RIGHT) ? "RIGHT"
                     : type_node.has(Tok::KW_FULL)  ? "FULL"
                     : tail_node.has(Tok::KW_CROSS) ? "CROSS"
                                                    : "INNER";
  Terms parts{std::move(left), std::move(right)};
  const Node condition = tail_node.child(Rule::joinCondition);
  const auto find = [&](const std::string& name, std::size_t from, std::size_t to) -> std::optional<Term> {
    if (from == first) {  // what an earlier USING made of it
      for (const Column& column : scope.merged) {
        if (column.name == name) {
          return column.term;
        }
      }
    }
    for (std::size_t i = from; i < to; ++i) {
      for (const Column& column : scope.items[i].columns) {
        if (scope.items[i].by_column && column.name == name) {
          return column.term;
        }
      }
    }
    return std::nullopt;
  };
  std::vector<std::string> shared;
  if (tail_node.has(Tok::KW_NATURAL)) {
    for (std::size_t i = first; i < right_begin; ++i) {
      for (const Column& column : scope.items[i].columns) {
        const bool common = find(column.name, right_begin, scope.items.size()).has_value() &&
                            std::find(shared.begin(), shared.end(), column.name) == shared.end();
        common ? shared.push_back(column.name) : void();
      }
    }
  } else if (condition.has(Tok::KW_USING)) {
    shared = names_in(condition);
    if (shared.empty()) {
      shared = names_in(condition.child(Rule::columnList));
    }
  } else if (condition) {
    // The join's own columns come before those of what else stands in FROM.
    Scope inside;
    inside.outer = &scope;
    inside.items.assign(scope.items.begin() + static_cast<std::ptrdiff_t>(first), scope.items.end());
    inside.merged = scope.merged;
    parts.push_back(assigned(expression(condition.child(Rule::expression), &inside), "boolean"));
  }
  for (const std::string& name : shared) {
    const std::optional<Term> a = find(name, first, right_begin);
    const std::optional<Term> b = find(name, right_begin, scope.items.size());
    parts.push_back(leaf("using", name));
    if (!a || !b) {
      continue;
    }
    Term merged = type == "RIGHT" ? *b : *a;
    if (type == "FULL") {
      Terms both{*a, *b};
      merged = node("merged", name, std::move(both), a->type == b->type ? a->type : "");
    }
    std::erase_if(scope.merged, [&](const Column& one) { return one.name == name; });
    scope.merged.push_back({name, std::move(merged)});
  }
  return node("join", type, std::move(parts));
}

}  // namespace ashlar::equivalence
