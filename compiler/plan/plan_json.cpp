#include "compiler/plan/plan_json.h"

#include <array>
#include <nlohmann/json.hpp>

namespace ashlar {

namespace {

using Json = nlohmann::ordered_json;

constexpr int format_version = 1;
constexpr std::array<const char*, 4> action_names{"create", "alter", "drop", "rename"};
constexpr std::array<const char*, 5> lock_names{"none", "share update exclusive", "share", "share row exclusive",
                                                "access exclusive"};

Json sql_of(const Statements& statements) {
  Json list = Json::array();
  for (const Statement& statement : statements) {
    list.push_back(statement.sql);
  }
  return list;
}

Json operation_json(const Operation& operation);

/// SQL is told apart from names and texts as {"sql": …}.
Json value_json(const Value& value) {
  return std::visit(
      [](const auto& held) -> Json {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, std::monostate>) {
          return nullptr;
        } else if constexpr (std::is_same_v<Held, SqlExpression>) {
          return {{"sql", held.sql}};
        } else if constexpr (std::is_same_v<Held, Value::Values>) {
          Json list = Json::array();
          for (const Value& one : held) {
            list.push_back(value_json(one));
          }
          return list;
        } else if constexpr (std::is_same_v<Held, Value::Operations>) {
          Json list = Json::array();
          for (const Operation& one : held) {
            list.push_back(operation_json(one));
          }
          return list;
        } else {
          return held;
        }
      },
      value.value);
}

Json operation_json(const Operation& operation) {
  Json object{{"operation", operation.name}};
  for (const auto& [name, value] : operation.arguments) {
    object[name] = value_json(value);
  }
  return object;
}

/// One for each statement of `sql.up`; null where only the SQL says it.
Json operations_of(const Statements& statements) {
  Json list = Json::array();
  for (const Statement& statement : statements) {
    list.push_back(statement.operation ? operation_json(*statement.operation) : Json(nullptr));
  }
  return list;
}

/// The way back of one object: what the opposite plan does to it.
Json way_back(const Step& step, const std::vector<Step>& opposite) {
  Json list = Json::array();
  for (const Step& other : opposite) {
    if (other.object == step.object) {
      for (const Statement& statement : other.up) {
        list.push_back(statement.sql);
      }
    }
  }
  return list;
}

Json steps_json(const std::vector<Step>& steps, const std::vector<Step>& opposite) {
  Json list = Json::array();
  for (const Step& step : steps) {
    Json hazards = Json::array();
    for (const Hazard hazard : step.hazards) {
      hazards.push_back(hazard_name(hazard));
    }
    Json one{{"id", step.id},
             {"object", step.object},
             {"action", action_names.at(static_cast<std::size_t>(step.action))},
             {"sql", {{"up", sql_of(step.up)}, {"down", way_back(step, opposite)}, {"verify", sql_of(step.verify)}}},
             {"operations", operations_of(step.up)},
             {"transactional", step.transactional},
             {"ends_transaction", step.ends_transaction},
             {"hazards", std::move(hazards)},
             {"lock", lock_names.at(static_cast<std::size_t>(step.lock))},
             {"needs", step.needs}};
    if (!step.origin_path.empty()) {
      one["origin"] = {{"path", step.origin_path}, {"line", step.origin_line}};
    }
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

std::string plan_json(const Plan& plan, const PlanEnds& ends) {
  const Json document{{"ashlar_plan", format_version},
                      {"project", ends.project},
                      {"from", ends.from},
                      {"to", ends.to},
                      {"settings", plan.settings},
                      {"steps", steps_json(plan.up, plan.down)},
                      {"revert", steps_json(plan.down, plan.up)}};
  // Bytes that are not UTF-8 cannot stand in JSON; they are shown as U+FFFD rather than ending the program.
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ashlar
