// The ashlar program: options to commands.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <functional>

#include "compiler/driver/commands.h"

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
  diff_command->callback([&] { run = [&](Context& c) { return run_diff(c, diff); }; });

  ashlar::driver::CompileOptions compile;
  CLI::App* compile_command =
      add_command(app, "compile", "Check the sources and print them in canonical form", context.options);
  compile_command->add_option("--emit", compile.emit)->check(CLI::IsMember({"sql", "json", "deps"}));
  compile_command->add_option("state", compile.state, "State to compile (default: sources)")->type_name("STATE");
  compile_command->add_option("-o,--output", compile.output, "Write to FILE")->type_name("FILE");
  compile_command->callback([&] { run = [&](Context& c) { return run_compile(c, compile); }; });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error);
    return status == 0 ? 0 : ashlar::driver::exit_input_error;
  }
  if (!context.options.directory.empty()) {
    std::error_code failed;
    std::filesystem::current_path(context.options.directory, failed);
    if (failed) {
      std::fprintf(stderr, "ashlar: error: cannot enter %s: %s\n", context.options.directory.c_str(),
                   failed.message().c_str());
      return ashlar::driver::exit_environment_error;
    }
  }
  return run(context);
}
