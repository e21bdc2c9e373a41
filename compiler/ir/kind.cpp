#include "compiler/ir/kind.h"

#include <array>

namespace ashlar {

namespace {
constexpr std::array<std::string_view, 13> hazard_names{"DELETES_DATA",
                                                        "ACQUIRES_ACCESS_EXCLUSIVE_LOCK",
                                                        "ACQUIRES_SHARE_LOCK",
                                                        "ACQUIRES_SHARE_ROW_EXCLUSIVE_LOCK",
                                                        "REWRITES_TABLE",
                                                        "SCANS_TABLE",
                                                        "INDEX_BUILD",
                                                        "INDEX_DROPPED",
                                                        "AUTHZ_UPDATE",
                                                        "CORRECTNESS",
                                                        "IRREVERSIBLE",
                                                        "UNTRACKABLE_DEPENDENCY",
                                                        "EXTENSION_VERSION_UPGRADE"};
}  // namespace

std::string_view hazard_name(Hazard hazard) {
  return hazard_names.at(static_cast<std::size_t>(hazard));
}

std::optional<Hazard> hazard_named(std::string_view name) {
  for (std::size_t i = 0; i < hazard_names.size(); ++i) {
    if (hazard_names.at(i) == name) {
      return static_cast<Hazard>(i);
    }
  }
  return std::nullopt;
}

}  // namespace ashlar
