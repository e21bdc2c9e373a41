#pragma once
// Fields: how a kind lists what it consists of. Comparing, renaming and collecting references are
// generic over these lists, so that a kind writes none of them.

#include <bitset>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "compiler/ir/sql_text.h"

namespace ashlar {

/// What a changed field asks for.
enum class OnChange : std::uint8_t {
  alter,    // the kind's alter() writes it
  replace,  // drop and create
  ignore,   // not a difference
};

template <class Owner, class Member>
struct Field {
  std::string_view name;
  Member Owner::*member;
  OnChange on_change = OnChange::alter;
};
template <class Owner, class Member>
Field(std::string_view, Member Owner::*) -> Field<Owner, Member>;
template <class Owner, class Member>
Field(std::string_view, Member Owner::*, OnChange) -> Field<Owner, Member>;

/// The fields of a struct, in order: a function that calls what it is given with all of them. No tuple, since those of
/// all kinds are in every file, and a tuple is slow to compile.
template <class... Fields>
constexpr auto field_list(Fields... field) {
  return [=](auto&& visit) { return visit(field...); };
}

/// A struct that lists its fields as `static constexpr auto fields = field_list(Field{…}, …)`.
template <class T>
concept HasFields = requires {
  T::fields;
};

/// Which fields of an Object differ.
class Changed {
 public:
  void add(std::string_view name) { names_.push_back(name); }
  [[nodiscard]] bool has(std::string_view name) const {
    for (const auto& changed : names_) {
      if (changed == name) {
        return true;
      }
    }
    return false;
  }
  [[nodiscard]] bool only(std::string_view name) const { return names_.size() == 1 && names_.front() == name; }
  [[nodiscard]] bool empty() const { return names_.empty(); }
  [[nodiscard]] const std::vector<std::string_view>& names() const { return names_; }
  bool replace = false;  // one of them is OnChange::replace

 private:
  std::vector<std::string_view> names_;
};

/// Calls `visit(field, object.*member)` for each field.
template <HasFields T, class Visit>
void for_each_field(T& object, Visit&& visit) {
  std::remove_cv_t<T>::fields([&](const auto&... field) { (visit(field, object.*(field.member)), ...); });
}

/// The fields in which two Objects of one kind differ.
template <HasFields T>
Changed compare(const T& before, const T& after) {
  Changed changed;
  T::fields([&]([[maybe_unused]] const auto&... field) {
    [[maybe_unused]] const auto one = [&](const auto& f) {
      if (f.on_change != OnChange::ignore && !(before.*(f.member) == after.*(f.member))) {
        changed.add(f.name);
        changed.replace = changed.replace || f.on_change == OnChange::replace;
      }
    };
    (one(field), ...);
  });
  return changed;
}

namespace detail {
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_map = false;
template <class K, class V>
inline constexpr bool is_map<std::map<K, V>> = true;
}  // namespace detail

/// Calls `visit(leaf)` for every ObjectId and SqlText in `value`, at any depth.
template <class T, class Visit>
void for_each_reference(T& value, Visit&& visit) {
  using Plain = std::remove_cv_t<T>;
  if constexpr (std::is_same_v<Plain, ObjectId> || std::is_same_v<Plain, SqlText>) {
    visit(value);
  } else if constexpr (std::is_same_v<Plain, QueryText>) {
    visit(value.text);
    for (auto& column : value.columns) {
      visit(column.type);
    }
  } else if constexpr (detail::is_vector<Plain>) {
    for (auto& item : value) {
      if constexpr (!std::is_same_v<Plain, std::vector<bool>>) {
        for_each_reference(item, visit);
      }
    }
  } else if constexpr (detail::is_optional<Plain>) {
    if (value) {
      for_each_reference(*value, visit);
    }
  } else if constexpr (detail::is_map<Plain>) {
    for (auto& [key, item] : value) {
      for_each_reference(item, visit);
    }
  } else if constexpr (HasFields<Plain>) {
    for_each_field(value, [&](const auto&, auto& member) { for_each_reference(member, visit); });
  }
}

}  // namespace ashlar
