#pragma once
// Names that users give to changes and releases.

#include <cstdint>
#include <string>
#include <string_view>

namespace ashlar::backends {

enum class NameUse : std::uint8_t { change, tag, project };

/// Why sqitch refuses `name`, or why it cannot be a file's name; empty where it is good. Rules: sqitch's plan syntax
/// (documentation, "sqitchplan": names begin and end with no punctuation but "_", hold no blanks and none of
/// `: @ # \`, do not end like a symbolic reference); `[` and `]` would end a list of dependencies, "/" a folder.
std::string why_refused(std::string_view name, NameUse use);

/// `count` digits with zeros before.
std::string numbered(std::uint64_t number, std::size_t digits);

/// The number that `name` begins with, in exactly `digits` digits and a hyphen; 0 where it does not.
std::uint64_t number_of(std::string_view name, std::size_t digits);

/// True for the lines that git writes around what it could not merge.
bool is_conflict_marker(std::string_view line);

}  // namespace ashlar::backends
