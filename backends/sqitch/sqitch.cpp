#include "backends/sqitch/sqitch.h"

#include <algorithm>
#include <array>

#include "backends/names.h"
#include "backends/script.h"
#include "backends/sqitch/plan_file.h"
#include "compiler/base/text.h"

namespace ashlar::backends {

namespace {

using sqitch::LineEnd;
using sqitch::PlanFile;

constexpr std::size_t number_digits = 10;
constexpr std::string_view conf_path = "sqitch.conf";
constexpr std::string_view plan_path = "sqitch.plan";
constexpr std::array<std::string_view, 1> option_names{"uri"};

std::string script_path(std::string_view folder, std::string_view change) {
  return std::string(folder) + "/" + std::string(change) + ".sql";
}

LineEnd line_end(const BackendRequest& request) {
  return {request.timestamp, request.planner_name, request.planner_email, request.note};
}

/// Builds the new changes at the end of a plan.
class Writer {
 public:
  Writer(const BackendRequest& request, PlanFile plan, std::string plan_text, Diagnostics& diagnostics)
      : request_(request),
        diagnostics_(diagnostics),
        plan_(std::move(plan)),
        plan_text_(std::move(plan_text)),
        planned_before_(plan_.changes) {
    if (!plan_text_.empty() && !plan_text_.ends_with('\n')) {
      plan_text_ += '\n';
    }
  }

  void add_changes() {
    if (request_.carried) {
      carry(*request_.carried);
      return;
    }
    if (request_.empty) {
      add_change(request_.name, nullptr);
      return;
    }
    const std::vector<Part> parts = split_plan(request_);
    std::string first;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string name =
          add_change(i == 0 ? request_.name : request_.name + "-" + std::to_string(i + 1), &parts[i]);
      first = first.empty() ? name : first;
    }
    if (!parts.empty()) {
      guard_earlier_checks(first);
    }
  }

  BackendResult take() {
    const bool existed = request_.present.contains(std::string(plan_path));
    result_.files.push_back({std::string(plan_path), std::move(plan_text_), existed});
    return std::move(result_);
  }

  BackendResult& result() { return result_; }

 private:
  std::uint64_t next_number() const {
    std::uint64_t highest = 0;
    for (const std::string& change : plan_.changes) {
      highest = std::max(highest, number_of(change, number_digits));
    }
    return highest + 1;
  }

  std::string add_change(const std::string& plain_name, const Part* part) {
    std::string name = numbered(next_number(), number_digits) + "-" + plain_name;
    if (const std::string why = why_refused(name, NameUse::change); !why.empty()) {
      diagnostics_.report(Code::refused_name, {}, {"change", plain_name, why}, "choose another name");
      return name;
    }
    const std::string before = plan_.changes.empty() ? "" : plan_.changes.back();
    const std::string title = plan_.project + ":" + name;
    add_script("deploy", name, "-- Deploy " + title + " to pg\n" + requires_text(before) + "\n" + deploy_text(part));
    add_script("revert", name, "-- Revert " + title + " from pg\n\n" + revert_text(part));
    add_script("verify", name,
               "-- Verify " + title + " on pg\n\n" +
                   verify_text(part == nullptr ? std::vector<Check>{} : part->checks,
                               part == nullptr ? Settings{} : request_.plan.settings));
    plan_text_ += sqitch::change_line(name, before, line_end(request_));
    plan_.changes.push_back(name);
    result_.messages.push_back("Added \"" + name + "\" to " + std::string(plan_path));
    result_.changes.push_back(name);
    return name;
  }

  /// A change written by hand, below a new number: only its name and the change before it are other in its scripts.
  void carry(const Carried& old) {
    const std::string plain = number_of(old.name, number_digits) == 0 ? old.name : old.name.substr(number_digits + 1);
    const std::string name = numbered(next_number(), number_digits) + "-" + plain;
    const std::string before = plan_.changes.empty() ? "" : plan_.changes.back();
    for (const std::string_view folder : {"deploy", "revert", "verify"}) {
      if (const auto file = old.files.find(script_path(folder, old.name)); file != old.files.end()) {
        add_script(folder, name, with_header(file->second, old.name, name, before));
      }
    }
    plan_text_ += sqitch::change_line(name, before, line_end(request_));
    plan_.changes.push_back(name);
    result_.messages.push_back("Added \"" + name + "\" to " + std::string(plan_path));
    result_.changes.push_back(name);
  }

