#pragma once
// A table. Columns, defaults, constraints, indexes, policies and triggers are Objects that stand in it.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Table {
  bool unlogged = false;
  SqlText partition_by;     // RANGE (created_at); empty for a plain table
  ObjectId partition_of;    // the partitioned table, for a partition
  SqlText partition_bound;  // FOR VALUES …, or DEFAULT
  std::vector<ObjectId> inherits;
  SqlText of_type;                                        // CREATE TABLE … OF
  std::map<std::string, std::string> storage_parameters;  // lower-case name to SQL value
  std::string access_method;
  std::string tablespace;
  bool row_security = false;
  bool force_row_security = false;
  std::string replica_identity;  // empty, FULL, NOTHING or USING INDEX name
  std::string cluster_on;        // index name

  static constexpr KindInfo info{.name = "table",
                                 .keyword = "TABLE",
                                 .rank = 60,
                                 .name_space = NameSpace::relation,
                                 .holds_data = true,
                                 .renamable = true};
  static constexpr std::tuple fields{Field{"unlogged", &Table::unlogged},
                                     Field{"partition_by", &Table::partition_by, OnChange::replace},
                                     Field{"partition_of", &Table::partition_of},
                                     Field{"partition_bound", &Table::partition_bound},
                                     Field{"inherits", &Table::inherits},
                                     Field{"of_type", &Table::of_type},
                                     Field{"storage_parameters", &Table::storage_parameters},
                                     Field{"access_method", &Table::access_method},
                                     Field{"tablespace", &Table::tablespace},
                                     Field{"row_security", &Table::row_security},
                                     Field{"force_row_security", &Table::force_row_security},
                                     Field{"replica_identity", &Table::replica_identity},
                                     Field{"cluster_on", &Table::cluster_on}};
};

Statements create(const Emit& emit, const ObjectId& id, const Table& object, const Parts& parts);
Alteration alter(const Emit& emit, const ObjectId& id, const Table& before, const Table& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Table& object);

}  // namespace ashlar::kinds
