#pragma once
// A piece of canonical SQL inside an Object (a type, an expression, a query) that knows which
// Objects it names and where. Renaming an Object rewrites the text; two texts are equal when they
// read the same.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/object_id.h"
#include "compiler/syntax/tree.h"

namespace ashlar {

/// How a Slot shows the Object it points to.
enum class SlotStyle : std::uint8_t {
  qualified,  // data.todo, quoted where needed
  bare,       // todo
  literal,    // data.todo inside a string literal that the text already opened: nextval('data.todo_id_seq')
  hidden,     // no text: the Object is needed, but not named
};

/// A place in SqlText::text that names an Object.
struct Slot {
  std::uint32_t begin = 0;  // byte offsets in the text
  std::uint32_t end = 0;
  SlotStyle style = SlotStyle::qualified;
  ObjectId target;
  /// The name a select item keeps: ` AS alias` is written only while it differs from the target's name,
  /// so that renaming a base column leaves a view's columns alone, as the server does.
  std::string alias;
};

/// What the psql session had in force where a statement stood.
struct SessionState {
  std::vector<std::string> search_path;
  std::string role;  // SET ROLE; empty where none
  // What new relations get that do not say it; empty for heap and pg_default.
  std::string table_access_method{};
  std::string tablespace{};

  bool operator==(const SessionState&) const = default;
};

/// How a text that is not resolved yet is to be read.
enum class TextKind : std::uint8_t { type, expression, query, relation, statement, collation, operator_class };

/// Syntax that waits for all names to be known; schema/resolver.h turns it into text and slots.
struct PendingSyntax {
  syntax::Node node;
  TextKind kind = TextKind::expression;
  std::shared_ptr<const SessionState> session;
  ObjectId relation;     // whose columns are in scope without a FROM: CHECK, policies, indexes, WHEN, …
  bool old_new = false;  // OLD and NEW are in scope as well (rules, trigger WHEN)
  ObjectId function;     // whose parameters are in scope (SQL-standard bodies)
  /// The tree of `node` where it is none of a statement (CREATE RECURSIVE VIEW is short for another query).
  std::shared_ptr<const syntax::Tree> own_tree = nullptr;
  std::string access_method{};  // of an operator class
};

class SqlText {
 public:
  SqlText() = default;
  /// Canonical text that names no Object of the schema.
  explicit SqlText(std::string text) : text_(std::move(text)) {}
  static SqlText pending(PendingSyntax syntax);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<Slot>& slots() const { return slots_; }
  [[nodiscard]] bool empty() const { return text_.empty() && !pending_; }
  /// The syntax that waits for resolution; nullptr when resolved.
  [[nodiscard]] const std::shared_ptr<const PendingSyntax>& syntax() const { return pending_; }

  /// Building canonical text, left to right.
  void append(std::string_view text) { text_ += text; }
  void append(const SqlText& other);
  void append(const ObjectId& target, SlotStyle style, std::string alias = {});

  /// Exchanges `from` (or what stands in it) for `to` in all slots and writes the text anew.
  /// True where anything changed.
  bool rename(const ObjectId& from, const ObjectId& to);

  friend bool operator==(const SqlText& a, const SqlText& b) { return a.text_ == b.text_; }

 private:
  std::string text_;
  std::vector<Slot> slots_;
  std::shared_ptr<const PendingSyntax> pending_;
};

/// One column that a query puts out.
struct OutputColumn {
  std::string name;
  SqlText type;  // empty where the compiler does not know it
  friend bool operator==(const OutputColumn&, const OutputColumn&) = default;
};

/// A query with the columns it puts out; equal when the text is.
struct QueryText {
  SqlText text;
  std::vector<OutputColumn> columns;
  friend bool operator==(const QueryText& a, const QueryText& b) { return a.text == b.text; }
};

/// `data.todo`, `todo`: the quoted names from the top down, joined by dots.
std::string qualified_name(const ObjectId& id);

}  // namespace ashlar
