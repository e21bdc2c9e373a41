#include "compiler/kinds/object_names.h"

#include <algorithm>

namespace ashlar::kinds {

namespace {

constexpr std::size_t longest_name = 63;  // NAMEDATALEN - 1, in bytes

/// The longest prefix of at most `limit` bytes that splits no UTF-8 character.
std::string_view clip(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) {
    return text;
  }
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) {
    --limit;
  }
  return text.substr(0, limit);
}

}  // namespace

std::string make_object_name(std::string_view name1, std::string_view name2, std::string_view label) {
  std::size_t overhead = label.empty() ? 0 : label.size() + 1;
  if (!name2.empty()) {
    ++overhead;
  }
  const std::size_t available = longest_name - overhead;
  std::size_t first = name1.size();
  std::size_t second = name2.size();
  while (first + second > available) {
    if (first > second) {
      --first;
    } else {
      --second;
    }
  }
  std::string name(clip(name1, first));
  if (!name2.empty()) {
    name += '_';
    name += clip(name2, second);
  }
  if (!label.empty()) {
    name += '_';
    name += label;
  }
  return name;
}

std::string choose_name(std::string_view name1, std::string_view name2, std::string_view label,
                        const std::function<bool(const std::string&)>& taken) {
  std::string numbered(label);
  for (int pass = 0;;) {
    std::string name = make_object_name(name1, name2, numbered);
    if (!taken(name)) {
      return name;
    }
    numbered = std::string(label) + std::to_string(++pass);
  }
}

bool relation_name_taken(const Schema& schema, const ObjectId& schema_id, const std::string& name) {
  for (const ObjectId& id : schema.named(schema_id.name(), name)) {
    if (kind_info(id.kind()).name_space == NameSpace::relation) {
      return true;
    }
  }
  return false;
}

std::string join_column_names(const std::vector<std::string>& names) {
  std::string joined;
  std::vector<std::string> chosen;
  for (const std::string& name : names) {
    // As the index's own columns are named: the second expr is expr1.
    std::string own = name;
    for (int i = 1; std::find(chosen.begin(), chosen.end(), own) != chosen.end(); ++i) {
      const std::string number = std::to_string(i);
      own = std::string(clip(name, longest_name - number.size())) + number;
    }
    chosen.push_back(own);
    if (!joined.empty()) {
      joined += '_';
    }
    joined += own;
    if (joined.size() > longest_name) {
      break;
    }
  }
  return std::string(clip(joined, longest_name));
}

}  // namespace ashlar::kinds
