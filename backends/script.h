#pragma once
// SQL scripts as psql reads them.

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "backends/split.h"

namespace ashlar::backends {

using Settings = std::vector<std::pair<std::string, std::string>>;

/// `text` on one line, without control characters: names may hold line breaks, which would end a comment.
std::string comment_text(std::string_view text);

/// `sql` with a blank after each lone colon, so that psql takes none for a variable ("[lo:hi]" is SQL).
/// Literals, quoted names, comments and dollar quotes stay as they are.
std::string without_variables(std::string_view sql);

/// The end of the literal, quoted name, comment or dollar quote that begins at `at`; `at` where none does.
std::size_t end_of_quoted(std::string_view sql, std::size_t at);

/// SET LOCAL name = value; …, or SET for a script without a transaction.
std::string settings_text(const Settings& settings, bool local);

/// The statements, each step below a comment that names it. What can share a transaction stands between BEGIN and
/// COMMIT with the settings; what stands alone is outside, the settings then hold for the session. `guard` stands
/// before the first step, where the settings hold already.
std::string statements_text(std::span<const Unit> units, const Settings& settings, const std::string& guard = {});

/// One statement that fails where one of the checks does, saying that `script` starts from another state; empty without
/// checks.
std::string guard_text(const std::vector<Check>& checks, const std::string& script);

/// BEGIN; settings; the checks, each of which leaves nothing behind; ROLLBACK;
std::string verify_text(const std::vector<Check>& checks, const Settings& settings);

/// `script`, a verify script written by verify_text(), with each check of one of `objects` guarded so that it is
/// skipped where `project` has `change` deployed, according to sqitch's registry. A guard for a change that
/// `is_planned` does not know is replaced.
std::string with_guards(std::string_view script, std::span<const std::string> objects, std::string_view project,
                        std::string_view change, const std::function<bool(std::string_view)>& is_planned);

}  // namespace ashlar::backends
