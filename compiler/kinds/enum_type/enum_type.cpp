#include "compiler/kinds/enum_type/enum_type.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/kinds/convert_type.h"
#include "compiler/kinds/data/labels.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

bool has_label(const std::vector<std::string>& labels, const std::string& label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

/// The renames that lead from `before` to `after`: those noted in `after`, and, on the way back, those noted in
/// `before`, exchanged. A note whose rename has been done already says nothing.
std::vector<std::pair<std::string, std::string>> label_renames(const EnumType& before, const EnumType& after) {
  std::vector<std::pair<std::string, std::string>> renames;  // old, new
  const auto consider = [&](const std::string& from, const std::string& to) {
    const bool pending = has_label(before.labels, from) && !has_label(before.labels, to) &&
                         has_label(after.labels, to) && !has_label(after.labels, from);
    if (pending) {
      renames.emplace_back(from, to);
    }
  };
  for (const auto& [now, old] : after.renamed_labels) {
    consider(old, now);
  }
  for (const auto& [now, old] : before.renamed_labels) {
    consider(now, old);
  }
  return renames;
}

/// True where `labels` stand in `all` in this order.
bool in_order_within(const std::vector<std::string>& labels, const std::vector<std::string>& all) {
  auto at = all.begin();
  for (const std::string& label : labels) {
    at = std::find(at, all.end(), label);
    if (at == all.end()) {
      return false;
    }
    ++at;
  }
  return true;
}

Statement add_value(const ObjectId& id, const std::string& label, const std::string& place) {
  return {.sql = "ALTER TYPE " + sql_name(id) + " ADD VALUE " + quote_literal(label) + place,
          .hazards = {Hazard::IRREVERSIBLE},
          .ends_transaction = true};
}

/// One ADD VALUE for each label that `labels` lacks, each beside a label that is there by then.
Statements add_values(const ObjectId& id, std::vector<std::string> labels, const std::vector<std::string>& wanted) {
  Statements statements;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (i < labels.size() && labels[i] == wanted[i]) {
      continue;
    }
    std::string place;
    if (i < labels.size()) {
      place = " BEFORE " + quote_literal(labels[i]);
    }
    statements.push_back(add_value(id, wanted[i], place));
    labels.insert(labels.begin() + static_cast<std::ptrdiff_t>(i), wanted[i]);
  }
  return statements;
}

/// `AS ENUM ('a', 'b')`.
std::string enum_definition(const EnumType& object) {
  std::string list;
  for (const std::string& label : object.labels) {
    list += (list.empty() ? "" : ", ") + quote_literal(label);
  }
  return "AS ENUM (" + list + ")";
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const EnumType& object) {
  return {{.sql = "CREATE TYPE " + sql_name(id) + " " + enum_definition(object)}};
}

Alteration alter(const Emit& emit, const ObjectId& id, const EnumType& before, const EnumType& after, const Changed&) {
  Alteration alteration;
  std::vector<std::string> labels = before.labels;
  for (const auto& [from, to] : label_renames(before, after)) {
    alteration.statements.push_back(
        {.sql = "ALTER TYPE " + sql_name(id) + " RENAME VALUE " + quote_literal(from) + " TO " + quote_literal(to)});
    std::replace(labels.begin(), labels.end(), from, to);
  }
  if (!in_order_within(labels, after.labels)) {
    Statements given_up = give_up_labels(emit, id, before, after);
    alteration.statements.insert(alteration.statements.begin(), given_up.begin(), given_up.end());
    convert_type(emit, id, {.keyword = "TYPE", .create = create(emit, id, after), .through_text = true}, alteration);
    return alteration;
  }
  for (Statement& statement : add_values(id, std::move(labels), after.labels)) {
    alteration.statements.push_back(std::move(statement));
  }
  return alteration;
}

Statements verify(const Emit&, const ObjectId& id, const EnumType& object) {
  std::string labels;
  for (const std::string& label : object.labels) {
    labels += (labels.empty() ? "" : ", ") + quote_literal(label);
  }
  return {verify_that("ARRAY(SELECT enumlabel FROM pg_catalog.pg_enum WHERE enumtypid = " + reg_literal(id, "regtype") +
                          " ORDER BY enumsortorder) = ARRAY[" + labels +
                          "]::pg_catalog.name[]\n     AND EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = " +
                          reg_literal(id, "regtype") + " AND typtype = 'e')",
                      display_name(id) + " does not have the labels declared")};
}

}  // namespace ashlar::kinds
