// The half of Scanner that looks into tokens: comments with annotations, words, dollar quotes, variables.

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/project/scanner.h"
#include "compiler/project/scanner_bytes.h"

namespace ashlar::project {

namespace {

constexpr std::size_t max_expansion_bytes = std::size_t{16} << 20U;
constexpr std::size_t max_expansion_depth = 64;

bool same_word(std::string_view word, std::string_view lower) {
  return word.size() == lower.size() && std::equal(word.begin(), word.end(), lower.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
         });
}

std::string always_quoted(std::string_view name) {
  std::string result = "\"";
  for (const char c : name) {
    result.append(c == '"' ? 2 : 1, c);
  }
  return result + '"';
}

/// As psql gives it: the space keeps an E off a word before it.
std::string literal(std::string_view value) {
  auto text = quote_literal(value);
  return text.starts_with('E') ? ' ' + text : text;
}

std::size_t skip_tag(std::string_view text, std::size_t at) {
  while (at < text.size() && is_tag(text[at])) {
    ++at;
  }
  return at;
}

}  // namespace

void Scanner::line_comment() {
  auto& input = inputs_.back();
  const auto begin = input.at;
  const auto end = std::min(input.text.find('\n', begin), input.text.size());
  input.at = end;
  if (!from_file() || !active_) {
    return;
  }
  const auto at = input.text.find_first_not_of(" \t-", begin);
  if (at < end && input.text[at] == '@') {
    read_annotation(begin, end);
  }
}

void Scanner::read_annotation(std::size_t begin, std::size_t end) {
  const auto& input = inputs_.back();
  const auto text = trim(input.text.substr(begin, end - begin));
  const auto at = input.text.find('@', begin);
  Annotation annotation;
  annotation.span = here(at, begin + text.size());
  auto rest = input.text.substr(at + 1, begin + text.size() - at - 1);
  const auto next_word = [&] {
    rest = trim(rest);
    std::size_t length = 0;
    bool quoted = false;
    int depth = 0;
    for (; length < rest.size() && (quoted || depth > 0 || byte_of(rest[length]) != Byte::space); ++length) {
      quoted = quoted != (rest[length] == '"');
      depth += quoted || rest[length] == '"' ? 0 : rest[length] == '(' ? 1 : rest[length] == ')' ? -1 : 0;
    }
    const auto word = rest.substr(0, length);
    rest.remove_prefix(length);
    return word;
  };
  annotation.name = next_word();
  for (auto word = next_word(); !word.empty(); word = next_word()) {
    const auto equals = word.find('=');
    annotation.values.insert_or_assign(std::string(word.substr(0, equals)),
                                       equals == std::string_view::npos ? "" : std::string(word.substr(equals + 1)));
  }
  static const std::vector<std::string> known{"renamed", "data"};
  if (std::find(known.begin(), known.end(), annotation.name) == known.end()) {
    if (const auto meant = closest(annotation.name, known); !meant.empty() && !annotation.values.empty()) {
      diagnostics_.report(Code::unknown_annotation, annotation.span, {annotation.name}, "did you mean @" + meant + "?");
    }
  } else {
    const auto line = input.text.rfind('\n', begin);
    const auto before = input.text.substr(line == std::string_view::npos ? 0 : line + 1,
                                          begin - (line == std::string_view::npos ? 0 : line + 1));
    if (!trim(before).empty()) {
      diagnostics_.report(Code::misplaced_annotation, annotation.span, {annotation.name},
                          "put it on a line of its own, directly above what it is about");
      return;
    }
  }
  waiting_.push_back(std::move(annotation));
}

void Scanner::word() {
  auto& input = inputs_.back();
  const auto begin = input.at;
  auto end = begin + 1;
  while (end < input.text.size() && is_identifier(input.text[end])) {
    ++end;
  }
  input.at = end;
  const auto text = input.text.substr(begin, end - begin);
  if (text.size() == 1 && (text[0] == 'e' || text[0] == 'E') && at_or_nul(input.text, end) == '\'') {
    enter(In::escape, begin);
    ++input.at;
    return;
  }
  if (lead_ != Lead::other) {
    track_routine(text);
  }
}

