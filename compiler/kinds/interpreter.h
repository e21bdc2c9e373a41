#pragma once
// Statements act on a Schema in order. An Interpreter holds the Schema that is being built and what a
// kind's from_syntax.cpp needs to read one statement: names, types, expressions, annotations, errors.
//
// Sources may refer forward: a handler that misses its target calls missing(), which answers
// `deferred` until the loader's last round (the statement is tried again after all others, in
// order) and reports the error in the last round. So a handler looks all it needs up *before* it changes anything.

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/kinds/definition.h"
#include "compiler/syntax/tree.h"

namespace ashlar::kinds {

/// What became of a statement.
enum class Outcome : std::uint8_t {
  done,
  deferred,    // something it names is not there yet
  failed,      // reported
  not_schema,  // SELECT, INSERT, SET, … : listed, no part of the schema
};

/// `-- @renamed from=old` directly above what begins at `offset` of the statement's text.
struct RenameNote {
  std::uint32_t offset = 0;
  std::string from;
  Span span;  // of the annotation
};

/// A rename that the sources ask for: `to` is how the Object is addressed now.
struct RenameRequest {
  ObjectId to;
  std::string from;  // old name, as written; may be schema-qualified
  Span span;         // of the annotation
};

/// `-- @data key=(a, b)` directly above a statement about rows: they are part of the schema.
struct DataNote {
  std::vector<std::string> key;
  std::vector<std::string> was;  // the key until now, where the statement is the first with another
  Span span;                     // of the annotation
  std::string copy;              // the lines below COPY … FROM stdin
  FileId copy_file = no_file;
  std::uint32_t copy_begin = 0;  // where they begin in that file
};
/// The names in `(a, "b c")`; none where that is not what stands there.
std::vector<std::string> data_key(std::string_view written);

class Interpreter {
 public:
  Interpreter(Schema& schema, Diagnostics& diagnostics, int postgres)
      : schema_(schema), diagnostics_(diagnostics), postgres_(postgres) {}

  // --- the loader's side ---------------------------------------------------------------------
  /// Sets the statement in hand. `notes` are its annotations, by offset.
  void begin(std::shared_ptr<const SessionState> session, std::vector<RenameNote> notes, bool last_round);
  /// Where the statement in hand stands among all, and whether one before it still waits to be tried again.
  void place(std::size_t order, bool earlier_waits) {
    order_ = order;
    earlier_waits_ = earlier_waits;
  }
  /// True while statements still wait for names of the project: a name that is not there may yet be declared.
  [[nodiscard]] bool more_may_come() const { return !last_round_ && !unknown_types_are_outside; }
  /// Of the statement in hand: set before run().
  void note_data(std::shared_ptr<const DataNote> note) { data_note_ = std::move(note); }
  /// Interprets one statement tree (statements.cpp holds the list of handlers).
  Outcome run(syntax::Node statement);
  [[nodiscard]] const std::vector<RenameRequest>& renames() const { return renames_; }
  /// `@renamed` annotations of the statement in hand that stood above nothing that can be renamed.
  [[nodiscard]] std::vector<RenameNote> take_unused_notes() { return std::exchange(notes_, {}); }

  // --- what handlers use ---------------------------------------------------------------------
  Schema& schema() { return schema_; }
  [[nodiscard]] int postgres() const { return postgres_; }
  [[nodiscard]] const std::shared_ptr<const SessionState>& session() const { return session_; }
  [[nodiscard]] bool last_round() const { return last_round_; }
  Diagnostics& diagnostics() { return diagnostics_; }
  /// For statements about all that is there so far (ALL TABLES IN SCHEMA): true while an earlier one waits, so that not
  /// all of it is there yet.
  [[nodiscard]] bool earlier_waits() const { return earlier_waits_ && !last_round_; }
  /// GRANT and REVOKE act in order among themselves: true while an earlier one waits.
  [[nodiscard]] bool earlier_privileges_wait() const {
    return !last_round_ && !waiting_privileges_.empty() && *waiting_privileges_.begin() < order_;
  }
  /// Says of the GRANT or REVOKE in hand whether it has to wait.
  void privileges_wait(bool waits) {
    if (waits) {
      waiting_privileges_.insert(order_);
    } else {
      waiting_privileges_.erase(order_);
    }
  }
  /// True where the Object was declared by a statement after the one in hand, which was only tried again.
  [[nodiscard]] bool declared_later(const ObjectId& id) const {
    const auto at = declared_in_.find(id);
    return at != declared_in_.end() && at->second > order_;
  }

