#pragma once
// The Schema container: all Objects of one state, found by address, by parent and by name.
// Generic over the Object variant, which kinds/definition.h closes (`using Schema = …`).
// Objects are shared between copies of a Schema and copied when edited, so copying a Schema is cheap.

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/ir/kind.h"

namespace ashlar {

template <class Object>
class BasicSchema {
 public:
  struct Entry {
    std::shared_ptr<Object> object;
    Span origin;                // where it was declared; invalid for what the compiler made itself
    std::uint32_t ordinal = 0;  // order of declaration
  };
  using Entries = std::unordered_map<ObjectId, Entry>;

  /// Adds or overwrites.
  void put(const ObjectId& id, Object object, Span origin = {}) {
    const auto [at, added] = entries_.try_emplace(id);
    at->second.object = std::make_shared<Object>(std::move(object));
    if (added || origin.valid()) {
      at->second.origin = origin;
    }
    if (added) {
      at->second.ordinal = next_ordinal_++;
      link(id);
    }
    touched(id);
  }
  [[nodiscard]] bool contains(const ObjectId& id) const { return entries_.contains(id); }
  [[nodiscard]] const Object* find(const ObjectId& id) const {
    const auto at = entries_.find(id);
    return at == entries_.end() ? nullptr : at->second.object.get();
  }
  [[nodiscard]] const Entry* entry(const ObjectId& id) const {
    const auto at = entries_.find(id);
    return at == entries_.end() ? nullptr : &at->second;
  }
  /// The Object as kind K; nullptr where it is absent or of another kind.
  template <class K>
  [[nodiscard]] const K* get(const ObjectId& id) const {
    const Object* object = find(id);
    return object == nullptr ? nullptr : std::get_if<K>(object);
  }
  /// As get, for changing it. The pointer is good until the next call that changes the Schema.
  template <class K>
  [[nodiscard]] K* edit(const ObjectId& id) {
    Object* object = edit(id);
    return object == nullptr ? nullptr : std::get_if<K>(object);
  }
  [[nodiscard]] Object* edit(const ObjectId& id) {
    const auto at = entries_.find(id);
    if (at == entries_.end()) {
      return nullptr;
    }
    if (at->second.object.use_count() > 1) {
      at->second.object = std::make_shared<Object>(*at->second.object);
    }
    touched(id);
    return at->second.object.get();
  }
  /// Removes the Object and all that stands in it.
  void remove(const ObjectId& id) {
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
      users_.known.reset();  // who names it may have to be found by what is around it
    }
  }
  /// What stands directly in `parent` (which need not be present itself), in order of declaration.
  [[nodiscard]] const std::vector<ObjectId>& children(const ObjectId& parent) const {
    static const std::vector<ObjectId> none;
    const auto at = children_.find(parent);
    return at == children_.end() ? none : at->second;
  }
  /// Children of one kind, in order of declaration.
  [[nodiscard]] std::vector<ObjectId> children(const ObjectId& parent, Kind kind) const {
    std::vector<ObjectId> result;
    for (const ObjectId& child : children(parent)) {
      if (child.kind() == kind) {
        result.push_back(child);
      }
    }
    return result;
  }
  /// The Objects named `name` in schema `schema` (empty: at the top), of any kind.
  [[nodiscard]] const std::vector<ObjectId>& named(std::string_view schema, std::string_view name) const {
    static const std::vector<ObjectId> none;
    const auto at = names_.find(name_key(schema, name));
    return at == names_.end() ? none : at->second;
  }
  /// `id` and what stands in it at any depth, as far as they are Objects, in order of declaration.
  [[nodiscard]] std::vector<ObjectId> within(const ObjectId& id) const {
    std::vector<ObjectId> found;
    collect_within(id, found);
    const auto ordinal = [this](const ObjectId& one) { return entries_.at(one).ordinal; };
    std::ranges::sort(found, {}, ordinal);
    found.erase(std::ranges::unique(found, {}, ordinal).begin(), found.end());
    return found;
  }
  /// The Objects whose fields name `id`, or what stands in it and is no Object (a view's columns), in the order of their
  /// addresses. The first call walks over the whole Schema, later ones over what was changed meanwhile.
  [[nodiscard]] std::vector<ObjectId> users(const ObjectId& id) const;
  /// False where no Object two levels below schema `schema` (a table's constraint, say) is named so; true may be wrong.
  [[nodiscard]] bool may_have_nested(std::string_view schema, std::string_view name) const {
    return nested_names_.contains(std::hash<std::string>{}(name_key(schema, name)));
  }
  /// False where no Object is of that kind.
  [[nodiscard]] bool has(Kind kind) const { return counts_[kind.index] != 0; }
  [[nodiscard]] const Entries& entries() const { return entries_; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  /// All addresses in their stable order.
  [[nodiscard]] std::vector<ObjectId> sorted_ids() const {
    std::vector<ObjectId> ids;
    ids.reserve(entries_.size());
    for (const auto& [id, entry] : entries_) {
      ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }
  /// Shares one Object of another Schema.
  void share(const BasicSchema& other, const ObjectId& id) {
    const Entry* from = other.entry(id);
    if (from == nullptr) {
      return;
    }
    if (const auto [at, added] = entries_.try_emplace(id, *from); added) {
      at->second.ordinal = next_ordinal_++;
      link(id);
      touched(id);
    }
  }
  /// Gives `from`, and all that stands in it, the address `to`, and rewrites every reference to them,
  /// as the server does on ALTER … RENAME and SET SCHEMA. Costs as much as there is to rewrite.
  void rename(const ObjectId& from, const ObjectId& to);

 private:
  static std::string name_key(std::string_view schema, std::string_view name) {
    std::string key(schema);
    key += '\0';
    key += name;
    return key;
  }
  static bool is_nested(const ObjectId& id) {
    return id.parent() && id.parent().parent() && !id.parent().parent().parent() && !id.name().empty();
  }
  static std::size_t nested_key(const ObjectId& id) {
    return std::hash<std::string>{}(name_key(id.parent().parent().name(), id.name()));
  }
  static bool has_schema_name(const ObjectId& id) { return !id.parent() || !id.parent().parent(); }
  void link(const ObjectId& id) {
    ++counts_[id.kind().index];
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
  void unlink(const ObjectId& id) {
    --counts_[id.kind().index];
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

  /// Calls `visit` with every address in the Object's fields.
  template <class Visit>
  static void for_each_target(const Object& object, const Visit& visit) {
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
  void touched(const ObjectId& id) {
    if (users_.known) {
      users_.known->touched.push_back(id);
    }
  }
  void note_targets(const ObjectId& id, const Object& object) const {
    for_each_target(object, [&](const ObjectId& target) {
      for (const ObjectId* at = &target; *at; at = &at->parent()) {
        users_.known->of[*at].push_back(id);
        if (entries_.contains(*at)) {
          break;
        }
      }
    });
  }
  void collect_within(const ObjectId& id, std::vector<ObjectId>& found) const {
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
  /// The references the other way round, as far as they were asked for. Some may be gone: whoever asks looks again.
  /// A copy of the Schema begins without.
  struct Users {
    struct Known {
      std::unordered_map<ObjectId, std::vector<ObjectId>> of;
      std::vector<ObjectId> touched;  // since they were noted
    };
    Users() = default;
    Users(const Users& /*other*/) {}
    Users(Users&&) noexcept = default;
    Users& operator=(const Users& /*other*/) {
      known.reset();
      return *this;
    }
    Users& operator=(Users&&) noexcept = default;
    ~Users() = default;
    std::optional<Known> known;
  };

  Entries entries_;
  std::array<std::uint32_t, 256> counts_{};  // by kind
  mutable Users users_;
  std::unordered_map<ObjectId, std::vector<ObjectId>> children_;
  /// What is no Object when something is put in it, by the Object around it.
  std::unordered_map<ObjectId, std::vector<ObjectId>> absent_parents_;
  std::unordered_map<std::string, std::vector<ObjectId>> names_;
  std::unordered_map<std::size_t, std::uint32_t> nested_names_;
  std::uint32_t next_ordinal_ = 0;
};

template <class Object>
std::vector<ObjectId> BasicSchema<Object>::users(const ObjectId& id) const {
  if (!users_.known) {
    users_.known.emplace();
    for (const auto& [user, entry] : entries_) {
      note_targets(user, *entry.object);
    }
  }
  for (const ObjectId& user : std::exchange(users_.known->touched, {})) {
    if (const Object* object = find(user)) {
      note_targets(user, *object);
    }
  }
  std::vector<ObjectId> found;
  const auto noted = users_.known->of.find(id);
  if (noted == users_.known->of.end()) {
    return found;
  }
  for (const ObjectId& user : noted->second) {
    bool uses = false;
    if (const Object* object = find(user)) {
      for_each_target(*object, [&](const ObjectId& target) { uses = uses || target.within(id); });
    }
    if (uses) {
      found.push_back(user);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

template <class Object>
void BasicSchema<Object>::rename(const ObjectId& from, const ObjectId& to) {
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
  }
  for (const auto& [id, entry] : moved) {
    const ObjectId renamed = id.moved(from, to);
    entries_[renamed] = entry;
    link(renamed);
    touched(renamed);
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

}  // namespace ashlar
