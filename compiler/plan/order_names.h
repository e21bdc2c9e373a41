#pragma once
// Within order.cpp: which names are taken by what.

#include <string>

#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::plan {

/// True for what has its name in a table, and may share it with an index that makes it (a constraint).
inline bool may_name_index(const ObjectId& id) {
  const KindInfo& info = kind_info(id.kind());
  return info.name_space == NameSpace::none && info.name_is_label && id.parent().parent();
}

/// What two Objects cannot have at the same time.
inline std::string name_key(const ObjectId& id) {
  const bool names_index = may_name_index(id);
  const NameSpace space = names_index ? NameSpace::relation : kind_info(id.kind()).name_space;
  if (space == NameSpace::none) {
    return {};
  }
  std::string key(1, static_cast<char>(space));
  key += sql_name(names_index ? id.parent().parent() : id.parent());
  key += '\0';
  key += id.name();
  key += '\0';
  key += id.arguments();
  return key;
}

}  // namespace ashlar::plan
