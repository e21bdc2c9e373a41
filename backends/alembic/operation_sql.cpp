#include "backends/alembic/operation_sql.h"

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"

namespace ashlar::backends::alembic {

using python::Value;
using python::ValueKind;

namespace {

std::string required(const OperationCall& call, const Value* value) {
  if (Evaluation::missing(value)) {
    call.evaluation.fail(call.place, "an operation without all its arguments");
    return {};
  }
  return call.evaluation.string(*value);
}

Name optional(const OperationCall& call, std::string_view name) {
  return call.evaluation.optional_string(call.arguments.named(name));
}

/// The table that comes next among the arguments, or the one of the batch.
TableName table_of(const OperationCall& call, std::string_view argument = "table_name") {
  if (call.batch) {
    return *call.batch;
  }
  TableName table;
  table.name = required(call, call.arguments.next(argument));
  table.schema = optional(call, argument == "source_table" ? "source_schema" : "schema");
  return table;
}

void comment_column(const OperationCall& call, const TableName& table, const ColumnSql& column) {
  if (column.comment) {
    call.emit("COMMENT ON COLUMN " + table.sql() + "." + quote_identifier(column.name) + " IS " +
              quote_literal(*column.comment));
  }
}

/// The index of a column with index=True, named as SQLAlchemy names it.
void index_column(const OperationCall& call, const TableName& table, const ColumnSql& column) {
  if (column.index) {
    const std::string name = "ix_" + (table.schema ? *table.schema + "_" : "") + table.name + "_" + column.name;
    call.emit(std::string("CREATE ") + (column.unique ? "UNIQUE " : "") + "INDEX " + quote_identifier(name) + " ON " +
              table.sql() + " " + column_list({column.name}));
  }
}

void create_enum(const OperationCall& call, const EnumType& enumeration) {
  const std::string name = qualified(enumeration.schema, enumeration.name);
  if (!call.enums.insert(name).second) {
    return;
  }
  std::vector<std::string> labels;
  for (const std::string& label : enumeration.labels) {
    labels.push_back(quote_literal(label));
  }
  call.emit("CREATE TYPE " + name + " AS ENUM (" + join(labels, ", ") + ")");
}

// --- tables ----------------------------------------------------------------------------------------------------------

/// What stands in a create_table().
struct TableParts {
  std::vector<ColumnSql> columns;
  std::vector<std::string> key;
  std::string key_sql;
  std::vector<std::string> constraints;
  std::vector<const Value*> indexes;
};

TableParts read_parts(const OperationCall& call) {
  TableParts parts;
  for (const Value& item : call.arguments.rest()) {
    if (is_column(call.evaluation, item)) {
      parts.columns.push_back(read_column(call.evaluation, item));
    } else if (call.evaluation.function(item) == "sa.Index") {
      parts.indexes.push_back(&call.evaluation.resolve(item));
    } else {
      ConstraintSql made = read_constraint(call.evaluation, item);
      if (!made.key.empty()) {
        parts.key = std::move(made.key);
        parts.key_sql = std::move(made.sql);
      } else {
        parts.constraints.push_back(std::move(made.sql));
      }
    }
  }
  for (ColumnSql& column : parts.columns) {
    if (column.primary_key && parts.key_sql.empty()) {
      parts.key.push_back(column.name);
    }
    if (std::ranges::find(parts.key, column.name) != parts.key.end()) {
      column.primary_key = true;
      column.nullable = false;
    }
  }
  if (!parts.key.empty() && parts.key_sql.empty()) {
    parts.key_sql = "PRIMARY KEY " + column_list(parts.key);
  }
  return parts;
}

/// What follows the parentheses of CREATE TABLE.
std::string table_options(const OperationCall& call) {
  std::string sql;
  if (const Value* inherits = call.arguments.named("postgresql_inherits"); !Evaluation::missing(inherits)) {
    sql += " INHERITS " + column_list(call.evaluation.strings(inherits));
  }
  if (const auto partition = optional(call, "postgresql_partition_by")) {
    sql += " PARTITION BY " + *partition;
  }
  if (const Value* with = call.arguments.named("postgresql_with"); !Evaluation::missing(with)) {
    std::vector<std::string> options;
    for (std::size_t i = 0; i + 1 < with->items.size(); i += 2) {
      options.push_back(call.evaluation.string(with->items[i]) + " = " +
                        expression_sql(call.evaluation, with->items[i + 1], true));
    }
    sql += " WITH (" + join(options, ", ") + ")";
  }
  if (const auto tablespace = optional(call, "postgresql_tablespace")) {
    sql += " TABLESPACE " + quote_identifier(*tablespace);
  }
  return sql;
}

void create_index_element(const OperationCall& call, const TableName& table, const Value& index) {
  Arguments arguments(call.evaluation, index);
  const Value* name = arguments.next("name");
  Value columns;
  columns.kind = ValueKind::list;
  columns.span = index.span;
  for (const Value& column : arguments.rest()) {
    columns.items.push_back(column);
  }
  call.emit(
      index_sql(call.evaluation, name == nullptr ? "" : call.evaluation.string(*name), table, columns, arguments));
  arguments.finish();
}

void create_table(const OperationCall& call) {
  const TableName table = table_of(call);
  const TableParts parts = read_parts(call);
  std::vector<std::string> lines;
  for (const ColumnSql& column : parts.columns) {
    if (column.enumeration && column.enumeration->create_type) {
      create_enum(call, *column.enumeration);
    }
    const bool counts = column.primary_key && (column.must_count || (parts.key.size() == 1 && column.may_count));
    lines.push_back("    " + column.definition(counts));
  }
  if (!parts.key_sql.empty()) {
    lines.push_back("    " + parts.key_sql);
  }
  for (const std::string& constraint : parts.constraints) {
    lines.push_back("    " + constraint);
  }
  for (const ColumnSql& column : parts.columns) {
    for (const std::string& constraint : column.constraints) {
      lines.push_back("    " + constraint);
    }
    if (column.unique && !column.index) {
      lines.push_back("    UNIQUE " + column_list({column.name}));
    }
  }
  std::string prefix;
  for (const std::string& word : call.evaluation.strings(call.arguments.named("prefixes"))) {
    prefix += word + " ";
  }
  const bool if_not_exists = call.evaluation.flag(call.arguments.named("if_not_exists"), false);
  call.emit("CREATE " + prefix + "TABLE " + (if_not_exists ? "IF NOT EXISTS " : "") + table.sql() + " (\n" +
            join(lines, ",\n") + "\n)" + table_options(call));
  if (const auto comment = optional(call, "comment")) {
    call.emit("COMMENT ON TABLE " + table.sql() + " IS " + quote_literal(*comment));
  }
  for (const ColumnSql& column : parts.columns) {
    index_column(call, table, column);
    comment_column(call, table, column);
  }
  for (const Value* index : parts.indexes) {
    create_index_element(call, table, *index);
  }
  call.arguments.ignore({"extend_existing", "keep_existing", "implicit_returning", "listeners", "quote"});
}

void drop_table(const OperationCall& call) {
  const TableName table = table_of(call);
  const bool if_exists = call.evaluation.flag(call.arguments.named("if_exists"), false);
  call.emit(std::string("DROP TABLE ") + (if_exists ? "IF EXISTS " : "") + table.sql());
}

void rename_table(const OperationCall& call) {
  const TableName table = table_of(call, "old_table_name");
  call.emit("ALTER TABLE " + table.sql() + " RENAME TO " +
            quote_identifier(required(call, call.arguments.next("new_table_name"))));
}

void create_table_comment(const OperationCall& call) {
  const TableName table = table_of(call);
  const auto comment = call.evaluation.optional_string(call.arguments.next("comment"));
  call.arguments.next("existing_comment");
  call.emit("COMMENT ON TABLE " + table.sql() + " IS " + (comment ? quote_literal(*comment) : "NULL"));
}

void drop_table_comment(const OperationCall& call) {
  const TableName table = table_of(call);
  call.arguments.next("existing_comment");
  call.emit("COMMENT ON TABLE " + table.sql() + " IS NULL");
}

// --- columns ---------------------------------------------------------------------------------------------------------

void add_column(const OperationCall& call) {
  const TableName table = table_of(call);
  const Value* given = call.arguments.next("column");
  if (given == nullptr) {
    call.evaluation.fail(call.place, "add_column() without a column");
    return;
  }
  const ColumnSql column = read_column(call.evaluation, *given);
  call.arguments.ignore({"insert_before", "insert_after", "inline_references"});
  const bool if_not_exists = call.evaluation.flag(call.arguments.named("if_not_exists"), false);
  call.emit("ALTER TABLE " + table.sql() + " ADD COLUMN " + (if_not_exists ? "IF NOT EXISTS " : "") +
            column.definition(column.primary_key && (column.may_count || column.must_count)));
  for (const std::string& constraint : column.constraints) {
    call.emit("ALTER TABLE " + table.sql() + " ADD " + constraint);
  }
  if (column.unique && !column.index) {
    call.emit("ALTER TABLE " + table.sql() + " ADD UNIQUE " + column_list({column.name}));
  }
  index_column(call, table, column);
  comment_column(call, table, column);
}

void drop_column(const OperationCall& call) {
  const TableName table = table_of(call);
  const std::string column = required(call, call.arguments.next("column_name"));
  const bool if_exists = call.evaluation.flag(call.arguments.named("if_exists"), false);
  call.emit("ALTER TABLE " + table.sql() + " DROP COLUMN " + (if_exists ? "IF EXISTS " : "") +
            quote_identifier(column));
}

/// What server_default= of alter_column() asks for, after ALTER COLUMN name.
std::string new_default(const OperationCall& call, const Value& value) {
  const std::string function = call.evaluation.function(value);
  const Value* existing = call.arguments.named("existing_server_default");
  const bool identity = existing != nullptr && call.evaluation.function(*existing) == "sa.Identity";
  if (function == "sa.Computed" || (identity && function == "sa.Identity")) {
    call.evaluation.fail(value, "a change of a generated column");
    return {};
  }
  if (function == "sa.Identity") {
    return "ADD " + identity_sql(call.evaluation, call.evaluation.resolve(value));
  }
  if (value.is(ValueKind::none)) {
    return identity ? "DROP IDENTITY" : "DROP DEFAULT";
  }
  return "SET DEFAULT " + default_sql(call.evaluation, value);
}

void alter_column(const OperationCall& call) {
  const TableName table = table_of(call);
  const std::string column = quote_identifier(required(call, call.arguments.next("column_name")));
  const std::string head = "ALTER TABLE " + table.sql() + " ALTER COLUMN " + column + " ";
  if (const Value* type = call.arguments.named("type_"); !Evaluation::missing(type)) {
    const auto conversion = optional(call, "postgresql_using");
    call.emit(head + "TYPE " + type_sql(call.evaluation, *type) + (conversion ? " USING " + *conversion : ""));
  }
  if (const Value* nullable = call.arguments.named("nullable"); !Evaluation::missing(nullable)) {
    call.emit(head + (call.evaluation.flag(nullable, true) ? "DROP NOT NULL" : "SET NOT NULL"));
  }
  if (const Value* standard = call.arguments.named("server_default");
      standard != nullptr && !(standard->is(ValueKind::boolean) && !standard->truth)) {
    call.emit(head + new_default(call, *standard));
  }
  if (const Value* comment = call.arguments.named("comment");
      comment != nullptr && !(comment->is(ValueKind::boolean) && !comment->truth)) {
    const auto text = call.evaluation.optional_string(comment);
    call.emit("COMMENT ON COLUMN " + table.sql() + "." + column + " IS " + (text ? quote_literal(*text) : "NULL"));
  }
  if (const auto name = optional(call, "new_column_name")) {
    call.emit("ALTER TABLE " + table.sql() + " RENAME " + column + " TO " + quote_identifier(*name));
  }
  call.arguments.ignore({"existing_type", "existing_nullable", "existing_server_default", "existing_comment",
                         "existing_autoincrement", "autoincrement", "insert_before", "insert_after"});
}

// --- indexes and constraints -----------------------------------------------------------------------------------------

void create_index(const OperationCall& call) {
  const std::string name = required(call, call.arguments.next("index_name"));
  const TableName table = table_of(call);
  const Value* columns = call.arguments.next("columns");
  if (columns == nullptr) {
    call.evaluation.fail(call.place, "create_index() without columns");
    return;
  }
  call.emit(index_sql(call.evaluation, name, table, *columns, call.arguments));
}

void drop_index(const OperationCall& call) {
  const std::string name = required(call, call.arguments.next("index_name"));
  Name schema = call.batch ? call.batch->schema : std::nullopt;
  if (!call.batch) {
    call.arguments.next("table_name");
    schema = optional(call, "schema");
  }
  std::string sql = "DROP INDEX ";
  sql += call.evaluation.flag(call.arguments.named("postgresql_concurrently"), false) ? "CONCURRENTLY " : "";
  sql += call.evaluation.flag(call.arguments.named("if_exists"), false) ? "IF EXISTS " : "";
  call.arguments.ignore({"postgresql_using", "postgresql_where", "postgresql_include", "postgresql_ops", "unique",
                         "postgresql_with", "postgresql_nulls_not_distinct"});
  call.emit(sql + qualified(schema, name));
}

void add_constraint(const OperationCall& call, const TableName& table, const Name& name, const std::string& sql) {
  call.emit("ALTER TABLE " + table.sql() + " ADD " + constraint_name(name) + sql);
}

void create_foreign_key(const OperationCall& call) {
  const Name name = call.evaluation.optional_string(call.arguments.next("constraint_name"));
  const TableName table = table_of(call, "source_table");
  TableName referenced;
  referenced.name = required(call, call.arguments.next("referent_table"));
  referenced.schema = optional(call, "referent_schema");
  const auto local = call.evaluation.strings(call.arguments.next("local_cols"));
  const auto remote = call.evaluation.strings(call.arguments.next("remote_cols"));
  add_constraint(call, table, name, foreign_key_sql(call.evaluation, call.arguments, local, referenced.sql(), remote));
}

void create_key(const OperationCall& call, std::string_view what) {
  const Name name = call.evaluation.optional_string(call.arguments.next("constraint_name"));
  const TableName table = table_of(call);
  const auto columns = call.evaluation.strings(call.arguments.next("columns"));
  add_constraint(call, table, name,
                 std::string(what) + column_list(columns) + deferral_sql(call.evaluation, call.arguments));
}

void create_primary_key(const OperationCall& call) {
  create_key(call, "PRIMARY KEY ");
}

void create_unique_constraint(const OperationCall& call) {
  create_key(call, "UNIQUE ");
}

void create_check_constraint(const OperationCall& call) {
  const Name name = call.evaluation.optional_string(call.arguments.next("constraint_name"));
  const TableName table = table_of(call);
  const Value* condition = call.arguments.next("condition");
  const bool not_valid = call.evaluation.flag(call.arguments.named("postgresql_not_valid"), false);
  add_constraint(call, table, name,
                 "CHECK (" + (condition == nullptr ? "" : expression_sql(call.evaluation, *condition, true)) + ")" +
                     deferral_sql(call.evaluation, call.arguments) + (not_valid ? " NOT VALID" : ""));
}

void create_exclude_constraint(const OperationCall& call) {
  const Name name = call.evaluation.optional_string(call.arguments.next("constraint_name"));
  const TableName table = table_of(call);
  add_constraint(call, table, name, exclusion_sql(call.evaluation, call.arguments, call.arguments.rest()));
}

void drop_constraint(const OperationCall& call) {
  const std::string name = required(call, call.arguments.next("constraint_name"));
  const TableName table = table_of(call);
  call.arguments.next("type_");
  const bool if_exists = call.evaluation.flag(call.arguments.named("if_exists"), false);
  call.emit("ALTER TABLE " + table.sql() + " DROP CONSTRAINT " + (if_exists ? "IF EXISTS " : "") +
            quote_identifier(name));
}

// --- what is no schema, or is SQL itself -----------------------------------------------------------------------------

/// Rows. They are no part of a schema, so that a value which cannot be told is no reason to stop.
void bulk_insert(const OperationCall& call) {
  const Value* table = call.arguments.next("table");
  const Value* rows = call.arguments.next("rows");
  call.arguments.ignore({"multiinsert"});
  std::string name = "rows";
  if (table != nullptr && !table->items.empty() && table->items.front().is(ValueKind::string)) {
    const Value* schema = table->argument("schema");
    name = qualified(schema == nullptr ? std::nullopt : std::optional(schema->text), table->items.front().text);
  }
  for (const Value& row : rows == nullptr ? std::vector<Value>{} : rows->items) {
    std::vector<std::string> columns;
    std::vector<std::string> values;
    for (std::size_t i = 0; i + 1 < row.items.size(); i += 2) {
      const Value& value = row.items[i + 1];
      columns.push_back(quote_identifier(row.items[i].text));
      values.push_back(value.is(ValueKind::string)    ? quote_literal(value.text)
                       : value.is(ValueKind::number)  ? value.text
                       : value.is(ValueKind::boolean) ? (value.truth ? "true" : "false")
                                                      : "DEFAULT");
    }
    if (!columns.empty()) {
      call.emit("INSERT INTO " + name + " (" + join(columns, ", ") + ") VALUES (" + join(values, ", ") + ")");
    }
  }
}

/// insert(), update(), delete() and select() of SQLAlchemy, and what is made of them.
bool is_about_rows(const Evaluation& evaluation, const Value& value) {
  constexpr std::array<std::string_view, 8> functions{"insert", "update",    "delete",    "select",
                                                      "values", "sa.insert", "sa.update", "sa.delete"};
  const Value& found = evaluation.resolve(value);
  if (!found.is(ValueKind::call)) {
    return false;
  }
  const Callee called = evaluation.callee(found);
  if (called.name == "sa.select" || std::ranges::find(functions, called.name) != functions.end()) {
    return true;
  }
  return called.subject != nullptr && is_about_rows(evaluation, *called.subject);
}

/// Enums that SQL makes are known to later operations that ask whether they are there.
void note_enum(const OperationCall& call, const std::string& sql) {
  const std::vector<std::string> words = split(sql.substr(0, sql.find('(')), ' ');
  std::vector<std::string> said;
  std::ranges::copy_if(words, std::back_inserter(said), [](const std::string& word) { return !trim(word).empty(); });
  if (said.size() >= 3 && to_lower(trim(said[0])) == "create" && to_lower(trim(said[1])) == "type") {
    call.enums.insert(std::string(trim(said[2])));
  }
}

void execute(const OperationCall& call) {
  const Value* what = call.arguments.next("sqltext");
  call.arguments.next("execution_options");
  if (what == nullptr) {
    call.evaluation.fail(call.place, "execute() without SQL");
    return;
  }
  run_execute(call, *what);
}

struct Handler {
  std::string_view name;
  void (*run)(const OperationCall& call);
};

constexpr std::array handlers{
    Handler{"add_column", add_column},
    Handler{"alter_column", alter_column},
    Handler{"bulk_insert", bulk_insert},
    Handler{"create_check_constraint", create_check_constraint},
    Handler{"create_exclude_constraint", create_exclude_constraint},
    Handler{"create_foreign_key", create_foreign_key},
    Handler{"create_index", create_index},
    Handler{"create_primary_key", create_primary_key},
    Handler{"create_table", create_table},
    Handler{"create_table_comment", create_table_comment},
    Handler{"create_unique_constraint", create_unique_constraint},
    Handler{"drop_column", drop_column},
    Handler{"drop_constraint", drop_constraint},
    Handler{"drop_index", drop_index},
    Handler{"drop_table", drop_table},
    Handler{"drop_table_comment", drop_table_comment},
    Handler{"execute", execute},
    Handler{"rename_table", rename_table},
};

}  // namespace

void run_execute(const OperationCall& call, const Value& what) {
  const Value& found = call.evaluation.resolve(what);
  if (is_about_rows(call.evaluation, found)) {
    return;
  }
  const std::string sql = expression_sql(call.evaluation, found, true);
  note_enum(call, sql);
  call.emit(sql, found.is(ValueKind::call) && !found.items.empty() ? found.items.front().span : found.span);
}

bool run_operation(std::string_view name, const OperationCall& call) {
  const auto handler = std::ranges::find_if(handlers, [&](const Handler& one) { return one.name == name; });
  if (handler == handlers.end()) {
    return false;
  }
  handler->run(call);
  call.arguments.finish();
  return true;
}

}  // namespace ashlar::backends::alembic
