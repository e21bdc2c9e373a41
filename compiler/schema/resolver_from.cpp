// FROM: relations, functions, subqueries and joins, and what columns they have.
#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/kinds/interpreter.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::resolution {

using syntax::Rule;
using syntax::Tok;

namespace {

ShapePtr incomplete_shape() {
  auto shape = std::make_shared<Shape>();
  shape->complete = false;
  return shape;
}

}  // namespace

void TextResolver::from_list(Node clause_node, std::string_view word, Scope& scope) {
  out_->word(word);
  out_->indent();
  bool first = true;
  for (const Node reference : clause_node.children(Rule::tableReference)) {
    if (!first) {
      out_->comma();
      out_->line();
    }
    if (first) {
      out_->dedent();
    }
    table_reference(reference, scope);
    if (first) {
      out_->indent();
    }
    first = false;
  }
  out_->dedent();
}

void TextResolver::table_reference(Node node, Scope& scope) {
  const std::size_t first = scope.items.size();
  for (const Node child : node) {
    if (child.is(Rule::joinTail)) {
      join_tail(child, first, scope);
    } else {
      table_primary(child, scope);
    }
  }
}

void TextResolver::table_primary(Node node, Scope& scope) {
  if (node.is(Rule::relationReference)) {
    relation_reference(node, scope);
  } else if (node.is(Rule::functionReference)) {
    function_reference(node, scope);
  } else if (node.is(Rule::subqueryReference)) {
    subquery_reference(node, scope);
  } else if (node.is(Rule::tableReference)) {
    table_reference(node, scope);
  } else if (node.is(Rule::joinedTable)) {
    const Node inner = node.child(Rule::tableReference);
    const Node alias = node.child(Rule::tableAlias);
    const std::size_t first = scope.items.size();
    if (!alias && !inner.has(Rule::joinTail)) {  // ((a)) is a
      table_primary(inner.first_child(), scope);
      return;
    }
    out_->open();
    out_->indent();
    out_->line();
    table_reference(inner, scope);
    out_->dedent();
    out_->line();
    out_->close();
    if (!alias) {
      return;
    }
    Item join;
    auto shape = std::make_shared<Shape>();
    for (std::size_t i = first; i < scope.items.size(); ++i) {
      Item& item = scope.items[i];
      if (item.by_column) {
        shape->columns.insert(shape->columns.end(), item.shape->columns.begin(), item.shape->columns.end());
        shape->complete = shape->complete && item.shape->complete;
        join.merged_with.insert(join.merged_with.end(), item.merged_with.begin(), item.merged_with.end());
        join.merged_with.resize(shape->columns.size());
      }
      item.by_name = false;
      item.by_column = false;
    }
    join.shape = std::move(shape);
    table_alias(alias, join);
    scope.items.push_back(std::move(join));
  }
}

/// Writes the name of a relation (or WITH query) and says what columns it has.
ShapePtr TextResolver::relation_name(Node relation_expression, Item& item) {
  const Node name_node = relation_expression.is(Rule::qualifiedName) ? relation_expression
                                                                     : relation_expression.child(Rule::qualifiedName);
  const std::vector<std::string> parts = kinds::Interpreter::name_parts(name_node);
  item.alias = parts.back();
  if (relation_expression.has(Tok::KW_ONLY)) {
    out_->word("ONLY");
  }
  if (const CommonTable* table = parts.size() == 1 && with_ != nullptr ? with_->find(parts.front()) : nullptr) {
    out_->name(parts.front());
    return table->shape;
  }
  item.is_relation = true;
  const Lookup found = run_.names.relation(parts, path());
  if (found.id) {
    out_->slot(found.id, SlotStyle::qualified);
    item.alias = found.id.name();
    item.schema = found.id.parent().name();
    item.relation = found.id;
    item.row_type = found.id;
    ShapePtr shape = run_.names.shape(found.id);
    if (!shape->complete && !run_.final) {
      unresolved_ = true;
    }
    return shape;
  }
  std::string shown;
  for (const std::string& part : parts) {
    shown += (shown.empty() ? "" : ".") + quote_identifier(part);
  }
  out_->word(shown);
  item.schema = parts.size() > 1 ? parts[parts.size() - 2] : std::string{};
  if (found.verdict == Verdict::missing || (run_.patient && !Names::of_system(parts))) {
    missing(Code::unknown_relation, name_node, shown, run_.final ? run_.names.suggest_relation(parts.back()) : "");
  }
  return incomplete_shape();
}

