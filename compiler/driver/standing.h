#pragma once
// Where the sources, the head snapshot and the migrations of a project stand to each other.

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/driver/history.h"

namespace ashlar::driver {

/// One thing that is not as it should be, or (`good`) that is only worth saying.
struct Finding {
  std::string rule;    // pending, migrations, files, head, unreadable
  std::string object;  // "view api.todos", or a file
  std::string what;    // "changed", …
  std::string path;
  std::uint32_t line = 0;
  std::string advice;
  bool good = false;
  [[nodiscard]] std::string text() const;
};

struct Standing {
  std::vector<RunnerDirectory> runners;
  std::vector<Finding> findings;
  std::size_t sources_size = 0;  // Objects
  [[nodiscard]] bool good() const;
  [[nodiscard]] std::size_t count(std::string_view rule) const;
};

/// Compares sources, head and migrations of every runner. Errors are reported.
Standing read_standing(Context& context);

/// What leads from one state to the other, as findings of rule `rule`: an object once, with its place in `to`.
std::vector<Finding> changed_objects(const Plan& plan, const std::string& rule);

}  // namespace ashlar::driver
