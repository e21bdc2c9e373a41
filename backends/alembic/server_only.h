#pragma once
// What of a project only PostgreSQL has, where its revisions run on SQLite as well: tables that SQL makes, and columns
// that are guarded. Operations on them are guarded, too.

#include <compare>
#include <set>
#include <string>
#include <string_view>

#include "backends/alembic/python_reader.h"
#include "compiler/ir/operation.h"

namespace ashlar::backends::alembic {

class ServerOnly {
 public:
  /// What a present revision leaves to PostgreSQL alone on its way up.
  void add_revision(const python::Module& module);
  /// A statement that only PostgreSQL runs: CREATE TABLE.
  void add_sql(std::string_view sql);
  /// An operation that only PostgreSQL runs: `add_column` of a column, `rename_table` of a table that is here.
  void add(const Operation& operation);

  /// True for an operation on what is here, or that refers to it.
  [[nodiscard]] bool concerns(const Operation& operation) const;

 private:
  /// A table; or a column of one.
  struct Name {
    std::string schema;
    std::string table;
    std::string column;
    auto operator<=>(const Name&) const = default;
  };

  void add_statements(const std::vector<python::Statement>& statements, bool guarded);
  void add_call(const python::Value& call, bool guarded);
  [[nodiscard]] bool has_column(const Operation& operation, const Name& table) const;

  std::set<Name> names_;
};

}  // namespace ashlar::backends::alembic
