#include "compiler/schema/do_condition.h"

#include <algorithm>
#include <charconv>

namespace ashlar {

namespace {

constexpr int max_depth = 20;

Answer of(bool holds) {
  return holds ? Answer::yes : Answer::no;
}

Answer operator!(Answer one) {
  return one == Answer::unknown ? one : of(one == Answer::no);
}

Answer both(Answer a, Answer b) {
  if (a == Answer::no || b == Answer::no) {
    return Answer::no;
  }
  return a == Answer::yes && b == Answer::yes ? Answer::yes : Answer::unknown;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Compares what lies between `low` and `high` with a number.
Answer compare(int low, int high, std::string_view comparison, int with) {
  const auto decide = [](bool all, bool none) { return all ? Answer::yes : none ? Answer::no : Answer::unknown; };
  if (comparison == ">=") {
    return decide(low >= with, high < with);
  }
  if (comparison == ">") {
    return decide(low > with, high <= with);
  }
  if (comparison == "<") {
    return decide(high < with, low >= with);
  }
  if (comparison == "<=") {
    return decide(high <= with, low > with);
  }
  const Answer equal = decide(low == with && high == with, high < with || low > with);
  return comparison == "=" ? equal : comparison == "<>" || comparison == "!=" ? !equal : Answer::unknown;
}

class Condition {
 public:
  Condition(std::string_view text, const DoBranch& branch, const Known& known, int depth)
      : words_(text), branch_(branch), known_(known), depth_(depth) {}

  Answer whole() {
    const Answer answer = any();
    return at_ >= words_.size() ? answer : Answer::unknown;
  }

  /// Of what a variable was assigned: a query of one value, or an expression.
  Answer value() {
    if (!words_.is(0, "SELECT")) {
      return whole();
    }
    return subquery(0, words_.size());
  }

  /// `SELECT count(*) FROM …`, compared.
  Answer compared(std::string_view comparison, int with) {
    const bool in_parentheses = words_.text(0) == "(" && words_.past(0) == words_.size();
    const std::size_t begin = in_parentheses ? 1 : 0;
    return count(begin, words_.size() - begin, comparison, with);
  }

  Answer rows() { return words_.text(0) == "(" ? Answer::unknown : has_row(words_, 0, words_.size(), known_); }

 private:
  bool take(std::string_view word) {
    const bool there = words_.is(at_, word);
    at_ += there ? 1 : 0;
    return there;
  }

  Answer any() {
    Answer answer = all();
    while (take("OR")) {
      answer = !both(!answer, !all());
    }
    return answer;
  }

  Answer all() {
    Answer answer = one();
    while (take("AND")) {
      answer = both(answer, one());
    }
    return answer;
  }

  Answer one() {
    if (take("NOT")) {
      return !one();
    }
    const std::size_t begin = at_;
    const Answer answer = known_form();
    if (at_ > begin && ends()) {
      return answer;
    }
    at_ = begin;
    while (!ends()) {
      at_ = words_.text(at_) == "(" ? words_.past(at_) : at_ + 1;
    }
    return Answer::unknown;
  }

  [[nodiscard]] bool ends() const {
    return at_ >= words_.size() || words_.is(at_, "AND") || words_.is(at_, "OR") || words_.text(at_) == ")";
  }

  Answer known_form() {
    if (take("TRUE")) {
      return Answer::yes;
    }
    if (take("FALSE")) {
      return Answer::no;
    }
    if (words_.text(at_) == "(") {
      return parenthesised();
    }
    if (take("EXISTS") && words_.text(at_) == "(") {
      const std::size_t begin = at_ + 1;
      at_ = words_.past(at_);
      return has_row(words_, begin, at_ - 1, known_);
    }
    if (take("PG_CATALOG")) {
      take(".");
    }
    if (to_lower(words_.text(at_)).starts_with("to_reg") && words_.literal(at_ + 2)) {
      return found();
    }
    if (words_.is(at_, "CURRENT_SETTING") && words_.text(at_ + 2) == "'server_version_num'") {
      return version();
    }
    return variable();
  }

  Answer parenthesised() {
    const std::size_t begin = at_ + 1;
    const std::size_t past = words_.past(at_);
    if (words_.is(begin, "SELECT")) {
      at_ = past;
      return ends() ? subquery(begin, past - 1) : comparison_of(begin, past - 1);
    }
    ++at_;
    const Answer answer = any();
    return take(")") ? answer : Answer::unknown;
  }

  /// `SELECT EXISTS (…)`.
  Answer subquery(std::size_t begin, std::size_t end) {
    const bool negated = words_.is(begin + 1, "NOT");
    const std::size_t at = begin + (negated ? 2 : 1);
    if (!words_.is(at, "EXISTS") || words_.text(at + 1) != "(") {
      return Answer::unknown;
    }
    const std::size_t past = words_.past(at + 1);
    const bool alone = past >= end || words_.is(past, "INTO") || words_.is(past, "AS");
    const Answer answer = alone ? has_row(words_, at + 2, past - 1, known_) : Answer::unknown;
    return negated ? !answer : answer;
  }

  Answer comparison_of(std::size_t begin, std::size_t end) {
    const std::string comparison(words_.text(at_++));
    const auto with = number(words_.text(at_++));
    return with ? count(begin, end, comparison, *with) : Answer::unknown;
  }

  Answer count(std::size_t begin, std::size_t end, std::string_view comparison, int with) {
    if (!words_.is(begin, "SELECT") || !words_.is(begin + 1, "COUNT") || words_.text(begin + 2) != "(") {
      return Answer::unknown;
    }
    const Answer some = has_row(words_, begin, end, known_);
    if (some == Answer::unknown) {
      return some;
    }
    return compare(some == Answer::yes ? 1 : 0, some == Answer::yes ? 1'000'000 : 0, comparison, with);
  }

  /// `to_regclass('x') IS NOT NULL`.
  Answer found() {
    const std::string function = to_lower(words_.text(at_));
    const std::string name = *words_.literal(at_ + 2);
    const std::size_t past = words_.past(at_ + 1);
    const bool plain = past == at_ + 4 || (words_.text(at_ + 3) == "::" && past == at_ + 6);
    at_ = past;
    if (!plain || !take("IS")) {
      return Answer::unknown;
    }
    const bool negated = take("NOT");
    const Answer answer = finds(function, name, known_);
    return !take("NULL") ? Answer::unknown : negated ? answer : !answer;
  }

  Answer version() {
    at_ = words_.past(at_ + 1);
    if (take("::")) {
      ++at_;
    }
    const std::string comparison(words_.text(at_++));
    const auto with = number(words_.text(at_++));
    return with ? compare(known_.postgres * 10'000, known_.postgres * 10'000 + 9'999, comparison, *with)
                : Answer::unknown;
  }

  Answer variable() {
    const std::string name = to_lower(words_.text(at_));
    const auto found = std::find_if(branch_.variables.begin(), branch_.variables.end(),
                                    [&](const auto& one) { return one.first == name; });
    if (found == branch_.variables.end() || found->second.text.empty() || depth_ > max_depth) {
      return Answer::unknown;
    }
    ++at_;
    Condition assigned(found->second.text, branch_, known_, depth_ + 1);
    if (name == "found") {
      return assigned.rows();
    }
    if (ends()) {
      return assigned.value();
    }
    const std::string comparison(words_.text(at_++));
    const auto with = number(words_.text(at_++));
    return with ? assigned.compared(comparison, *with) : Answer::unknown;
  }

  Words words_;
  const DoBranch& branch_;
  const Known& known_;
  int depth_;
  std::size_t at_ = 0;
};

}  // namespace

Answer answer(const DoBranch& branch, const Known& known) {
  return branch.condition.text.empty() ? Answer::yes : Condition(branch.condition.text, branch, known, 0).whole();
}

}  // namespace ashlar
