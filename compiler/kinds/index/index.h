#pragma once
// An index that no constraint made. Named in the schema; the table it is on is a field.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Index {
  ObjectId table;  // or materialized view
  bool unique = false;
  bool concurrently = false;  // the sources ask for CREATE INDEX CONCURRENTLY
  bool only = false;          // ON ONLY: not built on partitions
  std::string method = "btree";
  SqlText elements;  // (a, lower(b) DESC) with INCLUDE (…)
  bool nulls_not_distinct = false;
  std::map<std::string, std::string> storage_parameters;
  std::string tablespace;
  SqlText predicate;              // WHERE; empty: none
  std::vector<ObjectId> columns;  // those it names, for dependents

  static constexpr KindInfo info{.name = "index",
                                 .keyword = "INDEX",
                                 .rank = 82,
                                 .name_space = NameSpace::relation,
                                 .name_is_label = true,
                                 .renamable = true};
  static constexpr std::tuple fields{Field{"table", &Index::table, OnChange::replace},
                                     Field{"unique", &Index::unique, OnChange::replace},
                                     Field{"concurrently", &Index::concurrently, OnChange::ignore},
                                     Field{"only", &Index::only, OnChange::ignore},
                                     Field{"method", &Index::method, OnChange::replace},
                                     Field{"elements", &Index::elements, OnChange::replace},
                                     Field{"nulls_not_distinct", &Index::nulls_not_distinct, OnChange::replace},
                                     Field{"storage_parameters", &Index::storage_parameters},
                                     Field{"tablespace", &Index::tablespace},
                                     Field{"predicate", &Index::predicate, OnChange::replace},
                                     Field{"columns", &Index::columns, OnChange::ignore}};
};
Statements drop(const Emit& emit, const ObjectId& id, const Index& object);

Statements create(const Emit& emit, const ObjectId& id, const Index& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Index& before, const Index& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Index& object);

}  // namespace ashlar::kinds
