#include "compiler/kinds/security_label/security_label.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string label_on(const Emit& emit, const ObjectId& id) {
  const ObjectId& target = id.parent();
  const auto* table = emit.schema->get<Table>(target);
  const std::string foreign = table != nullptr && table->server ? "FOREIGN " : "";
  return "SECURITY LABEL FOR " + quote_identifier(id.name()) + " ON " + foreign +
         std::string(kind_info(target.kind()).keyword) + " " + sql_name(target);
}

}  // namespace

void references(const ObjectId& id, const SecurityLabel&, const ReferenceSink& sink) {
  // The columns of views are no Objects, but go with these.
  if (id.parent().kind() == kind_of<Column>) {
    sink(id.parent().parent(), false);
  }
}

Statements create(const Emit& emit, const ObjectId& id, const SecurityLabel& object) {
  return {{.sql = label_on(emit, id) + " IS " + quote_literal(object.label), .hazards = {Hazard::AUTHZ_UPDATE}}};
}

Statements drop(const Emit& emit, const ObjectId& id, const SecurityLabel&) {
  return {{.sql = label_on(emit, id) + " IS NULL", .hazards = {Hazard::AUTHZ_UPDATE}}};
}

Alteration alter(const Emit& emit, const ObjectId& id, const SecurityLabel&, const SecurityLabel& after,
                 const Changed&) {
  return {.statements = create(emit, id, after)};
}

Statements verify(const Emit&, const ObjectId& id, const SecurityLabel& object) {
  const CatalogRow row = catalog_row(id.parent());
  const bool shared = is_shared_catalog(row.catalog);
  const std::string catalog(row.column.empty() ? row.catalog : "pg_class");
  std::string condition = "(SELECT label FROM pg_catalog.";
  condition += shared ? "pg_shseclabel" : "pg_seclabel";
  condition += " WHERE provider = " + quote_literal(id.name()) + " AND classoid = 'pg_catalog." + catalog +
               "'::pg_catalog.regclass AND objoid = " + row.oid;
  if (!row.column.empty()) {
    condition += " AND objsubid = (SELECT attnum FROM pg_catalog.pg_attribute WHERE attrelid = " + row.oid +
                 " AND attname = " + quote_literal(row.column) + ")";
  } else {
    condition += shared ? "" : " AND objsubid = 0";
  }
  return {verify_that(condition + ") = " + quote_literal(object.label),
                      display_name(id.parent()) + " does not have the security label declared")};
}

}  // namespace ashlar::kinds
