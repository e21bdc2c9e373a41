#pragma once
// The address of one Object: its kind, its name and the Object it stands in. A column's address is
// column "id" in table "todo" in schema "data". Cheap to copy (a counted pointer to immutable data).

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace ashlar {

/// A kind of object, as its place in the closed list of kinds/definition.h. The IR knows no more of it.
struct Kind {
  std::uint8_t index = 0xff;
  friend auto operator<=>(const Kind&, const Kind&) = default;
};

class ObjectId {
 public:
  ObjectId() : hash_(0) {}  // "no object"
  /// `arguments` tells overloaded functions apart: their canonical input types, "text, data.user_role".
  ObjectId(Kind kind, std::string name, ObjectId parent = {}, std::string arguments = {});

  explicit operator bool() const { return data_ != nullptr; }
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] inline const std::string& name() const;
  [[nodiscard]] inline const std::string& arguments() const;
  /// The Object this one stands in; "no object" at the top.
  [[nodiscard]] inline const ObjectId& parent() const;
  [[nodiscard]] std::size_t hash() const { return hash_; }

  /// True where this is `other` or stands, at any depth, in it.
  [[nodiscard]] bool within(const ObjectId& other) const;
  /// This address with `from` (itself or an ancestor) exchanged for `to`.
  [[nodiscard]] ObjectId moved(const ObjectId& from, const ObjectId& to) const;

  friend bool operator==(const ObjectId& a, const ObjectId& b) {
    return a.data_ == b.data_ ||
           (a.hash_ == b.hash_ && a.kind_ == b.kind_ && a.data_ && b.data_ && same(*a.data_, *b.data_));
  }
  /// By parent, then name, then arguments, then kind: a stable order for people.
  friend bool operator<(const ObjectId& a, const ObjectId& b);

 private:
  struct Data;
  static bool same(const Data& a, const Data& b);

  std::shared_ptr<const Data> data_;
  // Here and not in Data: tables of thousands of addresses are searched without visiting most of them.
  std::uint32_t hash_;
  Kind kind_;
};

struct ObjectId::Data {
  std::string name;
  std::string arguments;
  ObjectId parent;
};

namespace detail {
inline const std::string no_text;
inline const ObjectId no_object;
}  // namespace detail

const std::string& ObjectId::name() const {
  return data_ ? data_->name : detail::no_text;
}
const std::string& ObjectId::arguments() const {
  return data_ ? data_->arguments : detail::no_text;
}
const ObjectId& ObjectId::parent() const {
  return data_ ? data_->parent : detail::no_object;
}

}  // namespace ashlar

template <>
struct std::hash<ashlar::ObjectId> {
  // Not noexcept: libstdc++ then keeps the hash beside each key, and a look-up visits no other keys of its bucket.
  std::size_t operator()(const ashlar::ObjectId& id) const { return id.hash(); }
};
