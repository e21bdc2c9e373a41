#include "compiler/diff/diff.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <unordered_map>

#include "compiler/base/qualified_name.h"
#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/rename_as_server.h"

namespace ashlar {

namespace {

/// An address that nothing has, for exchanging two names. Short enough that the server keeps it whole.
ObjectId aside_of(const ObjectId& id) {
  constexpr std::size_t longest = 45;
  const std::string name = truncate_identifier(id.name(), longest) + "_ashlar_aside";
  return {id.kind(), name, id.parent(), id.arguments()};
}

std::size_t depth(const ObjectId& id) {
  std::size_t levels = 0;
  for (const ObjectId* at = &id; *at; at = &at->parent()) {
    ++levels;
  }
  return levels;
}

/// The address that the annotation's old name means: beside the new one, or in another schema.
ObjectId old_address(const kinds::RenameRequest& request) {
  const ObjectId& to = request.to;
  const std::vector<std::string> parts = name_parts(request.from);
  const bool elsewhere = parts.size() > 1 && to.parent() && !to.parent().parent();
  const ObjectId parent = elsewhere ? ObjectId(to.parent().kind(), parts[parts.size() - 2]) : to.parent();
  return {to.kind(), parts.back(), parent, to.arguments()};
}

/// One annotation may be for two Objects that a statement makes; what it says must be so for the first of them.
bool same_note(const kinds::RenameRequest& a, const kinds::RenameRequest& b) {
  return a.span.file == b.span.file && a.span.begin == b.span.begin;
}

struct Candidate {
  ObjectId from;
  ObjectId to;
};

/// Orders renames so that each target is free when its turn comes; a cycle steps aside.
void order_renames(std::vector<Candidate> open, const Schema& from, std::vector<Rename>& ordered) {
  const auto occupied = [&](const ObjectId& id) {
    return from.contains(id) &&
           std::none_of(ordered.begin(), ordered.end(), [&](const Rename& done) { return done.from == id; });
  };
  while (!open.empty()) {
    auto ready = std::find_if(open.begin(), open.end(), [&](const Candidate& one) { return !occupied(one.to); });
    if (ready == open.end()) {
      Candidate& first = open.front();
      const ObjectId temporary = aside_of(first.from);
      ordered.push_back({first.from, temporary});
      first.from = temporary;
      continue;
    }
    ordered.push_back({ready->from, ready->to});
    open.erase(ready);
  }
}

/// True where both are the same but for their names: fields, and attributes that say what they are part of.
bool equal_but_for_name(const Schema& from, const ObjectId& old, const Schema& to, const ObjectId& id) {
  if (!compare(*from.find(old), *to.find(id)).empty()) {
    return false;
  }
  // A sequence that no column owns is told by its name alone.
  const ObjectId with = goes_with(from, old, *from.find(old));
  return with == goes_with(to, id, *to.find(id)) && (with || old.parent().parent());
}

/// Objects whose name is a label that `schema` has and `other` has not, in stable order.
std::vector<ObjectId> labels_only_in(const Schema& schema, const Schema& other) {
  std::vector<ObjectId> ids;
  for (const auto& [id, entry] : schema.entries()) {
    if (kind_info(id.kind()).name_is_label && !other.contains(id)) {
      ids.push_back(id);
    }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

/// Objects that go and come back under another name.
std::vector<Candidate> relabelled(const Schema& from, const Schema& to) {
  std::vector<Candidate> candidates;
  std::unordered_map<ObjectId, std::vector<ObjectId>> gone;  // by parent
  for (const ObjectId& id : labels_only_in(from, to)) {
    gone[id.parent()].push_back(id);
  }
  if (gone.empty()) {
    return candidates;
  }
  for (const ObjectId& id : labels_only_in(to, from)) {
    auto& old_ones = gone[id.parent()];
    const auto same = std::find_if(old_ones.begin(), old_ones.end(), [&](const ObjectId& old) {
      return old.kind() == id.kind() && equal_but_for_name(from, old, to, id);
    });
    if (same != old_ones.end()) {
      candidates.push_back({*same, id});
      old_ones.erase(same);
    }
  }
  return candidates;
}

/// By address, as `ObjectId` orders them. Most addresses share their parents, so that these are ordered once.
void sort_by_id(std::vector<Change>& changes) {
  std::vector<ObjectId> parents;
  std::unordered_map<ObjectId, std::size_t> places;
  for (const Change& change : changes) {
    if (places.emplace(change.id.parent(), 0).second) {
      parents.push_back(change.id.parent());
    }
  }
  std::sort(parents.begin(), parents.end());
  for (std::size_t i = 0; i < parents.size(); ++i) {
    places[parents[i]] = i;
  }
  std::vector<std::vector<std::size_t>> groups(parents.size());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    groups[places.at(changes[i].id.parent())].push_back(i);
  }
  std::vector<Change> sorted;
  sorted.reserve(changes.size());
  for (auto& group : groups) {
    std::sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) { return changes[a].id < changes[b].id; });
    for (const std::size_t i : group) {
      sorted.push_back(std::move(changes[i]));
    }
  }
  changes = std::move(sorted);
}

/// The renames that lead back from `state`.
std::vector<Rename> reversed(const std::vector<Rename>& renames, const Schema& state) {
  std::vector<Rename> back;
  for (const Rename& rename : renames | std::views::reverse) {
    back.push_back({rename.to, rename.from});
  }
  // What took over a name that is wanted back goes, and until then stands aside.
  std::vector<Rename> all;
  for (const Rename& rename : back) {
    const bool leaves = std::ranges::any_of(back, [&](const Rename& other) { return other.from == rename.to; });
    if (!leaves && state.contains(rename.to)) {
      all.push_back({rename.to, aside_of(rename.to)});
    }
  }
  all.insert(all.end(), back.begin(), back.end());
  return all;
}

/// What stands in others comes after them, what has types in its address after the types, and what goes along with a
/// table that moves (its indexes) after the tables.
std::pair<std::size_t, bool> turn(const ObjectId& id) {
  return {depth(id), !id.arguments().empty() || kind_info(id.kind()).name_is_label};
}

/// The address that `old`, as the state before calls it, has after the renames of what is around it.
ObjectId after_renames(ObjectId old, const std::vector<Rename>& renames, const Schema& state) {
  for (auto rename = renames.begin(); rename != renames.end() && !state.contains(old); ++rename) {
    old = old.moved(rename->from, rename->to);
  }
  return old;
}

}  // namespace

