// Queries: WITH, set operations, select lists with `*` expanded, and the clauses after FROM.
#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/schema/query_shape.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::resolution {

using syntax::Node;
using syntax::Rule;
using syntax::Tok;

namespace {

/// A query that reads well in one line: one plain source, no grouping. Decided by the structure alone, which
/// neither a rename nor the expansion of `*` changes.
bool is_simple(Node query) {
  query = unwrapped(query);
  const Node core = body_of(query);
  if (!core.is(Rule::selectCore) || query.has(Rule::withClause) || core.has(Rule::groupByClause) ||
      core.has(Rule::windowClause)) {
    return false;
  }
  const Node from = core.child(Rule::fromClause);
  const std::vector<Node> tables = from.children(Rule::tableReference);
  return tables.empty() || (tables.size() == 1 && !tables.front().has(Rule::joinTail) &&
                            !tables.front().has(Rule::subqueryReference) && !tables.front().has(Rule::joinedTable));
}

constexpr int max_query_depth = 300;

/// The columns of a WITH query, under the names written after its own.
std::shared_ptr<Shape> renamed(Shape shape, const std::vector<std::string>& names) {
  for (ShapeColumn& column : shape.columns) {
    column.id = {};
    column.behind = {};
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i < shape.columns.size()) {
      shape.columns[i].name = names[i];
    } else {
      shape.columns.push_back({names[i], {}, {}, {}});
    }
  }
  return std::make_shared<Shape>(std::move(shape));
}

}  // namespace

/// A query in parentheses.
void TextResolver::nested(Node inner, const QueryStyle& style, ShapePtr* shape, bool inline_simple) {
  const bool lines = out_->lines();
  const bool broken = lines && !(inline_simple && is_simple(inner));
  out_->set_lines(broken);
  out_->open();
  out_->indent();
  out_->line();
  ShapePtr result = query(inner, style);
  out_->dedent();
  out_->line();
  out_->close();
  out_->set_lines(lines);
  if (shape != nullptr) {
    *shape = std::move(result);
  }
}

ShapePtr TextResolver::query(Node node, const QueryStyle& style) {
  node = unwrapped(node);
  CommonTables tables{with_, {}};
  const auto* const before = std::exchange(with_, &tables);
  const auto* const outputs = std::exchange(outputs_, nullptr);
  ShapePtr shape;
  if (++depth_ > max_query_depth) {
    missing(Code::nesting_too_deep, node, {}, {});
    shape = std::make_shared<Shape>();
  } else {
    if (const Node with = node.child(Rule::withClause)) {
      with_clause(with, tables);
    }
    shape = query_body(body_of(node), style, node);
  }
  --depth_;
  outputs_ = outputs;
  with_ = before;
  return shape;
}

/// What gives the rows. `node` is the query whose ORDER BY and LIMIT follow; nothing for an operand of UNION.
ShapePtr TextResolver::query_body(Node body, const QueryStyle& style, Node node) {
  if (body.is(Rule::selectCore)) {
    return select(body, style, node);
  }
  if (body.is(Rule::tableCommand)) {
    return table_command(body, style, node);
  }
  ShapePtr shape;
  if (body.is(Rule::parenthesizedQuery)) {
    const Node inner = unwrapped(body.child(Rule::query));
    const Node inside = body_of(inner);
    if (!has_clauses(inner) && !inside.is(Rule::setOperation)) {
      return query_body(inside, style, node);
    }
    nested(inner, style, &shape, false);
  } else if (body.is(Rule::setOperation)) {
    shape = set_operation(body, style);
  } else {
    shape = values(body, style);
  }
  // After a set operation ORDER BY knows the output columns alone.
  std::vector<Output> outputs;
  for (const ShapeColumn& column : shape->columns) {
    outputs.push_back({column.name, column.type, false});
  }
  auto incomplete = std::make_shared<Shape>();
  incomplete->complete = false;
  Scope scope{scope_, {}, 0, false};
  Item anything;
  anything.by_name = false;
  anything.shape = std::move(incomplete);
  scope.items.push_back(std::move(anything));
  const Scope* const outer = std::exchange(scope_, &scope);
  outputs_ = &outputs;
  query_tail(node);
  outputs_ = nullptr;
  scope_ = outer;
  return shape;
}

