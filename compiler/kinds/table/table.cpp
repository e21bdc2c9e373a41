#include "compiler/kinds/table/table.h"

#include <algorithm>
#include <set>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/column/operation.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/table/index_marks.h"
#include "compiler/kinds/table/operation.h"
#include "compiler/kinds/table/read_table.h"

namespace ashlar::kinds {

namespace {

Statement altering(const ObjectId& table, const std::string& action) {
  return {.sql = "ALTER TABLE " + sql_name(table) + " " + action, .lock = Lock::access_exclusive};
}

std::string values(const std::vector<SqlText>& list) {
  std::string sql;
  for (const SqlText& value : list) {
    sql += (sql.empty() ? "" : ", ") + value.text();
  }
  return "(" + sql + ")";
}

std::string names(const std::vector<ObjectId>& tables) {
  std::string list;
  for (const ObjectId& table : tables) {
    list += (list.empty() ? "" : ", ") + sql_name(table);
  }
  return list;
}

/// What the parent says is not said again: PostgreSQL 18 would make a NOT NULL constraint of the child's own, with
/// another name, and then refuses to change the type of the parent's column.
Column without_inherited(const Emit& emit, const ObjectId& id, Column column) {
  if (const ObjectId above = column.not_null ? parent_column(emit, id) : ObjectId{}) {
    column.not_null = !emit.schema->get<Column>(above)->not_null;
  }
  return column;
}

std::string body(const Emit& emit, const ObjectId& id, const Parts& parts) {
  std::string lines;
  const auto line = [&](const std::string& text) { lines += (lines.empty() ? "" : ",\n  ") + text; };
  const auto defaults = defaults_by_column(parts);
  for (const auto& [column_id, column] : parts.of<Column>(id)) {
    if (!column->inherited) {
      const auto at = defaults.find(column_id);
      line(column_definition(column_id, without_inherited(emit, column_id, *column),
                             at == defaults.end() ? nullptr : at->second));
    }
  }
  for (const auto& [constraint_id, constraint] : parts.of<Constraint>(id)) {
    if (stands_inside(parts, constraint_id, *constraint)) {
      line(constraint_clause(constraint_id, *constraint));
    }
  }
  return lines.empty() ? "" : "(\n  " + lines + "\n)";
}

/// USING or TABLESPACE, where the name is not the `usual` one, or a partition would take it from its table.
std::string storage_clause(std::string_view word, const std::string& name, const std::string& of_whole,
                           std::string_view usual) {
  if (name.empty() && of_whole.empty()) {
    return {};
  }
  return "\n" + std::string(word) + " " + quote_identifier(name.empty() ? usual : name);
}

std::string create_table(const Emit& emit, const ObjectId& id, const Table& table, const Parts& parts) {
  std::string sql = table.server     ? "CREATE FOREIGN TABLE "
                    : table.unlogged ? "CREATE UNLOGGED TABLE "
                                     : "CREATE TABLE ";
  sql += sql_name(id);
  const std::string inside = body(emit, id, parts);
  if (table.partition_of) {
    sql += " PARTITION OF " + sql_name(table.partition_of) + (inside.empty() ? "" : " " + inside);
    sql += " " + partition_bound_clause(table.partition_bound);
  } else if (!table.of_type.empty()) {
    sql += " OF " + table.of_type.text() + (inside.empty() ? "" : " " + inside);
  } else {
    sql += " " + (inside.empty() ? "()" : inside);
  }
  sql += table.inherits.empty() ? "" : "\nINHERITS (" + names(table.inherits) + ")";
  if (!table.partition_strategy.empty()) {
    sql += "\nPARTITION BY " + table.partition_strategy + " (" + index_elements(table.partition_key) + ")";
  }
  const Table* whole = table.partition_of ? emit.schema->get<Table>(table.partition_of) : nullptr;
  sql += storage_clause("USING", table.access_method, whole == nullptr ? "" : whole->access_method, "heap");
  sql += table.storage_parameters.empty() ? "" : "\nWITH (" + option_list(table.storage_parameters) + ")";
  sql += storage_clause("TABLESPACE", table.tablespace, whole == nullptr ? "" : whole->tablespace, "pg_default");
  if (table.server) {
    sql += "\nSERVER " + sql_name(table.server) + foreign_options_clause(table.foreign_options);
  }
  return sql;
}

/// Defaults of inherited columns that are other than the parent's, or not there where the parent has one.
void inherited_defaults(const Emit& emit, const ObjectId& column, const Parts& parts, Statements& statements) {
  const auto own = parts.of<DefaultValue>(column);
  if (!own.empty()) {
    append(statements, create(emit, own.front().first, *own.front().second));
    return;
  }
  const ObjectId above = parent_column(emit, column);
  const bool none = !emit.schema->contains(ObjectId(kind_of<DefaultValue>, "", column));
  if (above && none && emit.schema->contains(ObjectId(kind_of<DefaultValue>, "", above))) {
    statements.push_back(
        altering(column.parent(), "ALTER COLUMN " + quote_identifier(column.name()) + " DROP DEFAULT"));
  }
}

}  // namespace

std::string partition_bound_clause(const PartitionBound& bound) {
  if (bound.form == "DEFAULT") {
    return bound.form;
  }
  if (bound.form == "IN") {
    return "FOR VALUES IN " + values(bound.values);
  }
  if (bound.form == "FROM") {
    return "FOR VALUES FROM " + values(bound.values) + " TO " + values(bound.to);
  }
  return "FOR VALUES " + bound.form;
}

namespace {

/// The tables that a table inherits from, or is a partition of.
std::vector<ObjectId> parents_of(const Table& table) {
  std::vector<ObjectId> parents = table.inherits;
  if (table.partition_of) {
    parents.push_back(table.partition_of);
  }
  return parents;
}

std::vector<ObjectId> parents_of(const Schema& schema, const ObjectId& id) {
  const auto* table = schema.get<Table>(id);
  return table == nullptr ? std::vector<ObjectId>{} : parents_of(*table);
}

bool goes_to_heirs(const Constraint& constraint) {
  return constraint.type == ConstraintType::check && !constraint.no_inherit;
}

}  // namespace

bool descends(const Schema& schema, const ObjectId& table, const ObjectId& ancestor) {
  return table == ancestor || std::ranges::any_of(parents_of(schema, table), [&](const ObjectId& parent) {
           return descends(schema, parent, ancestor);
         });
}

std::vector<ObjectId> checks_from_above(const Schema& schema, const ObjectId& id) {
  std::vector<ObjectId> checks;
  for (const ObjectId& parent : parents_of(schema, id)) {
    std::ranges::copy_if(schema.children(parent, kind_of<Constraint>), std::back_inserter(checks),
                         [&](const ObjectId& above) { return goes_to_heirs(*schema.get<Constraint>(above)); });
    std::ranges::copy(checks_from_above(schema, parent), std::back_inserter(checks));
  }
  return checks;
}

ObjectId parent_column(const Emit& emit, const ObjectId& column) {
  if (emit.schema == nullptr) {
    return {};
  }
  for (const ObjectId& parent : parents_of(*emit.schema, column.parent())) {
    ObjectId above(column.kind(), column.name(), parent);
    if (emit.schema->contains(above)) {
      return above;
    }
  }
  return {};
}

bool is_new_table(const Emit& emit, const ObjectId& table) {
  return emit.before == nullptr || !emit.before->contains(table);
}

Statements create(const Emit& emit, const ObjectId& id, const Table& object, const Parts& parts) {
  Statements statements{
      {.sql = create_table(emit, id, object, parts), .operation = create_table_operation(emit, id, object, parts)}};
  if (object.partition_of && !is_new_table(emit, object.partition_of)) {
    statements.back().lock = Lock::access_exclusive;
  }
  for (const auto& [column_id, column] : parts.of<Column>(id)) {
    if (column->inherited) {
      append(statements, inherited_differences(emit, column_id, *column));
      inherited_defaults(emit, column_id, parts, statements);
    } else {
      append(statements, column_settings(column_id, *column));
    }
  }
  for (const auto& [constraint_id, constraint] : parts.of<Constraint>(id)) {
    if (!stands_inside(parts, constraint_id, *constraint)) {
      append(statements, create(emit, constraint_id, *constraint));
    } else if (has_index(*constraint)) {
      append(statements, index_marks(emit, id, constraint_id.name()));
    }
  }
  if (object.row_security) {
    statements.push_back(altering(id, "ENABLE ROW LEVEL SECURITY"));
  }
  if (object.force_row_security) {
    statements.push_back(altering(id, "FORCE ROW LEVEL SECURITY"));
  }
  if (object.replica_identity == "FULL" || object.replica_identity == "NOTHING") {
    statements.push_back(set_replica_identity(id, object.replica_identity));
  }
  return statements;
}

Statements drop(const Emit& /*emit*/, const ObjectId& id, const Table& object) {
  if (object.server) {
    return {{.sql = "DROP FOREIGN TABLE " + sql_name(id), .lock = Lock::access_exclusive}};  // its rows are elsewhere
  }
  return {{.sql = "DROP TABLE " + sql_name(id),
           .hazards = {Hazard::DELETES_DATA},
           .lock = Lock::access_exclusive,
           .operation = table_operation("drop_table", id)}};
}

Statements rename(const Emit& /*emit*/, const ObjectId& from, const ObjectId& to, const Table& /*object*/) {
  Statements statements = plain_rename(from, to);
  if (from.name() != to.name()) {
    statements.back().operation =
        table_operation("rename_table", ObjectId(from.kind(), from.name(), to.parent(), from.arguments()));
    statements.back().operation->with_text("new_name", to.name());
  }
  return statements;
}

namespace {

class Alterer {
 public:
  Alterer(const Emit& emit, const ObjectId& id, const Table& before, const Table& after, const Changed& changed)
      : emit_(emit), id_(id), before_(before), after_(after), changed_(changed) {}

