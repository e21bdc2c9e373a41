#include "compiler/ir/schema.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

#include "compiler/ir/field.h"
#include "compiler/kinds/definition.h"

namespace ashlar {

Schema::Schema() = default;
Schema::Schema(const Schema& other) = default;
Schema::Schema(Schema&& other) noexcept = default;
Schema& Schema::operator=(const Schema& other) = default;
Schema& Schema::operator=(Schema&& other) noexcept = default;
Schema::~Schema() = default;

template <class Visit>
void Schema::for_each_target(const Object& object, const Visit& visit) {
  const auto look = [&visit](const auto& reference) {
    if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, ObjectId>) {
      visit(reference);
    } else {
      for (const Slot& slot : reference.slots()) {
        visit(slot.target);
      }
    }
  };
  std::visit([&](const auto& value) { for_each_reference(value, look); }, object);
}

void Schema::put(const ObjectId& id, Object object, Span origin) {
  const auto [at, added] = entries_.try_emplace(id);
  at->second.object = std::make_shared<Object>(std::move(object));
  if (added || origin.valid()) {
    at->second.origin = origin;
  }
  if (added) {
    at->second.ordinal = next_ordinal_++;
    link(id);
  }
  users_.touched(id);
}

bool Schema::contains(const ObjectId& id) const {
  return entries_.contains(id);
}

const Object* Schema::find(const ObjectId& id) const {
  const auto at = entries_.find(id);
  return at == entries_.end() ? nullptr : at->second.object.get();
}

const Schema::Entry* Schema::entry(const ObjectId& id) const {
  const auto at = entries_.find(id);
  return at == entries_.end() ? nullptr : &at->second;
}

Object* Schema::edit(const ObjectId& id) {
  const auto at = entries_.find(id);
  if (at == entries_.end()) {
    return nullptr;
  }
  if (at->second.object.use_count() > 1) {
    at->second.object = std::make_shared<Object>(*at->second.object);
  }
  users_.touched(id);
  return at->second.object.get();
}

void Schema::remove(const ObjectId& id) {
  const std::vector<ObjectId> inside = children(id);
  for (const ObjectId& child : inside) {
    remove(child);
  }
  // A view's columns are no Objects, but their defaults and comments are.
  if (const auto between = absent_parents_.extract(id)) {
    for (const ObjectId& absent : between.mapped()) {
      remove(absent);
    }
  }
  if (entries_.erase(id) != 0) {
    unlink(id);
    users_.touched(id);
  }
}

const std::vector<ObjectId>& Schema::children(const ObjectId& parent) const {
  static const std::vector<ObjectId> none;
  const auto at = children_.find(parent);
  return at == children_.end() ? none : at->second;
}

std::vector<ObjectId> Schema::children(const ObjectId& parent, Kind kind) const {
  std::vector<ObjectId> result;
  const std::vector<ObjectId>& all = children(parent);
  // A schema has thousands of relations and a handful of default privileges.
  if (kinds_[kind.index].count < all.size()) {
    std::ranges::copy_if(of_kind(kind), std::back_inserter(result),
                         [&](const ObjectId& id) { return id.parent() == parent; });
  } else {
    std::ranges::copy_if(all, std::back_inserter(result), [&](const ObjectId& id) { return id.kind() == kind; });
  }
  return result;
}

const std::vector<ObjectId>& Schema::of_kind(Kind kind) const {
  OfKind& known = kinds_[kind.index];
  if (!known.is_true) {
    std::vector<std::pair<std::uint32_t, ObjectId>> present;
    for (ObjectId& id : known.ids) {
      if (const Entry* found = entry(id)) {
        present.emplace_back(found->ordinal, std::move(id));
      }
    }
    if (!std::ranges::is_sorted(present, {}, &std::pair<std::uint32_t, ObjectId>::first)) {
      std::ranges::sort(present, {}, &std::pair<std::uint32_t, ObjectId>::first);
    }
    known.ids.clear();
    for (auto& [ordinal, id] : present) {
      if (known.ids.empty() || known.ids.back() != id) {
        known.ids.push_back(std::move(id));
      }
    }
    known.is_true = true;
  }
  return known.ids;
}

const std::vector<ObjectId>& Schema::named(std::string_view schema, std::string_view name) const {
  static const std::vector<ObjectId> none;
  const auto at = names_.find(name_key(schema, name));
  return at == names_.end() ? none : at->second;
}

std::vector<ObjectId> Schema::within(const ObjectId& id) const {
  std::vector<ObjectId> found;
  collect_within(id, found);
  const auto ordinal = [this](const ObjectId& one) { return entries_.at(one).ordinal; };
  std::ranges::sort(found, {}, ordinal);
  found.erase(std::ranges::unique(found, {}, ordinal).begin(), found.end());
  return found;
}

bool Schema::may_have_nested(std::string_view schema, std::string_view name) const {
  return nested_names_.contains(std::hash<std::string>{}(name_key(schema, name)));
}

