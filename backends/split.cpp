#include "backends/split.h"

#include <algorithm>
#include <map>
#include <optional>

namespace ashlar::backends {

namespace {

using PartIndex = std::size_t;

Action undone_by(Action action) {
  switch (action) {
    case Action::create:
      return Action::drop;
    case Action::drop:
      return Action::create;
    case Action::alter:
    case Action::rename:
      break;
  }
  return action;
}

/// Which part each step of the way up ends in.
class Places {
 public:
  explicit Places(const std::vector<Part>& parts) {
    for (PartIndex i = 0; i < parts.size(); ++i) {
      for (const Unit& unit : parts[i].up) {
        exact_[{unit.step->object, unit.step->action}] = i;
        any_[unit.step->object] = i;
        if (unit.step->action == Action::rename && (renames_.empty() || renames_.back().first != unit.step)) {
          renames_.emplace_back(unit.step, i);
        }
      }
    }
  }

  /// The part that `step` of the way back undoes a step of.
  [[nodiscard]] std::optional<PartIndex> undone(const Step& step, std::size_t nth_rename) const {
    if (step.action == Action::rename) {
      // The names differ in the two directions, but renames are undone in the opposite order.
      return nth_rename < renames_.size() ? std::optional(renames_[renames_.size() - 1 - nth_rename].second)
                                          : std::nullopt;
    }
    if (const auto at = exact_.find({step.object, undone_by(step.action)}); at != exact_.end()) {
      return at->second;
    }
    const auto at = any_.find(step.object);
    return at == any_.end() ? std::nullopt : std::optional(at->second);
  }

 private:
  std::map<std::pair<std::string, Action>, PartIndex> exact_;
  std::map<std::string, PartIndex> any_;
  std::vector<std::pair<const Step*, PartIndex>> renames_;
};

void distribute_down(std::vector<Part>& parts, const std::vector<Step>& down) {
  const Places places(parts);
  std::vector<std::optional<PartIndex>> wanted;
  std::size_t renames = 0;
  for (const Step& step : down) {
    wanted.push_back(places.undone(step, renames));
    renames += step.action == Action::rename ? 1 : 0;
  }
  // What undoes no step of its own was taken along: dropped for the sake of what follows, created
  // again after what it waited for.
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i] && down[i].action != Action::drop && i > 0) {
      wanted[i] = wanted[i - 1];
    }
  }
  PartIndex next = 0;
  std::vector<PartIndex> part_of(down.size(), 0);
  for (std::size_t i = down.size(); i-- > 0;) {
    next = std::max(next, wanted[i].value_or(0));
    part_of[i] = next;
  }
  for (std::size_t i = 0; i < down.size(); ++i) {
    for (const Statement& statement : down[i].up) {
      parts[part_of[i]].down.push_back({&down[i], &statement});
    }
  }
}

void distribute_checks(std::vector<Part>& parts, const BackendRequest& request) {
  std::map<std::string, std::pair<PartIndex, Check>> last;
  std::vector<std::string> order;
  for (PartIndex i = 0; i < parts.size(); ++i) {
    const Step* done = nullptr;
    for (const Unit& unit : parts[i].up) {
      if (unit.step == done || unit.statement != &unit.step->up.back()) {
        continue;
      }
      done = unit.step;
      std::map<std::string, Check> of_step;
      for (std::size_t k = 0; k < done->verify.size(); ++k) {
        const std::string& object = k < done->verified.size() ? done->verified[k] : done->object;
        if (!last.contains(object) && !of_step.contains(object)) {
          order.push_back(object);
        }
        Check& check = of_step[object];
        check.object = object;
        check.sql.push_back(done->verify[k].sql);
      }
      for (auto& [object, check] : of_step) {
        last[object] = {i, std::move(check)};
      }
    }
  }
  for (const std::string& object : order) {
    auto& [part, check] = last[object];
    parts[part].checks.push_back(std::move(check));
  }
  for (const Check& check : request.checks) {
    if (!last.contains(check.object)) {
      parts.back().checks.push_back(check);
    }
  }
}

}  // namespace

std::vector<Unit> units_of(const std::vector<Step>& steps) {
  std::vector<Unit> units;
  for (const Step& step : steps) {
    for (const Statement& statement : step.up) {
      units.push_back({&step, &statement});
    }
  }
  return units;
}

std::vector<Check> checks_of(const std::vector<Step>& steps) {
  std::map<std::string, std::size_t> places;
  std::vector<Check> checks;
  for (const Step& step : steps) {
    std::map<std::string, Check> of_step;
    for (std::size_t k = 0; k < step.verify.size(); ++k) {
      const std::string& object = k < step.verified.size() ? step.verified[k] : step.object;
      Check& check = of_step[object];
      check.object = object;
      check.sql.push_back(step.verify[k].sql);
    }
    for (auto& [object, check] : of_step) {
      const auto [place, added] = places.try_emplace(object, checks.size());
      if (added) {
        checks.emplace_back();
      }
      checks[place->second] = std::move(check);
    }
  }
  return checks;
}

std::vector<Part> split_plan(const BackendRequest& request) {
  std::vector<Part> parts;
  for (const Unit& unit : units_of(request.plan.up)) {
    if (parts.empty() || unit.alone() || !parts.back().transaction) {
      parts.push_back({.transaction = !unit.alone(), .up = {}, .down = {}, .checks = {}});
    }
    parts.back().up.push_back(unit);
  }
  if (parts.empty() && !request.plan.down.empty()) {
    parts.emplace_back();
  }
  if (!parts.empty()) {
    distribute_down(parts, request.plan.down);
    distribute_checks(parts, request);
  }
  return parts;
}

}  // namespace ashlar::backends
