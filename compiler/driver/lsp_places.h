#pragma once
// Places and files as the Language Server Protocol writes them: lines and columns from 0, columns in UTF-16 code units.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "compiler/base/source.h"

namespace ashlar::driver {

/// `file:///a%20b.sql` of "/a b.sql"; relative paths start at the working directory.
std::string uri_of(const std::string& path);
/// The absolute path; empty for what is no file.
std::string path_of(std::string_view uri);
std::string absolute_path(const std::string& path);

nlohmann::json range_of(const SourceManager& sources, Span span);
/// The byte offset of a line and column; the end of the text where it is shorter.
std::size_t offset_of(std::string_view text, std::uint64_t line, std::uint64_t column);

}  // namespace ashlar::driver
