#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/project/reader.h"

namespace ashlar::project {

namespace {

constexpr std::size_t max_value_bytes = std::size_t{16} << 20U;

/// The environment variable that a command such as `echo $NAME` prints, or empty.
std::string echoed_variable(std::string_view argument) {
  const auto dollar = argument.find('$');
  if (argument.find("echo") == std::string_view::npos || dollar == std::string_view::npos) {
    return {};
  }
  auto name = argument.substr(dollar + 1);
  if (name.starts_with('{')) {
    name.remove_prefix(1);
  }
  const auto end = std::ranges::find_if_not(
      name, [](char c) { return c == '_' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); });
  return {name.begin(), end};
}

/// The names of the columns that a SELECT gives, as far as its text tells: what \gset sets.
std::vector<std::string> column_names(std::string_view query) {
  const auto words = lexemes(query, 100'000);
  std::vector<std::string> names;
  std::string last;
  std::string before_parenthesis;
  std::size_t depth = 0;
  for (std::size_t i = 1; i <= words.size(); ++i) {
    const bool ends =
        i == words.size() || (depth == 0 && (words[i].is_sign(',') || words[i].is("from") || words[i].is("where")));
    if (ends) {
      if (!last.empty()) {
        names.push_back(std::move(last));
      }
      last.clear();
      if (i == words.size() || !words[i].is_sign(',')) {
        break;
      }
      continue;
    }
    const auto& word = words[i];
    if (word.is_sign('(')) {
      if (depth++ == 0) {
        before_parenthesis = last;
      }
    } else if (word.is_sign(')') && depth > 0) {
      if (--depth == 0) {
        last = before_parenthesis;
      }
    } else if (depth == 0) {
      last = word.kind == Lexeme::Kind::word || word.kind == Lexeme::Kind::quoted ? word.text : std::string();
    }
  }
  return names;
}

}  // namespace

void Reader::list(const Command& command, std::optional<CopyData> copy) {
  result_.items.emplace_back(PsqlCommand{command.name, command.span, std::string(command.text), copy});
}

bool Reader::has_arguments(const Command& command, std::size_t count, std::string_view what) {
  if (command.arguments.size() >= count) {
    return true;
  }
  diagnostics_.report(Code::missing_argument, command.span, {command.name, what});
  return false;
}

/// Reports arguments whose text nobody knows before psql runs.
bool Reader::usable(const Command& command) {
  bool good = true;
  for (const auto& argument : command.arguments) {
    if (argument.backquoted) {
      diagnostics_.report(Code::backquoted_command, argument.span, {command.name});
      good = false;
    } else if (!argument.missing.empty()) {
      variables_.report_missing(argument.missing, argument.span, diagnostics_);
      good = false;
    }
  }
  return good;
}

void Reader::command(Frame& frame) {
  const auto command = read_command(frame.file, frame.scanner.file_text(), frame.scanner.position(), variables_);
  frame.scanner.resume_at(command.end);
  const auto kind = command_kind(command.name);
  if (kind == CommandKind::conditional) {
    conditional(frame, command);
    return;
  }
  if (!frame.active()) {
    return;
  }
  if (!frame.scanner.gathering()) {
    report_waiting_annotations(frame);
  }
  if (command.unterminated) {
    diagnostics_.report(Code::unterminated, command.span, {"quote in an argument of \\" + command.name});
    return;
  }
  switch (kind) {
    case CommandKind::include:
      return include(frame, command, false);
    case CommandKind::include_relative:
      return include(frame, command, true);
    case CommandKind::set:
      return set(command);
    case CommandKind::unset:
      if (has_arguments(command, 1, "the name of a variable")) {
        variables_.unset(command.arguments[0].text);
      }
      return;
    case CommandKind::setenv:
      if (has_arguments(command, 1, "the name of an environment variable")) {
        environment_.erase(command.arguments[0].text);
        if (command.arguments.size() > 1 && !command.arguments[1].backquoted) {
          environment_[command.arguments[0].text] = command.arguments[1].text;
        }
      }
      return;
    case CommandKind::getenv:
      return get_environment(command);
    case CommandKind::prompt:
      if (has_arguments(command, 1, "the name of a variable")) {
        variables_.hide(command.arguments.back().text, "\\prompt", command.span);
      }
      return;
    case CommandKind::change_folder:
      if (has_arguments(command, 1, "a folder") && usable(command)) {
        folder_ = join_path(folder_, command.arguments[0].text);
      }
      return;
    case CommandKind::send:
      return send(frame, command);
    case CommandKind::reset:
      return frame.scanner.discard();
    case CommandKind::connect:
      diagnostics_.report(Code::new_session, command.span, {command.name});
      list(command);
      if (state_.in_transaction()) {
        diagnostics_.report(Code::open_transaction, transaction_span_, {}, "end it with COMMIT");
      }
      state_ = {};
      savepoints_.clear();
      ++sessions_;
      return;
    case CommandKind::quit:
      frame.quit = true;
      return finish_statement(frame, {});
    case CommandKind::copy: {
      const auto words = lexemes(command.text, 100'000);
      const auto stdin_word = std::ranges::find_if(words, [](const Lexeme& word) { return word.is("stdin"); });
      const bool inlined =
          stdin_word != words.end() && stdin_word != words.begin() && std::prev(stdin_word)->is("from");
      return list(command, inlined ? std::optional(frame.scanner.take_copy_data()) : std::nullopt);
    }
    case CommandKind::listed:
      return list(command);
    case CommandKind::ignored:
    case CommandKind::conditional:
      return;
    case CommandKind::unknown:
      break;
  }
  if (command.name == ".") {
    diagnostics_.report(Code::stray_copy_end, command.span);
    return;
  }
  const auto near = closest_command(command.name);
  diagnostics_.report(Code::unknown_meta_command, command.span, {command.name},
                      near.empty() ? "" : "did you mean \\" + near + "?");
}

/// The value of a condition; an error counts as false, as in psql.
bool Reader::condition(const Command& command) {
  if (command.unterminated) {
    diagnostics_.report(Code::unterminated, command.span, {"quote in an argument of \\" + command.name});
    return false;
  }
  if (!usable(command)) {
    return false;
  }
  std::vector<std::string> words;
  for (const auto& argument : command.arguments) {
    words.push_back(argument.text);
  }
  const auto expression = join(words, " ");
  const auto value = read_boolean(expression);
  if (!value || expression.empty()) {
    diagnostics_.report(Code::not_a_boolean, command.span, {command.name, expression});
    return false;
  }
  return *value;
}

void Reader::conditional(Frame& frame, const Command& command) {
  auto& conditions = frame.conditions;
  if (command.name == "if") {
    Condition next{command.span, frame.active(), false, false, false};
    next.active = next.outer_active && condition(command);
    next.taken = next.active;
    conditions.push_back(next);
    frame.scanner.set_active(next.active);
    return;
  }
  if (conditions.empty()) {
    diagnostics_.report(Code::unbalanced_if, command.span, {command.name, "\\if"});
    return;
  }
  auto& present = conditions.back();
  if (command.name == "endif") {
    const bool active = present.outer_active;
    conditions.pop_back();
    frame.scanner.set_active(active);
    return;
  }
  if (present.last) {
    diagnostics_.report(Code::unbalanced_if, command.span, {command.name, "\\if of its own, after \\else"});
    return;
  }
  const bool open = present.outer_active && !present.taken;
  // Text of the branch before ends here, whatever the next one says.
  frame.scanner.set_active(false);
  present.active = open && (command.name == "else" || condition(command));
  present.taken = present.taken || present.active;
  present.last = command.name == "else";
  frame.scanner.set_active(present.active);
}

void Reader::set(const Command& command) {
  if (command.arguments.empty()) {
    return;
  }
  const auto& name = command.arguments[0].text;
  std::string value;
  for (std::size_t i = 1; i < command.arguments.size(); ++i) {
    const auto& argument = command.arguments[i];
    if (argument.backquoted) {
      if (const auto* given = variables_.configured(name)) {
        variables_.set(name, *given);
        return;
      }
      const auto env = echoed_variable(argument.text);
      diagnostics_.report(Code::backquoted_command, argument.span, {command.name},
                          "give the value under [variables] in ashlar.toml: " + name +
                              (env.empty() ? " = \"…\"" : " = { env = \"" + env + "\", default = \"…\" }"));
      variables_.poison(name);
      return;
    }
    if (!argument.missing.empty()) {
      variables_.report_missing(argument.missing, argument.span, diagnostics_);
      variables_.poison(name);
      return;
    }
    value += argument.text;
  }
  if (value.size() > max_value_bytes) {
    diagnostics_.report(Code::expansion_too_long, command.span, {name});
    variables_.poison(name);
    return;
  }
  variables_.set(name, std::move(value));
}

void Reader::get_environment(const Command& command) {
  if (!has_arguments(command, 2, "the name of a variable and of an environment variable")) {
    return;
  }
  const auto& name = command.arguments[0].text;
  const auto& env = command.arguments[1].text;
  if (const auto found = environment_.find(env); found != environment_.end()) {
    variables_.set(name, found->second);
    return;
  }
  // The environment of whoever compiles is not asked unless ashlar.toml says so.
  variables_.hide(name, "the environment variable " + env, command.span);
}

void Reader::send(Frame& frame, const Command& command) {
  const auto before = result_.items.size();
  finish_statement(frame, command.name);
  if (command.name == "g" || command.name == "gx") {
    return;
  }
  if (command.name == "gexec") {
    diagnostics_.report(Code::hidden_statements, command.span, {},
                        "write the statements out, or create what they create elsewhere");
  }
  if (command.name == "gset" && result_.items.size() > before) {
    const auto query = std::get<SqlStatement>(result_.items.back()).text.text;
    hide_results(command, query);
  }
  list(command);
}

void Reader::hide_results(const Command& command, std::string_view query) {
  const auto prefix = command.arguments.empty() ? std::string() : command.arguments[0].text;
  for (const auto& name : column_names(query)) {
    variables_.hide(prefix + name, "\\gset", command.span);
  }
}

}  // namespace ashlar::project