  Alteration run() {
    if (changed_.has("access_method") && emit_.postgres < 15) {
      result_.replace = true;
      return std::move(result_);
    }
    change_family();
    change_storage();
    change_security();
    change_marks();
    return std::move(result_);
  }

 private:
  Statement& add(const ObjectId& table, const std::string& action) {
    result_.statements.push_back(altering(table, action));
    return result_.statements.back();
  }

  void change_family() {
    if (changed_.has("partition_of") || changed_.has("partition_bound")) {
      if (before_.partition_of && (emit_.schema == nullptr || emit_.schema->contains(before_.partition_of))) {
        add(before_.partition_of, "DETACH PARTITION " + sql_name(id_));
        drop_what_only_the_parent_had();
      }
      if (after_.partition_of) {
        add_what_comes_from(after_.partition_of);
        Statement& attach = add(after_.partition_of, "ATTACH PARTITION " + sql_name(id_) + " " +
                                                         partition_bound_clause(after_.partition_bound));
        attach.hazards = {Hazard::SCANS_TABLE};
      }
    }
    bool left = false;
    for (const ObjectId& parent : before_.inherits) {
      if (!std::count(after_.inherits.begin(), after_.inherits.end(), parent)) {
        add(id_, "NO INHERIT " + sql_name(parent));
        left = true;
      }
    }
    if (left) {
      drop_what_only_the_parent_had();
    }
    for (const ObjectId& parent : after_.inherits) {
      if (!std::count(before_.inherits.begin(), before_.inherits.end(), parent)) {
        add_what_comes_from(parent);
        add(id_, "INHERIT " + sql_name(parent));
      }
    }
    if (changed_.has("of_type")) {
      add(id_, after_.of_type.empty() ? "NOT OF" : "OF " + after_.of_type.text());
    }
  }

