#include "compiler/schema/do_block.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "compiler/base/text.h"
#include "compiler/schema/words.h"
#include "compiler/syntax/parser.h"

namespace ashlar {

namespace {

using syntax::Token;

bool changes_schema(std::string_view word) {
  constexpr std::array words{"CREATE", "ALTER", "DROP", "GRANT", "REVOKE", "COMMENT", "SECURITY", "REASSIGN", "IMPORT"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_of_roles(std::string_view statement) {
  constexpr std::array starts{"CREATE ROLE", "CREATE USER", "CREATE GROUP", "ALTER ROLE", "ALTER USER",
                              "ALTER GROUP", "DROP ROLE",   "DROP USER",    "DROP GROUP"};
  return std::any_of(starts.begin(), starts.end(), [&](const char* start) { return statement.starts_with(start); });
}

/// Also what only says or reckons something.
bool changes_data(std::string_view word) {
  constexpr std::array words{"INSERT", "UPDATE",  "DELETE",  "MERGE",   "SELECT", "WITH",    "TRUNCATE", "ANALYZE",
                             "SET",    "RESET",   "PERFORM", "RAISE",   "NULL",   "GET",     "LOCK",     "CALL",
                             "ASSERT", "REFRESH", "NOTIFY",  "REINDEX", "EXIT",   "CONTINUE"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

void append(SourceText& text, const SourceText& more) {
  for (SourceText::Segment segment : more.segments) {
    segment.at += static_cast<std::uint32_t>(text.text.size());
    text.segments.push_back(segment);
  }
  text.text += more.text;
}

/// What a dollar-quoted or plain string says; none for those with escapes of other kinds.
std::optional<SourceText> content(const SourceText& source, const Token& string) {
  const std::string_view written = std::string_view(source.text).substr(string.begin, string.end - string.begin);
  if (written.starts_with('$')) {
    const auto delimiter = static_cast<std::uint32_t>(written.find('$', 1) + 1);
    return syntax::part(source, string.begin + delimiter, string.end - delimiter);
  }
  if (!written.starts_with('\'')) {
    return std::nullopt;
  }
  SourceText content;
  std::uint32_t begin = string.begin + 1;
  for (std::uint32_t at = begin; at + 1 < string.end; ++at) {
    if (source.text[at] == '\'') {  // the first of two
      append(content, syntax::part(source, begin, at));
      begin = ++at;
    }
  }
  append(content, syntax::part(source, begin, string.end - 1));
  return content;
}

/// What the conditions that trap errors let a block go past.
struct Handled {
  bool there = false;      // what it makes is there
  bool not_there = false;  // what it changes is not
};

/// By the name or the code of a condition (documentation, appendix A); none for those of other errors.
std::optional<Handled> handled_by(const std::string& condition) {
  constexpr std::array duplicates{"42710", "42P07", "42701", "42P06", "42723", "42712"};
  constexpr std::array undefined{"42704", "42P01", "42703", "42883", "3F000"};
  const auto in = [&](const auto& codes) { return std::find(codes.begin(), codes.end(), condition) != codes.end(); };
  if (condition == "OTHERS") {
    return Handled{true, true};
  }
  if (condition.starts_with("DUPLICATE_") || in(duplicates)) {
    return Handled{true, false};
  }
  if (condition.starts_with("UNDEFINED_") || condition == "INVALID_SCHEMA_NAME" || in(undefined)) {
    return Handled{false, true};
  }
  // Nothing that can be known without a server: the statement is taken to succeed. DROP … IF EXISTS of what is
  // something else (wrong_object_type) takes nothing away here either.
  constexpr std::array others{"INSUFFICIENT_PRIVILEGE",
                              "FEATURE_NOT_SUPPORTED",
                              "WRONG_OBJECT_TYPE",
                              "DEPENDENT_OBJECTS_STILL_EXIST",
                              "LOCK_NOT_AVAILABLE",
                              "INTERNAL_ERROR",
                              "42501",
                              "0A000",
                              "42809",
                              "2BP01",
                              "55P03",
                              "XX000"};
  return in(others) ? std::optional(Handled{}) : std::nullopt;
}

void mark(std::vector<DoStep>& steps, Handled handled) {
  for (DoStep& step : steps) {
    step.unless_there = step.unless_there || handled.there;
    step.if_there = step.if_there || handled.not_there;
    for (DoBranch& branch : step.branches) {
      mark(branch.steps, handled);
    }
  }
}

/// Reads a block by its words. Each function stands at its first token, goes past what it reads, and answers whether it
/// was understood.
class BlockReader {
 public:
  explicit BlockReader(const SourceText& body) : body_(body), words_(body.text) {}

  DoBlock read() {
    DoBlock result;
    std::vector<DoStep> steps;
    if (block(steps) && (is(";") || at_ == words_.size())) {
      result.effect = has_step(steps, DoStep::Form::statement) ? DoBlock::Effect::steps : DoBlock::Effect::none;
      result.steps = std::move(steps);
      return result;
    }
    for (at_ = 0; at_ < words_.size(); ++at_) {
      if (at_ == 0 || begins_statement(at_ - 1)) {
        result.effect = std::max(result.effect, effect());
      }
    }
    return result;
  }

 private:
  using Steps = std::vector<DoStep>;

  [[nodiscard]] std::string_view text(std::size_t i) const { return words_.text(i); }
  [[nodiscard]] std::string word() const { return to_upper(text(at_)); }
  [[nodiscard]] bool is(std::string_view what) const { return word() == what; }
  bool take(std::string_view what) {
    const bool there = is(what);
    at_ += there ? 1 : 0;
    return there;
  }
  /// The text of the tokens [begin, end).
  [[nodiscard]] SourceText between(std::size_t begin, std::size_t end) const {
    return begin == end ? SourceText{} : syntax::part(body_, words_.token(begin).begin, words_.token(end - 1).end);
  }
  [[nodiscard]] bool begins_statement(std::size_t before) const {
    constexpr std::array words{";", "BEGIN", "THEN", "ELSE", "LOOP"};
    return std::find(words.begin(), words.end(), to_upper(text(before))) != words.end();
  }

  /// What the statement here does, as far as its first words say.
  [[nodiscard]] DoBlock::Effect effect() const {
    const std::string first = word();
    if (changes_schema(first)) {
      return is_of_roles(first + " " + to_upper(text(at_ + 1))) ? DoBlock::Effect::roles : DoBlock::Effect::statements;
    }
    if (first != "EXECUTE") {
      return DoBlock::Effect::none;
    }
    const bool format = to_upper(text(at_ + 1)) == "FORMAT" && text(at_ + 2) == "(";
    const std::string_view constant = text(at_ + (format ? 3 : 1));
    return constant.starts_with('\'') && is_of_roles(to_upper(constant.substr(1))) ? DoBlock::Effect::roles
                                                                                   : DoBlock::Effect::computed;
  }

  /// To the next of `words` outside of parentheses; CASE has its own THEN and END.
  bool seek(std::initializer_list<std::string_view> words) {
    int depth = 0;
    for (; at_ < words_.size(); ++at_) {
      if (depth == 0 && std::any_of(words.begin(), words.end(), [this](std::string_view one) { return is(one); })) {
        return true;
      }
      depth += is("(") || is("[") || is("CASE") ? 1 : is(")") || is("]") || (depth > 0 && is("END")) ? -1 : 0;
    }
    return false;
  }

  bool to_semicolon() { return seek({";"}) && take(";"); }

  bool block(Steps& into) {
    if (take("DECLARE") && !declarations()) {
      return false;
    }
    Steps steps;
    ++depth_;
    if (!take("BEGIN") || !statements(steps, {"END", "EXCEPTION"})) {
      return false;
    }
    if (take("EXCEPTION") && !handlers(steps)) {
      return false;
    }
    --depth_;
    std::move(steps.begin(), steps.end(), std::back_inserter(into));
    return take("END");
  }

  bool declarations() {
    while (!is("BEGIN")) {
      const std::string name = to_lower(text(at_));
      if (at_ >= words_.size() || !seek({";", ":=", "=", "DEFAULT"})) {
        return false;
      }
      variables_.emplace_back(name, SourceText{});
      const std::size_t begin = is(";") ? at_ : at_ + 1;
      if (!seek({";"})) {
        return false;
      }
      variables_.back().second = between(begin, at_);
      take(";");
    }
    return true;
  }

  bool statements(Steps& into, std::initializer_list<std::string_view> until) {
    while (std::none_of(until.begin(), until.end(), [this](std::string_view one) { return is(one); })) {
      if (at_ >= words_.size() || !statement(into)) {
        return false;
      }
    }
    return true;
  }

  /// WHEN condition OR condition THEN …: what is there already is left as it is. Errors of another kind are those of
  /// data, which only a block without changes of the schema goes past.
  bool handlers(Steps& steps) {
    const bool changes = has_step(steps, DoStep::Form::statement);
    Steps instead;
    while (take("WHEN")) {
      Handled handled;
      do {
        std::string name = take("SQLSTATE") ? std::string(text(at_)) : word();
        std::erase(name, '\'');
        const auto one = handled_by(name);
        if (!one && changes) {
          return false;
        }
        handled = {handled.there || (one && one->there), handled.not_there || (one && one->not_there)};
        ++at_;
      } while (take("OR"));
      Steps done;
      raises_ = false;
      if (!take("THEN") || !statements(done, {"WHEN", "END"}) || (depth_ > 1 && has_step(done, DoStep::Form::leave)) ||
          !take_instead(done, changes, handled, instead)) {
        return false;
      }
      if (!raises_) {
        mark(steps, handled);
      }
    }
    std::move(instead.begin(), instead.end(), std::back_inserter(steps));
    return true;
  }

  /// `PERFORM 'colour'::regtype; EXCEPTION WHEN undefined_object THEN CREATE TYPE colour …`: made unless it is there.
  static bool take_instead(Steps& done, bool changes, Handled handled, Steps& instead) {
    const bool succeeds = changes && !handled.there && !handled.not_there;
    if (!has_step(done, DoStep::Form::statement) || succeeds) {
      return true;
    }
    if (changes || !handled.not_there || handled.there || !instead.empty()) {
      return false;
    }
    const bool creates = std::all_of(done.begin(), done.end(), [](const DoStep& step) {
      return step.form != DoStep::Form::branches && first_words(step.statement.text).substr(0, 7) == "CREATE ";
    });
    instead = std::move(done);
    mark(instead, {.there = true});
    return creates;
  }

  bool conditional(Steps& into) {
    DoStep step{.form = DoStep::Form::branches, .statement = {}, .branches = {}};
    do {
      ++at_;  // IF, ELSIF
      const std::size_t begin = at_;
      if (!seek({"THEN"})) {
        return false;
      }
      step.branches.push_back({between(begin, at_), variables_, {}});
      if (!take("THEN") || !nested(step.branches.back().steps, {"ELSIF", "ELSEIF", "ELSE", "END"})) {
        return false;
      }
    } while (is("ELSIF") || is("ELSEIF"));
    if (take("ELSE")) {
      step.branches.push_back({});
      if (!nested(step.branches.back().steps, {"END"})) {
        return false;
      }
    }
    into.push_back(std::move(step));
    return take("END") && take("IF") && take(";");
  }

  /// Statements that run or do not: what they assign is not known after them.
  bool nested(Steps& into, std::initializer_list<std::string_view> until) {
    const Variables before = variables_;
    const bool understood = statements(into, until);
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      if (i >= before.size() || variables_[i].second.text != before[i].second.text) {
        variables_[i].second = {};
      }
    }
    return understood;
  }

  /// One that changes data alone.
  bool loop() {
    Steps steps;
    return seek({"LOOP"}) && take("LOOP") && nested(steps, {"END"}) && steps.empty() && take("END") && take("LOOP") &&
           to_semicolon();
  }

  /// A constant, or several with || between them.
  std::optional<SourceText> constants() {
    SourceText whole;
    do {
      auto constant = at_ < words_.size() ? content(body_, words_.token(at_)) : std::nullopt;
      if (!constant) {
        return std::nullopt;
      }
      append(whole, *constant);
      ++at_;
    } while (take("||"));
    return whole;
  }

  bool execute(Steps& into) {
    ++at_;
    auto constant = constants();
    if (!constant) {
      return false;
    }
    const std::string first = first_words(constant->text);
    if (!changes_schema(first.substr(0, first.find(' ')))) {
      return to_semicolon();
    }
    add(into, std::move(*constant), first);
    return take(";");
  }

  static std::string first_words(std::string_view sql) {
    std::string words;
    for (const Token& token : syntax::tokenize(sql)) {
      const bool first = words.empty();
      words += (first ? "" : " ") + to_upper(sql.substr(token.begin, token.end - token.begin));
      if (!first) {
        break;
      }
    }
    return words;
  }

  void add(Steps& into, SourceText statement, const std::string& first) {
    into.push_back({.statement = std::move(statement), .of_roles = is_of_roles(first), .branches = {}});
    // What was asked before may have another answer from here on.
    for (auto& [name, value] : variables_) {
      value = {};
    }
  }

  void assign(const std::string& name, SourceText value) {
    for (auto& variable : variables_) {
      if (variable.first == name) {
        variable.second = std::move(value);
        return;
      }
    }
  }

  /// `v := …`, `SELECT … INTO v …` and PERFORM, of which FOUND tells whether it had a row.
  bool data() {
    const std::size_t begin = at_;
    const std::string first = word();
    raises_ = raises_ || (first == "RAISE" && (text(at_ + 1) == ";" || to_upper(text(at_ + 1)) == "EXCEPTION"));
    if (!to_semicolon()) {
      return false;
    }
    const std::size_t end = at_ - 1;
    if (first != "SELECT" && first != "PERFORM") {
      return true;
    }
    const std::size_t after = at_;
    at_ = begin;
    assign("found", between(begin + 1, end));
    if (seek({"INTO", ";"}) && is("INTO") && at_ + 1 < end) {
      assign(to_lower(text(at_ + 1)), between(begin, end));
    }
    at_ = after;
    return true;
  }

  [[nodiscard]] bool assigns() const {
    return (text(at_ + 1) == ":=" || text(at_ + 1) == "=") &&
           std::any_of(variables_.begin(), variables_.end(),
                       [&](const auto& variable) { return variable.first == to_lower(text(at_)); });
  }

  bool assignment() {
    const std::string name = to_lower(text(at_));
    const std::size_t begin = at_ + 2;
    if (!seek({";"})) {
      return false;
    }
    assign(name, between(std::min(begin, at_), at_));
    return take(";");
  }

  bool statement(Steps& into) {
    const std::string first = word();
    if (first == "IF") {
      return conditional(into);
    }
    if (first == "BEGIN" || first == "DECLARE") {
      return block(into) && take(";");
    }
    if (first == "EXECUTE") {
      return execute(into);
    }
    if (first == "FOR" || first == "FOREACH" || first == "WHILE" || first == "LOOP") {
      return loop();
    }
    if (first == "RETURN") {
      into.push_back({.form = DoStep::Form::leave, .statement = {}, .branches = {}});
      return to_semicolon();
    }
    if (assigns()) {
      return assignment();
    }
    if (changes_data(first)) {
      return data();
    }
    if (!changes_schema(first)) {
      return false;
    }
    const std::size_t begin = at_;
    if (!seek({";"})) {
      return false;
    }
    add(into, between(begin, at_), first + " " + to_upper(text(begin + 1)));
    return take(";");
  }

  using Variables = std::vector<std::pair<std::string, SourceText>>;

  const SourceText& body_;
  Words words_;
  std::size_t at_ = 0;
  int depth_ = 0;                       // of blocks
  bool raises_ = false;                 // a handler raises the error again
  Variables variables_{{"found", {}}};  // with what they hold, where that is known
};

}  // namespace

bool has_step(const std::vector<DoStep>& steps, DoStep::Form form) {
  return std::any_of(steps.begin(), steps.end(), [&](const DoStep& step) {
    return step.form == form || std::any_of(step.branches.begin(), step.branches.end(),
                                            [&](const DoBranch& branch) { return has_step(branch.steps, form); });
  });
}

DoBlock read_do_block(const SourceText& statement) {
  for (const Token& token : syntax::tokenize(statement.text)) {
    const char first = statement.text[token.begin];
    if (first != '$' && first != '\'') {
      continue;
    }
    const auto body = content(statement, token);
    return body ? BlockReader(*body).read() : DoBlock{DoBlock::Effect::computed, {}};
  }
  return {};
}

}  // namespace ashlar
