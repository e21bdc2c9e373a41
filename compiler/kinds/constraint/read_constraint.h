#pragma once
// Constraints as CREATE TABLE and ALTER TABLE write them, and the names that the server gives them.

#include <optional>
#include <string>
#include <vector>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// A constraint that waits until all columns of its table are there: the server names CHECKs first, then keys (the
/// primary key before all others), then foreign keys.
struct WrittenConstraint {
  Constraint constraint;
  std::string name;                         // empty: the server chooses
  std::vector<std::string> name_columns{};  // what a chosen name of a key consists of
  syntax::Node check{};                     // the expression of a CHECK, whose columns name it
  syntax::Node at{};                        // columnConstraint, tableConstraint or likeClause
  ObjectId comments_from{};                 // LIKE … INCLUDING COMMENTS: the constraint that it is a copy of
};

/// The constraint of a columnConstraint (of `column`) or tableConstraint (`column` is empty) of `table`. Nothing where
/// an error was reported. NOT NULL is no constraint here: Column::not_null.
std::optional<WrittenConstraint> read_constraint(Interpreter& interpreter, syntax::Node holder, const ObjectId& table,
                                                 const std::string& column);

/// DEFERRABLE, INITIALLY DEFERRED, NOT VALID, NO INHERIT, NOT ENFORCED.
void set_attributes(Constraint& constraint, const std::vector<syntax::Node>& attributes);

/// Puts the constraints of one statement on `table`, in the server's order and under the names it would choose; keys
/// make their columns NOT NULL where they are primary, and keys that say the same become one. False where an error was
/// reported.
bool put_constraints(Interpreter& interpreter, const ObjectId& table, std::vector<WrittenConstraint> written);

/// What a primary key does to its columns, here and in the tables that inherit them.
void set_not_null_in_family(Schema& schema, const ObjectId& column);

/// The names in a list of columns.
std::vector<std::string> column_names_of(syntax::Node list);

/// `text`, which stands in `from`, as it is in `to`: the columns that it names are those of `to`.
SqlText copied_text(const SqlText& text, const ObjectId& from, const ObjectId& to);
/// A constraint of table `from` as one of `to`.
Constraint copied_constraint(const Constraint& constraint, const ObjectId& from, const ObjectId& to);

}  // namespace ashlar::kinds
