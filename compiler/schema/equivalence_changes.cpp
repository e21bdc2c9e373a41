// INSERT, UPDATE and DELETE in rules and SQL bodies.
#include "compiler/schema/equivalence_analyzer.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::equivalence {

using syntax::Node;
using syntax::Rule;

namespace {

std::string column_name(Node insert_column) {
  return syntax::identifier_value(insert_column.child(Rule::columnName).first_child());
}

}  // namespace

Term Analyzer::change(Node at, const Scope* scope) {
  const std::size_t outer = with_.size();
  Terms parts;
  if (const Node clause = at.child(Rule::withClause)) {
    parts = with(clause, scope);
  }
  parts.push_back(at.is(Rule::insertStatement)   ? insert(at, scope)
                  : at.is(Rule::updateStatement) ? update(at, scope)
                                                 : remove(at, scope));
  with_.resize(outer);
  return parts.size() == 1 ? std::move(parts.front()) : node("query", "with", std::move(parts));
}

Term Analyzer::insert(Node at, const Scope* outer) {
  Scope scope;
  scope.outer = outer;
  Item target;
  Terms parts{relation(at.child(Rule::qualifiedName), target)};
  std::vector<std::string> names;
  for (const Node column : at.child(Rule::insertColumns).children(Rule::insertColumn)) {
    names.push_back(column_name(column));
  }
  const bool listed = !names.empty();
  for (const Column& column : target.columns) {
    listed ? void() : names.push_back(column.name);
  }
  std::vector<std::string> types;
  for (const std::string& name : names) {
    types.emplace_back();
    for (const Column& column : target.columns) {
      types.back() = column.name == name ? column.term.type : types.back();
    }
  }
  Rows rows;
  if (const Node inner = at.child(Rule::query)) {
    rows = query(inner, outer);
    const auto assign = [&](const auto& self, Term& term) -> void {
      if (term.head == "select" || term.head == "query") {
        self(self, term.parts[term.head == "select" ? 1 : 0]);
      } else if (term.head == "values" || term.head == "set_operation") {
        for (Term& part : term.parts) {
          self(self, part);
        }
      } else if (term.head == "targets" || term.head == "values_row") {
        for (std::size_t i = 0; i < term.parts.size() && i < types.size(); ++i) {
          term.parts[i] = assigned(std::move(term.parts[i]), types[i]);
        }
      }
    };
    assign(assign, rows.term);
    settle(rows);
  }
  const std::size_t width = at.has(Rule::query) && rows.complete && !listed ? rows.columns.size() : names.size();
  Terms columns;
  for (std::size_t i = 0; i < names.size() && i < width; ++i) {
    columns.push_back(leaf("target", names[i]));
  }
  parts.push_back(node("columns", "", std::move(columns)));
  parts.push_back(at.has(Rule::query) ? std::move(rows.term) : leaf("default_values", ""));
  if (const Node words = at.child(Rule::overriding)) {
    parts.push_back(generic(words, outer));
  }
  if (const Node name = at.child(Rule::identifier)) {
    target.alias = syntax::identifier_value(name.first_child());
  }
  Item excluded = target;
  excluded.alias = "excluded";
  excluded.by_column = false;
  for (Column& column : excluded.columns) {
    column.term.text = "excluded." + column.name;
  }
  scope.items.push_back(target);
  scope.items.push_back(std::move(excluded));
  if (const Node conflict = at.child(Rule::onConflict)) {
    Terms clauses = assignments(conflict, target, &scope);
    for (const Node child : conflict) {
      if (!child.is(Rule::setClause)) {
        clauses.push_back(generic(child, &scope));
      }
    }
    parts.push_back(node("on_conflict", "", std::move(clauses)));
  }
  parts.push_back(returning(at, &scope));
  return node("insert", "", std::move(parts));
}

std::vector<Term> Analyzer::assignments(Node at, const Item& target, const Scope* scope) {
  Terms result;
  for (const Node clause : at.children(Rule::setClause)) {
    Terms parts;
    std::string type;
    for (const Node column : clause.children(Rule::insertColumn)) {
      const std::string name = column_name(column);
      for (const Column& one : target.columns) {
        type = one.name == name ? one.term.type : type;
      }
      parts.push_back(leaf("target", name));
    }
    parts.push_back(assigned(expression(clause.child(Rule::expression), scope), parts.size() == 1 ? type : ""));
    result.push_back(node("set", "", std::move(parts)));
  }
  return result;
}

Term Analyzer::update(Node at, const Scope* outer) {
  Scope scope;
  scope.outer = outer;
  Item target;
  Terms parts{relation(at.child(Rule::relationExpression), target)};
  if (const Node alias = at.child(Rule::identifier)) {
    target.alias = syntax::identifier_value(alias.first_child());
  }
  scope.items.push_back(target);
  Terms from;
  for (const Node reference : at.child(Rule::fromClause).children(Rule::tableReference)) {
    from.push_back(table_reference(reference, scope));
  }
  parts.push_back(node("from", "", std::move(from)));
  for (Term& one : assignments(at, target, &scope)) {
    parts.push_back(std::move(one));
  }
  if (const Node where = at.child(Rule::whereClause)) {
    parts.push_back(expression(where.child(Rule::expression), &scope));
  }
  parts.push_back(returning(at, &scope));
  return node("update", "", std::move(parts));
}

Term Analyzer::remove(Node at, const Scope* outer) {
  Scope scope;
  scope.outer = outer;
  Item target;
  Terms parts{relation(at.child(Rule::relationExpression), target)};
  if (const Node alias = at.child(Rule::identifier)) {
    target.alias = syntax::identifier_value(alias.first_child());
  }
  scope.items.push_back(std::move(target));
  for (const Node reference : at.child(Rule::usingClause).children(Rule::tableReference)) {
    parts.push_back(table_reference(reference, scope));
  }
  if (const Node where = at.child(Rule::whereClause)) {
    parts.push_back(expression(where.child(Rule::expression), &scope));
  }
  parts.push_back(returning(at, &scope));
  return node("delete", "", std::move(parts));
}

Term Analyzer::returning(Node at, const Scope* scope) {
  const Node clause = at.child(Rule::returningClause);
  if (!clause) {
    return leaf("none", "");
  }
  std::vector<Column> columns;
  bool complete = true;
  Terms list = targets(clause.child(Rule::targetList), scope, columns, complete);
  for (const Column& column : columns) {
    list.push_back(leaf("output", column.name));
  }
  return node("returning", "", std::move(list));
}

}  // namespace ashlar::equivalence
