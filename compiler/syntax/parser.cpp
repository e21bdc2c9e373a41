// The one translation unit that knows ANTLR: bytes to tokens, tokens to events, failures to words.

#include "compiler/syntax/parser.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "SqlParser.h"
#include "compiler/base/text.h"
#include "compiler/syntax/escapes.h"
#include "compiler/syntax/failures.h"
#include "compiler/syntax/prediction.h"
#include "compiler/syntax/recovery.h"
#include "compiler/syntax/scan.h"
#include "compiler/syntax/shape.h"
#include "compiler/syntax/token_stream.h"

namespace ashlar::syntax {

namespace {

/// Everything that is worth keeping from one statement to the next.
class Session {
 public:
  Reading read(SourceText source, Start start, bool recover, Diagnostics& diagnostics) {
    Reading out{.tree = std::make_unique<Tree>(std::move(source)), .sound = true, .names = {}, .rest = {}};
    auto& tree = *out.tree;
    const std::string_view text = tree.source().text;
    scanner_.read(text, tokens_);
    if (scanner_.bad().type != 0) {
      report_bad(tree, diagnostics);
      return {.tree = nullptr, .sound = false, .names = {}, .rest = {}};
    }
    if (tokens_.empty() && start == Start::statement) {
      return out;
    }
    const auto depth = look_ahead(tokens_);
    if (tokens_.size() > max_tokens || depth > max_parentheses) {
      diagnostics.report(tokens_.size() > max_tokens ? Code::statement_too_long : Code::nesting_too_deep, whole(tree));
      return {.tree = nullptr, .sound = false, .names = names_declared(text, tokens_), .rest = {}};
    }
    if (!sound_escapes(tree, diagnostics)) {
      give_up(out, recover);
      return out;
    }
    auto failure = attempt_tree(tree, start);
    for (int errors = 1; failure; ++errors) {
      report(tree, *failure, diagnostics);
      const auto broken = recover && !failure->too_deep && errors < most_errors
                              ? broken_element(tokens_, failure->token)
                              : std::nullopt;
      if (!broken) {
        give_up(out, recover);
        return out;
      }
      out.sound = false;
      std::ranges::move(names_in(text, tokens_, *broken), std::back_inserter(out.names));
      tokens_.erase(tokens_.begin() + static_cast<std::ptrdiff_t>(broken->begin),
                    tokens_.begin() + static_cast<std::ptrdiff_t>(broken->end));
      failure = attempt_tree(tree, start);
    }
    return out;
  }

  std::vector<std::string> words(std::string_view text) {
    scanner_.read(text, tokens_);
    return words_of(text, tokens_);
  }

  std::vector<Token> tokenize(std::string_view text) {
    scanner_.read(text, tokens_);
    std::vector<Token> out;
    out.reserve(tokens_.size());
    for (const auto& token : tokens_) {
      out.push_back({kind_of_token[token.type], token.begin, token.end});
    }
    return out;
  }

 private:
  // More than the parser's own bound on nested rules allows; told before any work is done.
  static constexpr std::size_t max_parentheses = 1000;
  // A token costs some 300 bytes while its statement is parsed.
  static constexpr std::size_t max_tokens = 2'000'000;
  static constexpr int most_errors = 20;  // of one statement
  enum class Outcome : std::uint8_t { done, failed, too_deep };

  struct Failure {
    size_t token = 0;
    bool too_deep = false;
    Expected expected;
  };

  /// Parses the tokens into `tree`.
  std::optional<Failure> attempt_tree(Tree& tree, Start start) {
    if (auto failure = run(start)) {
      return failure;
    }
    const auto& recorded = parser_.events();
    events_.clear();
    events_.reserve(recorded.size());
    for (const auto& event : recorded) {
      events_.push_back({event.rule, event.is_token, event.token_index, event.next});
    }
    const auto shaped = shape(events_, tokens_, tree);
    if (shaped.too_deep || shaped.misplaced) {
      return Failure{shaped.misplaced.value_or(0), shaped.too_deep, {}};
    }
    return {};
  }

