#pragma once
// The Schema container: all Objects of one state, found by address, by parent and by name.
// What an Object is, kinds/definition.h says; the members that need to know are in kinds/schema.cpp.
// Objects are shared between copies of a Schema and copied when edited, so copying a Schema is cheap.

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
#include "compiler/ir/users.h"

namespace ashlar {

class Object;

class Schema {
 public:
  struct Entry {
    std::shared_ptr<Object> object;
    Span origin;                // where it was declared; invalid for what the compiler made itself
    std::uint32_t ordinal = 0;  // order of declaration
  };
  using Entries = std::unordered_map<ObjectId, Entry>;

  Schema();
  Schema(const Schema& other);
  Schema(Schema&& other) noexcept;
  Schema& operator=(const Schema& other);
  Schema& operator=(Schema&& other) noexcept;
  ~Schema();

  /// Adds or overwrites.
  void put(const ObjectId& id, Object object, Span origin = {});
  [[nodiscard]] bool contains(const ObjectId& id) const;
  [[nodiscard]] const Object* find(const ObjectId& id) const;
  [[nodiscard]] const Entry* entry(const ObjectId& id) const;
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
  [[nodiscard]] Object* edit(const ObjectId& id);
  /// Removes the Object and all that stands in it.
  void remove(const ObjectId& id);
  /// What stands directly in `parent` (which need not be present itself), in order of declaration.
  [[nodiscard]] const std::vector<ObjectId>& children(const ObjectId& parent) const;
  /// Children of one kind, in order of declaration.
  [[nodiscard]] std::vector<ObjectId> children(const ObjectId& parent, Kind kind) const;
  /// The Objects named `name` in schema `schema` (empty: at the top), of any kind.
  [[nodiscard]] const std::vector<ObjectId>& named(std::string_view schema, std::string_view name) const;
  /// `id` and what stands in it at any depth, as far as they are Objects, in order of declaration.
  [[nodiscard]] std::vector<ObjectId> within(const ObjectId& id) const;
  /// The Objects whose fields name `id`, or what stands in it and is no Object (a view's columns), in the order of
  /// their addresses. The first call walks over the whole Schema, later ones, and those of its copies, over what was
  /// changed meanwhile.
  [[nodiscard]] std::vector<ObjectId> users(const ObjectId& id) const;
  /// All Objects with a reference (for_each_reference) to `id` or to what stands in it, among others, in no order and
  /// some twice: for whoever looks at them anyway. Costs as users() does.
  [[nodiscard]] std::vector<ObjectId> may_refer_to(const ObjectId& id) const;
  /// The addresses that were added or removed or may have been changed since the first call, in order; some twice.
  [[nodiscard]] const std::vector<ObjectId>& touched_so_far() const { return users_.touched_so_far(); }
  /// False where no Object two levels below schema `schema` (a table's constraint, say) is named so; true may be wrong.
  [[nodiscard]] bool may_have_nested(std::string_view schema, std::string_view name) const;
  /// The Objects of one kind, in order of declaration. Good until the next call that changes the Schema.
  [[nodiscard]] const std::vector<ObjectId>& of_kind(Kind kind) const;
  /// False where no Object is of that kind.
  [[nodiscard]] bool has(Kind kind) const { return kinds_[kind.index].count != 0; }
  [[nodiscard]] const Entries& entries() const { return entries_; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  /// All addresses in their stable order.
  [[nodiscard]] std::vector<ObjectId> sorted_ids() const;
  /// Shares one Object of another Schema.
  void share(const Schema& other, const ObjectId& id);
  /// Gives `from`, and all that stands in it, the address `to`, and rewrites every reference to them,
  /// as the server does on ALTER … RENAME and SET SCHEMA. Costs as much as there is to rewrite.
  void rename(const ObjectId& from, const ObjectId& to);

 private:
  static std::string name_key(std::string_view schema, std::string_view name);
  static bool is_nested(const ObjectId& id);
  static std::size_t nested_key(const ObjectId& id);
  static bool has_schema_name(const ObjectId& id);
  void link(const ObjectId& id);
  void unlink(const ObjectId& id);

  /// Calls `visit` with every address in the Object's fields.
  template <class Visit>
  static void for_each_target(const Object& object, const Visit& visit);
  /// True where `target` is `id`, or stands in it and so do only things that are no Objects.
  [[nodiscard]] bool stands_for(const ObjectId& target, const ObjectId& id) const;
  void collect_within(const ObjectId& id, std::vector<ObjectId>& found) const;

  Entries entries_;
  struct OfKind {
    std::vector<ObjectId> ids;
    std::size_t count = 0;
    bool is_true = true;  // false: some are gone, or there twice, since one was removed
  };
  mutable std::array<OfKind, 256> kinds_{};
  mutable Users users_;
  std::unordered_map<ObjectId, std::vector<ObjectId>> children_;
  /// What is no Object when something is put in it, by the Object around it.
  std::unordered_map<ObjectId, std::vector<ObjectId>> absent_parents_;
  std::unordered_map<std::string, std::vector<ObjectId>> names_;
  std::unordered_map<std::size_t, std::uint32_t> nested_names_;
  std::uint32_t next_ordinal_ = 0;
};

}  // namespace ashlar
