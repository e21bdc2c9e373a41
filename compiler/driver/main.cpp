// The ashlar program: options to commands.

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <new>
#include <string>
#include <vector>

#include "compiler/driver/commands.h"
#include "compiler/driver/completions.h"
#include "compiler/driver/states.h"
#include "compiler/driver/usage.h"

namespace {

using ashlar::driver::Context;

constexpr const char* version_text = "ashlar " ASHLAR_VERSION;

void add_global_options(CLI::App& app, ashlar::driver::GlobalOptions& options) {
  app.add_option("-C", options.directory, "Run as if started in DIR")->type_name("DIR");
  app.add_option("--config", options.config_path, "Use this ashlar.toml")->type_name("FILE");
  app.add_option("--postgres", options.postgres, "Major version of the target")->check(CLI::Range(13, 18));
  app.add_flag("--quiet,-q", options.quiet, "Print errors and what was asked for, nothing else");
  app.add_flag("--verbose,-v", options.verbose, "Print more");
  app.add_option("--color", options.color, "auto, always or never")->check(CLI::IsMember({"auto", "always", "never"}));
}

/// A command of the program: what runs when it was chosen.
using Run = std::function<int(Context&)>;

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& description,
                      ashlar::driver::GlobalOptions& options) {
  CLI::App* command = app.add_subcommand(name, description);
  add_global_options(*command, options);
  return command;
}

void add_allow(CLI::App& command, std::vector<std::string>& allow) {
  command.add_option("--allow", allow, "Let this hazard pass, this once")->type_name("HAZARD")->expected(1)->take_all();
}

void add_data(CLI::App& command, bool& data) {
  command.add_flag("--data", data, "Compare the rows of reference data with those of the database");
}

void add_server(CLI::App& command, std::string& server) {
  command.add_option("--server", server, "Make throw-away databases on this server instead of starting one")
      ->type_name("URL");
}

void add_elaborate(CLI::App& command, std::string& elaborate, std::string& server) {
  command
      .add_option("--elaborate", elaborate,
                  "Ask a throw-away server what the declared side means (default: auto, where a database differs)")
      ->check(CLI::IsMember({"auto", "never", "always"}));
  add_server(command, server);
}

void add_drift(CLI::App& app, ashlar::driver::DriftOptions& given, ashlar::driver::GlobalOptions& options, Run& run) {
  CLI::App* command = add_command(app, "drift", "Compare a live database with what it ought to be", options);
  add_data(*command, given.data);
  command->add_option("database", given.database, "The database: postgres://…, service=…")
      ->type_name("URL")
      ->required();
  command->add_option("--to", given.to, "State that it ought to be in (default: head)")->type_name("STATE");
  command->add_option("--format", given.format)->check(CLI::IsMember({"human", "sql", "json"}));
  add_elaborate(*command, given.elaborate, given.server);
  command->add_option("-o,--output", given.output, "Write to FILE")->type_name("FILE");
  command->callback([&] { run = [&](Context& c) { return run_drift(c, given); }; });
}

void add_emit(CLI::App& app, ashlar::driver::EmitModelsOptions& given, ashlar::driver::GlobalOptions& options,
              Run& run) {
  CLI::App* emit = app.add_subcommand("emit", "Print the schema in the words of another tool");
  emit->require_subcommand(1);
  CLI::App* models = add_command(*emit, "models", "Print it as SQLAlchemy models", options);
  models->add_option("--style", given.style, "Of SQLAlchemy (default: 2.0)")->check(CLI::IsMember({"2.0", "1.4"}));
  models->add_option("state", given.state, "State to print (default: sources)")->type_name("STATE");
  models->add_option("-o,--output", given.output, "Write to FILE")->type_name("FILE");
  models->callback([&] { run = [&](Context& c) { return run_emit_models(c, given); }; });
}

void add_import(CLI::App& app, ashlar::driver::ImportOptions& given, ashlar::driver::GlobalOptions& options, Run& run) {
  CLI::App* command = add_command(app, "import", "Write a state as split sources", options);
  command->add_option("state", given.state, "A database, a file of SQL, migrations")->type_name("STATE")->required();
  command->add_option("--dir", given.directory, "Where to (default: the sources of ashlar.toml)")->type_name("DIR");
  command->add_option("--as", given.as, "Language of the sources (default: sql)")->check(CLI::IsMember({"sql", "ash"}));
  command->callback([&] { run = [&](Context& c) { return run_import(c, given); }; });
}

void add_format(CLI::App& app, ashlar::driver::FormatOptions& given, ashlar::driver::GlobalOptions& options, Run& run) {
  CLI::App* command = add_command(app, "fmt", "Lay files of Ashlar's language out in one style", options);
  command->add_option("paths", given.paths, "Files and directories (default: the sources)")->type_name("PATH");
  command->add_flag("--check", given.check, "Write nothing; say which files would change");
  command->callback([&] { run = [&](Context& c) { return run_format(c, given); }; });
}

