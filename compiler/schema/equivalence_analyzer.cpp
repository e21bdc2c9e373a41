#include "compiler/schema/equivalence_analyzer.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/schema/resolver_text.h"
#include "compiler/syntax/parser.h"

namespace ashlar::equivalence {

using syntax::Rule;
using syntax::Tok;

namespace {

constexpr std::string_view body_prefix = "CREATE FUNCTION f() RETURNS int LANGUAGE sql ";

ObjectId find_type(const resolution::Names& names, const std::string& type) {
  const std::vector<std::string> parts = resolution::split_name(type);
  return parts.empty() || (parts.size() == 1 && kinds::is_built_in_type(type)) ? ObjectId{} : names.type(parts, {}).id;
}

TypeFacts type_facts(const Schema& schema, const resolution::Names& names) {
  TypeFacts facts;
  facts.domain_base = [&](const std::string& type) {
    const auto* domain = schema.get<kinds::Domain>(find_type(names, type));
    return domain == nullptr ? std::string{} : without_type_modifier(domain->type.text());
  };
  facts.is_enum = [&](const std::string& type) {
    return schema.get<kinds::EnumType>(find_type(names, type)) != nullptr;
  };
  facts.is_row = [&](const std::string& type) {
    const ObjectId id = find_type(names, type);
    return id &&
           (schema.get<kinds::Composite>(id) != nullptr || kind_info(id.kind()).name_space == NameSpace::relation) &&
           schema.get<kinds::Domain>(id) == nullptr && schema.get<kinds::EnumType>(id) == nullptr;
  };
  return facts;
}

bool is_view(const ObjectId& id) {
  return id.kind() == kind_of<kinds::View> || id.kind() == kind_of<kinds::MaterializedView>;
}

}  // namespace

Facts::Facts(const Schema& of_schema, int version)
    : schema(of_schema), names(of_schema), types(type_facts(schema, names)), postgres(version) {
}

ObjectId Facts::type_named(const std::string& type) const {
  return find_type(names, type);
}

const Facts::Relation& Facts::relation(const ObjectId& id) {
  if (const auto at = relations_.find(id); at != relations_.end()) {
    return at->second;
  }
  relations_.emplace(id, Relation{{}, false});  // a view that reads itself
  Relation read = read_relation(id);
  return relations_[id] = std::move(read);
}

Facts::Relation Facts::read_relation(const ObjectId& id) {
  Relation result;
  const resolution::ShapePtr shape = names.shape(id);
  if (shape == nullptr) {
    result.complete = false;
    return result;
  }
  result.complete = shape->complete;
  bool open = false;
  for (const resolution::ShapeColumn& column : shape->columns) {
    result.columns.emplace_back(column.name, without_type_modifier(column.type.text()));
    open = open || column.type.empty();
  }
  if (!open || !is_view(id)) {
    return result;
  }
  const auto* view = schema.get<kinds::View>(id);
  const auto* stored = schema.get<kinds::MaterializedView>(id);
  const SqlText& text = view != nullptr ? view->query.text : stored->query.text;
  const TextPlace place{text, schema, id, TextForm::query};
  const auto columns = Analyzer(*this, place).columns();
  for (std::size_t i = 0; columns && i < columns->size() && i < result.columns.size(); ++i) {
    if (result.columns[i].second.empty()) {
      result.columns[i].second = (*columns)[i].second;
    }
  }
  return result;
}

std::unique_ptr<syntax::Tree> Analyzer::parsed() {
  std::string text = place_.text.text();
  const bool body = text.starts_with("BEGIN ATOMIC") || text.starts_with("RETURN ");
  shift_ = 0;
  if (body) {
    shift_ = static_cast<std::uint32_t>(body_prefix.size());
    text = std::string(body_prefix) + text;
  }
  for (const Slot& slot : place_.text.slots()) {
    if (slot.style != SlotStyle::hidden) {
      slots_[slot.begin + shift_] = &slot;
    } else {
      slots_.try_emplace(slot.begin + shift_, &slot);
    }
  }
  const bool expression = place_.form == TextForm::expression && !body;
  Diagnostics quiet;
  return syntax::parse(SourceText{std::move(text), {}},
                       expression ? syntax::Start::expression : syntax::Start::statement, quiet);
}

std::optional<Term> Analyzer::run() {
  tree_ = parsed();
  if (tree_ == nullptr || !tree_->root()) {
    return std::nullopt;
  }
  Scope scope;
  set_scope(scope);
  const Node root = tree_->root();
  Term result;
  if (resolution::is_expression(root.rule())) {
    result = expression(root, &scope);
    if (!place_.target.empty()) {
      result = assigned(std::move(result), place_.target);
    }
  } else if (const Node body = root.find(Rule::functionBody); body && shift_ != 0) {
    result = node("body", "", generic_parts(body, &scope));
  } else {
    result = statement(root.is(Rule::statement) ? root.first_child() : root, &scope);
  }
  return failed_ ? std::nullopt : std::optional(std::move(result));
}

std::optional<std::vector<std::pair<std::string, std::string>>> Analyzer::columns() {
  tree_ = parsed();
  const Node found = tree_ == nullptr ? Node{} : tree_->root().find(Rule::query);
  if (!found) {
    return std::nullopt;
  }
  Scope scope;
  const Rows rows = query(found, &scope);
  std::vector<std::pair<std::string, std::string>> result;
  for (const Column& column : rows.columns) {
    const std::string& type = column.term.type;
    result.emplace_back(column.name, type == untyped_constant ? "text" : type);
  }
  return failed_ || !rows.complete ? std::nullopt : std::optional(std::move(result));
}

/// What the text sees around it: the columns of the relation it stands in or on, OLD and NEW.
void Analyzer::set_scope(Scope& scope) {
  if (place_.form == TextForm::query) {
    return;
  }
  ObjectId around;
  for (ObjectId at = place_.owner; at && !around; at = at.parent()) {
    if (place_.schema.get<kinds::Domain>(at) != nullptr) {
      return;
    }
    if (const auto* index = place_.schema.get<kinds::Index>(at)) {
      around = index->table;
    } else if (const auto* statistics = place_.schema.get<kinds::Statistics>(at)) {
      around = statistics->table;
    } else if (kind_info(at.kind()).name_space == NameSpace::relation && facts_.names.shape(at) != nullptr) {
      around = at;
    }
  }
  if (!around) {
    return;
  }
  scope.items.push_back(relation_item(around, around.name()));
  scope.items.back().schema = around.parent().name();
  const auto* rule = place_.form == TextForm::expression ? place_.schema.get<kinds::Rule>(place_.owner) : nullptr;
  scope.items.back().by_column = rule == nullptr;
  for (const std::string_view name : {"old", "new"}) {
    Item version = relation_item(around, std::string(name));
    version.by_column = rule != nullptr && rule->event == (name == "new" ? "INSERT" : "DELETE");
    scope.items.push_back(std::move(version));
  }
}

Analyzer::Item Analyzer::relation_item(const ObjectId& relation, std::string alias) {
  Item item;
  item.alias = std::move(alias);
  item.relation = relation;
  item.number = ++items_;
  const Facts::Relation& known = facts_.relation(relation);
  item.complete = known.complete;
  for (const auto& [name, type] : known.columns) {
    item.columns.push_back({name, leaf("column", std::to_string(item.number) + "." + name, type)});
  }
  return item;
}

const Slot* Analyzer::slot_at(Node at) const {
  const auto found = slots_.find(at.begin_offset());
  return found == slots_.end() || found->second->style == SlotStyle::hidden ? nullptr : found->second;
}

ObjectId Analyzer::target_of(Node at) const {
  const Slot* slot = slot_at(at);
  return slot == nullptr ? ObjectId{} : slot->target;
}

/// With the cast that the server puts where a value of that type is wanted.
Term Analyzer::coerced(Term value, const std::string& type) const {
  if (type.empty() || value.type == type) {
    return value;
  }
  if (value.head != "constant" && value.head != "null" && value.type.empty()) {
    return value;
  }
  const bool domain = facts_.types.base_of(type) != type;
  if (domain && value.type == untyped_constant) {
    return coerced(std::move(value), facts_.types.base_of(type));
  }
  Term result = cast_to(std::move(value), type, type, domain);
  if (result.head == "constant" && facts_.types.base_of(type) == type &&
      facts_.schema.get<kinds::EnumType>(facts_.type_named(type)) != nullptr) {
    result.certain = true;
  }
  return result;
}

/// A value that a column takes: the server does not show the cast that it puts there, only the type of constants.
Term Analyzer::assigned(Term value, const std::string& type) const {
  if (value.type != untyped_constant) {
    return value;
  }
  return coerced(std::move(value), facts_.types.base_of(without_type_modifier(type)));
}

/// A node that means what its words say.
Term Analyzer::generic(Node at, const Scope* scope) {
  if (resolution::is_expression(at.rule())) {
    return expression(at, scope);
  }
  switch (at.rule()) {
    case Rule::token:
      return at.is(Tok::IDENTIFIER) || at.is(Tok::QUOTED_IDENTIFIER) ? leaf("name", syntax::identifier_value(at))
                                                                     : leaf("word", to_upper(at.text()));
    case Rule::typeName:
      return leaf("type", std::string(at.text()));
    case Rule::query:
      return query(at, scope).term;
    case Rule::orderByClause:
      return sort(at, scope, {}, false);
    case Rule::statement:
    case Rule::bodyStatement:
    case Rule::ruleAction:
    case Rule::selectStatement:
    case Rule::insertStatement:
    case Rule::updateStatement:
    case Rule::deleteStatement:
      return statement(at, scope);
    default:
      return node(std::string("rule"), std::to_string(static_cast<int>(at.rule())), generic_parts(at, scope));
  }
}

std::vector<Term> Analyzer::generic_parts(Node at, const Scope* scope) {
  Terms parts;
  for (const Node child : at) {
    if (!child.is(Tok::LPAREN) && !child.is(Tok::RPAREN) && !child.is(Tok::SEMICOLON)) {
      parts.push_back(generic(child, scope));
    }
  }
  return parts;
}

Term Analyzer::statement(Node at, const Scope* scope) {
  switch (at.rule()) {
    case Rule::selectStatement: {
      Rows rows = query(at.child(Rule::query), scope);
      settle(rows);
      Terms parts{std::move(rows.term)};
      const auto* view = place_.schema.get<kinds::View>(place_.owner);
      for (std::size_t i = 0; i < rows.columns.size(); ++i) {
        const bool renamed = view != nullptr && i < view->column_names.size();
        parts.push_back(leaf("output", renamed ? view->column_names[i] : rows.columns[i].name));
      }
      return node("select_statement", "", std::move(parts));
    }
    case Rule::insertStatement:
    case Rule::updateStatement:
    case Rule::deleteStatement:
      return change(at, scope);
    default: {
      Terms parts = generic_parts(at, scope);
      return parts.size() == 1 ? std::move(parts.front()) : node("statement", "", std::move(parts));
    }
  }
}

}  // namespace ashlar::equivalence
