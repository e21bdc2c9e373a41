#pragma once
// Small pieces of SQL that many kinds write.

#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar::kinds {

/// ALTER … SET SCHEMA and ALTER … RENAME TO, as far as the two addresses differ: how most kinds are renamed.
Statements plain_rename(const ObjectId& from, const ObjectId& to);

/// A statement of a verify script: raises an exception with `message` unless `condition` (an SQL boolean) is true.
Statement verify_that(std::string_view condition, std::string_view message);

/// 'data.todo'::regclass and the like: the quoted name of an Object as a literal of a reg* type.
std::string reg_literal(const ObjectId& id, std::string_view reg_type);

/// "a = 1, b = 2" of reloptions and the like, in their order, names quoted where needed.
std::string option_list(const Parameters& options);

/// `fillfactor`, `toast.autovacuum_enabled`: an option's name, quoted where needed.
std::string option_name(std::string_view name);
/// An option's value as SQL: bare where it is a number or a plain word, a string otherwise.
std::string reloption_value(std::string_view text);
/// The text that reloption_value() was made from.
std::string reloption_text(std::string_view value);
/// An SQL condition: reloptions (or attoptions) of the catalog column are exactly these (those of TOAST tables are in
/// another row and left out; so is the number of its own that a server of 15.20 keeps in attoptions).
std::string reloptions_condition(const Parameters& options, std::string_view column);

/// `data.point_eq`: the quoted parts, joined by dots.
std::string quoted_name(const std::vector<std::string>& parts);
/// An SQL condition: the function of that oid (an SQL expression) has the name that function_name() gave.
std::string names_function(const std::string& oid, const SqlText& name);

/// Two sets of parameters as SET (…) and RESET (…) lists: what `after` has new or otherwise, and what it no longer has.
struct OptionChanges {
  Parameters set;
  std::vector<std::string> reset;
};
OptionChanges option_changes(const Parameters& before, const Parameters& after);

}  // namespace ashlar::kinds
