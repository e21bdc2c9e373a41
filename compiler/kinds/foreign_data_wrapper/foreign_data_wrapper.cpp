#include "compiler/kinds/foreign_data_wrapper/foreign_data_wrapper.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string function_clause(std::string_view word, const SqlText& function) {
  return function.empty() ? " NO " + std::string(word) : " " + std::string(word) + " " + function.text();
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const ForeignDataWrapper& object) {
  std::string sql = "CREATE FOREIGN DATA WRAPPER " + sql_name(id);
  sql += object.handler.empty() ? "" : function_clause("HANDLER", object.handler);
  sql += object.validator.empty() ? "" : function_clause("VALIDATOR", object.validator);
  return {{.sql = sql + foreign_options_clause(object.options)}};
}

Alteration alter(const Emit&, const ObjectId& id, const ForeignDataWrapper& before, const ForeignDataWrapper& after,
                 const Changed& changed) {
  std::string sql = "ALTER FOREIGN DATA WRAPPER " + sql_name(id);
  sql += changed.has("handler") ? function_clause("HANDLER", after.handler) : "";
  sql += changed.has("validator") ? function_clause("VALIDATOR", after.validator) : "";
  sql += changed.has("options") ? " " + foreign_option_changes(before.options, after.options) : "";
  return {.statements = {{.sql = std::move(sql), .hazards = {Hazard::CORRECTNESS}}}};
}

Statements verify(const Emit&, const ObjectId& id, const ForeignDataWrapper& object) {
  return {verify_that("EXISTS (SELECT FROM pg_catalog.pg_foreign_data_wrapper AS w WHERE w.fdwname = " +
                          quote_literal(id.name()) + "\n    AND " + names_function("w.fdwhandler", object.handler) +
                          "\n    AND " + names_function("w.fdwvalidator", object.validator) + "\n    AND " +
                          foreign_options_condition(object.options, "w.fdwoptions") + ")",
                      display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
