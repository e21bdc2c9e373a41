#include "compiler/driver/merge.h"

#include <algorithm>
#include <utility>

#include "compiler/diff/diff.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

bool same(const Object* a, const Object* b) {
  if (a == nullptr || b == nullptr) {
    return a == b;
  }
  return a == b || compare(*a, *b).empty();
}

std::vector<ObjectId> in_order(const Schema& schema) {
  std::vector<std::pair<std::uint32_t, ObjectId>> ordered;
  for (const auto& [id, entry] : schema.entries()) {
    ordered.emplace_back(entry.ordinal, id);
  }
  std::ranges::sort(ordered, {}, &std::pair<std::uint32_t, ObjectId>::first);
  std::vector<ObjectId> ids;
  for (auto& [ordinal, id] : ordered) {
    ids.push_back(std::move(id));
  }
  return ids;
}

}  // namespace

Schema merge_schemas(const Schema& base, const Schema& ours, const Schema& theirs, const Choice& choose) {
  std::vector<ObjectId> ids = in_order(theirs);
  for (ObjectId& id : in_order(ours)) {
    if (!theirs.contains(id)) {
      ids.push_back(std::move(id));
    }
  }
  Schema result;
  for (const ObjectId& id : ids) {
    const Object* before = base.find(id);
    const Object* mine = ours.find(id);
    const Object* other = theirs.find(id);
    const Schema* from = same(mine, before) ? &theirs : same(other, before) || same(mine, other) ? &ours : choose(id);
    if (from != nullptr && from->contains(id)) {
      result.share(*from, id);
    }
  }
  return result;
}

std::optional<State> reread(Context& context, const Schema& schema) {
  Diagnostics aside;
  std::swap(context.diagnostics, aside);
  const std::string text = print_snapshot(schema, context.postgres(), context.diagnostics);
  State state;
  if (!context.diagnostics.has_errors()) {
    const FileId file = context.sources.add("merged", text);
    state.loaded =
        read_snapshot(file, context.sources, {.postgres = context.postgres()}, Schema{}, context.diagnostics);
  }
  std::swap(context.diagnostics, aside);
  return aside.has_errors() ? std::nullopt : std::optional(std::move(state));
}

}  // namespace ashlar::driver
