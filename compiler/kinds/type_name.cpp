#include "compiler/kinds/type_name.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

namespace {

using syntax::Node;
using syntax::Tok;

/// Spellings of pg_catalog's types that format_type() prints otherwise.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> aliases{{
    {"bool", "boolean"},
    {"float4", "real"},
    {"float8", "double precision"},
    {"int", "integer"},
    {"int2", "smallint"},
    {"int4", "integer"},
    {"int8", "bigint"},
    {"time", "time without time zone"},
    {"timestamp", "timestamp without time zone"},
    {"timestamptz", "timestamp with time zone"},
    {"timetz", "time with time zone"},
    {"varbit", "bit varying"},
    {"varchar", "character varying"},
    {"decimal", "numeric"},
}};

/// Types of pg_catalog that people write by name (documentation, "Data Types"; pg_type of 13 to 18).
constexpr std::array<std::string_view, 98> built_in_names{"aclitem",
                                                          "any",
                                                          "anyarray",
                                                          "anycompatible",
                                                          "anycompatiblearray",
                                                          "anycompatiblemultirange",
                                                          "anycompatiblenonarray",
                                                          "anycompatiblerange",
                                                          "anyelement",
                                                          "anyenum",
                                                          "anymultirange",
                                                          "anynonarray",
                                                          "anyrange",
                                                          "bigint",
                                                          "bit",
                                                          "bit varying",
                                                          "boolean",
                                                          "box",
                                                          "bpchar",
                                                          "bytea",
                                                          "char",
                                                          "character",
                                                          "character varying",
                                                          "cid",
                                                          "cidr",
                                                          "circle",
                                                          "cstring",
                                                          "date",
                                                          "datemultirange",
                                                          "daterange",
                                                          "double precision",
                                                          "event_trigger",
                                                          "fdw_handler",
                                                          "gtsvector",
                                                          "index_am_handler",
                                                          "inet",
                                                          "int2vector",
                                                          "int4multirange",
                                                          "int4range",
                                                          "int8multirange",
                                                          "int8range",
                                                          "integer",
                                                          "internal",
                                                          "interval",
                                                          "json",
                                                          "jsonb",
                                                          "jsonpath",
                                                          "language_handler",
                                                          "line",
                                                          "lseg",
                                                          "macaddr",
                                                          "macaddr8",
                                                          "money",
                                                          "name",
                                                          "numeric",
                                                          "nummultirange",
                                                          "numrange",
                                                          "oid",
                                                          "oidvector",
                                                          "path",
                                                          "pg_lsn",
                                                          "pg_snapshot",
                                                          "point",
                                                          "polygon",
                                                          "real",
                                                          "record",
                                                          "refcursor",
                                                          "regclass",
                                                          "regcollation",
                                                          "regconfig",
                                                          "regdictionary",
                                                          "regnamespace",
                                                          "regoper",
                                                          "regoperator",
                                                          "regproc",
                                                          "regprocedure",
                                                          "regrole",
                                                          "regtype",
                                                          "smallint",
                                                          "table_am_handler",
                                                          "text",
                                                          "tid",
                                                          "time with time zone",
                                                          "time without time zone",
                                                          "timestamp with time zone",
                                                          "timestamp without time zone",
                                                          "trigger",
                                                          "tsm_handler",
                                                          "tsmultirange",
                                                          "tsquery",
                                                          "tsrange",
                                                          "tstzmultirange",
                                                          "tstzrange",
                                                          "tsvector",
                                                          "txid_snapshot",
                                                          "unknown",
                                                          "uuid",
                                                          "void"};
constexpr std::array<std::string_view, 4> more_built_in_names{"xid", "xid8", "xml", "pg_node_tree"};

std::string canonical_built_in(std::string_view name) {
  const auto* alias =
      std::find_if(aliases.begin(), aliases.end(), [&](const auto& pair) { return pair.first == name; });
  return std::string(alias == aliases.end() ? name : alias->second);
}

/// The tokens below `node`, nothing between them.
std::string tokens_of(Node node) {
  if (node.is(syntax::Rule::token)) {
    return std::string(node.text());
  }
  std::string text;
  for (const Node child : node) {
    text += tokens_of(child);
  }
  return text;
}

/// `(10, 2)` as `(10,2)`; words as the server folds them: `(Polygon,4326)` as `(polygon,4326)`.
std::string modifiers_of(Node node) {
  std::string modifiers = tokens_of(node.child(syntax::Rule::typeModifiers));
  return modifiers.find_first_of("'\"") == std::string::npos ? to_lower(modifiers) : modifiers;
}

std::string upper_words(Node node) {
  std::string words;
  for (const Node child : node) {
    if (child.is(syntax::Rule::token)) {
      std::string word = syntax::identifier_value(child);
      words += (words.empty() ? "" : " ") + word;
    } else if (child.is(syntax::Rule::typeModifiers)) {
      words += modifiers_of(node);
    }
  }
  return words;
}

