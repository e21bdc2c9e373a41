// Queries: select lists, set operations, and the clauses after FROM.
#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/schema/equivalence_analyzer.h"
#include "compiler/schema/query_shape.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::equivalence {

using resolution::core_of;
using resolution::is_expression;
using syntax::Node;
using syntax::Rule;
using syntax::Tok;

namespace {

using Terms = std::vector<Term>;

constexpr std::size_t targets_part = 1;  // of a "select"
constexpr std::size_t from_part = 2;

Term none() {
  return leaf("none", "");
}

std::size_t position_in(Node core) {
  const Node token = core.is(Rule::literal) ? core.first_child() : Node{};
  if (!token.is(Tok::INTEGER) || token.text().size() > 4) {
    return 0;
  }
  std::size_t position = 0;
  for (const char c : token.text()) {
    position = c >= '0' && c <= '9' ? position * 10 + static_cast<std::size_t>(c - '0') : 0;
  }
  return position;
}

/// `SELECT "*VALUES*".column1, … FROM (VALUES …) "*VALUES*"`, which is how the server shows a view that is VALUES.
bool only_values(const Term& select) {
  const Terms& from = select.parts[from_part].parts;
  if (from.size() != 1 || from.front().head != "derived" || from.front().parts.front().head != "values") {
    return false;
  }
  for (std::size_t i = 0; i < select.parts.size(); ++i) {
    if (i != targets_part && i != from_part && select.parts[i].head != "none") {
      return false;
    }
  }
  const Terms& targets = select.parts[targets_part].parts;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (targets[i].head != "column" || !targets[i].text.ends_with("." + std::to_string(i + 1))) {
      return false;
    }
  }
  return targets.size() + 1 == from.front().parts.size();  // the query and a name for each column
}

/// The select lists of a query, whatever its set operations.
void for_each_list(Term& rows, const auto& visit) {
  if (rows.head == "select") {
    visit(rows.parts[targets_part]);
  } else if (rows.head == "values") {
    for (Term& row : rows.parts) {
      visit(row);
    }
  } else if (rows.head == "query") {
    for_each_list(rows.parts.front(), visit);
  } else if (rows.head == "set_operation") {
    for_each_list(rows.parts[0], visit);
    for_each_list(rows.parts[1], visit);
  }
}

}  // namespace

/// String constants that nothing has typed are text.
void Analyzer::settle(Rows& rows) {
  for_each_list(rows.term, [](Term& list) {
    for (Term& one : list.parts) {
      if (one.type == untyped_constant) {
        one = cast_to(std::move(one), "text", "text");
      }
    }
  });
  for (Column& column : rows.columns) {
    column.term.type = column.term.type == untyped_constant ? "text" : column.term.type;
  }
}

Analyzer::Rows Analyzer::query(Node at, const Scope* scope) {
  if (++depth_ > 2000) {
    failed_ = true;
    --depth_;
    return {};
  }
  at = unwrapped(at);
  const std::size_t outer = with_.size();
  Terms common;
  if (const Node clause = at.child(Rule::withClause)) {
    common = with(clause, scope);
  }
  Rows rows = query_body(body_of(at), at, scope);
  if (!common.empty()) {
    Terms parts{std::move(rows.term)};
    std::move(common.begin(), common.end(), std::back_inserter(parts));
    rows.term = node("query", "with", std::move(parts));
  }
  with_.resize(outer);
  --depth_;
  return rows;
}

/// `at` is the query whose ORDER BY and LIMIT follow; nothing for an operand of UNION.
Analyzer::Rows Analyzer::query_body(Node body, Node at, const Scope* scope) {
  if (body.is(Rule::selectCore)) {
    return select(body, at, scope);
  }
  if (body.is(Rule::setOperation)) {
    return set_operation(body, at, scope);
  }
  if (body.is(Rule::valuesClause)) {
    return values(body, at, scope);
  }
  Rows rows;
  if (body.is(Rule::parenthesizedQuery)) {
    const Node inner = unwrapped(body.child(Rule::query));
    if (!at || !has_clauses(at)) {
      return query(inner, scope);
    }
    if (!has_clauses(inner)) {
      return query_body(body_of(inner), at, scope);
    }
    rows = query(inner, scope);
    Terms parts{std::move(rows.term)};
    for (Term& part : tail(at, scope, rows.columns, true)) {
      parts.push_back(std::move(part));
    }
    rows.term = node("query", "again", std::move(parts));
    return rows;
  }
  rows.complete = false;  // TABLE t, which the resolver writes as SELECT
  rows.term = generic(body, scope);
  return rows;
}

