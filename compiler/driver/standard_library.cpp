#include "compiler/driver/standard_library.h"

#include <cstdlib>
#include <filesystem>

namespace ashlar::driver {

std::string standard_library() {
  if (const char* given = std::getenv("ASHLAR_STDLIB"); given != nullptr && *given != '\0') {
    return given;
  }
  std::error_code failed;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (failed) {
    return {};
  }
  const auto folder = program.parent_path();
  for (const auto& candidate :
       {folder / "stdlib", folder.parent_path() / "stdlib", folder.parent_path() / "share" / "ashlar" / "stdlib"}) {
    if (std::filesystem::is_directory(candidate, failed)) {
      return candidate.string();
    }
  }
  return {};
}

}  // namespace ashlar::driver
