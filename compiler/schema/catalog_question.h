#pragma once
// Questions to the catalog of a server that the sources alone can answer: whether a type, a table, a column is there.

#include <functional>
#include <string>
#include <vector>

#include "compiler/kinds/definition.h"
#include "compiler/schema/words.h"

namespace ashlar {

enum class Answer : std::uint8_t { no, yes, unknown };

/// What is known where a question stands.
struct Known {
  const Schema* schema = nullptr;
  std::vector<std::string> search_path;
  int postgres = 15;
  std::vector<std::string> given_schemas;
  /// True for a name in a statement before that still waits: whether it is there cannot be told yet.
  std::function<bool(const std::string&)> in_doubt;
};

/// Whether the query [begin, end), from its SELECT or what is selected, has a row. Understood are queries of pg_catalog
/// and information_schema whose conditions are names.
Answer has_row(const Words& words, std::size_t begin, std::size_t end, const Known& known);

/// Whether `to_regclass('…')`, by its function and the name given to it, finds something.
Answer finds(std::string_view function, const std::string& name, const Known& known);

}  // namespace ashlar
