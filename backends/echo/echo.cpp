#include "backends/echo/echo.h"

#include <algorithm>

#include "backends/names.h"
#include "compiler/plan/plan_json.h"

namespace ashlar::backends {

namespace {

constexpr std::size_t number_digits = 4;

BackendResult add(const BackendRequest& request, Diagnostics& diagnostics) {
  BackendResult result;
  if (request.plan.empty() && !request.empty) {
    return result;
  }
  std::uint64_t number = 0;
  for (const auto& [path, file] : request.present.files) {
    number = std::max(number, number_of(path, number_digits));
  }
  const std::string name = numbered(number + 1, number_digits) + "-" + request.name;
  if (const std::string why = why_refused(name, NameUse::change); !why.empty()) {
    diagnostics.report(Code::refused_name, {}, {"change", request.name, why}, "choose another name");
    return result;
  }
  result.files.push_back({name + ".json", plan_json(request.plan, {request.project, "head", "sources"}), false});
  result.messages.push_back("Created " + name + ".json");
  result.changes.push_back(name);
  return result;
}

BackendResult release(const BackendRequest& request, Diagnostics& diagnostics) {
  if (const std::string why = why_refused(request.name, NameUse::tag); !why.empty()) {
    diagnostics.report(Code::refused_name, {}, {"release", request.name, why}, "choose another name");
  }
  return {};
}

}  // namespace

const Backend& echo_backend() {
  static constexpr Backend backend{"echo", {}, add, add, release, nullptr};
  return backend;
}

}  // namespace ashlar::backends
