// The one translation unit that knows ANTLR: bytes to tokens, tokens to events, failures to words.

#include "compiler/syntax/parser.h"

#include <algorithm>
#include <array>
#include <optional>

#include "SqlLexer.h"
#include "SqlParser.h"
#include "compiler/base/text.h"
#include "compiler/syntax/scan.h"
#include "compiler/syntax/shape.h"

namespace ashlar::syntax {

namespace {

using antlr4::ParserRuleContext;
using antlr4::RecognitionException;

// --- tokens -----------------------------------------------------------------------------------

bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continues_word(char c) {
  return starts_word(c) || (c >= '0' && c <= '9') || c == '$';
}

/// Bytes to tokens. Words and white space, most of any text, are read by hand; all else is the generated lexer's.
class Scanner {
 public:
  /// The tokens of `text`; stops before the first that cannot be read, which is then bad().
  void read(std::string_view text, std::vector<RawToken>& tokens) {
    text_ = text;
    bytes_.reset(text);
    bad_ = {};
    tokens.clear();
    for (std::uint32_t at = 0;;) {
      const auto blank = skip_blank(text, at);
      at = blank.end;
      if (blank.unterminated) {
        bad_ = {raw::UNTERMINATED_COMMENT, at, static_cast<std::uint32_t>(text.size())};
        return;
      }
      if (at >= text.size()) {
        return;
      }
      const auto token = next(at);
      if (is_bad(token.type)) {
        bad_ = token;
        return;
      }
      tokens.push_back(token);
      at = token.end;
    }
  }
  [[nodiscard]] const RawToken& bad() const { return bad_; }

 private:
  static bool is_bad(std::uint16_t type) {
    return type == raw::UNTERMINATED_STRING || type == raw::UNTERMINATED_DOLLAR_STRING ||
           type == raw::UNTERMINATED_IDENTIFIER || type == raw::EMPTY_IDENTIFIER || type == raw::UNKNOWN_CHARACTER;
  }

  RawToken next(std::uint32_t at) {
    if (starts_word(text_[at])) {
      auto end = at + 1;
      while (end < text_.size() && continues_word(text_[end])) {
        ++end;
      }
      // E'…', U&"…" and their like begin as words do.
      const bool prefix = end == at + 1 && end < text_.size() && (text_[end] == '\'' || text_[end] == '&');
      if (!prefix) {
        return {keyword_type(text_.substr(at, end - at)), at, end};
      }
    }
    auto token = match(at);
    if (token.type == raw::OPERATOR) {
      const auto length = operator_length(text_.substr(at, token.end - at));
      if (at + length < token.end) {
        return rescan(at, length);
      }
    }
    return token;
  }

  RawToken match(std::uint32_t at) {
    bytes_.seek(at);
    lexer_.type = 0;
    lexer_.tokenStartCharIndex = at;
    const auto matched = lexer_.getInterpreter<antlr4::atn::LexerATNSimulator>()->match(&bytes_, 0);
    const auto type = lexer_.type != 0 ? lexer_.type : matched;
    return {static_cast<std::uint16_t>(type), at, static_cast<std::uint32_t>(bytes_.position())};
  }

  /// A run of operator characters that was cut: what is left may be one of the operators with a token of its own.
  RawToken rescan(std::uint32_t at, std::uint32_t length) {
    const auto whole = text_;
    bytes_.reset(whole.substr(0, at + length));
    const auto token = match(at);
    bytes_.reset(whole);
    return token;
  }

