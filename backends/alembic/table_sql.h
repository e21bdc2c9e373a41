#pragma once
// Columns, constraints and indexes as SQLAlchemy's PostgreSQL dialect writes them.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "backends/alembic/evaluation.h"
#include "backends/alembic/sql_expressions.h"

namespace ashlar::backends::alembic {

using Name = std::optional<std::string>;

struct TableName {
  Name schema;
  std::string name;
  [[nodiscard]] std::string sql() const { return qualified(schema, name); }
};

/// sa.Column(…), with what it brings along.
struct ColumnSql {
  std::string name;
  std::string type;
  std::string serial;          // the pseudo-type that stands for the type where the column counts by itself
  std::string server_default;  // SQL; empty: none
  std::string identity;        // GENERATED … AS IDENTITY (…)
  std::string computed;        // GENERATED ALWAYS AS (…) STORED
  bool nullable = true;
  bool primary_key = false;
  bool unique = false;
  bool index = false;
  bool may_count = false;   // nothing but its key decides whether it is a serial
  bool must_count = false;  // autoincrement=True
  Name comment;
  std::vector<std::string> constraints;  // foreign keys and checks, as table constraints
  std::optional<EnumType> enumeration;

  /// As in CREATE TABLE. `counts`: it is the key that SQLAlchemy makes a serial.
  [[nodiscard]] std::string definition(bool counts) const;
};

/// "name GENERATED …"; "expression" as in server_default.
ColumnSql read_column(Evaluation& evaluation, const python::Value& call);
bool is_column(Evaluation& evaluation, const python::Value& value);
std::string default_sql(Evaluation& evaluation, const python::Value& value);
std::string identity_sql(Evaluation& evaluation, const python::Value& call);

/// A table constraint: sa.PrimaryKeyConstraint(…) and the like, as in CREATE TABLE.
struct ConstraintSql {
  std::string sql;
  std::vector<std::string> key;  // columns of a primary key
};
ConstraintSql read_constraint(Evaluation& evaluation, const python::Value& call);

/// CONSTRAINT name; empty where it has none.
std::string constraint_name(const Name& name);
/// ("a", "b")
std::string column_list(const std::vector<std::string>& names);

/// Where a foreign key leads and what it does.
std::string foreign_key_sql(Evaluation& evaluation, Arguments& arguments, const std::vector<std::string>& columns,
                            const std::string& table, const std::vector<std::string>& referenced);
/// DEFERRABLE and INITIALLY.
std::string deferral_sql(Evaluation& evaluation, Arguments& arguments);
/// EXCLUDE USING …: `elements` are pairs of an expression and an operator.
std::string exclusion_sql(Evaluation& evaluation, Arguments& arguments, std::span<const python::Value> elements);

/// CREATE INDEX: what follows the table's name is taken from `arguments`.
std::string index_sql(Evaluation& evaluation, const std::string& name, const TableName& table,
                      const python::Value& columns, Arguments& arguments);

}  // namespace ashlar::backends::alembic