  /// Columns and checks that the table has from its new parent: it must have them before it may join.
  void add_what_comes_from(const ObjectId& parent) {
    if (emit_.before == nullptr || emit_.schema == nullptr) {
      return;
    }
    for (const ObjectId& own : emit_.schema->children(id_, kind_of<Column>)) {
      const Column& column = *emit_.schema->get<Column>(own);
      const ObjectId above(own.kind(), own.name(), parent);
      // A column that the parent is given later comes down by itself.
      const bool parent_has_it = emit_.before->contains(above) || !emit_.before->contains(parent);
      const bool from_parent = emit_.schema->contains(above) && parent_has_it;
      if (column.inherited && from_parent && !emit_.before->contains(own) && added_.insert(own).second) {
        const auto* value = emit_.schema->get<DefaultValue>(ObjectId(kind_of<DefaultValue>, "", own));
        add(id_, "ADD COLUMN " + column_definition(own, column, value == nullptr ? nullptr : &value->expression));
      }
    }
    add_checks_of(parent);
  }

  /// Its own, and those that it has from its parents. What the table has already from one of these it keeps. `proved`:
  /// a table that is made as an heir of `parent` stands between, on which the server takes every check as valid, and
  /// then on the heirs of that nothing else.
  void add_checks_of(const ObjectId& parent, bool proved = false) {
    if (descends(*emit_.before, id_, parent)) {
      return;
    }
    for (const ObjectId& above : emit_.schema->children(parent, kind_of<Constraint>)) {
      const Constraint& check = *emit_.schema->get<Constraint>(above);
      const ObjectId own(above.kind(), above.name(), id_);
      const bool parent_has_it = emit_.before->contains(above) || !emit_.before->contains(parent);
      if (goes_to_heirs(check) && parent_has_it && !emit_.before->contains(own) && !emit_.schema->contains(own) &&
          added_.insert(own).second) {
        add_check(own, check, proved);
      }
    }
    for (const ObjectId& above : parents_of(*emit_.schema, parent)) {
      add_checks_of(above, proved || !emit_.before->contains(parent));
    }
  }

