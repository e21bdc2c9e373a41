#include "compiler/kinds/collation/collation.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string definition(const Collation& collation) {
  std::vector<std::string> items;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) {
      items.push_back(std::string(name) + " = " + quote_literal(value));
    }
  };
  if (collation.provider != "libc") {
    items.push_back("provider = " + collation.provider);
  }
  const bool one = collation.provider == "libc" && collation.lc_collate == collation.lc_ctype;
  add("locale", one ? collation.lc_collate : collation.locale);
  add("lc_collate", one ? "" : collation.lc_collate);
  add("lc_ctype", one ? "" : collation.lc_ctype);
  add("rules", collation.rules);
  if (!collation.deterministic) {
    items.emplace_back("deterministic = false");
  }
  return "(" + join(items, ", ") + ")";
}

/// Columns, domains and composite types that would have to be made anew with it.
bool holds_data(const Emit& emit, const ObjectId& id) {
  const Schema* schema = emit.before == nullptr ? emit.schema : emit.before;
  for (const auto& [other, entry] : schema->entries()) {
    const KindInfo& info = kind_info(other.kind());
    if (!info.holds_data && info.name_space != NameSpace::relation) {
      continue;
    }
    bool uses = false;
    for_each_reference(other, *entry.object, [&](const ObjectId& target, bool) { uses = uses || target == id; });
    if (uses && other.kind() != kind_of<Index> && other.kind() != kind_of<View> &&
        other.kind() != kind_of<MaterializedView>) {
      return true;
    }
  }
  return false;
}

/// Where the server keeps the locale of a provider that is not libc.
std::string_view locale_column(int postgres) {
  return postgres >= 17 ? "colllocale" : postgres >= 15 ? "colliculocale" : "collcollate";
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Collation& object) {
  return {{.sql = "CREATE COLLATION " + sql_name(id) + " " + definition(object)}};
}

Alteration alter(const Emit& emit, const ObjectId& id, const Collation&, const Collation&, const Changed&) {
  if (holds_data(emit, id)) {
    return {.refused = "columns or types use it: write another collation and give them that one"};
  }
  return {.replace = true};
}

Statements verify(const Emit& emit, const ObjectId& id, const Collation& object) {
  const bool libc = object.provider == "libc";
  const std::string letter = libc ? "c" : object.provider.substr(0, 1);
  std::string condition = "EXISTS (SELECT FROM pg_catalog.pg_collation WHERE oid = pg_catalog.to_regcollation(" +
                          quote_literal(sql_name(id)) + ") AND collprovider = " + quote_literal(letter) +
                          " AND collisdeterministic = " + (object.deterministic ? "true" : "false");
  if (libc) {
    condition +=
        " AND collcollate = " + quote_literal(object.lc_collate) + " AND collctype = " + quote_literal(object.lc_ctype);
  } else {
    condition += " AND " + std::string(locale_column(emit.postgres)) + " = " + quote_literal(object.locale);
  }
  if (emit.postgres >= 16) {
    condition += " AND collicurules IS NOT DISTINCT FROM " +
                 (object.rules.empty() ? std::string("NULL") : quote_literal(object.rules));
  }
  return {verify_that(condition + ")", display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
