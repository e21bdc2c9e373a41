#pragma once
// Within parser.cpp: why a parse failed, in words: what was found, and what the generated parser's network would
// have taken there.

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "SqlParser.h"
#include "compiler/syntax/scan.h"

namespace ashlar::syntax {

using antlr4::ParserRuleContext;
using antlr4::RecognitionException;

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
inline constexpr std::array rule_words = std::to_array<RuleWords>({
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
    {SqlParser::RuleTableReference, "a table"},
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

inline const RuleWords* words_of(size_t rule) {
  const auto* found = std::ranges::find(rule_words, rule, &RuleWords::rule);
  return found == rule_words.end() ? nullptr : found;
}

inline std::string token_words(size_t type) {
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
  if (kind == Tok::COMMA) {
    return "a comma";
  }
  if (const auto literal = SqlParser(nullptr).getVocabulary().getLiteralName(type); literal.size() > 2) {
    return literal.substr(1, literal.size() - 2);
  }
  return "an operator";
}

/// Walks the network from where a parse failed to the tokens that could have followed.
class Expectations {
 public:
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
      Expectations expectations;
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
    Expectations expectations;
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

inline std::string_view unterminated_thing(std::uint16_t type) {
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
inline std::string shown(std::string_view text) {
  constexpr std::size_t longest = 40;
  auto cut = std::min(text.substr(0, longest).size(), std::min(text.find('\n'), text.size()));
  while (cut < text.size() && cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
    --cut;
  }
  return cut < text.size() ? std::string(text.substr(0, cut)) + "…" : std::string(text);
}

inline std::string listed(const std::vector<std::string>& phrases) {
  std::string out;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    out += i == 0 ? "" : i + 1 == phrases.size() ? " or " : ", ";
    out += phrases[i];
  }
  return out;
}

/// Of much that could have stood there, what says most: not what goes on a name or ends a statement where there is
/// something better, and of much only how the list or statement goes on, or nothing where a word was `guessed`.
inline std::vector<std::string> worth_saying(std::vector<std::string> phrases, bool guessed) {
  constexpr std::size_t most_listed = 5;
  const auto has = [&](std::string_view phrase) { return std::ranges::find(phrases, phrase) != phrases.end(); };
  for (const std::string_view first : {"a statement", "an expression"}) {
    if (has(first)) {
      return {std::string(first)};
    }
  }
  if (phrases.size() > most_listed) {
    const bool end = has("the end of the statement") && !guessed;
    std::erase_if(phrases,
                  [&](const std::string& phrase) { return guessed || (phrase != "a comma" && phrase != ")"); });
    if (end) {
      phrases.emplace_back("the end of the statement");
    }
    return phrases;
  }
  for (const std::string_view least : {".", "*", ";", "the end of the statement"}) {
    if (phrases.size() > 1) {
      std::erase(phrases, least);
    }
  }
  return phrases;
}

}  // namespace ashlar::syntax
