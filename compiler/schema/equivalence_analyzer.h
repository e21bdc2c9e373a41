#pragma once
// Inside the equivalence of texts: one text, analysed as the server would analyse it.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/schema/equivalence_terms.h"
#include "compiler/schema/resolver_names.h"
#include "compiler/schema/type_conversion.h"
#include "compiler/syntax/tree.h"

namespace ashlar::equivalence {

/// A column of a relation, a query or a function in FROM: the name by which it is found, and what a reference to it is.
struct Column {
  std::string name;
  Term term;
};

/// What the analysis of all texts of one Schema shares.
class Facts {
 public:
  Facts(const Schema& schema, int postgres);
  Facts(const Facts&) = delete;
  Facts& operator=(const Facts&) = delete;

  const Schema& schema;
  const resolution::Names names;
  const TypeConversion types;
  const int postgres;

  struct Relation {
    std::vector<std::pair<std::string, std::string>> columns;  // name, type without modifier
    bool complete = true;
  };
  /// A relation's columns; views are analysed for the types that the resolver leaves open.
  const Relation& relation(const ObjectId& id);
  [[nodiscard]] ObjectId type_named(const std::string& type) const;

 private:
  Relation read_relation(const ObjectId& id);
  std::map<ObjectId, Relation> relations_;
};

class Analyzer {
 public:
  Analyzer(Facts& facts, const TextPlace& place) : facts_(facts), place_(place) {}

  /// The tree; nullopt where the text cannot be read.
  std::optional<Term> run();
  /// Of a query: the types of the columns it puts out.
  std::optional<std::vector<std::pair<std::string, std::string>>> columns();

 private:
  using Node = syntax::Node;
  using Terms = std::vector<Term>;

  struct Item {
    std::string alias;
    std::string schema;
    ObjectId relation;
    int number = 0;
    std::vector<Column> columns;
    bool complete = true;
    bool by_column = true;   // unqualified columns find it
    bool is_scalar = false;  // a function with one value: its alias is the value
  };
  struct Scope {
    const Scope* outer = nullptr;
    std::vector<Item> items;
    std::vector<Column> merged;  // of JOIN … USING
  };
  struct Rows {
    Term term;
    std::vector<Column> columns;  // terms: the expressions behind them, where they are known
    bool complete = true;
  };
  struct CommonTable {
    std::string name;
    int number = 0;
    std::vector<Column> columns;
    bool complete = true;
  };

  // equivalence_analyzer.cpp
  std::unique_ptr<syntax::Tree> parsed();
  Term statement(Node node, const Scope* scope);
  Term generic(Node node, const Scope* scope);
  Terms generic_parts(Node node, const Scope* scope);
  [[nodiscard]] const Slot* slot_at(Node node) const;
  [[nodiscard]] ObjectId target_of(Node node) const;
  void set_scope(Scope& scope);
  Item relation_item(const ObjectId& relation, std::string alias);
  Term coerced(Term value, const std::string& type) const;
  Term assigned(Term value, const std::string& type) const;

  // equivalence_columns.cpp
  Term column(Node node, const Scope* scope);
  std::optional<Term> unqualified(const std::string& name, const Scope* scope);
  static const Item* find_item(const std::string& schema, const std::string& alias, const Scope* scope);
  Term whole_row(const Item& item) const;
  Term field(const Item& item, const std::string& name, Node node) const;
  std::optional<Term> parameter(const std::vector<std::string>& parts) const;

  // equivalence_expressions.cpp
  Term expression(Node node, const Scope* scope);
  Term core(Node node, const Scope* scope);
  Term literal(Node node) const;
  Term cast(Node node, const Scope* scope);
  Term typed(Term value, const std::string& written) const;
  Term logical(Node node, const Scope* scope, std::string_view head);
  Term operation(Node node, const Scope* scope);
  Term comparison(const std::string& name, Term left, Term right) const;
  Term binary(const std::string& name, Term left, Term right) const;
  Term unary(Node node, const Scope* scope);
  Term in_list(Node node, const Scope* scope);
  Term like(Node node, const Scope* scope);
  Term between(Node node, const Scope* scope);
  Term any(Node node, const std::string& name, Term left, Node quantified, const Scope* scope);
  Term any_array(const std::string& name, bool all, Term left, Term right) const;
  Term is_predicate(Node node, const Scope* scope);
  Term distinct(Node node, const Scope* scope);
  Term indirection(Node node, const Scope* scope);
  static Term negated(Term term);

  // equivalence_calls.cpp
  Term call(Node node, const Scope* scope, std::vector<Column>* rows = nullptr, bool* scalar = nullptr);
  Term builtin_call(const std::string& name, Terms arguments) const;
  void apply(Term& call, const std::optional<ResolvedCall>& resolved) const;
  std::optional<ResolvedCall> resolve(const ObjectId& routine, const std::vector<std::string>& types) const;
  void result_columns(const ObjectId& routine, const std::string& name, const Term& call, std::vector<Column>& rows,
                      bool& scalar);
  Term special(Node node, const Scope* scope);
  Term alike(std::string head, std::string text, Terms values) const;
  Term case_expression(Node node, const Scope* scope);
  Term array(Node node, const Scope* scope);
  Term array_elements(Node node, const Scope* scope, const std::string& element);
  Term row(Node node, const Scope* scope);
  Term value_function(Node node) const;

  // equivalence_queries.cpp
  Rows query(Node node, const Scope* scope);
  Rows query_body(Node body, Node node, const Scope* scope);
  Rows select(Node core, Node node, const Scope* scope);
  Rows values(Node node, Node query, const Scope* scope);
  Rows set_operation(Node node, Node query, const Scope* scope);
  void unify(Term& left, const Term& right) const;
  Terms targets(Node list, const Scope* scope, std::vector<Column>& columns, bool& complete);
  Terms tail(Node query, const Scope* scope, const std::vector<Column>& outputs, bool only_outputs);
  Term output(Node expression, const Scope* scope, const std::vector<Column>& outputs, bool inputs_first,
              bool only_outputs);
  Term sort(Node order_by, const Scope* scope, const std::vector<Column>& outputs, bool only_outputs);
  Term group(Node node, const Scope* scope, const std::vector<Column>& outputs);
  Terms with(Node node, const Scope* scope);
  static void settle(Rows& rows);

  // equivalence_from.cpp
  Term table_reference(Node node, Scope& scope);
  Term table_primary(Node node, Scope& scope);
  Term relation_reference(Node node, Scope& scope);
  Term relation(Node relation_expression, Item& item);
  Term function_reference(Node node, Scope& scope);
  Term subquery_reference(Node node, Scope& scope);
  Term join(Node tail, Term left, std::size_t first, Scope& scope);
  static void rename_columns(Item& item, Node list);

  // equivalence_changes.cpp
  Term change(Node node, const Scope* scope);
  Term insert(Node node, const Scope* outer);
  Term update(Node node, const Scope* outer);
  Term remove(Node node, const Scope* outer);
  Terms assignments(Node node, const Item& target, const Scope* scope);
  Term returning(Node node, const Scope* scope);

  Facts& facts_;
  const TextPlace& place_;
  std::unique_ptr<syntax::Tree> tree_;
  std::uint32_t shift_ = 0;  // bytes put before the text so that it is a statement
  std::map<std::uint32_t, const Slot*> slots_;
  std::vector<CommonTable> with_;
  int items_ = 0;
  int depth_ = 0;
  bool failed_ = false;
  std::string recursive_;  // the WITH query whose first branch is being read
};

}  // namespace ashlar::equivalence
