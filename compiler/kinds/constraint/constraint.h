#pragma once
// A constraint of a table or domain (pg_constraint). Always has a name: the one the server would give where none is
// written.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

enum class ConstraintType : std::uint8_t { primary_key, unique, check, foreign_key, exclude };

struct Constraint {
  ConstraintType type = ConstraintType::check;
  /// All after `CONSTRAINT name`, canonical, without deferrability and validity: `CHECK (…)`,
  /// `PRIMARY KEY (id)`, `FOREIGN KEY (a) REFERENCES data.b (id) ON DELETE CASCADE`, …
  SqlText definition;
  std::vector<ObjectId> columns;  // of this table, in key order
  ObjectId referenced;            // FOREIGN KEY: the table
  std::vector<ObjectId> referenced_columns;
  bool deferrable = false;
  bool initially_deferred = false;
  bool not_valid = false;
  bool no_inherit = false;
  bool inherited = false;  // came from a parent or partitioned table

  static constexpr KindInfo info{.name = "constraint",
                                 .keyword = "CONSTRAINT",
                                 .rank = 80,
                                 .name_style = NameStyle::on_parent,
                                 .folds_into_parent = true,
                                 .name_is_label = true,
                                 .renamable = true};
  static constexpr std::tuple fields{Field{"type", &Constraint::type, OnChange::replace},
                                     Field{"definition", &Constraint::definition, OnChange::replace},
                                     Field{"columns", &Constraint::columns, OnChange::ignore},
                                     Field{"referenced", &Constraint::referenced, OnChange::ignore},
                                     Field{"referenced_columns", &Constraint::referenced_columns, OnChange::ignore},
                                     Field{"deferrable", &Constraint::deferrable},
                                     Field{"initially_deferred", &Constraint::initially_deferred},
                                     Field{"not_valid", &Constraint::not_valid},
                                     Field{"no_inherit", &Constraint::no_inherit, OnChange::replace},
                                     Field{"inherited", &Constraint::inherited}};
};
/// `CONSTRAINT name CHECK (…) …`, as inside CREATE TABLE.
std::string constraint_clause(const ObjectId& id, const Constraint& constraint);
Statements drop(const Emit& emit, const ObjectId& id, const Constraint& object);
Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const Constraint& object);

Statements create(const Emit& emit, const ObjectId& id, const Constraint& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Constraint& before, const Constraint& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Constraint& object);

}  // namespace ashlar::kinds