  void add_check(const ObjectId& own, Constraint check, bool proved) {
    std::vector<Hazard> hazards{Hazard::SCANS_TABLE};
    if (check.not_valid && proved) {
      check.not_valid = false;
      hazards.push_back(Hazard::CORRECTNESS);
    }
    add(id_, "ADD " + constraint_clause(own, check)).hazards = std::move(hazards);
  }

  /// Columns and checks that came from a parent stay when the table leaves it; dropping them, once it has left all that
  /// it leaves, is nobody else's to write.
  void drop_what_only_the_parent_had() {
    if (emit_.before == nullptr || emit_.schema == nullptr) {
      return;
    }
    std::set<std::string> settled;
    for (const ObjectId& above : checks_from_above(*emit_.schema, id_)) {
      settled.insert(above.name());
    }
    for (const ObjectId& above : checks_from_above(*emit_.before, id_)) {
      const ObjectId own(above.kind(), above.name(), id_);
      if (settled.insert(above.name()).second && !emit_.before->contains(own)) {
        add(id_, "DROP CONSTRAINT " + quote_identifier(above.name()));
      }
    }
    for (const ObjectId& column : emit_.before->children(id_, kind_of<Column>)) {
      if (emit_.before->get<Column>(column)->inherited && !emit_.schema->contains(column)) {
        add(id_, "DROP COLUMN " + quote_identifier(column.name())).hazards = {Hazard::DELETES_DATA};
      }
    }
  }

  void change_storage() {
    const std::vector<Hazard> rewrite{Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK, Hazard::REWRITES_TABLE};
    if (changed_.has("foreign_options")) {
      add(id_, foreign_option_changes(before_.foreign_options, after_.foreign_options));
    }
    if (changed_.has("unlogged")) {
      add(id_, after_.unlogged ? "SET UNLOGGED" : "SET LOGGED").hazards = rewrite;
    }
    if (changed_.has("access_method")) {
      const std::string method = after_.access_method.empty() ? "heap" : quote_identifier(after_.access_method);
      add(id_, "SET ACCESS METHOD " + method).hazards = rewrite;
    }
    if (changed_.has("tablespace")) {
      const std::string tablespace = after_.tablespace.empty() ? "pg_default" : quote_identifier(after_.tablespace);
      add(id_, "SET TABLESPACE " + tablespace).hazards = rewrite;
    }
    if (changed_.has("storage_parameters")) {
      const OptionChanges changes = option_changes(before_.storage_parameters, after_.storage_parameters);
      if (!changes.set.empty()) {
        add(id_, "SET (" + option_list(changes.set) + ")").lock = Lock::share_update_exclusive;
      }
      for (const std::string& name : changes.reset) {
        add(id_, "RESET (" + option_name(name) + ")").lock = Lock::share_update_exclusive;
      }
    }
  }

