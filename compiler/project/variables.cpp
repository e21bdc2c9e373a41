#include "compiler/project/variables.h"

#include <vector>

#include "compiler/base/text.h"

namespace ashlar::project {

SessionVariables::SessionVariables(const Variables& configured, int postgres) : configured_(&configured) {
  // Those of psql's own that do not depend on the server, with the values a script starts with.
  for (const auto* name : {"AUTOCOMMIT", "SHOW_ALL_RESULTS"}) {
    set(name, "on");
  }
  for (const auto* name : {"QUIET", "ECHO_HIDDEN", "ON_ERROR_ROLLBACK", "ON_ERROR_STOP", "SINGLELINE", "SINGLESTEP"}) {
    set(name, "off");
  }
  set("SERVER_VERSION_NUM", std::to_string(postgres * 10000));
  set("VERSION_NUM", std::to_string(postgres * 10000));
  for (const auto& [name, variable] : configured) {
    if (variable.value) {
      set(name, *variable.value);
    }
  }
}

const std::string* SessionVariables::find(std::string_view name) const {
  const auto found = entries_.find(name);
  return found != entries_.end() && found->second.value ? &*found->second.value : nullptr;
}

const std::string* SessionVariables::configured(std::string_view name) const {
  const auto found = configured_->find(name);
  return found != configured_->end() && found->second.value ? &*found->second.value : nullptr;
}

void SessionVariables::set(std::string_view name, std::string value) {
  entries_.insert_or_assign(std::string(name), Entry{std::move(value), {}, {}});
}

void SessionVariables::unset(std::string_view name) {
  const auto found = entries_.find(name);
  if (found != entries_.end()) {
    entries_.erase(found);
  }
}

void SessionVariables::hide(std::string_view name, std::string origin, Span where) {
  if (const auto* value = configured(name)) {
    set(name, *value);
    return;
  }
  entries_.insert_or_assign(std::string(name), Entry{std::nullopt, std::move(origin), where});
}

void SessionVariables::poison(std::string_view name) {
  entries_.insert_or_assign(std::string(name), Entry{});
}

void SessionVariables::report_missing(std::string_view name, Span use, Diagnostics& diagnostics) const {
  const auto how = "give it a value under [variables] in ashlar.toml: " + std::string(name) + " = \"…\"";
  const auto found = entries_.find(name);
  if (found != entries_.end() && found->second.origin.empty()) {
    return;
  }
  if (found != entries_.end()) {
    auto& diagnostic = diagnostics.report(Code::hidden_variable, use, {name, found->second.origin}, how);
    diagnostic.notes.push_back({found->second.where, "it is set here"});
    return;
  }
  const auto given = configured_->find(name);
  if (given != configured_->end() && !given->second.env.empty()) {
    diagnostics.report(Code::unset_variable, use, {name},
                       "set the environment variable " + given->second.env + ", or give " + std::string(name) +
                           " a default under [variables] in ashlar.toml");
    return;
  }
  std::vector<std::string> names;
  for (const auto& [known, entry] : entries_) {
    names.push_back(known);
  }
  auto& diagnostic = diagnostics.report(Code::unset_variable, use, {name});
  if (const auto near = closest(name, names); !near.empty()) {
    diagnostic.notes.push_back({{}, "did you mean :" + near + "?"});
  }
  diagnostic.notes.push_back({{}, how});
}

}  // namespace ashlar::project