  /// The parts of a possibly qualified name: {"data", "todo"}. Takes any node whose leaves are identifiers and dots.
  static std::vector<std::string> name_parts(syntax::Node name);

  /// The address for a new object: its schema is the one written, else the first of the search_path.
  [[nodiscard]] ObjectId new_id(Kind kind, syntax::Node name, std::string arguments = {}) const;
  [[nodiscard]] ObjectId new_id(Kind kind, const std::vector<std::string>& parts, std::string arguments = {}) const;
  static ObjectId schema_id(const std::string& name) { return {kind_of<Namespace>, name}; }
  static ObjectId role_id(const std::string& name) { return {kind_of<Role>, name}; }

  /// The existing object of one of kinds K… that the name means under the search_path; "no object" else.
  template <class... K>
  [[nodiscard]] ObjectId find(syntax::Node name) const {
    return find(name_parts(name), {kind_of<K>...});
  }
  [[nodiscard]] ObjectId find(const std::vector<std::string>& parts, std::initializer_list<Kind> kinds) const;
  /// Any relation: table, view, materialized view, sequence, index (not types).
  [[nodiscard]] ObjectId find_relation(syntax::Node name) const;
  [[nodiscard]] ObjectId find_type(const std::vector<std::string>& parts) const;
  /// The schema that a name is qualified with, else the search_path.
  [[nodiscard]] std::vector<std::string> schemas_to_search(const std::vector<std::string>& parts) const;
  /// Functions, procedures and aggregates of that name, all overloads (of the first schema that has any).
  [[nodiscard]] std::vector<ObjectId> find_routines(const std::vector<std::string>& parts) const;

  /// True where a constraint of that schema has the name: the names that the server chooses avoid it.
  [[nodiscard]] bool constraint_name_taken(const ObjectId& schema, const std::string& name);

  /// A type as text: canonical at once where it is known already, pending else.
  SqlText type(syntax::Node type_name);
  /// The canonical text of a type that an address needs (function arguments); nullopt where it is not there yet
  /// (the handler returns missing()).
  std::optional<SqlText> type_now(syntax::Node type_name);

  /// The collation that a qualifiedName means: one of the project, a name else; empty for "default".
  SqlText collation(syntax::Node name);
  /// The operator class that a qualifiedName means for an access method: one of the project, a name else.
  SqlText operator_class(syntax::Node name, const std::string& access_method);

  /// Pending texts; the resolver makes them canonical after all statements ran.
  SqlText expression(syntax::Node node, const ObjectId& relation = {}, bool old_new = false,
                     const ObjectId& function = {}) {
    return pending(node, TextKind::expression, relation, old_new, function);
  }
  SqlText query(syntax::Node node, const ObjectId& relation = {}, bool old_new = false, const ObjectId& function = {}) {
    return pending(node, TextKind::query, relation, old_new, function);
  }
  /// One or more commands (rule actions, BEGIN ATOMIC bodies).
  SqlText commands(syntax::Node node, const ObjectId& relation = {}, bool old_new = false,
                   const ObjectId& function = {}) {
    return pending(node, TextKind::statement, relation, old_new, function);
  }

