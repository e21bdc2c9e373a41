// One text: its scope, the dispatch over nodes, tokens, errors.
#include "compiler/schema/resolver_text.h"

#include <algorithm>
#include <set>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/interpreter.h"
#include "compiler/kinds/range_type/multirange.h"

namespace ashlar::resolution {

using syntax::Rule;
using syntax::Tok;

TextResolver::TextResolver(const Run& run, const PendingSyntax& pending, const ObjectId& owner)
    : run_(run), pending_(pending), owner_(owner) {
  set_scope();
}

std::span<const std::string> TextResolver::path() const {
  static const std::vector<std::string> by_default{"public"};
  return pending_.session == nullptr ? by_default : pending_.session->search_path;
}

void TextResolver::set_scope() {
  if (!pending_.relation) {
    return;
  }
  Item item;
  item.alias = pending_.relation.name();
  item.schema = pending_.relation.parent().name();
  if (const auto* domain = run_.names.schema().get<kinds::Domain>(pending_.relation)) {
    auto shape = std::make_shared<Shape>();
    shape->columns.push_back({"value", domain->type, {}, {}});
    item.shape = std::move(shape);
    item.by_name = false;
    item.by_column = false;
    root_.domain_value = true;
    root_.items.push_back(std::move(item));
    return;
  }
  item.relation = pending_.relation;
  item.row_type = pending_.relation;
  item.is_relation = true;
  item.shape = run_.names.shape(pending_.relation);
  if (pending_.old_new) {
    // The condition of a rule sees the columns of the one row there is; its commands do not.
    const auto* rule = pending_.kind == TextKind::expression ? run_.names.schema().get<kinds::Rule>(owner_) : nullptr;
    const std::string_view plain = rule == nullptr           ? ""
                                   : rule->event == "INSERT" ? "new"
                                   : rule->event == "DELETE" ? "old"
                                                             : "";
    for (const std::string_view row : {"old", "new"}) {
      Item version = item;
      version.alias = row;
      version.shown = to_upper(row);
      version.relation = {};
      version.schema.clear();
      version.by_column = row == plain;
      root_.items.push_back(std::move(version));
    }
    return;
  }
  root_.items.push_back(std::move(item));
  clause_relation_ = &root_.items.front();
}

std::optional<SqlText> TextResolver::resolve() {
  const Node node = pending_.node;
  switch (pending_.kind) {
    case TextKind::type:
      out_->append(type(node.is(Rule::typeName) || node.is(Rule::qualifiedName) ? node : node.find(Rule::typeName)));
      break;
    case TextKind::relation: {
      Item item;
      relation_name(
          node.is(Rule::qualifiedName) || node.is(Rule::relationExpression) ? node : node.find(Rule::qualifiedName),
          item);
      break;
    }
    case TextKind::collation:
      collation(node);
      break;
    case TextKind::operator_class:
      operator_class(node);
      break;
    case TextKind::expression:
      is_expression(node.rule()) ? static_cast<void>(expression(node, place_)) : clause(node);
      break;
    case TextKind::query:
      main_.set_lines(true);
      query(node.is(Rule::query) ? node : node.find(Rule::query), QueryStyle{.named = true, .names = {}});
      break;
    case TextKind::statement:
      main_.set_lines(node.is(Rule::functionBody));
      statement(node);
      break;
  }
  return unresolved_ || (failed_ && !run_.final) ? std::nullopt : std::optional(main_.take());
}

namespace {

/// A name that two of a view's columns have, or nothing.
std::string twin_among(const std::vector<OutputColumn>& columns) {
  std::set<std::string_view> names;
  for (const OutputColumn& column : columns) {
    if (!names.insert(column.name).second) {
      return quote_identifier(column.name);
    }
  }
  return {};
}

}  // namespace

std::optional<QueryText> TextResolver::resolve_view(const std::vector<std::string>& column_names) {
  main_.set_lines(true);
  const Node node = pending_.node.is(Rule::query) ? pending_.node : pending_.node.find(Rule::query);
  ShapePtr shape = query(node, QueryStyle{.named = true, .names = column_names});
  if (unresolved_ || (failed_ && !run_.final)) {
    return std::nullopt;
  }
  QueryText result;
  result.text = main_.take();
  if (shape->complete) {
    for (const ShapeColumn& column : shape->columns) {
      result.columns.push_back({column.name, column.type});
    }
    if (column_names.size() > result.columns.size()) {
      contradict(node, "the list names " + std::to_string(column_names.size()) + " columns, and the query has " +
                           std::to_string(result.columns.size()));
    }
    for (std::size_t i = 0; i < column_names.size() && i < result.columns.size(); ++i) {
      result.columns[i].name = column_names[i];
    }
    if (const std::string twin = twin_among(result.columns); !twin.empty()) {
      failed_ = true;
      if (!run_.final) {
        return std::nullopt;
      }
      run_.diagnostics.report(Code::duplicate_object, node.span(), {"column", twin},
                              "give one of the two another name with AS");
    }
  }
  return result;
}

std::vector<ObjectId> TextResolver::views_named(const Run& run, const PendingSyntax& pending) {
  std::vector<ObjectId> views;
  if (!pending.node) {
    return views;
  }
  const auto& entries = pending.node.tree()->entries();
  static const std::vector<std::string> by_default{"public"};
  const std::span<const std::string> path = pending.session == nullptr ? by_default : pending.session->search_path;
  for (std::uint32_t i = pending.node.index(); i < entries[pending.node.index()].next; ++i) {
    if (entries[i].rule != Rule::relationExpression) {
      continue;
    }
    const Node name = Node(pending.node.tree(), i).child(Rule::qualifiedName);
    const ObjectId id = run.names.relation(kinds::Interpreter::name_parts(name), path).id;
    if (id && (id.kind() == kind_of<kinds::View> || id.kind() == kind_of<kinds::MaterializedView>)) {
      views.push_back(id);
    }
  }
  return views;
}

void TextResolver::contradict(Node at, const std::string& what) {
  failed_ = true;
  if (run_.final) {
    run_.diagnostics.report(Code::syntax_error, at.span(), {what});
  }
}

void TextResolver::missing(Code code, Node at, std::string_view name, std::string suggestion) {
  failed_ = true;
  if (!run_.final) {
    unresolved_ = true;
    return;
  }
  run_.diagnostics.report(code, at.span(), {name}, std::move(suggestion));
}

void TextResolver::children_of(Node node) {
  const bool restricted =
      node.is(Rule::xmlNamespace) || node.is(Rule::xmlTableColumnOption) || node.is(Rule::defaultConstraint);
  for (const Node child : node) {
    if (restricted && is_expression(child.rule())) {
      expression(child, Place::restricted);
    } else {
      clause(child);
    }
  }
}

/// Any node: expressions, names and types by their own printers, all else token by token.
void TextResolver::clause(Node node) {
  if (is_expression(node.rule())) {
    // Without an `expression` around it the grammar takes only what is closed in itself.
    node.is(Rule::expression) ? expression(node) : expression(node, Place::primary);
    return;
  }
  switch (node.rule()) {
    case Rule::none:
      return;
    case Rule::token:
      token(node);
      return;
    case Rule::identifier:
    case Rule::argumentName:
    case Rule::parameterName:
      out_->name(syntax::identifier_value(node.first_child()));
      return;
    case Rule::roleSpecification:
      node.first_child().is(Tok::IDENTIFIER) || node.first_child().is(Tok::QUOTED_IDENTIFIER)
          ? out_->name(syntax::identifier_value(node.first_child()))
          : token(node.first_child());
      return;
    case Rule::columnName:
      own_column(node);
      return;
    case Rule::string:
      string_constant(node.first_child());
      return;
    case Rule::typeName:
      out_->append(type(node));
      return;
    case Rule::operatorName:
      operator_name(node);
      return;
    case Rule::collateClause:
      out_->word("COLLATE");
      collation(node.child(Rule::qualifiedName));
      return;
    case Rule::query:
      query(node, QueryStyle{});
      return;
    case Rule::subscript:
      subscript(node);
      return;
    case Rule::windowSpecification:
      window(node);
      return;
    case Rule::orderByClause:
      sort_clause(node);
      return;
    case Rule::functionExpression:
      expression(node.first_child());
      return;
    case Rule::referencesConstraint:
      references(node);
      return;
    case Rule::indexElement:
      index_element(node);
      return;
    case Rule::partitionByClause:
      partition_by(node);
      return;
    case Rule::partitionBoundValues:
      partition_values(node);
      return;
    case Rule::hashBound:
      for (const Node child : node) {
        child.is(Rule::identifier) ? out_->word(to_upper(child.text())) : clause(child);
      }
      return;
    case Rule::functionBody:
      function_body(node);
      return;
    case Rule::xmlAttributes:
      special(node);
      return;
    case Rule::statement:
    case Rule::bodyStatement:
    case Rule::ruleAction:
    case Rule::selectStatement:
    case Rule::insertStatement:
    case Rule::updateStatement:
    case Rule::deleteStatement:
    case Rule::mergeStatement:
      statement(node);
      return;
    default:
      children_of(node);
  }
}

void TextResolver::token(Node leaf) {
  switch (leaf.token()) {
    case Tok::LPAREN:
      out_->open();
      return;
    case Tok::RPAREN:
      out_->close();
      return;
    case Tok::COMMA:
      out_->comma();
      return;
    case Tok::DOT:
      out_->tight(".", false);
      return;
    case Tok::TYPECAST:
      out_->tight("::", false);
      return;
    case Tok::LBRACKET:
      out_->tight("[", false);
      return;
    case Tok::RBRACKET:
      out_->tight("]", true);
      return;
    case Tok::SEMICOLON:
      out_->tight(";", true);
      return;
    case Tok::IDENTIFIER:
    case Tok::QUOTED_IDENTIFIER:
    case Tok::UNICODE_IDENTIFIER:
      out_->name(syntax::identifier_value(leaf));
      return;
    case Tok::STRING:
    case Tok::ESCAPE_STRING:
    case Tok::UNICODE_STRING:
    case Tok::DOLLAR_STRING:
    case Tok::BIT_STRING:
    case Tok::HEX_STRING:
      string_constant(leaf);
      return;
    case Tok::INTEGER:
    case Tok::NUMERIC:
    case Tok::PARAMETER:
      out_->word(to_lower(leaf.text()));
      return;
    default:
      out_->word(to_upper(leaf.text()));
  }
}

void TextResolver::string_constant(Node leaf) {
  const std::string value = syntax::string_value(leaf);
  if (leaf.is(Tok::BIT_STRING) || leaf.is(Tok::HEX_STRING)) {
    out_->word((leaf.is(Tok::BIT_STRING) ? "B'" : "X'") + value + "'");
  } else {
    out_->word(quote_literal(value));
  }
}

void TextResolver::own_column(Node node) {
  const std::string name = syntax::identifier_value(node.first_child());
  const ShapeColumn* column = clause_relation_ == nullptr ? nullptr : clause_relation_->shape->find(name);
  if (column != nullptr && column->id) {
    out_->slot(column->id, SlotStyle::bare);
    return;
  }
  out_->name(name);
  if (column == nullptr && clause_relation_ != nullptr && clause_relation_->shape->complete) {
    unknown_column(node, name, clause_relation_);
  }
}

SqlText TextResolver::type(Node type_name) {
  kinds::TypeName name = kinds::read_type_name(type_name);
  if (name.built_in) {
    return kinds::canonical_type(name, {});
  }
  if (name.column_type) {
    return type_of_column(name, type_name);
  }
  const Lookup found = run_.names.type(name.parts, path());
  if (!found.id) {
    if (auto multirange = kinds::multirange_type(run_.names.schema(), path(), name, !run_.names.has_extensions())) {
      return *std::move(multirange);
    }
  }
  SqlText text = kinds::canonical_type(name, found.id);
  const bool waits = run_.patient && found.verdict == Verdict::outside && !Names::of_system(name.parts) &&
                     !kinds::is_built_in_type(name.parts.back());
  if (found.verdict == Verdict::missing || waits) {
    missing(Code::unknown_type, type_name, text.text(), run_.final ? run_.names.suggest_type(name.parts.back()) : "");
  }
  return text;
}

/// name%TYPE is the column's type, as the server notes it.
SqlText TextResolver::type_of_column(const kinds::TypeName& name, Node at) {
  const std::span<const std::string> table = std::span(name.parts).first(name.parts.size() - 1);
  const Lookup found = run_.names.relation(table, path());
  const ShapePtr shape = found.id ? run_.names.shape(found.id) : nullptr;
  if (shape == nullptr) {
    if (found.verdict == Verdict::missing) {
      missing(Code::unknown_relation, at, table.empty() ? std::string{} : quote_identifier(table.back()), {});
    }
    return kinds::canonical_type(name, {});
  }
  const ShapeColumn* column = shape->find(name.parts.back());
  if (column == nullptr) {
    Item item;
    item.shape = shape;
    unknown_column(at, name.parts.back(), &item);
    return {};
  }
  SqlText text = without_modifier(column->type);
  if (name.setof) {
    SqlText set;
    set.append("SETOF ");
    set.append(text);
    return set;
  }
  return text;
}

}  // namespace ashlar::resolution
