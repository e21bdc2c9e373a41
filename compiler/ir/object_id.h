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
  ObjectId() = default;  // "no object"
  /// `arguments` tells overloaded functions apart: their canonical input types, "text, data.user_role".
  ObjectId(Kind kind, std::string name, ObjectId parent = {}, std::string arguments = {});

  explicit operator bool() const { return data_ != nullptr; }
  [[nodiscard]] Kind kind() const;
  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] const std::string& arguments() const;
  /// The Object this one stands in; "no object" at the top.
  [[nodiscard]] const ObjectId& parent() const;
  [[nodiscard]] std::size_t hash() const;

  /// True where this is `other` or stands, at any depth, in it.
  [[nodiscard]] bool within(const ObjectId& other) const;
  /// This address with `from` (itself or an ancestor) exchanged for `to`.
  [[nodiscard]] ObjectId moved(const ObjectId& from, const ObjectId& to) const;

  friend bool operator==(const ObjectId& a, const ObjectId& b);
  /// By parent, then name, then arguments, then kind: a stable order for people.
  friend bool operator<(const ObjectId& a, const ObjectId& b);

 private:
  struct Data;
  std::shared_ptr<const Data> data_;
};

struct ObjectId::Data {
  Kind kind;
  std::string name;
  std::string arguments;
  ObjectId parent;
  std::size_t hash = 0;
};

}  // namespace ashlar

template <>
struct std::hash<ashlar::ObjectId> {
  std::size_t operator()(const ashlar::ObjectId& id) const noexcept { return id.hash(); }
};
