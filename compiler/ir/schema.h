#pragma once
// The Schema container: all Objects of one state, found by address, by parent and by name.
// Generic over the Object variant, which kinds/definition.h closes (`using Schema = …`).
// Objects are shared between copies of a Schema and copied when edited, so copying a Schema is cheap.

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_map>
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
  /// False where no Object two levels below schema `schema` (a table's constraint, say) is named so; true may be wrong.
  [[nodiscard]] bool may_have_nested(std::string_view schema, std::string_view name) const {
    return nested_names_.contains(std::hash<std::string>{}(name_key(schema, name)));
  }
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
    }
  }
  /// Gives `from`, and all that stands in it, the address `to`, and rewrites every reference to them,
  /// as the server does on ALTER … RENAME and SET SCHEMA.
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

  Entries entries_;
  std::unordered_map<ObjectId, std::vector<ObjectId>> children_;
  /// What is no Object when something is put in it, by the Object around it.
  std::unordered_map<ObjectId, std::vector<ObjectId>> absent_parents_;
  std::unordered_map<std::string, std::vector<ObjectId>> names_;
  std::unordered_map<std::size_t, std::uint32_t> nested_names_;
  std::uint32_t next_ordinal_ = 0;
};

template <class Object>
void BasicSchema<Object>::rename(const ObjectId& from, const ObjectId& to) {
  std::vector<std::pair<ObjectId, Entry>> moved;
  for (const auto& [id, entry] : entries_) {
    if (id.within(from)) {
      moved.emplace_back(id, entry);
    }
  }
  std::sort(moved.begin(), moved.end(),
            [](const auto& a, const auto& b) { return a.second.ordinal < b.second.ordinal; });
  for (const auto& [id, entry] : moved) {
    entries_.erase(id);
    unlink(id);
  }
  for (const auto& [id, entry] : moved) {
    const ObjectId renamed = id.moved(from, to);
    entries_[renamed] = entry;
    link(renamed);
  }
  for (auto& [id, entry] : entries_) {
    bool touched = false;
    const auto look = [&](const auto& reference) {
      if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, ObjectId>) {
        touched = touched || reference.within(from);
      } else {
        for (const Slot& slot : reference.slots()) {
          touched = touched || slot.target.within(from);
        }
      }
    };
    std::visit([&](const auto& value) { for_each_reference(value, look); }, *entry.object);
    if (!touched) {
      continue;
    }
    const auto change = [&](auto& reference) {
      if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, ObjectId>) {
        reference = reference.moved(from, to);
      } else {
        reference.rename(from, to);
      }
    };
    std::visit([&](auto& value) { for_each_reference(value, change); }, *edit(id));
  }
}

}  // namespace ashlar
