#pragma once
// Within compiler/kinds/data: statements about declared rows.

#include <string>
#include <string_view>
#include <vector>

#include "compiler/kinds/data/data.h"
#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

using RowList = std::vector<const Row*>;

/// Writes statements about the rows of one table, which are told apart by `key`.
class RowWriter {
 public:
  /// `types` and `otherwise`: the Schemas in which columns are looked up, one after the other.
  RowWriter(const Schema* types, const Schema* otherwise, const ObjectId& id, const Rows& rows)
      : RowWriter(types, otherwise, id, rows, rows.key) {}
  RowWriter(const Schema* types, const Schema* otherwise, const ObjectId& id, const Rows& rows,
            const std::vector<std::string>& key)
      : types_(types), otherwise_(otherwise), table_(id.parent()), rows_(rows), key_(key) {}

  [[nodiscard]] const SqlText& type(const std::string& name) const;
  /// The column's place in a row.
  [[nodiscard]] std::size_t place(const std::string& name) const;
  /// `typed`: with the column's type, where nothing else gives it.
  [[nodiscard]] std::string value(const Row& row, const std::string& name, bool typed, Statement* statement) const;
  /// `-- @data key=(a, b)`, so that a migration is read back as the rows it leads to.
  [[nodiscard]] std::string annotation(const std::vector<std::string>* was = nullptr) const;
  static std::string names(const std::vector<std::string>& columns, std::string_view before = {});
  [[nodiscard]] std::string table() const;
  /// `(a, b), (c, d)`, a row a line; the first one typed where asked for.
  std::string values(const RowList& rows, const std::vector<std::string>& columns, bool typed,
                     Statement& statement) const;
  [[nodiscard]] Statement insert(const RowList& rows) const;
  /// Gives rows their values of `columns`, found by `key`.
  [[nodiscard]] Statement update(const RowList& rows, const std::vector<std::string>& columns,
                                 const std::vector<std::string>& key) const;
  [[nodiscard]] Statement remove(const RowList& rows) const;
  /// `k IN (…)`, `(k, l) IN ((…), (…))`.
  [[nodiscard]] std::string is_one_of(const RowList& rows) const;

 private:
  const Schema* types_;
  const Schema* otherwise_;
  ObjectId table_;
  const Rows& rows_;
  const std::vector<std::string>& key_;
};

}  // namespace ashlar::kinds
