#include "compiler/kinds/server/server.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string version_clause(const std::string& version) {
  return " VERSION " + (version.empty() ? std::string("NULL") : quote_literal(version));
}

}  // namespace

// Wrappers of extensions are no Objects; most bear the name of their extension.
void references(const ObjectId&, const Server& object, const ReferenceSink& sink) {
  sink(ObjectId(kind_of<Extension>, object.wrapper.name()), false);
}

Statements create(const Emit&, const ObjectId& id, const Server& object) {
  std::string sql = "CREATE SERVER " + sql_name(id);
  sql += object.type.empty() ? "" : " TYPE " + quote_literal(object.type);
  sql += object.version.empty() ? "" : version_clause(object.version);
  sql += " FOREIGN DATA WRAPPER " + sql_name(object.wrapper);
  return {{.sql = sql + foreign_options_clause(object.options)}};
}

Alteration alter(const Emit&, const ObjectId& id, const Server& before, const Server& after, const Changed& changed) {
  std::string sql = "ALTER SERVER " + sql_name(id);
  sql += changed.has("version") ? version_clause(after.version) : "";
  sql += changed.has("options") ? " " + foreign_option_changes(before.options, after.options) : "";
  return {.statements = {{.sql = std::move(sql), .hazards = {Hazard::CORRECTNESS}}}};
}

Statements verify(const Emit&, const ObjectId& id, const Server& object) {
  const auto text = [](const std::string& value) {
    return value.empty() ? std::string(" IS NULL") : " = " + quote_literal(value);
  };
  return {
      verify_that("EXISTS (SELECT FROM pg_catalog.pg_foreign_server AS s JOIN pg_catalog.pg_foreign_data_wrapper AS "
                  "w ON w.oid = s.srvfdw WHERE s.srvname = " +
                      quote_literal(id.name()) + " AND w.fdwname = " + quote_literal(object.wrapper.name()) +
                      " AND s.srvtype" + text(object.type) + " AND s.srvversion" + text(object.version) + "\n    AND " +
                      foreign_options_condition(object.options, "s.srvoptions") + ")",
                  display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
