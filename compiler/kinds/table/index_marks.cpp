#include "compiler/kinds/table/index_marks.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

constexpr std::string_view index_prefix = "USING INDEX ";

/// The index that a replica identity names, as it is without quotes; empty for the other forms.
std::string index_of(std::string_view replica_identity) {
  if (!replica_identity.starts_with(index_prefix)) {
    return {};
  }
  const std::string_view name = replica_identity.substr(index_prefix.size());
  return name.starts_with('"') ? unquoted(name) : std::string(name);
}

/// True where a column of the index may be null in one of the two states.
bool nullable_in_either(const Emit& emit, const ObjectId& table, const std::string& index) {
  bool nullable = false;
  for (const Schema* state : {emit.before, emit.schema}) {
    const ObjectId id = state == nullptr ? ObjectId{} : index_named(*state, table, index);
    const Object* object = id ? state->find(id) : nullptr;
    if (object == nullptr) {
      continue;
    }
    for_each_reference(id, *object, [&](const ObjectId& target, bool) {
      for (const Schema* other : {emit.before, emit.schema}) {
        const auto* column = other->get<Column>(target);
        nullable = nullable || (column != nullptr && !column->not_null);
      }
    });
  }
  return nullable;
}

}  // namespace

ObjectId index_named(const Schema& schema, const ObjectId& table, const std::string& name) {
  ObjectId constraint(kind_of<Constraint>, name, table);
  const auto* key = schema.get<Constraint>(constraint);
  if (key != nullptr && has_index(*key)) {
    return constraint;
  }
  const ObjectId index(kind_of<Index>, name, table.parent());
  const auto* plain = schema.get<Index>(index);
  return plain != nullptr && plain->table == table ? index : ObjectId{};
}

std::string using_index(const std::string& index) {
  return std::string(index_prefix) + quote_identifier(index);
}

Statement set_replica_identity(const ObjectId& table, const std::string& value) {
  return {.sql = "ALTER TABLE " + sql_name(table) + " REPLICA IDENTITY " + (value.empty() ? "DEFAULT" : value),
          .lock = Lock::access_exclusive};
}

bool index_stays(const Emit& emit, const ObjectId& relation, const std::string& index) {
  if (emit.before == nullptr || emit.schema == nullptr) {
    return false;
  }
  const ObjectId id = index_named(*emit.schema, relation, index);
  const Object* was = id ? emit.before->find(id) : nullptr;
  return was != nullptr && compare(*was, *emit.schema->find(id)).empty();
}

Alteration change_replica_identity(const Emit& emit, const ObjectId& table, const Table& before, const Table& after) {
  Alteration result;
  const std::string old_index = index_of(before.replica_identity);
  const std::string new_index = index_of(after.replica_identity);
  if (new_index.empty()) {
    result.statements.push_back(set_replica_identity(table, after.replica_identity));
    return result;
  }
  if (!old_index.empty() && nullable_in_either(emit, table, old_index)) {
    result.statements.push_back(set_replica_identity(table, {}));
  }
  if (index_stays(emit, table, new_index)) {
    result.later.push_back(set_replica_identity(table, after.replica_identity));  // it may be made anew all the same
  }
  return result;
}

Statements index_marks(const Emit& emit, const ObjectId& table, const std::string& index) {
  Statements statements;
  const auto* owner = emit.schema == nullptr ? nullptr : emit.schema->get<Table>(table);
  if (owner != nullptr && owner->replica_identity == using_index(index)) {
    statements.push_back(set_replica_identity(table, owner->replica_identity));
  }
  if (owner != nullptr && owner->cluster_on == index) {
    statements.push_back({.sql = "ALTER TABLE " + sql_name(table) + " CLUSTER ON " + quote_identifier(index),
                          .lock = Lock::access_exclusive});
  }
  const auto* view = emit.schema == nullptr ? nullptr : emit.schema->get<MaterializedView>(table);
  if (view != nullptr && view->cluster_on == index) {
    statements.push_back(
        {.sql = "ALTER MATERIALIZED VIEW " + sql_name(table) + " CLUSTER ON " + quote_identifier(index),
         .lock = Lock::access_exclusive});
  }
  return statements;
}

}  // namespace ashlar::kinds