std::vector<Term> Analyzer::targets(Node list, const Scope* scope, std::vector<Column>& columns, bool& complete) {
  Terms result;
  for (const Node target : list.children(Rule::target)) {
    const Node value = target.child(Rule::expression);
    const Node inner = value ? core_of(value) : Node{};
    if (!value || (inner.is(Rule::columnReference) && inner.has(Rule::star))) {
      complete = false;  // of something whose columns are not known
      result.push_back(value ? expression(value, scope) : leaf("star", ""));
      continue;
    }
    Term term = expression(value, scope);
    const Node label = target.child(Rule::identifier);
    columns.push_back(
        {label ? syntax::identifier_value(label.first_child()) : resolution::figure_name(value, facts_.postgres),
         term});
    result.push_back(std::move(term));
  }
  return result;
}

Analyzer::Rows Analyzer::select(Node core_node, Node at, const Scope* outer) {
  Scope scope;
  scope.outer = outer;
  Terms from;
  if (const Node clause = core_node.child(Rule::fromClause)) {
    for (const Node reference : clause.children(Rule::tableReference)) {
      from.push_back(table_reference(reference, scope));
    }
  }
  Rows rows;
  Terms list;
  if (const Node clause = core_node.child(Rule::targetList)) {
    list = targets(clause, &scope, rows.columns, rows.complete);
  }
  Term distinct = none();
  if (const Node clause = core_node.child(Rule::distinctClause)) {
    distinct = node("distinct_rows", "", {});
    for (const Node one : clause.children(Rule::expression)) {
      distinct.parts.push_back(output(one, &scope, rows.columns, false, false));
    }
  }
  const auto condition = [&](Rule rule) {
    const Node clause = core_node.child(rule);
    return clause ? assigned(expression(clause.child(Rule::expression), &scope), "boolean") : none();
  };
  Terms parts;
  parts.push_back(std::move(distinct));
  parts.push_back(node("targets", "", std::move(list)));
  parts.push_back(node("from", "", std::move(from)));
  parts.push_back(condition(Rule::whereClause));
  const Node grouped = core_node.child(Rule::groupByClause);
  parts.push_back(grouped ? group(grouped, &scope, rows.columns) : none());
  parts.push_back(condition(Rule::havingClause));
  const Node windows = core_node.child(Rule::windowClause);
  parts.push_back(windows ? generic(windows, &scope) : none());
  for (Term& part : tail(at, &scope, rows.columns, false)) {
    parts.push_back(std::move(part));
  }
  rows.term = node("select", "", std::move(parts));
  if (only_values(rows.term)) {
    Term inner = std::move(rows.term.parts[from_part].parts.front().parts.front());
    rows.term = std::move(inner);
    --items_;
  }
  return rows;
}

/// Two operands of UNION: constants that nothing has typed take the type of what stands beside them.
void Analyzer::unify(Term& left, const Term& right) const {
  std::vector<std::string> types;
  for_each_list(const_cast<Term&>(right), [&](Term& list) {
    if (types.empty()) {
      for (const Term& one : list.parts) {
        types.push_back(one.type);
      }
    }
  });
  for_each_list(left, [&](Term& list) {
    for (std::size_t i = 0; i < list.parts.size() && i < types.size(); ++i) {
      if (list.parts[i].type == untyped_constant && !types[i].empty() && types[i] != untyped_constant) {
        list.parts[i] = coerced(std::move(list.parts[i]), types[i]);
      }
    }
  });
}

Analyzer::Rows Analyzer::set_operation(Node at, Node query_node, const Scope* scope) {
  Rows result;
  std::string operation;
  bool first = true;
  const std::string recursive = std::exchange(recursive_, {});
  const std::size_t outer = with_.size();
  for (const Node child : at) {
    if (child.is(Rule::setOperator)) {
      operation = to_upper(child.first_child().text()) + (child.has(Tok::KW_ALL) ? " ALL" : "");
      continue;
    }
    Rows operand = query_body(child, {}, scope);
    if (first) {
      result = std::move(operand);
      first = false;
      if (!recursive.empty()) {
        for (CommonTable& table : with_) {
          if (table.name == recursive && table.columns.empty()) {
            table.columns = result.columns;
            table.complete = result.complete;
          }
        }
      }
      continue;
    }
    unify(result.term, operand.term);
    unify(operand.term, result.term);
    for (std::size_t i = 0; i < result.columns.size() && i < operand.columns.size(); ++i) {
      const std::vector<std::string> types{result.columns[i].term.type, operand.columns[i].term.type};
      result.columns[i].term.type = facts_.types.common(types);
    }
    result.complete = result.complete && operand.complete;
    Terms parts{std::move(result.term), std::move(operand.term)};
    result.term = node("set_operation", operation, std::move(parts));
  }
  with_.resize(outer);
  for (std::size_t i = 0; i < result.columns.size(); ++i) {
    const std::string type = result.columns[i].term.type;
    result.columns[i].term = leaf("output", std::to_string(i + 1), type);
  }
  Terms clauses = tail(query_node, scope, result.columns, true);
  if (std::any_of(clauses.begin(), clauses.end(), [](const Term& one) { return one.head != "none"; })) {
    Terms parts{std::move(result.term)};
    std::move(clauses.begin(), clauses.end(), std::back_inserter(parts));
    result.term = node("query", "sorted", std::move(parts));
  }
  return result;
}

