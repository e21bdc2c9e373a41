#include "compiler/project/scanner.h"

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"

namespace ashlar::project {

namespace {

constexpr std::size_t max_expansion_bytes = std::size_t{64} << 20U;
constexpr std::size_t max_expansion_depth = 64;

/// What a byte may begin outside of quotes and comments.
enum class Byte : std::uint8_t { plain, space, word, quote, dash, slash, dollar, colon, semicolon, backslash, bracket };

constexpr std::array<Byte, 256> make_bytes() {
  std::array<Byte, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    table[c] = letter ? Byte::word : Byte::plain;
  }
  for (const char c : {' ', '\t', '\n', '\r', '\f', '\v'}) {
    table[static_cast<unsigned char>(c)] = Byte::space;
  }
  table['\''] = table['"'] = Byte::quote;
  table['-'] = Byte::dash;
  table['/'] = Byte::slash;
  table['$'] = Byte::dollar;
  table[':'] = Byte::colon;
  table[';'] = Byte::semicolon;
  table['\\'] = Byte::backslash;
  for (const char c : {'(', ')', '[', ']'}) {
    table[static_cast<unsigned char>(c)] = Byte::bracket;
  }
  return table;
}
constexpr auto bytes = make_bytes();

Byte byte_of(char c) {
  return bytes[static_cast<unsigned char>(c)];
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
/// Also what a variable's name is made of.
bool is_tag(char c) {
  return byte_of(c) == Byte::word || is_digit(c);
}
bool is_identifier(char c) {
  return is_tag(c) || c == '$';
}
char at_or_nul(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

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

std::size_t skip_tag(std::string_view text, std::size_t at) {
  while (at < text.size() && is_tag(text[at])) {
    ++at;
  }
  return at;
}

}  // namespace

Scanner::Scanner(FileId file, const SourceManager& sources, const SessionVariables& variables, Diagnostics& diagnostics)
    : file_(file), variables_(variables), diagnostics_(diagnostics) {
  inputs_.emplace_back().text = sources.file(file).content;
}

Span Scanner::here(std::size_t begin, std::size_t end) const {
  const auto& input = inputs_.back();
  if (!input.variable.empty()) {
    return input.place;
  }
  return {file_, static_cast<std::uint32_t>(input.base + begin), static_cast<std::uint32_t>(input.base + end)};
}

void Scanner::append(std::string_view text, const Span& place, bool verbatim) {
  if (text.empty() || !active_) {
    return;
  }
  auto& gathered = gathered_.text;
  const auto at = static_cast<std::uint32_t>(gathered.text.size());
  gathered.segments.push_back({at, place.file, place.begin, place.end - place.begin, verbatim});
  gathered.text += text;
}

void Scanner::flush() {
  const auto& input = inputs_.back();
  if (started_ && run_ < input.at) {
    append(input.text.substr(run_, input.at - run_), here(run_, input.at), from_file());
  }
  run_ = input.at;
}

/// Every token passes here: the first one begins the statement, and takes the annotations above it.
void Scanner::start_token() {
  if (!started_) {
    started_ = true;
    run_ = inputs_.back().at;
  }
  if (!waiting_.empty()) {
    const auto pending = inputs_.back().at - run_;
    for (auto& annotation : waiting_) {
      annotation.at = static_cast<std::uint32_t>(gathered_.text.text.size() + pending);
      if (active_) {
        gathered_.annotations.push_back(std::move(annotation));
      }
    }
    waiting_.clear();
  }
}

Gathered Scanner::take() {
  flush();
  auto result = std::move(gathered_);
  gathered_ = {};
  started_ = false;
  lead_ = Lead::start;
  after_begin_ = false;
  body_depth_ = 0;
  parentheses_ = 0;
  expanded_ = 0;
  brackets_.clear();
  return result;
}

std::vector<Annotation> Scanner::take_waiting_annotations() {
  return std::exchange(waiting_, {});
}

/// psql keeps the text before a \if and reads each branch with the nesting it had there.
void Scanner::set_active(bool active) {
  if (active == active_) {
    return;
  }
  if (active_) {
    flush();
    saved_ = {lead_, body_depth_, parentheses_, brackets_};
  } else {
    lead_ = saved_.lead;
    body_depth_ = saved_.body_depth;
    parentheses_ = saved_.parentheses;
    brackets_ = saved_.brackets;
    run_ = inputs_.back().at;
    started_ = !gathered_.text.text.empty();
    waiting_.clear();
  }
  active_ = active;
}

Scanner::Stop Scanner::scan() {
  for (;;) {
    auto& input = inputs_.back();
    Stop stop = Stop::end;
    if (input.at < input.text.size()) {
      if (in_ == In::comment) {
        scan_comment();
      } else if (in_ != In::sql) {
        scan_quoted();
      } else if (scan_sql(stop)) {
        return stop;
      }
      continue;
    }
    flush();
    if (inputs_.size() > 1) {
      inputs_.pop_back();
      run_ = inputs_.back().at;
      continue;
    }
    if (in_ != In::sql) {
      report_unterminated();
    }
    return Stop::end;
  }
}

/// Reads until something ends the statement (true), a quote or comment begins, or the input ends.
bool Scanner::scan_sql(Stop& stop) {
  const auto depth = inputs_.size();
  while (inputs_.size() == depth && in_ == In::sql) {
    auto& input = inputs_.back();
    if (input.at >= input.text.size()) {
      return false;
    }
    const char c = input.text[input.at];
    const auto kind = byte_of(c);
    if (kind == Byte::space) {
      ++input.at;
      continue;
    }
    const char next = at_or_nul(input.text, input.at + 1);
    if (kind == Byte::dash && next == '-') {
      line_comment();
      continue;
    }
    if (kind == Byte::slash && next == '*') {
      enter(In::comment, input.at);
      comment_depth_ = 1;
      input.at += 2;
      continue;
    }
    if (kind == Byte::semicolon) {
      if (parentheses_ == 0 && body_depth_ == 0 && !active_) {
        lead_ = Lead::start;
        brackets_.clear();
      } else if (parentheses_ == 0 && body_depth_ == 0) {
        flush();
        ++input.at;
        run_ = input.at;
        stop = Stop::semicolon;
        return true;
      }
      ++input.at;
      continue;
    }
    if (kind == Byte::backslash && inputs_.size() == 1) {
      flush();
      ++input.at;
      run_ = input.at;
      if (next == ';') {
        // Sends nothing yet, but ends the statement all the same.
        parentheses_ = body_depth_ = 0;
        run_ = ++input.at;
        stop = Stop::semicolon;
        return true;
      }
      if (next == ':') {
        start_token();
        ++input.at;
        continue;
      }
      stop = Stop::command;
      return true;
    }
    start_token();
    switch (kind) {
      case Byte::word:
        word();
        break;
      case Byte::quote:
        enter(c == '"' ? In::identifier : In::quote, input.at);
        ++input.at;
        break;
      case Byte::dollar:
        dollar();
        break;
      case Byte::colon:
        colon();
        break;
      case Byte::bracket:
        if (c == '(' || c == '[') {
          brackets_ += c;
          parentheses_ += c == '(' ? 1 : 0;
        } else {
          parentheses_ -= c == ')' && parentheses_ > 0 ? 1 : 0;
          if (!brackets_.empty() && brackets_.back() == (c == ')' ? '(' : '[')) {
            brackets_.pop_back();
          }
        }
        ++input.at;
        break;
      default:
        ++input.at;
    }
  }
  return false;
}

void Scanner::enter(In state, std::size_t begin) {
  in_ = state;
  opened_ = here(begin, begin + 1);
}

void Scanner::scan_quoted() {
  auto& input = inputs_.back();
  const auto text = input.text;
  if (in_ == In::dollar) {
    const auto end = text.find(tag_, input.at);
    input.at = end == std::string_view::npos ? text.size() : end + tag_.size();
    in_ = end == std::string_view::npos ? in_ : In::sql;
    return;
  }
  if (in_ == In::escape) {
    const auto end = text.find_first_of("'\\", input.at);
    if (end != std::string_view::npos && text[end] == '\\') {
      input.at = std::min(end + 2, text.size());
      return;
    }
    input.at = end == std::string_view::npos ? text.size() : end + 1;
    if (end != std::string_view::npos) {
      leave_quoted();
    }
    return;
  }
  const auto end = text.find(in_ == In::identifier ? '"' : '\'', input.at);
  input.at = end == std::string_view::npos ? text.size() : end + 1;
  if (end != std::string_view::npos) {
    // A doubled quote ends one string and begins the next, which comes to the same.
    in_ = In::sql;
  }
}

/// An escape string that goes on in a quote on a later line is still an escape string there.
void Scanner::leave_quoted() {
  auto& input = inputs_.back();
  if (at_or_nul(input.text, input.at) == '\'') {
    ++input.at;
    return;
  }
  auto next = input.at;
  while (next < input.text.size() && byte_of(input.text[next]) == Byte::space) {
    ++next;
  }
  const auto between = input.text.substr(input.at, next - input.at);
  if (at_or_nul(input.text, next) == '\'' && between.find('\n') != std::string_view::npos) {
    input.at = next + 1;
    return;
  }
  in_ = In::sql;
}

void Scanner::scan_comment() {
  auto& input = inputs_.back();
  const auto text = input.text;
  auto at = input.at;
  for (; at < text.size() && comment_depth_ > 0; ++at) {
    const char c = text[at];
    if (c == '*' && at_or_nul(text, at + 1) == '/') {
      --comment_depth_;
      ++at;
    } else if (c == '/' && at_or_nul(text, at + 1) == '*') {
      ++comment_depth_;
      ++at;
    }
  }
  input.at = std::min(at, text.size());
  if (comment_depth_ == 0) {
    in_ = In::sql;
  }
}

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
    for (; length < rest.size() && (quoted || byte_of(rest[length]) != Byte::space); ++length) {
      quoted = quoted != (rest[length] == '"');
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
  static const std::vector<std::string> known{"renamed"};
  if (annotation.name != known.front()) {
    if (const auto meant = closest(annotation.name, known); !meant.empty() && !annotation.values.empty()) {
      diagnostics_.report(Code::unknown_annotation, annotation.span, {annotation.name}, "did you mean @" + meant + "?");
    }
  } else {
    const auto line = input.text.rfind('\n', begin);
    const auto before = input.text.substr(line == std::string_view::npos ? 0 : line + 1,
                                          begin - (line == std::string_view::npos ? 0 : line + 1));
    if (!trim(before).empty()) {
      diagnostics_.report(Code::misplaced_annotation, annotation.span, {annotation.name},
                          "put it on a line of its own, directly above what was renamed");
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
                                    : quote_literal(*value);
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

CopyData Scanner::take_copy_data() {
  auto& input = inputs_.front();
  const auto text = input.text;
  const auto line_end = text.find('\n', input.at);
  const auto rest_begin = input.at;
  auto begin = line_end == std::string_view::npos ? text.size() : line_end + 1;
  CopyData data{file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())};
  auto next = text.size();
  while (begin < text.size()) {
    const auto end = std::min(text.find('\n', begin), text.size());
    auto line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (line == "\\.") {
      data.end = static_cast<std::uint32_t>(begin);
      next = std::min(end + 1, text.size());
      break;
    }
    begin = end + 1;
  }
  const auto rest = trim(text.substr(rest_begin, data.begin - rest_begin));
  input.at = run_ = next;
  if (!rest.empty() && !rest.starts_with("--")) {
    // psql reads the rows first and then goes on behind the semicolon of the same line.
    auto& inner = inputs_.emplace_back();
    inner.text = text.substr(rest_begin, data.begin - rest_begin);
    inner.base = rest_begin;
    run_ = 0;
  }
  return data;
}

void Scanner::report_unterminated() {
  const auto what = in_ == In::comment      ? std::string("comment")
                    : in_ == In::identifier ? std::string("quoted identifier")
                    : in_ == In::dollar     ? "dollar-quoted string " + tag_
                                            : std::string("quoted string");
  if (active_) {
    diagnostics_.report(Code::unterminated, opened_, {what});
  }
  gathered_.broken = true;
  in_ = In::sql;
}

}  // namespace ashlar::project
