#include "compiler/kinds/event_trigger/event_trigger.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string tag_list(const EventTrigger& object) {
  std::vector<std::string> tags;
  for (const std::string& tag : object.tags) {
    tags.push_back(quote_literal(tag));
  }
  return join(tags, ", ");
}

Statement enabling(const ObjectId& id, const std::string& enabled) {
  const std::string action = enabled.empty() ? "ENABLE" : enabled == "DISABLE" ? "DISABLE" : "ENABLE " + enabled;
  return {.sql = "ALTER EVENT TRIGGER " + sql_name(id) + " " + action, .hazards = {Hazard::CORRECTNESS}};
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const EventTrigger& object) {
  std::string sql = "CREATE EVENT TRIGGER " + sql_name(id) + "\n  ON " + object.event;
  if (!object.tags.empty()) {
    sql += "\n  WHEN tag IN (" + tag_list(object) + ")";
  }
  Statements statements{
      {.sql = sql + "\n  EXECUTE FUNCTION " + object.function.text() + "()", .hazards = {Hazard::CORRECTNESS}}};
  if (!object.enabled.empty()) {
    statements.push_back(enabling(id, object.enabled));
  }
  return statements;
}

Alteration alter(const Emit&, const ObjectId& id, const EventTrigger&, const EventTrigger& after, const Changed&) {
  return {.statements = {enabling(id, after.enabled)}};
}

Statements verify(const Emit&, const ObjectId& id, const EventTrigger& object) {
  const std::string letter = object.enabled.empty() ? "O" : object.enabled.substr(0, 1);
  const std::string tags =
      object.tags.empty() ? std::string("e.evttags IS NULL") : "e.evttags = ARRAY[" + tag_list(object) + "]";
  return {verify_that(
      "EXISTS (SELECT FROM pg_catalog.pg_event_trigger AS e WHERE e.evtname = " + quote_literal(id.name()) +
          " AND e.evtevent = " + quote_literal(object.event) + " AND e.evtenabled = " + quote_literal(letter) +
          " AND " + tags + "\n    AND " + names_function("e.evtfoid", object.function) + ")",
      display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
