#pragma once
// An index that no constraint made. Named in the schema; the table it is on is a field.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

/// One key of an index, an exclusion constraint or a partition key, in canonical parts: what is the default is not
/// there (ASC, the collation of the column), so that two spellings of one key are equal.
struct IndexElement {
  ObjectId column;     // a plain column …
  SqlText expression;  // … or an expression
  SqlText collation;
  SqlText operator_class;  // one of the project, else without its schema: the server's, or found in an extension's
  Parameters operator_class_options;
  bool descending = false;
  bool nulls_first = false;  // default: with descending

  static constexpr auto fields =
      field_list(Field{"column", &IndexElement::column}, Field{"expression", &IndexElement::expression},
                 Field{"collation", &IndexElement::collation}, Field{"operator_class", &IndexElement::operator_class},
                 Field{"operator_class_options", &IndexElement::operator_class_options},
                 Field{"descending", &IndexElement::descending}, Field{"nulls_first", &IndexElement::nulls_first});
  friend bool operator==(const IndexElement&, const IndexElement&) = default;
};
/// `lower(name) COLLATE "C" text_pattern_ops DESC`; expressions in parentheses unless they are one function call.
std::string index_element(const IndexElement& element);
/// The elements, joined by commas.
std::string index_elements(const std::vector<IndexElement>& elements);

struct Index {
  ObjectId table;  // or materialized view
  bool unique = false;
  bool concurrently = false;  // the sources ask for CREATE INDEX CONCURRENTLY
  bool only = false;          // ON ONLY: not built on partitions
  std::string method = "btree";
  std::vector<IndexElement> elements;
  std::vector<ObjectId> include;  // INCLUDE (…)
  bool nulls_not_distinct = false;
  Parameters storage_parameters;
  std::string tablespace;
  Parameters statistics;  // targets by the number of a key: ALTER COLUMN 1 SET STATISTICS 500
  SqlText predicate;      // WHERE; empty: none

  static constexpr KindInfo info{.name = "index",
                                 .keyword = "INDEX",
                                 .rank = 82,
                                 .name_space = NameSpace::relation,
                                 .name_is_label = true,
                                 .renamable = true,
                                 .checks_rows = true};
  static constexpr auto fields = field_list(
      Field{"table", &Index::table, OnChange::replace}, Field{"unique", &Index::unique, OnChange::replace},
      Field{"concurrently", &Index::concurrently, OnChange::ignore}, Field{"only", &Index::only, OnChange::ignore},
      Field{"method", &Index::method, OnChange::replace}, Field{"elements", &Index::elements, OnChange::replace},
      Field{"include", &Index::include, OnChange::replace},
      Field{"nulls_not_distinct", &Index::nulls_not_distinct, OnChange::replace},
      Field{"storage_parameters", &Index::storage_parameters}, Field{"tablespace", &Index::tablespace},
      Field{"statistics", &Index::statistics}, Field{"predicate", &Index::predicate, OnChange::replace});
};
Statements drop(const Emit& emit, const ObjectId& id, const Index& object);
Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const Index& object);

Statements create(const Emit& emit, const ObjectId& id, const Index& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Index& before, const Index& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Index& object);

}  // namespace ashlar::kinds
