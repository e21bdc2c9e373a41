#include "compiler/kinds/default_value/default_value.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/column/operation.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

/// `value`: the new default; nullptr: none.
Statement set_default(const Emit& emit, const ObjectId& column, const SqlText* value) {
  const ObjectId& relation = column.parent();
  Statement statement{.sql = "ALTER " + std::string(kind_info(relation.kind()).keyword) + " " + sql_name(relation) +
                             " ALTER COLUMN " + quote_identifier(column.name()) +
                             (value == nullptr ? " DROP DEFAULT" : " SET DEFAULT " + value->text()),
                      .lock = Lock::access_exclusive};
  const Schema* present = emit.before != nullptr && emit.before->contains(column) ? emit.before : emit.schema;
  statement.operation = altered_column(present, column, nullptr);
  if (statement.operation) {
    statement.operation->with("server_default", value == nullptr ? Value{} : Value{SqlExpression{value->text()}});
  }
  return statement;
}

/// True where the statement that gives the parent table its default gives it to this one as well: the column or the
/// table is new, or the parent's default changes to the same.
bool comes_from_parent(const Emit& emit, const ObjectId& id, const DefaultValue& object) {
  const ObjectId above = parent_column(emit, id.parent());
  if (!above) {
    return false;
  }
  const ObjectId parent_default(id.kind(), "", above);
  const auto* wanted = emit.schema->get<DefaultValue>(parent_default);
  if (wanted == nullptr || !(wanted->expression == object.expression)) {
    return false;
  }
  if (emit.before == nullptr || !emit.before->contains(id.parent())) {
    return true;
  }
  const auto* had = emit.before->get<DefaultValue>(parent_default);
  return had == nullptr || !(had->expression == wanted->expression);
}

}  // namespace

Statements create(const Emit& emit, const ObjectId& id, const DefaultValue& object) {
  if (comes_from_parent(emit, id, object)) {
    return {};
  }
  return {set_default(emit, id.parent(), &object.expression)};
}

Alteration alter(const Emit& emit, const ObjectId& id, const DefaultValue& /*before*/, const DefaultValue& after,
                 const Changed& /*changed*/) {
  return {.statements = create(emit, id, after)};
}

Statements drop(const Emit& emit, const ObjectId& id, const DefaultValue& /*object*/) {
  return {set_default(emit, id.parent(), nullptr)};
}

Statements verify(const Emit& /*emit*/, const ObjectId& id, const DefaultValue& object) {
  const ObjectId& column = id.parent();
  const auto expression = [&](const std::string& relation) {
    return "(SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef AS d JOIN "
           "pg_catalog.pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE d.adrelid = " +
           relation + " AND a.attname = " + quote_literal(column.name()) + " AND a.attgenerated = '')";
  };
  Statements statements;
  statements.push_back({.sql = "CREATE TEMPORARY TABLE ashlar_verify (LIKE " + sql_name(column.parent()) + ")"});
  statements.push_back({.sql = "ALTER TABLE pg_temp.ashlar_verify ALTER COLUMN " + quote_identifier(column.name()) +
                               " SET DEFAULT " + object.expression.text()});
  statements.push_back(verify_that(expression(reg_literal(column.parent(), "regclass")) + " IS NOT DISTINCT FROM " +
                                       expression("'pg_temp.ashlar_verify'::pg_catalog.regclass"),
                                   display_name(column) + " has another default"));
  statements.push_back({.sql = "DROP TABLE pg_temp.ashlar_verify"});
  return statements;
}

}  // namespace ashlar::kinds