/// The commands that show a schema to people.
struct ShowCommands {
  ashlar::driver::GraphOptions graph;
  ashlar::driver::DocsOptions docs;
  std::string shell;
};

void add_show(CLI::App& app, ShowCommands& given, ashlar::driver::GlobalOptions& options, Run& run) {
  CLI::App* graph = add_command(app, "graph", "Print which objects need which, as a graph", options);
  graph->add_option("state", given.graph.state, "State to print (default: sources)")->type_name("STATE");
  graph->add_option("--format", given.graph.format)->check(CLI::IsMember({"dot", "mermaid"}));
  graph->add_option("-o,--output", given.graph.output, "Write to FILE")->type_name("FILE");
  graph->callback([&] { run = [&](Context& c) { return run_graph(c, given.graph); }; });
  CLI::App* docs = add_command(app, "docs", "Print a reference of the schema in Markdown", options);
  docs->add_option("state", given.docs.state, "State to print (default: sources)")->type_name("STATE");
  docs->add_option("-o,--output", given.docs.output, "Write to FILE")->type_name("FILE");
  docs->callback([&] { run = [&](Context& c) { return run_docs(c, given.docs); }; });
  CLI::App* lsp = add_command(app, "lsp", "Serve an editor by the Language Server Protocol", options);
  lsp->callback([&] { run = [](Context& c) { return run_lsp(c); }; });
  CLI::App* completions =
      add_command(app, "completions", "Print the script by which a shell completes commands", options);
  completions->add_option("shell", given.shell, "The shell")->check(CLI::IsMember({"bash", "zsh", "fish"}))->required();
  completions->callback([&] {
    run = [&](Context& c) {
      const bool written = write_output(c, "", ashlar::driver::completions(app, given.shell));
      return finish(c, written ? ashlar::driver::exit_done : ashlar::driver::exit_environment_error);
    };
  });
}

/// The commands about migrations, with what was given to them.
struct MigrationCommands {
  ashlar::driver::InitOptions init;
  ashlar::driver::AddOptions add;
  ashlar::driver::ReleaseOptions release;
  ashlar::driver::CheckOptions check;
  ashlar::driver::LogOptions log;
  ashlar::driver::RebaseOptions rebase;
  ashlar::driver::SquashOptions squash;
  ashlar::driver::MergeDriverOptions merge;
};

void add_init(CLI::App& app, MigrationCommands& given, ashlar::driver::GlobalOptions& options, Run& run) {
  CLI::App* command = add_command(app, "init", "Set up migrations and write the first one", options);
  command->add_option("--backend", given.init.backend, "The migration runner (default: sqitch)")->type_name("NAME");
  command->add_option("--dir", given.init.directory, "The runner's directory")->type_name("DIR");
  command
      ->add_option("--from", given.init.from, "What the migrations that are there already lead to (default: read them)")
      ->type_name("STATE");
  command->callback([&] { run = [&](Context& c) { return run_init(c, given.init); }; });
}

void add_add(CLI::App& app, MigrationCommands& given, ashlar::driver::GlobalOptions& options, Run& run) {
  CLI::App* command = add_command(app, "add", "Write the next migration, from head to the sources", options);
  command->add_option("name", given.add.name, "Name of the migration")->type_name("NAME")->required();
  command->add_option("-n,--note", given.add.note, "Why")->type_name("NOTE");
  command->add_flag("--no-diff", given.add.no_diff, "Write an empty migration to fill in by hand");
  CLI::Option* from = command->add_option("--from", given.add.from, "State to start from (default: head)");
  from->type_name("STATE")->excludes("--no-diff");
  for (const auto& [name, type, description] : std::initializer_list<std::array<const char*, 3>>{
           {"rev-id", "ID", "The revision's id (Alembic)"},
           {"head", "REVISION", "The revision to go on with, or base (Alembic)"},
           {"branch-label", "LABEL", "A label for the branch that begins here (Alembic)"},
           {"depends-on", "REVISIONS", "Revisions that must be run before, joined by commas (Alembic)"}}) {
    const std::string key = name;
    const auto keep = [&given, key](const std::string& value) { given.add.arguments[key] = value; };
    command->add_option_function<std::string>("--" + key, keep, description)->type_name(type);
  }
  command->add_flag_callback(
      "--merge", [&] { given.add.arguments["merge"] = "true"; }, "Join all heads first (Alembic)");
  command->add_flag("--prove", given.add.prove, "Write nothing that fails its proof")->excludes("--no-diff");
  add_server(*command, given.add.server);
  add_allow(*command, given.add.allow);
  command->callback([&] { run = [&](Context& c) { return run_add(c, given.add); }; });
}

