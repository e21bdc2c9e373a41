#include "compiler/models/names.h"

#include <algorithm>
#include <array>

#include "compiler/base/python_code.h"

namespace ashlar::models {

namespace {

/// Modules that the file uses, and what declarative classes have of their own.
constexpr std::array<std::string_view, 11> taken{"sa",     "postgresql", "datetime",      "decimal",  "typing",  "uuid",
                                                 "Mapped", "Optional",   "mapped_column", "metadata", "registry"};

bool continues_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string unique(std::string name, std::set<std::string>& used) {
  while (!used.insert(name).second) {
    name += "_";
  }
  return name;
}

/// "team_members" as "TeamMembers".
std::string camel_case(std::string_view name) {
  std::string made;
  bool begins = true;
  for (const char c : name) {
    if (!continues_word(c)) {
      begins = true;
      continue;
    }
    made += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = false;
  }
  return made;
}

/// `name` with "_" for all that no name of Python holds.
std::string plain(std::string_view name) {
  std::string made(name);
  std::ranges::replace_if(
      made, [](char c) { return !continues_word(c); }, '_');
  return made.empty() || (made.front() >= '0' && made.front() <= '9') ? "_" + made : made;
}

}  // namespace

std::string schema_name(const ObjectId& in_schema) {
  const std::string& name = in_schema.parent().name();
  return name == "public" ? "" : name;
}

std::string class_name(const ObjectId& table, std::set<std::string>& used) {
  std::string name = camel_case(schema_name(table)) + camel_case(table.name());
  if (!python::is_identifier(name)) {
    name = "Table" + name;
  }
  return unique(std::move(name), used);
}

std::string enum_name(const ObjectId& type, std::set<std::string>& used) {
  const std::string schema = schema_name(type);
  return unique(plain((schema.empty() ? "" : schema + "_") + type.name() + "_enum"), used);
}

std::string attribute_name(const std::string& column, std::set<std::string>& used) {
  std::string name = plain(column);
  // Two underscores in front are private to a class, or Python's own.
  const bool good =
      python::is_identifier(name) && std::ranges::find(taken, name) == taken.end() && !name.starts_with("__");
  return unique(good ? std::move(name) : (name.starts_with("__") ? "column" : "") + name + "_", used);
}

}  // namespace ashlar::models
