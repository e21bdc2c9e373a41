#pragma once
// What the server makes of the types in an expression: which operator or function is meant, and to which types its
// arguments are turned (documentation, chapter "Type Conversion"; parse_oper.c, parse_func.c, parse_coerce.c).
//
// A type is its name as format_type() prints it, without modifier. `unknown` is the type of a string constant or NULL
// that nothing has typed yet; an empty name is a type that is not known here, of which nothing can be concluded.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ashlar {

inline constexpr std::string_view untyped_constant = "unknown";

/// What must be known of types that are not built in.
struct TypeFacts {
  /// A domain's type, without modifier; empty for what is no domain of the schema.
  std::function<std::string(const std::string& type)> domain_base;
  std::function<bool(const std::string& type)> is_enum;
  std::function<bool(const std::string& type)> is_row;
};

/// Of a call none of whose arguments stand for elements of an array.
inline constexpr auto not_gathered = static_cast<std::size_t>(-1);

/// The operator or function that is meant.
struct ResolvedCall {
  std::vector<std::string> arguments;   // the types that the arguments are turned to; empty: left as it is
  std::string result;                   // empty: not known
  std::size_t gathered = not_gathered;  // the first of the arguments that become the array of a VARIADIC parameter
};

/// A function of the schema, as a candidate.
struct Signature {
  std::vector<std::string> arguments;
  std::size_t needed = 0;  // arguments without defaults
  bool variadic = false;   // the last is an array that takes the remaining ones
  std::string result;
  std::size_t gathered = not_gathered;  // as of ResolvedCall, once it is clear what the call has
};

class TypeConversion {
 public:
  explicit TypeConversion(TypeFacts facts) : facts_(std::move(facts)) {}

  /// The type itself, or what a domain rests on.
  [[nodiscard]] std::string base_of(const std::string& type) const;
  /// True where the server turns `from` into `to` without being asked.
  [[nodiscard]] bool implicit(const std::string& from, std::string_view to) const;
  /// The type of CASE, COALESCE, ARRAY, UNION, … over these; empty where it is not known. All unknown: text.
  [[nodiscard]] std::string common(std::span<const std::string> types) const;
  /// The operator of pg_catalog; `left` is empty for a prefix operator. nullopt where it cannot be told.
  [[nodiscard]] std::optional<ResolvedCall> binary(std::string_view name, const std::string& left,
                                                   const std::string& right) const;
  [[nodiscard]] std::optional<ResolvedCall> prefix(std::string_view name, const std::string& operand) const;
  /// The function of pg_catalog.
  [[nodiscard]] std::optional<ResolvedCall> function(std::string_view name, std::span<const std::string> types) const;
  /// One of `candidates`.
  [[nodiscard]] std::optional<ResolvedCall> choose(std::span<const Signature> candidates,
                                                   std::span<const std::string> types) const;

 private:
  [[nodiscard]] char category(const std::string& type) const;
  [[nodiscard]] bool preferred(std::string_view type) const;
  [[nodiscard]] std::optional<ResolvedCall> select(std::vector<Signature> candidates,
                                                   std::span<const std::string> types) const;
  [[nodiscard]] std::optional<ResolvedCall> settled(const Signature& chosen, std::span<const std::string> types) const;

  TypeFacts facts_;
};

/// True for an operator class that an index of that method uses for some type where none is written.
bool is_default_operator_class(std::string_view method, std::string_view name);
/// `integer[]` to `integer`; empty for what is no array.
std::string element_type(std::string_view type);
/// `numeric(10,2)` to `numeric`, `timestamp(3) with time zone` to `timestamp with time zone`, `character(3)` to
/// `character`. Arrays keep their brackets.
std::string without_type_modifier(std::string_view type);

}  // namespace ashlar
