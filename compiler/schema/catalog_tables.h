#pragma once
// The tables and views of pg_catalog and information_schema that questions are understood of.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace ashlar {

/// What the rows of a table of the catalog are.
enum class Row : std::uint8_t {
  relation,
  index,
  type,
  routine,
  schema,
  extension,
  role,
  publication,  // by their names
  column,
  constraint,
  trigger,
  policy,
  member,  // in a relation
  label,   // of an enum
};

struct CatalogTable {
  std::string_view name;
  Row row;
  std::string_view named;          // the column with the name
  std::string_view relation = {};  // with the name of the relation around it
};

/// Those in a relation and labels before what they may be joined with.
inline constexpr std::array catalog_tables{
    CatalogTable{"pg_enum", Row::label, "enumlabel", "typname"},
    CatalogTable{"pg_attribute", Row::column, "attname", "relname"},
    CatalogTable{"information_schema.columns", Row::column, "column_name", "table_name"},
    CatalogTable{"pg_constraint", Row::constraint, "conname", "relname"},
    CatalogTable{"information_schema.table_constraints", Row::constraint, "constraint_name", "table_name"},
    CatalogTable{"pg_trigger", Row::trigger, "tgname", "relname"},
    CatalogTable{"information_schema.triggers", Row::trigger, "trigger_name", "event_object_table"},
    CatalogTable{"pg_policies", Row::policy, "policyname", "tablename"},
    CatalogTable{"pg_policy", Row::policy, "polname", "relname"},
    CatalogTable{"pg_publication_tables", Row::member, "pubname", "tablename"},
    CatalogTable{"pg_indexes", Row::index, "indexname", "tablename"},
    CatalogTable{"pg_type", Row::type, "typname"},
    CatalogTable{"pg_proc", Row::routine, "proname"},
    CatalogTable{"information_schema.routines", Row::routine, "routine_name"},
    CatalogTable{"pg_class", Row::relation, "relname"},
    CatalogTable{"pg_tables", Row::relation, "tablename"},
    CatalogTable{"information_schema.tables", Row::relation, "table_name"},
    CatalogTable{"pg_views", Row::relation, "viewname"},
    CatalogTable{"information_schema.views", Row::relation, "table_name"},
    CatalogTable{"pg_matviews", Row::relation, "matviewname"},
    CatalogTable{"pg_sequences", Row::relation, "sequencename"},
    CatalogTable{"information_schema.sequences", Row::relation, "sequence_name"},
    CatalogTable{"pg_namespace", Row::schema, "nspname"},
    CatalogTable{"information_schema.schemata", Row::schema, "schema_name"},
    CatalogTable{"pg_extension", Row::extension, "extname"},
    CatalogTable{"pg_publication", Row::publication, "pubname"},
    CatalogTable{"pg_roles", Row::role, "rolname"},
    CatalogTable{"pg_authid", Row::role, "rolname"},
    CatalogTable{"pg_user", Row::role, "usename"},
};

/// The columns of those tables in which a schema's name or oid stands: one of them says where to look.
inline constexpr std::array schema_columns = std::to_array<std::string_view>(
    {"nspname", "schemaname", "table_schema", "constraint_schema", "routine_schema", "trigger_schema",
     "event_object_schema", "sequence_schema", "relnamespace", "typnamespace", "pronamespace", "connamespace"});

/// Those in which the oid of the relation around a row stands.
inline constexpr std::array relation_columns =
    std::to_array<std::string_view>({"conrelid", "attrelid", "tgrelid", "polrelid"});

/// True for a column with the oid of a row of another table.
inline bool is_link(std::string_view column) {
  const auto is_among = [&](const auto& columns) { return std::ranges::find(columns, column) != columns.end(); };
  return (is_among(schema_columns) && column.ends_with("namespace")) || is_among(relation_columns) ||
         column == "enumtypid" || column == "contypid";
}

/// The relkinds that a table of the catalog lists; all of them where it does not choose.
inline std::string_view relkinds_listed(const CatalogTable& table) {
  if (table.row == Row::index) {
    return "i";
  }
  if (table.name == "pg_tables") {
    return "rp";
  }
  if (table.name == "information_schema.tables") {
    return "rpvf";
  }
  if (table.name == "pg_matviews") {
    return "m";
  }
  return table.name.ends_with("views") ? "v" : table.name.ends_with("sequences") ? "S" : "rpfvmSic";
}

}  // namespace ashlar
