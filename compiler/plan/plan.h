#pragma once
// The Plan: ordered steps from one Schema to another. What backends get.

#include <string>
#include <utility>
#include <vector>

#include "compiler/ir/kind.h"

namespace ashlar {

/// What a step does to its object.
enum class Action : std::uint8_t { create, alter, drop, rename };

/// One unit of a plan. `up` leads there, `down` back, `verify` fails where `up` has not been done.
struct Step {
  std::uint32_t id = 0;  // from 1, in order
  std::string object;    // "view api.todos", as messages name it
  std::string name;      // "todos": for naming changes
  Action action = Action::create;
  Statements up;
  Statements verify;
  std::vector<std::string> verified;  // for each of `verify`, the object it asks about, named as `object`
  std::vector<Hazard> hazards;        // of all its statements, sorted, once each
  Lock lock = Lock::none;             // the strongest of its statements
  bool transactional = true;          // false: some statement cannot run in a transaction
  bool ends_transaction = false;      // what it made cannot be used before its transaction ended
  std::vector<std::uint32_t> needs;   // ids of earlier steps that must come first
  std::string origin_path;            // where the object is declared; empty where nowhere
  std::uint32_t origin_line = 0;
};

/// Ordered steps up, and the steps back: the plan of the same two states exchanged.
struct Plan {
  /// Run-time parameters that a script sets first, by name and SQL value (kinds: script_settings()).
  std::vector<std::pair<std::string, std::string>> settings;
  std::vector<Step> up;
  std::vector<Step> down;
  [[nodiscard]] bool empty() const { return up.empty() && down.empty(); }
};

}  // namespace ashlar
