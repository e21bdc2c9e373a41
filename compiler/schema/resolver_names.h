#pragma once
// Inside the resolver: what names mean in a Schema under a search_path, and the columns of what they name.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/kinds/definition.h"
#include "compiler/kinds/type_name.h"
#include "compiler/schema/resolver_shape.h"

namespace ashlar::resolution {

/// The outcome of looking a name up.
enum class Verdict : std::uint8_t {
  found,
  outside,  // of the system, of an extension or of a schema that is not the project's: accepted as it stands
  missing,
};
struct Lookup {
  Verdict verdict = Verdict::missing;
  ObjectId id;
};

/// What pg_catalog says of a built-in function.
struct BuiltinFunction {
  std::string_view name;
  std::string_view type;  // empty: depends on the arguments
  bool returns_set = false;
  std::string_view columns;  // OUT parameters: "key text,value jsonb"
};
const BuiltinFunction* find_builtin_function(std::string_view name);

class Names {
 public:
  explicit Names(const Schema& schema);

  using Parts = std::span<const std::string>;
  using Path = std::span<const std::string>;

  [[nodiscard]] Lookup relation(Parts parts, Path path) const;
  [[nodiscard]] Lookup type(Parts parts, Path path) const;
  /// All routines of that name in the schemas of the path (or the one that is written).
  [[nodiscard]] std::vector<ObjectId> routines(Parts parts, Path path) const;
  /// The range type whose constructors have that name, or whose multirange's have: `multirange` says which.
  [[nodiscard]] ObjectId constructed(Parts parts, Path path, bool multirange) const;
  /// True where a function of that qualified name must be the project's own.
  [[nodiscard]] bool owns_functions_of(const std::string& schema) const;
  /// True for a schema that the project declares.
  [[nodiscard]] bool owns(const std::string& schema) const;
  /// True for names that only the server itself can have.
  [[nodiscard]] static bool of_system(Parts parts);
  [[nodiscard]] bool has_extensions() const { return extensions_ != 0; }

  /// The columns of a table, view, sequence or composite type. Views are resolved first by `resolve_view`.
  [[nodiscard]] ShapePtr shape(const ObjectId& relation) const;
  /// Drops what is remembered of a relation.
  void forget(const ObjectId& relation) { shapes_.erase(relation); }
  /// The columns of a type's rows, where it is a composite or a row type; nullptr else.
  [[nodiscard]] ShapePtr row_shape(const SqlText& type) const;

  /// "did you mean x?", or nothing.
  [[nodiscard]] std::string suggest_relation(const std::string& name) const;
  [[nodiscard]] std::string suggest_type(const std::string& name) const;
  [[nodiscard]] std::string suggest_function(const std::string& schema, const std::string& name) const;

  /// Called before a view's columns are read; false where they cannot be known.
  std::function<bool(const ObjectId& view)> resolve_view;

  [[nodiscard]] const Schema& schema() const { return schema_; }

 private:
  [[nodiscard]] ShapePtr read_shape(const ObjectId& relation) const;
  template <class Wanted>
  [[nodiscard]] std::string suggest(const std::string& name, Wanted&& wanted) const;
  template <class Wanted>
  [[nodiscard]] ObjectId first(Parts parts, Path path, Wanted&& wanted) const;

  const Schema& schema_;
  std::size_t extensions_ = 0;
  bool extensions_with_relations_ = false;
  bool extension_without_schema_ = false;
  std::unordered_set<std::string> extension_schemas_;
  mutable std::unordered_map<ObjectId, ShapePtr> shapes_;
  mutable int suggestions_ = 0;
};

/// Splits `data.todo`, `"We""ird".x` as the server reads names in strings; empty where it is none.
std::vector<std::string> split_name(std::string_view text);

}  // namespace ashlar::resolution
