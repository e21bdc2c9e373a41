#include "compiler/kinds/operator/operator.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/operator/operator_name.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string definition(const Operator& object) {
  std::vector<std::string> items{"FUNCTION = " + object.function.text()};
  const auto add = [&](std::string_view name, const SqlText& value) {
    if (!value.empty()) {
      items.push_back(std::string(name) + " = " + value.text());
    }
  };
  add("LEFTARG", object.left);
  add("RIGHTARG", object.right);
  add("COMMUTATOR", object.commutator);
  add("NEGATOR", object.negator);
  add("RESTRICT", object.restrict_function);
  add("JOIN", object.join_function);
  if (object.hashes) {
    items.emplace_back("HASHES");
  }
  if (object.merges) {
    items.emplace_back("MERGES");
  }
  return "(\n  " + join(items, ",\n  ") + "\n)";
}

/// `data.===` of `OPERATOR(data.===)`.
std::string inside(const SqlText& reference) {
  constexpr std::string_view head = "OPERATOR(";
  const std::string& text = reference.text();
  return text.substr(head.size(), text.size() - head.size() - 1);
}

std::string signature(const SqlText& reference, const SqlText& left, const SqlText& right) {
  return inside(reference) + "(" + (left.empty() ? "NONE" : left.text()) + ", " + right.text() + ")";
}

/// True where some operator of that name is in `schema`.
bool is_there(const Schema* schema, const SqlText& reference) {
  return schema != nullptr && std::ranges::any_of(schema->of_kind(kind_of<Operator>), [&](const ObjectId& id) {
           return operator_reference(id.parent(), id.name()) == reference;
         });
}

/// The server notes it by itself: the other operator comes with this plan and names this one, or goes.
bool follows_other(const Emit& emit, const SqlText& before, const SqlText& after) {
  if (before.empty()) {
    return !is_there(emit.before, after);
  }
  return after.empty() && !is_there(emit.schema, before);
}

}  // namespace

std::string operand_types(const Operator& object) {
  return (object.left.empty() ? "NONE" : object.left.text()) + ", " +
         (object.right.empty() ? "NONE" : object.right.text());
}

Statements create(const Emit&, const ObjectId& id, const Operator& object) {
  return {
      {.sql = "CREATE OPERATOR " + quote_identifier(id.parent().name()) + "." + id.name() + " " + definition(object)}};
}

Alteration alter(const Emit& emit, const ObjectId& id, const Operator& before, const Operator& after,
                 const Changed& changed) {
  std::vector<std::string> items;
  const auto estimator = [&](std::string_view name, std::string_view field, const SqlText& value) {
    if (changed.has(field)) {
      items.push_back(std::string(name) + " = " + (value.empty() ? "NONE" : value.text()));
    }
  };
  estimator("RESTRICT", "restrict", after.restrict_function);
  estimator("JOIN", "join", after.join_function);
  // Since 17 what was not said can be said later; nothing of it can be taken back.
  const bool can_add = emit.postgres >= 17;
  const auto other = [&](std::string_view name, std::string_view field, const SqlText& was, const SqlText& is) {
    if (!changed.has(field) || follows_other(emit, was, is)) {
      return true;
    }
    items.push_back(std::string(name) + " = " + is.text());
    return can_add && was.empty();
  };
  const auto flag = [&](std::string_view name, std::string_view field, bool is) {
    if (changed.has(field)) {
      items.emplace_back(name);
    }
    return !changed.has(field) || (can_add && is);
  };
  const bool can = other("COMMUTATOR", "commutator", before.commutator, after.commutator) &&
                   other("NEGATOR", "negator", before.negator, after.negator) &&
                   flag("HASHES", "hashes", after.hashes) && flag("MERGES", "merges", after.merges);
  if (!can) {
    return {.replace = true};
  }
  if (items.empty()) {
    return {};
  }
  return {.statements = {{.sql = "ALTER OPERATOR " + sql_name(id) + " SET (" + join(items, ", ") + ")"}}};
}

Statements verify(const Emit&, const ObjectId& id, const Operator& object) {
  const auto other = [&](const SqlText& reference, const SqlText& left, const SqlText& right) {
    return reference.empty() ? std::string("0")
                             : "pg_catalog.to_regoperator(" + quote_literal(signature(reference, left, right)) + ")";
  };
  const std::string condition =
      "EXISTS (SELECT FROM pg_catalog.pg_operator AS o WHERE o.oid = pg_catalog.to_regoperator(" +
      quote_literal(sql_name(id)) + ")\n    AND " + names_function("o.oprcode", object.function) + "\n    AND " +
      names_function("o.oprrest", object.restrict_function) + "\n    AND " +
      names_function("o.oprjoin", object.join_function) +
      "\n    AND o.oprcom = " + other(object.commutator, object.right, object.left) +
      " AND o.oprnegate = " + other(object.negator, object.left, object.right) +
      " AND o.oprcanhash = " + (object.hashes ? "true" : "false") +
      " AND o.oprcanmerge = " + (object.merges ? "true" : "false") + ")";
  return {verify_that(condition, display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
