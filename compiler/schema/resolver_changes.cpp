// INSERT, UPDATE, DELETE and MERGE: in rules, SQL-standard bodies and WITH.
#include "compiler/base/quote.h"
#include "compiler/kinds/interpreter.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::resolution {

using syntax::Node;
using syntax::Rule;
using syntax::Tok;

namespace {

bool is_change(Node node) {
  return node.is(Rule::insertStatement) || node.is(Rule::updateStatement) || node.is(Rule::deleteStatement) ||
         node.is(Rule::mergeStatement);
}

}  // namespace

void TextResolver::statement(Node node) {
  if (node.is(Rule::statement) || node.is(Rule::bodyStatement) || node.is(Rule::ruleAction)) {
    const Node inner = node.first_child();
    if (inner.is(Tok::KW_RETURN)) {
      children_of(node);
    } else {
      statement(inner);
    }
  } else if (node.is(Rule::selectStatement)) {
    query(node.child(Rule::query), QueryStyle{});
  } else if (is_change(node)) {
    change(node);
  } else {
    clause(node);
  }
}

ShapePtr TextResolver::change(Node node) {
  CommonTables tables{with_, {}};
  const auto* const before = std::exchange(with_, &tables);
  const auto* const outputs = std::exchange(outputs_, nullptr);
  if (const Node with = node.child(Rule::withClause)) {
    with_clause(with, tables);
  }
  ShapePtr shape;
  if (node.is(Rule::insertStatement)) {
    shape = insert(node);
  } else if (node.is(Rule::updateStatement)) {
    shape = update(node);
  } else if (node.is(Rule::deleteStatement)) {
    shape = remove(node);
  } else {
    shape = merge(node);
  }
  outputs_ = outputs;
  with_ = before;
  return shape;
}

/// The table that is changed, with the name it has in the statement.
Item TextResolver::change_target(Node relation_expression, Node alias) {
  Item item;
  const auto* const with = std::exchange(with_, nullptr);  // never a WITH query
  item.shape = relation_name(relation_expression, item);
  with_ = with;
  if (alias) {
    out_->word("AS");
    clause(alias);
    item.alias = syntax::identifier_value(alias.first_child());
    item.relation = {};
    item.schema.clear();
  }
  return item;
}

/// A column that is assigned to, with what of it (`a.field`, `a[1]`).
void TextResolver::target_column(Node insert_column, const Item& target) {
  for (const Node child : insert_column) {
    if (!child.is(Rule::columnName)) {
      out_->glue();
      clause(child);
      continue;
    }
    const std::string name = syntax::identifier_value(child.first_child());
    const ShapeColumn* column = target.shape->find(name);
    if (column != nullptr && column->id) {
      out_->slot(column->id, SlotStyle::bare);
      continue;
    }
    out_->name(name);
    if (column == nullptr && target.shape->complete) {
      unknown_column(child, name, &target);
    }
  }
}

ShapePtr TextResolver::insert(Node node) {
  out_->word("INSERT INTO");
  Scope scope{scope_, {}, 0, false};
  scope.items.push_back(change_target(node.child(Rule::qualifiedName), node.child(Rule::identifier)));
  const Item target = scope.items.front();
  if (const Node columns = node.child(Rule::insertColumns)) {
    out_->open();
    bool first = true;
    for (const Node column : columns.children(Rule::insertColumn)) {
      first ? void() : out_->comma();
      first = false;
      target_column(column, target);
    }
    out_->close();
  }
  if (const Node overriding = node.child(Rule::overriding)) {
    children_of(overriding);
  }
  out_->line();
  if (const Node source = node.child(Rule::query)) {
    query(source, QueryStyle{});
  } else {
    out_->word("DEFAULT VALUES");
  }
  const Scope* const outer = std::exchange(scope_, &scope);
  if (const Node conflict = node.child(Rule::onConflict)) {
    on_conflict(conflict, target, scope);
  }
  ShapePtr shape = returning(node);
  scope_ = outer;
  return shape;
}

void TextResolver::on_conflict(Node node, const Item& target, Scope& scope) {
  out_->line();
  out_->word("ON CONFLICT");
  const auto* const relation = std::exchange(clause_relation_, &target);
  if (const Node conflict = node.child(Rule::conflictTarget)) {
    for (const Node child : conflict) {
      child.is(Rule::indexElement) ? index_element(child) : clause(child);
    }
  }
  clause_relation_ = relation;
  out_->word("DO");
  if (node.has(Tok::KW_NOTHING)) {
    out_->word("NOTHING");
    return;
  }
  out_->word("UPDATE SET");
  Item excluded = target;
  excluded.alias = "excluded";
  excluded.shown = "EXCLUDED";
  excluded.relation = {};
  excluded.by_column = false;
  scope.items.push_back(std::move(excluded));
  set_clauses(node, target);
  if (const Node where = node.child(Rule::whereClause)) {
    out_->word("WHERE");
    expression(where.child(Rule::expression));
  }
  scope.items.pop_back();
}