  void report(const Tree& tree, const Failure& failure, Diagnostics& diagnostics) const {
    if (failure.too_deep) {
      diagnostics.report(Code::nesting_too_deep, whole(tree));
    } else {
      report_unexpected(tree, failure.token, failure.expected, diagnostics);
    }
  }

  /// Nothing of the statement is of use but its name, and what it should not have taken in.
  void give_up(Reading& out, bool recover) {
    out.sound = false;
    const auto& source = out.tree->source();
    if (const auto end = recover ? early_end(tokens_) : tokens_.size(); end < tokens_.size()) {
      out.rest = part(source, tokens_[end + 1].begin, static_cast<std::uint32_t>(source.text.size()));
      tokens_.resize(end);
    }
    std::ranges::move(names_declared(source.text, tokens_), std::back_inserter(out.names));
    out.tree = nullptr;
  }

  bool sound_escapes(const Tree& tree, Diagnostics& diagnostics) const {
    const std::string_view text = tree.source().text;
    bool sound = true;
    for (const auto& token : tokens_) {
      std::optional<BadEscape> bad;
      const auto written = text.substr(token.begin, token.end - token.begin);
      if (token.type == raw::ESCAPE_STRING) {
        bad = bad_escape_in_string(written);
      } else if (token.type == raw::UNICODE_STRING || token.type == raw::UNICODE_IDENTIFIER) {
        bad = bad_unicode_escape(written);
      }
      if (bad) {
        diagnostics.report(Code::syntax_error, tree.source().span(token.begin + bad->begin, token.begin + bad->end),
                           {bad->message});
        sound = false;
      }
    }
    return sound;
  }

  std::optional<Failure> run(Start start) {
    buffer_.assign(tokens_);
    size_t token = 0;
    auto outcome = attempt(start, antlr4::atn::PredictionMode::SLL, false, token);
    if (outcome == Outcome::failed) {
      outcome = attempt(start, antlr4::atn::PredictionMode::LL, true, token);
    }
    if (outcome == Outcome::done) {
      return {};
    }
    return Failure{token, outcome == Outcome::too_deep, outcome == Outcome::failed ? strategy_->expected : Expected{}};
  }

  Outcome attempt(Start start, antlr4::atn::PredictionMode mode, bool explain, size_t& token) {
    parser_.forget();
    parser_.reset();
    parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
    strategy_->explain = explain;
    auto outcome = Outcome::done;
    try {
      switch (start) {
        case Start::statement:
          parser_.inline_statement_entry();
          break;
        case Start::expression:
          parser_.inline_expression_entry();
          break;
        case Start::type:
          parser_.inline_type_entry();
          break;
      }
    } catch (const SyntaxFailure& failure) {
      token = failure.token;
      outcome = Outcome::failed;
    } catch (const NestingTooDeep&) {
      outcome = Outcome::too_deep;
    }
    parser_.getTreeTracker().reset();
    return outcome;
  }

  Span whole(const Tree& tree) const {
    return tokens_.empty() ? tree.source().span(0, 0) : tree.source().span(tokens_.front().begin, tokens_.back().end);
  }

  void report_bad(const Tree& tree, Diagnostics& diagnostics) const {
    const auto& bad = scanner_.bad();
    const auto span = tree.source().span(bad.begin, bad.begin + 1);
    if (bad.type == raw::EMPTY_IDENTIFIER) {
      diagnostics.report(Code::syntax_error, span, {"a quoted identifier cannot be empty"});
    } else if (bad.type == raw::UNKNOWN_CHARACTER) {
      const auto byte = static_cast<unsigned char>(tree.source().text[bad.begin]);
      const auto text = byte < 0x20 || byte == 0x7F ? "control character " + std::to_string(byte)
                                                    : "character " + std::string(1, static_cast<char>(byte));
      diagnostics.report(Code::syntax_error, span, {"unexpected " + text});
    } else {
      diagnostics.report(Code::unterminated, span, {unterminated_thing(bad.type)});
    }
  }

