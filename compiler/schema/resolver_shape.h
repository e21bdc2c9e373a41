#pragma once
// Inside the resolver: what stands in FROM, and which names a place in a query sees.

#include <memory>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/sql_text.h"

namespace ashlar::resolution {

/// A column of a relation, of a function's result or of a query.
struct ShapeColumn {
  std::string name;
  SqlText type;          // empty where it is not certain
  ObjectId id;           // what a reference shows; "no object" where no Object of the schema stands behind it
  ObjectId behind = {};  // needed by a reference, but shown under another name
};

/// The columns that something in FROM has. `complete` is false where it may have others (a function of an
/// extension, a relation outside the project): names that are not found are then accepted.
struct Shape {
  std::vector<ShapeColumn> columns;
  bool complete = true;

  [[nodiscard]] const ShapeColumn* find(std::string_view name) const {
    for (const ShapeColumn& column : columns) {
      if (column.name == name) {
        return &column;
      }
    }
    return nullptr;
  }
};
using ShapePtr = std::shared_ptr<const Shape>;

/// One entry of a FROM clause (or the relation that a CHECK, policy, … stands on).
struct Item {
  std::string alias;   // empty: cannot be named (a join without alias)
  std::string shown;   // how the alias is written where that is no quoted name (NEW); empty: as a name
  std::string schema;  // of `relation`, where it may be written before the alias
  ObjectId relation;   // set where the alias is the relation's own name, which a rename changes
  ObjectId row_type;   // whose row type a reference to the whole item has
  ShapePtr shape;
  bool by_name = true;       // alias.column finds it
  bool by_column = true;     // an unqualified column finds it
  bool is_relation = false;  // has ctid, xmin, …
  bool is_scalar = false;    // a function with a scalar result: the alias is its column
  /// For a join: where each column comes from (index of the item; -1 for a merged column) and, for
  /// merged ones, the right side's column.
  std::vector<int> origins;
  std::vector<ObjectId> merged_with;  // for the leading, merged columns
};

struct Scope {
  const Scope* outer = nullptr;
  std::vector<Item> items;
  std::size_t first = 0;      // items before this one are not seen (in the ON of a join that they are no part of)
  bool domain_value = false;  // VALUE of a domain's CHECK
};

/// A WITH query in scope.
struct CommonTable {
  std::string name;
  ShapePtr shape;
};

/// Lists of WITH queries, inner before outer.
struct CommonTables {
  const CommonTables* outer = nullptr;
  std::vector<CommonTable> tables;

  [[nodiscard]] const CommonTable* find(std::string_view name) const {
    for (const CommonTables* at = this; at != nullptr; at = at->outer) {
      for (const CommonTable& table : at->tables | std::views::reverse) {
        if (table.name == name) {
          return &table;
        }
      }
    }
    return nullptr;
  }
};

}  // namespace ashlar::resolution