  void change_security() {
    if (changed_.has("row_security")) {
      add(id_, std::string(after_.row_security ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY").hazards = {
          Hazard::AUTHZ_UPDATE};
    }
    if (changed_.has("force_row_security")) {
      add(id_, std::string(after_.force_row_security ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY").hazards = {
          Hazard::AUTHZ_UPDATE};
    }
  }

  void change_marks() {
    if (changed_.has("replica_identity")) {
      Alteration change = change_replica_identity(emit_, id_, before_, after_);
      append(result_.statements, std::move(change.statements));
      append(result_.later, std::move(change.later));
    }
    if (changed_.has("cluster_on") && after_.cluster_on.empty()) {
      add(id_, "SET WITHOUT CLUSTER");
    } else if (changed_.has("cluster_on") && index_stays(emit_, id_, after_.cluster_on)) {
      result_.later.push_back(altering(id_, "CLUSTER ON " + quote_identifier(after_.cluster_on)));
    }
  }

  const Emit& emit_;
  const ObjectId& id_;
  const Table& before_;
  const Table& after_;
  const Changed& changed_;
  std::set<ObjectId> added_;  // columns and checks that came with a new parent
  Alteration result_;
};

char replica_code(const std::string& replica_identity) {
  if (replica_identity.empty()) {
    return 'd';
  }
  return replica_identity == "FULL" ? 'f' : replica_identity == "NOTHING" ? 'n' : 'i';
}

/// The same key and bound on temporary tables, and the catalog's text of both.
Statements verify_partitioning(const Emit& emit, const ObjectId& id, const Table& table) {
  Statements statements;
  const auto like = [](const ObjectId& other) { return "(LIKE " + sql_name(other) + ")"; };
  if (!table.partition_strategy.empty()) {
    statements.push_back({.sql = "CREATE TEMPORARY TABLE ashlar_verify " + like(id) + " PARTITION BY " +
                                 table.partition_strategy + " (" + index_elements(table.partition_key) + ")"});
    statements.push_back(
        verify_that("pg_catalog.pg_get_partkeydef(" + reg_literal(id, "regclass") +
                        ") = pg_catalog.pg_get_partkeydef('pg_temp.ashlar_verify'::pg_catalog.regclass)",
                    display_name(id) + " is partitioned otherwise"));
    statements.push_back({.sql = "DROP TABLE pg_temp.ashlar_verify"});
  }
  const auto* parent = emit.schema == nullptr ? nullptr : emit.schema->get<Table>(table.partition_of);
  if (!table.partition_of || parent == nullptr) {
    return statements;
  }
  const auto bound = [](const std::string& relation) {
    return "(SELECT pg_catalog.pg_get_expr(relpartbound, oid) FROM pg_catalog.pg_class WHERE oid = " + relation + ")";
  };
  statements.push_back({.sql = "CREATE TEMPORARY TABLE ashlar_verify " + like(table.partition_of) + " PARTITION BY " +
                               parent->partition_strategy + " (" + index_elements(parent->partition_key) + ")"});
  statements.push_back({.sql = "CREATE TEMPORARY TABLE ashlar_verify_partition PARTITION OF pg_temp.ashlar_verify " +
                               partition_bound_clause(table.partition_bound)});
  statements.push_back(verify_that(
      bound(reg_literal(id, "regclass")) + " = " + bound("'pg_temp.ashlar_verify_partition'::pg_catalog.regclass"),
      display_name(id) + " takes other rows"));
  statements.push_back({.sql = "DROP TABLE pg_temp.ashlar_verify"});
  return statements;
}

}  // namespace

Alteration alter(const Emit& emit, const ObjectId& id, const Table& before, const Table& after,
                 const Changed& changed) {
  return Alterer(emit, id, before, after, changed).run();
}

Statements verify(const Emit& emit, const ObjectId& id, const Table& object) {
  std::string condition = "EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = pg_catalog.to_regclass(" +
                          quote_literal(sql_name(id)) + ")";
  const char kind = object.server ? 'f' : object.partition_strategy.empty() ? 'r' : 'p';
  condition += std::string(" AND c.relkind = '") + kind + "'";
  if (object.server) {
    condition +=
        " AND EXISTS (SELECT FROM pg_catalog.pg_foreign_table AS f JOIN pg_catalog.pg_foreign_server AS s ON "
        "s.oid = f.ftserver WHERE f.ftrelid = c.oid AND s.srvname = " +
        quote_literal(object.server.name()) + " AND " +
        foreign_options_condition(object.foreign_options, "f.ftoptions") + ")";
  }
  condition += std::string(" AND c.relpersistence = '") + (object.unlogged ? 'u' : 'p') + "'";
  condition += std::string(" AND c.relrowsecurity = ") + (object.row_security ? "true" : "false");
  condition += std::string(" AND c.relforcerowsecurity = ") + (object.force_row_security ? "true" : "false");
  condition += " AND " + reloptions_condition(object.storage_parameters, "c.reloptions");
  if (!object.replica_identity.starts_with("USING") && !object.server) {
    condition += std::string(" AND c.relreplident = '") + replica_code(object.replica_identity) + "'";
  }
  const std::vector<ObjectId> parents = parents_of(object);
  condition += " AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_inherits AS i WHERE i.inhrelid = c.oid) = " +
               std::to_string(parents.size());
  for (const ObjectId& parent : parents) {
    condition +=
        " AND EXISTS (SELECT FROM pg_catalog.pg_inherits AS i WHERE i.inhrelid = c.oid AND i.inhparent = "
        "pg_catalog.to_regclass(" +
        quote_literal(sql_name(parent)) + "))";
  }
  condition += object.of_type.empty()
                   ? " AND c.reloftype = 0"
                   : " AND c.reloftype = pg_catalog.to_regtype(" + quote_literal(object.of_type.text()) + ")";
  Statements statements{verify_that(condition + ")", display_name(id) + " is missing or defined otherwise")};
  append(statements, verify_partitioning(emit, id, object));
  return statements;
}

}  // namespace ashlar::kinds
