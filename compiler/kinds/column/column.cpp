#include "compiler/kinds/column/column.h"

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/column/column_sql.h"
#include "compiler/kinds/column/conversion.h"
#include "compiler/kinds/column/goes_down.h"
#include "compiler/kinds/column/operation.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/table/read_table.h"

namespace ashlar::kinds {

std::string restricted_default(const std::string& expression) {
  constexpr std::array<std::string_view, 13> words{"AND",     "OR", "NOT", "IN",      "LIKE",     "ILIKE", "SIMILAR",
                                                   "BETWEEN", "IS", "AT",  "COLLATE", "OVERLAPS", "ESCAPE"};
  std::string word;
  char quote = '\0';
  int depth = 0;
  for (const char c : expression + " ") {
    if (quote != 0) {
      quote = c == quote ? '\0' : quote;
      continue;
    }
    if (std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_') {
      word += c;
      continue;
    }
    if (depth == 0 && std::find(words.begin(), words.end(), word) != words.end()) {
      return "(" + expression + ")";
    }
    word.clear();
    quote = c == '\'' || c == '"' ? c : quote;
    depth += c == '(' || c == '[' ? 1 : 0;
    depth -= c == ')' || c == ']' ? 1 : 0;
  }
  return expression;
}

std::string usual_storage(const std::string& type) {
  constexpr std::array<std::string_view, 17> plain{
      "smallint", "integer", "bigint", "real",    "double precision", "boolean", "date",     "uuid", "oid",
      "money",    "point",   "box",    "macaddr", "interval",         "name",    "\"char\"", "tid"};
  if (type.ends_with("[]")) {
    return "EXTENDED";
  }
  if (type == "numeric" || type.starts_with("numeric(") || type == "inet" || type == "cidr") {
    return "MAIN";
  }
  const bool moment = type.starts_with("timestamp") || type.starts_with("time ") || type.starts_with("time(") ||
                      type.starts_with("interval");
  return moment || std::find(plain.begin(), plain.end(), type) != plain.end() ? "PLAIN" : "EXTENDED";
}

std::string column_definition(const ObjectId& id, const Column& column, const SqlText* default_value) {
  std::string sql = quote_identifier(id.name()) + " " + column.type.text();
  sql += foreign_options_clause(column.foreign_options);
  sql += column.collation.empty() ? "" : " COLLATE " + column.collation.text();
  if (!column.generated.empty()) {
    sql +=
        " GENERATED ALWAYS AS (" + column.generated.text() + ")" + (column.generated_virtual ? " VIRTUAL" : " STORED");
  } else if (!column.identity.empty()) {
    sql += " " + identity_clause(column);
  } else if (default_value != nullptr) {
    sql += " DEFAULT " + restricted_default(default_value->text());
  }
  return sql + (column.not_null ? " NOT NULL" : "");
}

namespace {

/// What follows ADD COLUMN. SET COMPRESSION, unlike this, leaves out the tables below.
std::string added_column(const ObjectId& id, const Column& column, const SqlText* default_value) {
  std::string sql = column_definition(id, column, default_value);
  if (!column.compression.empty()) {
    sql.insert(quote_identifier(id.name()).size() + 1 + column.type.text().size(),
               " COMPRESSION " + quote_identifier(column.compression));
  }
  return sql;
}

/// An address for a sequence that is there for a moment.
ObjectId sequence_for_a_while(const Emit& emit, const ObjectId& id) {
  constexpr std::size_t longest = 50;
  const ObjectId& schema = id.parent().parent();
  for (int i = 0;; ++i) {
    const std::string name = truncate_identifier(id.name(), longest) + "__numbers" + (i == 0 ? "" : std::to_string(i));
    if (emit.before->named(schema.name(), name).empty() && emit.schema->named(schema.name(), name).empty()) {
      return {kind_of<Sequence>, name, schema};
    }
  }
}

/// The server refuses to add an identity column to a table with heirs, whose columns have no identity but rows that
/// need a number: all rows get one first.
Statements add_identity_with_heirs(const Emit& emit, const ObjectId& id, const Column& object) {
  const ObjectId sequence = sequence_for_a_while(emit, id);
  Parameters options = object.identity_options;
  options.erase("SEQUENCE NAME");
  Column plain = object;
  plain.identity.clear();
  const SqlText numbers("pg_catalog.nextval(" + reg_literal(sequence, "regclass") + ")");
  const std::string type = object.type.text() == "bigint" ? "" : " AS " + object.type.text();
  Statements statements{
      {.sql = "CREATE SEQUENCE " + sql_name(sequence) + type + (options.empty() ? "" : " ") +
              identity_options(options, "")},
      {.sql = "ALTER TABLE " + sql_name(id.parent()) + " ADD COLUMN " + column_definition(id, plain, &numbers),
       .hazards = {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK, Hazard::REWRITES_TABLE},
       .lock = Lock::access_exclusive},
      altering(id, "DROP DEFAULT"),
      {.sql = "DROP SEQUENCE " + sql_name(sequence)},
      altering(id, "ADD " + identity_clause(object))};
  const auto increment = object.identity_options.find("INCREMENT BY");
  if (increment == object.identity_options.end() || !increment->second.starts_with("-")) {
    statements.push_back(continue_identity(id, object));
  }
  return statements;
}

/// True where tables that are there already inherit from the table, or begin to.
bool has_older_heirs(const Emit& emit, const ObjectId& table) {
  if (emit.before == nullptr) {
    return false;
  }
  const auto is_older = [&](const ObjectId& child) { return emit.before->contains(child); };
  return !children_of(*emit.before, table).empty() || std::ranges::any_of(children_of(*emit.schema, table), is_older);
}

Statement statistics_of_one(const ObjectId& id, std::int64_t target) {
  return {.sql = "ALTER TABLE ONLY " + sql_name(id.parent()) + " ALTER COLUMN " + quote_identifier(id.name()) +
                 " SET STATISTICS " + std::to_string(target),
          .lock = Lock::share_update_exclusive};
}

/// What the columns that tables below get along have otherwise than `id`.
void settle_new_below(const Emit& emit, const ObjectId& id, bool with_statistics, Statements& statements) {
  for (const ObjectId& table : children_of(*emit.before, id.parent())) {
    const ObjectId below(id.kind(), id.name(), table);
    const auto* column = emit.schema->get<Column>(below);
    if (column == nullptr || !column->inherited) {
      continue;
    }
    Column others = *column;
    others.statistics.reset();
    append(statements, inherited_differences(emit, below, others));
    if (with_statistics && column->statistics) {
      statements.push_back(statistics_of_one(below, *column->statistics));
    }
    settle_new_below(emit, below, with_statistics, statements);
  }
}

/// Settings of a new column and of those that the tables below get along.
Statements settings_of_new(const Emit& emit, const ObjectId& id, const Column& column) {
  const bool with_those_below = goes_down<&Column::statistics>(emit, id);
  Column others = column;
  others.statistics = with_those_below ? column.statistics : std::nullopt;
  Statements statements = column_settings(id, others);
  if (column.statistics && !with_those_below) {
    statements.push_back(statistics_of_one(id, *column.statistics));
  }
  if (emit.before != nullptr) {
    settle_new_below(emit, id, !with_those_below, statements);
  }
  return statements;
}

/// True for what the parent's new column brings along, the settings as well.
bool comes_with_parent(const Emit& emit, const ObjectId& id) {
  const auto* before = emit.before == nullptr ? nullptr : emit.before->get<Table>(id.parent());
  const ObjectId above = before == nullptr ? ObjectId{} : parent_column(emit, id);
  return above && !emit.before->contains(above) &&
         (before->partition_of == above.parent() || std::ranges::count(before->inherits, above.parent()) != 0);
}

}  // namespace

Statements create(const Emit& emit, const ObjectId& id, const Column& object, const Parts& parts) {
  if (object.inherited) {
    return comes_with_parent(emit, id) ? Statements{} : inherited_differences(emit, id, object);
  }
  if (!object.identity.empty() && has_older_heirs(emit, id.parent())) {
    Statements statements = add_identity_with_heirs(emit, id, object);
    append(statements, settings_of_new(emit, id, object));
    return statements;
  }
  const auto defaults = parts.of<DefaultValue>(id);
  const SqlText* value = defaults.empty() ? nullptr : &defaults.front().second->expression;
  Statements fill = fill_column(emit, id);
  Column written = object;
  written.not_null = object.not_null && fill.empty();
  Statement statement{.sql = "ALTER TABLE " + sql_name(id.parent()) + " ADD COLUMN " + added_column(id, written, value),
                      .lock = Lock::access_exclusive};
  Operation operation = table_operation("add_column", id.parent());
  note_computed(operation, emit.before, id.parent());
  if (object.compression.empty() && describe_column(operation, emit, id, written, value)) {
    statement.operation = std::move(operation);
  }
  if (!is_new_table(emit, id.parent())) {
    const bool filled = value != nullptr || !object.identity.empty() || !object.generated.empty();
    if (object.not_null && !filled) {
      statement.hazards.push_back(Hazard::CORRECTNESS);
    }
    const bool every_row = !object.identity.empty() || (!object.generated.empty() && !object.generated_virtual) ||
                           (value != nullptr && is_volatile_default(value->text()));
    if (every_row) {
      statement.hazards.push_back(Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK);
      statement.hazards.push_back(Hazard::REWRITES_TABLE);
    }
  }
  Statements statements{std::move(statement)};
  if (!fill.empty()) {
    std::move(fill.begin(), fill.end(), std::back_inserter(statements));
    statements.push_back(altering(id, "SET NOT NULL"));
  }
  written.compression.clear();
  append(statements, settings_of_new(emit, id, written));
  return statements;
}

Statements drop(const Emit& emit, const ObjectId& id, const Column& object) {
  if (object.inherited) {
    return {};  // goes with the parent's column
  }
  Statement statement{.sql = "ALTER TABLE " + sql_name(id.parent()) + " DROP COLUMN " + quote_identifier(id.name()),
                      .lock = Lock::access_exclusive};
  statement.operation = table_operation("drop_column", id.parent());
  statement.operation->with_text("column", id.name());
  note_computed(*statement.operation, emit.schema, id.parent());
  if (object.generated.empty()) {
    statement.hazards.push_back(Hazard::DELETES_DATA);
  }
  return {statement};
}

Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const Column& object) {
  Statement statement{.sql = "ALTER TABLE " + sql_name(from.parent()) + " RENAME COLUMN " +
                             quote_identifier(from.name()) + " TO " + quote_identifier(to.name()),
                      .lock = Lock::access_exclusive,
                      .operation = altered_column(emit.before, from, &object)};
  if (statement.operation) {
    statement.operation->with_text("new_name", to.name());
  }
  return {std::move(statement)};
}

