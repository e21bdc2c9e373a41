#pragma once
// Where the programs of a PostgreSQL server are.

#include <optional>
#include <string>
#include <string_view>

#include "compiler/diagnostics/diagnostics.h"

namespace ashlar::shadow {

struct Programs {
  std::string folder;   // that holds initdb and postgres
  std::string version;  // "15.8", as postgres --version says
  int major = 0;
  [[nodiscard]] std::string path(std::string_view program) const { return folder + "/" + std::string(program); }
};

/// In ASHLAR_POSTGRES_BIN where that is set; else, of what `pg_config --bindir`, PATH and /usr/lib/postgresql/N/bin
/// name, a server of major version `postgres`, or else the newest. Reports no_server where there is none.
std::optional<Programs> find_programs(int postgres, Diagnostics& diagnostics);

}  // namespace ashlar::shadow
