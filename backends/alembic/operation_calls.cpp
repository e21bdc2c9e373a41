#include "backends/alembic/operation_calls.h"

#include <algorithm>
#include <array>

#include "backends/alembic/sql_text.h"

namespace ashlar::backends::alembic {

namespace {

using python::atom;
using python::boolean;
using python::call;
using python::Expression;
using python::keyword;
using Arguments = std::vector<Expression>;

std::string text_of(const Operation& operation, std::string_view argument) {
  const auto* text = operation.find_as<std::string>(argument);
  return text == nullptr ? "" : *text;
}

std::string sql_of(const Operation& operation, std::string_view argument) {
  const auto* sql = operation.find_as<SqlExpression>(argument);
  return sql == nullptr ? "" : sql->sql;
}

bool flag_of(const Operation& operation, std::string_view argument) {
  const auto* flag = operation.find_as<bool>(argument);
  return flag != nullptr && *flag;
}

std::vector<std::string> names_of(const Operation& operation, std::string_view argument) {
  std::vector<std::string> names;
  if (const auto* values = operation.find_as<Value::Values>(argument)) {
    for (const Value& value : *values) {
      names.push_back(std::get<std::string>(value.value));
    }
  }
  return names;
}

Expression sql_text(const std::string& sql) {
  return call("sa.text", {python::string(for_text(sql))});
}

/// A name that naming conventions of the application's metadata leave alone.
Expression final_name(const Operation& operation) {
  return call("op.f", {python::string(text_of(operation, "name"))});
}

Expression name_argument(const Operation& operation, std::string_view argument) {
  return python::string(text_of(operation, argument));
}

/// Tables of `public` are written without a schema, as applications declare them.
void add_schema(Arguments& arguments, const Operation& operation, const std::string& name = "schema",
                std::string_view of = "schema") {
  const std::string schema = text_of(operation, of);
  if (!schema.empty() && schema != "public") {
    arguments.push_back(keyword(name, python::string(schema)));
  }
}

void add_flag(Arguments& arguments, const Operation& operation, std::string_view argument, const std::string& name) {
  if (flag_of(operation, argument)) {
    arguments.push_back(keyword(name, boolean(true)));
  }
}

void add_text(Arguments& arguments, const Operation& operation, const std::string& argument) {
  if (const std::string text = text_of(operation, argument); !text.empty()) {
    arguments.push_back(keyword(argument, python::string(text)));
  }
}

void add_timing(Arguments& arguments, const Operation& operation) {
  add_flag(arguments, operation, "deferrable", "deferrable");
  add_text(arguments, operation, "initially");
}

// --- what Alembic would not do as the SQL says ------------------------------------------------

template <class Test>
bool any_text(const Operation& operation, Test test);

template <class Test>
bool any_text(const Value& value, Test test) {
  if (const auto* text = std::get_if<std::string>(&value.value)) {
    return test(*text);
  }
  if (const auto* values = std::get_if<Value::Values>(&value.value)) {
    return std::any_of(values->begin(), values->end(), [&](const Value& one) { return any_text(one, test); });
  }
  if (const auto* operations = std::get_if<Value::Operations>(&value.value)) {
    return std::any_of(operations->begin(), operations->end(),
                       [&](const Operation& one) { return any_text(one, test); });
  }
  return false;
}

template <class Test>
bool any_text(const Operation& operation, Test test) {
  return std::any_of(operation.arguments.begin(), operation.arguments.end(),
                     [&](const auto& argument) { return any_text(argument.value, test); });
}

bool holds(const std::string& text, std::string_view characters) {
  return text.find_first_of(characters) != std::string::npos;
}

/// What goes wrong on its way through Alembic: --sql writes tabs as blanks and doubles backslashes of comments, types
/// and USING keep no percents, and SQLAlchemy takes the target of a foreign key apart at its dots.
bool is_mangled(const Operation& operation) {
  if (any_text(operation, [](const std::string& text) { return holds(text, "\t"); }) ||
      holds(text_of(operation, "comment"), "\\") || holds(text_of(operation, "type"), "%") ||
      holds(sql_of(operation, "using"), "%\t") || holds(text_of(operation, "operator"), "%")) {
    return true;
  }
  const auto has_dot = [](const std::string& name) { return holds(name, "."); };
  const auto targets = names_of(operation, "referent_columns");
  return has_dot(text_of(operation, "referent_table")) || has_dot(text_of(operation, "referent_schema")) ||
         std::any_of(targets.begin(), targets.end(), has_dot);
}

/// The schema-less name of a collation that SQLAlchemy can write; nothing where there is none.
std::optional<std::string> collation_of(const Operation& operation) {
  std::string name = text_of(operation, "collation");
  constexpr std::string_view built_in = "pg_catalog.";
  if (name.starts_with(built_in)) {
    name = name.substr(built_in.size());
  }
  if (name.size() > 2 && name.front() == '"' && name.back() == '"') {
    name = name.substr(1, name.size() - 2);
  }
  return holds(name, ".\"%") ? std::nullopt : std::optional(name);
}

// --- columns ----------------------------------------------------------------------------------

std::optional<Expression> column_type(const Operation& operation, const std::string& argument, TypeNeeds& needs) {
  Expression type = type_of(operation, argument, needs);
  if (argument != "type" || text_of(operation, "collation").empty()) {
    return type;
  }
  const auto collation = collation_of(operation);
  if (!collation || (type.text != "sa.Text" && type.text != "sa.String")) {
    return std::nullopt;
  }
  type.items.push_back(keyword("collation", python::string(*collation)));
  return type;
}

Expression identity(const Operation& operation) {
  Arguments arguments;
  for (const auto& [name, value] : operation.arguments) {
    if (const auto* number = std::get_if<std::int64_t>(&value.value)) {
      arguments.push_back(keyword(name, atom(std::to_string(*number))));
    } else {
      arguments.push_back(keyword(name, boolean(flag_of(operation, name))));
    }
  }
  return call("sa.Identity", std::move(arguments));
}

/// `serial`: SQLAlchemy would take the column for one, although it is a plain integer.
std::optional<Expression> column(const Operation& operation, bool serial, TypeNeeds& needs) {
  auto type = column_type(operation, "type", needs);
  if (!type) {
    return std::nullopt;
  }
  if (needs.sqlite && operation.find("identity") != nullptr && type->text == "sa.BigInteger") {
    // SQLite counts up in a key that is an INTEGER, and in no other.
    type = call("sa.BigInteger().with_variant", {call("sa.Integer"), python::string("sqlite")});
  }
  Arguments arguments{name_argument(operation, "column"), std::move(*type)};
  if (const auto* list = operation.find_as<Value::Operations>("identity")) {
    arguments.push_back(identity(list->front()));
  }
  if (const std::string computed = sql_of(operation, "computed"); !computed.empty()) {
    arguments.push_back(call("sa.Computed", {python::string(for_text(computed)), keyword("persisted", boolean(true))}));
  }
  if (const std::string value = sql_of(operation, "server_default"); !value.empty()) {
    // SQLite spells it CURRENT_TIMESTAMP.
    const bool now = needs.sqlite && value == "now()";
    arguments.push_back(keyword("server_default", now ? call("sa.func.now") : sql_text(value)));
  }
  if (serial) {
    arguments.push_back(keyword("autoincrement", boolean(false)));
  }
  arguments.push_back(keyword("nullable", boolean(flag_of(operation, "nullable"))));
  return call("sa.Column", std::move(arguments));
}

bool is_plain_integer(const Operation& column) {
  const std::string type = text_of(column, "type");
  return (type == "integer" || type == "bigint" || type == "smallint") && column.find("identity") == nullptr &&
         column.find("server_default") == nullptr && column.find("computed") == nullptr;
}

// --- constraints ------------------------------------------------------------------------------

Arguments exclude_elements(const Operation& operation) {
  Arguments elements;
  for (const Operation& element : *operation.find_as<Value::Operations>("elements")) {
    elements.push_back(
        Expression{"", "(", ")", {name_argument(element, "column"), name_argument(element, "operator")}});
  }
  return elements;
}

void add_exclude_options(Arguments& arguments, const Operation& operation) {
  if (const std::string where = sql_of(operation, "where"); !where.empty()) {
    arguments.push_back(keyword("where", sql_text(where)));
  }
  add_text(arguments, operation, "using");
  add_timing(arguments, operation);
}

void add_reference_options(Arguments& arguments, const Operation& operation) {
  add_text(arguments, operation, "onupdate");
  add_text(arguments, operation, "ondelete");
  add_timing(arguments, operation);
  add_text(arguments, operation, "match");
}

Arguments string_items(const std::vector<std::string>& names) {
  Arguments items;
  for (const std::string& name : names) {
    items.push_back(python::string(name));
  }
  return items;
}

/// A constraint inside of create_table.
std::optional<Expression> constraint(const Operation& operation, TypeNeeds& needs) {
  if (is_mangled(operation) || flag_of(operation, "nulls_not_distinct")) {
    return std::nullopt;
  }
  const std::string& kind = operation.name;
  const Expression name = keyword("name", final_name(operation));
  if (kind == "primary_key" || kind == "unique_constraint") {
    Arguments arguments = string_items(names_of(operation, "columns"));
    arguments.push_back(name);
    add_timing(arguments, operation);
    return call(kind == "primary_key" ? "sa.PrimaryKeyConstraint" : "sa.UniqueConstraint", std::move(arguments));
  }
  if (kind == "check_constraint") {
    Arguments arguments{python::string(for_text(sql_of(operation, "condition"))), name};
    add_timing(arguments, operation);
    return call("sa.CheckConstraint", std::move(arguments));
  }
  if (kind == "foreign_key") {
    const std::string schema = text_of(operation, "referent_schema");
    const std::string table =
        (schema.empty() || schema == "public" ? "" : schema + ".") + text_of(operation, "referent_table");
    std::vector<std::string> targets;
    for (const std::string& target : names_of(operation, "referent_columns")) {
      targets.push_back(table + "." + target);
    }
    Arguments arguments{python::strings(names_of(operation, "columns")), python::strings(targets), name};
    add_reference_options(arguments, operation);
    return call("sa.ForeignKeyConstraint", std::move(arguments));
  }
  if (kind == "exclude_constraint") {
    Arguments arguments = exclude_elements(operation);
    arguments.push_back(name);
    add_exclude_options(arguments, operation);
    needs.postgresql = true;
    return call("postgresql.ExcludeConstraint", std::move(arguments));
  }
  return std::nullopt;
}

// --- operations -------------------------------------------------------------------------------

std::optional<Expression> create_table(const Operation& operation, TypeNeeds& needs) {
  const auto& elements = *operation.find_as<Value::Operations>("elements");
  std::vector<std::string> key;
  for (const Operation& element : elements) {
    if (element.name == "primary_key") {
      key = names_of(element, "columns");
    }
  }
  Arguments arguments{name_argument(operation, "table")};
  for (const Operation& element : elements) {
    if (is_mangled(element)) {
      return std::nullopt;
    }
    std::optional<Expression> one;
    if (element.name == "column") {
      const bool serial = key.size() == 1 && key.front() == text_of(element, "column") && is_plain_integer(element);
      one = column(element, serial, needs);
    } else {
      one = constraint(element, needs);
    }
    if (!one) {
      return std::nullopt;
    }
    arguments.push_back(std::move(*one));
  }
  add_schema(arguments, operation);
  return call("op.create_table", std::move(arguments));
}

std::optional<Expression> add_column(const Operation& operation, TypeNeeds& needs) {
  auto added = column(operation, false, needs);
  if (!added) {
    return std::nullopt;
  }
  Arguments arguments{name_argument(operation, "table"), std::move(*added)};
  add_schema(arguments, operation);
  return call("op.add_column", std::move(arguments));
}

std::optional<Expression> alter_column(const Operation& operation, TypeNeeds& needs) {
  Arguments arguments{name_argument(operation, "table"), name_argument(operation, "column")};
  add_text(arguments, operation, "new_name");
  if (arguments.size() > 2) {
    arguments.back().name = "new_column_name";
  }
  if (operation.find("existing_type") != nullptr) {
    arguments.push_back(keyword("existing_type", *column_type(operation, "existing_type", needs)));
  }
  if (operation.find("type") != nullptr) {
    auto type = column_type(operation, "type", needs);
    if (!type) {
      return std::nullopt;
    }
    arguments.push_back(keyword("type_", std::move(*type)));
  }
  if (operation.find("server_default") != nullptr) {
    const std::string value = sql_of(operation, "server_default");
    arguments.push_back(keyword("server_default", value.empty() ? atom("None") : sql_text(value)));
  }
  if (operation.find("comment") != nullptr) {
    const auto* text = operation.find_as<std::string>("comment");
    arguments.push_back(keyword("comment", text == nullptr ? atom("None") : python::string(*text)));
  }
  if (operation.find("nullable") != nullptr) {
    arguments.push_back(keyword("nullable", boolean(flag_of(operation, "nullable"))));
  } else if (operation.find("existing_nullable") != nullptr) {
    arguments.push_back(keyword("existing_nullable", boolean(flag_of(operation, "existing_nullable"))));
  }
  if (const std::string conversion = sql_of(operation, "using"); !conversion.empty()) {
    arguments.push_back(keyword("postgresql_using", python::string(conversion)));
  }
  add_schema(arguments, operation);
  return call("op.alter_column", std::move(arguments));
}

std::optional<Expression> create_index(const Operation& operation, TypeNeeds& /*needs*/) {
  if (flag_of(operation, "nulls_not_distinct")) {
    return std::nullopt;
  }
  Arguments keys;
  for (const Value& key : *operation.find_as<Value::Values>("columns")) {
    const auto* column_name = std::get_if<std::string>(&key.value);
    keys.push_back(column_name != nullptr ? python::string(*column_name)
                                          : sql_text(std::get<SqlExpression>(key.value).sql));
  }
  Arguments arguments{final_name(operation), name_argument(operation, "table"), python::list(std::move(keys)),
                      keyword("unique", boolean(flag_of(operation, "unique")))};
  add_schema(arguments, operation);
  if (const std::string method = text_of(operation, "using"); !method.empty()) {
    arguments.push_back(keyword("postgresql_using", python::string(method)));
  }
  if (const auto* classes = operation.find_as<Value::Operations>("operator_classes")) {
    Arguments items;
    for (const Operation& one : *classes) {
      items.push_back(
          atom(python::string(text_of(one, "column")).text + ": " + python::string(sql_of(one, "class")).text));
    }
    arguments.push_back(keyword("postgresql_ops", Expression{"", "{", "}", std::move(items)}));
  }
  if (const auto included = names_of(operation, "include"); !included.empty()) {
    arguments.push_back(keyword("postgresql_include", python::strings(included)));
  }
  if (const std::string where = sql_of(operation, "where"); !where.empty()) {
    arguments.push_back(keyword("postgresql_where", sql_text(where)));
  }
  add_flag(arguments, operation, "concurrently", "postgresql_concurrently");
  return call("op.create_index", std::move(arguments));
}

std::optional<Expression> drop_index(const Operation& operation, TypeNeeds& /*needs*/) {
  Arguments arguments{final_name(operation), keyword("table_name", name_argument(operation, "table"))};
  add_schema(arguments, operation);
  add_flag(arguments, operation, "concurrently", "postgresql_concurrently");
  return call("op.drop_index", std::move(arguments));
}

std::optional<Expression> create_key(const Operation& operation, TypeNeeds& /*needs*/) {
  const bool primary = operation.name == "create_primary_key";
  if (flag_of(operation, "nulls_not_distinct") || (primary && flag_of(operation, "deferrable"))) {
    return std::nullopt;
  }
  Arguments arguments{final_name(operation), name_argument(operation, "table"),
                      python::strings(names_of(operation, "columns"))};
  add_schema(arguments, operation);
  add_timing(arguments, operation);
  return call("op." + operation.name, std::move(arguments));
}

std::optional<Expression> create_check(const Operation& operation, TypeNeeds& /*needs*/) {
  Arguments arguments{final_name(operation), name_argument(operation, "table"),
                      python::string(for_text(sql_of(operation, "condition")))};
  add_schema(arguments, operation);
  add_timing(arguments, operation);
  return call("op.create_check_constraint", std::move(arguments));
}

std::optional<Expression> create_foreign_key(const Operation& operation, TypeNeeds& /*needs*/) {
  Arguments arguments{final_name(operation), name_argument(operation, "table"),
                      name_argument(operation, "referent_table"), python::strings(names_of(operation, "columns")),
                      python::strings(names_of(operation, "referent_columns"))};
  add_schema(arguments, operation, "source_schema");
  add_schema(arguments, operation, "referent_schema", "referent_schema");
  add_reference_options(arguments, operation);
  return call("op.create_foreign_key", std::move(arguments));
}

std::optional<Expression> create_exclude(const Operation& operation, TypeNeeds& /*needs*/) {
  Arguments arguments{final_name(operation), name_argument(operation, "table")};
  for (Expression& element : exclude_elements(operation)) {
    arguments.push_back(std::move(element));
  }
  add_exclude_options(arguments, operation);
  add_schema(arguments, operation);
  return call("op.create_exclude_constraint", std::move(arguments));
}

std::optional<Expression> drop_constraint(const Operation& operation, TypeNeeds& /*needs*/) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> types{{{"primary_key", "primary"},
                                                                                {"unique_constraint", "unique"},
                                                                                {"check_constraint", "check"},
                                                                                {"foreign_key", "foreignkey"}}};
  Arguments arguments{final_name(operation), name_argument(operation, "table")};
  for (const auto& [name, type] : types) {
    if (text_of(operation, "type") == name) {
      arguments.push_back(keyword("type_", python::string(type)));
    }
  }
  add_schema(arguments, operation);
  return call("op.drop_constraint", std::move(arguments));
}

/// Operations that have a table and one more argument.
std::optional<Expression> simple(const Operation& operation, TypeNeeds& /*needs*/) {
  Arguments arguments{name_argument(operation, "table")};
  for (const std::string_view argument : {"column", "new_name", "comment"}) {
    if (operation.find(argument) != nullptr) {
      arguments.push_back(name_argument(operation, argument));
    }
  }
  add_schema(arguments, operation);
  return call("op." + operation.name, std::move(arguments));
}

using Writer = std::optional<Expression> (*)(const Operation& operation, TypeNeeds& needs);
constexpr std::array<std::pair<std::string_view, Writer>, 16> writers{{{"create_table", create_table},
                                                                       {"drop_table", simple},
                                                                       {"rename_table", simple},
                                                                       {"create_table_comment", simple},
                                                                       {"drop_table_comment", simple},
                                                                       {"add_column", add_column},
                                                                       {"drop_column", simple},
                                                                       {"alter_column", alter_column},
                                                                       {"create_index", create_index},
                                                                       {"drop_index", drop_index},
                                                                       {"create_primary_key", create_key},
                                                                       {"create_unique_constraint", create_key},
                                                                       {"create_check_constraint", create_check},
                                                                       {"create_foreign_key", create_foreign_key},
                                                                       {"create_exclude_constraint", create_exclude},
                                                                       {"drop_constraint", drop_constraint}}};

}  // namespace

std::optional<Expression> operation_call(const Operation& operation, TypeNeeds& needs) {
  if (is_mangled(operation)) {
    return std::nullopt;
  }
  const auto* writer =
      std::find_if(writers.begin(), writers.end(), [&](const auto& one) { return one.first == operation.name; });
  TypeNeeds needed = needs;
  auto written = writer == writers.end() ? std::nullopt : writer->second(operation, needed);
  if (written) {
    needs = needed;
  }
  return written;
}

}  // namespace ashlar::backends::alembic
