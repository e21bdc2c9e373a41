#pragma once
// Within compiler/language: what emit() is made of. emit.cpp holds the whole, emit_objects.cpp what becomes of each
// statement, emit_table.cpp tables, recognise.cpp finds mixins of the standard library, guess.cpp what they were given.

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/language/emit.h"
#include "compiler/syntax/tree.h"

namespace ashlar::language {

/// A line of a table, or below another object.
struct EmittedItem {
  std::string doc;   // lines of text
  std::string text;  // without indentation

  friend bool operator==(const EmittedItem&, const EmittedItem&) = default;
};

/// A declaration in the making.
struct Emitted {
  std::size_t file = 0;
  std::string schema;  // empty: in none
  std::string doc;
  std::string head;  // `table todo`, with all up to the brace
  bool braces = false;
  std::vector<EmittedItem> inner;  // between the braces
  std::size_t columns = 0;         // how many of them are columns, which come first
  std::string body;                // instead of them, for SQL
  std::string tail;                // behind the brace
  std::vector<EmittedItem> below;
  std::vector<std::string> behind;  // SQL that has to stand before what is made from it: partitions, heirs
  bool hidden = false;  // said by another

  [[nodiscard]] bool says_same(const Emitted& other) const {
    return schema == other.schema && doc == other.doc && head == other.head && braces == other.braces &&
           inner == other.inner && body == other.body && tail == other.tail && below == other.below &&
           behind == other.behind;
  }
};

/// What another table may refer to.
struct EmittedKey {
  std::string column;  // of a primary key of one column
  std::string type;
  bool reference = false;  // the column is a reference itself
};

class Emitter {
 public:
  Emitter(std::span<const SnapshotStatement> statements, std::size_t files, const std::set<std::string>& schemas)
      : statements_(statements), schemas_(schemas), by_file_(files), loose_(files) {}
  /// Reads the statements; to be called once, before the others.
  void build();
  void recognise(const Library& library);
  [[nodiscard]] std::string print(std::size_t file) const;

 private:
  class Recogniser;
  using Node = syntax::Node;
  struct Parsed {
    std::unique_ptr<syntax::Tree> tree;
    const std::string* text = nullptr;
    Node root;  // the statement's rule
    std::size_t file = 0;
  };
  /// What a file says beside objects.
  struct Loose {
    std::set<std::string> uses;  // modules
    std::vector<std::string> grants;
    std::vector<std::string> rest;  // SQL
    std::vector<std::string> last;
  };
  /// Where something was put: an object, and the item of it that has the name.
  struct Place {
    Emitted* object = nullptr;
    bool inner = false;
    std::size_t item = 0;
    bool is_item = false;
  };

  // --- emit.cpp
  void parse();
  void survey(const Parsed& parsed);
  void print(std::string& out, const Emitted& object) const;
  static void print(std::string& out, const Loose& loose);
  Emitted& add(const std::string& schema, std::string head);
  void rest(const Parsed& parsed);

  // --- emit_objects.cpp
  bool take(const Parsed& parsed);
  [[nodiscard]] bool elsewhere(const Parsed& parsed) const;
  bool schema(const Parsed& parsed);
  bool extension(const Parsed& parsed);
  bool role(const Parsed& parsed);
  bool type(const Parsed& parsed);
  bool domain(const Parsed& parsed);
  bool sequence(const Parsed& parsed);
  bool view(const Parsed& parsed);
  bool routine(const Parsed& parsed);
  bool aggregate(const Parsed& parsed);
  bool data(const Parsed& parsed);
  bool index(const Parsed& parsed);
  bool trigger(const Parsed& parsed);
  bool policy(const Parsed& parsed);
  bool alter(const Parsed& parsed);
  bool privileges(const Parsed& parsed);
  bool comment(const Parsed& parsed);
  bool hang(const std::string& key, const std::string& item_key, std::string text, bool inner);

  // --- emit_table.cpp
  bool table(const Parsed& parsed);
  /// A column with the constraints that fold into it.
  std::optional<std::string> column(Node definition, const std::string& table, const std::vector<Node>& folded);
  std::map<std::string, std::vector<Node>> foldable(Node elements, const std::string& table) const;
  std::string reference(Node constraint, const std::string& type, bool nullable, std::string_view schema);
  bool row_security(const std::string& table, Emitted& object);
  [[nodiscard]] std::string serial(Node definition, const std::string& table) const;

  std::span<const SnapshotStatement> statements_;
  const std::set<std::string>& schemas_;
  std::unordered_map<std::string, int> constraint_names_;  // how many of the schema have it: "data.todo_pkey"
  std::vector<Parsed> parsed_;
  std::deque<Emitted> objects_;
  std::vector<std::vector<const Emitted*>> by_file_;
  std::unordered_map<std::string, Place> places_;  // "TABLE data.todo", "COLUMN data.todo.id", "POLICY p ON data.todo"
  std::unordered_set<std::string> commented_;      // keys that have a comment
  std::unordered_map<std::string, std::string> sequences_;  // name: what CREATE SEQUENCE says behind it
  std::unordered_map<std::string, std::string> owned_;      // sequence: the column that owns it
  std::unordered_set<std::string> serials_;                 // sequences that a serial column makes
  std::unordered_map<std::string, EmittedKey> keys_;        // by table
  struct RowSecurity {
    bool enabled = false;
    bool forced = false;
    bool policies = false;
  };
  std::unordered_map<std::string, RowSecurity> security_;  // "TABLE data.todo"
  std::unordered_set<std::string> said_security_;          // the same, where the table says it
  std::vector<Loose> loose_;                               // by file
  std::size_t file_ = 0;                                   // of what is added
};

/// Canonical SQL as the language writes it: keywords in lower case, on one line where no token spans lines.
std::string spoken(std::string_view sql);
/// The last part of a dotted name, and what stands before it.
std::string_view last_part(std::string_view name);
std::string_view schema_part(std::string_view name);
/// True where the language's lexer takes `sql` between braces as one body.
bool fits_braces(std::string_view sql);

}  // namespace ashlar::language
