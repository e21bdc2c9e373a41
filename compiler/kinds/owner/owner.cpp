#include "compiler/kinds/owner/owner.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/privileges.h"
#include "compiler/kinds/rename_as_server.h"
#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

bool belongs_to_column(const Schema& schema, const ObjectId& target) {
  return target.kind() == kind_of<Sequence> && !schema.children(target, kind_of<SequenceOwner>).empty();
}

/// A sequence that a column owns goes with its table: the server refuses to give it another owner by itself,
/// and gives it the table's when that changes. Where it belongs to no column any more it has to be said.
bool follows_table(const Emit& emit, const ObjectId& target) {
  const bool is_left = emit.after != nullptr && emit.after->contains(target) && !belongs_to_column(*emit.after, target);
  return belongs_to_column(*emit.schema, target) && !is_left;
}

/// The grants that OWNER TO would give to the new owner, in the Object's own list of privileges, those of its columns
/// and those of the sequences that they own, where the state after wants the old owner to have some.
class Moved {
 public:
  Moved(const Emit& emit, const Owner& before, const Owner& after) : emit_(emit), before_(before), after_(after) {}

  std::vector<ObjectId> of(const ObjectId& target) {
    add(target);
    for (const ObjectId& column : emit_.before->children(target, kind_of<Column>)) {
      add(column);
    }
    for (const auto& [sequence, column] : identity_sequences(*emit_.before, target)) {
      add(sequence);
    }
    for (const ObjectId& other : companions(*emit_.before, target)) {
      add(other);
    }
    return std::move(found_);
  }

 private:
  void add(const ObjectId& target) {
    const ObjectId of_old(kind_of<Grant>, before_.role, target);
    if (emit_.before->contains(of_old)) {
      found_.push_back(of_old);
    }
    // What he had merges with all that an owner has.
    const ObjectId of_new(kind_of<Grant>, after_.role, target);
    const auto* wanted = emit_.schema->get<Grant>(of_new);
    const auto all = built_in_privileges(target, after_.role, after_.role, emit_.postgres);
    const bool is_less = wanted != nullptr && std::any_of(all.begin(), all.end(), [&](const auto& one) {
                           return !wanted->privileges.contains(one.first);
                         });
    if (is_less && emit_.before->contains(of_new)) {
      found_.push_back(of_new);
    }
  }

  const Emit& emit_;
  const Owner& before_;
  const Owner& after_;
  std::vector<ObjectId> found_;
};

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

Alteration alter(const Emit& emit, const ObjectId& id, const Owner& before, const Owner& after, const Changed&) {
  Alteration alteration{.statements = create(emit, id, after)};
  if (emit.before != nullptr) {
    alteration.rebuild = Moved(emit, before, after).of(id.parent());
  }
  return alteration;
}

Statements verify(const Emit&, const ObjectId& id, const Owner& object) {
  const CatalogRow row = catalog_row(id.parent());
  return {verify_that("(SELECT " + std::string(row.owner) + " FROM pg_catalog." + std::string(row.catalog) +
                          " WHERE oid = " + row.oid + ") = " + role_oid(object.role),
                      display_name(id.parent()) + " is not owned by " + role_sql(object.role))};
}

}  // namespace ashlar::kinds
