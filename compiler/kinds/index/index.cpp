#include "compiler/kinds/index/index.h"

#include <array>

#include "compiler/base/quote.h"
#include "compiler/kinds/column/operation.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/table/index_marks.h"

namespace ashlar::kinds {

namespace {

/// The place after the quoted text that begins at `at`.
std::size_t after_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::size_t end = text.find(quote, at + 1);
  return end == std::string_view::npos ? text.size() : end + 1;
}

/// True for `f(…)` and `s.f(…)` and nothing around it, which an index takes without parentheses of its own.
bool is_function_call(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] != '(') {
    const char c = text[at];
    if (c == '"') {
      at = after_quoted(text, at);
    } else if (c == '_' || c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
      ++at;
    } else {
      return false;  // keywords are in capitals: ROW (…), NOT (…)
    }
  }
  if (at == 0 || at == text.size()) {
    return false;
  }
  int depth = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '"' || text[at] == '\'') {
      at = after_quoted(text, at) - 1;
    } else if (text[at] == '(') {
      ++depth;
    } else if (text[at] == ')' && --depth == 0) {
      return at + 1 == text.size();
    }
  }
  return false;
}

std::string column_names(const std::vector<ObjectId>& columns) {
  std::string names;
  for (const ObjectId& column : columns) {
    names += (names.empty() ? "" : ", ") + quote_identifier(column.name());
  }
  return names;
}

bool is_partitioned(const Emit& emit, const ObjectId& table) {
  const auto* owner = emit.schema == nullptr ? nullptr : emit.schema->get<Table>(table);
  return owner != nullptr && !owner->partition_strategy.empty();
}

/// CREATE INDEX with its name and table given, so that verify can make the same index on another table.
std::string create_index(const Index& index, std::string_view name, std::string_view table) {
  std::string sql = "CREATE ";
  sql += index.unique ? "UNIQUE INDEX " : "INDEX ";
  sql += name;
  sql += " ON ";
  sql += table;
  sql += index.method == "btree" ? "" : " USING " + quote_identifier(index.method);
  sql += " (" + index_elements(index.elements) + ")";
  sql += index.include.empty() ? "" : " INCLUDE (" + column_names(index.include) + ")";
  sql += index.nulls_not_distinct ? " NULLS NOT DISTINCT" : "";
  sql += index.storage_parameters.empty() ? "" : " WITH (" + option_list(index.storage_parameters) + ")";
  sql += index.tablespace.empty() ? "" : " TABLESPACE " + quote_identifier(index.tablespace);
  sql += index.predicate.empty() ? "" : " WHERE " + index.predicate.text();
  return sql;
}

/// True where an expression takes the whole row, whose type is the table's own: no other table can stand in for it.
bool names_whole_row(const Index& index) {
  bool whole = false;
  const auto look = [&](const SqlText& text) {
    for (const Slot& slot : text.slots()) {
      whole = whole || slot.target == index.table;
    }
  };
  look(index.predicate);
  for (const IndexElement& element : index.elements) {
    look(element.expression);
  }
  return whole;
}

std::vector<std::string> names_of(const std::vector<ObjectId>& columns) {
  std::vector<std::string> names;
  for (const ObjectId& column : columns) {
    names.push_back(column.name());
  }
  return names;
}

/// A key: a column's name, or SQL. A column that has an operator class and nothing else is a name as well, its class is
/// told apart.
Value key_of(const IndexElement& element, Value::Operations& classes) {
  IndexElement plain;
  plain.column = element.column;
  plain.operator_class = element.operator_class;
  if (!element.column || !(element == plain)) {
    return Value{SqlExpression{index_element(element)}};
  }
  if (!element.operator_class.empty()) {
    Operation operator_class{"operator_class", {}};
    operator_class.with_text("column", element.column.name()).with_sql("class", element.operator_class.text());
    classes.push_back(std::move(operator_class));
  }
  return Value{element.column.name()};
}

