#pragma once
// A constraint of a table or domain (pg_constraint). Always has a name: the one the server would give where none is
// written.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"
#include "compiler/kinds/index/index.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

enum class ConstraintType : std::uint8_t { primary_key, unique, check, foreign_key, exclude };

/// One key of an exclusion constraint: `during WITH &&`.
struct ExcludeElement {
  IndexElement key;
  std::string with;  // the operator, as SQL

  static constexpr auto fields = field_list(Field{"key", &ExcludeElement::key}, Field{"with", &ExcludeElement::with});
  friend bool operator==(const ExcludeElement&, const ExcludeElement&) = default;
};

/// Structured, so that two spellings of one constraint are equal and renames follow; constraint_definition() writes it.
struct Constraint {
  ConstraintType type = ConstraintType::check;
  std::vector<ObjectId> columns;  // PRIMARY KEY, UNIQUE, FOREIGN KEY: of this table, in key order
  SqlText expression;             // CHECK, without its parentheses
  bool no_inherit = false;        // CHECK

  // FOREIGN KEY
  ObjectId referenced;                        // the table
  std::vector<ObjectId> referenced_columns;   // as many as columns
  SqlText referenced_table;                   // pending (TextKind::relation) until complete() fills `referenced`
  std::vector<std::string> referenced_names;  // as written; complete() takes the primary key where none are
  ObjectId referenced_key;                    // the key that it rests on, filled by complete(): a dependency
  std::string match;                          // empty (SIMPLE) or FULL
  std::string on_update;                      // empty (NO ACTION), RESTRICT, CASCADE, SET NULL, SET DEFAULT
  std::string on_delete;
  std::vector<ObjectId> on_delete_columns;  // ON DELETE SET NULL (a): 15 and later

  // PRIMARY KEY, UNIQUE, EXCLUDE: of the index behind it
  std::string method;                    // EXCLUDE: gist unless written
  std::vector<ExcludeElement> elements;  // EXCLUDE; of the others those whose operator class is the project's
  SqlText predicate;                     // EXCLUDE … WHERE
  std::vector<ObjectId> include;
  bool nulls_not_distinct = false;
  bool period = false;  // last column WITHOUT OVERLAPS or PERIOD: 18 and later
  Parameters storage_parameters;
  std::string tablespace;

  bool deferrable = false;
  bool initially_deferred = false;
  bool not_valid = false;
  bool not_enforced = false;  // 18 and later

  static constexpr KindInfo info{.name = "constraint",
                                 .keyword = "CONSTRAINT",
                                 .rank = 80,
                                 .name_style = NameStyle::on_parent,
                                 .folds_into_parent = true,
                                 .name_is_label = true,
                                 .renamable = true,
                                 .checks_rows = true};
  static constexpr auto fields = field_list(
      Field{"type", &Constraint::type, OnChange::replace}, Field{"columns", &Constraint::columns, OnChange::replace},
      Field{"expression", &Constraint::expression, OnChange::replace},
      Field{"no_inherit", &Constraint::no_inherit, OnChange::replace},
      Field{"referenced", &Constraint::referenced, OnChange::replace},
      Field{"referenced_columns", &Constraint::referenced_columns, OnChange::replace},
      Field{"referenced_table", &Constraint::referenced_table, OnChange::ignore},
      Field{"referenced_key", &Constraint::referenced_key, OnChange::ignore},
      Field{"match", &Constraint::match, OnChange::replace},
      Field{"on_update", &Constraint::on_update, OnChange::replace},
      Field{"on_delete", &Constraint::on_delete, OnChange::replace},
      Field{"on_delete_columns", &Constraint::on_delete_columns, OnChange::replace},
      Field{"method", &Constraint::method, OnChange::replace},
      Field{"elements", &Constraint::elements, OnChange::replace},
      Field{"predicate", &Constraint::predicate, OnChange::replace},
      Field{"include", &Constraint::include, OnChange::replace},
      Field{"nulls_not_distinct", &Constraint::nulls_not_distinct, OnChange::replace},
      Field{"period", &Constraint::period, OnChange::replace},
      Field{"storage_parameters", &Constraint::storage_parameters}, Field{"tablespace", &Constraint::tablespace},
      Field{"deferrable", &Constraint::deferrable}, Field{"initially_deferred", &Constraint::initially_deferred},
      Field{"not_valid", &Constraint::not_valid}, Field{"not_enforced", &Constraint::not_enforced});
};
/// All after `CONSTRAINT name`: `CHECK (…)`, `FOREIGN KEY (a) REFERENCES data.b (id) ON DELETE CASCADE`, … with
/// deferrability; NO INHERIT and NOT VALID at the end.
std::string constraint_definition(const Constraint& constraint);
/// `CONSTRAINT name CHECK (…) …`, as inside CREATE TABLE.
std::string constraint_clause(const ObjectId& id, const Constraint& constraint);
/// True where an index carries it: PRIMARY KEY, UNIQUE, EXCLUDE.
bool has_index(const Constraint& constraint);
/// True for keys of which CREATE TABLE makes but one, where it has both (the server's transformIndexConstraints).
bool same_key(const Constraint& a, const Constraint& b);

Statements drop(const Emit& emit, const ObjectId& id, const Constraint& object);
Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const Constraint& object);

Statements create(const Emit& emit, const ObjectId& id, const Constraint& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Constraint& before, const Constraint& after,
                 const Changed& changed);
Alteration joining(const Emit& emit, const ObjectId& id, const Constraint& object);
Statements verify(const Emit& emit, const ObjectId& id, const Constraint& object);

}  // namespace ashlar::kinds
