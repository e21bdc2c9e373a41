#pragma once
// A column of a table. Its default is an Object that stands in it.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Column {
  SqlText type;
  SqlText collation;  // empty: the type's
  bool not_null = false;
  std::string identity;         // empty, ALWAYS or BY DEFAULT
  Parameters identity_options;  // "START WITH" to "10": those that differ from the defaults
  SqlText generated;            // expression; empty: a plain column
  bool generated_virtual = false;
  std::string storage;      // empty: the type's
  std::string compression;  // empty: the default
  std::optional<std::int64_t> statistics;
  Parameters options;          // n_distinct, …
  Parameters foreign_options;  // OPTIONS of a foreign table's column, plain text
  bool inherited = false;      // came from a parent or partitioned table, not written in CREATE TABLE

  static constexpr KindInfo info{.name = "column",
                                 .keyword = "COLUMN",
                                 .rank = 62,
                                 .name_style = NameStyle::of_parent,
                                 .folds_into_parent = true,
                                 .holds_data = true,
                                 .ordered = true,
                                 .renamable = true};
  static constexpr auto fields = field_list(
      Field{"type", &Column::type}, Field{"collation", &Column::collation}, Field{"not_null", &Column::not_null},
      Field{"identity", &Column::identity}, Field{"identity_options", &Column::identity_options},
      Field{"generated", &Column::generated}, Field{"generated_virtual", &Column::generated_virtual},
      Field{"storage", &Column::storage}, Field{"compression", &Column::compression},
      Field{"statistics", &Column::statistics}, Field{"options", &Column::options},
      Field{"foreign_options", &Column::foreign_options}, Field{"inherited", &Column::inherited});
};
/// The column as CREATE TABLE and ADD COLUMN write it: name, type, COLLATE, DEFAULT, identity, NOT NULL.
std::string column_definition(const ObjectId& id, const Column& column, const SqlText* default_value);
/// A default as column definitions take it (b_expr): what has words for operators stands in parentheses.
std::string restricted_default(const std::string& expression);
/// Storage, compression, statistics and options, which CREATE TABLE does not write in all versions.
Statements column_settings(const ObjectId& id, const Column& column);
/// What makes an inherited column other than its parent's: NOT NULL, storage, statistics, options.
Statements inherited_differences(const Emit& emit, const ObjectId& id, const Column& object);
/// PLAIN, MAIN or EXTENDED: the storage that the server gives columns of a type of its own, by its canonical name.
std::string usual_storage(const std::string& type);
Statements drop(const Emit& emit, const ObjectId& id, const Column& object);
Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const Column& object);

Statements create(const Emit& emit, const ObjectId& id, const Column& object, const Parts& parts);
Alteration alter(const Emit& emit, const ObjectId& id, const Column& before, const Column& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Column& object);

}  // namespace ashlar::kinds