  std::string_view text_;
  ByteStream bytes_;
  SqlLexer lexer_{&bytes_};
  RawToken bad_;
};

/// A token as ANTLR asks for it.
class LightToken final : public antlr4::Token {
 public:
  LightToken(std::uint32_t index, const RawToken& raw) : raw_(raw), index_(index) {}
  [[nodiscard]] std::string getText() const override { return {}; }
  [[nodiscard]] size_t getType() const override {
    return raw_.type == 0 ? static_cast<size_t>(antlr4::Token::EOF) : raw_.type;
  }
  [[nodiscard]] size_t getLine() const override { return 1; }
  [[nodiscard]] size_t getCharPositionInLine() const override { return raw_.begin; }
  [[nodiscard]] size_t getChannel() const override { return 0; }
  [[nodiscard]] size_t getTokenIndex() const override { return index_; }
  [[nodiscard]] size_t getStartIndex() const override { return raw_.begin; }
  [[nodiscard]] size_t getStopIndex() const override { return raw_.end; }
  [[nodiscard]] antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  [[nodiscard]] antlr4::CharStream* getInputStream() const override { return nullptr; }
  [[nodiscard]] std::string toString() const override { return {}; }

 private:
  RawToken raw_;
  std::uint32_t index_;
};

class TokenBuffer final : public antlr4::TokenStream {
 public:
  void assign(const std::vector<RawToken>& tokens) {
    tokens_.clear();
    tokens_.reserve(tokens.size() + 1);
    for (const auto& token : tokens) {
      tokens_.emplace_back(static_cast<std::uint32_t>(tokens_.size()), token);
    }
    const auto end = tokens.empty() ? 0 : tokens.back().end;
    tokens_.emplace_back(static_cast<std::uint32_t>(tokens_.size()), RawToken{0, end, end});
    at_ = 0;
  }

  antlr4::Token* LT(ssize_t k) override {
    const auto i = static_cast<ssize_t>(at_) + k - (k > 0 ? 1 : 0);
    return &tokens_[std::min(static_cast<size_t>(std::max<ssize_t>(i, 0)), tokens_.size() - 1)];
  }
  size_t LA(ssize_t k) override { return static_cast<LightToken*>(LT(k))->LightToken::getType(); }
  void consume() override { at_ = std::min(at_ + 1, tokens_.size() - 1); }
  ssize_t mark() override { return 0; }
  void release(ssize_t /*marker*/) override {}
  size_t index() override { return at_; }
  void seek(size_t index) override { at_ = std::min(index, tokens_.size() - 1); }
  size_t size() override { return tokens_.size(); }
  [[nodiscard]] antlr4::Token* get(size_t index) const override { return const_cast<LightToken*>(&tokens_[index]); }
  [[nodiscard]] antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  [[nodiscard]] std::string getSourceName() const override { return "sql"; }
  std::string getText(const antlr4::misc::Interval& /*interval*/) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext* /*context*/) override { return {}; }
  std::string getText(antlr4::Token* /*start*/, antlr4::Token* /*stop*/) override { return {}; }

 private:
  std::vector<LightToken> tokens_;
  size_t at_ = 0;
};

// --- failures ---------------------------------------------------------------------------------

/// What could have stood where a parse failed.
struct Expected {
  std::vector<std::string> phrases;   // in grammar order: "a column name", ")", "TABLE"
  std::vector<std::string> keywords;  // every keyword that would do, for suggestions

