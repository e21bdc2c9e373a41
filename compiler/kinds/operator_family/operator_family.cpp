#include "compiler/kinds/operator_family/operator_family.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string operands(const OperatorMember& member) {
  return "(" + member.left.text() + ", " + member.right.text() + ")";
}

/// The operator or function alone: `data.<`, `data.compare(data.c, data.c)`.
std::string member_name(const OperatorMember& member) {
  if (!member.own) {
    return member.name;
  }
  return member.function ? sql_name(member.own)
                         : quote_identifier(member.own.parent().name()) + "." + member.own.name();
}

Statement altering(const ObjectId& id, std::string_view verb, const std::vector<std::string>& items) {
  return {.sql = "ALTER OPERATOR FAMILY " + sql_name(id) + " " + std::string(verb) + "\n  " + join(items, ",\n  "),
          .hazards = {Hazard::CORRECTNESS}};
}

/// SQL: the oid of the operator or function of a member.
std::string member_oid(const OperatorMember& member) {
  if (member.function) {
    return "pg_catalog.to_regprocedure(" + quote_literal(member_name(member)) + ")";
  }
  return "pg_catalog.to_regoperator(" + quote_literal(member_name(member) + operands(member)) + ")";
}

}  // namespace

std::string operator_member_key(const OperatorMember& member) {
  return (member.function ? "FUNCTION " : "OPERATOR ") + std::to_string(member.number) + " " + operands(member);
}

std::string operator_member(const OperatorMember& member) {
  if (member.function) {
    return operator_member_key(member) + " " + member_name(member);
  }
  std::string sql = "OPERATOR " + std::to_string(member.number) + " " + member_name(member) + " " + operands(member);
  sql += member.sort_family.empty() ? "" : " FOR ORDER BY " + member.sort_family.text();
  return sql;
}

std::string has_members(const std::vector<OperatorMember>& members, const std::string& family,
                        const std::string& of_class) {
  const auto count = [&](const std::string& prefix) {
    const std::string left = "m." + prefix + "lefttype";
    const std::string right = "m." + prefix + "righttype";
    const std::string of_some_class = "EXISTS (SELECT FROM pg_catalog.pg_opclass AS c WHERE c.opcfamily = m." + prefix +
                                      "family AND c.opcintype = " + left + " AND " + left + " = " + right;
    return "(SELECT pg_catalog.count(*) FROM pg_catalog.pg_" + prefix + " AS m WHERE m." + prefix +
           "family = " + family + " AND " +
           (of_class.empty() ? "NOT " + of_some_class + "))" : of_some_class + " AND c.oid = " + of_class + "))");
  };
  const std::string held = count("amop") + "\n      + " + count("amproc") + " = " + std::to_string(members.size());
  std::string condition = held;
  for (const OperatorMember& member : members) {
    const std::string prefix = member.function ? "m.amproc" : "m.amop";
    condition += "\n    AND EXISTS (SELECT FROM pg_catalog.";
    condition += member.function ? "pg_amproc" : "pg_amop";
    condition += " AS m WHERE " + prefix + "family = " + family + " AND ";
    condition += member.function ? "m.amprocnum" : "m.amopstrategy";
    condition += " = " + std::to_string(member.number);
    condition += " AND " + prefix + "lefttype = pg_catalog.to_regtype(" + quote_literal(member.left.text()) + ")";
    condition += " AND " + prefix + "righttype = pg_catalog.to_regtype(" + quote_literal(member.right.text()) + ")";
    condition += member.function ? " AND m.amproc = " + member_oid(member) + ")"
                                 : " AND m.amopopr = " + member_oid(member) +
                                       " AND m.amoppurpose = " + (member.sort_family.empty() ? "'s')" : "'o')");
  }
  return condition;
}

void references(const ObjectId& id, const OperatorFamily&, const ReferenceSink& sink) {
  sink(ObjectId(kind_of<AccessMethod>, id.arguments()), false);
}

Statements create(const Emit&, const ObjectId& id, const OperatorFamily& object) {
  Statements statements{{.sql = "CREATE OPERATOR FAMILY " + sql_name(id)}};
  std::vector<std::string> items;
  for (const OperatorMember& member : object.members) {
    items.push_back(operator_member(member));
  }
  if (!items.empty()) {
    statements.push_back(altering(id, "ADD", items));
  }
  return statements;
}

Alteration alter(const Emit&, const ObjectId& id, const OperatorFamily& before, const OperatorFamily& after,
                 const Changed&) {
  const auto missing_in = [](const OperatorFamily& family, const OperatorMember& member) {
    return std::find(family.members.begin(), family.members.end(), member) == family.members.end();
  };
  Alteration alteration;
  std::vector<std::string> gone;
  std::vector<std::string> added;
  for (const OperatorMember& member : before.members) {
    if (missing_in(after, member)) {
      gone.push_back(operator_member_key(member));
    }
  }
  for (const OperatorMember& member : after.members) {
    if (missing_in(before, member)) {
      added.push_back(operator_member(member));
    }
  }
  if (!gone.empty()) {
    alteration.statements.push_back(altering(id, "DROP", gone));
  }
  if (!added.empty()) {
    alteration.statements.push_back(altering(id, "ADD", added));
  }
  return alteration;
}

Statements verify(const Emit&, const ObjectId& id, const OperatorFamily& object) {
  const std::string family = catalog_row(id).oid;
  return {verify_that(family + " IS NOT NULL\n    AND " + has_members(object.members, family, {}),
                      display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
