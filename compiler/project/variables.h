#pragma once
// The variables of a psql session.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/project/session.h"

namespace ashlar::project {

/// Values that only a run of psql would know (\gset, \prompt, the environment) are "hidden": using
/// one is an error that names its origin, unless ashlar.toml gives a value, which then stands for it.
class SessionVariables {
 public:
  SessionVariables(const Variables& configured, int postgres);

  /// The value, nullptr where the variable is not set or hidden.
  [[nodiscard]] const std::string* find(std::string_view name) const;
  /// The value given in ashlar.toml, whatever the files did to the variable.
  [[nodiscard]] const std::string* configured(std::string_view name) const;
  void set(std::string_view name, std::string value);
  void unset(std::string_view name);
  /// `origin` completes "its value comes from …".
  void hide(std::string_view name, std::string origin, Span where);
  /// For a variable whose failure was reported: it has no value, and using it says nothing more.
  void poison(std::string_view name);
  /// Says why `name` has no value and how to give it one.
  void report_missing(std::string_view name, Span use, Diagnostics& diagnostics) const;

 private:
  struct Entry {
    std::optional<std::string> value;
    std::string origin;
    Span where;
  };
  const Variables* configured_;
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace ashlar::project