Statements inherited_differences(const Emit& emit, const ObjectId& id, const Column& object) {
  Statements statements;
  const ObjectId above = parent_column(emit, id);
  const auto* parent = above ? emit.schema->get<Column>(above) : nullptr;
  if (object.not_null && (parent == nullptr || !parent->not_null)) {
    statements.push_back(altering(id, "SET NOT NULL"));
  }
  Column own = object;
  if (parent != nullptr) {
    const std::string storage = own.storage.empty() ? usual_storage(own.type.text()) : own.storage;
    own.storage = own.storage == parent->storage ? "" : storage;
    if (own.compression.empty() && !parent->compression.empty()) {
      statements.push_back(altering(id, "SET COMPRESSION default"));
    }
    own.compression = own.compression == parent->compression ? "" : own.compression;
    // A statistics target goes down with ALTER TABLE, but not to tables that are made later.
  }
  for (Statement& setting : column_settings(id, own)) {
    statements.push_back(std::move(setting));
  }
  return statements;
}

namespace {

/// The type without its modifiers and brackets, as a catalog condition on pg_attribute `a`.
std::string type_condition(const SqlText& type) {
  const std::string& text = type.text();
  std::string condition = "a.atttypid = " + quote_literal(text) + "::pg_catalog.regtype";
  if (type.slots().empty() && text.find('(') != std::string::npos && text.find('"') == std::string::npos) {
    const std::size_t open = text.find('(');
    const std::size_t close = text.find(')');
    condition += " AND pg_catalog.strpos(pg_catalog.format_type(a.atttypid, a.atttypmod), " +
                 quote_literal(text.substr(open, close + 1 - open)) + ") > 0";
  } else if (type.slots().empty()) {
    condition += " AND a.atttypmod = -1";
  }
  return condition;
}

}  // namespace

