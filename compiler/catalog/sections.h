#pragma once
// What is asked of the catalog. A query writes statements itself, so that a live database is read like any other
// state: by the front end. Everything is qualified but what is in pg_catalog, the one schema of the search_path.

#include <string>
#include <vector>

namespace ashlar::catalog {

/// One query. Its rows are (statement, the role that owns what it creates, or NULL); $1 in it is the array of schemas
/// in scope, NULL for all.
///
/// Most databases have nothing of most kinds, and to plan a query for which there is nothing costs more than the rest:
/// `needs` is a cheap condition without which there are no rows. Those of all sections are asked first, in one query.
struct Section {
  std::string sql;
  std::string needs = {};  // SQL; empty where there always may be rows
};

/// The version that decides what a query may ask for: 13 to 18.
using Version = int;

/// In order of reading, so that few statements refer forward.
std::vector<Section> schema_sections(Version version);
std::vector<Section> type_sections(Version version);
std::vector<Section> sequence_sections(Version version);
std::vector<Section> table_sections(Version version);
std::vector<Section> routine_sections(Version version);
std::vector<Section> view_sections(Version version);
std::vector<Section> table_part_sections(
    Version version);  // indexes, triggers, rules, policies, and what hangs on them
std::vector<Section> comment_sections(Version version);
std::vector<Section> collation_sections(Version version);
std::vector<Section> foreign_sections(Version version);   // wrappers, servers, user mappings
std::vector<Section> operator_sections(Version version);  // and casts
std::vector<Section> statistics_sections(Version version);
std::vector<Section> operator_class_sections(Version version);  // and families
std::vector<Section> base_type_sections(Version version);
std::vector<Section> language_sections(Version version);  // transforms, access methods, conversions
std::vector<Section> security_label_sections(Version version);
std::vector<Section> text_search_sections(Version version);
std::vector<Section> publication_sections(Version version);  // and what they publish
/// Whose connections only a superuser may read.
std::vector<Section> subscription_sections(Version version);
std::vector<Section> event_trigger_sections(Version version);
/// Roles, memberships and settings.
std::vector<Section> role_sections(Version version);

// Conditions for `needs`.
/// That `catalog` has rows that did not come with the server and, where one is given, meet `condition`.
std::string has_own(const std::string& catalog, const std::string& condition = "");
/// That there are relations of one of the kinds, types of one of the typtypes (lists for IN).
std::string has_relations(const std::string& kinds);
std::string has_types(const std::string& kinds);
/// That there are comments on rows of `catalog`, or on columns.
std::string has_comments(const std::string& catalog, bool on_columns = false);
/// That a column, of an index too, has a statistics target.
std::string has_statistics_targets();
/// That a column has privileges of its own.
std::string has_column_privileges();
/// The query for conditions: one row, a column each.
std::string conditions_query(const std::vector<std::string>& conditions);

/// Part of a query that is a UNION ALL of those that are needed.
struct Leg {
  std::string sql;
  std::string needs = {};  // as that of a Section
};

/// SQL conditions that all of them share. `schema` is an alias of pg_namespace.
std::string in_scope(const std::string& schema);
/// That no extension owns the row `oid` of `catalog`.
std::string not_of_extension(const std::string& catalog, const std::string& oid);
/// ` OPTIONS (…)` of the options in a column, or nothing: SQL.
std::string foreign_options(const std::string& options);
/// Relations of one of the kinds (a list for IN) with their schema: `c` and `n`, as the rest of a FROM clause.
std::string own_relations(const std::string& kinds);

}  // namespace ashlar::catalog
