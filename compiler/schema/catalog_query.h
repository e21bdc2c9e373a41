#pragma once
// A query of the catalog, taken apart: its tables and what it asks of their columns.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compiler/schema/words.h"

namespace ashlar {

/// A value that a column is to have.
struct Wanted {
  std::string text;
  std::string type;  // regclass, regtype, regnamespace: `text` is a name as SQL writes it; empty for a plain string
};

struct CatalogQuery {
  std::vector<std::string> tables;                     // pg_type, information_schema.columns
  std::map<std::string, std::vector<Wanted>> columns;  // each has one of these
  bool asks_more = false;                              // conditions that are not understood: they may only leave less
};

/// nullopt where it is no query of the catalog, or may have rows that its conditions, as far as read, do not say.
std::optional<CatalogQuery> read_catalog_query(const Words& words, std::size_t begin, std::size_t end);

}  // namespace ashlar
