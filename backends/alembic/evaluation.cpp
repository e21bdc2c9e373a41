#include "backends/alembic/evaluation.h"

#include <algorithm>
#include <array>

namespace ashlar::backends::alembic {

using python::StatementKind;
using python::Value;
using python::ValueKind;

namespace {

/// Names that stand for names that stand for names.
constexpr int longest_trail = 20;

std::string after_last_dot(const std::string& name) {
  return name.substr(name.rfind('.') + 1);
}

}  // namespace

Evaluation::Evaluation(const python::Module& module) : module_(module) {
  for (const python::Statement& statement : module.statements) {
    if (statement.kind == StatementKind::assignment) {
      variables_[statement.target] = statement.value;
    }
  }
}

void Evaluation::assign(const std::string& name, Value value) {
  // `x = x.where(…)`: what the name stood for goes into the value.
  if (!value.receiver.empty() || value.text.starts_with(name + ".")) {
    const auto before = variables_.find(name);
    if (before != variables_.end() && value.receiver.empty()) {
      value.text.erase(0, name.size() + 1);
      value.receiver.push_back(before->second);
    }
  }
  variables_[name] = std::move(value);
}

const Value& Evaluation::resolve(const Value& value) const {
  const Value* found = &value;
  for (int i = 0; i < longest_trail && found->is(ValueKind::name) && found->receiver.empty(); ++i) {
    const auto variable = variables_.find(found->text);
    if (variable == variables_.end()) {
      break;
    }
    found = &variable->second;
  }
  return *found;
}

/// "op.create_table", "sa.Column" (whatever module of SQLAlchemy it comes from), or the name with its module.
std::string Evaluation::full_name(const std::string& dotted) const {
  const auto dot = dotted.find('.');
  const auto import = module_.imports.find(dotted.substr(0, dot));
  if (import == module_.imports.end()) {
    return dotted;
  }
  std::string full = import->second + (dot == std::string::npos ? "" : dotted.substr(dot));
  constexpr std::string_view operations = "alembic.op.";
  if (full.starts_with(operations)) {
    return "op." + full.substr(operations.size());
  }
  if (!full.starts_with("sqlalchemy.")) {
    return full;
  }
  const auto function = full.find(".func.");
  return "sa." + (function == std::string::npos ? after_last_dot(full) : full.substr(function + 1));
}

Callee Evaluation::callee(const Value& call) const {
  if (!call.receiver.empty()) {
    return {call.text, &resolve(call.receiver.front())};
  }
  const auto dot = call.text.find('.');
  if (const auto variable = variables_.find(call.text.substr(0, dot)); variable != variables_.end()) {
    if (dot != std::string::npos) {
      return {call.text.substr(dot + 1), &resolve(variable->second)};
    }
    const Value& stands_for = resolve(variable->second);
    return {stands_for.is(ValueKind::name) && stands_for.receiver.empty() ? full_name(stands_for.text) : "", nullptr};
  }
  return {full_name(call.text), nullptr};
}

std::string Evaluation::function(const Value& value) const {
  const Value& found = resolve(value);
  if (found.is(ValueKind::name) && found.receiver.empty()) {
    return full_name(found.text);
  }
  if (!found.is(ValueKind::call)) {
    return {};
  }
  const Callee called = callee(found);
  return called.subject == nullptr ? called.name : std::string();
}

bool Evaluation::holds_connection(const Value& value) const {
  const Value& found = resolve(value);
  constexpr std::array<std::string_view, 4> sources{"op.get_bind", "op.get_context", "op", "alembic.op"};
  if (const std::string name = function(found);
      std::ranges::find(sources, name) != sources.end() || name.starts_with("alembic.context")) {
    return true;
  }
  const auto holds = [&](const Value& one) { return holds_connection(one); };
  if (std::ranges::any_of(found.items, holds) || std::ranges::any_of(found.receiver, holds)) {
    return true;
  }
  const auto dot = found.text.find('.');
  if (found.is(ValueKind::name) && dot != std::string::npos) {
    if (const auto variable = variables_.find(found.text.substr(0, dot)); variable != variables_.end()) {
      return holds_connection(variable->second);
    }
  }
  return std::ranges::any_of(found.named, [&](const auto& one) { return holds_connection(one.value); });
}

void Evaluation::fail(Span where, std::string why) {
  if (why_.empty()) {
    why_ = std::move(why);
    place_ = where;
  }
}

void Evaluation::fail(const Value& where, const std::string& why) {
  const Value& found = resolve(where);
  fail(where.span, found.is(ValueKind::unread) ? found.text : why);
}

bool Evaluation::missing(const Value* value) {
  return value == nullptr || value->is(ValueKind::none);
}

std::string Evaluation::string(const Value& value) {
  const Value& found = resolve(value);
  if (found.is(ValueKind::string)) {
    return found.text;
  }
  if (found.is(ValueKind::call) && !found.items.empty()) {
    // op.f("name") marks a name as final; quoted_name("name", True) as quoted, which changes nothing here.
    const Callee called = callee(found);
    if (called.name == "f" || called.name == "op.f" || called.name == "sa.conv" || called.name == "sa.quoted_name") {
      return string(found.items.front());
    }
  }
  fail(value, "a value that is no plain string");
  return {};
}

std::optional<std::string> Evaluation::optional_string(const Value* value) {
  if (value == nullptr || resolve(*value).is(ValueKind::none)) {
    return std::nullopt;
  }
  return string(*value);
}

std::vector<std::string> Evaluation::strings(const Value* value) {
  std::vector<std::string> all;
  if (value == nullptr) {
    return all;
  }
  const Value& found = resolve(*value);
  if (found.is(ValueKind::list) || found.is(ValueKind::tuple)) {
    for (const Value& one : found.items) {
      all.push_back(string(one));
    }
  } else if (!found.is(ValueKind::none)) {
    all.push_back(string(found));
  }
  return all;
}

bool Evaluation::flag(const Value* value, bool otherwise) {
  if (value == nullptr) {
    return otherwise;
  }
  const Value& found = resolve(*value);
  if (found.is(ValueKind::none)) {
    return otherwise;
  }
  if (!found.is(ValueKind::boolean)) {
    fail(*value, "a value that is neither True nor False");
    return otherwise;
  }
  return found.truth;
}

std::string Evaluation::number(const Value& value) {
  const Value& found = resolve(value);
  if (!found.is(ValueKind::number)) {
    fail(value, "a value that is no number");
    return "0";
  }
  return found.text;
}

const Value* Arguments::next(std::string_view name) {
  if (position_ < call_.items.size()) {
    return &evaluation_.resolve(call_.items[position_++]);
  }
  return named(name);
}

const Value* Arguments::named(std::string_view name) {
  taken_.push_back(name);
  const Value* value = call_.argument(name);
  return value == nullptr ? nullptr : &evaluation_.resolve(*value);
}

std::span<const Value> Arguments::rest() {
  const auto all = std::span(call_.items).subspan(std::min(position_, call_.items.size()));
  position_ = call_.items.size();
  return all;
}

void Arguments::ignore(std::initializer_list<std::string_view> names) {
  taken_.insert(taken_.end(), names.begin(), names.end());
}

void Arguments::finish() {
  constexpr std::array<std::string_view, 6> other_systems{"mysql_", "mariadb_", "sqlite_", "mssql_", "oracle_", "info"};
  if (position_ < call_.items.size()) {
    evaluation_.fail(call_.items[position_], "an argument that Alembic does not have here");
  }
  for (const auto& [name, value] : call_.named) {
    const bool other = std::ranges::any_of(other_systems, [&](std::string_view one) { return name.starts_with(one); });
    if (!other && std::ranges::find(taken_, name) == taken_.end()) {
      evaluation_.fail(value.span, "the argument " + name);
    }
  }
}

}  // namespace ashlar::backends::alembic
