#include "compiler/kinds/operator_class/operator_class.h"

#include <algorithm>
#include <initializer_list>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

void references(const ObjectId& id, const OperatorClass&, const ReferenceSink& sink) {
  sink(ObjectId(kind_of<AccessMethod>, id.arguments()), false);
}

namespace {

/// The access method of the server that does what `method` does: itself, or that of its handler.
std::string built_in(const Emit& emit, const std::string& method) {
  const auto* own = emit.schema->get<AccessMethod>(ObjectId(kind_of<AccessMethod>, method));
  std::string handler = own == nullptr ? method : own->handler.text();
  if (const auto dot = handler.rfind('.'); dot != std::string::npos) {
    handler.erase(0, dot + 1);
  }
  return handler == "bthandler"     ? "btree"
         : handler == "hashhandler" ? "hash"
         : handler == "gisthandler" ? "gist"
         : handler == "ginhandler"  ? "gin"
         : handler == "spghandler"  ? "spgist"
                                    : handler;
}

/// True for a member that stays in the family when its class goes (since 14; amadjustmembers of the access methods).
bool is_loose(const OperatorMember& member, std::string_view method) {
  const auto required = [&](std::initializer_list<std::int64_t> numbers) {
    return member.function && std::find(numbers.begin(), numbers.end(), member.number) != numbers.end();
  };
  if (method == "btree" || method == "hash") {
    return member.function && !required({1});
  }
  if (method == "gist") {
    return !required({1, 2, 5, 6, 7});
  }
  if (method == "gin") {
    return !required({2, 3});
  }
  return method == "spgist" && !required({1, 2, 3, 4, 5});
}

}  // namespace

Statements drop(const Emit& emit, const ObjectId& id, const OperatorClass& object) {
  Statements statements{{.sql = "DROP OPERATOR CLASS " + sql_name(id), .lock = Lock::access_exclusive}};
  std::vector<std::string> left;
  const std::string method = built_in(emit, id.arguments());
  for (const OperatorMember& member : object.members) {
    if (emit.postgres >= 14 && is_loose(member, method)) {
      left.push_back(operator_member_key(member));
    }
  }
  if (!left.empty()) {
    statements.push_back({.sql = "ALTER OPERATOR FAMILY " + object.family.text() + " USING " +
                                 quote_identifier(id.arguments()) + " DROP\n  " + join(left, ",\n  ")});
  }
  return statements;
}

Statements create(const Emit&, const ObjectId& id, const OperatorClass& object) {
  std::vector<std::string> items;
  for (const OperatorMember& member : object.members) {
    items.push_back(operator_member(member));
  }
  // A class needs something in its list, though it be nothing new.
  if (!object.storage.empty() || items.empty()) {
    items.push_back("STORAGE " + (object.storage.empty() ? object.type : object.storage).text());
  }
  std::string sql = "CREATE OPERATOR CLASS " + qualified_name(id);
  sql += object.is_default ? " DEFAULT" : "";
  sql += " FOR TYPE " + object.type.text() + " USING " + quote_identifier(id.arguments()) + " FAMILY " +
         object.family.text() + " AS\n  " + join(items, ",\n  ");
  return {{.sql = std::move(sql)}};
}

Alteration alter(const Emit&, const ObjectId&, const OperatorClass&, const OperatorClass&, const Changed&) {
  return {.replace = true};
}

Statements verify(const Emit&, const ObjectId& id, const OperatorClass& object) {
  const std::string row = catalog_row(id).oid;
  const std::string family = "(SELECT opcfamily FROM pg_catalog.pg_opclass WHERE oid = " + row + ")";
  const auto type = [](const SqlText& name) {
    return name.empty() ? std::string("0") : "pg_catalog.to_regtype(" + quote_literal(name.text()) + ")";
  };
  const std::string condition =
      "EXISTS (SELECT FROM pg_catalog.pg_opclass AS c JOIN pg_catalog.pg_opfamily AS f ON f.oid = c.opcfamily\n"
      "      JOIN pg_catalog.pg_namespace AS n ON n.oid = f.opfnamespace\n    WHERE c.oid = " +
      row + " AND c.opcintype = " + type(object.type) + " AND c.opckeytype = " + type(object.storage) +
      " AND c.opcdefault = " + (object.is_default ? "true" : "false") + "\n    AND " +
      quote_literal(object.family.text()) +
      " IN (pg_catalog.quote_ident(f.opfname), pg_catalog.format('%I.%I', n.nspname, f.opfname)))\n    AND " +
      has_members(object.members, family, row);
  return {verify_that(condition, display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