/// Milliseconds: a number of seconds, or with a unit: 500ms, 3s, 2min.
CLI::Option* add_duration(CLI::App& command, const std::string& name, int& value, const std::string& description) {
  return command.add_option(name, value, description)
      ->transform(CLI::AsNumberWithUnit(std::map<std::string, int>{{"ms", 1}, {"s", 1000}, {"min", 60000}},
                                        CLI::AsNumberWithUnit::UNIT_REQUIRED, "TIME"));
}

void add_apply(CLI::App& app, ashlar::driver::ApplyOptions& given, ashlar::driver::GlobalOptions& options, Run& run) {
  CLI::App* command = add_command(app, "apply", "Run the plan against a live database", options);
  command->add_option("--to", given.to, "The database")->type_name("URL")->required();
  command->add_option("state", given.state, "State that it is to reach (default: sources)")->type_name("STATE");
  command->add_flag("--yes,-y", given.yes, "Do not ask");
  add_duration(*command, "--lock-timeout", given.lock_timeout,
               "How long a statement waits for a lock before its transaction is tried again (default: 3s)");
  command->add_option("--retries", given.retries, "How often it is tried again (default: 8)")
      ->check(CLI::Range(0, 1000));
  add_duration(*command, "--statement-timeout", given.statement_timeout,
               "How long a statement may take (default: no limit)");
  add_allow(*command, given.allow);
  add_elaborate(*command, given.elaborate, given.server);
  add_data(*command, given.data);
  command->callback([&] { run = [&](Context& c) { return run_apply(c, given); }; });
}

void add_prove(CLI::App& app, ashlar::driver::ProveOptions& given, ashlar::driver::GlobalOptions& options, Run& run) {
  CLI::App* command = add_command(app, "prove", "Prove migrations, or a plan, on a throw-away server", options);
  command->add_option("--from", given.from, "State to start from (default, with --to: head)")->type_name("STATE");
  command->add_option("--to", given.to, "State to reach (default, with --from: sources)")->type_name("STATE");
  command->add_flag("--no-rows", given.no_rows, "Leave the tables empty");
  add_server(*command, given.server);
  command->callback([&] { run = [&](Context& c) { return run_prove(c, given); }; });
}

void add_release_and_check(CLI::App& app, MigrationCommands& given, ashlar::driver::GlobalOptions& options, Run& run) {
  CLI::App* release = add_command(app, "release", "Freeze the newest migration's state as a release", options);
  release->add_option("name", given.release.name, "Name of the release")->type_name("NAME")->required();
  release->add_option("-n,--note", given.release.note, "What is in it")->type_name("NOTE");
  release->callback([&] { run = [&](Context& c) { return run_release(c, given.release); }; });
  CLI::App* check = add_command(app, "check", "Say whether every change of the sources is in a migration", options);
  check->add_option("--format", given.check.format)
      ->check(CLI::IsMember({"human", "json", "github", "sarif", "junit"}));
  check->callback([&] { run = [&](Context& c) { return run_check(c, given.check); }; });
}

void add_log_and_status(CLI::App& app, MigrationCommands& given, ashlar::driver::GlobalOptions& options, Run& run) {
  CLI::App* log = add_command(app, "log", "List the migrations and what each changes, the newest first", options);
  log->add_option("--format", given.log.format)->check(CLI::IsMember({"human", "json"}));
  log->callback([&] { run = [&](Context& c) { return run_log(c, given.log); }; });
  CLI::App* status = add_command(app, "status", "Show where sources, head and migrations stand", options);
  status->add_option("--format", given.log.format)->check(CLI::IsMember({"human", "json"}));
  status->callback([&] { run = [&](Context& c) { return run_status(c, given.log); }; });
}

void add_rewriting(CLI::App& app, MigrationCommands& given, ashlar::driver::GlobalOptions& options, Run& run) {
  CLI::App* rebase = add_command(app, "rebase", "Put local migrations on top of those that a merge brought", options);
  rebase->add_option("--onto", given.rebase.onto, "The side of the merge that stays")->type_name("REVISION");
  add_allow(*rebase, given.rebase.allow);
  rebase->callback([&] { run = [&](Context& c) { return run_rebase(c, given.rebase); }; });
  CLI::App* squash = add_command(app, "squash", "Make the unreleased migrations one", options);
  squash->add_option("name", given.squash.name, "Its name (default: the last one's)")->type_name("NAME");
  add_allow(*squash, given.squash.allow);
  squash->callback([&] { run = [&](Context& c) { return run_squash(c, given.squash); }; });
  CLI::App* merge = add_command(app, "merge-driver", "Merge head snapshots: what git calls (docs/life.md)", options);
  merge->add_option("base", given.merge.base, "%O")->type_name("FILE")->required();
  merge->add_option("ours", given.merge.ours, "%A, which gets the result")->type_name("FILE")->required();
  merge->add_option("theirs", given.merge.theirs, "%B")->type_name("FILE")->required();
  merge->add_option("path", given.merge.path, "%P")->type_name("PATH")->required();
  merge->callback([&] { run = [&](Context& c) { return run_merge_driver(c, given.merge); }; });
}

