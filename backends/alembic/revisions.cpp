#include "backends/alembic/revisions.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "backends/alembic/file_name.h"
#include "backends/alembic/python_text.h"
#include "compiler/base/text.h"

namespace ashlar::backends::alembic {

using python::Value;
using python::ValueKind;

namespace {

const Value* docstring(const python::Module& module) {
  const bool first = !module.statements.empty() &&
                     module.statements.front().kind == python::StatementKind::expression &&
                     module.statements.front().value.is(ValueKind::string);
  return first ? &module.statements.front().value : nullptr;
}

/// Alembic reads the .py files that stand in a version location itself, and below it only where that is asked for.
bool is_revision_file(const std::string& path, std::span<const std::string> locations, bool recursive) {
  const auto slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash);
  const std::string name = path.substr(slash == std::string::npos ? 0 : slash + 1);
  const auto holds = [&](const std::string& location) {
    return folder == location || (recursive && folder.starts_with(location + "/"));
  };
  return name.ends_with(".py") && !name.starts_with("__init__") && !name.starts_with(".#") &&
         std::ranges::any_of(locations, holds);
}

/// Reads one file; reports what is wrong.
class RevisionReader {
 public:
  RevisionReader(const PresentFiles& present, Diagnostics& diagnostics)
      : present_(present), diagnostics_(diagnostics) {}

  std::optional<Revision> read(const std::string& path) {
    Revision revision;
    revision.path = path;
    revision.file = present_.files.at(path);
    revision.module = python::read_module(present_.content(path), revision.file);
    if (!revision.module.error.empty()) {
      malformed(revision.module.error_span, path, revision.module.error);
      return std::nullopt;
    }
    const Value* id = revision.module.variable("revision");
    if (id == nullptr || !id->is(ValueKind::string)) {
      malformed(id == nullptr ? Span{revision.file, 0, 0} : id->span, path, "it gives no `revision`");
      return std::nullopt;
    }
    revision.id = id->text;
    revision.place = id->span;
    read_docstring(revision);
    const bool good = names(revision, "down_revision", revision.down) &&
                      names(revision, "branch_labels", revision.labels) &&
                      names(revision, "depends_on", revision.depends_on);
    return good ? std::optional(std::move(revision)) : std::nullopt;
  }

 private:
  /// As script.py.mako has it: the message, an empty line, "Revision ID: …", "Revises: …", "Create Date: …".
  static void read_docstring(Revision& revision) {
    const Value* text = docstring(revision.module);
    if (text == nullptr) {
      return;
    }
    const auto end = text->text.find("\nRevision ID: ");
    const std::string message(trim(text->text.substr(0, end)));
    const auto gap = message.find("\n\n");
    revision.name = message.substr(0, gap);
    revision.note = gap == std::string::npos ? "" : message.substr(gap + 2);
    for (const std::string& line : split(text->text, '\n')) {
      constexpr std::string_view mark = "Create Date:";
      if (line.starts_with(mark)) {
        revision.timestamp = timestamp_of(std::string(trim(std::string_view(line).substr(mark.size()))));
      }
    }
  }

  void malformed(Span span, const std::string& path, const std::string& why) {
    diagnostics_.report(Code::malformed_runner_file, span, {path, why});
  }

  /// None, a string, or several.
  bool names(const Revision& revision, std::string_view variable, std::vector<std::string>& to) {
    const Value* value = revision.module.variable(variable);
    if (value == nullptr || value->is(ValueKind::none)) {
      return true;
    }
    const bool several = value->is(ValueKind::tuple) || value->is(ValueKind::list);
    for (const Value& one : several ? value->items : std::vector<Value>{*value}) {
      if (!one.is(ValueKind::string)) {
        malformed(one.span, revision.path, "`" + std::string(variable) + "` is neither None nor a string");
        return false;
      }
      to.push_back(one.text);
    }
    return true;
  }

  const PresentFiles& present_;
  Diagnostics& diagnostics_;
};

/// Places of revisions, found by id, by a beginning of one that no other has, or by a branch's label.
class Index {
 public:
  explicit Index(const std::vector<Revision>& revisions) : revisions_(revisions) {
    for (std::size_t i = 0; i < revisions.size(); ++i) {
      by_id_[revisions[i].id] = i;
      for (const std::string& label : revisions[i].labels) {
        by_id_.emplace(label, i);
      }
    }
  }

  [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const {
    const std::string bare = name.substr(name.find('@') == std::string::npos ? 0 : name.find('@') + 1);
    if (const auto exact = by_id_.find(bare); exact != by_id_.end()) {
      return exact->second;
    }
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < revisions_.size(); ++i) {
      if (bare.size() >= 4 && revisions_[i].id.starts_with(bare)) {
        if (found) {
          return std::nullopt;
        }
        found = i;
      }
    }
    return found;
  }

 private:
  const std::vector<Revision>& revisions_;
  std::map<std::string, std::size_t> by_id_;
};

/// The revisions that each needs, as places. Nothing where one is missing, which is reported.
std::optional<std::vector<std::vector<std::size_t>>> needs_of(const std::vector<Revision>& revisions,
                                                              Diagnostics& diagnostics) {
  const Index index(revisions);
  std::vector<std::vector<std::size_t>> needs(revisions.size());
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    for (const auto* names : {&revisions[i].down, &revisions[i].depends_on}) {
      for (const std::string& name : *names) {
        const auto found = index.find(name);
        if (!found) {
          diagnostics.report(Code::malformed_runner_file, revisions[i].place,
                             {revisions[i].path, "it needs the revision " + name + ", which is missing"});
          return std::nullopt;
        }
        needs[i].push_back(*found);
      }
    }
  }
  return needs;
}

