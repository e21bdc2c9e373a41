#pragma once
// Inside the resolver: one pending text, printed in canonical form while its names are looked up.
//
// The printers write to `out_`, left to right. What must be resolved before it is printed (FROM before the select
// list, arguments before the name of an overloaded function) goes to a Writer of its own and is appended.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/kinds/figure.h"
#include "compiler/schema/resolver_names.h"
#include "compiler/schema/resolver_shape.h"
#include "compiler/schema/resolver_types.h"
#include "compiler/schema/resolver_writer.h"

namespace ashlar::resolution {

/// What all texts of one run share.
struct Run {
  const Names& names;
  Diagnostics& diagnostics;
  int postgres = 15;
  bool final = true;
  bool patient = false;  // see ResolveOptions
};

/// Where an expression stands, which decides whether it needs parentheses.
enum class Place : std::uint8_t {
  open,        // anything may stand here (the server's a_expr)
  restricted,  // no AND, OR, NOT, IS NULL, LIKE, IN, AT TIME ZONE, COLLATE outside parentheses (b_expr)
  primary,     // only what needs no parentheses anywhere (c_expr)
};

/// How a query's select list is written.
struct QueryStyle {
  /// The names of its columns matter to what is around it: they are kept through renames.
  bool named = false;
  /// Names from outside: a view's or WITH query's column list.
  std::vector<std::string> names;
  /// The WITH query that the query may refer to itself by, and the columns it has where they are written.
  std::string recursive = {};
  std::vector<std::string> recursive_columns = {};
};

class TextResolver {
 public:
  /// `owner` is the Object that the text stands in.
  TextResolver(const Run& run, const PendingSyntax& pending, const ObjectId& owner);

  /// The canonical text; nullopt where it must stay pending.
  std::optional<SqlText> resolve();
  /// A view's query and its columns; `column_names` are those written after the view's name.
  std::optional<QueryText> resolve_view(const std::vector<std::string>& column_names);
  /// Views that the text's FROM clauses may mean (WITH queries of the same name are not told apart).
  static std::vector<ObjectId> views_named(const Run& run, const PendingSyntax& pending);

  /// Expressions after DEFAULT in CREATE TABLE and CREATE DOMAIN.
  void set_restricted() { place_ = Place::restricted; }

 private:
  using Node = syntax::Node;

  // resolver_text.cpp: scopes, errors, tokens and clauses
  void set_scope();
  void clause(Node node);
  void children_of(Node node);
  void token(Node leaf);
  void string_constant(Node leaf);
  void own_column(Node name);
  void missing(Code code, Node at, std::string_view name, std::string suggestion);
  void contradict(Node at, const std::string& what);
  [[nodiscard]] std::span<const std::string> path() const;

  // resolver_clauses.cpp: pieces of other statements
  void references(Node node);
  void index_element(Node node);
  void element_expression(Node expression);
  void partition_by(Node node);
  void partition_values(Node node);
  void function_body(Node node);
  void subscript(Node node);

  // resolver_expressions.cpp
  Typed expression(Node node, Place place = Place::open);
  Typed operand(Node node, int least, Place place);
  Typed core(Node node, Place place);
  Typed operation(Node node, Place place);
  Typed between(Node node, Place place);
  Typed is_predicate(Node node, Place place);
  Typed any_operand(Node node);
  Typed cast(Node node, Place place);
  Typed typed_literal(Node node);
  Typed indirection(Node node);
  Typed literal(Node node);
  Typed row(Node node);
  Typed case_expression(Node node);
  Typed array(Node node);
  Typed array_elements(Node node);
  Typed listed(Node node, std::string_view name);
  Typed subquery(Node query, bool exists);
  Typed special(Node node);
  Typed special_type(Node node, const std::vector<Typed>& types) const;
  Typed numbered_parameter(Node node);
  Typed extract(Node node);
  Typed trim(Node node);
  /// `left` is the type of the operand before it, if there is one.
  void operator_name(Node node, const Typed* left = nullptr);
  /// The operators of the project that a name may mean.
  [[nodiscard]] std::vector<ObjectId> own_operators(const std::vector<std::string>& parts, const Typed* left) const;
  static inline const Typed unknown_operand{};
  /// A collation: an Object of the project, or the name as it stands.
  void collation(Node name);
  /// An operator class for the access method that waits with it, likewise.
  void operator_class(Node name);
  SqlText type(Node type_name);
  SqlText type_of_column(const kinds::TypeName& name, Node at);
  [[nodiscard]] std::string argument_types(std::string_view list) const;
  bool name_constant(Node constant, std::string_view reg_type);
  /// What is looked up by its kind and name alone; "no object" where it is not there.
  [[nodiscard]] ObjectId in_schemas(Kind kind, const std::vector<std::string>& parts) const;

  // resolver_columns.cpp
  Typed column_reference(Node node, const std::string* alias = nullptr);
  struct Column {
    const Item* item = nullptr;
    std::size_t index = 0;
    [[nodiscard]] explicit operator bool() const { return item != nullptr; }
  };
  [[nodiscard]] Column find_column(const Scope& scope, const std::string& name, bool& ambiguous,
                                   bool& incomplete) const;
  [[nodiscard]] const Item* find_item(const std::string& schema, const std::string& alias) const;
  Typed unqualified(Node node, const std::string& name, const std::string* alias);
  Typed attribute(const Item& item, const ObjectId& function);
  Typed qualified(Node node, const std::vector<std::string>& parts, const std::string* alias);
  Typed parameter(const std::vector<std::string>& parts, bool& found);
  Typed show_column(const Item& item, std::size_t index, bool qualify, const std::string* alias);
  void show_alias(const Item& item);
  Typed whole_row(const Item& item, const std::string* alias = nullptr);
  void unknown_column(Node node, const std::string& name, const Item* item);

