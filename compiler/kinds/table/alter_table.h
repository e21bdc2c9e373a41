#pragma once
// Inside ALTER TABLE: one action, and the functions that do those of columns, constraints and families.

#include <functional>
#include <vector>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// One alterTableAction's child, on a table that is there. What it names was looked up before any action was done.
struct TableAction {
  Interpreter& interpreter;
  ObjectId table;
  bool only = false;  // ALTER TABLE ONLY: not on children
  syntax::Node node;

  [[nodiscard]] Schema& schema() const { return interpreter.schema(); }
};

// columns: column/alter_column.cpp
Outcome add_column(const TableAction& action);
Outcome drop_column(const TableAction& action);
Outcome rename_column(const TableAction& action);
/// All other actions whose node names one column.
Outcome alter_column(const TableAction& action);

// constraints: constraint/alter_constraint.cpp
Outcome add_constraint(const TableAction& action);
Outcome drop_constraint(const TableAction& action);
Outcome rename_constraint(const TableAction& action);
Outcome alter_constraint(const TableAction& action);

// parents and partitions: table/family.cpp
Outcome inherit(const TableAction& action);
Outcome no_inherit(const TableAction& action);
Outcome attach_partition(const TableAction& action);
Outcome detach_partition(const TableAction& action);

/// CLUSTER ON and REPLICA IDENTITY follow an index to its new name; an empty name takes the marks off.
void follow_index(Schema& schema, const ObjectId& table, const std::string& from, const std::string& to);

}  // namespace ashlar::kinds
