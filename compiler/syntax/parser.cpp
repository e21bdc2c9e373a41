// The one translation unit that knows ANTLR: bytes to tokens, tokens to events, failures to words.

#include "compiler/syntax/parser.h"

#include <string>
#include <vector>

#include "SqlParser.h"
#include "compiler/base/text.h"
#include "compiler/syntax/failures.h"
#include "compiler/syntax/scan.h"
#include "compiler/syntax/shape.h"
#include "compiler/syntax/token_stream.h"

namespace ashlar::syntax {

namespace {

/// Everything that is worth keeping from one statement to the next.
class Session {
 public:
  std::unique_ptr<Tree> parse(SourceText source, Start start, Diagnostics& diagnostics) {
    auto tree = std::make_unique<Tree>(std::move(source));
    const auto& text = tree->source().text;
    scanner_.read(text, tokens_);
    if (scanner_.bad().type != 0) {
      report_bad(*tree, diagnostics);
      return nullptr;
    }
    if (tokens_.empty() && start == Start::statement) {
      return tree;
    }
    if (tokens_.size() > max_tokens) {
      diagnostics.report(Code::statement_too_long, whole(*tree));
      return nullptr;
    }
    if (look_ahead(tokens_) > max_parentheses) {
      diagnostics.report(Code::nesting_too_deep, whole(*tree));
      return nullptr;
    }
    if (!run(*tree, start, diagnostics)) {
      return nullptr;
    }
    const auto& recorded = parser_.events();
    events_.clear();
    events_.reserve(recorded.size());
    for (const auto& event : recorded) {
      events_.push_back({event.rule, event.is_token, event.token_index, event.next});
    }
    const auto shaped = shape(events_, tokens_, *tree);
    if (shaped.too_deep) {
      diagnostics.report(Code::nesting_too_deep, whole(*tree));
      return nullptr;
    }
    if (shaped.misplaced) {
      report_unexpected(*tree, *shaped.misplaced, {}, diagnostics);
      return nullptr;
    }
    return tree;
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
  enum class Outcome : std::uint8_t { done, failed, too_deep };

  bool run(const Tree& tree, Start start, Diagnostics& diagnostics) {
    buffer_.assign(tokens_);
    size_t token = 0;
    auto outcome = attempt(start, antlr4::atn::PredictionMode::SLL, false, token);
    if (outcome == Outcome::failed) {
      outcome = attempt(start, antlr4::atn::PredictionMode::LL, true, token);
    }
    if (outcome == Outcome::failed) {
      report_unexpected(tree, token, strategy_->expected, diagnostics);
    } else if (outcome == Outcome::too_deep) {
      diagnostics.report(Code::nesting_too_deep, whole(tree));
    }
    return outcome == Outcome::done;
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
    constexpr std::size_t most_listed = 5;
    const std::string_view text = tree.source().text;
    std::string message;
    Span span;
    if (token < tokens_.size()) {
      const auto& found = tokens_[token];
      message = "unexpected " + shown(text.substr(found.begin, found.end - found.begin));
      span = tree.source().span(found.begin, found.end);
    } else {
      message = "the statement ends too early";
      const auto end = tokens_.empty() ? 0 : tokens_.back().end;
      span = tree.source().span(end == 0 ? 0 : end - 1, end);
    }
    if (const auto phrases = worth_saying(expected.phrases); !phrases.empty() && phrases.size() <= most_listed) {
      message += ", expected " + listed(phrases);
    }
    diagnostics.report(Code::syntax_error, span, {message}, suggestion(text, token, expected));
  }

  [[nodiscard]] std::string suggestion(std::string_view text, size_t token, const Expected& expected) const {
    static const std::vector<std::string> clauses = {"FROM",       "WHERE",   "GROUP",     "ORDER",    "HAVING",
                                                     "VALUES",     "SELECT",  "RETURNING", "LANGUAGE", "RETURNS",
                                                     "REFERENCES", "PRIMARY", "DEFAULT"};
    const auto word = [&](size_t i) {
      return i < tokens_.size() && tokens_[i].type == raw::IDENTIFIER
                 ? to_upper(text.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin))
                 : std::string{};
    };
    auto guess = word(token).empty() ? std::string{} : closest(word(token), expected.keywords);
    if (guess.empty() && token > 0 && !word(token - 1).empty()) {
      guess = closest(word(token - 1), clauses);
    }
    return guess.empty() ? std::string{} : "did you mean " + guess + "?";
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
  return session().parse(std::move(source), start, diagnostics);
}

std::vector<Token> tokenize(std::string_view text) {
  return session().tokenize(text);
}

}  // namespace ashlar::syntax