/// Each after what it needs; where there is a choice, the one that was made first, then the one whose file comes first.
std::optional<std::vector<std::size_t>> sorted(const std::vector<Revision>& revisions,
                                               const std::vector<std::vector<std::size_t>>& needs,
                                               Diagnostics& diagnostics) {
  std::vector<std::vector<std::size_t>> needed_by(revisions.size());
  std::vector<std::size_t> open(revisions.size());
  const auto older = [&](std::size_t a, std::size_t b) {
    return std::tie(revisions[a].timestamp, a) < std::tie(revisions[b].timestamp, b);
  };
  std::set<std::size_t, decltype(older)> ready(older);
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    open[i] = needs[i].size();
    for (const std::size_t one : needs[i]) {
      needed_by[one].push_back(i);
    }
    if (open[i] == 0) {
      ready.insert(i);
    }
  }
  std::vector<std::size_t> order;
  while (!ready.empty()) {
    const std::size_t next = *ready.begin();
    ready.erase(ready.begin());
    order.push_back(next);
    for (const std::size_t one : needed_by[next]) {
      if (--open[one] == 0) {
        ready.insert(one);
      }
    }
  }
  if (order.size() != revisions.size()) {
    const auto stuck = static_cast<std::size_t>(
        std::ranges::find_if(open, [](std::size_t count) { return count != 0; }) - open.begin());
    diagnostics.report(Code::malformed_runner_file, revisions[stuck].place,
                       {revisions[stuck].path, "the revision " + revisions[stuck].id + " is among those it follows"});
    return std::nullopt;
  }
  return order;
}

}  // namespace

std::optional<std::vector<Revision>> read_revisions(const PresentFiles& present, std::span<const std::string> locations,
                                                    Diagnostics& diagnostics, bool recursive) {
  std::vector<Revision> found;
  std::map<std::string, std::string> paths;
  RevisionReader reader(present, diagnostics);
  bool good = true;
  for (const auto& [path, file] : present.files) {
    if (!is_revision_file(path, locations, recursive)) {
      continue;
    }
    auto revision = reader.read(path);
    if (!revision) {
      good = false;
      continue;
    }
    const auto [same, added] = paths.emplace(revision->id, path);
    if (!added) {
      diagnostics.report(Code::malformed_runner_file, revision->place,
                         {path, "the revision " + revision->id + " is also in " + same->second});
      good = false;
    }
    found.push_back(std::move(*revision));
  }
  const auto needs = good ? needs_of(found, diagnostics) : std::nullopt;
  const auto order = needs ? sorted(found, *needs, diagnostics) : std::nullopt;
  if (!order) {
    return std::nullopt;
  }
  std::vector<Revision> revisions;
  for (const std::size_t place : *order) {
    revisions.push_back(std::move(found[place]));
  }
  return revisions;
}

std::string with_parent(std::string_view text, const std::string& parent) {
  const python::Module module = python::read_module(text, no_file);
  const Value* down = module.variable("down_revision");
  std::string result(text);
  if (down != nullptr) {
    const std::string written = parent.empty() ? "None" : python::string(parent).text;
    result.replace(down->span.begin, down->span.end - down->span.begin, written);
  }
  // The docstring stands before it, so that its place is still right.
  const Value* head = docstring(module);
  constexpr std::string_view mark = "\nRevises:";
  const auto line = head == nullptr ? std::string::npos : result.find(mark, head->span.begin);
  if (line != std::string::npos && line < head->span.end) {
    const auto end = result.find('\n', line + 1);
    result.replace(line, end - line, std::string(mark) + (parent.empty() ? "" : " " + parent));
  }
  return result;
}

std::vector<std::string> parents_in(std::string_view text) {
  const python::Module module = python::read_module(text, no_file);
  const Value* down = module.variable("down_revision");
  std::vector<std::string> parents;
  if (down != nullptr) {
    const bool several = down->is(ValueKind::tuple) || down->is(ValueKind::list);
    for (const Value& one : several ? down->items : std::vector<Value>{*down}) {
      if (one.is(ValueKind::string)) {
        parents.push_back(one.text);
      }
    }
  }
  return parents;
}

bool is_joint(const Revision& revision) {
  return revision.down.size() > 1 && std::ranges::all_of(revision.module.functions, [](const python::Function& one) {
           const bool calls_others = (one.name == "upgrade" || one.name == "downgrade") && !one.parameters.empty();
           return calls_others || std::ranges::all_of(one.body, [](const python::Statement& statement) {
                    return statement.kind == python::StatementKind::expression && statement.value.is(ValueKind::string);
                  });
         });
}

std::vector<const Revision*> heads(const std::vector<Revision>& revisions) {
  const Index index(revisions);
  std::vector<bool> followed(revisions.size(), false);
  for (const Revision& revision : revisions) {
    for (const std::string& name : revision.down) {
      if (const auto found = index.find(name)) {
        followed[*found] = true;
      }
    }
  }
  std::vector<const Revision*> all;
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    if (!followed[i]) {
      all.push_back(&revisions[i]);
    }
  }
  return all;
}

}  // namespace ashlar::backends::alembic
