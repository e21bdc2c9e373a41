#include "compiler/kinds/owner/owner.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

/// A sequence that a column owns goes with its table: the server refuses to give it another owner by itself,
/// and gives it the table's when that changes.
bool follows_table(const Emit& emit, const ObjectId& target) {
  return target.kind() == kind_of<Sequence> && !emit.schema->children(target, kind_of<SequenceOwner>).empty();
}

Statements owner_to(const ObjectId& target, const std::string& role) {
  const Lock lock = target.kind() == kind_of<Table> || target.kind() == kind_of<MaterializedView>
                        ? Lock::access_exclusive
                        : Lock::none;
  Statement statement{
      .sql = "ALTER " + std::string(kind_info(target.kind()).keyword) + " " + sql_name(target) + " OWNER TO " + role,
      .hazards = {Hazard::AUTHZ_UPDATE},
      .lock = lock};
  if (lock == Lock::access_exclusive) {
    statement.hazards.push_back(Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK);
  }
  return {std::move(statement)};
}

}  // namespace

void references(const ObjectId& id, const Owner& object, const ReferenceSink& sink) {
  sink(ObjectId(kind_of<Role>, object.role), false);
  // The new owner needs CREATE on the schema, unless a superuser gives it to him.
  if (const ObjectId& schema = id.parent().parent()) {
    sink(ObjectId(kind_of<Owner>, "", schema), true);
    sink(ObjectId(kind_of<Grant>, object.role, schema), true);
  }
}

Statements create(const Emit& emit, const ObjectId& id, const Owner& object) {
  return follows_table(emit, id.parent()) ? Statements{} : owner_to(id.parent(), role_sql(object.role));
}

// Without a declared owner an Object is its creator's: the role that runs. Schema public is there from the first, and
// since 15 the database's owner's.
Statements drop(const Emit& emit, const ObjectId& id, const Owner&) {
  const bool of_database = emit.postgres >= 15 && id.parent() == ObjectId(kind_of<Namespace>, "public");
  return follows_table(emit, id.parent()) ? Statements{}
                                          : owner_to(id.parent(), of_database ? "pg_database_owner" : "CURRENT_USER");
}

Alteration alter(const Emit& emit, const ObjectId& id, const Owner&, const Owner& after, const Changed&) {
  return {.statements = create(emit, id, after)};
}

Statements verify(const Emit&, const ObjectId& id, const Owner& object) {
  const CatalogRow row = catalog_row(id.parent());
  return {verify_that("(SELECT " + std::string(row.owner) + " FROM pg_catalog." + std::string(row.catalog) +
                          " WHERE oid = " + row.oid + ") = " + role_oid(object.role),
                      display_name(id.parent()) + " is not owned by " + role_sql(object.role))};
}

}  // namespace ashlar::kinds
