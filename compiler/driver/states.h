#pragma once
// States: what `--from` and `--to` name, read into Schemas.

#include <optional>
#include <set>
#include <string>

#include "compiler/driver/context.h"
#include "compiler/plan/plan.h"
#include "compiler/project/session.h"
#include "compiler/schema/load.h"
#include "compiler/schema/scope.h"

namespace ashlar::driver {

/// A state that was read, with what `ashlar compile` lists.
struct State {
  LoadedSchema loaded;
  std::vector<project::PsqlCommand> commands;  // psql commands that are no part of the schema
  /// Expressions, queries and bodies are as the server shows them: read from a live database, or from what pg_dump
  /// wrote.
  bool server_form = false;
  /// Rows of reference data were read, where it is in the server's form.
  bool has_rows = false;
  /// What the other end leaves open is taken out already (catalog/settle.h).
  bool settled = false;
};

/// Reads the state that `name` means (interface.md, "States"). `like` is a state already read whose objects may be
/// shared, and with which a database is to be compared. Nothing after errors, which are reported.
std::optional<State> read_state(Context& context, const std::string& name, const Schema* like = nullptr);

/// A text of Ashlar's language, compiled as a source of its own.
std::optional<State> read_language(Context& context, const std::string& text);

/// Both ends of a difference, as they were read. A database is read with the other end as what it is to be compared
/// with.
struct Ends {
  State from;
  State to;
};
std::optional<Ends> read_ends(Context& context, const std::string& from, const std::string& to);

/// The plan from one state to another. Errors are reported; the plan is then incomplete.
Plan plan_between(Context& context, const State& from, const State& to);

/// True where the state can be read without a project.
bool stands_alone(const std::string& name);

/// `name` as it may be shown: without a password.
std::string shown_state(const std::string& name);

/// Statements of a psql session as the loader takes them, on top of `base`.
State load_items(Context& context, project::ReadResult items, Schema base = {});

/// What the migrations of the project lead to, replayed offline (replay.cpp). Nothing after errors, which are reported.
std::optional<State> read_migrations(Context& context);

/// The same for a runner's directory elsewhere, of one of the project's runners: another checkout's, say.
std::optional<State> read_migrations_of(Context& context, const std::string& directory);

/// Where one of the two is in the server's form, gives it the texts of the other that mean the same
/// (compiler/schema/equivalence.h). Answers the Objects that cannot be judged, which are taken as unchanged.
std::vector<ObjectId> reconcile_states(Context& context, State& from, State& to);
/// Warns of them.
void report_undecided(Context& context, const std::vector<ObjectId>& undecided);

/// The schemas that a state makes, as SQL names them.
std::set<std::string> schema_names(const Schema& schema);

/// What the project manages.
Scope scope_of(const Context& context);

/// Where the snapshots of migrations directory `dir` are, relative to the working directory.
std::string head_snapshot_path(const Context& context);
std::string head_snapshot_path(const std::string& directory);
std::string release_snapshot_path(const Context& context, const std::string& release);

}  // namespace ashlar::driver