  void report_unexpected(const Tree& tree, size_t token, const Expected& expected, Diagnostics& diagnostics) const {
    const std::string_view text = tree.source().text;
    std::string message;
    Span span;
    if (token < tokens_.size()) {
      const auto& found = tokens_[token];
      message = "unexpected " +
                (found.type == raw::COMMA ? "comma" : shown(text.substr(found.begin, found.end - found.begin)));
      span = tree.source().span(found.begin, found.end);
    } else {
      message = "the statement ends too early";
      const auto end = tokens_.empty() ? 0 : tokens_.back().end;
      span = tree.source().span(end == 0 ? 0 : end - 1, end);
    }
    auto guess = suggestion(text, token, expected);
    if (const auto phrases = worth_saying(expected.phrases, !guess.empty()); !phrases.empty()) {
      message += ", expected " + listed(phrases);
    }
    auto& reported = diagnostics.report(Code::syntax_error, span, {message}, std::move(guess));
    const bool ended = token >= tokens_.size() || tokens_[token].type == raw::SEMICOLON;
    if (const auto open = ended ? unclosed(tokens_, token) : std::nullopt) {
      reported.notes.push_back(
          {tree.source().span(tokens_[*open].begin, tokens_[*open].end), "this parenthesis is not closed"});
    }
  }

  [[nodiscard]] std::string suggestion(std::string_view text, size_t token, const Expected& expected) const {
    static const std::vector<std::string> clauses = {"FROM",       "WHERE",   "GROUP",     "ORDER",    "HAVING",
                                                     "VALUES",     "SELECT",  "RETURNING", "LANGUAGE", "RETURNS",
                                                     "REFERENCES", "PRIMARY", "DEFAULT"};
    const auto word = [&](size_t i) {
      return i < tokens_.size() && tokens_[i].type == raw::IDENTIFIER
                 ? text.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin)
                 : std::string_view{};
    };
    if (const auto guess = closest(to_upper(word(token)), expected.keywords); !word(token).empty() && !guess.empty()) {
      return "did you mean " + guess + "?";
    }
    // A misspelled keyword passes for a name, and what follows it is in the way.
    const auto before = token > 0 ? word(token - 1) : std::string_view{};
    if (const auto guess = closest(to_upper(before), clauses); !before.empty() && !guess.empty()) {
      return "did you mean " + guess + " instead of " + std::string(before) + "?";
    }
    return {};
  }

  Scanner scanner_;
  std::vector<RawToken> tokens_;
  std::vector<Event> events_;
  TokenBuffer buffer_;
  std::shared_ptr<FailureStrategy> strategy_ = std::make_shared<FailureStrategy>();
  SqlParser parser_ = make_parser();

  SqlParser make_parser() { return SqlParser(&buffer_); }

 public:
  Session() {
    parser_.setInterpreter(std::make_unique<Predictor>(parser_).release());  // the parser deletes it
    parser_.removeErrorListeners();
    parser_.setErrorHandler(strategy_);
  }
};

/// A session a thread: the generated parser is costly to set up, and holds no state between statements.
Session& session() {
  thread_local Session instance;
  return instance;
}

}  // namespace

std::unique_ptr<Tree> parse(SourceText source, Start start, Diagnostics& diagnostics) {
  return session().read(std::move(source), start, false, diagnostics).tree;
}

Reading read_statement(SourceText source, Diagnostics& diagnostics) {
  return session().read(std::move(source), Start::statement, true, diagnostics);
}

std::vector<std::string> words_of(std::string_view text) {
  return session().words(text);
}

std::vector<Token> tokenize(std::string_view text) {
  return session().tokenize(text);
}

}  // namespace ashlar::syntax
