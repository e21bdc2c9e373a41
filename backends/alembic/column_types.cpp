#include "backends/alembic/column_types.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "compiler/base/text.h"

namespace ashlar::backends::alembic {

namespace {

using python::atom;
using python::call;
using python::Expression;
using python::keyword;

struct Named {
  std::string_view postgresql;
  std::string_view sqlalchemy;
  std::string_view sqlite;  // the same there; empty: as it is
};

constexpr std::array<Named, 34> plain_types{{{"smallint", "sa.SmallInteger", ""},
                                             {"integer", "sa.Integer", ""},
                                             {"bigint", "sa.BigInteger", ""},
                                             {"text", "sa.Text", ""},
                                             {"boolean", "sa.Boolean", ""},
                                             {"date", "sa.Date", ""},
                                             {"bytea", "sa.LargeBinary", ""},
                                             {"real", "sa.REAL", ""},
                                             {"numeric", "sa.Numeric", ""},
                                             {"character varying", "sa.String", ""},
                                             {"json", "sa.JSON", ""},
                                             {"timestamp without time zone", "sa.DateTime", ""},
                                             {"time without time zone", "sa.Time", ""},
                                             {"jsonb", "postgresql.JSONB", "sa.JSON"},
                                             {"uuid", "postgresql.UUID", "sa.String"},
                                             {"interval", "postgresql.INTERVAL", "sa.Interval"},
                                             {"inet", "postgresql.INET", "sa.String"},
                                             {"cidr", "postgresql.CIDR", "sa.String"},
                                             {"macaddr", "postgresql.MACADDR", "sa.String"},
                                             {"money", "postgresql.MONEY", "sa.Numeric"},
                                             {"oid", "postgresql.OID", "sa.BigInteger"},
                                             {"regclass", "postgresql.REGCLASS", "sa.String"},
                                             {"tsvector", "postgresql.TSVECTOR", "sa.Text"},
                                             {"int4range", "postgresql.INT4RANGE", "sa.String"},
                                             {"int8range", "postgresql.INT8RANGE", "sa.String"},
                                             {"numrange", "postgresql.NUMRANGE", "sa.String"},
                                             {"daterange", "postgresql.DATERANGE", "sa.String"},
                                             {"tsrange", "postgresql.TSRANGE", "sa.String"},
                                             {"tstzrange", "postgresql.TSTZRANGE", "sa.String"},
                                             {"timestamp with time zone", "sa.DateTime", ""},
                                             {"time with time zone", "sa.Time", ""},
                                             {"double precision", "sa.Float", ""},
                                             {"character", "sa.CHAR", ""},
                                             {"bit varying", "postgresql.BIT", "sa.String"}}};

/// "numeric(10,2)" as "numeric" and {"10", "2"}; "timestamp(3) with time zone" as "timestamp with time zone" and {"3"}.
struct Parts {
  std::string name;
  std::vector<std::string> modifiers;
};

Parts parts_of(const std::string& type) {
  const auto open = type.find('(');
  const auto close = type.find(')', open == std::string::npos ? 0 : open);
  if (open == std::string::npos || close == std::string::npos) {
    return {type, {}};
  }
  Parts parts{type.substr(0, open) + type.substr(close + 1), {}};
  for (const std::string& modifier : split(std::string_view(type).substr(open + 1, close - open - 1), ',')) {
    parts.modifiers.emplace_back(trim(modifier));
  }
  return parts;
}

bool are_numbers(const std::vector<std::string>& texts) {
  return std::all_of(texts.begin(), texts.end(), [](const std::string& text) {
    return !text.empty() && text.find_first_not_of("-0123456789") == std::string::npos;
  });
}

/// A built-in type with its modifiers; nothing where SQLAlchemy 1.4 has no class for it.
std::optional<Expression> built_in(const Parts& type) {
  const auto& [name, modifiers] = type;
  const bool zoned = name.ends_with(" with time zone");
  if (name == "double precision") {
    return call("sa.Float", {keyword("precision", atom("53"))});
  }
  if (name == "bit" || name == "bit varying") {
    std::vector<Expression> arguments;
    if (!modifiers.empty()) {
      arguments.push_back(keyword("length", atom(modifiers.front())));
    }
    if (name == "bit varying") {
      arguments.push_back(keyword("varying", python::boolean(true)));
    }
    return call("postgresql.BIT", std::move(arguments));
  }
  if (modifiers.empty()) {
    if (name == "character") {
      return std::nullopt;  // of any length, other than CHAR
    }
    const auto* at =
        std::find_if(plain_types.begin(), plain_types.end(), [&](const Named& one) { return one.postgresql == name; });
    if (at == plain_types.end()) {
      return std::nullopt;
    }
    return zoned ? call(std::string(at->sqlalchemy), {keyword("timezone", python::boolean(true))})
                 : call(std::string(at->sqlalchemy));
  }
  if (name == "character varying" || name == "character") {
    return call(name == "character" ? "sa.CHAR" : "sa.String", {keyword("length", atom(modifiers.front()))});
  }
  if (name == "numeric") {
    std::vector<Expression> arguments{keyword("precision", atom(modifiers.front()))};
    if (modifiers.size() > 1) {
      arguments.push_back(keyword("scale", atom(modifiers[1])));
    }
    return call("sa.Numeric", std::move(arguments));
  }
  const Expression precision = keyword("precision", atom(modifiers.front()));
  if (name == "interval") {
    return call("postgresql.INTERVAL", {precision});
  }
  if (name.starts_with("timestamp ") || name.starts_with("time ")) {
    std::vector<Expression> arguments{precision};
    if (zoned) {
      arguments.insert(arguments.begin(), keyword("timezone", python::boolean(true)));
    }
    return call(name.starts_with("timestamp ") ? "postgresql.TIMESTAMP" : "postgresql.TIME", std::move(arguments));
  }
  return std::nullopt;
}

std::string_view sqlite_name(const std::string& name, bool array) {
  if (array) {
    return "sa.JSON";
  }
  const auto* at =
      std::find_if(plain_types.begin(), plain_types.end(), [&](const Named& one) { return one.postgresql == name; });
  return at == plain_types.end() ? "sa.Text" : at->sqlite;
}

const Operation* object_of(const Operation& operation, const std::string& argument) {
  const auto* list = operation.find_as<Value::Operations>(argument + "_object");
  return list == nullptr || list->empty() ? nullptr : &list->front();
}

std::string text_of(const Operation& operation, std::string_view argument) {
  const auto* text = operation.find_as<std::string>(argument);
  return text == nullptr ? "" : *text;
}

Expression enum_type(const Operation& type) {
  std::vector<Expression> arguments;
  if (const auto* labels = type.find_as<Value::Values>("labels")) {
    for (const Value& label : *labels) {
      arguments.push_back(python::string(std::get<std::string>(label.value)));
    }
  }
  arguments.push_back(keyword("name", python::string(text_of(type, "name"))));
  if (const std::string schema = text_of(type, "schema"); schema != "public") {
    arguments.push_back(keyword("schema", python::string(schema)));
  }
  arguments.push_back(keyword("create_type", python::boolean(false)));
  return call("postgresql.ENUM", std::move(arguments));
}

Expression with_variant(Expression type, std::string_view other) {
  Expression variant = call(".with_variant", {call(std::string(other)), python::string("sqlite")});
  variant.receiver.push_back(std::move(type));
  return variant;
}

}  // namespace

const std::string_view named_type_class =
    "class PGType(sa.types.UserDefinedType):\n"
    "    \"\"\"A type of PostgreSQL that SQLAlchemy has no name for.\"\"\"\n"
    "\n"
    "    cache_ok = True\n"
    "\n"
    "    def __init__(self, name):\n"
    "        self.name = name\n"
    "\n"
    "    def get_col_spec(self, **kwargs):\n"
    "        return self.name\n";

Expression type_of(const Operation& operation, const std::string& argument, TypeNeeds& needs) {
  std::string name = text_of(operation, argument);
  const bool array = name.ends_with("[]");
  if (array) {
    name.resize(name.size() - 2);
  }
  const Operation* object = object_of(operation, argument);
  const Parts parts = parts_of(name);
  std::optional<Expression> type;
  if (object != nullptr && object->name == "enum") {
    type = enum_type(*object);
  } else if (object == nullptr && are_numbers(parts.modifiers)) {
    type = built_in(parts);
  }
  if (!type) {
    type = call("PGType", {python::string(name)});
    needs.named = true;
  }
  if (array) {
    type = call("postgresql.ARRAY", {std::move(*type)});
  }
  needs.postgresql = needs.postgresql || array || type->text.starts_with("postgresql.");
  const std::string_view there = needs.sqlite ? sqlite_name(parts.name, array) : "";
  return there.empty() ? std::move(*type) : with_variant(std::move(*type), there);
}

}  // namespace ashlar::backends::alembic