  void add(std::string phrase) {
    if (std::ranges::find(phrases, phrase) == phrases.end()) {
      phrases.push_back(std::move(phrase));
    }
  }
};

/// Thrown through the generated code at the first failure.
struct SyntaxFailure {
  size_t token = 0;
};

/// How people call what a rule reads; empty for rules that are told by their parts. `silent` ones are never
/// mentioned (everything that could continue an expression, an alias).
struct RuleWords {
  size_t rule;
  std::string_view words;
  bool silent = false;
};
constexpr std::array rule_words = std::to_array<RuleWords>({
    {SqlParser::RuleStatement, "a statement"},
    {SqlParser::RuleExpression, "an expression"},
    {SqlParser::RuleExpression_restricted, "an expression"},
    {SqlParser::RuleInline_operand, "an expression"},
    {SqlParser::RuleInline_operand_restricted, "an expression"},
    {SqlParser::RuleInline_primary, "an expression"},
    {SqlParser::RuleTypeName, "a type"},
    {SqlParser::RuleTypeName_function, "a type"},
    {SqlParser::RuleTableConstraint, "a table constraint"},
    {SqlParser::RuleColumnName, "a column name"},
    {SqlParser::RuleColumnName_label, "a column name"},
    {SqlParser::RuleParameterName, "a parameter name"},
    {SqlParser::RuleRoleSpecification, "a role name"},
    {SqlParser::RuleIdentifier, "a name"},
    {SqlParser::RuleIdentifier_label, "a name"},
    {SqlParser::RuleIdentifier_nonreserved, "a name"},
    {SqlParser::RuleQualifiedName, "a name"},
    {SqlParser::RuleQualifiedName_type, "a name"},
    {SqlParser::RuleQualifiedName_function, "a name"},
    {SqlParser::RuleString, "a string"},
    {SqlParser::RuleSignedNumber, "a number"},
    {SqlParser::RuleQuery, "a query"},
    {SqlParser::RuleDefinitionValue, "a value"},
    {SqlParser::RuleOperatorName_any, "an operator"},
    {SqlParser::RuleTypeModifiers, "", true},
    {SqlParser::RuleInline_array_bounds, "", true},
    {SqlParser::RulePercentType, "", true},
    {SqlParser::RuleInline_tail, "", true},
    {SqlParser::RuleInline_tail_restricted, "", true},
    {SqlParser::RuleIdentifier_bare, "", true},
    {SqlParser::RuleInline_subscripts, "", true},
    {SqlParser::RuleSubscript, "", true},
    {SqlParser::RuleFieldSelection, "", true},
});

const RuleWords* words_of(size_t rule) {
  const auto* found = std::ranges::find(rule_words, rule, &RuleWords::rule);
  return found == rule_words.end() ? nullptr : found;
}

std::string token_words(size_t type) {
  if (type == antlr4::Token::EOF) {
    return "the end of the statement";
  }
  const auto kind = kind_of_token[type];
  switch (kind) {
    case Tok::IDENTIFIER:
    case Tok::QUOTED_IDENTIFIER:
    case Tok::UNICODE_IDENTIFIER:
      return "a name";
    case Tok::STRING:
    case Tok::ESCAPE_STRING:
    case Tok::UNICODE_STRING:
    case Tok::DOLLAR_STRING:
      return "a string";
    case Tok::INTEGER:
    case Tok::NUMERIC:
      return "a number";
    default:
      break;
  }
  const auto name = token_name(kind);
  if (name.starts_with("KW_")) {
    return std::string(name.substr(3));
  }
  if (kind == Tok::LPAREN) {
    return "(";
  }
  if (const auto literal = SqlParser(nullptr).getVocabulary().getLiteralName(type); literal.size() > 2) {
    return literal.substr(1, literal.size() - 2);
  }
  return "an operator";
}

/// Walks the network from where a parse failed to the tokens that could have followed.
class Expectations {
 public:
  explicit Expectations(const antlr4::atn::ATN& atn) : atn_(atn) {}

  void from(antlr4::atn::ATNState* state, std::vector<antlr4::atn::ATNState*> stack) { walk(state, stack, false, 0); }
  [[nodiscard]] const Expected& result() const { return result_; }

 private:
  using State = antlr4::atn::ATNState;

  void walk(State* state, std::vector<State*>& stack, bool named, int depth) {
    if (depth > 400 || !seen_.insert({state->stateNumber, stack.size(), named}).second) {
      return;
    }
    if (state->getStateType() == State::RULE_STOP) {
      if (!stack.empty()) {
        auto* back = stack.back();
        stack.pop_back();
        walk(back, stack, named && !stack.empty() && stack.size() >= named_depth_, depth + 1);
        stack.push_back(back);
      }
      return;
    }
    for (const auto* transition : state->transitions) {
      if (transition->getSerializationType() == antlr4::atn::Transition::RULE) {
        enter(static_cast<const antlr4::atn::RuleTransition*>(transition), stack, named, depth);
      } else if (transition->isEpsilon()) {
        walk(transition->target, stack, named, depth + 1);
      } else {
        for (const auto type : transition->label().toList()) {
          token(static_cast<size_t>(type), named);
        }
      }
    }
  }

