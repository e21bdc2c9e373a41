// The types of SQLAlchemy and of its PostgreSQL dialect.

#include <algorithm>
#include <array>

#include "backends/alembic/sql_expressions.h"
#include "compiler/base/quote.h"

namespace ashlar::backends::alembic {

using python::Value;
using python::ValueKind;

namespace {

/// How the arguments of a type are written behind its name.
enum class Form : std::uint8_t { bare, length, precision_scale, precision, time, interval, bits, array, number };

struct TypeForm {
  std::string_view name;  // in SQLAlchemy
  std::string_view sql;
  Form form = Form::bare;
};

constexpr std::array type_forms{
    TypeForm{"Integer", "INTEGER"},
    TypeForm{"INTEGER", "INTEGER"},
    TypeForm{"INT", "INTEGER"},
    TypeForm{"BigInteger", "BIGINT"},
    TypeForm{"BIGINT", "BIGINT"},
    TypeForm{"SmallInteger", "SMALLINT"},
    TypeForm{"SMALLINT", "SMALLINT"},
    TypeForm{"String", "VARCHAR", Form::length},
    TypeForm{"VARCHAR", "VARCHAR", Form::length},
    TypeForm{"Unicode", "VARCHAR", Form::length},
    TypeForm{"NVARCHAR", "VARCHAR", Form::length},
    TypeForm{"CHAR", "CHAR", Form::length},
    TypeForm{"NCHAR", "CHAR", Form::length},
    TypeForm{"Text", "TEXT", Form::length},
    TypeForm{"TEXT", "TEXT", Form::length},
    TypeForm{"UnicodeText", "TEXT", Form::length},
    TypeForm{"CITEXT", "CITEXT", Form::length},
    TypeForm{"Boolean", "BOOLEAN"},
    TypeForm{"BOOLEAN", "BOOLEAN"},
    TypeForm{"Date", "DATE"},
    TypeForm{"DATE", "DATE"},
    TypeForm{"DateTime", "TIMESTAMP", Form::time},
    TypeForm{"DATETIME", "TIMESTAMP", Form::time},
    TypeForm{"TIMESTAMP", "TIMESTAMP", Form::time},
    TypeForm{"Time", "TIME", Form::time},
    TypeForm{"TIME", "TIME", Form::time},
    TypeForm{"Interval", "INTERVAL", Form::interval},
    TypeForm{"INTERVAL", "INTERVAL", Form::interval},
    TypeForm{"Numeric", "NUMERIC", Form::precision_scale},
    TypeForm{"NUMERIC", "NUMERIC", Form::precision_scale},
    TypeForm{"DECIMAL", "NUMERIC", Form::precision_scale},
    TypeForm{"Float", "FLOAT", Form::precision},
    TypeForm{"FLOAT", "FLOAT", Form::precision},
    TypeForm{"REAL", "REAL", Form::number},
    TypeForm{"Double", "DOUBLE PRECISION", Form::number},
    TypeForm{"DOUBLE", "DOUBLE PRECISION", Form::number},
    TypeForm{"DOUBLE_PRECISION", "DOUBLE PRECISION", Form::number},
    TypeForm{"LargeBinary", "BYTEA", Form::length},
    TypeForm{"BYTEA", "BYTEA", Form::length},
    TypeForm{"BLOB", "BYTEA", Form::length},
    TypeForm{"JSON", "JSON", Form::number},
    TypeForm{"JSONB", "JSONB", Form::number},
    TypeForm{"JSONPATH", "JSONPATH"},
    TypeForm{"UUID", "UUID", Form::number},
    TypeForm{"Uuid", "UUID", Form::number},
    TypeForm{"HSTORE", "HSTORE", Form::number},
    TypeForm{"INET", "INET"},
    TypeForm{"CIDR", "CIDR"},
    TypeForm{"MACADDR", "MACADDR"},
    TypeForm{"MACADDR8", "MACADDR8"},
    TypeForm{"MONEY", "MONEY"},
    TypeForm{"OID", "OID"},
    TypeForm{"REGCLASS", "REGCLASS"},
    TypeForm{"REGCONFIG", "REGCONFIG"},
    TypeForm{"TSVECTOR", "TSVECTOR"},
    TypeForm{"TSQUERY", "TSQUERY"},
    TypeForm{"BIT", "BIT", Form::bits},
    TypeForm{"ARRAY", "", Form::array},
    TypeForm{"INT4RANGE", "INT4RANGE"},
    TypeForm{"INT8RANGE", "INT8RANGE"},
    TypeForm{"NUMRANGE", "NUMRANGE"},
    TypeForm{"DATERANGE", "DATERANGE"},
    TypeForm{"TSRANGE", "TSRANGE"},
    TypeForm{"TSTZRANGE", "TSTZRANGE"},
    TypeForm{"INT4MULTIRANGE", "INT4MULTIRANGE"},
    TypeForm{"INT8MULTIRANGE", "INT8MULTIRANGE"},
    TypeForm{"NUMMULTIRANGE", "NUMMULTIRANGE"},
    TypeForm{"DATEMULTIRANGE", "DATEMULTIRANGE"},
    TypeForm{"TSMULTIRANGE", "TSMULTIRANGE"},
    TypeForm{"TSTZMULTIRANGE", "TSTZMULTIRANGE"},
};

/// Arguments that say how Python sees the values.
void ignore_python_side(Arguments& arguments) {
  arguments.ignore({"as_uuid", "asdecimal", "none_as_null", "astext_type", "text_type", "native",
                    "decimal_return_scale", "convert_unicode", "create_constraint", "native_uuid", "as_tuple",
                    "zero_indexes"});
}

std::string in_parentheses(Evaluation& evaluation, const Value* number) {
  return Evaluation::missing(number) ? "" : "(" + evaluation.number(*number) + ")";
}

std::string array_sql(Evaluation& evaluation, Arguments& arguments, const Value& where) {
  const Value* item = arguments.next("item_type");
  if (item == nullptr) {
    evaluation.fail(where, "an array without a type");
    return {};
  }
  arguments.ignore({"as_tuple", "zero_indexes"});
  const Value* dimensions = arguments.named("dimensions");
  std::string brackets = "[]";
  if (!Evaluation::missing(dimensions)) {
    const std::string count = evaluation.number(*dimensions);
    brackets.clear();
    for (char i = '0'; i < count.front() && count.size() == 1; ++i) {
      brackets += "[]";
    }
  }
  return type_sql(evaluation, *item) + brackets;
}

std::string with_arguments(Evaluation& evaluation, const TypeForm& form, const Value& call) {
  Arguments arguments(evaluation, call);
  std::string sql(form.sql);
  switch (form.form) {
    case Form::bare:
      break;
    case Form::number:
      arguments.rest();
      break;
    case Form::length: {
      const Value* length = arguments.next("length");
      sql += form.sql.ends_with("CHAR") ? in_parentheses(evaluation, length) : "";
      if (const auto collation = evaluation.optional_string(arguments.next("collation"))) {
        sql += " COLLATE " + quote_identifier(*collation);
      }
      break;
    }
    case Form::precision_scale: {
      const Value* precision = arguments.next("precision");
      const Value* scale = arguments.next("scale");
      arguments.next("decimal_return_scale");
      if (!Evaluation::missing(precision) && !Evaluation::missing(scale)) {
        sql += "(" + evaluation.number(*precision) + ", " + evaluation.number(*scale) + ")";
      } else {
        sql += in_parentheses(evaluation, precision);
      }
      break;
    }
    case Form::precision:
      sql += in_parentheses(evaluation, arguments.next("precision"));
      break;
    case Form::time: {
      const bool zone = evaluation.flag(arguments.next("timezone"), false);
      sql +=
          in_parentheses(evaluation, arguments.next("precision")) + (zone ? " WITH TIME ZONE" : " WITHOUT TIME ZONE");
      break;
    }
    case Form::interval: {
      // sa.Interval's first argument is `native`; postgresql.INTERVAL's is the precision.
      const Value* precision = arguments.named("precision");
      const Value* seconds = arguments.named("second_precision");
      arguments.ignore({"native", "day_precision"});
      if (const auto fields = evaluation.optional_string(arguments.named("fields"))) {
        sql += " " + *fields;
      }
      sql += in_parentheses(evaluation, Evaluation::missing(precision) ? seconds : precision);
      break;
    }
    case Form::bits: {
      const Value* length = arguments.next("length");
      const bool varying = evaluation.flag(arguments.next("varying"), false);
      sql = (varying ? "BIT VARYING" : "BIT") + in_parentheses(evaluation, length);
      break;
    }
    case Form::array:
      sql = array_sql(evaluation, arguments, call);
      break;
  }
  ignore_python_side(arguments);
  arguments.finish();
  return sql;
}

/// The part of `name` behind "sa."; empty where it is none of SQLAlchemy's.
std::string sqlalchemy_name(const std::string& name) {
  return name.starts_with("sa.") ? name.substr(3) : "";
}

/// sa.BigInteger().with_variant(sa.Integer(), "sqlite"): the type on PostgreSQL.
const Value* variant(Evaluation& evaluation, const Value& call) {
  const Callee called = evaluation.callee(call);
  if (called.subject == nullptr || called.name != "with_variant" || call.items.size() < 2) {
    return nullptr;
  }
  for (std::size_t i = 1; i < call.items.size(); ++i) {
    if (evaluation.string(call.items[i]) == "postgresql") {
      return &evaluation.resolve(call.items.front());
    }
  }
  return called.subject;
}

}  // namespace

std::optional<EnumType> enum_type(Evaluation& evaluation, const Value& value) {
  const Value& found = evaluation.resolve(value);
  if (!found.is(ValueKind::call)) {
    return std::nullopt;
  }
  if (const Value* on_postgresql = variant(evaluation, found)) {
    return enum_type(evaluation, *on_postgresql);
  }
  const std::string name = evaluation.function(found);
  if (name != "sa.Enum" && name != "sa.ENUM") {
    return std::nullopt;
  }
  Arguments arguments(evaluation, found);
  if (!evaluation.flag(arguments.named("native_enum"), true)) {
    return std::nullopt;
  }
  EnumType made;
  for (const Value& label : arguments.rest()) {
    const Value& one = evaluation.resolve(label);
    if (one.is(ValueKind::list) || one.is(ValueKind::tuple) || one.is(ValueKind::name)) {
      evaluation.fail(label, "the labels of an enum that are no plain strings");
    }
    made.labels.push_back(evaluation.string(label));
  }
  made.name = evaluation.optional_string(arguments.named("name")).value_or("");
  made.schema = evaluation.optional_string(arguments.named("schema"));
  made.create_type = evaluation.flag(arguments.named("create_type"), true);
  if (const Value* metadata = arguments.named("metadata"); !Evaluation::missing(metadata)) {
    made.create_type = false;
  }
  arguments.ignore({"create_constraint", "validate_strings", "length", "inherit_schema", "values_callable",
                    "checkfirst", "omit_aliases"});
  arguments.finish();
  if (made.name.empty()) {
    evaluation.fail(found, "an enum without a name");
  }
  return made;
}

/// The class that our own revisions have for types that SQLAlchemy has no name for.
constexpr std::string_view named_type = "PGType";

std::string type_sql(Evaluation& evaluation, const Value& value) {
  const Value& found = evaluation.resolve(value);
  if (found.is(ValueKind::call)) {
    if (const Value* on_postgresql = variant(evaluation, found)) {
      return type_sql(evaluation, *on_postgresql);
    }
    if (const auto enumeration = enum_type(evaluation, found)) {
      return qualified(enumeration->schema, enumeration->name);
    }
  }
  if (found.is(ValueKind::call) && found.items.size() == 1 && evaluation.function(found) == named_type) {
    return evaluation.string(found.items.front());
  }
  const std::string name = sqlalchemy_name(evaluation.function(found));
  if (name == "Enum" || name == "ENUM") {  // native_enum=False
    std::size_t longest = 0;
    for (const Value& label : found.items) {
      longest = std::max(longest, evaluation.string(label).size());
    }
    const Value* length = found.argument("length");
    return "VARCHAR(" + (Evaluation::missing(length) ? std::to_string(longest) : evaluation.number(*length)) + ")";
  }
  if (name == "DOMAIN" && !found.items.empty()) {
    const Value* schema = found.argument("schema");
    return qualified(evaluation.optional_string(schema), evaluation.string(found.items.front()));
  }
  const auto form = std::ranges::find_if(type_forms, [&](const TypeForm& one) { return one.name == name; });
  if (form == type_forms.end()) {
    evaluation.fail(value, "a type that is none of SQLAlchemy's own");
    return {};
  }
  if (found.is(ValueKind::call)) {
    return with_arguments(evaluation, *form, found);
  }
  return with_arguments(evaluation, *form, Value{.kind = ValueKind::call, .span = found.span});
}

std::string serial_type(Evaluation& evaluation, const Value& value) {
  const Value& found = evaluation.resolve(value);
  if (found.is(ValueKind::call)) {
    if (const Value* on_postgresql = variant(evaluation, found)) {
      return serial_type(evaluation, *on_postgresql);
    }
  }
  const std::string name = sqlalchemy_name(evaluation.function(found));
  const auto form = std::ranges::find_if(type_forms, [&](const TypeForm& one) { return one.name == name; });
  if (form == type_forms.end()) {
    return {};
  }
  if (form->sql == "BIGINT") {
    return "BIGSERIAL";
  }
  if (form->sql == "SMALLINT") {
    return "SMALLSERIAL";
  }
  constexpr std::array<std::string_view, 5> counting{"INTEGER", "NUMERIC", "FLOAT", "REAL", "DOUBLE PRECISION"};
  return std::ranges::find(counting, form->sql) != counting.end() ? "SERIAL" : "";
}

}  // namespace ashlar::backends::alembic
