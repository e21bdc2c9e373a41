#include "compiler/kinds/sequence/sequence.h"

#include <limits>

#include "compiler/base/quote.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string number(std::int64_t value) {
  return std::to_string(value);
}

/// The options as ALTER SEQUENCE writes them: all that differ between the two.
std::string options(const Sequence& before, const Sequence& after) {
  std::string sql;
  if (!(before.type == after.type)) {
    sql += " AS " + after.type.text();
  }
  if (before.increment != after.increment) {
    sql += " INCREMENT BY " + number(after.increment);
  }
  if (before.minimum != after.minimum) {
    sql += " MINVALUE " + number(after.minimum);
  }
  if (before.maximum != after.maximum) {
    sql += " MAXVALUE " + number(after.maximum);
  }
  if (before.start != after.start) {
    sql += " START WITH " + number(after.start);
  }
  if (before.cache != after.cache) {
    sql += " CACHE " + number(after.cache);
  }
  if (before.cycle != after.cycle) {
    sql += after.cycle ? " CYCLE" : " NO CYCLE";
  }
  return sql;
}

const SequenceOwner* owner_of(const Schema& schema, const ObjectId& sequence) {
  return schema.get<SequenceOwner>(ObjectId(kind_of<SequenceOwner>, "", sequence));
}

/// The column that has an identity now whose place the new sequence takes: the identity's own sequence stands under
/// the name that a serial's would have.
ObjectId former_identity(const Emit& emit, const ObjectId& id) {
  if (emit.before == nullptr || emit.schema == nullptr) {
    return {};
  }
  const SequenceOwner* owner = owner_of(*emit.schema, id);
  if (owner == nullptr) {
    return {};
  }
  const auto* before = emit.before->get<Column>(owner->column);
  const auto* after = emit.schema->get<Column>(owner->column);
  const bool loses = before != nullptr && after != nullptr && !before->identity.empty() && after->identity.empty();
  return loses ? owner->column : ObjectId{};
}

}  // namespace

Sequence default_sequence(const std::string& type, std::int64_t increment) {
  Sequence sequence;
  sequence.type = SqlText(type);
  sequence.increment = increment;
  std::int64_t highest = std::numeric_limits<std::int64_t>::max();
  if (type == "smallint") {
    highest = std::numeric_limits<std::int16_t>::max();
  } else if (type == "integer") {
    highest = std::numeric_limits<std::int32_t>::max();
  }
  sequence.minimum = increment > 0 ? 1 : -highest - 1;
  sequence.maximum = increment > 0 ? highest : -1;
  sequence.start = increment > 0 ? 1 : -1;
  return sequence;
}

Statements create(const Emit& emit, const ObjectId& id, const Sequence& object) {
  Sequence plain = default_sequence(object.type.text(), object.increment);
  std::string sql = object.unlogged ? "CREATE UNLOGGED SEQUENCE " : "CREATE SEQUENCE ";
  sql += sql_name(id);
  if (object.type.text() != "bigint") {
    sql += " AS " + object.type.text();
  }
  plain.increment = 1;
  plain.start = object.increment > 0 ? object.minimum : object.maximum;
  sql += options(plain, object);
  Statements statements;
  const ObjectId identity = former_identity(emit, id);
  if (!identity) {
    return {{.sql = std::move(sql)}};
  }
  const std::string table = sql_name(identity.parent());
  const std::string column = quote_identifier(identity.name());
  statements.push_back(
      {.sql = "ALTER TABLE " + table + " ALTER COLUMN " + column + " DROP IDENTITY", .lock = Lock::access_exclusive});
  statements.push_back({.sql = std::move(sql)});
  if (object.increment > 0) {
    statements.push_back({.sql = "SELECT pg_catalog.setval(" + reg_literal(id, "regclass") +
                                 ", COALESCE(pg_catalog.max(" + column + ") + 1, " + number(object.start) +
                                 "), false) FROM " + table});
  }
  return statements;
}

Alteration alter(const Emit& /*emit*/, const ObjectId& id, const Sequence& before, const Sequence& after,
                 const Changed& changed) {
  Alteration alteration;
  Sequence from = before;
  if (changed.has("type")) {
    // AS moves bounds that are the old type's to the new type's; written out, nothing is left to that rule.
    const Sequence former = default_sequence(before.type.text(), before.increment);
    const Sequence latter = default_sequence(after.type.text(), before.increment);
    from.minimum = before.minimum == former.minimum ? latter.minimum : before.minimum;
    from.maximum = before.maximum == former.maximum ? latter.maximum : before.maximum;
  }
  if (const std::string sql = options(from, after); !sql.empty()) {
    alteration.statements.push_back({.sql = "ALTER SEQUENCE " + sql_name(id) + sql, .lock = Lock::share_row_exclusive});
  }
  if (changed.has("unlogged")) {
    alteration.statements.push_back(
        {.sql = "ALTER SEQUENCE " + sql_name(id) + (after.unlogged ? " SET UNLOGGED" : " SET LOGGED"),
         .lock = Lock::access_exclusive});
  }
  return alteration;
}

