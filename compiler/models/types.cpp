#include "compiler/models/types.h"

#include <algorithm>
#include <array>

#include "compiler/base/text.h"
#include "compiler/models/names.h"

namespace ashlar::models {

using python::Code;

namespace {

struct PlainType {
  std::string_view sql;
  std::string_view typed;   // in SQLAlchemy 2
  std::string_view legacy;  // in 1.4
  std::string_view annotation;
};

constexpr std::array plain_types{
    PlainType{"integer", "sa.Integer", "sa.Integer", "int"},
    PlainType{"bigint", "sa.BigInteger", "sa.BigInteger", "int"},
    PlainType{"smallint", "sa.SmallInteger", "sa.SmallInteger", "int"},
    PlainType{"text", "sa.Text", "sa.Text", "str"},
    PlainType{"name", "sa.String", "sa.String", "str"},
    PlainType{"character varying", "sa.String", "sa.String", "str"},
    PlainType{"character", "sa.CHAR", "sa.CHAR", "str"},
    PlainType{"boolean", "sa.Boolean", "sa.Boolean", "bool"},
    PlainType{"date", "sa.Date", "sa.Date", "datetime.date"},
    PlainType{"numeric", "sa.Numeric", "sa.Numeric", "decimal.Decimal"},
    PlainType{"real", "sa.REAL", "sa.REAL", "float"},
    PlainType{"double precision", "sa.Double", "postgresql.DOUBLE_PRECISION", "float"},
    PlainType{"bytea", "sa.LargeBinary", "sa.LargeBinary", "bytes"},
    PlainType{"uuid", "sa.Uuid", "postgresql.UUID(as_uuid=True)", "uuid.UUID"},
    PlainType{"json", "postgresql.JSON", "postgresql.JSON", "typing.Any"},
    PlainType{"jsonb", "postgresql.JSONB", "postgresql.JSONB", "typing.Any"},
    PlainType{"bit", "postgresql.BIT", "postgresql.BIT", "str"},
    PlainType{"inet", "postgresql.INET", "postgresql.INET", "typing.Any"},
    PlainType{"cidr", "postgresql.CIDR", "postgresql.CIDR", "typing.Any"},
    PlainType{"macaddr", "postgresql.MACADDR", "postgresql.MACADDR", "str"},
    PlainType{"macaddr8", "postgresql.MACADDR8", "", "str"},
    PlainType{"money", "postgresql.MONEY", "postgresql.MONEY", "str"},
    PlainType{"oid", "postgresql.OID", "postgresql.OID", "int"},
    PlainType{"regclass", "postgresql.REGCLASS", "postgresql.REGCLASS", "str"},
    PlainType{"tsvector", "postgresql.TSVECTOR", "postgresql.TSVECTOR", "str"},
    PlainType{"tsquery", "postgresql.TSQUERY", "", "str"},
    PlainType{"int4range", "postgresql.INT4RANGE", "postgresql.INT4RANGE", "typing.Any"},
    PlainType{"int8range", "postgresql.INT8RANGE", "postgresql.INT8RANGE", "typing.Any"},
    PlainType{"numrange", "postgresql.NUMRANGE", "postgresql.NUMRANGE", "typing.Any"},
    PlainType{"daterange", "postgresql.DATERANGE", "postgresql.DATERANGE", "typing.Any"},
    PlainType{"tsrange", "postgresql.TSRANGE", "postgresql.TSRANGE", "typing.Any"},
    PlainType{"tstzrange", "postgresql.TSTZRANGE", "postgresql.TSTZRANGE", "typing.Any"},
};

/// "numeric(12,2)" as "numeric" and "12,2"; "timestamp(3) with time zone" as "timestamp with time zone" and "3".
struct Spelled {
  std::string name;
  std::vector<std::string> modifiers;
};

Spelled spelled(std::string_view type) {
  const auto open = type.find('(');
  const auto close = type.find(')', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos || type.find('"') != std::string_view::npos) {
    return {std::string(type), {}};
  }
  Spelled parts{std::string(trim(type.substr(0, open))) + std::string(type.substr(close + 1)), {}};
  for (const std::string& one : split(type.substr(open + 1, close - open - 1), ',')) {
    parts.modifiers.emplace_back(trim(one));
  }
  return parts;
}

/// A type with arguments for its modifiers, called only where it has some.
Code applied(std::string function, std::vector<Code> arguments) {
  if (arguments.empty()) {
    return python::word(std::move(function));
  }
  return python::call(std::move(function), std::move(arguments));
}

/// date and time types, whose precision only the dialect's own types have.
std::optional<TypeCode> time_type(const Spelled& parts) {
  const bool stamp = parts.name.starts_with("timestamp");
  if (!stamp && !parts.name.starts_with("time ")) {
    return std::nullopt;
  }
  std::vector<Code> arguments;
  if (parts.name.ends_with(" with time zone")) {
    arguments.push_back(python::named("timezone", python::word("True")));
  }
  for (const std::string& precision : parts.modifiers) {
    arguments.push_back(python::named("precision", python::word(precision)));
  }
  const bool precise = !parts.modifiers.empty();
  const std::string function =
      stamp ? (precise ? "postgresql.TIMESTAMP" : "sa.DateTime") : (precise ? "postgresql.TIME" : "sa.Time");
  return TypeCode{applied(function, std::move(arguments)), stamp ? "datetime.datetime" : "datetime.time"};
}

std::optional<TypeCode> interval_type(const Spelled& parts) {
  if (!parts.name.starts_with("interval")) {
    return std::nullopt;
  }
  std::vector<Code> arguments;
  if (const std::string_view fields = trim(std::string_view(parts.name).substr(8)); !fields.empty()) {
    arguments.push_back(python::named("fields", python::string(to_upper(fields))));
  }
  for (const std::string& precision : parts.modifiers) {
    arguments.push_back(python::named("precision", python::word(precision)));
  }
  return TypeCode{
      arguments.empty() ? python::word("sa.Interval") : python::call("postgresql.INTERVAL", std::move(arguments)),
      "datetime.timedelta"};
}

std::optional<TypeCode> plain_type(Spelled parts, Style style, const std::string& collation) {
  bool varying = false;
  if (parts.name == "bit varying") {
    parts.name = "bit";
    varying = true;
  }
  const auto found = std::ranges::find_if(plain_types, [&](const PlainType& one) { return one.sql == parts.name; });
  if (found == plain_types.end() || (style == Style::legacy && found->legacy.empty())) {
    return std::nullopt;
  }
  std::vector<Code> arguments;
  for (const std::string& modifier : parts.modifiers) {
    arguments.push_back(python::word(modifier));
  }
  if (varying) {
    arguments.push_back(python::named("varying", python::word("True")));
  }
  if (!collation.empty() && found->annotation == "str") {
    const std::string name = collation.substr(collation.rfind('.') + 1);
    const bool quoted = name.size() > 1 && name.front() == '"';
    arguments.push_back(python::named("collation", python::string(quoted ? name.substr(1, name.size() - 2) : name)));
  }
  return TypeCode{applied(std::string(style == Style::typed ? found->typed : found->legacy), std::move(arguments)),
                  std::string(found->annotation)};
}

/// The type of the schema that `type` names.
const ObjectId* named_type(const SqlText& type) {
  for (const Slot& slot : type.slots()) {
    if (slot.style != SlotStyle::hidden) {
      return &slot.target;
    }
  }
  return nullptr;
}

Code domain_code(const ObjectId& id, Code base) {
  std::vector<Code> arguments{python::string(id.name()), std::move(base)};
  if (const std::string in = schema_name(id); !in.empty()) {
    arguments.push_back(python::named("schema", python::string(in)));
  }
  arguments.push_back(python::named("create_type", python::word("False")));
  return python::call("postgresql.DOMAIN", std::move(arguments));
}

TypeCode element_code(const Schema& schema, const SqlText& type, std::string_view text, const std::string& collation,
                      const std::map<ObjectId, std::string>& enums, Style style) {
  if (const ObjectId* id = named_type(type)) {
    if (const auto known = enums.find(*id); known != enums.end()) {
      return {python::word(known->second), "str"};
    }
    if (const auto* domain = schema.get<kinds::Domain>(*id)) {
      TypeCode base = type_code(schema, domain->type, domain->collation.text(), enums, style);
      base.not_null = base.not_null || domain->not_null;
      if (style == Style::typed) {
        base.code = domain_code(*id, std::move(base.code));
      }
      return base;
    }
  }
  const Spelled parts = spelled(text);
  for (const auto& found : {time_type(parts), interval_type(parts), plain_type(parts, style, collation)}) {
    if (found) {
      return *found;
    }
  }
  return {python::call("SqlType", {python::string(text)}), "typing.Any"};
}

}  // namespace

TypeCode type_code(const Schema& schema, const SqlText& type, const std::string& collation,
                   const std::map<ObjectId, std::string>& enums, Style style) {
  std::string_view text = type.text();
  bool array = false;
  while (text.ends_with("[]")) {
    text.remove_suffix(2);
    array = true;
  }
  TypeCode made = element_code(schema, type, text, collation, enums, style);
  if (array) {
    // The server knows no number of dimensions.
    made.code = python::call("postgresql.ARRAY", {std::move(made.code)});
    made.annotation = "typing.List[" + made.annotation + "]";
    made.not_null = false;
  }
  return made;
}

}  // namespace ashlar::models