  void enter(const antlr4::atn::RuleTransition* transition, std::vector<State*>& stack, bool named, int depth) {
    const auto* words = words_of(transition->target->ruleIndex);
    if (words != nullptr && words->silent) {
      walk(transition->followState, stack, named, depth + 1);  // may be absent; never required by itself
      return;
    }
    if (words != nullptr && !named) {
      result_.add(std::string(words->words));
      // What the rule begins with serves for suggestions only, and only where it is not any name.
      if (transition->target->ruleIndex != SqlParser::RuleStatement) {
        return;
      }
      named_depth_ = stack.size() + 1;
      named = true;
    }
    stack.push_back(transition->followState);
    walk(transition->target, stack, named, depth + 1);
    stack.pop_back();
  }

  void token(size_t type, bool named) {
    const auto words = token_words(type);
    if (!named) {
      result_.add(words);
    }
    if (type != antlr4::Token::EOF && token_name(kind_of_token[type]).starts_with("KW_")) {
      result_.keywords.push_back(words);
    }
  }

  const antlr4::atn::ATN& atn_;
  Expected result_;
  std::set<std::tuple<size_t, size_t, bool>> seen_;
  size_t named_depth_ = 0;
};

/// Stops at the first failure. On the second pass, when `explain` is set, looks for it as early as it can be
/// known and notes what was expected there.
class FailureStrategy final : public antlr4::DefaultErrorStrategy {
 public:
  bool explain = false;
  Expected expected;

  void recover(antlr4::Parser* /*parser*/, std::exception_ptr /*exception*/) override { throw SyntaxFailure{token_}; }
  antlr4::Token* recoverInline(antlr4::Parser* parser) override {
    fail(parser, parser->getCurrentToken()->getTokenIndex(), parser->getState(), parser->getContext());
    throw SyntaxFailure{token_};
  }
  void reportError(antlr4::Parser* parser, const RecognitionException& exception) override {
    const auto* offending = exception.getOffendingToken();
    auto* context = dynamic_cast<ParserRuleContext*>(exception.getCtx());
    const auto* choice = dynamic_cast<const antlr4::NoViableAltException*>(&exception);
    const auto index = offending->getTokenIndex();
    if (choice != nullptr && choice->getStartToken()->getTokenIndex() != index) {
      token_ = index;
      if (explain) {
        explain_choice(parser, *choice, context);
      }
      return;
    }
    fail(parser, index, exception.getOffendingState(), context);
  }
  void sync(antlr4::Parser* parser) override {
    if (!explain) {
      return;
    }
    auto* state = parser->getInterpreter<antlr4::atn::ATNSimulator>()->atn.states[parser->getState()];
    const auto next = parser->getATN().nextTokens(state);
    const auto type = parser->getTokenStream()->LA(1);
    if (next.contains(static_cast<ssize_t>(type)) ||
        (next.contains(antlr4::Token::EPSILON) && parser->getATN()
                                                      .getExpectedTokens(parser->getState(), parser->getContext())
                                                      .contains(static_cast<ssize_t>(type)))) {
      return;
    }
    fail(parser, parser->getCurrentToken()->getTokenIndex(), parser->getState(), parser->getContext());
    throw SyntaxFailure{token_};
  }

 private:
  using State = antlr4::atn::ATNState;

