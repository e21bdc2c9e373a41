#include "compiler/project/session_state.h"

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"

namespace ashlar::project {

namespace {

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Behind the comment that begins at `at`; comments nest.
std::size_t skip_comment(std::string_view sql, std::size_t at) {
  std::size_t depth = 0;
  while (at < sql.size()) {
    const auto mark = sql.substr(at, 2);
    const bool opens = mark == "/*";
    const bool closes = mark == "*/";
    at += opens || closes ? 2 : 1;
    depth = opens ? depth + 1 : depth - (closes ? 1 : 0);
    if (depth == 0) {
      break;
    }
  }
  return at;
}

std::size_t skip_blank(std::string_view sql, std::size_t at) {
  while (at < sql.size()) {
    if (is_space(sql[at])) {
      ++at;
    } else if (sql.substr(at, 2) == "--") {
      at = std::min(sql.find('\n', at), sql.size());
    } else if (sql.substr(at, 2) == "/*") {
      at = skip_comment(sql, at);
    } else {
      break;
    }
  }
  return at;
}

/// The content of a quoted piece that begins at `at`; `at` is moved behind it.
std::string unquote(std::string_view sql, std::size_t& at) {
  const char quote = sql[at++];
  std::string text;
  while (at < sql.size()) {
    if (sql[at] != quote) {
      text += sql[at++];
    } else if (at + 1 < sql.size() && sql[at + 1] == quote) {
      text += quote;
      at += 2;
    } else {
      ++at;
      break;
    }
  }
  return text;
}

/// A schema list as a setting's text holds it: names separated by commas, quoted or folded.
std::vector<std::string> names_of(std::string_view text) {
  std::vector<std::string> names;
  for (const auto& word : lexemes(text, 1000)) {
    if (word.kind != Lexeme::Kind::sign) {
      names.push_back(word.text);
    }
  }
  return names;
}

std::vector<std::string> as_path(std::vector<std::string> names) {
  std::erase_if(names, [](const std::string& name) { return name.empty() || name == "$user"; });
  return names;
}

}  // namespace

std::vector<Lexeme> lexemes(std::string_view sql, std::size_t limit) {
  std::vector<Lexeme> result;
  for (auto at = skip_blank(sql, 0); at < sql.size() && result.size() < limit; at = skip_blank(sql, at)) {
    Lexeme lexeme;
    if (sql[at] == '\'' || sql[at] == '"') {
      lexeme.kind = sql[at] == '\'' ? Lexeme::Kind::string : Lexeme::Kind::quoted;
      lexeme.text = unquote(sql, at);
    } else if (is_word(sql[at])) {
      const auto begin = at;
      while (at < sql.size() && is_word(sql[at])) {
        ++at;
      }
      lexeme.kind = Lexeme::Kind::word;
      lexeme.text = fold_identifier(sql.substr(begin, at - begin));
    } else {
      lexeme.text = sql[at++];
    }
    result.push_back(std::move(lexeme));
  }
  return result;
}

namespace {

/// The word a statement begins with, as written.
std::string_view first_word(std::string_view sql) {
  const auto begin = skip_blank(sql, 0);
  auto end = begin;
  while (end < sql.size() && is_word(sql[end])) {
    ++end;
  }
  return sql.substr(begin, end - begin);
}

}  // namespace

namespace {

/// The setting that is one name, and the name that is the server's own choice; no setting for any other parameter.
std::pair<std::string Settings::*, std::string_view> name_setting(std::string_view parameter) {
  if (parameter == "default_table_access_method") {
    return {&Settings::table_access_method, "heap"};
  }
  if (parameter == "default_tablespace") {
    return {&Settings::tablespace, "pg_default"};
  }
  return {nullptr, {}};
}

}  // namespace

template <class Change>
void SessionState::change(bool local, const Change& apply_to) {
  if (local && !in_transaction_) {
    return;
  }
  apply_to(settings_);
  if (!local) {
    apply_to(after_commit_);
  }
}

TransactionStep SessionState::end(TransactionStep step, bool chain) {
  if (!in_transaction_) {
    return TransactionStep::none;
  }
  settings_ = step == TransactionStep::commit ? after_commit_ : before_begin_;
  after_commit_ = before_begin_ = settings_;
  in_transaction_ = chain;
  if (!chain) {
    return step;
  }
  return step == TransactionStep::commit ? TransactionStep::commit_and_chain : TransactionStep::rollback_and_chain;
}

void SessionState::set_name(std::string_view parameter, std::string value, bool local) {
  const auto [setting, usual] = name_setting(parameter);
  if (setting != nullptr) {
    value = value == usual ? std::string() : std::move(value);
    change(local, [&, member = setting](Settings& settings) { settings.*member = value; });
  }
}

void SessionState::set(const std::vector<Lexeme>& words) {
  std::size_t at = 1;
  const auto is = [&](std::string_view word) { return at < words.size() && words[at].is(word); };
  const bool local = is("local");
  // SESSION AUTHORIZATION is a setting, SESSION alone a scope.
  const bool authorization = is("session") && at + 1 < words.size() && words[at + 1].is("authorization");
  if (local || (is("session") && !authorization)) {
    ++at;
  }
  if (is("session") || is("role")) {
    const bool role = is("role");
    at += role ? 1 : 2;
    if (at < words.size() && (words[at].is_sign('=') || words[at].is("to"))) {
      ++at;
    }
    if (at >= words.size()) {
      return;
    }
    const bool none = words[at].is("none") || words[at].is("default");
    const auto name = none ? std::string() : words[at].text;
    change(local, [&](Settings& settings) {
      settings.role = role ? name : std::string();
      settings.authorization = role ? settings.authorization : name;
    });
    return;
  }
  const bool schema = is("schema");
  if (!schema && !is("search_path")) {
    if (at + 2 < words.size() && words[at].kind == Lexeme::Kind::word) {
      set_name(words[at].text, words[at + 2].is("default") ? std::string() : words[at + 2].text, local);
    }
    return;
  }
  at += schema ? 1 : 2;
  if (is("default")) {
    change(local, [](Settings& settings) { settings.search_path = Settings().search_path; });
    return;
  }
  std::vector<std::string> names;
  for (; at < words.size(); ++at) {
    if (words[at].kind != Lexeme::Kind::sign) {
      names.push_back(words[at].text);
    }
  }
  change(local, [&](Settings& settings) { settings.search_path = as_path(names); });
}

void SessionState::reset(const std::vector<Lexeme>& words) {
  if (words.size() < 2) {
    return;
  }
  const bool discard = words[0].is("discard");
  if (words[1].is("search_path") || words[1].is("all")) {
    change(false, [&](Settings& settings) { settings.search_path = Settings().search_path; });
  }
  for (const std::string_view parameter : {"default_table_access_method", "default_tablespace"}) {
    if (words[1].is(parameter) || words[1].is("all")) {
      set_name(parameter, {}, false);
    }
  }
  if (words[1].is("role") || (discard && words[1].is("all"))) {
    change(false, [](Settings& settings) { settings.role.clear(); });
  }
  if (words[1].is("session") || (discard && words[1].is("all"))) {
    change(false, [](Settings& settings) {
      settings.authorization.clear();
      settings.role.clear();
    });
  }
}

/// SELECT [pg_catalog.]set_config('search_path', '…', local), as pg_dump begins its output.
void SessionState::set_config(const std::vector<Lexeme>& words) {
  std::size_t at = 1;
  if (words.size() > 3 && words[1].is("pg_catalog") && words[2].is_sign('.')) {
    at = 3;
  }
  if (words.size() < at + 7 || !words[at].is("set_config") || words[at + 2].kind != Lexeme::Kind::string ||
      words[at + 4].kind != Lexeme::Kind::string) {
    return;
  }
  const bool local = words[at + 6].is("true") || words[at + 6].text == "t";
  const std::string parameter = to_lower(words[at + 2].text);
  if (parameter != "search_path") {
    set_name(parameter, words[at + 4].text, local);
    return;
  }
  const auto names = as_path(names_of(words[at + 4].text));
  change(local, [&](Settings& settings) { settings.search_path = names; });
}

TransactionStep SessionState::apply(std::string_view sql, std::string& savepoint) {
  constexpr auto interesting = std::to_array<std::string_view>(
      {"abort", "begin", "commit", "discard", "end", "reset", "rollback", "savepoint", "select", "set", "start"});
  const auto first = first_word(sql);
  if (first.size() > 9 || std::ranges::find(interesting, to_lower(first)) == interesting.end()) {
    return TransactionStep::none;
  }
  const auto words = lexemes(sql, to_lower(first) == "set" ? 1000 : 16);
  const auto& word = words[0].text;
  if (word == "set") {
    set(words);
  } else if (word == "reset" || word == "discard") {
    reset(words);
  } else if (word == "select") {
    set_config(words);
  } else if (word == "savepoint" && words.size() > 1) {
    savepoint = words[1].text;
    return in_transaction_ ? TransactionStep::savepoint : TransactionStep::none;
  } else if (word == "begin" || (word == "start" && words.size() > 1 && words[1].is("transaction"))) {
    const bool nested = std::exchange(in_transaction_, true);
    if (!nested) {
      before_begin_ = after_commit_ = settings_;
    }
    return nested ? TransactionStep::none : TransactionStep::begin;
  } else {
    const bool prepared = words.size() > 1 && words[1].is("prepared");
    const auto to = std::ranges::find_if(words, [](const Lexeme& lexeme) { return lexeme.is("to"); });
    if (word == "rollback" && to != words.end()) {
      savepoint = words.back().text;
      return in_transaction_ ? TransactionStep::rollback_to : TransactionStep::none;
    }
    const bool chain = std::ranges::any_of(words, [](const Lexeme& lexeme) { return lexeme.is("chain"); }) &&
                       std::ranges::none_of(words, [](const Lexeme& lexeme) { return lexeme.is("no"); });
    if (!prepared && word != "start" && word != "savepoint") {
      return end(word == "rollback" || word == "abort" ? TransactionStep::rollback : TransactionStep::commit, chain);
    }
  }
  return TransactionStep::none;
}

bool copies_from_stdin(std::string_view sql) {
  if (const auto first = first_word(sql); first.size() != 4 || to_lower(first) != "copy") {
    return false;
  }
  const auto words = lexemes(sql, 10000);
  std::size_t depth = 0;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    depth += words[i].is_sign('(') ? 1 : 0;
    depth -= words[i].is_sign(')') && depth > 0 ? 1 : 0;
    if (depth == 0 && words[i].is("from")) {
      return words[i + 1].is("stdin");
    }
  }
  return false;
}

}  // namespace ashlar::project
