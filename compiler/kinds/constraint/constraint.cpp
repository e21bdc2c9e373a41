#include "compiler/kinds/constraint/constraint.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/constraint/operation.h"
#include "compiler/kinds/convert_type.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/table/index_marks.h"
#include "compiler/kinds/table/read_table.h"

namespace ashlar::kinds {

namespace {

std::string column_names(const std::vector<ObjectId>& columns) {
  std::string names;
  for (const ObjectId& column : columns) {
    names += (names.empty() ? "" : ", ") + quote_identifier(column.name());
  }
  return names;
}

/// The key columns, with the mark of a temporal key or reference on the last one.
std::string key_columns(const std::vector<ObjectId>& columns, bool period, bool reference) {
  if (!period || columns.empty()) {
    return column_names(columns);
  }
  if (!reference) {
    return column_names(columns) + " WITHOUT OVERLAPS";
  }
  const std::string others = column_names({columns.begin(), columns.end() - 1});
  return others + (others.empty() ? "" : ", ") + "PERIOD " + quote_identifier(columns.back().name());
}

std::string foreign_key(const Constraint& constraint) {
  std::string sql = "FOREIGN KEY (" + key_columns(constraint.columns, constraint.period, true) + ") REFERENCES " +
                    sql_name(constraint.referenced);
  if (!constraint.referenced_columns.empty()) {  // the primary key of a table outside the project
    sql += " (" + key_columns(constraint.referenced_columns, constraint.period, true) + ")";
  }
  sql += constraint.match.empty() ? "" : " MATCH " + constraint.match;
  sql += constraint.on_update.empty() ? "" : " ON UPDATE " + constraint.on_update;
  sql += constraint.on_delete.empty() ? "" : " ON DELETE " + constraint.on_delete;
  sql += constraint.on_delete_columns.empty() ? "" : " (" + column_names(constraint.on_delete_columns) + ")";
  return sql;
}

std::string exclusion(const Constraint& constraint) {
  std::string elements;
  for (const ExcludeElement& element : constraint.elements) {
    elements += (elements.empty() ? "" : ", ") + index_element(element.key) + " WITH " + element.with;
  }
  return "EXCLUDE USING " + quote_identifier(constraint.method) + " (" + elements + ")";
}

std::string index_options(const Constraint& constraint) {
  std::string sql = constraint.include.empty() ? "" : " INCLUDE (" + column_names(constraint.include) + ")";
  sql += constraint.storage_parameters.empty() ? "" : " WITH (" + option_list(constraint.storage_parameters) + ")";
  sql += constraint.tablespace.empty() ? "" : " USING INDEX TABLESPACE " + quote_identifier(constraint.tablespace);
  sql += constraint.predicate.empty() ? "" : " WHERE (" + constraint.predicate.text() + ")";
  return sql;
}

std::string body(const Constraint& constraint) {
  switch (constraint.type) {
    case ConstraintType::primary_key:
      return "PRIMARY KEY (" + key_columns(constraint.columns, constraint.period, false) + ")" +
             index_options(constraint);
    case ConstraintType::unique:
      return std::string("UNIQUE ") + (constraint.nulls_not_distinct ? "NULLS NOT DISTINCT (" : "(") +
             key_columns(constraint.columns, constraint.period, false) + ")" + index_options(constraint);
    case ConstraintType::check:
      return "CHECK (" + constraint.expression.text() + ")" + (constraint.no_inherit ? " NO INHERIT" : "");
    case ConstraintType::foreign_key:
      return foreign_key(constraint);
    case ConstraintType::exclude:
      return exclusion(constraint) + index_options(constraint);
  }
  return {};
}

bool in_domain(const ObjectId& id) {
  return id.parent().kind() == kind_of<Domain>;
}

std::string alter_parent(const ObjectId& id) {
  return (in_domain(id) ? "ALTER DOMAIN " : "ALTER TABLE ") + sql_name(id.parent());
}

/// What adding the constraint does to a table that has rows already.
void assess(const Emit& emit, const ObjectId& id, const Constraint& constraint, Statement& statement) {
  const bool foreign = constraint.type == ConstraintType::foreign_key;
  statement.lock = foreign ? Lock::share_row_exclusive : Lock::access_exclusive;
  if (is_new_table(emit, id.parent())) {
    if (foreign && !is_new_table(emit, constraint.referenced)) {
      statement.hazards.push_back(Hazard::ACQUIRES_SHARE_ROW_EXCLUSIVE_LOCK);
    }
    return;
  }
  statement.hazards.push_back(foreign ? Hazard::ACQUIRES_SHARE_ROW_EXCLUSIVE_LOCK
                                      : Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK);
  if (has_index(constraint)) {
    statement.hazards.push_back(Hazard::INDEX_BUILD);
  } else if (!constraint.not_valid && !constraint.not_enforced) {
    statement.hazards.push_back(Hazard::SCANS_TABLE);
  }
}

}  // namespace

bool has_index(const Constraint& constraint) {
  return constraint.type == ConstraintType::primary_key || constraint.type == ConstraintType::unique ||
         constraint.type == ConstraintType::exclude;
}

bool same_key(const Constraint& a, const Constraint& b) {
  const auto is_key = [](const Constraint& constraint) {
    return constraint.type == ConstraintType::primary_key || constraint.type == ConstraintType::unique;
  };
  const bool alike =
      (is_key(a) && is_key(b)) || (a.type == ConstraintType::exclude && b.type == a.type && a.method == b.method &&
                                   a.elements == b.elements && a.predicate == b.predicate);
  return alike && a.columns == b.columns && a.include == b.include && a.nulls_not_distinct == b.nulls_not_distinct &&
         a.deferrable == b.deferrable && a.initially_deferred == b.initially_deferred && a.period == b.period;
}

std::string constraint_definition(const Constraint& constraint) {
  std::string sql = body(constraint);
  sql += constraint.deferrable ? " DEFERRABLE" : "";
  sql += constraint.initially_deferred ? " INITIALLY DEFERRED" : "";
  sql += constraint.not_enforced ? " NOT ENFORCED" : "";
  sql += constraint.not_valid && !constraint.not_enforced ? " NOT VALID" : "";
  return sql;
}

std::string constraint_clause(const ObjectId& id, const Constraint& constraint) {
  return "CONSTRAINT " + quote_identifier(id.name()) + " " + constraint_definition(constraint);
}

Statements create(const Emit& emit, const ObjectId& id, const Constraint& object) {
  Statement statement{.sql = alter_parent(id) + " ADD " + constraint_clause(id, object)};
  if (in_domain(id)) {
    if (!object.not_valid) {
      statement.hazards.push_back(Hazard::SCANS_TABLE);
    }
    return {statement};
  }
  statement.operation = create_constraint_operation(id, object, emit.before);
  assess(emit, id, object, statement);
  Statements statements{std::move(statement)};
  if (has_index(object)) {
    append(statements, index_marks(emit, id.parent(), id.name()));
  }
  return statements;
}

namespace {

/// The index behind a constraint, as ALTER INDEX names it.
std::string alter_index(const ObjectId& id) {
  return "ALTER INDEX " + qualified_name(ObjectId(kind_of<Index>, id.name(), id.parent().parent()));
}

void alter_index_options(const ObjectId& id, const Constraint& before, const Constraint& after, const Changed& changed,
                         Statements& statements) {
  if (changed.has("storage_parameters")) {
    const OptionChanges changes = option_changes(before.storage_parameters, after.storage_parameters);
    if (!changes.set.empty()) {
      statements.push_back(
          {.sql = alter_index(id) + " SET (" + option_list(changes.set) + ")", .lock = Lock::share_update_exclusive});
    }
    for (const std::string& name : changes.reset) {
      statements.push_back(
          {.sql = alter_index(id) + " RESET (" + option_name(name) + ")", .lock = Lock::share_update_exclusive});
    }
  }
  if (changed.has("tablespace")) {
    const std::string tablespace = after.tablespace.empty() ? "pg_default" : quote_identifier(after.tablespace);
    statements.push_back({.sql = alter_index(id) + " SET TABLESPACE " + tablespace,
                          .hazards = {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK},
                          .lock = Lock::access_exclusive});
  }
}

}  // namespace

Alteration alter(const Emit& emit, const ObjectId& id, const Constraint& before, const Constraint& after,
                 const Changed& changed) {
  Alteration alteration;
  const bool timing = changed.has("deferrable") || changed.has("initially_deferred");
  if (timing && after.type != ConstraintType::foreign_key) {
    alteration.replace = true;
    return alteration;
  }
  if (changed.has("not_enforced")) {
    if (after.type != ConstraintType::foreign_key || emit.postgres < 18) {
      alteration.replace = true;
      return alteration;
    }
    alteration.statements.push_back({.sql = alter_parent(id) + " ALTER CONSTRAINT " + quote_identifier(id.name()) +
                                            (after.not_enforced ? " NOT ENFORCED" : " ENFORCED"),
                                     .hazards = {Hazard::ACQUIRES_SHARE_ROW_EXCLUSIVE_LOCK},
                                     .lock = Lock::share_row_exclusive});
  }
  if (changed.has("not_valid")) {
    if (after.not_valid) {  // nothing takes a validation back
      alteration.replace = true;
      return alteration;
    }
    alteration.statements.push_back({.sql = alter_parent(id) + " VALIDATE CONSTRAINT " + quote_identifier(id.name()),
                                     .hazards = {Hazard::SCANS_TABLE},
                                     .lock = Lock::share_update_exclusive});
  }
  if (timing) {
    std::string sql = alter_parent(id) + " ALTER CONSTRAINT " + quote_identifier(id.name());
    sql += after.deferrable ? " DEFERRABLE" : " NOT DEFERRABLE";
    sql += after.deferrable ? (after.initially_deferred ? " INITIALLY DEFERRED" : " INITIALLY IMMEDIATE") : "";
    alteration.statements.push_back({.sql = std::move(sql), .lock = Lock::access_exclusive});
  }
  alter_index_options(id, before, after, changed, alteration.statements);
  return alteration;
}

Alteration joining(const Emit& emit, const ObjectId& id, const Constraint& object) {
  Alteration alteration;
  if (in_domain(id) && !object.not_valid && emit.before != nullptr && emit.before->contains(id.parent())) {
    constrain_domain(emit, id.parent(), create(emit, id, object), alteration);
  }
  return alteration;
}

namespace {

/// True where the table is to have the same check from its parents: no statement makes one theirs alone.
bool comes_from_above(const Emit& emit, const ObjectId& id, const Constraint& object) {
  if (object.type != ConstraintType::check || emit.after == nullptr) {
    return false;
  }
  return std::ranges::any_of(checks_from_above(*emit.after, id.parent()), [&](const ObjectId& above) {
    return above.name() == id.name() && emit.after->get<Constraint>(above)->expression == object.expression;
  });
}

}  // namespace

Statements drop(const Emit& emit, const ObjectId& id, const Constraint& object) {
  if (comes_from_above(emit, id, object)) {
    return {};
  }
  Statement statement{.sql = alter_parent(id) + " DROP CONSTRAINT " + quote_identifier(id.name()),
                      .lock = Lock::access_exclusive,
                      .operation = drop_constraint_operation(id, object, emit.schema)};
  if (has_index(object)) {
    statement.hazards.push_back(Hazard::INDEX_DROPPED);
  }
  return {statement};
}

Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const Constraint& object) {
  return {{.sql = alter_parent(from) + " RENAME CONSTRAINT " + quote_identifier(from.name()) + " TO " +
                  quote_identifier(to.name()),
           .lock = Lock::access_exclusive,
           .operation = rename_constraint_operation(from, to, object, emit.before)}};
}