ShapePtr TextResolver::set_operation(Node node, const QueryStyle& style) {
  auto result = std::make_shared<Shape>();
  bool first = true;
  std::string_view operation;
  QueryStyle rest;
  CommonTables tables{with_, {}};
  const auto* const before = with_;
  for (const Node child : node) {
    if (child.is(Rule::setOperator)) {
      out_->line();
      operation = child.has(Tok::KW_UNION) ? "UNION" : child.has(Tok::KW_INTERSECT) ? "INTERSECT" : "EXCEPT";
      out_->word(operation);
      if (child.has(Tok::KW_ALL)) {
        out_->word("ALL");
      }
      out_->line();
      continue;
    }
    Node operand_node = child;
    bool parentheses = false;
    if (child.is(Rule::parenthesizedQuery)) {
      const Node inner = unwrapped(child.child(Rule::query));
      const Node inside = body_of(inner);
      const bool intersects = node.child(Rule::setOperator).has(Tok::KW_INTERSECT);
      const bool inner_intersects = inside.child(Rule::setOperator).has(Tok::KW_INTERSECT);
      // Left to right, INTERSECT first: these are as they would be without parentheses.
      parentheses =
          has_clauses(inner) || (inside.is(Rule::setOperation) && !(first && (inner_intersects || !intersects)) &&
                                 !(inner_intersects && !intersects));
      operand_node = parentheses ? inner : inside;
    }
    ShapePtr shape;
    if (parentheses) {
      nested(operand_node, first ? style : rest, &shape, false);
    } else {
      shape = query_body(operand_node, first ? style : rest, {});
    }
    if (first) {
      *result = *shape;
      if (!style.recursive.empty()) {
        tables.tables.push_back({style.recursive, renamed(*shape, style.recursive_columns)});
        with_ = &tables;
      }
    } else {
      if (result->complete && shape->complete && result->columns.size() != shape->columns.size()) {
        contradict(child, "each side of " + std::string(operation) + " has as many columns as the other");
      }
      result->complete = result->complete && shape->complete;
      for (std::size_t i = 0; i < result->columns.size(); ++i) {
        ShapeColumn& column = result->columns[i];
        if (i >= shape->columns.size() || !(shape->columns[i].type == column.type)) {
          column.type = {};
        }
      }
    }
    first = false;
  }
  with_ = before;
  return result;
}

ShapePtr TextResolver::values(Node node, const QueryStyle& style) {
  auto shape = std::make_shared<Shape>();
  std::vector<std::vector<Typed>> columns;
  out_->word("VALUES");
  bool first = true;
  for (const Node row_node : node.children(Rule::valuesRow)) {
    if (!first) {
      out_->comma();
      out_->line();
    }
    first = false;
    out_->open();
    std::size_t at = 0;
    for (const Node value : row_node.children(Rule::expression)) {
      if (at != 0) {
        out_->comma();
      }
      columns.resize(std::max(columns.size(), at + 1));
      columns[at++].push_back(expression(value));
    }
    out_->close();
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Typed type = common_type(columns[i]);
    shape->columns.push_back({i < style.names.size() ? style.names[i] : "column" + std::to_string(i + 1),
                              type.untyped ? SqlText("text") : type.type,
                              {},
                              {}});
  }
  return shape;
}

void TextResolver::with_clause(Node with, CommonTables& tables) {
  const bool recursive = with.has(Tok::KW_RECURSIVE);
  const std::vector<Node> queries = with.children(Rule::commonTableExpression);
  if (recursive) {  // all may refer to all: known by name until they are read
    for (const Node query_node : queries) {
      auto unknown = std::make_shared<Shape>();
      unknown->complete = false;
      tables.tables.push_back({syntax::identifier_value(query_node.child(Rule::identifier).first_child()), unknown});
    }
  }
  out_->word(recursive ? "WITH RECURSIVE" : "WITH");
  bool first = true;
  for (const Node query_node : queries) {
    if (!first) {
      out_->comma();
    }
    first = false;
    common_table(query_node, recursive, tables);
  }
  out_->line();
}

