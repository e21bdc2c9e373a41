#include "compiler/schema/do_guard.h"

#include <algorithm>

#include "compiler/schema/words.h"

namespace ashlar {

namespace {

bool take_away(const std::vector<DoStep>& steps) {
  return std::ranges::any_of(steps, [](const DoStep& step) {
    const auto words = syntax::words_of(step.statement.text);
    return std::ranges::any_of(words, [](const auto& word) { return word == "drop" || word == "rename"; }) ||
           std::ranges::any_of(step.branches, [](const DoBranch& one) { return take_away(one.steps); });
  });
}

}  // namespace

bool decides(const DoStep& step) {
  return std::ranges::any_of(step.branches, [](const DoBranch& one) {
    return has_step(one.steps, DoStep::Form::statement) || has_step(one.steps, DoStep::Form::leave);
  });
}

bool is_guard(const SourceText& condition) {
  const Words words(condition.text);
  std::size_t at = 0;
  while (words.text(at) == "(" || words.is(at, "SELECT")) {
    ++at;
  }
  if (words.is(at, "NOT")) {
    return words.is(at + 1, "EXISTS") || words.is(at + 1, "FOUND");
  }
  at += words.is(at, "PG_CATALOG") ? 2 : 0;
  return to_lower(words.text(at)).starts_with("to_reg") && words.is(words.past(at + 1), "IS") &&
         words.is(words.past(at + 1) + 1, "NULL");
}

bool only_guards(const DoStep& step) {
  const DoBranch& first = step.branches.front();
  const DoStep rest{.form = step.form, .statement = {}, .branches = {step.branches.begin() + 1, step.branches.end()}};
  return is_guard(first.condition) && !decides(rest) && !has_step(first.steps, DoStep::Form::leave) &&
         !take_away(first.steps);
}

bool only_of_roles(const std::vector<DoBranch>& branches) {
  return std::ranges::all_of(branches, [](const DoBranch& one) {
    return std::ranges::all_of(one.steps, [](const DoStep& step) {
      return step.form == DoStep::Form::branches ? only_of_roles(step.branches) : step.of_roles;
    });
  });
}

void mark_guarded(DoBranch& branch) {
  for (DoStep& step : branch.steps) {
    step.unless_there = step.unless_there || is_guard(branch.condition);
  }
}

}  // namespace ashlar