void TextResolver::relation_reference(Node node, Scope& scope) {
  Item item;
  item.shape = relation_name(node.child(Rule::relationExpression), item);
  if (const Node alias = node.child(Rule::tableAlias)) {
    table_alias(alias, item);
  }
  if (const Node sample = node.child(Rule::tablesample)) {
    out_->word("TABLESAMPLE");
    const Node method = sample.child(Rule::qualifiedName);
    clause(method);
    bool first = true;
    for (const Node child : sample) {
      if (child.is(Tok::KW_REPEATABLE)) {
        out_->word("REPEATABLE");
      } else if (is_expression(child.rule())) {
        first ? void() : out_->comma();
        expression(child);
        first = false;
      } else if (child.text() == "(") {
        out_->open();
        first = true;
      } else if (child.text() == ")") {
        out_->close();
      }
    }
  }
  scope.items.push_back(std::move(item));
}

/// `AS name (columns)`: other names for what stands before it.
void TextResolver::table_alias(Node alias, Item& item) {
  out_->word("AS");
  item.alias = syntax::identifier_value(alias.child(Rule::identifier).first_child());
  item.relation = {};
  item.schema.clear();
  out_->name(item.alias);
  if (const Node list = alias.child(Rule::columnList)) {
    auto shape = std::make_shared<Shape>(*item.shape);
    out_->open();
    std::size_t at = 0;
    for (const Node column : list.children(Rule::columnName)) {
      if (at != 0) {
        out_->comma();
      }
      std::string name = syntax::identifier_value(column.first_child());
      out_->name(name);
      if (at < shape->columns.size()) {
        ShapeColumn& renamed = shape->columns[at];
        renamed.behind = renamed.id ? renamed.id : renamed.behind;
        renamed.id = {};
        renamed.name = std::move(name);
      } else {
        shape->columns.push_back({std::move(name), {}, {}, {}});
      }
      ++at;
    }
    out_->close();
    item.shape = std::move(shape);
  }
}

void TextResolver::subquery_reference(Node node, Scope& scope) {
  const bool lateral = node.has(Tok::KW_LATERAL);
  if (lateral) {
    out_->word("LATERAL");
  }
  const Scope* const before = scope_;
  scope_ = lateral ? &scope : scope.outer;
  Item item;
  // Column names from outside change nothing inside: names are given once, by the alias.
  ShapePtr inner;
  nested(node.child(Rule::query), QueryStyle{.named = true, .names = {}}, &inner, false);
  scope_ = before;
  auto shape = std::make_shared<Shape>(*inner);
  for (ShapeColumn& column : shape->columns) {
    column.id = {};
    column.behind = {};
  }
  item.shape = std::move(shape);
  item.by_name = node.has(Rule::tableAlias);
  if (const Node alias = node.child(Rule::tableAlias)) {
    table_alias(alias, item);
  }
  scope.items.push_back(std::move(item));
}

ShapePtr TextResolver::column_definitions(Node list) {
  auto shape = std::make_shared<Shape>();
  out_->open();
  for (const Node definition : list.children(Rule::columnDefinitionItem)) {
    if (!shape->columns.empty()) {
      out_->comma();
    }
    std::string name = syntax::identifier_value(definition.child(Rule::columnName).first_child());
    out_->name(name);
    SqlText column_type = type(definition.child(Rule::typeName));
    out_->append(column_type);
    if (const Node collation = definition.child(Rule::qualifiedName)) {
      out_->word("COLLATE");
      this->collation(collation);
    }
    shape->columns.push_back({std::move(name), std::move(column_type), {}, {}});
  }
  out_->close();
  return shape;
}

