#pragma once
// The commands, one file each. Every one answers the exit status of interface.md and prints its
// diagnostics itself (finish()).

#include <map>
#include <string>
#include <vector>

#include "compiler/driver/context.h"

namespace ashlar::driver {

struct DiffOptions {
  bool data = false;  // compare the rows of reference data with those of a database
  std::string from = "head";
  std::string to = "sources";
  std::string format = "human";  // human, sql, json
  std::string output;            // -o; empty: stdout
  bool reverse = false;
  std::string elaborate = "auto";  // auto, never, always: whether a server says what the declared side means
  std::string server;              // a server that exists, for that
  std::vector<std::string> allow;  // accepted as `add` takes it; diff shows everything anyway
};
int run_diff(Context& context, const DiffOptions& options);

struct DriftOptions {
  bool data = false;  // compare the rows of reference data with those of a database
  std::string database;
  std::string to = "head";
  std::string format = "human";    // human, sql, json
  std::string elaborate = "auto";  // auto, never, always
  std::string server;              // a server to ask; empty: one of our own
  std::string output;              // -o; empty: stdout
};
/// A live database against a state: 0 where it is as that says, 2 where not, with the newest state that it is as.
int run_drift(Context& context, const DriftOptions& options);

struct CompileOptions {
  std::string emit = "sql";  // sql, ash, json, deps
  std::string state = "sources";
  std::string output;
};
int run_compile(Context& context, const CompileOptions& options);

struct GraphOptions {
  std::string state = "sources";
  std::string format = "dot";  // dot, mermaid
  std::string output;
};
/// Which objects need which, as a picture's source.
int run_graph(Context& context, const GraphOptions& options);

struct DocsOptions {
  std::string state = "sources";
  std::string output;
};
/// A reference of the schema in Markdown: comments, columns, what uses what, and the SQL.
int run_docs(Context& context, const DocsOptions& options);

/// Serves an editor until it says good-bye; 0 where it did so properly, as the Language Server Protocol has it.
int run_lsp(Context& context);

struct FormatOptions {
  std::vector<std::string> paths;  // files and directories; empty: the sources
  bool check = false;              // say what is not laid out as it ought to be, and write nothing
};
/// Lays files of Ashlar's language out in one style: 0; with `check` 2 where a file would change.
int run_format(Context& context, const FormatOptions& options);

struct InitOptions {
  std::string backend;    // empty: ashlar.toml's, else sqitch
  std::string directory;  // empty: ashlar.toml's, else a usual one
  std::string from;       // what migrations that are there already lead to; empty: what they are replayed to
};
int run_init(Context& context, const InitOptions& options);

struct AddOptions {
  std::string name;
  std::string note;
  std::string from;                              // the state to start from; empty: head
  bool no_diff = false;                          // an empty migration, to be filled in by hand
  bool prove = false;                            // write nothing that fails its proof
  std::string server;                            // for the proof, as ProveOptions
  std::vector<std::string> allow;                // hazards that pass the gates
  std::map<std::string, std::string> arguments;  // for the backend, without dashes
};
int run_add(Context& context, const AddOptions& options);

struct ApplyOptions {
  bool data = false;               // compare the rows of reference data with those of a database
  std::string to;                  // a database
  std::string state = "sources";   // what it is to become
  bool yes = false;                // do not ask
  int lock_timeout = 3000;         // milliseconds
  int statement_timeout = 0;       // milliseconds; 0: none
  int retries = 8;                 // of a transaction that waited too long for a lock
  std::vector<std::string> allow;  // hazards that pass the gates
  std::string elaborate = "auto";  // auto, never, always
  std::string server;              // for elaboration: a server that exists
};
/// Runs the plan from a live database to a state.
int run_apply(Context& context, const ApplyOptions& options);

struct ProveOptions {
  std::string from;  // with `to`: the states of the plan to prove; both empty: the migrations, and what they lack
  std::string to;
  std::string server;  // a server that exists, for scratch databases; empty: one of our own
  bool no_rows = false;
};
/// Proves on throw-away databases that a plan leads there and back: 0 where it does, 1 where not.
int run_prove(Context& context, const ProveOptions& options);

struct ReleaseOptions {
  std::string name;
  std::string note;
};
int run_release(Context& context, const ReleaseOptions& options);

struct CheckOptions {
  std::string format = "human";  // human, json, github, sarif, junit
};
int run_check(Context& context, const CheckOptions& options);

struct EmitModelsOptions {
  std::string style = "2.0";  // of SQLAlchemy: 2.0, 1.4
  std::string state = "sources";
  std::string output;
};
int run_emit_models(Context& context, const EmitModelsOptions& options);

struct LogOptions {
  std::string format = "human";  // human, json
};
/// The migrations, newest first, with what each changes.
int run_log(Context& context, const LogOptions& options);
/// Where sources, head and migrations stand; 0 also where they differ.
int run_status(Context& context, const LogOptions& options);

struct ImportOptions {
  std::string state;
  std::string as = "sql";  // sql, ash
  std::string directory;   // empty: ashlar.toml's, else a usual one
};
int run_import(Context& context, const ImportOptions& options);

/// Tells, on stderr, what of a state is no part of its schema: nothing that was read is lost without a word.
struct State;
void list_what_is_not_schema(const Context& context, const State& state);

struct RebaseOptions {
  std::string onto;                // the side of the merge that stays; empty: the other than HEAD's own
  std::vector<std::string> allow;  // hazards that pass the gates
};
/// Local unreleased migrations on top of those that came with a merge, and head recompiled.
int run_rebase(Context& context, const RebaseOptions& options);

struct SquashOptions {
  std::string name;                // of what comes out; empty: the last one's
  std::vector<std::string> allow;  // hazards that pass the gates
};
/// Unreleased migrations as one.
int run_squash(Context& context, const SquashOptions& options);

struct MergeDriverOptions {
  std::string base;    // %O
  std::string ours;    // %A, which gets the result
  std::string theirs;  // %B
  std::string path;    // %P
};
/// What git calls to merge head snapshots: 0 merged, 1 a conflict.
int run_merge_driver(Context& context, const MergeDriverOptions& options);

struct BackendsOptions {
  std::string check;    // the backend to check; empty: list all
  int time_limit = 30;  // seconds that a plugin may take for an answer
};
/// Lists the backends, or puts one through its paces: 0 where it conforms, 3 where it does not.
int run_backends(Context& context, const BackendsOptions& options);

/// Writes to `path`, or to stdout where it is empty. False (reported) where that failed.
bool write_output(Context& context, const std::string& path, const std::string& text);

}  // namespace ashlar::driver