std::vector<ObjectId> Schema::sorted_ids() const {
  std::vector<ObjectId> ids;
  ids.reserve(entries_.size());
  for (const auto& [id, entry] : entries_) {
    ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

void Schema::share(const Schema& other, const ObjectId& id) {
  const Entry* from = other.entry(id);
  if (from == nullptr) {
    return;
  }
  if (const auto [at, added] = entries_.try_emplace(id, *from); added) {
    at->second.ordinal = next_ordinal_++;
    link(id);
    users_.touched(id);
  }
}

std::vector<ObjectId> Schema::users(const ObjectId& id) const {
  std::vector<ObjectId> found = may_refer_to(id);
  std::erase_if(found, [&](const ObjectId& user) {
    bool uses = false;
    for_each_target(*find(user), [&](const ObjectId& target) { uses = uses || stands_for(target, id); });
    return !uses;
  });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<ObjectId> Schema::may_refer_to(const ObjectId& id) const {
  std::vector<ObjectId> found;
  const auto add = [&](const ObjectId& user) {
    if (contains(user)) {
      found.push_back(user);
    }
  };
  if (id.kind() == kind_of<kinds::Namespace>) {
    std::ranges::for_each(entries_ | std::views::keys, add);  // it is around most of what is named
  } else {
    users_.for_each(*this, id, add);
  }
  return found;
}

bool Schema::stands_for(const ObjectId& target, const ObjectId& id) const {
  const ObjectId* at = &target;
  while (*at && *at != id && !entries_.contains(*at)) {
    at = &at->parent();
  }
  return *at && *at == id;
}

void Schema::rename(const ObjectId& from, const ObjectId& to) {
  std::vector<ObjectId> rewritten = users(from);
  std::vector<std::pair<ObjectId, Entry>> moved;
  for (const ObjectId& id : within(from)) {
    const std::vector<ObjectId> more = id == from ? std::vector<ObjectId>{} : users(id);
    rewritten.insert(rewritten.end(), more.begin(), more.end());
    moved.emplace_back(id, entries_.at(id));
  }
  std::sort(rewritten.begin(), rewritten.end());
  rewritten.erase(std::unique(rewritten.begin(), rewritten.end()), rewritten.end());
  for (const auto& [id, entry] : moved) {
    entries_.erase(id);
    unlink(id);
    users_.touched(id);
  }
  for (const auto& [id, entry] : moved) {
    const ObjectId renamed = id.moved(from, to);
    entries_[renamed] = entry;
    link(renamed);
    users_.touched(renamed);
  }
  const auto change = [&](auto& reference) {
    if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, ObjectId>) {
      reference = reference.moved(from, to);
    } else {
      reference.rename(from, to);
    }
  };
  for (const ObjectId& user : rewritten) {
    if (Object* object = edit(user.moved(from, to))) {
      std::visit([&](auto& value) { for_each_reference(value, change); }, *object);
    }
  }
}

std::string Schema::name_key(std::string_view schema, std::string_view name) {
  std::string key(schema);
  key += '\0';
  key += name;
  return key;
}

bool Schema::is_nested(const ObjectId& id) {
  return id.parent() && id.parent().parent() && !id.parent().parent().parent() && !id.name().empty();
}

std::size_t Schema::nested_key(const ObjectId& id) {
  return std::hash<std::string>{}(name_key(id.parent().parent().name(), id.name()));
}

bool Schema::has_schema_name(const ObjectId& id) {
  return !id.parent() || !id.parent().parent();
}

void Schema::link(const ObjectId& id) {
  OfKind& alike = kinds_[id.kind().index];
  ++alike.count;
  alike.ids.push_back(id);
  children_[id.parent()].push_back(id);
  if (id.parent() && id.parent().parent() && !entries_.contains(id.parent())) {
    absent_parents_[id.parent().parent()].push_back(id.parent());
  }
  if (has_schema_name(id)) {
    names_[name_key(id.parent().name(), id.name())].push_back(id);
  } else if (is_nested(id)) {
    ++nested_names_[nested_key(id)];
  }
}

void Schema::unlink(const ObjectId& id) {
  OfKind& alike = kinds_[id.kind().index];
  --alike.count;
  alike.is_true = false;
  std::erase(children_[id.parent()], id);
  if (has_schema_name(id)) {
    std::erase(names_[name_key(id.parent().name(), id.name())], id);
  } else if (is_nested(id)) {
    const auto at = nested_names_.find(nested_key(id));
    if (at != nested_names_.end() && --at->second == 0) {
      nested_names_.erase(at);
    }
  }
}

void Schema::collect_within(const ObjectId& id, std::vector<ObjectId>& found) const {
  if (entries_.contains(id)) {
    found.push_back(id);
  }
  for (const ObjectId& child : children(id)) {
    collect_within(child, found);
  }
  if (const auto between = absent_parents_.find(id); between != absent_parents_.end()) {
    for (const ObjectId& absent : between->second) {
      collect_within(absent, found);
    }
  }
}

}  // namespace ashlar