void TextResolver::common_table(Node node, bool recursive, CommonTables& tables) {
  const std::string name = syntax::identifier_value(node.child(Rule::identifier).first_child());
  std::vector<std::string> columns;
  out_->name(name);
  if (const Node list = node.child(Rule::columnList)) {
    out_->open();
    for (const Node column : list.children(Rule::columnName)) {
      if (!columns.empty()) {
        out_->comma();
      }
      columns.push_back(syntax::identifier_value(column.first_child()));
      out_->name(columns.back());
    }
    out_->close();
  }
  // With a list of columns, the query's own names mean nothing.
  const QueryStyle style{.named = columns.empty(),
                         .names = {},
                         .recursive = recursive ? name : std::string{},
                         .recursive_columns = columns};
  out_->word("AS");
  if (node.has(Tok::KW_MATERIALIZED)) {
    out_->word(node.has(Tok::KW_NOT) ? "NOT MATERIALIZED" : "MATERIALIZED");
  }
  ShapePtr shape;
  if (const Node inner = node.child(Rule::query)) {
    nested(inner, style, &shape, false);
  } else {
    out_->open();
    out_->indent();
    out_->line();
    for (const Node child : node) {
      if (child.is(Rule::insertStatement) || child.is(Rule::updateStatement) || child.is(Rule::deleteStatement) ||
          child.is(Rule::mergeStatement)) {
        shape = change(child);
      }
    }
    out_->dedent();
    out_->line();
    out_->close();
  }
  const std::shared_ptr<Shape> result = renamed(shape == nullptr ? Shape{} : *shape, columns);
  for (const Node child : node) {
    if (child.is(Rule::searchClause) || child.is(Rule::cycleClause)) {
      children_of(child);
      result->complete = false;  // it adds columns
    }
  }
  tables.tables.push_back({name, result});
}

void TextResolver::write_list(const std::vector<SqlText>& items) {
  out_->indent();
  bool first = true;
  for (const SqlText& item : items) {
    if (!first) {
      out_->comma();
    }
    first = false;
    out_->line();
    out_->append(item);
  }
  out_->dedent();
}

/// `word` and a condition; the parts of an outermost AND each on a line of its own.
void TextResolver::conjunction(std::string_view word, Node condition) {
  out_->line();
  out_->word(word);
  const Node all = core_of(condition);
  if (!all.is(Rule::andExpression) || !out_->lines()) {
    expression(condition);
    return;
  }
  out_->indent();
  bool first = true;
  for (const Node child : all) {
    if (is_expression(child.rule())) {
      operand(child, first ? 2 : 3, Place::open);
      first = false;
    } else {
      out_->line();
      out_->word("AND");
    }
  }
  out_->dedent();
}

ShapePtr TextResolver::select(Node core, const QueryStyle& style, Node node) {
  Scope scope{scope_, {}, 0, false};
  const Scope* const outer = std::exchange(scope_, &scope);
  Writer* const before = out_;
  Writer from(before->lines(), before->depth());
  if (const Node clause_node = core.child(Rule::fromClause)) {
    out_ = &from;
    from_list(clause_node, "FROM", scope);
    out_ = before;
  }
  std::vector<Output> outputs;
  bool complete = true;
  std::vector<SqlText> items;
  if (const Node list = core.child(Rule::targetList)) {
    items = targets(list, style, outputs, complete);
  }
  out_->word("SELECT");
  outputs_ = &outputs;
  if (const Node distinct = core.child(Rule::distinctClause)) {
    out_->word("DISTINCT");
    if (distinct.has(Tok::KW_ON)) {
      out_->word("ON");
      out_->open();
      bool first = true;
      for (const Node child : distinct.children(Rule::expression)) {
        if (!first) {
          out_->comma();
        }
        first = false;
        output_expression(child, false);
      }
      out_->close();
    }
  }
  write_list(items);
  if (!from.empty()) {
    out_->line();
    out_->append(from.take());
  }
  outputs_ = nullptr;
  if (const Node where = core.child(Rule::whereClause)) {
    conjunction("WHERE", where.child(Rule::expression));
  }
  outputs_ = &outputs;
  if (const Node group = core.child(Rule::groupByClause)) {
    out_->line();
    group_by(group);
  }
  outputs_ = nullptr;
  if (const Node having = core.child(Rule::havingClause)) {
    conjunction("HAVING", having.child(Rule::expression));
  }
  if (const Node windows = core.child(Rule::windowClause)) {
    out_->line();
    children_of(windows);
  }
  outputs_ = &outputs;
  query_tail(node);
  outputs_ = nullptr;
  scope_ = outer;
  auto shape = std::make_shared<Shape>();
  shape->complete = complete;
  for (Output& output : outputs) {
    shape->columns.push_back({std::move(output.name), std::move(output.type), {}, {}});
  }
  return shape;
}

