#include "compiler/driver/context.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "compiler/driver/report.h"

namespace ashlar::driver {

int Context::postgres() const {
  if (options.postgres != 0) {
    return options.postgres;
  }
  return config ? config->postgres : 15;
}

bool read_project(Context& context, bool required) {
  std::optional<std::string> path;
  if (!context.options.config_path.empty()) {
    path = context.options.config_path;
  } else {
    path = project::find_config("", context.files);
  }
  if (!path) {
    if (required) {
      context.diagnostics.report(Code::no_project, {}, {}, "write one with `ashlar init`, or name it with --config");
    }
    return !required;
  }
  context.config =
      project::read_config(*path, project::process_environment(), context.files, context.sources, context.diagnostics);
  return context.config.has_value();
}

bool use_color(const Context& context, int file_descriptor) {
  if (context.options.color != "auto") {
    return context.options.color == "always";
  }
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && isatty(file_descriptor) != 0;
}

int finish(Context& context, int otherwise) {
  if (!context.diagnostics.all().empty()) {
    const std::string text = render(context.diagnostics, context.sources,
                                    {.color = use_color(context, STDERR_FILENO), .errors_only = context.options.quiet});
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
  if (context.failure_as_json && context.diagnostics.has_errors()) {
    const std::string document = render_json(context.diagnostics, context.sources);
    std::fwrite(document.data(), 1, document.size(), stdout);
  }
  if (!context.failure_report.empty() && context.diagnostics.has_errors()) {
    const std::string document =
        render_reports(context.failure_report, reports_of(context.diagnostics, context.sources), true);
    std::fwrite(document.data(), 1, document.size(), stdout);
  }
  return context.diagnostics.has_errors() ? context.diagnostics.exit_status() : otherwise;
}

}  // namespace ashlar::driver
