#include "compiler/driver/show_plan.h"

#include <fmt/format.h>

#include <array>

#include "compiler/base/text.h"

namespace ashlar::driver {

namespace {

struct Style {
  std::string_view sign;
  std::string_view color;
  std::string_view word;
};

Style style_of(Action action) {
  switch (action) {
    case Action::create:
      return {"+", "\033[32m", "create"};
    case Action::alter:
      return {"~", "\033[33m", "change"};
    case Action::drop:
      return {"-", "\033[31m", "drop"};
    case Action::rename:
      return {">", "\033[36m", "rename"};
  }
  return {"?", "", ""};
}

std::string indented(std::string_view text) {
  std::string result;
  for (const std::string& line : split(text, '\n')) {
    result += line.empty() ? "\n" : "      " + line + "\n";
  }
  return result;
}

}  // namespace

std::string human_plan(const std::vector<Step>& steps, bool color) {
  if (steps.empty()) {
    return "no differences\n";
  }
  std::string text;
  std::array<std::size_t, 4> counts{};
  for (const Step& step : steps) {
    ++counts.at(static_cast<std::size_t>(step.action));
    const Style style = style_of(step.action);
    const std::string_view on = color ? style.color : "";
    const std::string_view off = color ? "\033[0m" : "";
    text += fmt::format("{}{} {} {}{}", on, style.sign, style.word, step.object, off);
    if (!step.origin_path.empty()) {
      text += fmt::format("  ({}:{})", step.origin_path, step.origin_line);
    }
    text += '\n';
    if (!step.hazards.empty() || !step.transactional) {
      std::string marks;
      for (const Hazard hazard : step.hazards) {
        marks += (marks.empty() ? "" : ", ") + std::string(hazard_name(hazard));
      }
      if (!step.transactional) {
        marks += (marks.empty() ? "" : ", ") + std::string("not in a transaction");
      }
      text += fmt::format("    {}! {}{}\n", color ? "\033[35m" : "", marks, off);
    }
    for (const Statement& statement : step.up) {
      text += indented(statement.sql + ";");
    }
    text += '\n';
  }
  text += fmt::format("Plan: {} to create, {} to change, {} to drop, {} to rename.\n", counts[0], counts[1], counts[2],
                      counts[3]);
  return text;
}

std::string sql_script(const Plan& plan, const std::vector<Step>& steps) {
  std::string text;
  if (steps.empty()) {
    return text;
  }
  for (const auto& [name, value] : plan.settings) {
    text += fmt::format("SET {} = {};\n", name, value);
  }
  for (const Step& step : steps) {
    for (const Statement& statement : step.up) {
      text += "\n" + statement.sql + ";\n";
    }
  }
  return text;
}

}  // namespace ashlar::driver
