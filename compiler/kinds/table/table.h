#pragma once
// A table. Columns, defaults, constraints, indexes, policies and triggers are Objects that stand in it.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"
#include "compiler/kinds/index/index.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

/// Which rows a partition takes.
struct PartitionBound {
  std::string form;             // empty, DEFAULT, IN, FROM, or `WITH (modulus 4, remainder 0)`
  std::vector<SqlText> values;  // of IN and FROM; MINVALUE and MAXVALUE stand as such
  std::vector<SqlText> to;      // of FROM … TO

  static constexpr auto fields = field_list(Field{"form", &PartitionBound::form},
                                            Field{"values", &PartitionBound::values}, Field{"to", &PartitionBound::to});
  friend bool operator==(const PartitionBound&, const PartitionBound&) = default;
};

struct Table {
  bool unlogged = false;
  std::string partition_strategy;           // RANGE, LIST or HASH; empty for a plain table
  std::vector<IndexElement> partition_key;  // without order
  ObjectId partition_of;                    // the partitioned table, for a partition
  PartitionBound partition_bound;
  std::vector<ObjectId> inherits;
  SqlText of_type;                // CREATE TABLE … OF
  Parameters storage_parameters;  // lower-case name to SQL value
  std::string access_method;
  std::string tablespace;
  bool row_security = false;
  bool force_row_security = false;
  std::string replica_identity;  // empty, FULL, NOTHING or USING INDEX and the index's name, quoted
  std::string cluster_on;        // index name
  ObjectId server;               // of a foreign table, whose rows are elsewhere
  Parameters foreign_options;    // its OPTIONS, plain text

  /// A hint, no part of the definition: some table may inherit from this one or be its partition.
  bool may_have_children = false;

  static constexpr KindInfo info{.name = "table",
                                 .keyword = "TABLE",
                                 .rank = 60,
                                 .name_space = NameSpace::relation,
                                 .holds_data = true,
                                 .renamable = true};
  static constexpr auto fields = field_list(
      Field{"unlogged", &Table::unlogged}, Field{"partition_strategy", &Table::partition_strategy, OnChange::replace},
      Field{"partition_key", &Table::partition_key, OnChange::replace}, Field{"partition_of", &Table::partition_of},
      Field{"partition_bound", &Table::partition_bound}, Field{"inherits", &Table::inherits},
      Field{"of_type", &Table::of_type}, Field{"storage_parameters", &Table::storage_parameters},
      Field{"access_method", &Table::access_method}, Field{"tablespace", &Table::tablespace},
      Field{"row_security", &Table::row_security}, Field{"force_row_security", &Table::force_row_security},
      Field{"replica_identity", &Table::replica_identity}, Field{"cluster_on", &Table::cluster_on},
      Field{"server", &Table::server, OnChange::replace}, Field{"foreign_options", &Table::foreign_options});
};

/// `FOR VALUES IN ('a')`, `DEFAULT`.
std::string partition_bound_clause(const PartitionBound& bound);
/// The table's column of that address in the table that it inherits from, if it is there; "no object" else.
ObjectId parent_column(const Emit& emit, const ObjectId& column);
/// True where the table (or materialized view) is made by the same plan, so that no lock and no scan matters. Without
/// `emit.before` a whole state is written, and all is new.
bool is_new_table(const Emit& emit, const ObjectId& table);

Statements create(const Emit& emit, const ObjectId& id, const Table& object, const Parts& parts);
Statements drop(const Emit& emit, const ObjectId& id, const Table& object);
Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const Table& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Table& before, const Table& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Table& object);

}  // namespace ashlar::kinds