/// The canonical name of a type that has words of its own; fills in modifiers and suffix.
void read_words(Node node, TypeName& name) {
  const std::string modifiers = modifiers_of(node);
  name.modifiers = modifiers;
  const auto set = [&](std::string_view canonical) { name.parts = {std::string(canonical)}; };
  if (node.has(Tok::KW_INT) || node.has(Tok::KW_INTEGER)) {
    set("integer");
  } else if (node.has(Tok::KW_SMALLINT)) {
    set("smallint");
  } else if (node.has(Tok::KW_BIGINT)) {
    set("bigint");
  } else if (node.has(Tok::KW_REAL)) {
    set("real");
  } else if (node.has(Tok::KW_BOOLEAN)) {
    set("boolean");
  } else if (node.has(Tok::KW_JSON)) {
    set("json");
  } else if (node.has(Tok::KW_FLOAT)) {
    // FLOAT(1) to FLOAT(24) is real.
    const bool single = !modifiers.empty() && std::atoi(modifiers.c_str() + 1) <= 24;
    set(single ? "real" : "double precision");
    name.modifiers.clear();
  } else if (node.has(Tok::KW_DOUBLE)) {
    set("double precision");
  } else if (node.has(Tok::KW_DECIMAL) || node.has(Tok::KW_DEC) || node.has(Tok::KW_NUMERIC)) {
    set("numeric");
  } else if (node.has(Tok::KW_BIT)) {
    set(node.has(Tok::KW_VARYING) ? "bit varying" : "bit");
  } else if (node.has(Tok::KW_VARCHAR) || node.has(Tok::KW_VARYING)) {
    set("character varying");
  } else if (node.has(Tok::KW_CHARACTER) || node.has(Tok::KW_CHAR) || node.has(Tok::KW_NCHAR) ||
             node.has(Tok::KW_NATIONAL)) {
    set("character");
  } else if (node.has(Tok::KW_TIMESTAMP) || node.has(Tok::KW_TIME)) {
    set(node.has(Tok::KW_TIMESTAMP) ? "timestamp" : "time");
  } else if (node.has(Tok::KW_INTERVAL)) {
    set("interval");
    if (const Node fields = node.child(syntax::Rule::intervalFields)) {
      name.suffix = " " + upper_words(fields);
    }
  }
}

/// Modifiers that the server fills in, and words that follow them.
void complete(TypeName& name, bool with_time_zone) {
  std::string& type = name.parts.back();
  if (type == "timestamp" || type == "time") {
    name.suffix = with_time_zone ? " with time zone" : " without time zone";
    return;
  }
  for (const std::string_view zone : {" with time zone", " without time zone"}) {
    if (type.ends_with(zone)) {
      name.suffix = zone;
      type.resize(type.size() - zone.size());
      return;
    }
  }
  if (type == "bpchar" && !name.modifiers.empty()) {
    type = "character";
  }
  if (type == "numeric" && !name.modifiers.empty() && name.modifiers.find(',') == std::string::npos) {
    name.modifiers.insert(name.modifiers.size() - 1, ",0");
  }
}

int count_dimensions(Node node) {
  const auto bounds = node.children(syntax::Rule::arrayBound);
  if (!bounds.empty()) {
    return static_cast<int>(bounds.size());
  }
  return node.has(Tok::KW_ARRAY) ? 1 : 0;
}

}  // namespace

bool is_built_in_type(std::string_view name) {
  const std::string canonical = canonical_built_in(name);
  const auto listed = [&](const auto& names) {
    return std::find(names.begin(), names.end(), canonical) != names.end();
  };
  return listed(built_in_names) || listed(more_built_in_names);
}

TypeName read_type_name(Node node) {
  const Node type = node.is(syntax::Rule::typeName) ? node : node.find(syntax::Rule::typeName);
  TypeName name;
  name.setof = type.has(Tok::KW_SETOF);
  // The server keeps no number of dimensions; format_type() prints one pair of brackets.
  name.dimensions = count_dimensions(type) > 0 ? 1 : 0;
  if (const Node words = type.child(syntax::Rule::builtinType)) {
    name.built_in = true;
    read_words(words, name);
    if ((name.parts.back() == "character" || name.parts.back() == "bit") && name.modifiers.empty()) {
      name.modifiers = "(1)";  // of the words; the quoted type "bit" has any length
    }
    complete(name, words.has(Tok::KW_ZONE) && !words.has(Tok::KW_WITHOUT));
    return name;
  }
  const Node qualified = type.child(syntax::Rule::qualifiedName);
  name.parts = Interpreter::name_parts(qualified);
  name.modifiers = modifiers_of(type);
  name.column_type = type.has(syntax::Rule::percentType);
  if (name.column_type) {
    return name;
  }
  const bool in_catalog = name.parts.size() == 2 && name.parts.front() == "pg_catalog";
  if (in_catalog || (name.parts.size() == 1 && is_built_in_type(name.parts.front()))) {
    name.built_in = true;
    // A quoted "char" is the one-byte type; the word CHAR is a builtinType node.
    name.parts = {canonical_built_in(name.parts.back())};
    complete(name, false);
  }
  return name;
}

SqlText canonical_type(const TypeName& name, const ObjectId& target) {
  SqlText text;
  if (name.setof) {
    text.append("SETOF ");
  }
  if (target) {
    text.append(target, SlotStyle::qualified);
  } else if (name.built_in) {
    const std::string& type = name.parts.back();
    const bool quoted = type == "char" || (type == "bit" && name.modifiers.empty());
    text.append(quoted ? '"' + type + '"' : type);
  } else {
    std::string dotted;
    for (const std::string& part : name.parts) {
      dotted += (dotted.empty() ? "" : ".") + quote_identifier(part);
    }
    text.append(dotted);
  }
  text.append(name.modifiers);
  text.append(name.suffix);
  if (name.column_type) {
    text.append("%TYPE");
  }
  for (int i = 0; i < name.dimensions; ++i) {
    text.append("[]");
  }
  return text;
}

}  // namespace ashlar::kinds
