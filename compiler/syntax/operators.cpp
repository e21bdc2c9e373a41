#include "compiler/syntax/operators.h"

#include <algorithm>

namespace ashlar::syntax {

namespace {

// From loose to tight, as the precedence declarations of the server's grammar have it.
enum Precedence : std::uint8_t {
  lowest,
  or_level,
  and_level,
  not_level,
  is_level,
  comparison_level,
  like_level,
  operator_level,
  sum_level,
  product_level,
  power_level,
  at_level,
  collate_level,
  sign_level,
  cast_level,
};

Precedence operator_precedence(std::uint16_t type) {
  switch (type) {
    case raw::PLUS:
    case raw::MINUS:
      return sum_level;
    case raw::STAR:
    case raw::SLASH:
    case raw::PERCENT:
      return product_level;
    case raw::CARET:
      return power_level;
    case raw::LESS:
    case raw::GREATER:
    case raw::EQUAL:
    case raw::LESS_EQUAL:
    case raw::GREATER_EQUAL:
    case raw::NOT_EQUAL:
      return comparison_level;
    default:
      return operator_level;
  }
}

/// Comparisons, IS DISTINCT FROM, LIKE and BETWEEN do not chain: a < b < c is no expression.
bool associative(std::uint8_t level) {
  return level != is_level && level != comparison_level && level != like_level;
}

std::uint8_t above(std::uint8_t level) {
  return static_cast<std::uint8_t>(level + 1);
}

}  // namespace

std::uint32_t OperatorParser::run(std::span<const std::uint32_t> items) {
  items_ = items;
  item_ = 0;
  const auto whole = parse(lowest);
  if (more()) {
    result_.misplaced = events_[items_[item_]].token_index;
  }
  const auto operation = parts_[whole].operation;
  result_.too_deep = result_.too_deep || (operation != nothing && operations_[operation].depth > max_operator_depth);
  return whole;
}

bool OperatorParser::more() const {
  return item_ < items_.size();
}

std::uint16_t OperatorParser::item_type(std::size_t ahead) const {
  return item_ + ahead < items_.size() ? events_.type(items_[item_ + ahead]) : std::uint16_t{0};
}

Rule OperatorParser::item_rule() const {
  return more() ? events_.rule(items_[item_]) : Rule::none;
}

std::uint32_t OperatorParser::event_part(std::uint32_t event) {
  parts_.push_back({event, nothing, nothing});
  return static_cast<std::uint32_t>(parts_.size() - 1);
}

std::uint32_t OperatorParser::take() {
  return event_part(items_[item_++]);
}

std::uint32_t OperatorParser::operation_part(Rule rule) {
  operations_.push_back({rule, nothing, nothing, 1});
  parts_.push_back({nothing, static_cast<std::uint32_t>(operations_.size() - 1), nothing});
  return static_cast<std::uint32_t>(parts_.size() - 1);
}

void OperatorParser::add(std::uint32_t to, std::uint32_t part) {
  const auto operation = parts_[to].operation;
  const auto inner = parts_[part].operation == nothing ? 0 : operations_[parts_[part].operation].depth;
  auto& o = operations_[operation];
  o.depth = std::max(o.depth, inner + 1);
  if (o.first == nothing) {
    o.first = part;
  } else {
    parts_[o.last].next = part;
  }
  o.last = part;
}

std::uint8_t OperatorParser::next_precedence() const {
  if (item_rule() == Rule::operatorName) {
    return operator_precedence(events_.first_type(items_[item_]));
  }
  switch (item_type()) {
    case raw::KW_OR:
      return or_level;
    case raw::KW_AND:
      return and_level;
    case raw::KW_IS:
    case raw::KW_ISNULL:
    case raw::KW_NOTNULL:
      return is_level;
    case raw::NOT_LA:
    case raw::KW_LIKE:
    case raw::KW_ILIKE:
    case raw::KW_SIMILAR:
    case raw::KW_IN:
    case raw::KW_BETWEEN:
      return like_level;
    case raw::KW_OVERLAPS:
      return operator_level;
    case raw::AT_LA:
      return at_level;
    case raw::KW_COLLATE:
      return collate_level;
    case raw::TYPECAST:
      return cast_level;
    default:
      return lowest;
  }
}

std::uint32_t OperatorParser::parse_operand() {
  if (item_type() == raw::KW_NOT) {
    const auto negation = operation_part(Rule::notExpression);
    add(negation, take());
    add(negation, parse_below(not_level));
    return negation;
  }
  if (item_rule() == Rule::operatorName) {
    const auto sign = events_.first_type(items_[item_]);
    const auto unary = operation_part(Rule::unaryExpression);
    add(unary, take());
    add(unary, parse_below(sign == raw::PLUS || sign == raw::MINUS ? std::uint8_t{sign_level} : above(operator_level)));
    return unary;
  }
  return take();
}

std::uint32_t OperatorParser::parse_below(std::uint8_t loosest) {
  if (prefixes_ == max_operator_depth) {
    result_.too_deep = true;
    item_ = items_.size();
    return event_part(items_[items_.size() - 1]);
  }
  ++prefixes_;
  const auto operand = parse(loosest);
  --prefixes_;
  return operand;
}

std::uint32_t OperatorParser::parse(std::uint8_t loosest) {
  auto left = parse_operand();
  auto chain = nothing;  // an AND or OR of this level, which takes further operands
  while (more()) {
    const auto level = next_precedence();
    if (level < loosest || level == lowest) {
      break;
    }
    if (level == or_level || level == and_level) {
      const auto node = level == or_level ? Rule::orExpression : Rule::andExpression;
      if (chain != left || operations_[parts_[chain].operation].rule != node) {
        chain = operation_part(node);
        add(chain, left);
      }
      add(chain, take());
      add(chain, parse(above(level)));
      left = chain;
    } else {
      left = parse_operation(left, level);
      if (ends_in_operand_ && !associative(level) && more() && next_precedence() == level) {
        result_.misplaced = events_[items_[item_]].token_index;
      }
    }
  }
  return left;
}

std::uint32_t OperatorParser::parse_operation(std::uint32_t left, std::uint8_t level) {
  if (item_rule() == Rule::operatorName) {
    const bool quantified = item_ + 1 < items_.size() && events_.rule(items_[item_ + 1]) == Rule::quantifiedOperand;
    const auto operation = operation_part(quantified ? Rule::anyExpression : Rule::binaryExpression);
    add(operation, left);
    add(operation, take());
    add(operation, quantified ? take() : parse(above(level)));
    ends_in_operand_ = !quantified;
    return operation;
  }
  switch (item_type()) {
    case raw::KW_IS:
      return parse_is(left);
    case raw::KW_ISNULL:
    case raw::KW_NOTNULL:
      return finish(Rule::isExpression, left, 1, nothing);
    case raw::KW_OVERLAPS:
      return finish(Rule::overlapsExpression, left, 1, above(level));
    case raw::AT_LA:
      return item_type(1) == raw::KW_LOCAL ? finish(Rule::atTimeZoneExpression, left, 2, nothing)
                                           : finish(Rule::atTimeZoneExpression, left, 3, above(level));
    case raw::KW_COLLATE:
      return finish(Rule::collateExpression, left, 2, nothing);
    case raw::TYPECAST:
      return finish(Rule::castExpression, left, 2, nothing);
    default:
      return parse_match(left);
  }
}

std::uint32_t OperatorParser::finish(Rule node, std::uint32_t left, int count, std::uint32_t level) {
  const auto operation = operation_part(node);
  add(operation, left);
  for (int i = 0; i < count && more(); ++i) {
    add(operation, take());
  }
  if (level != nothing) {
    add(operation, parse(static_cast<std::uint8_t>(level)));
  }
  ends_in_operand_ = level != nothing;
  return operation;
}

std::uint32_t OperatorParser::parse_is(std::uint32_t left) {
  const auto negated = item_type(1) == raw::KW_NOT ? 1U : 0U;
  if (item_type(1 + negated) == raw::KW_DISTINCT) {
    return finish(Rule::distinctExpression, left, static_cast<int>(3 + negated), above(is_level));
  }
  return finish(Rule::isExpression, left, static_cast<int>(2 + negated), nothing);
}

std::uint32_t OperatorParser::parse_match(std::uint32_t left) {
  const auto negated = item_type() == raw::NOT_LA ? 1 : 0;
  switch (item_type(static_cast<std::size_t>(negated))) {
    case raw::KW_IN:
      return finish(Rule::inExpression, left, 2 + negated, nothing);
    case raw::KW_BETWEEN: {
      const auto how = item_type(static_cast<std::size_t>(negated) + 1);
      const int symmetric = how == raw::KW_SYMMETRIC || how == raw::KW_ASYMMETRIC ? 1 : 0;
      return finish(Rule::betweenExpression, left, 3 + negated + symmetric, above(like_level));
    }
    default:
      return parse_like(left, negated);
  }
}

std::uint32_t OperatorParser::parse_like(std::uint32_t left, int negated) {
  const int words = item_type(static_cast<std::size_t>(negated)) == raw::KW_SIMILAR ? 2 : 1;
  const auto operation = finish(Rule::likeExpression, left, negated + words, nothing);
  const bool quantified = item_rule() == Rule::quantifiedOperand;
  add(operation, quantified ? take() : parse(above(like_level)));
  ends_in_operand_ = !quantified;
  if (item_type() == raw::KW_ESCAPE) {
    add(operation, take());
    add(operation, parse(above(like_level)));
  }
  return operation;
}

}  // namespace ashlar::syntax
