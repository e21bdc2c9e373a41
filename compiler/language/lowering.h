#pragma once
// Within compiler/language: declarations to statements. lowering.cpp holds what each declaration becomes,
// lowering_table.cpp tables, lowering_items.cpp what hangs on an object, mixins.cpp and keys.cpp what a table takes
// from elsewhere.

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/language/modules.h"
#include "compiler/language/scope.h"
#include "compiler/syntax/tree.h"

namespace ashlar::language {

/// An object that items hang on: how ALTER, COMMENT ON and GRANT name it.
struct Subject {
  std::string_view keyword;     // TABLE, MATERIALIZED VIEW, …
  std::string_view privileges;  // what GRANT … ON calls it; empty: it has none
  std::string schema;           // put before an unqualified name; empty: it is in no schema
  const Scope* scope = nullptr;
  Run name;
  Run parameters;     // of a routine
  std::string table;  // of a table: its name, for ${table}
};

/// An item of a table with where it was read.
struct Placed {
  const Item* item = nullptr;
  const Scope* scope = nullptr;
};

/// A table of the language with everything that its mixins add.
struct Table {
  const Declaration* declaration = nullptr;
  const Module* module = nullptr;
  const Scope* scope = nullptr;
  std::string name;
  std::vector<Placed> items;
  bool expanded = false;
};

/// The columns that a reference to a table points to, unless it names others.
struct Key {
  bool reported = false;  // what is wrong with it
  struct Column {
    std::string name;
    std::string type;  // as SQL
  };
  std::vector<Column> columns;       // all that are known
  std::vector<std::string> primary;  // names
};

class Lowering {
 public:
  Lowering(std::vector<project::Item>& items, const Options& options, const project::FileProvider& files,
           SourceManager& sources, Diagnostics& diagnostics)
      : items_(items),
        options_(options),
        sources_(sources),
        diagnostics_(diagnostics),
        modules_(options, files, sources, diagnostics) {}

  void run();

 private:
  struct Ready {
    const Module* module = nullptr;
    std::vector<const Scope*> scopes;  // one a declaration: the schema changes from one to the next
  };

  // --- lowering.cpp
  void prepare(const Module& module);
  void module(const Module& module);
  void declaration(const Module& module, const Declaration& made, const Scope& scope);
  void schema(const Declaration& made, const Scope& scope);
  void extension(const Declaration& made, const Scope& scope);
  void enumeration(const Declaration& made, const Scope& scope);
  void composite(const Declaration& made, const Scope& scope);
  void data(const Declaration& made, const Scope& scope);
  void domain(const Declaration& made, const Scope& scope);
  void view(const Declaration& made, const Scope& scope);
  void routine(const Declaration& made, const Scope& scope, bool once);
  void body(Sql& sql, const Declaration& made, const Scope& scope);
  void simple(const Declaration& made, const Scope& scope);
  void whole(const Declaration& made, const Scope& scope);
  void sql_block(const Declaration& made, const Scope& scope);
  void role(const Declaration& made, const Scope& scope);
  [[nodiscard]] bool declared_in_sql(const std::string& schema);

  // --- lowering_items.cpp
  Sql start() { return Sql(options_.variables, diagnostics_); }
  void finish(Sql& sql, const Scope& scope, std::vector<project::Annotation> annotations = {});
  void create(Sql& sql, const Scope& scope, const std::vector<Item>& items,
              std::vector<project::Annotation> annotations = {});
  void qualified(Sql& sql, const Subject& subject);
  void signature(Sql& sql, const Subject& subject);
  void plain_signature(Sql& sql, const Subject& subject);
  void hang(const Subject& subject, const std::vector<Item>& items, const Scope& scope);
  void hang(const Subject& subject, const Item& item, const Scope& scope);
  void privileges(const Subject& subject, const Item& item, const Scope& scope);
  void index(const Subject& subject, const Item& item, const Scope& scope);
  void policy(const Subject& subject, const Item& item, const Scope& scope);
  void trigger(const Subject& subject, const Item& item, const Scope& scope);
  void comment(const Subject& subject, const Scope& scope, Run doc);
  void comment_on_part(const Subject& subject, std::string_view kind, const Item& item, const Scope& scope);
  void comment_text(Sql& sql, const Scope& scope, Run doc);
  void stray(const Scope& scope, Run doc, std::string_view where);
  project::Annotation renamed(const Scope& scope, Run from, std::uint32_t at);

  // --- lowering_table.cpp
  void table(Table& table);
  void column(Sql& sql, const Table& table, const Placed& placed, std::vector<project::Annotation>& annotations);
  void constraint(Sql& sql, const Placed& placed);
  void row_security(const Table& table, const Subject& subject);
  void column_clauses(Sql& sql, const Item& item, const Scope& scope);

  // --- mixins.cpp
  void expand(Table& table);
  void take_in(Table& table, const std::vector<Item>& items, const Scope& scope, const Module& module,
               std::vector<std::string>& chain);
  void take_in(Table& table, const MixinUse& use, const Scope& scope, const Module& module,
               std::vector<std::string>& chain);
  bool bind(const Declaration& mixin, const Module& home, const MixinUse& use, const Scope& caller, Scope& inner);
  bool fits(const Parameter& parameter, const Bound& bound, std::string_view name, std::string_view mixin);
  void find_clashes(const Table& table);

  // --- keys.cpp
  void reference_type(Sql& sql, const Table& table, const Placed& placed, const ColumnClause& clause);
  const Key* key_of(const std::vector<std::string>& target, const std::string& schema, Span at);
  [[nodiscard]] std::vector<std::string> known_tables() const;
  Key key_of_table(Table& table);
  void read_sql_tables();
  void note_sql_table(const SourceText& statement, const std::string& schema);
  std::string type_of(const Placed& placed, Table& table);

  std::vector<project::Item>& items_;
  const Options& options_;
  SourceManager& sources_;
  Diagnostics& diagnostics_;
  Modules modules_;

  std::deque<Scope> scopes_;
  std::deque<Table> tables_;
  std::unordered_map<std::string, Table*> table_named_;  // "data.todo"
  std::unordered_map<const Declaration*, Table*> table_declared_;
  std::unordered_map<const Module*, std::vector<const Scope*>> ready_;
  std::set<std::string> types_;  // "data.user_role"
  std::set<std::string> schemas_done_;
  std::unordered_map<std::string, std::string> once_;  // statements of mixins that are made once
  std::unordered_map<std::string, std::unique_ptr<Key>> keys_;
  std::set<std::string> keys_open_;
  Key broken_key_{true, {}, {}};
  std::unordered_map<std::string, std::vector<SourceText>> sql_tables_;  // "data.todo": statements of SQL about it
  std::vector<std::pair<const Declaration*, const Scope*>> sql_blocks_;
  bool sql_tables_read_ = false;
  std::vector<project::Item> made_;
  std::uint32_t session_ = 0;
};

}  // namespace ashlar::language
