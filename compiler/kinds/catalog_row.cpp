#include "compiler/kinds/catalog_row.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/text_search.h"

namespace ashlar::kinds {

namespace {

template <class... K>
bool is_one_of(Kind kind) {
  return ((kind == kind_of<K>) || ...);
}

/// The oid of what has a name only within its relation (or domain), or none at all.
std::string named_oid(std::string_view catalog, std::string_view name_column, const std::string& name,
                      std::string_view parent_column = {}, const std::string& parent = {}) {
  std::string sql = "(SELECT oid FROM pg_catalog." + std::string(catalog) + " WHERE " + std::string(name_column) +
                    " = " + quote_literal(name);
  if (!parent.empty()) {
    sql += " AND " + std::string(parent_column) + " = " + parent;
  }
  return sql + ")";
}

/// As regprocedure reads it: an aggregate over any row, written f(*), is f() there.
std::string procedure_literal(const ObjectId& id) {
  const std::string arguments = id.arguments() == "*" ? "" : id.arguments();
  return quote_literal(qualified_name(id) + "(" + arguments + ")") + "::pg_catalog.regprocedure";
}

/// As named_oid(), in a schema that may not be there.
std::string oid_in_schema(std::string_view catalog, std::string_view name_column, std::string_view schema_column,
                          const ObjectId& id) {
  return named_oid(catalog, name_column, id.name(), schema_column,
                   "pg_catalog.to_regnamespace(" + quote_literal(sql_name(id.parent())) + ")");
}

/// An operator class or family: a name is for one access method.
std::string oid_with_method(std::string_view catalog, const std::string& prefix, const ObjectId& id) {
  return "(SELECT oid FROM pg_catalog." + std::string(catalog) + " WHERE " + prefix +
         "name = " + quote_literal(id.name()) + " AND " + prefix + "namespace = pg_catalog.to_regnamespace(" +
         quote_literal(sql_name(id.parent())) + ") AND " + prefix +
         "method = (SELECT oid FROM pg_catalog.pg_am WHERE amname = " + quote_literal(id.arguments()) + "))";
}

/// Languages, access methods, and what the cluster has.
CatalogRow row_of_top_level(const ObjectId& id) {
  const Kind kind = id.kind();
  if (kind == kind_of<Language>) {
    return {"pg_language", named_oid("pg_language", "lanname", id.name()), {}, "lanowner", "lanacl", "l", true};
  }
  if (kind == kind_of<AccessMethod>) {
    return {.catalog = "pg_am", .oid = named_oid("pg_am", "amname", id.name()), .by_name = true};
  }
  if (kind == kind_of<Transform>) {
    return {.catalog = "pg_transform",
            .oid = "(SELECT oid FROM pg_catalog.pg_transform WHERE trftype = pg_catalog.to_regtype(" +
                   quote_literal(id.arguments()) + ") AND trflang = " + named_oid("pg_language", "lanname", id.name()) +
                   ")"};
  }
  if (kind == kind_of<Database>) {
    return {"pg_database", named_oid("pg_database", "datname", id.name()), {}, "datdba", "datacl", "d", true};
  }
  if (kind == kind_of<Tablespace>) {
    return {"pg_tablespace", named_oid("pg_tablespace", "spcname", id.name()), {}, "spcowner", "spcacl", "t", true};
  }
  if (kind == kind_of<ServerParameter>) {
    // Has a row only where something was granted; the superuser that every cluster begins with owns all.
    return {"pg_parameter_acl", named_oid("pg_parameter_acl", "parname", id.name()), {}, "10", "paracl", "p", true};
  }
  return {};
}

CatalogRow row_of_its_own(const ObjectId& id) {
  const Kind kind = id.kind();
  if (kind == kind_of<OperatorFamily>) {
    return {.catalog = "pg_opfamily",
            .oid = oid_with_method("pg_opfamily", "opf", id),
            .owner = "opfowner",
            .by_name = true};
  }
  if (kind == kind_of<OperatorClass>) {
    return {
        .catalog = "pg_opclass", .oid = oid_with_method("pg_opclass", "opc", id), .owner = "opcowner", .by_name = true};
  }
  if (kind == kind_of<EncodingConversion>) {
    return {.catalog = "pg_conversion",
            .oid = oid_in_schema("pg_conversion", "conname", "connamespace", id),
            .owner = "conowner",
            .by_name = true};
  }
  if (kind == kind_of<Collation>) {
    return {.catalog = "pg_collation",
            .oid = oid_in_schema("pg_collation", "collname", "collnamespace", id),
            .owner = "collowner",
            .by_name = true};
  }
  if (kind == kind_of<Statistics>) {
    return {.catalog = "pg_statistic_ext",
            .oid = oid_in_schema("pg_statistic_ext", "stxname", "stxnamespace", id),
            .owner = "stxowner",
            .by_name = true};
  }
  if (kind == kind_of<TextSearchConfiguration>) {
    return {.catalog = "pg_ts_config",
            .oid = text_search_oid("pg_ts_config", "cfg", id),
            .owner = "cfgowner",
            .by_name = true};
  }
  if (kind == kind_of<TextSearchDictionary>) {
    return {.catalog = "pg_ts_dict",
            .oid = text_search_oid("pg_ts_dict", "dict", id),
            .owner = "dictowner",
            .by_name = true};
  }
  if (kind == kind_of<TextSearchParser>) {
    return {.catalog = "pg_ts_parser", .oid = text_search_oid("pg_ts_parser", "prs", id), .by_name = true};
  }
  if (kind == kind_of<TextSearchTemplate>) {
    return {.catalog = "pg_ts_template", .oid = text_search_oid("pg_ts_template", "tmpl", id), .by_name = true};
  }
  if (kind == kind_of<Operator>) {
    return {.catalog = "pg_operator",
            .oid = "pg_catalog.to_regoperator(" + quote_literal(sql_name(id)) + ")",
            .owner = "oprowner"};
  }
  if (kind == kind_of<Cast>) {
    const std::size_t as = id.name().find(" AS ");
    return {.catalog = "pg_cast",
            .oid = "(SELECT oid FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype(" +
                   quote_literal(id.name().substr(0, as)) + ") AND casttarget = pg_catalog.to_regtype(" +
                   quote_literal(id.name().substr(as + 4)) + "))"};
  }
  if (kind == kind_of<Publication>) {
    return {.catalog = "pg_publication",
            .oid = named_oid("pg_publication", "pubname", id.name()),
            .owner = "pubowner",
            .by_name = true};
  }
  if (kind == kind_of<Subscription>) {
    return {.catalog = "pg_subscription",
            .oid = named_oid("pg_subscription", "subname", id.name(), "subdbid",
                             "(SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())"),
            .owner = "subowner",
            .by_name = true};
  }
  if (kind == kind_of<EventTrigger>) {
    return {.catalog = "pg_event_trigger",
            .oid = named_oid("pg_event_trigger", "evtname", id.name()),
            .owner = "evtowner",
            .by_name = true};
  }
  if (kind == kind_of<ForeignDataWrapper>) {
    return {"pg_foreign_data_wrapper",
            named_oid("pg_foreign_data_wrapper", "fdwname", id.name()),
            {},
            "fdwowner",
            "fdwacl",
            "F",
            true};
  }
  if (kind == kind_of<Server>) {
    return {
        "pg_foreign_server", named_oid("pg_foreign_server", "srvname", id.name()), {}, "srvowner", "srvacl", "S", true};
  }
  return {};
}

CatalogRow row_in_relation(const ObjectId& id) {
  const ObjectId& parent = id.parent();
  if (!parent) {
    return {};
  }
  const bool of_domain = parent.kind() == kind_of<Domain>;
  const std::string relation = reg_literal(parent, of_domain ? "regtype" : "regclass");
  if (id.kind() == kind_of<Constraint>) {
    return {.catalog = "pg_constraint",
            .oid = named_oid("pg_constraint", "conname", id.name(), of_domain ? "contypid" : "conrelid", relation)};
  }
  if (id.kind() == kind_of<Trigger>) {
    return {.catalog = "pg_trigger", .oid = named_oid("pg_trigger", "tgname", id.name(), "tgrelid", relation)};
  }
  if (id.kind() == kind_of<Rule>) {
    return {.catalog = "pg_rewrite", .oid = named_oid("pg_rewrite", "rulename", id.name(), "ev_class", relation)};
  }
  if (id.kind() == kind_of<Policy>) {
    return {.catalog = "pg_policy", .oid = named_oid("pg_policy", "polname", id.name(), "polrelid", relation)};
  }
  return {};
}

}  // namespace

CatalogRow catalog_row(const ObjectId& id) {
  const Kind kind = id.kind();
  if (is_one_of<Table, View, MaterializedView>(kind)) {
    return {"pg_class", reg_literal(id, "regclass"), {}, "relowner", "relacl", "r"};
  }
  if (kind == kind_of<Sequence>) {
    return {"pg_class", reg_literal(id, "regclass"), {}, "relowner", "relacl", "s"};
  }
  if (kind == kind_of<Index>) {
    return {.catalog = "pg_class", .oid = reg_literal(id, "regclass")};
  }
  if (kind == kind_of<Column>) {
    return {"pg_attribute", reg_literal(id.parent(), "regclass"), id.name(), {}, "attacl", "c"};
  }
  if (is_one_of<Function, Procedure, Aggregate>(kind)) {
    return {"pg_proc", procedure_literal(id), {}, "proowner", "proacl", "f"};
  }
  if (is_one_of<EnumType, Composite, RangeType, Domain, ShellType>(kind)) {
    return {"pg_type", reg_literal(id, "regtype"), {}, "typowner", "typacl", "T"};
  }
  if (kind == kind_of<Namespace>) {
    return {"pg_namespace", reg_literal(id, "regnamespace"), {}, "nspowner", "nspacl", "n"};
  }
  if (kind == kind_of<Role>) {
    return {.catalog = "pg_authid", .oid = role_oid(id.name())};
  }
  if (kind == kind_of<Extension>) {
    return {.catalog = "pg_extension", .oid = named_oid("pg_extension", "extname", id.name())};
  }
  for (const auto& row : {row_of_its_own, row_of_top_level}) {
    if (CatalogRow own = row(id); !own.catalog.empty()) {
      return own;
    }
  }
  return row_in_relation(id);
}

bool is_shared_catalog(std::string_view catalog) {
  return catalog == "pg_authid" || catalog == "pg_database" || catalog == "pg_tablespace" ||
         catalog == "pg_subscription";
}

bool is_role_keyword(std::string_view role) {
  return role == "CURRENT_USER" || role == "CURRENT_ROLE" || role == "SESSION_USER";
}

std::string role_oid(std::string_view role) {
  if (role == "public") {
    return "0";
  }
  if (is_role_keyword(role)) {
    // CURRENT_ROLE is the same role, and PostgreSQL 13 knows it in expressions as well.
    return "(SELECT oid FROM pg_catalog.pg_roles WHERE rolname = " + std::string(role) + ")";
  }
  return quote_literal(quote_identifier(role)) + "::pg_catalog.regrole";
}

std::string role_sql(std::string_view role) {
  if (role == "public") {
    return "PUBLIC";
  }
  return is_role_keyword(role) ? std::string(role) : quote_identifier(role);
}

}  // namespace ashlar::kinds