/// A function in FROM; its name is its alias where none is written. `scalar`: its one column takes the alias.
ShapePtr TextResolver::table_function(Node node, std::string& name, bool& scalar) {
  auto shape = std::make_shared<Shape>();
  scalar = false;
  if (!node.is(Rule::functionCall)) {
    name = figure_name(node, run_.postgres);
    if (node.is(Rule::castExpression)) {  // stays a call, which alone may stand here
      out_->word("CAST");
      out_->open_call();
      expression(node.child(Rule::expression));
      out_->word("AS");
      out_->append(type(node.child(Rule::typeName)));
      out_->close();
    } else if (is_expression(node.rule())) {
      core(node, Place::open);
    } else {
      children_of(node);  // XMLTABLE, JSON_TABLE
    }
    shape->complete = false;
    return shape;
  }
  FunctionResult result;
  function_call(node, &result);
  const std::vector<std::string> parts = kinds::Interpreter::name_parts(node.child(Rule::functionName));
  name = parts.back();
  if (result.row != nullptr) {
    for (const ShapeColumn& column : result.row->columns) {
      shape->columns.push_back({column.name, column.type, {}, column.id});
    }
    shape->complete = result.row->complete;
  } else if (result.scalar) {
    scalar = result.column.empty();
    shape->columns.push_back({scalar ? name : result.column, result.type, {}, {}});
    // unnest of several arrays gives as many columns
    shape->complete = !(parts.back() == "unnest" && node.children(Rule::argument).size() > 1);
  } else {
    shape->complete = false;
  }
  return shape;
}

void TextResolver::function_reference(Node node, Scope& scope) {
  const Scope* const before = std::exchange(scope_, &scope);  // functions see what stands before them
  Item item;
  ShapePtr shape;
  std::string name;
  bool scalar = false;
  for (const Node child : node) {
    if (child.is(Rule::rowsFrom)) {
      auto all = std::make_shared<Shape>();
      out_->word("ROWS FROM");
      out_->open();
      bool first = true;
      for (const Node part : child.children(Rule::rowsFromItem)) {
        first ? void() : out_->comma();
        std::string part_name;
        bool part_scalar = false;
        ShapePtr columns = table_function(part.first_child(), part_name, part_scalar);
        if (const Node definitions = part.child(Rule::columnDefinitionList)) {
          out_->word("AS");
          columns = column_definitions(definitions);
        }
        name = first ? part_name : name;
        first = false;
        all->complete = all->complete && columns->complete;
        all->columns.insert(all->columns.end(), columns->columns.begin(), columns->columns.end());
      }
      out_->close();
      shape = std::move(all);
    } else if (child.is(Rule::functionCall) || child.is(Rule::xmlTable) || child.is(Rule::jsonTable) ||
               is_expression(child.rule())) {
      shape = table_function(child, name, scalar);
    }
  }
  scope_ = before;
  auto columns = std::make_shared<Shape>(*shape);
  if (node.has(Rule::withOrdinality)) {
    out_->word("WITH ORDINALITY");
    columns->columns.push_back({"ordinality", SqlText("bigint"), {}, {}});
  }
  item.alias = name;
  item.is_scalar = scalar && columns->columns.size() == 1;
  item.shape = columns;
  if (const Node alias = node.child(Rule::functionAlias)) {
    const Node alias_name = alias.child(Rule::identifier);
    const Node definitions = alias.child(Rule::columnDefinitionList);
    if (scalar && alias_name && !alias.has(Rule::columnList)) {
      columns->columns.front().name = syntax::identifier_value(alias_name.first_child());
    }
    if (alias_name) {
      table_alias(alias, item);
    } else {
      out_->word("AS");
    }
    if (definitions) {
      alias_name ? out_->glue() : void();
      item.shape = column_definitions(definitions);
    }
  }
  scope.items.push_back(std::move(item));
}

void TextResolver::join_tail(Node node, std::size_t first, Scope& scope) {
  out_->line();
  const Node type_node = node.child(Rule::joinType);
  if (node.has(Tok::KW_CROSS)) {
    out_->word("CROSS");
  } else if (node.has(Tok::KW_NATURAL)) {
    out_->word("NATURAL");
  }
  if (type_node && !type_node.has(Tok::KW_INNER)) {
    out_->word(type_node.has(Tok::KW_LEFT) ? "LEFT" : type_node.has(Tok::KW_RIGHT) ? "RIGHT" : "FULL");
  }
  out_->word("JOIN");
  const std::size_t right = scope.items.size();
  for (const Node child : node) {
    if (child.is(Rule::tableReference) && child.has(Rule::joinTail)) {
      out_->open();  // joins that come before this one's condition
      out_->indent();
      out_->line();
      table_reference(child, scope);
      out_->dedent();
      out_->line();
      out_->close();
    } else if (child.is(Rule::tableReference)) {
      table_primary(child.first_child(), scope);
    } else {
      table_primary(child, scope);
    }
  }
  const Node condition = node.child(Rule::joinCondition);
  if (node.has(Tok::KW_NATURAL) || condition.has(Tok::KW_USING)) {
    merge_columns(node, first, right, scope);
  } else if (condition) {
    out_->word("ON");
    const std::size_t before = std::exchange(scope.first, first);
    const Scope* const outer = std::exchange(scope_, &scope);
    expression(condition.child(Rule::expression));
    scope_ = outer;
    scope.first = before;
  }
}