void Scanner::track_routine(std::string_view word) {
  const auto lead_after = [&](Lead now) {
    const bool routine = same_word(word, "function") || same_word(word, "procedure");
    switch (now) {
      case Lead::start:
        return same_word(word, "create") ? Lead::create : Lead::other;
      case Lead::create:
        return same_word(word, "or") ? Lead::create_or : routine ? Lead::routine : Lead::other;
      case Lead::create_or:
        return same_word(word, "replace") ? Lead::create_or_replace : Lead::other;
      default:
        return routine ? Lead::routine : Lead::other;
    }
  };
  if (lead_ != Lead::routine) {
    lead_ = lead_after(lead_);
    return;
  }
  if (parentheses_ != 0) {
    return;
  }
  if (body_depth_ == 0) {
    body_depth_ = after_begin_ && same_word(word, "atomic") ? 1 : 0;
    after_begin_ = same_word(word, "begin");
  } else if (same_word(word, "case")) {
    ++body_depth_;
  } else if (same_word(word, "end")) {
    --body_depth_;
  }
}

void Scanner::dollar() {
  auto& input = inputs_.back();
  const auto begin = input.at;
  const bool number = is_digit(at_or_nul(input.text, begin + 1));
  const auto end = number ? begin + 1 : skip_tag(input.text, begin + 1);
  if (number || at_or_nul(input.text, end) != '$') {
    ++input.at;
    return;
  }
  enter(In::dollar, begin);
  tag_ = input.text.substr(begin, end + 1 - begin);
  input.at = end + 1;
}

void Scanner::colon() {
  auto& input = inputs_.back();
  const auto text = input.text;
  const auto begin = input.at;
  const char next = at_or_nul(text, begin + 1);
  if (next == ':' || next == '=') {
    input.at += 2;
    return;
  }
  const bool quoted = next == '\'' || next == '"';
  const bool test = next == '{' && at_or_nul(text, begin + 2) == '?';
  const auto name_begin = begin + (test ? 3 : quoted ? 2 : 1);
  const auto name_end = skip_tag(text, name_begin);
  const char close = test ? '}' : next;
  if (name_end <= name_begin || !active_ || ((quoted || test) && at_or_nul(text, name_end) != close)) {
    ++input.at;
    return;
  }
  const auto end = name_end + (quoted || test ? 1 : 0);
  substitute(text.substr(name_begin, name_end - name_begin), begin, end, quoted || test ? next : ' ');
}

void Scanner::substitute(std::string_view name, std::size_t begin, std::size_t end, char form) {
  auto& input = inputs_.back();
  const auto place = here(begin, end);
  const auto* value = variables_.find(name);
  if (value == nullptr && form != '{') {
    input.at = end;
    // In a subscript the text is as good as it stands: a slice's bound.
    if (brackets_.empty() || brackets_.back() != '[') {
      variables_.report_missing(name, place, diagnostics_);
      gathered_.broken = true;
    }
    return;
  }
  flush();
  if (form != ' ') {
    const auto text = form == '{'   ? std::string(value != nullptr ? "TRUE" : "FALSE")
                      : form == '"' ? always_quoted(*value)
                                    : literal(*value);
    append(text, place, false);
    input.at = run_ = end;
    return;
  }
  const bool recursive = inputs_.size() > max_expansion_depth ||
                         std::ranges::any_of(inputs_, [&](const Input& outer) { return outer.variable == name; });
  expanded_ += value->size();
  if (recursive || expanded_ > max_expansion_bytes) {
    diagnostics_.report(recursive ? Code::recursive_variable : Code::expansion_too_long, place, {name});
    gathered_.broken = true;
    input.at = run_ = end;
    return;
  }
  input.at = end;
  auto& inner = inputs_.emplace_back();
  inner.owned = *value;
  inner.text = inner.owned;
  inner.place = place;
  inner.variable = name;
  run_ = 0;
}

}  // namespace ashlar::project
