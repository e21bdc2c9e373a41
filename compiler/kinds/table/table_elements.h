#pragma once
// Columns and constraints as CREATE TABLE and ALTER TABLE … ADD write them.

#include <string>
#include <vector>

#include "compiler/ir/parameters.h"
#include "compiler/kinds/constraint/read_constraint.h"
#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// Puts columns on a table that is there already, and the constraints written with them at the end, when all columns
/// are there. Each call answers false where an error was reported.
class TableElements {
 public:
  TableElements(Interpreter& interpreter, ObjectId table) : interpreter_(interpreter), table_(std::move(table)) {}

  /// A columnDefinition. Where the table inherited a column of that name, the two become one.
  bool add_column(syntax::Node definition);
  /// A typedColumn: what a partition or typed table says of a column that it has.
  bool add_options(syntax::Node typed_column);
  /// A tableConstraint.
  bool add_constraint(syntax::Node constraint);
  /// A likeClause; `source` is the table that it names.
  bool add_like(syntax::Node like, const ObjectId& source);
  /// Puts the constraints. In CREATE TABLE there are no rows yet that could contradict: all are valid.
  bool finish(bool new_table);

 private:
  bool column_attributes(syntax::Node definition, const ObjectId& id, Column& column);
  bool column_constraint(syntax::Node holder, const ObjectId& id, Column& column);
  void copy_column(syntax::Node like, const ObjectId& from, bool comments);
  void copy_statistics(syntax::Node like, const ObjectId& source, bool comments);
  bool contradict(syntax::Node at, const ObjectId& column, std::string_view what);
  void copy_indexes(syntax::Node like, const ObjectId& source, bool comments);

  Interpreter& interpreter_;
  ObjectId table_;
  std::vector<WrittenConstraint> constraints_;
  // Of the column in hand.
  syntax::Node default_;
  bool serial_ = false;
  bool null_ = false;
  bool not_null_ = false;
};

/// The address of a column's default.
ObjectId default_id(const ObjectId& column);
/// Sets the default that `expression` writes; NULL is none.
void set_default(Interpreter& interpreter, const ObjectId& column, syntax::Node expression);
/// Decides the DEFAULT NULL of columns whose types were declared later; all types are known.
void settle_null_defaults(Schema& schema);
/// What ALTER COLUMN TYPE leaves of a default: a constant keeps the type `former` that it was read as.
void keep_type_of_default(Interpreter& interpreter, const ObjectId& column, const SqlText& former);
/// "integer" for serial and so on; empty for other types.
std::string serial_type(syntax::Node type_name);
/// The options that differ from those of a sequence of the type that nothing else is said of.
Parameters identity_options(const Sequence& sequence);
/// The sequence that an identity column of a type has.
Sequence identity_sequence(const Column& column);
/// Reads an identityConstraint.
void set_identity(Interpreter& interpreter, const ObjectId& id, Column& column, syntax::Node identity);
/// EXTERNAL, …; empty for what columns of that type have anyway.
std::string storage_name(syntax::Node storage_clause, const SqlText& type);
std::string compression_name(syntax::Node compression_clause);
/// Gives `child` the columns of `parent` that it has not, with their defaults, as inheritance does.
void inherit_columns(Interpreter& interpreter, const ObjectId& child, const ObjectId& parent, syntax::Node at);
/// One of them; a column of that name that is there already stays.
void inherit_column(Interpreter& interpreter, const ObjectId& child, const ObjectId& column, syntax::Node at);

}  // namespace ashlar::kinds
