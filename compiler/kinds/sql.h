#pragma once
// Small pieces of SQL that many kinds write.

#include <map>
#include <string>
#include <string_view>

#include "compiler/ir/kind.h"

namespace ashlar::kinds {

/// A statement of a verify script: raises an exception with `message` unless `condition` (an SQL boolean) is true.
Statement verify_that(std::string_view condition, std::string_view message);

/// 'data.todo'::regclass and the like: the quoted name of an Object as a literal of a reg* type.
std::string reg_literal(const ObjectId& id, std::string_view reg_type);

/// "a = 1, b = 2" of reloptions and the like, in key order, names quoted where needed.
std::string option_list(const std::map<std::string, std::string>& options);

/// Two maps as SET (…) and RESET (…) lists: what `after` has new or otherwise, and what it no longer has.
struct OptionChanges {
  std::map<std::string, std::string> set;
  std::vector<std::string> reset;
};
OptionChanges option_changes(const std::map<std::string, std::string>& before,
                             const std::map<std::string, std::string>& after);

}  // namespace ashlar::kinds
