#include "compiler/kinds/constraint/complete.h"
#include "compiler/kinds/operator_class/members.h"

#include <algorithm>

#include "compiler/base/qualified_name.h"
#include "compiler/base/text.h"
#include "compiler/kinds/table/table_elements.h"

namespace ashlar::kinds {

namespace {

ObjectId primary_key_of(const Schema& schema, const ObjectId& table) {
  for (const ObjectId& child : schema.children(table)) {
    const auto* key = schema.get<Constraint>(child);
    if (key != nullptr && key->type == ConstraintType::primary_key) {
      return child;
    }
  }
  const auto* partition = schema.get<Table>(table);
  return partition != nullptr && partition->partition_of ? primary_key_of(schema, partition->partition_of) : ObjectId{};
}

bool same_columns(std::vector<ObjectId> a, std::vector<ObjectId> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

/// The columns of the same names in another table of the family.
std::vector<ObjectId> columns_in(const ObjectId& table, const std::vector<ObjectId>& columns) {
  std::vector<ObjectId> same;
  for (const ObjectId& column : columns) {
    same.emplace_back(column.kind(), column.name(), table);
  }
  return same;
}

/// The partitioned table that gives `table` its keys; "no object" where it is no partition.
ObjectId partitioned_table(const Schema& schema, const ObjectId& table) {
  const auto* partition = schema.get<Table>(table);
  return partition == nullptr ? ObjectId{} : partition->partition_of;
}

/// The primary key, unique constraint or unique index on exactly these columns, in any order.
ObjectId key_on(const Schema& schema, const ObjectId& table, const std::vector<ObjectId>& columns) {
  ObjectId found;
  for (const ObjectId& child : schema.children(table)) {
    const auto* key = schema.get<Constraint>(child);
    const bool unique =
        key != nullptr && (key->type == ConstraintType::primary_key || key->type == ConstraintType::unique);
    if (unique && same_columns(key->columns, columns) && (!found || key->type == ConstraintType::primary_key)) {
      found = child;
    }
  }
  if (found) {
    return found;
  }
  for (const ObjectId& other : schema.children(table.parent())) {
    const auto* index = schema.get<Index>(other);
    if (index == nullptr || !index->unique || index->table != table || !index->predicate.empty()) {
      continue;
    }
    std::vector<ObjectId> keys;
    for (const IndexElement& element : index->elements) {
      keys.push_back(element.column);
    }
    if (same_columns(keys, columns)) {
      return other;
    }
  }
  const ObjectId above = partitioned_table(schema, table);
  return above ? key_on(schema, above, columns_in(above, columns)) : ObjectId{};
}

/// The table of a name with schema that the resolver left as it stands: of no schema of the project.
ObjectId outside_table(const SqlText& name) {
  if (name.syntax() != nullptr || name.empty() || !name.slots().empty()) {
    return {};
  }
  const std::vector<std::string> parts = name_parts(name.text());
  return parts.size() == 2 ? ObjectId(kind_of<Table>, parts[1], ObjectId(kind_of<Namespace>, parts[0])) : ObjectId{};
}

std::vector<ObjectId> columns_named(const ObjectId& table, const std::vector<std::string>& names) {
  std::vector<ObjectId> columns;
  for (const std::string& name : names) {
    columns.emplace_back(kind_of<Column>, name, table);
  }
  return columns;
}

bool is_outside(const Schema& schema, const ObjectId& table) {
  return !schema.contains(table) && !schema.contains(table.parent());
}

class Linker {
 public:
  explicit Linker(Schema& schema) : schema_(schema) {}

  void link(const ObjectId& id) {
    const auto* seen = schema_.get<Constraint>(id);
    if (seen->referenced && !seen->referenced_columns.empty() && schema_.contains(seen->referenced_key)) {
      return;
    }
    if (seen->referenced && is_outside(schema_, seen->referenced)) {
      return;
    }
    Constraint linked = *seen;
    if (!linked.referenced && !linked.referenced_table.slots().empty()) {
      linked.referenced = linked.referenced_table.slots().front().target;
    }
    if (!linked.referenced) {
      linked.referenced = outside_table(linked.referenced_table);
    }
    if (!linked.referenced) {
      return;
    }
    linked.referenced_table = {};
    if (is_outside(schema_, linked.referenced)) {
      linked.referenced_columns = columns_named(linked.referenced, linked.referenced_names);
      linked.referenced_names.clear();
      *schema_.edit<Constraint>(id) = std::move(linked);
      return;
    }
    if (linked.referenced_columns.empty()) {
      find_columns(linked);
    }
    linked.referenced_key =
        linked.referenced_columns.empty() ? ObjectId{} : key_on(schema_, linked.referenced, linked.referenced_columns);
    *schema_.edit<Constraint>(id) = std::move(linked);
  }

 private:
  void find_columns(Constraint& linked) {
    std::vector<ObjectId> columns = columns_named(linked.referenced, linked.referenced_names);
    if (linked.referenced_names.empty()) {
      if (const auto* key = schema_.get<Constraint>(primary_key_of(schema_, linked.referenced))) {
        columns = columns_in(linked.referenced, key->columns);
      }
    }
    if (std::all_of(columns.begin(), columns.end(), [this](const ObjectId& c) { return schema_.contains(c); })) {
      linked.referenced_columns = std::move(columns);
      linked.referenced_names.clear();
    }
  }

  Schema& schema_;
};

/// In the order of their declarations.
std::vector<ObjectId> foreign_keys(const Schema& schema) {
  std::vector<ObjectId> ids;
  std::ranges::copy_if(schema.of_kind(kind_of<Constraint>), std::back_inserter(ids), [&](const ObjectId& id) {
    return schema.get<Constraint>(id)->type == ConstraintType::foreign_key;
  });
  return ids;
}

void report_missing(const Schema& schema, const ObjectId& id, const Constraint& key, Diagnostics& diagnostics) {
  const Span span = schema.entry(id)->origin;
  if (!key.referenced) {
    if (key.referenced_table.syntax() == nullptr) {
      diagnostics.report(Code::unknown_relation, span, {key.referenced_table.text()});
    }
    return;  // the resolver has reported a name that stayed pending
  }
  std::vector<std::string> columns;
  for (const ObjectId& child : schema.children(key.referenced, kind_of<Column>)) {
    columns.push_back(child.name());
  }
  for (const std::string& name : key.referenced_names) {
    if (std::find(columns.begin(), columns.end(), name) == columns.end()) {
      const std::string near = closest(name, columns);
      diagnostics.report(Code::unknown_column, span, {name}, near.empty() ? "" : "did you mean " + near + "?");
    }
  }
  if (key.referenced_names.empty()) {
    diagnostics.report(Code::no_primary_key, span, {display_name(key.referenced)},
                       "name the columns that are referenced");
  }
}

}  // namespace

void link_foreign_keys(Schema& schema) {
  Linker linker(schema);
  for (const ObjectId& id : foreign_keys(schema)) {
    linker.link(id);
  }
}

void complete(Schema& schema, Diagnostics& diagnostics) {
  settle_null_defaults(schema);
  Linker linker(schema);
  for (const ObjectId& id : foreign_keys(schema)) {
    linker.link(id);
    const auto* key = schema.get<Constraint>(id);
    if (key->referenced && is_outside(schema, key->referenced)) {
      continue;  // what it has is not known
    }
    if (key->referenced_columns.empty()) {
      report_missing(schema, id, *key, diagnostics);
    } else if (key->referenced_columns.size() != key->columns.size()) {
      diagnostics.report(
          Code::key_length_differs, schema.entry(id)->origin,
          {display_name(id), std::to_string(key->columns.size()), std::to_string(key->referenced_columns.size())});
    } else if (!key->referenced_key) {
      diagnostics.report(Code::no_unique_key, schema.entry(id)->origin,
                         {display_name(id), display_name(key->referenced)},
                         "add a primary key or a unique constraint on the referenced columns");
    }
  }
  settle_operator_members(schema);
}

}  // namespace ashlar::kinds