Analyzer::Rows Analyzer::values(Node at, Node query_node, const Scope* scope) {
  Rows rows;
  Terms lines;
  for (const Node line : at.children(Rule::valuesRow)) {
    Terms cells;
    for (const Node cell : line) {
      if (is_expression(cell.rule())) {
        cells.push_back(expression(cell, scope));
      }
    }
    lines.push_back(node("values_row", "", std::move(cells)));
  }
  const std::size_t width = lines.empty() ? 0 : lines.front().parts.size();
  for (std::size_t i = 0; i < width; ++i) {
    std::vector<std::string> types;
    bool untyped = true;
    for (const Term& line : lines) {
      types.push_back(i < line.parts.size() ? line.parts[i].type : std::string{});
      untyped = untyped && types.back() == untyped_constant;
    }
    const std::string type = untyped ? std::string(untyped_constant) : facts_.types.common(types);
    for (Term& line : lines) {
      if (i < line.parts.size() && !untyped) {
        line.parts[i] = coerced(std::move(line.parts[i]), type);
      }
    }
    rows.columns.push_back({"column" + std::to_string(i + 1), leaf("output", std::to_string(i + 1), type)});
  }
  rows.term = node("values", "", std::move(lines));
  Terms clauses = tail(query_node, scope, rows.columns, true);
  if (std::any_of(clauses.begin(), clauses.end(), [](const Term& one) { return one.head != "none"; })) {
    Terms parts{std::move(rows.term)};
    std::move(clauses.begin(), clauses.end(), std::back_inserter(parts));
    rows.term = node("query", "sorted", std::move(parts));
  }
  return rows;
}

/// ORDER BY, LIMIT, OFFSET, locking.
std::vector<Term> Analyzer::tail(Node at, const Scope* scope, const std::vector<Column>& outputs, bool only_outputs) {
  Terms parts;
  if (!at) {
    parts.assign(4, none());
    return parts;
  }
  const Node order = at.child(Rule::orderByClause);
  parts.push_back(order ? sort(order, scope, outputs, only_outputs) : none());
  const auto count = [&](Node clause) {
    const Node value = clause.child(Rule::expression);
    return value ? assigned(expression(value, scope), "bigint") : none();
  };
  if (const Node fetch = at.child(Rule::fetchClause)) {
    Node value;
    for (const Node child : fetch) {
      value = is_expression(child.rule()) ? child : value;
    }
    Terms amount{value ? assigned(expression(value, scope), "bigint") : leaf("constant", "1", "integer")};
    parts.push_back(node("limit", fetch.has(Tok::KW_TIES) ? "WITH TIES" : "", std::move(amount)));
  } else if (const Node limit = at.child(Rule::limitClause); limit && !limit.has(Tok::KW_ALL)) {
    Terms amount{count(limit)};
    parts.push_back(node("limit", "", std::move(amount)));
  } else {
    parts.push_back(none());
  }
  const Node offset = at.child(Rule::offsetClause);
  parts.push_back(offset ? count(offset) : none());
  Term locks = none();
  for (const Node locking : at.children(Rule::lockingClause)) {
    locks.parts.push_back(generic(locking, scope));
  }
  locks.head = locks.parts.empty() ? "none" : "locks";
  parts.push_back(std::move(locks));
  return parts;
}

