#include "backends/plugin/plugin.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "backends/script.h"
#include "compiler/base/process.h"
#include "compiler/base/text.h"
#include "compiler/plan/plan_json.h"

namespace ashlar::backends {

namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& document) {
  return document.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// All that a plugin finds in its environment.
std::vector<std::string> plugin_environment() {
  const char* path = std::getenv("PATH");
  return {std::string("PATH=") + (path == nullptr ? "/usr/bin:/bin" : path), "LANG=C.UTF-8", "LC_ALL=C.UTF-8",
          "TZ=UTC"};
}

std::string program_name(const PresentFiles& present) {
  return present.program.substr(present.program.rfind('/') + 1);
}

Json files_json(const PresentFiles& present) {
  Json files = Json::object();
  for (const auto& [path, file] : present.files) {
    files[path] = present.content(path);
  }
  return files;
}

Json request_json(std::string_view action, const BackendRequest& request) {
  Json checks = Json::array();
  for (const Check& check : request.checks) {
    checks.push_back({{"object", check.object}, {"sql", check.sql}});
  }
  return {{"ashlar_plugin", plugin_protocol},
          {"action", action},
          {"project", request.project},
          {"postgres", request.postgres},
          {"name", request.name},
          {"note", request.note},
          {"planner", {{"name", request.planner_name}, {"email", request.planner_email}}},
          {"timestamp", request.timestamp},
          {"empty", request.empty},
          {"options", request.options},
          {"files", files_json(request.present)},
          {"plan", Json::parse(plan_json(request.plan, {request.project, "head", "sources"}))},
          {"superseded", request.superseded},
          {"checks", std::move(checks)}};
}

/// What is wrong with a path that a plugin wants to write; empty where nothing is.
std::string path_fault(const std::string& path) {
  if (path.empty() || path.size() > 1024 || path.starts_with('/') || path.ends_with('/')) {
    return "it is no relative path of a file";
  }
  if (std::ranges::any_of(path,
                          [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\'; })) {
    return "it holds a control character or a backslash";
  }
  const std::vector<std::string> parts = split(path, '/');
  for (const std::string& part : parts) {
    if (part.empty() || part.starts_with('.')) {
      return "it leads out of the directory, or to a hidden file";
    }
  }
  return parts.front() == "ashlar" ? "ashlar/ is Ashlar's own" : "";
}

/// One question to a plugin. Reports what went wrong; nothing then.
class Conversation {
 public:
  Conversation(const PresentFiles& present, Diagnostics& diagnostics) : present_(present), diagnostics_(diagnostics) {}

  std::optional<Json> ask(const Json& question) {
    ProcessLimits limits;
    limits.environment = plugin_environment();
    limits.seconds = present_.seconds;
    const auto result = run_process({present_.program}, dumped(question), limits);
    if (!result) {
      return broken("it cannot be started");
    }
    standard_error_ = std::string_view(result->err).substr(0, 4000);
    if (result->timed_out) {
      return broken("it took longer than " + std::to_string(limits.seconds) + " seconds");
    }
    if (result->too_long) {
      return broken("it wrote more than 64 MiB");
    }
    if (result->status != 0) {
      return broken("it ended with status " + std::to_string(result->status));
    }
    Json answer = Json::parse(result->out, nullptr, false);
    if (!answer.is_object()) {
      return broken("its answer is no JSON object");
    }
    if (const auto error = answer.find("error"); error != answer.end() && error->is_string()) {
      const auto hint = answer.find("hint");
      diagnostics_.report(Code::plugin_refused, {}, {program_name(present_), comment_text(error->get<std::string>())},
                          hint != answer.end() && hint->is_string() ? comment_text(hint->get<std::string>()) : "");
      return std::nullopt;
    }
    if (const auto version = answer.find("ashlar_plugin"); version == answer.end() || *version != plugin_protocol) {
      return broken("its answer lacks \"ashlar_plugin\": " + std::to_string(plugin_protocol));
    }
    return answer;
  }

  /// A bug of the plugin.
  std::nullopt_t broken(const std::string& what) {
    Diagnostic& told = diagnostics_.report(Code::plugin_failed, {}, {program_name(present_), what},
                                           "this is a bug in " + present_.program);
    for (const std::string& line : split(trim(standard_error_), '\n')) {
      if (!line.empty()) {
        told.notes.push_back({{}, "it says: " + comment_text(line)});
      }
    }
    return std::nullopt;
  }

 private:
  const PresentFiles& present_;
  Diagnostics& diagnostics_;
  std::string standard_error_;
};

/// A list of texts below `key`, empty where there is none. False where it is something else.
bool read_texts(const Json& from, const char* key, std::vector<std::string>& to) {
  const auto list = from.find(key);
  if (list == from.end()) {
    return true;
  }
  if (!list->is_array() || !std::ranges::all_of(*list, [](const Json& one) { return one.is_string(); })) {
    return false;
  }
  to = list->get<std::vector<std::string>>();
  return true;
}

bool has_text(const Json& object, const char* key) {
  const auto at = object.is_object() ? object.find(key) : object.end();
  return at != object.end() && at->is_string();
}

BackendResult ask_for_files(std::string_view action, const BackendRequest& request, Diagnostics& diagnostics) {
  Conversation conversation(request.present, diagnostics);
  const auto answer = conversation.ask(request_json(action, request));
  if (!answer) {
    return {};
  }
  BackendResult result;
  const auto files = answer->find("files");
  const auto fault = [&](const std::string& what) {
    conversation.broken(what);
    return BackendResult{};
  };
  if (files == answer->end() || !files->is_array()) {
    return fault("its answer has no list \"files\"");
  }
  for (const Json& file : *files) {
    if (!has_text(file, "path") || !has_text(file, "content")) {
      return fault("a file of its answer lacks \"path\" or \"content\"");
    }
    auto path = file["path"].get<std::string>();
    if (const std::string why = path_fault(path); !why.empty()) {
      return fault("it wants to write " + comment_text(path) + ": " + why);
    }
    if (std::ranges::find(result.files, path, &OutputFile::path) != result.files.end()) {
      return fault("it wants to write " + path + " twice");
    }
    const bool existed = request.present.contains(path);
    result.messages.push_back((existed ? "Updated " : "Created ") + path);
    result.files.push_back({std::move(path), file["content"].get<std::string>(), existed});
  }
  if (result.files.empty() && (!request.plan.empty() || request.empty)) {
    return fault("its answer has no file for the migration that it was to write");
  }
  std::vector<std::string> messages;
  if (!read_texts(*answer, "messages", messages) || !read_texts(*answer, "changes", result.changes)) {
    return fault("\"messages\" and \"changes\" must be lists of texts");
  }
  for (const std::string& message : messages) {
    result.messages.push_back(comment_text(message));
  }
  return result;
}

BackendResult init(const BackendRequest& request, Diagnostics& diagnostics) {
  return ask_for_files("init", request, diagnostics);
}

BackendResult add(const BackendRequest& request, Diagnostics& diagnostics) {
  return ask_for_files("add", request, diagnostics);
}

BackendResult release(const BackendRequest& request, Diagnostics& diagnostics) {
  // The name becomes a file's, whatever the plugin thinks of it.
  if (const std::string why = path_fault(request.name); !why.empty() || request.name.find('/') != std::string::npos) {
    diagnostics.report(Code::refused_name, {}, {"release", request.name, why.empty() ? "it holds \"/\"" : why},
                       "choose another name");
    return {};
  }
  return ask_for_files("release", request, diagnostics);
}

/// One migration of an answer; false where it is malformed.
bool read_migration(const Json& from, const PresentFiles& present, Migration& to) {
  const auto up = from.is_object() ? from.find("up") : from.end();
  if (!has_text(from, "name") || up == from.end() || !up->is_array() || !read_texts(from, "files", to.files) ||
      !read_texts(from, "releases", to.releases)) {
    return false;
  }
  to.name = from["name"].get<std::string>();
  to.plain_name = to.name;
  for (const Json& script : *up) {
    if (!has_text(script, "path") || !present.contains(script["path"].get<std::string>())) {
      return false;
    }
    to.up.push_back({.path = script["path"].get<std::string>()});
    if (has_text(script, "sql")) {
      to.up.back().sql = script["sql"].get<std::string>();
    }
    to.place = {present.files.at(to.up.back().path), 0, 0};
  }
  return true;
}

History history(const BackendRequest& request, Diagnostics& diagnostics) {
  const PresentFiles& present = request.present;
  Conversation conversation(present, diagnostics);
  const auto answer =
      conversation.ask({{"ashlar_plugin", plugin_protocol}, {"action", "history"}, {"files", files_json(present)}});
  History history;
  history.known = false;
  if (!answer) {
    return history;
  }
  const auto migrations = answer->find("migrations");
  if (migrations == answer->end()) {
    return history;
  }
  if (!migrations->is_array()) {
    conversation.broken("\"migrations\" must be a list");
    return history;
  }
  for (const Json& one : *migrations) {
    Migration migration;
    if (!read_migration(one, present, migration)) {
      conversation.broken("a migration of its answer lacks \"name\" or \"up\", or names a file that is not there");
      return history;
    }
    history.migrations.push_back(std::move(migration));
  }
  history.known = true;
  return history;
}

}  // namespace

const Backend& plugin_backend() {
  static constexpr Backend backend{.name = "plugin",
                                   .options = {},
                                   .init = init,
                                   .add = add,
                                   .release = release,
                                   .history = history,
                                   .any_option = true};
  return backend;
}

std::string accepts_any_version(const PresentFiles& present) {
  ProcessLimits limits;
  limits.environment = plugin_environment();
  limits.seconds = present.seconds;
  const auto result = run_process(
      {present.program}, dumped({{"ashlar_plugin", 999}, {"action", "add"}, {"files", Json::object()}}), limits);
  if (!result || result->status != 0 || result->timed_out || result->too_long) {
    return "it ended badly";
  }
  const Json answer = Json::parse(result->out, nullptr, false);
  return has_text(answer, "error") ? "" : "it answered as if it knew it";
}

}  // namespace ashlar::backends