std::optional<Operation> create_operation(const ObjectId& id, const Index& index, bool concurrently) {
  if (index.only || !index.storage_parameters.empty() || !index.tablespace.empty() || !index.statistics.empty()) {
    return std::nullopt;
  }
  Operation operation = table_operation("create_index", index.table);
  operation.with_text("name", id.name());
  Value::Values keys;
  Value::Operations classes;
  for (const IndexElement& element : index.elements) {
    keys.push_back(key_of(element, classes));
  }
  operation.with("columns", Value{std::move(keys)}).with("unique", Value{index.unique});
  operation.with_text("using", index.method == "btree" ? "" : index.method);
  if (!classes.empty()) {
    operation.with("operator_classes", Value{std::move(classes)});
  }
  operation.with_names("include", names_of(index.include))
      .with_flag("nulls_not_distinct", index.nulls_not_distinct)
      .with_sql("where", index.predicate.text())
      .with_flag("concurrently", concurrently);
  return operation;
}

/// The targets that `after` has and `before` has not; -1 where one goes.
Statements statistics_targets(const ObjectId& id, const Parameters& before, const Parameters& after) {
  const OptionChanges changes = option_changes(before, after);
  Statements statements;
  const auto set = [&](const std::string& key, const std::string& target) {
    statements.push_back({.sql = "ALTER INDEX " + sql_name(id) + " ALTER COLUMN " + key + " SET STATISTICS " + target,
                          .lock = Lock::share_update_exclusive});
  };
  for (const auto& [key, target] : changes.set) {
    set(key, target);
  }
  for (const std::string& key : changes.reset) {
    set(key, "-1");
  }
  return statements;
}

}  // namespace

std::string index_element(const IndexElement& element) {
  std::string sql;
  if (element.column) {
    sql = quote_identifier(element.column.name());
  } else if (is_function_call(element.expression.text())) {
    sql = element.expression.text();
  } else {
    sql = "(" + element.expression.text() + ")";
  }
  sql += element.collation.empty() ? "" : " COLLATE " + element.collation.text();
  sql += element.operator_class.empty() ? "" : " " + element.operator_class.text();
  sql += element.operator_class_options.empty() ? "" : " (" + option_list(element.operator_class_options) + ")";
  sql += element.descending ? " DESC" : "";
  if (element.nulls_first != element.descending) {
    sql += element.nulls_first ? " NULLS FIRST" : " NULLS LAST";
  }
  return sql;
}

std::string index_elements(const std::vector<IndexElement>& elements) {
  std::string sql;
  for (const IndexElement& element : elements) {
    sql += (sql.empty() ? "" : ", ") + index_element(element);
  }
  return sql;
}

Statements create(const Emit& emit, const ObjectId& id, const Index& object) {
  const bool is_new = is_new_table(emit, object.table);
  const bool concurrently = object.concurrently && !is_new && !is_partitioned(emit, object.table);
  std::string name = concurrently ? "CONCURRENTLY " : "";
  name += quote_identifier(id.name());
  Statement statement{.sql = create_index(object, name, (object.only ? "ONLY " : "") + sql_name(object.table))};
  statement.operation = create_operation(id, object, concurrently);
  statement.transactional = !concurrently;
  statement.lock = concurrently ? Lock::share_update_exclusive : Lock::share;
  if (!is_new) {
    statement.hazards.push_back(Hazard::INDEX_BUILD);
    if (!concurrently) {
      statement.hazards.push_back(Hazard::ACQUIRES_SHARE_LOCK);
    }
  }
  Statements statements{std::move(statement)};
  append(statements, statistics_targets(id, {}, object.statistics));
  append(statements, index_marks(emit, object.table, id.name()));
  return statements;
}

Alteration alter(const Emit& /*emit*/, const ObjectId& id, const Index& before, const Index& after,
                 const Changed& changed) {
  Alteration alteration;
  const std::string alter_index = "ALTER INDEX " + sql_name(id);
  if (changed.has("storage_parameters")) {
    const OptionChanges changes = option_changes(before.storage_parameters, after.storage_parameters);
    if (!changes.set.empty()) {
      alteration.statements.push_back(
          {.sql = alter_index + " SET (" + option_list(changes.set) + ")", .lock = Lock::share_update_exclusive});
    }
    Parameters reset;
    for (const std::string& name : changes.reset) {
      reset[name] = "";
    }
    if (!reset.empty()) {
      alteration.statements.push_back(
          {.sql = alter_index + " RESET (" + option_list(reset) + ")", .lock = Lock::share_update_exclusive});
    }
  }
  if (changed.has("tablespace")) {
    const std::string tablespace = after.tablespace.empty() ? "pg_default" : quote_identifier(after.tablespace);
    alteration.statements.push_back({.sql = alter_index + " SET TABLESPACE " + tablespace,
                                     .hazards = {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK},
                                     .lock = Lock::access_exclusive});
  }
  for (Statement& target : statistics_targets(id, before.statistics, after.statistics)) {
    alteration.statements.push_back(std::move(target));
  }
  return alteration;
}