/// An expression of ORDER BY, GROUP BY or DISTINCT ON: a name or a number may mean an output column.
Term Analyzer::output(Node at, const Scope* scope, const std::vector<Column>& outputs, bool inputs_first,
                      bool only_outputs) {
  const Node inner = core_of(at);
  if (const std::size_t position = position_in(inner); position > 0 && position <= outputs.size()) {
    return outputs[position - 1].term;
  }
  if (inner.is(Rule::columnReference) && !inner.first_child().next_sibling()) {
    const std::string name = syntax::identifier_value(inner.first_child().first_child());
    const bool input = inputs_first && unqualified(name, scope).has_value();
    for (const Column& one : outputs) {
      if (one.name == name && !input) {
        return one.term;
      }
    }
  }
  Term term = only_outputs ? generic(inner, scope) : expression(at, scope);
  return term.type == untyped_constant ? cast_to(std::move(term), "text", "text") : term;
}

Term Analyzer::sort(Node order_by, const Scope* scope, const std::vector<Column>& outputs, bool only_outputs) {
  Terms elements;
  for (const Node element : order_by.children(Rule::orderByElement)) {
    const bool descending = element.has(Tok::KW_DESC);
    std::string direction = descending ? "DESC" : "";
    if (const Node nulls = element.child(Rule::nullsOrder); nulls && nulls.has(Tok::KW_FIRST) != descending) {
      direction += nulls.has(Tok::KW_FIRST) ? " NULLS FIRST" : " NULLS LAST";
    }
    if (const Node name = element.child(Rule::operatorName)) {
      direction += " USING " + std::string(name.text());
    }
    Terms value{output(element.child(Rule::expression), scope, outputs, false, only_outputs)};
    elements.push_back(node("sorted_by", direction, std::move(value)));
  }
  return node("order", "", std::move(elements));
}

Term Analyzer::group(Node at, const Scope* scope, const std::vector<Column>& outputs) {
  Terms parts;
  for (const Node child : at) {
    if (child.is(Rule::groupingElement)) {
      parts.push_back(group(child, scope, outputs));
    } else if (is_expression(child.rule())) {
      parts.push_back(output(child, scope, outputs, true, false));
    } else if (child.is(Rule::emptyGroup)) {
      parts.push_back(leaf("empty_group", ""));
    } else if (child.is(Tok::KW_DISTINCT) || child.is(Tok::KW_ROLLUP) || child.is(Tok::KW_CUBE) ||
               child.is(Tok::KW_SETS)) {
      parts.push_back(leaf("word", to_upper(child.text())));
    }
  }
  const bool one = at.is(Rule::groupingElement) && parts.size() == 1;
  return one ? std::move(parts.front()) : node("group", "", std::move(parts));
}

std::vector<Term> Analyzer::with(Node at, const Scope* scope) {
  Terms result;
  const bool recursive = at.has(Tok::KW_RECURSIVE);
  for (const Node table : at.children(Rule::commonTableExpression)) {
    CommonTable entry;
    entry.name = syntax::identifier_value(table.child(Rule::identifier).first_child());
    entry.number = ++items_;
    std::vector<std::string> names;
    for (const Node name : table.child(Rule::columnList).children(Rule::columnName)) {
      names.push_back(syntax::identifier_value(name.first_child()));
    }
    const std::size_t place = with_.size();
    if (recursive) {
      CommonTable itself = entry;
      itself.complete = false;
      with_.push_back(itself);
      recursive_ = entry.name;
    }
    Rows rows;
    if (const Node inner = table.child(Rule::query)) {
      rows = query(inner, scope);
      settle(rows);
    } else {
      rows.complete = false;
      for (const Node child : table) {
        if (child.is(Rule::insertStatement) || child.is(Rule::updateStatement) || child.is(Rule::deleteStatement)) {
          rows.term = change(child, scope);
        }
      }
    }
    recursive_.clear();
    with_.resize(place);
    for (std::size_t i = 0; i < names.size() && i < rows.columns.size(); ++i) {
      rows.columns[i].name = names[i];
    }
    entry.columns = rows.columns;
    entry.complete = rows.complete;
    with_.push_back(std::move(entry));
    std::string text = table.has(Tok::KW_NOT)            ? "NOT MATERIALIZED"
                       : table.has(Tok::KW_MATERIALIZED) ? "MATERIALIZED"
                                                         : "";
    Terms parts{std::move(rows.term)};
    for (const Column& column : rows.columns) {
      parts.push_back(leaf("output", column.name));
    }
    for (const Node child : table) {
      if (child.is(Rule::searchClause) || child.is(Rule::cycleClause)) {
        parts.push_back(generic(child, scope));
      }
    }
    result.push_back(node("with", recursive ? text + " RECURSIVE" : text, std::move(parts)));
  }
  return result;
}

}  // namespace ashlar::equivalence