void TextResolver::group_by(Node node) {
  for (const Node child : node) {
    if (child.is(Rule::groupingElement)) {
      group_by(child);
    } else if (is_expression(child.rule())) {
      output_expression(child, true);
    } else if (!(node.is(Rule::groupByClause) && child.is(Tok::KW_ALL))) {  // ALL is the default
      clause(child);
    }
  }
}

/// ORDER BY, LIMIT, OFFSET, FETCH, FOR UPDATE: in the order of the synopsis. FETCH FIRST n is LIMIT n.
void TextResolver::query_tail(Node node) {
  if (!node) {
    return;
  }
  const auto* const outputs = outputs_;
  if (const Node order = node.child(Rule::orderByClause)) {
    out_->line();
    sort_clause(order);
  }
  outputs_ = nullptr;
  if (const Node limit = node.child(Rule::limitClause)) {
    out_->line();
    children_of(limit);
  }
  if (const Node offset = node.child(Rule::offsetClause)) {
    out_->line();
    out_->word("OFFSET");
    expression(offset.child(Rule::expression));
  }
  if (const Node fetch = node.child(Rule::fetchClause)) {
    out_->line();
    const Node count = fetch.child(Rule::expression);
    if (fetch.has(Tok::KW_TIES)) {
      out_->word("FETCH FIRST");
      count ? static_cast<void>(expression(count, Place::primary)) : out_->word("1");
      out_->word("ROWS WITH TIES");
    } else {
      out_->word("LIMIT");
      count ? static_cast<void>(expression(count)) : out_->word("1");
    }
  }
  for (const Node locking : node.children(Rule::lockingClause)) {
    out_->line();
    for (const Node child : locking) {
      if (!child.is(Rule::qualifiedNameList)) {
        clause(child);
        continue;
      }
      bool first = true;
      for (const Node name_node : child.children(Rule::qualifiedName)) {
        if (!first) {
          out_->comma();
        }
        first = false;
        const Item* item = find_item({}, syntax::identifier_value(name_node.child(Rule::identifier).first_child()));
        item == nullptr ? clause(name_node) : show_alias(*item);
      }
    }
  }
  outputs_ = outputs;
}

/// An expression of ORDER BY, GROUP BY or DISTINCT ON, where a bare name may be that of an output column.
/// `inputs_first`: GROUP BY looks among the columns of FROM first.
void TextResolver::output_expression(Node node, bool inputs_first) {
  const auto* const outputs = std::exchange(outputs_, nullptr);
  const Node core_node = core_of(node);
  bool is_output = false;
  if (outputs != nullptr && core_node.is(Rule::columnReference) && core_node.first_child() &&
      !core_node.first_child().next_sibling()) {
    const std::string name = syntax::identifier_value(core_node.first_child().first_child());
    const auto at =
        std::find_if(outputs->begin(), outputs->end(), [&](const Output& output) { return output.name == name; });
    is_output = at != outputs->end() && !at->follows;
    if (is_output && inputs_first) {
      bool ambiguous = false;
      bool incomplete = false;
      is_output = !find_column(*scope_, name, ambiguous, incomplete);
    }
    if (is_output) {
      out_->name(name);
    }
  }
  if (!is_output) {
    expression(node);
  }
  outputs_ = outputs;
}

}  // namespace ashlar::resolution
