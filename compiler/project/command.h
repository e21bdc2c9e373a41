#pragma once
// psql's backslash commands: their names, and how their arguments are read.

#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/project/variables.h"

namespace ashlar::project {

/// What a command means to a compiler.
enum class CommandKind : std::uint8_t {
  include,           // relative to the working directory
  include_relative,  // relative to the file it stands in
  set,
  unset,
  setenv,
  getenv,
  prompt,
  change_folder,
  conditional,
  send,     // \g and its like: the query is sent
  reset,    // the query gathered so far is dropped
  connect,  // a new session
  quit,
  copy,     // rows, not schema; may be followed by data lines
  listed,   // prints or runs something: not schema, named in the listing
  ignored,  // changes how psql shows things
  unknown,
};

CommandKind command_kind(std::string_view name);
/// The known command that `name` most probably was meant to be, or empty.
std::string closest_command(std::string_view name);

struct Argument {
  std::string text;
  Span span;
  /// Holds a `command`, whose output nobody knows.
  bool backquoted = false;
  /// The whole argument is a reference to this variable, which has no value.
  std::string missing;
};

/// One command as it stands in the file. `end` is where SQL or the next command goes on.
struct Command {
  std::string name;
  Span span;
  std::string_view text;
  std::vector<Argument> arguments;
  std::uint32_t end = 0;
  bool unterminated = false;
};

/// Reads the command whose name begins at `at` (behind the backslash).
Command read_command(FileId file, std::string_view text, std::uint32_t at, const SessionVariables& variables);

/// psql's idea of a boolean: any beginning of true, false, yes, no; on, off, 1, 0.
std::optional<bool> read_boolean(std::string_view word);

}  // namespace ashlar::project
