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
