// Column references: which column of which entry of FROM, however it is written.
#include <algorithm>

#include "compiler/schema/equivalence_analyzer.h"

namespace ashlar::equivalence {

using syntax::Rule;

namespace {

const Column* find_in(const std::vector<Column>& columns, std::string_view name) {
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const Column& one) { return one.name == name; });
  return at == columns.end() ? nullptr : &*at;
}

template <class Routine>
const std::vector<kinds::Parameter>* parameters_in(const Schema& schema, const ObjectId& id) {
  const auto* routine = schema.get<Routine>(id);
  return routine == nullptr ? nullptr : &routine->parameters;
}

}  // namespace

Term Analyzer::column(Node at, const Scope* scope) {
  std::vector<std::string> parts;
  for (const Node child : at) {
    if (child.is(Rule::identifier)) {
      parts.push_back(syntax::identifier_value(child.first_child()));
    }
  }
  if (at.has(Rule::star)) {
    const Item* item =
        parts.empty() ? nullptr : find_item(parts.size() > 1 ? parts[parts.size() - 2] : "", parts.back(), scope);
    return item == nullptr ? leaf("row", std::string(at.text())) : whole_row(*item);
  }
  if (parts.size() == 1) {
    if (std::optional<Term> found = unqualified(parts.front(), scope)) {
      return *found;
    }
    if (std::optional<Term> found = parameter(parts)) {
      return *found;
    }
    if (const Item* item = find_item({}, parts.front(), scope)) {
      return whole_row(*item);
    }
    if (const auto* domain = place_.schema.get<kinds::Domain>(
            place_.schema.get<kinds::Domain>(place_.owner) != nullptr ? place_.owner : place_.owner.parent());
        domain != nullptr && parts.front() == "value") {
      return leaf("value", "", facts_.types.base_of(without_type_modifier(domain->type.text())));
    }
    return leaf("column", "?." + parts.front());
  }
  const std::string schema = parts.size() > 2 ? parts[parts.size() - 3] : std::string{};
  if (const Item* item = find_item(schema, parts[parts.size() - 2], scope)) {
    return field(*item, parts.back(), at);
  }
  if (std::optional<Term> found = parameter(parts)) {
    return *found;
  }
  return leaf("column", std::string(at.text()));
}

std::optional<Term> Analyzer::unqualified(const std::string& name, const Scope* scope) {
  const Item* open = nullptr;
  std::size_t open_items = 0;
  for (; scope != nullptr; scope = scope->outer) {
    if (const Column* found = find_in(scope->merged, name)) {
      return found->term;
    }
    for (const Item& item : scope->items) {
      if (!item.by_column) {
        continue;
      }
      if (const Column* found = find_in(item.columns, name); found != nullptr && open_items == 0) {
        return found->term;
      }
    }
    for (const Item& item : scope->items) {
      if (item.by_column && !item.complete) {
        open = &item;
        ++open_items;
      }
    }
  }
  if (open_items == 1) {
    return leaf("column", std::to_string(open->number) + "." + name);
  }
  return std::nullopt;
}

const Analyzer::Item* Analyzer::find_item(const std::string& schema, const std::string& alias, const Scope* scope) {
  for (; scope != nullptr; scope = scope->outer) {
    for (const Item& item : scope->items) {
      if (!item.alias.empty() && item.alias == alias && (schema.empty() || item.schema == schema)) {
        return &item;
      }
    }
  }
  return nullptr;
}

Term Analyzer::whole_row(const Item& item) const {
  if (item.is_scalar && item.columns.size() == 1) {
    return item.columns.front().term;
  }
  return leaf("row", std::to_string(item.number), item.relation ? qualified_name(item.relation) : "");
}

Term Analyzer::field(const Item& item, const std::string& name, Node at) const {
  if (const Column* found = find_in(item.columns, name)) {
    return found->term;
  }
  // t.full_name may be full_name(t).
  const auto slot = slots_.find(at.end_offset());
  if (item.complete && slot != slots_.end() && slot->second->style == SlotStyle::hidden &&
      facts_.schema.get<kinds::Function>(slot->second->target) != nullptr) {
    return node("call", qualified_name(slot->second->target), {whole_row(item)});
  }
  return leaf("column", std::to_string(item.number) + "." + name);
}

/// A parameter of the function whose body this is.
std::optional<Term> Analyzer::parameter(const std::vector<std::string>& parts) const {
  const auto* parameters = parameters_in<kinds::Function>(place_.schema, place_.owner);
  if (parameters == nullptr) {
    parameters = parameters_in<kinds::Procedure>(place_.schema, place_.owner);
  }
  if (parameters == nullptr) {
    return std::nullopt;
  }
  const std::size_t at = parts.size() > 1 && parts.front() == place_.owner.name() ? 1 : 0;
  for (const kinds::Parameter& one : *parameters) {
    if (at + 1 == parts.size() && one.name == parts[at]) {
      return leaf("parameter", one.name, without_type_modifier(one.type.text()));
    }
  }
  return std::nullopt;
}

}  // namespace ashlar::equivalence