  // resolver_functions.cpp
  /// What a function in FROM gives.
  struct FunctionResult {
    SqlText type;
    ShapePtr row;         // its columns, where it gives rows of a known kind
    bool scalar = false;  // one column, of `type`
    std::string column;   // whose name this is; empty: the alias's
  };
  Typed function_call(Node node, FunctionResult* result = nullptr);
  SqlText arguments(Node call, const std::string& function, std::vector<Typed>& types, std::vector<std::string>& names);
  void argument(Node node, const std::string& function, std::vector<Typed>& types, std::vector<std::string>& names);
  void function_name(Node name_node, const std::vector<std::string>& parts, const std::vector<Typed>& types,
                     const std::vector<std::string>& names, FunctionResult& result);
  bool range_constructor(const std::vector<std::string>& parts, FunctionResult& result);
  std::vector<ObjectId> matching(const std::vector<ObjectId>& candidates, const std::vector<Typed>& types,
                                 const std::vector<std::string>& names) const;
  [[nodiscard]] FunctionResult result_of(const ObjectId& routine) const;
  [[nodiscard]] FunctionResult result_of_built_in(const std::string& name, const std::vector<Typed>& types) const;
  void call_suffix(Node call);
  void window(Node specification);
  void sort_clause(Node order_by);
  void sort_element(Node element);
  void frame(Node node);

  // resolver_queries.cpp
  struct Output {
    std::string name;
    SqlText type;
    bool follows = false;  // shows a column under its own name, with no name of the query's
  };
  ShapePtr query(Node query, const QueryStyle& style);
  ShapePtr query_body(Node body, const QueryStyle& style, Node query);
  ShapePtr select(Node core, const QueryStyle& style, Node query);
  ShapePtr set_operation(Node node, const QueryStyle& style);
  ShapePtr values(Node node, const QueryStyle& style);
  ShapePtr table_command(Node node, const QueryStyle& style, Node query);
  void with_clause(Node with, CommonTables& tables);
  void common_table(Node node, bool recursive, CommonTables& tables);
  void query_tail(Node query);
  void group_by(Node node);
  void nested(Node query, const QueryStyle& style, ShapePtr* shape, bool inline_simple);
  std::vector<SqlText> targets(Node list, const QueryStyle& style, std::vector<Output>& outputs, bool& complete);
  void target(Node node, const QueryStyle& style, std::vector<SqlText>& items, std::vector<Output>& outputs,
              bool& complete);
  void star(const Item* only, const QueryStyle& style, std::vector<SqlText>& items, std::vector<Output>& outputs,
            bool& complete);
  void write_list(const std::vector<SqlText>& items);
  void output_expression(Node expression, bool inputs_first);
  void conjunction(std::string_view word, Node expression);

  // resolver_from.cpp
  void from_list(Node clause, std::string_view word, Scope& scope);
  void table_reference(Node node, Scope& scope);
  void table_primary(Node node, Scope& scope);
  void relation_reference(Node node, Scope& scope);
  ShapePtr relation_name(Node relation_expression, Item& item);
  void function_reference(Node node, Scope& scope);
  ShapePtr table_function(Node node, std::string& name, bool& scalar);
  ShapePtr column_definitions(Node list);
  void subquery_reference(Node node, Scope& scope);
  void join_tail(Node node, std::size_t first, Scope& scope);
  void merge_columns(Node tail, std::size_t first, std::size_t right, Scope& scope);
  void table_alias(Node alias, Item& item);

  // resolver_changes.cpp
  void statement(Node node);
  ShapePtr change(Node node);
  ShapePtr insert(Node node);
  ShapePtr update(Node node);
  ShapePtr remove(Node node);
  ShapePtr merge(Node node);
  void on_conflict(Node node, const Item& target, Scope& scope);
  void set_clauses(Node parent, const Item& target);
  void target_column(Node insert_column, const Item& target);
  ShapePtr returning(Node parent);
  Item change_target(Node relation_expression, Node alias);

  const Run& run_;
  const PendingSyntax& pending_;
  ObjectId owner_;
  Place place_ = Place::open;
  Writer main_;
  Writer* out_ = &main_;
  Scope root_;
  const Scope* scope_ = &root_;
  const CommonTables* with_ = nullptr;
  const std::vector<Output>* outputs_ = nullptr;  // of the query whose ORDER BY, GROUP BY or DISTINCT ON is read
  const Item* clause_relation_ = nullptr;         // whose columns the column names of clauses mean
  int depth_ = 0;
  bool label_written_ = false;  // by show_column and whole_row, for a select item
  bool unresolved_ = false;
  bool failed_ = false;
};

using kinds::core_of;
using kinds::figure_name;
using kinds::is_expression;
/// How tightly the outermost operator of `core` binds; see resolver_expressions.cpp.
int precedence(syntax::Node core);

}  // namespace ashlar::resolution