Statements verify(const Emit& /*emit*/, const ObjectId& id, const Sequence& object) {
  const std::string condition =
      "EXISTS (SELECT FROM pg_catalog.pg_sequence AS s JOIN pg_catalog.pg_class AS c ON c.oid = s.seqrelid WHERE "
      "s.seqrelid = pg_catalog.to_regclass(" +
      quote_literal(sql_name(id)) + ") AND s.seqtypid = " + quote_literal(object.type.text()) +
      "::pg_catalog.regtype AND s.seqstart = " + number(object.start) +
      " AND s.seqincrement = " + number(object.increment) + " AND s.seqmin = " + number(object.minimum) +
      " AND s.seqmax = " + number(object.maximum) + " AND s.seqcache = " + number(object.cache) +
      " AND s.seqcycle = " + (object.cycle ? "true" : "false") +
      " AND c.relpersistence = " + (object.unlogged ? "'u'" : "'p'") + ")";
  return {verify_that(condition, display_name(id) + " is missing or defined otherwise")};
}

// Neither owner keeps it from being there: both may go and leave it.
void references(const ObjectId& id, const SequenceOwner& object, const ReferenceSink& sink) {
  sink(ObjectId(kind_of<Owner>, "", object.column.parent()), true);
  sink(ObjectId(kind_of<Owner>, "", id.parent()), true);
}

namespace {

std::string table_owner(const Schema& schema, const SequenceOwner& object) {
  const auto* owner = schema.get<Owner>(ObjectId(kind_of<Owner>, "", object.column.parent()));
  return owner == nullptr ? std::string{} : role_sql(owner->role);
}

Statement owner_to(const ObjectId& id, const std::string& role) {
  return {.sql = "ALTER SEQUENCE " + sql_name(id.parent()) + " OWNER TO " + role, .hazards = {Hazard::AUTHZ_UPDATE}};
}

}  // namespace

Statements create(const Emit& emit, const ObjectId& id, const SequenceOwner& object) {
  Statements statements;
  // Only the table's owner may own its sequence; from then on it follows the table.
  if (const std::string owner = table_owner(*emit.schema, object); !owner.empty()) {
    statements.push_back(owner_to(id, owner));
  }
  statements.push_back({.sql = "ALTER SEQUENCE " + sql_name(id.parent()) + " OWNED BY " + qualified_name(object.column),
                        .lock = Lock::share_row_exclusive});
  return statements;
}

Alteration alter(const Emit& emit, const ObjectId& id, const SequenceOwner& before, const SequenceOwner& after,
                 const Changed& /*changed*/) {
  const std::string from = table_owner(*emit.before, before);
  const std::string to = table_owner(*emit.schema, after);
  if (from == to) {
    Statements statements = create(emit, id, after);
    return {.statements = {std::move(statements.back())}};
  }
  Statements statements =
      drop(emit, id, before);  // one that belongs to a column can have no other owner than its table
  statements.push_back(owner_to(id, to.empty() ? "CURRENT_USER" : to));
  statements.push_back(std::move(create(emit, id, after).back()));
  return {.statements = std::move(statements)};
}

Statements drop(const Emit& /*emit*/, const ObjectId& id, const SequenceOwner& /*object*/) {
  return {{.sql = "ALTER SEQUENCE " + sql_name(id.parent()) + " OWNED BY NONE", .lock = Lock::share_row_exclusive}};
}

Statements verify(const Emit& /*emit*/, const ObjectId& id, const SequenceOwner& object) {
  const std::string condition =
      "EXISTS (SELECT FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_attribute AS a ON a.attrelid = d.refobjid AND "
      "a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = "
      "pg_catalog.to_regclass(" +
      quote_literal(sql_name(id.parent())) +
      ") AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = pg_catalog.to_regclass(" +
      quote_literal(sql_name(object.column.parent())) + ") AND a.attname = " + quote_literal(object.column.name()) +
      " AND d.deptype = 'a')";
  return {verify_that(condition, display_name(id.parent()) + " does not belong to " + display_name(object.column))};
}

}  // namespace ashlar::kinds
