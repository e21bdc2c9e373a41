#pragma once
// Within compiler/language: mixins of the library, and what they may have been given where a table has what they add.
// What a mixin adds to a probe is a pattern: names that are nobody's stand in the place of its arguments.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/language/document.h"
#include "compiler/language/emit.h"

namespace ashlar::language {

inline constexpr std::string_view probe_schema = "ashlar_probe_schema";
inline constexpr std::string_view probe_table = "ashlar_probe_table";

/// A mixin of a module, as others see it.
struct Formal {
  struct Parameter {
    std::string name;
    language::Parameter::Type type = language::Parameter::Type::expression;
    std::optional<std::string> value;  // its default, as it is written
  };
  std::string module;
  std::string name;
  std::vector<Parameter> parameters;
};

/// What is given for each parameter, as it is written; nothing where the default does.
using Given = std::vector<std::optional<std::string>>;

std::vector<Formal> mixins_of(const Library::Module& module);

/// `owned(by: person)`
std::string call_of(const Formal& mixin, const Given& arguments);

/// Given that stand for any; nothing where a parameter has a type of which there are too few values.
std::optional<Given> any_arguments(const Formal& mixin);

/// The schema and the name of the table that a pattern is held against.
struct Target {
  std::string_view schema;
  std::string_view table;
};

/// Text in which arguments of any_arguments() stand, and the probe's names.
class Pattern {
 public:
  Pattern(const Formal& mixin, std::string_view text);
  /// `text` as it is where the arguments are `bound`, once for each choice of those that are not.
  [[nodiscard]] std::vector<Given> match(std::string_view text, const Target& target, const Given& bound) const;
  /// The text for these arguments; nothing where one is not bound.
  [[nodiscard]] std::optional<std::string> filled(const Target& target, const Given& bound) const;

 private:
  struct Piece {
    enum class Kind : std::uint8_t { text, schema, table, argument };
    Kind kind = Kind::text;
    std::string text{};
    std::size_t parameter = 0;
  };
  void match(std::size_t piece, std::string_view text, const Target& target, Given& bound,
             std::vector<Given>& found) const;
  [[nodiscard]] std::optional<std::string_view> fixed(const Piece& piece, const Target& target,
                                                      const Given& bound) const;
  const Formal& mixin_;
  std::vector<Piece> pieces_;
};

/// What was bound, as it is written between the parentheses of `with`; nothing for what is the default.
Given written(const Formal& mixin, Given bound);

}  // namespace ashlar::language
