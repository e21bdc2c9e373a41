#include "compiler/shadow/programs.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "compiler/base/process.h"
#include "compiler/base/text.h"

namespace ashlar::shadow {

namespace {

bool runs(const std::string& path) {
  return access(path.c_str(), X_OK) == 0;
}

/// "postgres (PostgreSQL) 15.8 (Debian 15.8-0+deb12u1)"
std::optional<Programs> look_in(const std::string& folder) {
  if (folder.empty() || !runs(folder + "/initdb") || !runs(folder + "/postgres")) {
    return std::nullopt;
  }
  const auto asked = run_process({folder + "/postgres", "--version"});
  if (!asked || asked->status != 0) {
    return std::nullopt;
  }
  const std::vector<std::string> words = split(trim(asked->out), ' ');
  Programs programs{folder, words.size() > 2 ? words[2] : "", 0};
  std::from_chars(programs.version.data(), programs.version.data() + programs.version.size(), programs.major);
  return programs.major == 0 ? std::nullopt : std::optional(std::move(programs));
}

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::vector<std::string> candidates(int postgres) {
  std::vector<std::string> folders{"/usr/lib/postgresql/" + std::to_string(postgres) + "/bin"};
  if (const auto asked = run_process({"pg_config", "--bindir"}); asked && asked->status == 0) {
    folders.emplace_back(trim(asked->out));
  }
  for (const std::string& folder : split(from_environment("PATH"), ':')) {
    if (folder.starts_with('/')) {
      folders.push_back(folder);
    }
  }
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", failed)) {
    folders.push_back(entry.path().string() + "/bin");
  }
  return folders;
}

}  // namespace

std::optional<Programs> find_programs(int postgres, Diagnostics& diagnostics) {
  if (const std::string given = from_environment("ASHLAR_POSTGRES_BIN"); !given.empty()) {
    auto programs = look_in(given);
    if (!programs) {
      diagnostics.report(Code::no_server, {},
                         {"ASHLAR_POSTGRES_BIN is " + given + ", which holds no initdb and postgres"});
    }
    return programs;
  }
  std::optional<Programs> best;
  std::vector<std::string> seen;
  for (const std::string& folder : candidates(postgres)) {
    if (std::ranges::find(seen, folder) != seen.end()) {
      continue;
    }
    seen.push_back(folder);
    auto programs = look_in(folder);
    if (programs && programs->major == postgres) {
      return programs;
    }
    if (programs && (!best || programs->major > best->major)) {
      best = std::move(programs);
    }
  }
  if (!best) {
    diagnostics.report(Code::no_server, {}, {"initdb and postgres are not installed here"},
                       "set ASHLAR_POSTGRES_BIN to their folder, or give a server that exists with --server URL");
  }
  return best;
}

}  // namespace ashlar::shadow