  static std::vector<State*> return_states(const antlr4::atn::ATN& atn, antlr4::RuleContext* context) {
    std::vector<State*> stack;
    for (; context != nullptr && context->invokingState != INVALID_INDEX;
         context = dynamic_cast<antlr4::RuleContext*>(context->parent)) {
      const auto* call =
          static_cast<const antlr4::atn::RuleTransition*>(atn.states[context->invokingState]->transitions[0]);
      stack.push_back(call->followState);
    }
    std::ranges::reverse(stack);
    return stack;
  }

  void fail(antlr4::Parser* parser, size_t token, size_t state, antlr4::RuleContext* context) {
    token_ = token;
    if (explain) {
      const auto& atn = parser->getATN();
      Expectations expectations(atn);
      expectations.from(atn.states[state], return_states(atn, context));
      expected = expectations.result();
      if (const auto words = opening_at(*static_cast<RecordingParser*>(parser), token); !words.empty()) {
        expected.phrases = {std::string(words)};
      }
    }
  }

  /// What the outermost of the rules that begin at `token` and are still open is called. Such a rule has read
  /// nothing: it is what was expected, rather than each of its beginnings.
  static std::string_view opening_at(RecordingParser& parser, size_t token) {
    for (const auto& event : parser.events()) {
      const auto* words =
          event.is_token || event.next != 0 || event.token_index != token ? nullptr : words_of(event.rule);
      if (words != nullptr && !words->silent) {
        return words->words;
      }
    }
    return {};
  }

  /// The choice between alternatives failed some tokens ahead: what the alternatives still alive there wanted.
  void explain_choice(antlr4::Parser* parser, const antlr4::NoViableAltException& choice,
                      antlr4::RuleContext* context) {
    const auto& atn = parser->getATN();
    Expectations expectations(atn);
    const auto outer = return_states(atn, context);
    const auto* configs = choice.getDeadEndConfigs();
    for (const auto& config : configs->configs) {
      auto stack = std::vector<State*>{};
      for (auto c = config->context;
           c != nullptr && !c->isEmpty() && c->getReturnState(0) != antlr4::atn::PredictionContext::EMPTY_RETURN_STATE;
           c = c->getParent(0)) {
        stack.push_back(atn.states[c->getReturnState(0)]);
      }
      stack.insert(stack.end(), outer.rbegin(), outer.rend());
      std::ranges::reverse(stack);
      expectations.from(config->state, stack);
    }
    expected = expectations.result();
  }

  size_t token_ = 0;
};

std::string_view unterminated_thing(std::uint16_t type) {
  switch (type) {
    case raw::UNTERMINATED_STRING:
      return "quoted string";
    case raw::UNTERMINATED_DOLLAR_STRING:
      return "dollar-quoted string";
    case raw::UNTERMINATED_IDENTIFIER:
      return "quoted identifier";
    default:
      return "comment";
  }
}

/// `text` cut to a length that fits a message.
std::string shown(std::string_view text) {
  constexpr std::size_t longest = 40;
  auto cut = std::min(text.substr(0, longest).size(), std::min(text.find('\n'), text.size()));
  while (cut < text.size() && cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
    --cut;
  }
  return cut < text.size() ? std::string(text.substr(0, cut)) + "…" : std::string(text);
}

std::string listed(const std::vector<std::string>& phrases) {
  std::string out;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    out += i == 0 ? "" : i + 1 == phrases.size() ? " or " : ", ";
    out += phrases[i];
  }
  return out;
}

/// Leaves out what could go on a name or end a statement wherever there is something better to say.
std::vector<std::string> worth_saying(std::vector<std::string> phrases) {
  for (const std::string_view first : {"a statement", "an expression"}) {
    if (std::ranges::find(phrases, first) != phrases.end()) {
      return {std::string(first)};
    }
  }
  for (const std::string_view least : {".", "*", ";", "the end of the statement"}) {
    if (phrases.size() > 1) {
      std::erase(phrases, least);
    }
  }
  return phrases;
}

// --- one statement ----------------------------------------------------------------------------

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
