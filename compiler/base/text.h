#pragma once
// Small helpers on text that several stages need.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ashlar {

std::string join(std::span<const std::string> parts, std::string_view separator);
std::vector<std::string> split(std::string_view text, char separator);
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
std::string_view trim(std::string_view text);
/// Damerau-Levenshtein distance, for suggestions; stops counting at `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);
/// The candidate that `word` most probably was meant to be; empty where none is near enough.
std::string closest(std::string_view word, std::span<const std::string> candidates);
/// The length of the UTF-8 sequence that begins at `at`, 0 where there is none (RFC 3629: no overlong
/// forms, no surrogates, nothing above U+10FFFF).
std::size_t utf8_length(std::string_view text, std::size_t at);
/// A 64-bit hash that is the same on every machine and in every run (FNV-1a).
std::uint64_t stable_hash(std::string_view text);

}  // namespace ashlar