/// USING and NATURAL: the columns that both sides have become one, the first of the join's columns.
void TextResolver::merge_columns(Node tail, std::size_t first, std::size_t right, Scope& scope) {
  struct Side {
    std::vector<std::pair<ShapeColumn, int>> columns;
    bool complete = true;
  };
  const auto side = [&](std::size_t from, std::size_t to) {
    Side result;
    for (std::size_t i = from; i < to; ++i) {
      Item& item = scope.items[i];
      if (!item.by_column) {
        continue;
      }
      result.complete = result.complete && item.shape->complete;
      for (std::size_t column = 0; column < item.shape->columns.size(); ++column) {
        const int origin = item.origins.empty() ? static_cast<int>(i) : item.origins[column];
        result.columns.emplace_back(item.shape->columns[column], origin);
      }
      item.by_column = false;
    }
    return result;
  };
  Side left_side = side(first, right);
  Side right_side = side(right, scope.items.size());
  Item join;
  join.by_name = false;
  auto shape = std::make_shared<Shape>();
  shape->complete = left_side.complete && right_side.complete;
  const auto take = [](Side& from, const std::string& name) -> std::optional<ShapeColumn> {
    const auto at = std::find_if(from.columns.begin(), from.columns.end(),
                                 [&](const auto& column) { return column.first.name == name; });
    if (at == from.columns.end()) {
      return std::nullopt;
    }
    ShapeColumn column = at->first;
    from.columns.erase(at);
    return column;
  };
  const auto merge = [&](const std::string& name, Node at) {
    const std::optional<ShapeColumn> a = take(left_side, name);
    const std::optional<ShapeColumn> b = take(right_side, name);
    ShapeColumn merged = a ? *a : b ? *b : ShapeColumn{name, {}, {}, {}};
    if (!a || !b || !(a->type == b->type)) {
      merged.type = {};
    }
    shape->columns.push_back(merged);
    join.origins.push_back(-1);
    join.merged_with.push_back(a && b ? b->id : ObjectId{});
    if (!at) {
      return;
    }
    if (b && b->id && a) {
      out_->hidden(b->id);
    }
    merged.id ? out_->slot(merged.id, SlotStyle::bare) : out_->name(name);
    if ((!a && left_side.complete) || (!b && right_side.complete)) {
      missing(Code::unknown_column, at, quote_identifier(name), "USING needs it on both sides of the join");
    }
  };
  const Node condition = tail.child(Rule::joinCondition);
  if (tail.has(Tok::KW_NATURAL)) {
    const auto columns = left_side.columns;
    for (const auto& [column, origin] : columns) {
      const bool common = std::any_of(right_side.columns.begin(), right_side.columns.end(),
                                      [&, name = column.name](const auto& other) { return other.first.name == name; });
      if (common) {
        merge(column.name, {});
      }
    }
  } else {
    out_->word("USING");
    out_->open();
    for (const Node column : condition.children(Rule::columnName)) {
      if (!shape->columns.empty()) {
        out_->comma();
      }
      merge(syntax::identifier_value(column.first_child()), column);
    }
    out_->close();
    if (const Node alias = condition.child(Rule::identifier)) {
      Item merged;
      out_->word("AS");
      clause(alias);
      merged.alias = syntax::identifier_value(alias.first_child());
      merged.by_column = false;
      merged.shape = std::make_shared<Shape>(*shape);
      merged.merged_with = join.merged_with;
      scope.items.push_back(std::move(merged));
    }
  }
  for (const Side* from : {&left_side, &right_side}) {
    for (const auto& [column, origin] : from->columns) {
      shape->columns.push_back(column);
      join.origins.push_back(origin);
    }
  }
  join.shape = std::move(shape);
  scope.items.push_back(std::move(join));
}

}  // namespace ashlar::resolution
