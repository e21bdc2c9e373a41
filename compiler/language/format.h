#pragma once
// One style for files of Ashlar's language.

#include <optional>
#include <string>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostics.h"

namespace ashlar::language {

/// The file as it ought to be laid out: every token and comment in its place and order, lines broken where they were,
/// two spaces an indentation, names of columns in a block padded to one width, one blank line at most. SQL in braces
/// and dollar quotes is left as it is. Formatting twice is formatting once. Nothing where the file does not parse,
/// which is reported.
std::optional<std::string> format(FileId file, const SourceManager& sources, Diagnostics& diagnostics);

}  // namespace ashlar::language
