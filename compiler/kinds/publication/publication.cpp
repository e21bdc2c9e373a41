#include "compiler/kinds/publication/publication.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/publication/options.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string option_items(const Parameters& options) {
  std::vector<std::string> items;
  for (const auto& [name, value] : options) {
    items.push_back(quote_identifier(name) + " = " + quote_literal(value));
  }
  return join(items, ", ");
}

bool publishes(const Publication& object, std::string_view operation) {
  const auto at = object.options.find("publish");
  const std::string list = at == object.options.end() ? std::string(usual_operations) : at->second;
  const std::vector<std::string> operations = split(list, ',');
  return std::any_of(operations.begin(), operations.end(), [&](const auto& item) { return trim(item) == operation; });
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Publication& object) {
  std::string sql = "CREATE PUBLICATION " + sql_name(id);
  sql += object.all_tables ? " FOR ALL TABLES" : "";
  sql += object.options.empty() ? "" : " WITH (" + option_items(object.options) + ")";
  return {{.sql = std::move(sql)}};
}

Alteration alter(const Emit&, const ObjectId& id, const Publication& before, const Publication& after, const Changed&) {
  const OptionChanges changes = option_changes(before.options, after.options);
  Parameters options = changes.set;
  for (const std::string& name : changes.reset) {
    options[name] = usual_publication_option(name);
  }
  return {.statements = {{.sql = "ALTER PUBLICATION " + sql_name(id) + " SET (" + option_items(options) + ")",
                          .hazards = {Hazard::CORRECTNESS}}}};
}

Statements verify(const Emit& emit, const ObjectId& id, const Publication& object) {
  std::string condition = "EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = " + quote_literal(id.name());
  const auto flag = [&](std::string_view column, bool value) {
    condition += " AND " + std::string(column) + " = " + (value ? "true" : "false");
  };
  flag("puballtables", object.all_tables);
  flag("pubinsert", publishes(object, "insert"));
  flag("pubupdate", publishes(object, "update"));
  flag("pubdelete", publishes(object, "delete"));
  flag("pubtruncate", publishes(object, "truncate"));
  flag("pubviaroot", object.options.contains("publish_via_partition_root"));
  if (emit.postgres >= 18) {
    condition +=
        std::string(" AND pubgencols = ") + (object.options.contains("publish_generated_columns") ? "'s'" : "'n'");
  }
  return {verify_that(condition + ")", display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