  /// `script` with the names in the comments that sqitch puts at its head changed.
  std::string with_header(const std::string& script, const std::string& old, const std::string& name,
                          const std::string& before) const {
    std::string result;
    bool head = true;
    for (const std::string& line : split(script, '\n')) {
      head = head && (line.starts_with("--") || trim(line).empty());
      const std::string title = plan_.project + ":" + old;
      if (const auto at = line.find(title); head && line.starts_with("-- ") && at != std::string::npos) {
        result += line.substr(0, at) + plan_.project + ":" + name + line.substr(at + title.size());
      } else if (head && line.starts_with("-- requires: ") && !before.empty()) {
        result += "-- requires: " + before;
      } else {
        result += line;
      }
      result += '\n';
    }
    result.pop_back();
    return result;
  }

  void add_script(std::string_view folder, const std::string& name, std::string content) {
    std::string path = script_path(folder, name);
    if (request_.present.contains(path)) {
      diagnostics_.report(Code::file_in_the_way, {}, {path},
                          "the plan does not name it; move it away or add it to the plan");
      return;
    }
    result_.messages.push_back("Created " + path);
    result_.files.push_back({std::move(path), std::move(content), false});
  }

  static std::string requires_text(const std::string& before) {
    return before.empty() ? "" : "-- requires: " + before + "\n";
  }

  std::string deploy_text(const Part* part) const {
    return part == nullptr ? "BEGIN;\n\n-- Write here what this change does.\n\nCOMMIT;\n"
                           : statements_text(part->up, request_.plan.settings);
  }

  std::string revert_text(const Part* part) const {
    if (part == nullptr) {
      return "BEGIN;\n\n-- Write here what undoes this change.\n\nCOMMIT;\n";
    }
    if (part->down.empty()) {
      return "-- Nothing to undo here: another change's revert script does it.\n";
    }
    return statements_text(part->down, request_.plan.settings);
  }

  /// sqitch verifies all deployed changes, so what an earlier script says of an object that changes now
  /// must be asked only while this change is not deployed. Verify scripts are not hashed.
  void guard_earlier_checks(const std::string& first) {
    std::vector<std::string> objects;
    for (const std::string& object : request_.superseded) {
      objects.push_back(comment_text(object));
    }
    std::ranges::sort(objects);
    const auto is_planned = [&](std::string_view name) {
      return std::ranges::find(planned_before_, name) != planned_before_.end();
    };
    for (const std::string& change : planned_before_) {
      std::string path = script_path("verify", change);
      if (objects.empty() || !request_.present.contains(path)) {
        continue;
      }
      const std::string& before = request_.present.content(path);
      std::string after = with_guards(before, objects, plan_.project, first, is_planned);
      if (after != before) {
        result_.messages.push_back("Updated " + path);
        result_.files.push_back({std::move(path), std::move(after), true});
      }
    }
  }

  const BackendRequest& request_;
  Diagnostics& diagnostics_;
  PlanFile plan_;
  std::string plan_text_;
  std::vector<std::string> planned_before_;
  BackendResult result_;
};

/// Settings of [core] that decide where files are, and the values that this backend writes to.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> followed_settings{{{"top_dir", "."},
                                                                                          {"plan_file", plan_path},
                                                                                          {"deploy_dir", "deploy"},
                                                                                          {"revert_dir", "revert"},
                                                                                          {"verify_dir", "verify"},
                                                                                          {"extension", "sql"}}};