Statements drop(const Emit& emit, const ObjectId& id, const Index& object) {
  const bool concurrently = object.concurrently && !is_partitioned(emit, object.table);
  Statement statement{.sql = std::string("DROP INDEX ") + (concurrently ? "CONCURRENTLY " : "") + sql_name(id),
                      .hazards = {Hazard::INDEX_DROPPED},
                      .lock = concurrently ? Lock::share_update_exclusive : Lock::access_exclusive,
                      .transactional = !concurrently,
                      .operation = table_operation("drop_index", object.table)};
  statement.operation->with_text("name", id.name()).with_flag("concurrently", concurrently);
  if (std::optional<Operation> existing = create_operation(id, object, false)) {
    statement.operation->with("existing", Value{Value::Operations{std::move(*existing)}});
  }
  return {statement};
}

Statements rename(const Emit& /*emit*/, const ObjectId& from, const ObjectId& to, const Index& object) {
  Statements statements = plain_rename(from, to);
  if (std::optional<Operation> existing = create_operation(to, object, false);
      existing && statements.size() == 1 && from.name() != to.name()) {
    Operation operation = table_operation("rename_index", object.table);
    operation.with_text("name", from.name()).with_text("new_name", to.name());
    operation.with("existing", Value{Value::Operations{std::move(*existing)}});
    statements.front().operation = std::move(operation);
  }
  return statements;
}

Statements verify(const Emit& emit, const ObjectId& id, const Index& object) {
  const std::string exists = "EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass(" +
                             quote_literal(sql_name(id)) + ") AND indrelid = " + reg_literal(object.table, "regclass") +
                             " AND indisvalid)";
  Statements statements{verify_that(exists, display_name(id) + " is missing, invalid or on another table")};
  if (!object.statistics.empty()) {
    std::string targets;
    for (const auto& [key, target] : object.statistics) {
      targets += (targets.empty() ? "(" : ", (") + key + ", " + target + ")";
    }
    // Without a target there is NULL since 17, -1 before.
    statements.push_back(verify_that(
        "NOT EXISTS (SELECT FROM pg_catalog.pg_attribute AS a LEFT JOIN (VALUES " + targets +
            ") AS t (key, target) ON t.key = a.attnum\n    WHERE a.attrelid = " + reg_literal(id, "regclass") +
            " AND coalesce(a.attstattarget, -1) <> coalesce(t.target, -1))",
        "the statistics targets of " + display_name(id) + " are not as declared"));
  }
  if (names_whole_row(object)) {
    return statements;
  }
  const auto facts = [&](const std::string& index) {
    return "(SELECT ROW(c.relam, i.indisunique, i.indnkeyatts, i.indclass::pg_catalog.text, "
           "i.indcollation::pg_catalog.text, i.indoption::pg_catalog.text, c.reloptions, " +
           std::string(emit.postgres >= 15 ? "i.indnullsnotdistinct, " : "") +
           "pg_catalog.pg_get_expr(i.indpred, i.indrelid), ARRAY(SELECT pg_catalog.pg_get_indexdef(i.indexrelid, k, "
           "false) FROM pg_catalog.generate_series(1, i.indnatts) AS k))::pg_catalog.text FROM pg_catalog.pg_index AS "
           "i "
           "JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid WHERE i.indexrelid = " +
           index + ")";
  };
  statements.push_back({.sql = "CREATE TEMPORARY TABLE ashlar_verify (LIKE " + sql_name(object.table) + ")"});
  statements.push_back({.sql = create_index(object, "ashlar_verify_index", "pg_temp.ashlar_verify")});
  statements.push_back(verify_that(
      facts(reg_literal(id, "regclass")) + " = " + facts("'pg_temp.ashlar_verify_index'::pg_catalog.regclass"),
      display_name(id) + " is defined otherwise"));
  statements.push_back({.sql = "DROP TABLE pg_temp.ashlar_verify"});
  return statements;
}

}  // namespace ashlar::kinds