  /// Adds an Object declared at `at`. Reports duplicate_object where one is there (unless `replace`), records a
  /// `@renamed` annotation that stands directly above `at`, gives it the owner that SET ROLE names and the grants that
  /// default privileges make. False where it was reported.
  bool put(const ObjectId& id, Object object, syntax::Node at, bool replace = false);
  /// Removes the Object with all in it and, under CASCADE, what depends on it; without CASCADE dependents are an
  /// error (has_dependents), as on the server.
  /// `together` are dropped by the same statement and do not count as dependents.
  bool drop(const ObjectId& id, bool cascade, syntax::Node at, const std::vector<ObjectId>& together = {});
  /// Renames as the server does: references in all other Objects follow. Resolves pending texts first.
  void rename(const ObjectId& from, const ObjectId& to);

  /// Runs a statement that is part of another (CREATE SCHEMA … CREATE TABLE …) in its own session. One that was done
  /// is not run again when the whole statement is tried once more.
  Outcome run_element(syntax::Node element, std::shared_ptr<const SessionState> session);

  /// The `@renamed from=` directly above `at`, where there is one that nobody took yet.
  std::optional<RenameNote> take_note(syntax::Node at);

  /// The `@data` above the statement in hand; nullptr where there is none.
  [[nodiscard]] const DataNote* data_note() const { return data_note_.get(); }

  /// For a name that is not there: deferred before the last round; then reports (with the closest existing name) and
  /// fails.
  Outcome missing(Code code, syntax::Node at, std::string_view kind_word = {});
  /// Reports an error at `at` and answers `failed`.
  Outcome fail(Code code, syntax::Node at, std::initializer_list<std::string_view> arguments = {},
               std::string suggestion = {});

  /// For a statement, or an action of ALTER TABLE, that no kind models: an error, or a warning and left alone where the
  /// project says so. Nothing may have been changed yet.
  Outcome unmodelled(syntax::Node at, std::initializer_list<std::string_view> what, std::string suggestion = {});

  /// Resolves everything that can be resolved so far; the loader sets it (schema/resolver.h), since the resolver
  /// stands above the kinds.
  std::function<void(Schema&)> resolve_now;
  /// A query with its columns as of now, under the names given for them; nullopt where it names what is not there yet,
  /// which is reported in the last round. Set by the loader as well.
  std::function<std::optional<QueryText>(const PendingSyntax&, const std::vector<std::string>& names, bool last_round)>
      resolve_query;
  /// Set by the loader: see LoadOptions.
  bool apply_default_privileges = true;
  bool unmodelled_is_error = true;
  std::vector<std::string> given_schemas;
  /// The loader found nothing more that waits for a type of the project: unknown ones are an extension's.
  bool unknown_types_are_outside = false;

 private:
  SqlText pending(syntax::Node node, TextKind kind, const ObjectId& relation, bool old_new, const ObjectId& function);

  Schema& schema_;
  Diagnostics& diagnostics_;
  int postgres_;
  /// Addresses of constraints by their name, some of them gone already; empty until someone asks.
  std::optional<std::unordered_multimap<std::string, ObjectId>> constraint_names_;
  std::shared_ptr<const SessionState> session_;
  bool last_round_ = false;
  std::size_t order_ = 0;
  bool earlier_waits_ = false;
  std::set<std::size_t> waiting_privileges_;
  std::unordered_map<ObjectId, std::size_t> declared_in_;  // not of what stands in a table: the statement
  std::vector<RenameNote> notes_;
  std::vector<RenameRequest> renames_;
  std::shared_ptr<const DataNote> data_note_;
  std::set<std::pair<const syntax::Tree*, std::uint32_t>> elements_done_;
};

/// A handler of one statement rule.
using Handler = Outcome (*)(Interpreter&, syntax::Node statement);
/// The handler for a statement's rule; nullptr where the statement is not modelled.
Handler handler_for(syntax::Rule rule);

}  // namespace ashlar::kinds
