#include "compiler/project/scanner.h"

#include <algorithm>
#include <utility>

#include "compiler/base/text.h"
#include "compiler/project/scanner_bytes.h"

namespace ashlar::project {

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

/// Passes what neither ends nor opens anything: most of the text goes through here.
void Scanner::skip_quiet() {
  auto& input = inputs_.back();
  const auto text = input.text;
  auto at = input.at;
  while (at < text.size()) {
    const auto kind = byte_of(text[at]);
    if (kind == Byte::word) {
      const auto begin = at;
      do {
        ++at;
      } while (at < text.size() && is_identifier(text[at]));
      if (at - begin == 1 && at_or_nul(text, at) == '\'') {
        at = begin;  // may be the E of an escape string
        break;
      }
    } else if (kind == Byte::plain || kind == Byte::space) {
      ++at;
    } else {
      break;
    }
  }
  input.at = at;
}

/// Reads until something ends the statement (true), a quote or comment begins, or the input ends.
bool Scanner::scan_sql(Stop& stop) {
  const auto depth = inputs_.size();
  while (inputs_.size() == depth && in_ == In::sql) {
    auto& input = inputs_.back();
    if (started_ && lead_ == Lead::other && waiting_.empty()) {
      skip_quiet();
    }
    if (input.at >= input.text.size()) {
      return false;
    }
    const char c = input.text[input.at];
    const auto kind = byte_of(c);
    if (kind == Byte::space) {
      ++input.at;
    } else if (begins_comment()) {
      continue;
    } else if (kind == Byte::semicolon) {
      if (semicolon(stop)) {
        return true;
      }
    } else if (kind == Byte::backslash && depth == 1) {
      if (backslash(stop)) {
        return true;
      }
    } else {
      start_token();
      token(c);
    }
  }
  return false;
}

bool Scanner::begins_comment() {
  auto& input = inputs_.back();
  const auto two = input.text.substr(input.at, 2);
  if (two == "--") {
    line_comment();
    return true;
  }
  if (two == "/*") {
    enter(In::comment, input.at);
    comment_depth_ = 1;
    input.at += 2;
    return true;
  }
  return false;
}

/// True where the statement ends here.
bool Scanner::semicolon(Stop& stop) {
  auto& input = inputs_.back();
  if (parentheses_ != 0 || body_depth_ != 0) {
    ++input.at;
    return false;
  }
  if (!active_) {
    lead_ = Lead::start;
    brackets_.clear();
    ++input.at;
    return false;
  }
  flush();
  run_ = ++input.at;
  stop = Stop::semicolon;
  return true;
}

/// True where the statement ends here or a command begins.
bool Scanner::backslash(Stop& stop) {
  auto& input = inputs_.back();
  flush();
  run_ = ++input.at;
  const char next = at_or_nul(input.text, input.at);
  if (next == ';') {
    // Sends nothing yet, but ends the statement all the same.
    parentheses_ = body_depth_ = 0;
    return semicolon(stop);
  }
  if (next == ':') {
    start_token();
    ++input.at;
    return false;
  }
  stop = Stop::command;
  return true;
}

void Scanner::token(char c) {
  auto& input = inputs_.back();
  switch (byte_of(c)) {
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
      bracket(c);
      break;
    default:
      ++input.at;
  }
}

void Scanner::bracket(char c) {
  if (c == '(' || c == '[') {
    brackets_ += c;
    parentheses_ += c == '(' ? 1 : 0;
  } else {
    parentheses_ -= c == ')' && parentheses_ > 0 ? 1 : 0;
    if (!brackets_.empty() && brackets_.back() == (c == ')' ? '(' : '[')) {
      brackets_.pop_back();
    }
  }
  ++inputs_.back().at;
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
