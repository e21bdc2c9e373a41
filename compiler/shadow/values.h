#pragma once
// Values that a column may accept.

#include <string>
#include <string_view>
#include <vector>

namespace ashlar::shadow {

/// What is known of a type, domains taken off.
struct ColumnType {
  std::string name;                 // typname
  char category = 'X';              // typcategory (documentation, "pg_type")
  char sort = 'b';                  // typtype: b base, c composite, e enum, r range, m multirange
  std::vector<std::string> labels;  // of an enum
};

/// Constants that the text of a constraint holds.
struct Constants {
  std::vector<std::string> texts;
  std::vector<long long> numbers;
};
void collect_constants(std::string_view expression, Constants& constants);

/// Values of the type as text, the plainest first, those that `constants` suggest after the first few. Empty where none
/// is known.
std::vector<std::string> candidate_values(const ColumnType& type, const Constants& constants);

}  // namespace ashlar::shadow