void TextResolver::set_clauses(Node parent, const Item& target) {
  bool first = true;
  for (const Node set : parent.children(Rule::setClause)) {
    first ? void() : out_->comma();
    first = false;
    for (const Node child : set) {
      if (child.is(Rule::insertColumn)) {
        target_column(child, target);
      } else {
        clause(child);
      }
    }
  }
}

ShapePtr TextResolver::update(Node node) {
  out_->word("UPDATE");
  Scope scope{scope_, {}, 0, false};
  scope.items.push_back(change_target(node.child(Rule::relationExpression), node.child(Rule::identifier)));
  const Item target = scope.items.front();
  const Scope* const outer = scope_;
  // The assignments see FROM, which is written after them.
  Writer from(out_->lines(), out_->depth());
  if (const Node clause_node = node.child(Rule::fromClause)) {
    Writer* const before = std::exchange(out_, &from);
    from_list(clause_node, "FROM", scope);
    out_ = before;
  }
  scope_ = &scope;
  out_->line();
  out_->word("SET");
  set_clauses(node, target);
  if (!from.empty()) {
    out_->line();
    out_->append(from.take());
  }
  if (const Node where = node.child(Rule::whereClause)) {
    conjunction("WHERE", where.child(Rule::expression));
  }
  ShapePtr shape = returning(node);
  scope_ = outer;
  return shape;
}

ShapePtr TextResolver::remove(Node node) {
  out_->word("DELETE FROM");
  Scope scope{scope_, {}, 0, false};
  scope.items.push_back(change_target(node.child(Rule::relationExpression), node.child(Rule::identifier)));
  if (const Node sources = node.child(Rule::usingClause)) {
    out_->line();
    from_list(sources, "USING", scope);
  }
  const Scope* const outer = std::exchange(scope_, &scope);
  if (const Node where = node.child(Rule::whereClause)) {
    conjunction("WHERE", where.child(Rule::expression));
  }
  ShapePtr shape = returning(node);
  scope_ = outer;
  return shape;
}

ShapePtr TextResolver::merge(Node node) {
  out_->word("MERGE INTO");
  Scope scope{scope_, {}, 0, false};
  scope.items.push_back(change_target(node.child(Rule::relationExpression), node.child(Rule::identifier)));
  const Item target = scope.items.front();
  out_->line();
  out_->word("USING");
  table_reference(node.child(Rule::tableReference), scope);
  const Scope* const outer = std::exchange(scope_, &scope);
  out_->word("ON");
  expression(node.child(Rule::expression));
  for (const Node when : node.children(Rule::mergeWhen)) {
    out_->line();
    for (const Node child : when) {
      if (child.is(Rule::mergeInsert)) {
        for (const Node part : child) {
          if (part.is(Rule::insertColumns)) {
            for (const Node piece : part) {
              piece.is(Rule::insertColumn) ? target_column(piece, target) : clause(piece);
            }
          } else {
            clause(part);
          }
        }
      } else if (child.is(Rule::setClause)) {
        set_clauses(when, target);
        break;  // they are the last, and all of them are written
      } else {
        clause(child);
      }
    }
  }
  ShapePtr shape = returning(node);
  scope_ = outer;
  return shape;
}

ShapePtr TextResolver::returning(Node parent) {
  const Node node = parent.child(Rule::returningClause);
  if (!node) {
    return std::make_shared<Shape>();
  }
  Scope scope = *scope_;
  for (const std::string_view which : {"old", "new"}) {
    Item row = scope.items.front();
    row.alias = which;
    row.relation = {};
    row.by_column = false;
    scope.items.push_back(std::move(row));
  }
  out_->line();
  out_->word("RETURNING");
  if (const Node options = node.child(Rule::returningOptions)) {
    children_of(options);
    for (const Node option : options.children(Rule::returningOption)) {
      Item row = scope.items.front();
      row.alias = syntax::identifier_value(option.child(Rule::identifier).first_child());
      row.relation = {};
      row.by_column = false;
      scope.items.push_back(std::move(row));
    }
  }
  std::vector<Output> outputs;
  bool complete = true;
  // `*` is what stands in FROM, not OLD and NEW.
  const Scope* const before = node.find(Rule::star) ? scope_ : &scope;
  const Scope* const outer = std::exchange(scope_, before);
  const std::vector<SqlText> items =
      targets(node.child(Rule::targetList), QueryStyle{.named = true, .names = {}}, outputs, complete);
  scope_ = outer;
  write_list(items);
  auto shape = std::make_shared<Shape>();
  shape->complete = complete;
  for (Output& output : outputs) {
    shape->columns.push_back({std::move(output.name), std::move(output.type), {}, {}});
  }
  return shape;
}

}  // namespace ashlar::resolution
