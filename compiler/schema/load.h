#pragma once
// Statements to a Schema: parse, interpret in order, try again what refers forward, resolve.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/kinds/interpreter.h"

namespace ashlar {

/// One SQL statement of any state.
struct InputStatement {
  SourceText text;
  std::shared_ptr<const SessionState> session;
  std::vector<kinds::RenameNote> notes;
  std::shared_ptr<const kinds::DataNote> data = nullptr;
  bool own_language = false;  // of Ashlar's language, which is spelled the same for all servers
};

/// A statement that is no part of the schema, for `ashlar compile` to list.
struct NotSchema {
  std::string what;  // "SELECT", "COPY", "DO", …
  Span span;
};

struct LoadOptions {
  int postgres = 15;
  /// What to do with a statement that parses but is not modelled.
  bool unmodelled_is_error = true;
  /// Snapshots list every grant, so default privileges add none while one is read.
  bool apply_default_privileges = true;
  /// Whether what only newer servers take is an error. A snapshot and a database are what they are.
  bool for_target = true;
  /// Whether roles are managed, so that a block that may change some is worth a word.
  bool roles = false;
  /// Schemas that are there though no statement creates them.
  std::vector<std::string> given_schemas = {};
};

struct LoadedSchema {
  Schema schema;
  std::vector<kinds::RenameRequest> renames;
  std::vector<NotSchema> not_schema;
  std::vector<ObjectId> unseen;  // in a database, whose fields the server does not show to the role that read it
};

/// Runs the statements on top of `base` (empty: from nothing). What the statements refer to may be in `base`.
/// Errors are reported; the result is then incomplete and must not be used.
LoadedSchema load(std::vector<InputStatement> statements, const LoadOptions& options, Diagnostics& diagnostics,
                  Schema base = {});

}  // namespace ashlar