Statements verify(const Emit& emit, const ObjectId& id, const Column& object) {
  std::string condition =
      "EXISTS (SELECT FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = pg_catalog.to_regclass(" +
      quote_literal(sql_name(id.parent())) + ") AND a.attname = " + quote_literal(id.name()) +
      " AND NOT a.attisdropped AND " + type_condition(object.type);
  condition += std::string(" AND a.attnotnull = ") + (object.not_null ? "true" : "false");
  const std::string identity = object.identity.empty() ? "" : object.identity == "ALWAYS" ? "a" : "d";
  condition += " AND a.attidentity = '" + identity + "'";
  const std::string generated = object.generated.empty() ? "" : object.generated_virtual ? "v" : "s";
  condition += " AND a.attgenerated = '" + generated + "'";
  if (!object.collation.empty()) {
    condition += " AND a.attcollation = " + quote_literal(object.collation.text()) + "::pg_catalog.regcollation";
  }
  if (!object.storage.empty()) {
    const char code = object.storage == "EXTERNAL"   ? 'e'
                      : object.storage == "EXTENDED" ? 'x'
                      : object.storage == "MAIN"     ? 'm'
                                                     : 'p';
    condition += std::string(" AND a.attstorage = '") + code + "'";
  }
  if (!object.compression.empty()) {
    condition += " AND a.attcompression = '" + object.compression.substr(0, 1) + "'";
  }
  condition += emit.postgres >= 17 ? " AND COALESCE(a.attstattarget, -1) = " : " AND a.attstattarget = ";
  condition += std::to_string(object.statistics.value_or(-1));
  condition += " AND " + reloptions_condition(object.options, "a.attoptions");
  if (!object.foreign_options.empty()) {
    condition += " AND " + foreign_options_condition(object.foreign_options, "a.attfdwoptions");
  }
  Statements statements{verify_that(condition + ")", display_name(id) + " is missing or defined otherwise")};
  if (object.generated.empty() || object.inherited) {
    return statements;
  }
  const auto expression = [&](const std::string& relation) {
    return "(SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef AS d JOIN "
           "pg_catalog.pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE d.adrelid = " +
           relation + " AND a.attname = ";
  };
  statements.push_back({.sql = "CREATE TEMPORARY TABLE ashlar_verify (LIKE " + sql_name(id.parent()) + ")"});
  ObjectId probe(id.kind(), "ashlar_verify_generated");
  statements.push_back(
      {.sql = "ALTER TABLE pg_temp.ashlar_verify ADD COLUMN " + column_definition(probe, object, nullptr)});
  statements.push_back(verify_that(expression(reg_literal(id.parent(), "regclass")) + quote_literal(id.name()) +
                                       ") = " + expression("'pg_temp.ashlar_verify'::pg_catalog.regclass") +
                                       quote_literal(probe.name()) + ")",
                                   display_name(id) + " is generated otherwise"));
  statements.push_back({.sql = "DROP TABLE pg_temp.ashlar_verify"});
  return statements;
}

}  // namespace ashlar::kinds