/// False (reported) where sqitch.conf sends sqitch to other files than the ones written here.
bool check_conf(const PresentFiles& present, Diagnostics& diagnostics) {
  if (!present.contains(std::string(conf_path))) {
    return true;
  }
  bool core = false;
  for (const std::string& line : split(present.content(std::string(conf_path)), '\n')) {
    const std::string_view text = trim(line);
    if (text.starts_with('[')) {
      core = text.starts_with("[core]");
      continue;
    }
    const auto equals = text.find('=');
    const std::string_view key = trim(text.substr(0, equals));
    const std::string_view value = equals == std::string_view::npos ? "" : trim(text.substr(equals + 1));
    for (const auto& [name, usual] : followed_settings) {
      if (core && key == name && value != usual) {
        diagnostics.report(Code::runner_setting, {present.files.at(std::string(conf_path)), 0, 0}, {conf_path, name},
                           "take it out: ashlar writes to " + std::string(usual));
        return false;
      }
    }
  }
  return true;
}

std::optional<PlanFile> present_plan(const PresentFiles& present, Diagnostics& diagnostics) {
  const auto at = present.files.find(std::string(plan_path));
  if (at == present.files.end()) {
    diagnostics.report(Code::runner_file_missing, {}, {plan_path}, "run `ashlar init` first");
    return std::nullopt;
  }
  if (!check_conf(present, diagnostics)) {
    return std::nullopt;
  }
  return sqitch::read_plan_file(at->second, *present.sources, diagnostics);
}

BackendResult init(const BackendRequest& request, Diagnostics& diagnostics) {
  if (const std::string why = why_refused(request.project, NameUse::project); !why.empty()) {
    diagnostics.report(Code::refused_name, {}, {"project", request.project, why},
                       "give it another name in ashlar.toml: [project] name");
    return {};
  }
  std::string plan_text = "%syntax-version=1.0.0\n%project=" + request.project + "\n";
  if (const auto uri = request.options.find("uri"); uri != request.options.end()) {
    if (uri->second.find_first_of(" \t\r\n#") != std::string::npos) {
      diagnostics.report(Code::config_value, {}, {"uri", "a URI without blanks and \"#\""});
      return {};
    }
    plan_text += "%uri=" + uri->second + "\n";
  }
  Writer writer(request, PlanFile{.project = request.project}, plan_text + "\n", diagnostics);
  const auto create = [&](std::string_view path, std::string content) {
    writer.result().messages.push_back("Created " + std::string(path));
    if (!content.empty()) {
      writer.result().files.push_back({std::string(path), std::move(content), false});
    }
  };
  create(conf_path, "[core]\n\tengine = pg\n");
  create(plan_path, "");
  writer.add_changes();
  return writer.take();
}

BackendResult add(const BackendRequest& request, Diagnostics& diagnostics) {
  auto plan = present_plan(request.present, diagnostics);
  if (!plan) {
    return {};
  }
  Writer writer(request, std::move(*plan), request.present.content(std::string(plan_path)), diagnostics);
  writer.add_changes();
  return writer.take();
}

/// The plan without the lines of some changes.
BackendResult forget(const BackendRequest& request, Diagnostics& diagnostics) {
  const auto plan = present_plan(request.present, diagnostics);
  if (!plan) {
    return {};
  }
  std::string text;
  std::size_t next = 0;
  for (const std::string& line : split(request.present.content(std::string(plan_path)), '\n')) {
    const bool known = next < plan->lines.size() && trim(plan->lines[next].text) == trim(line);
    const bool gone = known && !plan->lines[next].tag &&
                      std::ranges::find(request.forgotten, plan->lines[next].name) != request.forgotten.end();
    next += known ? 1 : 0;
    text += gone ? "" : line + "\n";
  }
  text.pop_back();
  BackendResult result;
  result.files.push_back({std::string(plan_path), std::move(text), true});
  return result;
}

BackendResult release(const BackendRequest& request, Diagnostics& diagnostics) {
  if (const std::string why = why_refused(request.name, NameUse::tag); !why.empty()) {
    diagnostics.report(Code::refused_name, {}, {"release", request.name, why}, "choose another name");
    return {};
  }
  const auto plan = present_plan(request.present, diagnostics);
  if (!plan) {
    return {};
  }
  if (plan->changes.empty()) {
    diagnostics.report(Code::nothing_to_release, {}, {request.name, plan_path}, "add a change first");
    return {};
  }
  if (std::ranges::find(plan->tags, request.name) != plan->tags.end()) {
    diagnostics.report(Code::duplicate_release, {}, {request.name}, "choose another name");
    return {};
  }
  std::string text = request.present.content(std::string(plan_path));
  if (!text.ends_with('\n')) {
    text += '\n';
  }
  BackendResult result;
  result.files.push_back({std::string(plan_path), text + sqitch::tag_line(request.name, line_end(request)), true});
  result.messages.push_back("Tagged \"" + plan->changes.back() + "\" with @" + request.name + " in " +
                            std::string(plan_path));
  return result;
}

