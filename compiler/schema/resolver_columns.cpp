// Column references: which column, of which entry of which query level.
#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/interpreter.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::resolution {

using syntax::Rule;

namespace {

bool is_system_column(std::string_view name) {
  constexpr std::array<std::string_view, 6> names{"ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Functions of one row argument that may be written like a column: t.row_to_json.
bool is_row_function(std::string_view name) {
  constexpr std::array<std::string_view, 6> names{"row_to_json", "to_json",     "to_jsonb",
                                                  "hstore",      "to_tsvector", "name"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string dotted(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : ".") + quote_identifier(part);
  }
  return text;
}

}  // namespace

Typed TextResolver::column_reference(Node node, const std::string* alias) {
  std::vector<std::string> parts;
  for (const Node child : node) {
    if (child.is(Rule::identifier)) {
      parts.push_back(syntax::identifier_value(child.first_child()));
    }
  }
  if (node.has(Rule::star)) {  // row(t.*), count(t.*): the whole row, its columns needed
    const Item* item =
        parts.empty() ? nullptr : find_item(parts.size() > 1 ? parts[parts.size() - 2] : std::string{}, parts.back());
    if (item == nullptr) {
      out_->word(dotted(parts));
    } else {
      whole_row(*item);
    }
    out_->tight(".*", true);
    return {};
  }
  return parts.size() == 1 ? unqualified(node, parts.front(), alias) : qualified(node, parts, alias);
}

TextResolver::Column TextResolver::find_column(const Scope& scope, const std::string& name, bool& ambiguous,
                                               bool& incomplete) const {
  Column found;
  ambiguous = false;
  incomplete = false;
  for (std::size_t i = scope.first; i < scope.items.size(); ++i) {
    const Item& item = scope.items[i];
    if (!item.by_column) {
      continue;
    }
    incomplete = incomplete || !item.shape->complete;
    for (std::size_t column = 0; column < item.shape->columns.size(); ++column) {
      if (item.shape->columns[column].name == name) {
        ambiguous = ambiguous || found;
        found = {&item, column};
      }
    }
  }
  return found;
}

const Item* TextResolver::find_item(const std::string& schema, const std::string& alias) const {
  for (const Scope* scope = scope_; scope != nullptr; scope = scope->outer) {
    for (std::size_t i = scope->first; i < scope->items.size(); ++i) {
      const Item& item = scope->items[i];
      if (item.by_name && item.alias == alias && (schema.empty() || item.schema == schema)) {
        return &item;
      }
    }
  }
  return nullptr;
}

Typed TextResolver::unqualified(Node node, const std::string& name, const std::string* alias) {
  bool incomplete_before = false;
  for (const Scope* scope = scope_; scope != nullptr; scope = scope->outer) {
    bool ambiguous = false;
    bool incomplete = false;
    const Column column = find_column(*scope, name, ambiguous, incomplete);
    if (ambiguous && !incomplete_before) {
      missing(Code::ambiguous_column, node, quote_identifier(name), "write the table's name or alias before it");
    }
    if (column && !incomplete_before) {
      return show_column(*column.item, column.index, !column.item->shown.empty(), alias);
    }
    if (column) {  // the inner query's relation of unknown shape may have it as well
      if (const ObjectId& id = column.item->shape->columns[column.index].id) {
        out_->hidden(id);
      }
      out_->name(name);
      return {};
    }
    if (scope->domain_value && name == "value") {
      out_->word("VALUE");
      return {scope->items.empty() ? SqlText{} : scope->items.front().shape->columns.front().type, false};
    }
    incomplete_before = incomplete_before || incomplete;
  }
  bool is_parameter = false;
  Typed type = parameter({name}, is_parameter);
  if (is_parameter) {
    out_->name(name);
    return type;
  }
  if (const Item* item = find_item({}, name)) {
    return whole_row(*item, alias);
  }
  bool relation_in_scope = false;
  for (const Scope* scope = scope_; scope != nullptr; scope = scope->outer) {
    for (const Item& item : scope->items) {
      relation_in_scope = relation_in_scope || item.is_relation;
    }
  }
  out_->name(name);
  if (!incomplete_before && !(relation_in_scope && is_system_column(name))) {
    unknown_column(node, name, nullptr);
  }
  return {};
}

Typed TextResolver::qualified(Node node, const std::vector<std::string>& parts, const std::string* alias) {
  const std::string& name = parts.back();
  const std::string& table = parts[parts.size() - 2];
  const std::string schema = parts.size() > 2 ? parts[parts.size() - 3] : std::string{};
  const Item* item = find_item(schema, table);
  if (item == nullptr) {
    bool is_parameter = false;
    Typed type = parameter(parts, is_parameter);
    out_->word(dotted(parts));
    if (!is_parameter && run_.names.schema().contains(ObjectId(kind_of<kinds::Namespace>, table)) &&
        parts.size() == 2) {
      missing(Code::unknown_column, node, dotted(parts), "write the column's name after it");
    } else if (!is_parameter) {
      std::vector<std::string> aliases;
      for (const Scope* scope = scope_; scope != nullptr; scope = scope->outer) {
        for (const Item& candidate : scope->items) {
          aliases.push_back(candidate.alias);
        }
      }
      const std::string near = closest(table, aliases);
      missing(Code::unknown_column, node, dotted(parts),
              near.empty() ? "FROM has no " + quote_identifier(table) : "did you mean " + quote_identifier(near) + "?");
    }
    return type;
  }
  for (std::size_t i = 0; i < item->shape->columns.size(); ++i) {
    if (item->shape->columns[i].name == name) {
      if (!schema.empty() && item->relation) {
        out_->slot(item->relation, SlotStyle::qualified);
        out_->tight(".", false);
        return show_column(*item, i, false, alias);
      }
      return show_column(*item, i, true, alias);
    }
  }
  const std::vector<ObjectId> functions = run_.names.routines(std::span(&name, 1), path());
  if (item->row_type) {
    Typed row;
    row.type.append(item->row_type, SlotStyle::qualified);
    const std::vector<ObjectId> fitting = matching(functions, {row}, {{}});
    if (fitting.size() == 1) {
      return attribute(*item, fitting.front());
    }
  }
  show_alias(*item);
  out_->tight(".", false);
  out_->name(name);
  for (const ObjectId& function : functions) {  // t.full_name, which is full_name(t)
    out_->hidden(function);
  }
  if (item->shape->complete && functions.empty() && !is_row_function(name) && !is_system_column(name)) {
    unknown_column(node, dotted(parts), item);
  }
  return {};
}

/// t.full_name, which is full_name(t): written so, for the server looks such a name up by the search_path.
Typed TextResolver::attribute(const Item& item, const ObjectId& function) {
  out_->slot(function, SlotStyle::qualified);
  out_->glue();
  out_->open();
  whole_row(item);
  out_->close();
  return {result_of(function).type, false};
}

void TextResolver::show_alias(const Item& item) {
  if (item.relation) {
    out_->slot(item.relation, SlotStyle::bare);
  } else {
    out_->word(item.shown.empty() ? quote_identifier(item.alias) : item.shown);
  }
}

/// The column, under `alias` where given (the name that the query's column keeps).
Typed TextResolver::show_column(const Item& item, std::size_t index, bool qualify, const std::string* alias) {
  const ShapeColumn& column = item.shape->columns[index];
  if (qualify) {
    show_alias(item);
    out_->tight(".", false);
  }
  if (column.behind) {
    out_->hidden(column.behind);
  }
  if (index < item.merged_with.size() && item.merged_with[index]) {
    out_->hidden(item.merged_with[index]);
  }
  label_written_ = alias != nullptr;
  if (column.id) {
    out_->slot(column.id, SlotStyle::bare, alias == nullptr ? std::string{} : *alias);
  } else {
    out_->name(column.name);
    if (alias != nullptr && *alias != column.name) {
      out_->word("AS");
      out_->name(*alias);
    }
  }
  return {column.type, false};
}

/// A reference to all columns of an entry as one value.
Typed TextResolver::whole_row(const Item& item, const std::string* alias) {
  show_alias(item);
  if (alias != nullptr && (item.relation || *alias != item.alias)) {
    out_->word("AS");
    out_->name(*alias);
    label_written_ = true;
  }
  for (const ShapeColumn& column : item.shape->columns) {
    if (column.id || column.behind) {
      out_->hidden(column.id ? column.id : column.behind);
    }
  }
  Typed result;
  if (item.is_scalar && item.shape->columns.size() == 1) {
    result.type = item.shape->columns.front().type;
  } else if (item.row_type) {
    result.type.append(item.row_type, SlotStyle::qualified);
  }
  return result;
}

/// A parameter of the function whose body this is: name, function.name, and fields of composite ones.
Typed TextResolver::parameter(const std::vector<std::string>& parts, bool& found) {
  found = false;
  if (!pending_.function) {
    return {};
  }
  const Schema& schema = run_.names.schema();
  const std::vector<kinds::Parameter>* parameters = nullptr;
  if (const auto* function = schema.get<kinds::Function>(pending_.function)) {
    parameters = &function->parameters;
  } else if (const auto* procedure = schema.get<kinds::Procedure>(pending_.function)) {
    parameters = &procedure->parameters;
  }
  if (parameters == nullptr) {
    found = true;
    return {};
  }
  const auto named = [&](const std::string& name) {
    const auto at = std::find_if(parameters->begin(), parameters->end(),
                                 [&](const kinds::Parameter& candidate) { return candidate.name == name; });
    return at == parameters->end() ? nullptr : &*at;
  };
  std::size_t at = 0;
  if (parts.size() > 1 && parts.front() == pending_.function.name() && named(parts[1]) != nullptr) {
    at = 1;
  }
  const kinds::Parameter* parameter = named(parts[at]);
  found = parameter != nullptr;
  return found && at + 1 == parts.size() ? Typed{parameter->type, false} : Typed{};
}

void TextResolver::unknown_column(Node node, const std::string& name, const Item* item) {
  std::vector<std::string> candidates;
  const auto collect = [&](const Item& from) {
    for (const ShapeColumn& column : from.shape->columns) {
      candidates.push_back(column.name);
    }
  };
  if (item != nullptr) {
    collect(*item);
  } else {
    for (const Scope* scope = scope_; scope != nullptr; scope = scope->outer) {
      for (const Item& candidate : scope->items) {
        collect(candidate);
      }
    }
  }
  const std::size_t dot = name.rfind('.');
  const std::string near = closest(dot == std::string::npos ? name : name.substr(dot + 1), candidates);
  missing(Code::unknown_column, node, item == nullptr ? quote_identifier(name) : name,
          near.empty() ? "" : "did you mean " + quote_identifier(near) + "?");
}

}  // namespace ashlar::resolution
