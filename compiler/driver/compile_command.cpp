#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "compiler/driver/commands.h"
#include "compiler/driver/standard_library.h"
#include "compiler/driver/states.h"
#include "compiler/language/emit.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

using Json = nlohmann::ordered_json;

std::string place(const Context& context, Span span) {
  if (!span.valid()) {
    return {};
  }
  return fmt::format("{}:{}", context.sources.file(span.file).path,
                     context.sources.line_column(span.file, span.begin).line);
}

/// What each object needs, as Makefile-like lines.
std::string dependencies(const Schema& schema) {
  std::string text;
  for (const ObjectId& id : schema.sorted_ids()) {
    std::vector<std::string> needed;
    for_each_reference(id, *schema.find(id), [&](const ObjectId& target, bool soft) {
      if (target != id.parent() && schema.contains(target)) {
        needed.push_back(display_name(target) + (soft ? " (named in the body)" : ""));
      }
    });
    std::sort(needed.begin(), needed.end());
    needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
    if (!needed.empty()) {
      text += display_name(id) + ":\n";
      for (const std::string& name : needed) {
        text += "  " + name + "\n";
      }
    }
  }
  return text;
}

std::string json_document(Context& context, const State& state) {
  Json objects = Json::array();
  for (const CreateStep& step : snapshot_steps(state.loaded.schema, context.postgres(), context.diagnostics)) {
    if (step.statements.empty()) {
      continue;
    }
    Json names = Json::array();
    std::string origin;
    for (const ObjectId& id : step.creates) {
      names.push_back(display_name(id));
      if (const auto* entry = state.loaded.schema.entry(id); entry != nullptr && origin.empty()) {
        origin = place(context, entry->origin);
      }
    }
    objects.push_back({{"objects", names}, {"sql", step.statements}, {"origin", origin}});
  }
  Json other = Json::array();
  for (const NotSchema& statement : state.loaded.not_schema) {
    other.push_back({{"statement", statement.what}, {"place", place(context, statement.span)}});
  }
  for (const auto& command : state.commands) {
    other.push_back({{"statement", "\\" + command.name}, {"place", place(context, command.span)}});
  }
  const Json document{
      {"ashlar_schema", 1}, {"postgres", context.postgres()}, {"schema", objects}, {"not_schema", other}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string language_text(Context& context, const Schema& schema) {
  std::vector<language::SnapshotStatement> statements;
  for (auto& statement : snapshot_statements(schema, context.postgres(), context.diagnostics)) {
    statements.push_back({std::move(statement)});
  }
  return language::emit(statements, 1, schema_names(schema), known_modules(context)).front();
}

}  // namespace

void list_what_is_not_schema(const Context& context, const State& state) {
  if (context.options.quiet) {
    return;
  }
  std::map<std::string, std::vector<std::string>> by_kind;
  for (const NotSchema& statement : state.loaded.not_schema) {
    by_kind[statement.what].push_back(place(context, statement.span));
  }
  for (const auto& command : state.commands) {
    by_kind["\\" + command.name].push_back(place(context, command.span));
  }
  for (const auto& [what, places] : by_kind) {
    fmt::print(stderr, "not schema: {} {}", places.size(), what);
    const std::size_t shown = context.options.verbose ? places.size() : std::min<std::size_t>(places.size(), 3);
    for (std::size_t i = 0; i < shown; ++i) {
      fmt::print(stderr, "{}{}", i == 0 ? " at " : ", ", places[i]);
    }
    fmt::print(stderr, "{}\n", shown < places.size() ? ", … (--verbose lists all)" : "");
  }
}

bool write_output(Context& context, const std::string& path, const std::string& text) {
  errno = 0;
  bool good = true;
  if (path.empty()) {
    good = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  } else {
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    good = static_cast<bool>(file);
  }
  if (!good) {
    const int reason = errno;
    context.diagnostics.report(Code::write_failed, {}, {path.empty() ? "to stdout" : path, std::strerror(reason)});
  }
  return good;
}

int run_compile(Context& context, const CompileOptions& options) {
  context.failure_as_json = options.emit == "json" && options.output.empty();
  if (!read_project(context, options.state == "sources")) {
    return finish(context, exit_input_error);
  }
  auto read = read_state(context, options.state);
  if (!read) {
    return finish(context, exit_input_error);
  }
  const State& state = context.keep(std::move(*read));
  std::string text;
  if (options.emit == "deps") {
    text = dependencies(state.loaded.schema);
  } else if (options.emit == "ash") {
    text = language_text(context, state.loaded.schema);
  } else if (options.emit == "json") {
    text = json_document(context, state);
  } else {
    text = print_snapshot(state.loaded.schema, context.postgres(), context.diagnostics);
  }
  if (context.diagnostics.has_errors()) {
    return finish(context, exit_input_error);
  }
  if (!write_output(context, options.output, text)) {
    return finish(context, exit_environment_error);
  }
  list_what_is_not_schema(context, state);
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