constexpr std::array<std::string_view, 3> script_folders{"deploy", "revert", "verify"};

Migration migration_of(const sqitch::PlanLine& line, const PresentFiles& present) {
  Migration migration{.name = line.name,
                      .up = {{script_path("deploy", line.name)}},
                      .identity = line.text,
                      .note = line.note,
                      .timestamp = line.timestamp,
                      .planner_name = line.planner_name,
                      .planner_email = line.planner_email,
                      .place = line.place};
  migration.plain_name = number_of(line.name, number_digits) == 0 ? line.name : line.name.substr(number_digits + 1);
  for (const std::string_view folder : script_folders) {
    if (std::string path = script_path(folder, line.name); present.contains(path)) {
      migration.files.push_back(std::move(path));
    }
  }
  return migration;
}

/// Scripts that sqitch would not run, scripts that it would miss, numbers that two branches gave.
std::vector<Oddity> oddities(const std::vector<Migration>& migrations, const PresentFiles& present) {
  std::vector<Oddity> found;
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    const Migration& one = migrations[i];
    const std::uint64_t number = number_of(one.name, number_digits);
    const auto same =
        std::find_if(migrations.begin(), migrations.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](const Migration& other) { return number_of(other.name, number_digits) == number; });
    if (number != 0 && same != migrations.begin() + static_cast<std::ptrdiff_t>(i) && same->name != one.name) {
      found.push_back({Oddity::Kind::branched, std::string(plan_path), one.place,
                       "has the change " + one.name + " with the number of " + same->name});
    }
    for (const std::string_view folder : {"revert", "verify"}) {
      if (const std::string path = script_path(folder, one.name); !present.contains(path)) {
        found.push_back({Oddity::Kind::missing, path, one.place, "is missing, and the plan has the change"});
      }
    }
  }
  for (const auto& [path, file] : present.files) {
    const auto slash = path.find('/');
    const bool script = path.ends_with(".sql") && slash != std::string::npos &&
                        std::ranges::find(script_folders, path.substr(0, slash)) != script_folders.end();
    const std::string name = script ? path.substr(slash + 1, path.size() - slash - 5) : "";
    if (script && std::ranges::find(migrations, name, &Migration::name) == migrations.end()) {
      found.push_back({Oddity::Kind::unplanned, path, {file, 0, 0}, "is not in sqitch.plan, so sqitch never runs it"});
    }
  }
  return found;
}

History history(const BackendRequest& request, Diagnostics& diagnostics) {
  const PresentFiles& present = request.present;
  const auto plan = present_plan(present, diagnostics);
  History history;
  if (!plan) {
    return history;
  }
  for (const sqitch::PlanLine& line : plan->lines) {
    if (line.tag) {
      history.migrations.back().releases.push_back(line.name);
      continue;
    }
    if (const std::string path = script_path("deploy", line.name); !present.contains(path)) {
      diagnostics.report(Code::runner_file_missing, {}, {path}, "the plan names it; restore it from version control");
      return {};
    }
    if (const auto before = std::ranges::find(history.migrations, line.name, &Migration::name);
        before != history.migrations.end()) {
      before->unreadable = "it is reworked";
    }
    history.migrations.push_back(migration_of(line, present));
  }
  history.oddities = oddities(history.migrations, present);
  return history;
}

}  // namespace

const Backend& sqitch_backend() {
  static constexpr Backend backend{.name = "sqitch",
                                   .options = option_names,
                                   .init = init,
                                   .add = add,
                                   .release = release,
                                   .history = history,
                                   .forget = forget,
                                   .movable = true};
  return backend;
}

}  // namespace ashlar::backends
