#pragma once
// Named values whose order means nothing to PostgreSQL, but which it keeps as written: storage parameters
// (pg_class.reloptions), the settings of a routine (pg_proc.proconfig). pg_dump shows that order.

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ashlar {

/// Names and values in the order in which they were first set. Two are equal if they hold the same, in any order.
class Parameters {
 public:
  using value_type = std::pair<std::string, std::string>;

  Parameters() = default;
  Parameters(std::initializer_list<value_type> items) : items_(items) {}

  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] auto begin() const { return items_.begin(); }
  [[nodiscard]] auto end() const { return items_.end(); }
  [[nodiscard]] auto begin() { return items_.begin(); }
  [[nodiscard]] auto end() { return items_.end(); }

  [[nodiscard]] auto find(std::string_view name) const {
    return std::find_if(items_.begin(), items_.end(), [&](const value_type& item) { return item.first == name; });
  }
  [[nodiscard]] bool contains(std::string_view name) const { return find(name) != items_.end(); }

  /// The value of `name`, added at the end, empty, where it is not there.
  std::string& operator[](const std::string& name) {
    for (value_type& item : items_) {
      if (item.first == name) {
        return item.second;
      }
    }
    return items_.emplace_back(name, std::string{}).second;
  }
  void erase(std::string_view name) {
    std::erase_if(items_, [&](const value_type& item) { return item.first == name; });
  }
  void clear() { items_.clear(); }

  friend bool operator==(const Parameters& one, const Parameters& other) {
    return one.items_.size() == other.items_.size() &&
           std::all_of(one.items_.begin(), one.items_.end(), [&](const value_type& item) {
             const auto at = other.find(item.first);
             return at != other.end() && at->second == item.second;
           });
  }

 private:
  std::vector<value_type> items_;
};

}  // namespace ashlar
