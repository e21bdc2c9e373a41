#include "compiler/base/qualified_name.h"

namespace ashlar {

std::vector<std::string> name_parts(std::string_view written) {
  std::vector<std::string> parts(1);
  bool quoted = false;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] == '"' && quoted && i + 1 < written.size() && written[i + 1] == '"') {
      parts.back() += written[i++];
    } else if (written[i] == '"') {
      quoted = !quoted;
    } else if (written[i] == '.' && !quoted) {
      parts.emplace_back();
    } else {
      parts.back() += written[i];
    }
  }
  return parts;
}

}  // namespace ashlar