namespace {

std::string name_array(const std::vector<ObjectId>& columns) {
  std::string names;
  for (const ObjectId& column : columns) {
    names += (names.empty() ? "" : ", ") + quote_literal(column.name());
  }
  return "ARRAY[" + names + "]";
}

/// The names of a constraint's key columns, in key order.
std::string key_names(std::string_view key, std::string_view relation) {
  return "ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(c." + std::string(key) +
         ") WITH ORDINALITY AS k (attnum, place) JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c." +
         std::string(relation) + " AND a.attnum = k.attnum ORDER BY k.place)";
}

char action_code(const std::string& action) {
  if (action.empty()) {
    return 'a';
  }
  if (action == "SET NULL") {
    return 'n';
  }
  if (action == "SET DEFAULT") {
    return 'd';
  }
  return action == "CASCADE" ? 'c' : 'r';
}

std::string found_by_name(const ObjectId& id) {
  if (in_domain(id)) {
    return "c.contypid = pg_catalog.to_regtype(" + quote_literal(sql_name(id.parent())) +
           ") AND c.conname = " + quote_literal(id.name());
  }
  return "c.conrelid = pg_catalog.to_regclass(" + quote_literal(sql_name(id.parent())) +
         ") AND c.conname = " + quote_literal(id.name());
}

Statements verify_foreign_key(const ObjectId& id, const Constraint& object) {
  std::string condition = "EXISTS (SELECT FROM pg_catalog.pg_constraint AS c WHERE " + found_by_name(id) +
                          " AND c.contype = 'f' AND c.confrelid = pg_catalog.to_regclass(" +
                          quote_literal(sql_name(object.referenced)) + ")";
  condition += " AND " + key_names("conkey", "conrelid") + " = " + name_array(object.columns);
  if (!object.referenced_columns.empty()) {
    condition += " AND " + key_names("confkey", "confrelid") + " = " + name_array(object.referenced_columns);
  }
  condition += std::string(" AND c.confupdtype = '") + action_code(object.on_update) + "'";
  condition += std::string(" AND c.confdeltype = '") + action_code(object.on_delete) + "'";
  condition += std::string(" AND c.confmatchtype = '") + (object.match == "FULL" ? 'f' : 's') + "'";
  condition += std::string(" AND c.condeferrable = ") + (object.deferrable ? "true" : "false");
  condition += std::string(" AND c.condeferred = ") + (object.initially_deferred ? "true" : "false");
  condition += std::string(" AND c.convalidated = ") + (object.not_valid ? "false" : "true");
  if (!object.on_delete_columns.empty()) {
    condition += " AND " + key_names("confdelsetcols", "conrelid") + " = " + name_array(object.on_delete_columns);
  }
  return {verify_that(condition + ")", display_name(id) + " is missing or defined otherwise")};
}

bool names_whole_row(const ObjectId& id, const Constraint& object) {
  for (const SqlText* text : {&object.expression, &object.predicate}) {
    for (const Slot& slot : text->slots()) {
      if (slot.target == id.parent()) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

Statements verify(const Emit& /*emit*/, const ObjectId& id, const Constraint& object) {
  if (object.type == ConstraintType::foreign_key) {
    return verify_foreign_key(id, object);
  }
  const std::string found = "EXISTS (SELECT FROM pg_catalog.pg_constraint AS c WHERE " + found_by_name(id) + ")";
  Statements statements{verify_that(found, display_name(id) + " is missing")};
  if (in_domain(id) || names_whole_row(id, object)) {
    return statements;
  }
  const auto definition = [](const std::string& condition) {
    return "(SELECT pg_catalog.pg_get_constraintdef(c.oid) FROM pg_catalog.pg_constraint AS c WHERE " + condition + ")";
  };
  statements.push_back({.sql = "CREATE TEMPORARY TABLE ashlar_verify (LIKE " + sql_name(id.parent()) + ")"});
  statements.push_back({.sql = "ALTER TABLE pg_temp.ashlar_verify ADD CONSTRAINT ashlar_verify_constraint " +
                               constraint_definition(object)});
  statements.push_back(verify_that(definition(found_by_name(id)) + " = " +
                                       definition("c.conrelid = 'pg_temp.ashlar_verify'::pg_catalog.regclass AND "
                                                  "c.conname = 'ashlar_verify_constraint'"),
                                   display_name(id) + " is defined otherwise"));
  statements.push_back({.sql = "DROP TABLE pg_temp.ashlar_verify"});
  return statements;
}

}  // namespace ashlar::kinds
