#pragma once
// Folders as other programs that run migrations keep them: which files come in which order, and what in them leads
// back.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/project/files.h"

namespace ashlar::project {

/// Where the part of a file that leads back begins.
std::optional<std::size_t> begin_of_way_back(std::string_view text);

/// Whether a file leads back, by its name and those of the `files` beside it.
bool is_way_back(const std::string& path, const std::set<std::string>& files);

/// Puts entries that runners know by a version (`1_init.up.sql`, `V1.2__init.sql`, `2020-01-31-120000_init`) in the
/// order of these, and others after them in that of their names.
void put_in_order(std::vector<DirectoryEntry>& entries);

/// A change of a sqitch.plan. The script of one that was made anew later is `deploy/name@tag.sql`, with one of the tags
/// that stand between both.
struct PlannedChange {
  std::string name;
  std::vector<std::string> tags;  // with their @; empty: deploy/name.sql
};
std::vector<PlannedChange> planned_changes(std::string_view plan);

}  // namespace ashlar::project
