#include "compiler/kinds/range_type/range_type.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/convert_type.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/range_type/multirange.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string option(std::string_view name, const SqlText& value) {
  return std::string(name) + " = " + value.text();
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const RangeType& object) {
  std::string list = option("subtype", object.subtype);
  for (const auto& [name, value] : object.options) {
    list += ", " + option(name, value);
  }
  return {{.sql = "CREATE TYPE " + sql_name(id) + " AS RANGE (" + list + ")"}};
}

/// PostgreSQL alters nothing of a range type.
Alteration alter(const Emit& emit, const ObjectId& id, const RangeType& before, const RangeType& after,
                 const Changed&) {
  Alteration alteration;
  const bool needs_itself = before.options.contains("canonical") || after.options.contains("canonical");
  const bool has_both = emit.before != nullptr && emit.schema != nullptr;
  if (!has_both || needs_itself || !emit.before->users(multirange_of(id, before)).empty() ||
      !convert_through_text(emit, id, create(emit, id, after), alteration)) {
    return {.replace = true};
  }
  return alteration;
}

Statements verify(const Emit&, const ObjectId& id, const RangeType& object) {
  std::string list = option("subtype", object.subtype);
  for (const auto& [name, value] : object.options) {
    // A canonical function takes the type itself, and the multirange's name is taken.
    if (name != "canonical" && name != "multirange_type_name") {
      list += ", " + option(name, value);
    }
  }
  const auto canonical = object.options.find("canonical");
  const std::string canonical_function =
      canonical == object.options.end()
          ? "0"
          : quote_literal(canonical->second.text() + "(" + sql_name(id) + ")") + "::pg_catalog.regprocedure";
  return {{.sql = "CREATE TYPE pg_temp.ashlar_expected AS RANGE (" + list + ")"},
          verify_that("EXISTS (SELECT FROM pg_catalog.pg_range AS actual, pg_catalog.pg_range AS expected"
                      " WHERE actual.rngtypid = " +
                          reg_literal(id, "regtype") +
                          " AND expected.rngtypid = 'pg_temp.ashlar_expected'::pg_catalog.regtype"
                          " AND actual.rngsubtype = expected.rngsubtype AND actual.rngcollation = expected.rngcollation"
                          " AND actual.rngsubopc = expected.rngsubopc AND actual.rngsubdiff = expected.rngsubdiff"
                          " AND actual.rngcanonical = " +
                          canonical_function + ")",
                      display_name(id) + " is not as declared"),
          {.sql = "DROP TYPE pg_temp.ashlar_expected"}};
}

}  // namespace ashlar::kinds
