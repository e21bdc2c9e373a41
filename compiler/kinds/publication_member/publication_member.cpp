#include "compiler/kinds/publication_member/publication_member.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/stand_in.h"

namespace ashlar::kinds {

namespace {

/// `TABLE ONLY data.todo`, `TABLES IN SCHEMA data`.
std::string published(const ObjectId& parent) {
  return parent.kind() == kind_of<Namespace> ? "TABLES IN SCHEMA " + sql_name(parent)
                                             : "TABLE ONLY " + sql_name(parent);
}

Statement altering(const ObjectId& id, const std::string& action) {
  return {.sql = "ALTER PUBLICATION " + quote_identifier(id.name()) + " " + action,
          .hazards = {Hazard::CORRECTNESS},
          .lock = Lock::share_update_exclusive};
}

std::string publication_oid(const ObjectId& id) {
  return "(SELECT oid FROM pg_catalog.pg_publication WHERE pubname = " + quote_literal(id.name()) + ")";
}

/// The WHERE of the member and of a CHECK on a table of the same name and columns, as the server has both.
Statements verify_condition(const ObjectId& id, const PublicationMember& object) {
  const ObjectId& table = id.parent();
  const std::string real =
      "(SELECT pg_catalog.pg_get_expr(prqual, prrelid) FROM pg_catalog.pg_publication_rel WHERE "
      "prpubid = " +
      publication_oid(id) + " AND prrelid = " + reg_literal(table, "regclass") + ")";
  const std::string wanted =
      "(SELECT pg_catalog.pg_get_expr(conbin, conrelid) FROM pg_catalog.pg_constraint WHERE conname = "
      "'ashlar_expected' AND conrelid = " +
      quote_literal(stand_in_name(table)) + "::pg_catalog.regclass)";
  return {make_stand_in(table, false),
          {.sql = "ALTER TABLE " + stand_in_name(table) + " ADD CONSTRAINT ashlar_expected CHECK (" +
                  object.condition.text() + ")"},
          verify_that(real + " = " + wanted, display_name(id) + " publishes other rows"),
          drop_stand_in(table, false)};
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const PublicationMember& object) {
  std::string action = "ADD " + published(id.parent());
  if (!object.columns.empty()) {
    std::vector<std::string> names;
    for (const ObjectId& column : object.columns.sorted()) {
      names.push_back(quote_identifier(column.name()));
    }
    action += " (" + join(names, ", ") + ")";
  }
  action += object.condition.empty() ? "" : " WHERE (" + object.condition.text() + ")";
  return {altering(id, action)};
}

Statements drop(const Emit&, const ObjectId& id, const PublicationMember&) {
  return {altering(id, "DROP " + published(id.parent()))};
}

Alteration alter(const Emit&, const ObjectId&, const PublicationMember&, const PublicationMember&, const Changed&) {
  return {.replace = true};
}

Statements verify(const Emit& emit, const ObjectId& id, const PublicationMember& object) {
  const std::string missing = display_name(id) + " is not published as declared";
  if (id.parent().kind() == kind_of<Namespace>) {
    return {verify_that("EXISTS (SELECT FROM pg_catalog.pg_publication_namespace WHERE pnpubid = " +
                            publication_oid(id) + " AND pnnspid = " + reg_literal(id.parent(), "regnamespace") + ")",
                        missing)};
  }
  std::string condition =
      "EXISTS (SELECT FROM pg_catalog.pg_publication_rel AS r WHERE r.prpubid = " + publication_oid(id) +
      " AND r.prrelid = " + reg_literal(id.parent(), "regclass");
  if (emit.postgres >= 15) {
    std::vector<std::string> names;
    for (const ObjectId& column : object.columns.sorted()) {
      names.push_back(quote_literal(column.name()));
    }
    condition += " AND (r.prqual IS NULL) = " + std::string(object.condition.empty() ? "true" : "false");
    condition += names.empty() ? " AND r.prattrs IS NULL"
                               : "\n    AND (SELECT pg_catalog.array_agg(a.attname ORDER BY a.attname COLLATE \"C\") "
                                 "FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = r.prrelid AND a.attnum = ANY "
                                 "(r.prattrs)) = (SELECT pg_catalog.array_agg(n ORDER BY n COLLATE \"C\") FROM "
                                 "pg_catalog.unnest(ARRAY[" +
                                     join(names, ", ") + "]::pg_catalog.name[]) AS n)";
  }
  Statements statements{verify_that(condition + ")", missing)};
  if (!object.condition.empty()) {
    for (Statement& statement : verify_condition(id, object)) {
      statements.push_back(std::move(statement));
    }
  }
  return statements;
}

}  // namespace ashlar::kinds
