#include "compiler/driver/usage.h"

#include <algorithm>

#include "compiler/base/text.h"

namespace ashlar::driver {

namespace {

/// The innermost command that was given.
const CLI::App& chosen(const CLI::App& app) {
  const auto given = app.get_subcommands();
  return given.empty() ? app : chosen(*given.front());
}

/// "ashlar diff"
std::string full_name(const CLI::App& command) {
  return command.get_parent() == nullptr ? "ashlar" : full_name(*command.get_parent()) + " " + command.get_name();
}

std::vector<std::string> options_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  return names;
}

std::vector<std::string> commands_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::App* inner : command.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(inner->get_name());
  }
  return names;
}

}  // namespace

void note_failure_form(Context& context, const std::vector<std::string>& arguments) {
  std::string form;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if ((argument == "--format" || argument == "--emit") && i + 1 < arguments.size()) {
      form = arguments[i + 1];
    } else if (argument.starts_with("--format=") || argument.starts_with("--emit=")) {
      form = argument.substr(argument.find('=') + 1);
    }
  }
  context.failure_as_json = form == "json";
  context.failure_report = form == "github" || form == "sarif" || form == "junit" ? form : "";
}

int bad_usage(Context& context, const CLI::App& app, const CLI::ParseError& error,
              const std::vector<std::string>& arguments) {
  note_failure_form(context, arguments);
  const CLI::App& command = chosen(app);
  const std::vector<std::string> rest = app.remaining(true);
  const std::string list = full_name(command) + " --help lists what can be given";
  if (rest.empty()) {
    std::string text = to_lower(std::string_view(error.what()).substr(0, 1)) + std::string(error.what()).substr(1);
    std::replace(text.begin(), text.end(), '\n', ' ');
    context.diagnostics.report(Code::bad_usage, {}, {trim(text)}, list);
    return finish(context, exit_input_error);
  }
  const std::string& word = rest.front();
  const bool option = word.starts_with('-');
  const std::vector<std::string> inner = commands_of(command);
  const std::string what = option ? "unknown option " : inner.empty() ? "unexpected argument " : "unknown command ";
  const std::string near = closest(word.substr(0, word.find('=')), option ? options_of(command) : inner);
  context.diagnostics.report(Code::bad_usage, {}, {what + word}, near.empty() ? list : "did you mean " + near + "?");
  return finish(context, exit_input_error);
}

}  // namespace ashlar::driver