std::vector<Rename> applicable_renames(const Schema& from, const Schema& to,
                                       const std::vector<kinds::RenameRequest>& requests, Diagnostics& diagnostics) {
  std::vector<Rename> renames;
  if (from.size() == 0) {
    return renames;
  }
  std::vector<kinds::RenameRequest> sorted;
  for (const auto& request : requests) {
    if (to.contains(request.to)) {
      sorted.push_back(request);
    }
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return turn(a.to) < turn(b.to); });
  const Schema* state = &from;
  std::optional<Schema> renamed;
  for (auto level = sorted.begin(); level != sorted.end();) {
    const auto next = std::find_if(level, sorted.end(), [&](const auto& r) { return turn(r.to) != turn(level->to); });
    std::vector<Candidate> candidates;
    const auto where_now = [&](const kinds::RenameRequest& request) {
      const ObjectId old = old_address(request);
      const ObjectId now = after_renames(old, renames, *state);
      const bool went_along = !state->contains(now) && from.contains(old);  // an index, with its table
      return went_along ? ObjectId(old.kind(), old.name(), request.to.parent(), old.arguments()) : now;
    };
    const auto renamed_away = [&](const ObjectId& id) {
      return std::any_of(level, next, [&](const auto& request) { return where_now(request) == id; });
    };
    for (auto request = level; request != next; ++request) {
      const bool further = std::any_of(level, request, [&](const auto& first) { return same_note(first, *request); });
      const ObjectId old = where_now(*request);
      const bool has_old = state->contains(old);
      const bool has_new = state->contains(request->to);
      if (has_old && (!has_new || (renamed_away(request->to) && !to.contains(old)))) {
        candidates.push_back({old, request->to});
      } else if (further) {
        continue;
      } else if (has_new) {
        diagnostics.report(Code::rename_already_applied, request->span, {display_name(request->to)});
      } else {
        diagnostics.report(Code::rename_matches_nothing, request->span, {request->from, display_name(request->to)});
      }
    }
    std::vector<Rename> ordered;
    order_renames(std::move(candidates), *state, ordered);
    for (const Rename& rename : ordered) {
      if (!renamed) {
        renamed = from;
        state = &*renamed;
      }
      kinds::rename_as_server(*renamed, rename.from, rename.to);
      renames.push_back(rename);
    }
    level = next;
  }
  std::vector<Rename> labels;
  order_renames(relabelled(*state, to), *state, labels);
  renames.insert(renames.end(), labels.begin(), labels.end());
  return renames;
}

Difference diff(const Schema& from, const Schema& to, std::vector<Rename> renames) {
  Difference difference;
  difference.renames = std::move(renames);
  difference.from = &from;
  difference.to = &to;
  if (!difference.renames.empty()) {
    auto renamed = std::make_shared<Schema>(from);
    for (const Rename& rename : difference.renames) {
      kinds::rename_as_server(*renamed, rename.from, rename.to);
      difference.renamed.push_back(renamed->entry(rename.to)->object);
    }
    difference.from = renamed.get();
    difference.own_from = std::move(renamed);
  }
  std::size_t in_both = 0;
  // A state read beside the other is mostly a copy of it, in the same order: then the next one is the one looked for.
  auto next = to.entries().begin();
  for (const auto& [id, entry] : difference.from->entries()) {
    const auto after = next != to.entries().end() && next->first == id ? next : to.entries().find(id);
    if (after == to.entries().end()) {
      difference.changes.push_back({id, entry.object.get(), nullptr, {}});
      continue;
    }
    ++in_both;
    next = std::next(after);
    const std::shared_ptr<Object>& object = after->second.object;
    if (object != entry.object) {
      if (Changed fields = compare(*entry.object, *object); !fields.empty()) {
        difference.changes.push_back({id, entry.object.get(), object.get(), std::move(fields)});
      }
    }
  }
  if (in_both < to.size()) {
    for (const auto& [id, entry] : to.entries()) {
      if (!difference.from->contains(id)) {
        difference.changes.push_back({id, nullptr, entry.object.get(), {}});
      }
    }
  }
  sort_by_id(difference.changes);
  return difference;
}

Difference reversed(const Difference& difference, const Schema& from) {
  if (!difference.renames.empty()) {
    return diff(*difference.to, from, reversed(difference.renames, *difference.to));
  }
  Difference back;
  back.from = difference.to;
  back.to = &from;
  for (const Change& change : difference.changes) {
    back.changes.push_back({change.id, change.after, change.before, change.fields});
  }
  return back;
}

}  // namespace ashlar
