#pragma once
// What SET, RESET, set_config() and transactions do to the statements that follow.

#include <string>
#include <string_view>
#include <vector>

namespace ashlar::project {

/// A word, name, string or sign of a short statement; comments are left out.
struct Lexeme {
  enum class Kind : std::uint8_t { word, quoted, string, sign };
  Kind kind = Kind::sign;
  std::string text;  // words folded, quotes taken off

  [[nodiscard]] bool is(std::string_view lower_word) const { return kind == Kind::word && text == lower_word; }
  [[nodiscard]] bool is_sign(char c) const { return kind == Kind::sign && text.size() == 1 && text[0] == c; }
};

/// The first lexemes of a statement, `limit` at most.
std::vector<Lexeme> lexemes(std::string_view sql, std::size_t limit);

/// What holds for a statement.
struct Settings {
  std::vector<std::string> search_path = {"public"};
  std::string authorization;
  std::string role;
  std::string table_access_method;  // default_table_access_method; empty for heap
  std::string tablespace;           // default_tablespace; empty for pg_default

  [[nodiscard]] const std::string& current_role() const { return role.empty() ? authorization : role; }
};

/// What a statement means to the transaction it stands in.
enum class TransactionStep : std::uint8_t {
  none,
  begin,
  commit,
  commit_and_chain,
  rollback,
  rollback_and_chain,
  savepoint,
  rollback_to
};

/// The settings of one session, with those that a transaction would give back. A copy is a savepoint.
class SessionState {
 public:
  /// Takes the effect of a statement that begins with one of the words that can have one.
  /// `savepoint` receives the name where the step has one.
  TransactionStep apply(std::string_view sql, std::string& savepoint);
  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] bool in_transaction() const { return in_transaction_; }

 private:
  void set(const std::vector<Lexeme>& words);
  void reset(const std::vector<Lexeme>& words);
  void set_config(const std::vector<Lexeme>& words);
  void set_name(std::string_view parameter, std::string value, bool local);
  TransactionStep end(TransactionStep step, bool chain);
  /// Changes both what holds now and, unless local, what holds after COMMIT.
  template <class Change>
  void change(bool local, const Change& apply_to);

  Settings settings_;
  Settings after_commit_;
  Settings before_begin_;
  bool in_transaction_ = false;
};

/// True where the statement is COPY … FROM STDIN.
bool copies_from_stdin(std::string_view sql);

}  // namespace ashlar::project