void add_backends(CLI::App& app, ashlar::driver::BackendsOptions& given, ashlar::driver::GlobalOptions& options,
                  Run& run) {
  CLI::App* command = add_command(app, "backends", "List the backends, built in and on PATH, or check one", options);
  command->callback([&] { run = [&](Context& c) { return run_backends(c, given); }; });
  CLI::App* check = add_command(*command, "check", "Put a backend through its paces", options);
  check->add_option("name", given.check, "The backend")->type_name("NAME")->required();
  check->add_option("--time-limit", given.time_limit, "Seconds for each answer")->check(CLI::Range(1, 3600));
}

/// Ends the program at once, with what the context keeps; a sanitizer wants to see all of it go.
int leave(int status) {
#ifndef __SANITIZE_ADDRESS__
  if (std::fflush(nullptr) == 0) {
    std::_Exit(status);
  }
#endif
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  Context context;
  Run run;
  CLI::App app{"Ashlar compiles a PostgreSQL schema kept as source code and writes its migrations."};
  app.set_version_flag("--version", version_text);
  app.require_subcommand(1);
  add_global_options(app, context.options);

  ashlar::driver::DiffOptions diff;
  CLI::App* diff_command = add_command(app, "diff", "Show the plan between two states", context.options);
  diff_command->add_option("--from", diff.from, "State to start from (default: head)")->type_name("STATE");
  diff_command->add_option("--to", diff.to, "State to reach (default: sources)")->type_name("STATE");
  diff_command->add_option("--format", diff.format)->check(CLI::IsMember({"human", "sql", "json"}));
  diff_command->add_option("-o,--output", diff.output, "Write to FILE")->type_name("FILE");
  diff_command->add_flag("--reverse", diff.reverse, "Show the way back");
  add_allow(*diff_command, diff.allow);
  add_elaborate(*diff_command, diff.elaborate, diff.server);
  add_data(*diff_command, diff.data);
  diff_command->callback([&] { run = [&](Context& c) { return run_diff(c, diff); }; });

  ashlar::driver::DriftOptions drift;
  add_drift(app, drift, context.options, run);

  ashlar::driver::CompileOptions compile;
  CLI::App* compile_command =
      add_command(app, "compile", "Check the sources and print them in canonical form", context.options);
  compile_command->add_option("--emit", compile.emit)->check(CLI::IsMember({"sql", "ash", "json", "deps"}));
  compile_command->add_option("state", compile.state, "State to compile (default: sources)")->type_name("STATE");
  compile_command->add_option("-o,--output", compile.output, "Write to FILE")->type_name("FILE");
  compile_command->callback([&] { run = [&](Context& c) { return run_compile(c, compile); }; });

  ashlar::driver::EmitModelsOptions emit;
  add_emit(app, emit, context.options, run);
  ashlar::driver::ImportOptions import;
  add_import(app, import, context.options, run);
  ashlar::driver::FormatOptions format;
  add_format(app, format, context.options, run);

  ShowCommands show;
  add_show(app, show, context.options, run);

  MigrationCommands given;
  add_init(app, given, context.options, run);
  add_add(app, given, context.options, run);
  add_release_and_check(app, given, context.options, run);
  add_log_and_status(app, given, context.options, run);
  add_rewriting(app, given, context.options, run);
  ashlar::driver::ApplyOptions apply;
  add_apply(app, apply, context.options, run);
  ashlar::driver::ProveOptions prove;
  add_prove(app, prove, context.options, run);
  ashlar::driver::BackendsOptions backends;
  add_backends(app, backends, context.options, run);
  CLI::App* migrations = app.add_subcommand("migrations", "Other spellings of init and add");
  migrations->require_subcommand(1);
  add_init(*migrations, given, context.options, run);
  add_add(*migrations, given, context.options, run);

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    return bad_usage(context, app, error, std::vector<std::string>(argv, argv + argc));
  }
  if (!context.options.directory.empty()) {
    std::error_code failed;
    std::filesystem::current_path(context.options.directory, failed);
    if (failed) {
      note_failure_form(context, std::vector<std::string>(argv, argv + argc));
      context.diagnostics.report(ashlar::Code::cannot_enter, {}, {context.options.directory, failed.message()});
      return finish(context, ashlar::driver::exit_input_error);
    }
  }
  try {
    return leave(run(context));
  } catch (const std::bad_alloc&) {
    // What was being made is given back by now, so there is room to say so.
    context.diagnostics.report(ashlar::Code::out_of_memory, {});
    return finish(context, ashlar::driver::exit_environment_error);
  }
}
