#pragma once

#include <string_view>

namespace ashlar::kinds {

/// True for plpgsql, which initdb makes: whether a schema says it or not, it is there.
inline bool is_of_every_database(std::string_view extension) {
  return extension == "plpgsql";
}

}  // namespace ashlar::kinds
