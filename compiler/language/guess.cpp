#include "compiler/language/guess.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "compiler/base/text.h"
#include "compiler/language/scope.h"

namespace ashlar::language {

namespace {

using Type = Parameter::Type;

constexpr std::string_view any_type = "macaddr8";  // a type that no mixin says itself
constexpr std::size_t most_choices = 16;

/// What stands in a text for the parameter at `place`, without the quotes of a string.
std::string symbol(Type type, std::size_t place) {
  const std::string name = "ashlar_given_" + std::string(1, static_cast<char>('a' + place));
  return type == Type::type         ? std::string(any_type)
         : type == Type::expression ? "current_setting('" + name + "')"
                                    : name;
}

bool may_hold(Type type, char c) {
  const auto byte = static_cast<unsigned char>(c);
  const auto is_one_of = [&](std::string_view set) { return set.find(c) != std::string_view::npos; };
  switch (type) {
    case Type::name:
      return std::isalnum(byte) != 0 || byte >= 0x80 || is_one_of("_$.\"");
    case Type::names:
      return std::isalnum(byte) != 0 || byte >= 0x80 || is_one_of("_$\", ");
    case Type::type:
      return std::isalnum(byte) != 0 || is_one_of("_.\"(), []");
    case Type::string:
      return c != '\'' && c != '\\';
    case Type::expression:
    case Type::boolean:
      return true;
  }
  return false;
}

}  // namespace

std::vector<Formal> mixins_of(const Library::Module& module) {
  SourceManager sources;
  Diagnostics diagnostics;
  const Document document = parse(sources.add(module.name, module.text), sources, diagnostics);
  std::vector<Formal> mixins;
  for (const auto& declaration : document.declarations) {
    if (declaration.kind != Declaration::Kind::mixin) {
      continue;
    }
    Formal mixin{module.name, name_value(document.text(declaration.name.first)), {}};
    for (const auto& parameter : declaration.formal) {
      Formal::Parameter formal{name_value(document.text(parameter.name)), parameter.type, std::nullopt};
      if (!parameter.value.empty()) {
        const Span span = document.span(parameter.value);
        formal.value = module.text.substr(span.begin, span.end - span.begin);
      }
      mixin.parameters.push_back(std::move(formal));
    }
    mixins.push_back(std::move(mixin));
  }
  return mixins;
}

std::string call_of(const Formal& mixin, const Given& arguments) {
  std::string given;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i]) {
      given += (given.empty() ? "" : ", ") + mixin.parameters[i].name + ": " + *arguments[i];
    }
  }
  return mixin.name + (given.empty() ? "" : "(" + given + ")");
}

std::optional<Given> any_arguments(const Formal& mixin) {
  constexpr std::size_t most = 20;
  Given arguments;
  bool has_type = false;
  for (std::size_t i = 0; i < mixin.parameters.size(); ++i) {
    const auto& [name, type, value] = mixin.parameters[i];
    if (type == Type::boolean || (type == Type::type && std::exchange(has_type, true))) {
      if (!value) {
        return std::nullopt;
      }
      arguments.emplace_back();
    } else {
      arguments.emplace_back(type == Type::string ? "'" + symbol(type, i) + "'" : symbol(type, i));
    }
  }
  return arguments.size() <= most ? std::optional(std::move(arguments)) : std::nullopt;
}

Pattern::Pattern(const Formal& mixin, std::string_view text) : mixin_(mixin) {
  std::vector<std::pair<std::string, Piece>> marks{{std::string(probe_schema), {Piece::Kind::schema}},
                                                   {std::string(probe_table), {Piece::Kind::table}}};
  for (std::size_t i = 0; i < mixin.parameters.size(); ++i) {
    marks.push_back({symbol(mixin.parameters[i].type, i), {Piece::Kind::argument, {}, i}});
  }
  while (!text.empty()) {
    auto next = std::string_view::npos;
    const std::pair<std::string, Piece>* first = nullptr;
    for (const auto& mark : marks) {
      const auto at = text.find(mark.first);
      if (at < next) {
        next = at;
        first = &mark;
      }
    }
    if (next != 0) {
      pieces_.push_back({Piece::Kind::text, std::string(text.substr(0, next)), 0});
    }
    if (first != nullptr) {
      pieces_.push_back(first->second);
    }
    text.remove_prefix(first == nullptr ? text.size() : next + first->first.size());
  }
}

std::optional<std::string_view> Pattern::fixed(const Piece& piece, const Target& target, const Given& bound) const {
  switch (piece.kind) {
    case Piece::Kind::text:
      return piece.text;
    case Piece::Kind::schema:
      return target.schema;
    case Piece::Kind::table:
      return target.table;
    case Piece::Kind::argument:
      return bound[piece.parameter] ? std::optional<std::string_view>(*bound[piece.parameter]) : std::nullopt;
  }
  return std::nullopt;
}

void Pattern::match(std::size_t piece, std::string_view text, const Target& target, Given& bound,
                    std::vector<Given>& found) const {
  for (; piece < pieces_.size(); ++piece) {
    const auto known = fixed(pieces_[piece], target, bound);
    if (!known) {
      break;
    }
    if (!text.starts_with(*known)) {
      return;
    }
    text.remove_prefix(known->size());
  }
  if (piece == pieces_.size()) {
    if (text.empty()) {
      found.push_back(bound);
    }
    return;
  }
  const std::size_t parameter = pieces_[piece].parameter;
  const Type type = mixin_.parameters[parameter].type;
  const std::size_t least = type == Type::string ? 0 : 1;
  for (std::size_t length = least; length <= text.size() && found.size() < most_choices; ++length) {
    if (length > 0 && !may_hold(type, text[length - 1])) {
      break;
    }
    bound[parameter] = std::string(text.substr(0, length));
    match(piece + 1, text.substr(length), target, bound, found);
  }
  bound[parameter].reset();
}

std::vector<Given> Pattern::match(std::string_view text, const Target& target, const Given& bound) const {
  std::vector<Given> found;
  Given trial = bound;
  match(0, text, target, trial, found);
  return found;
}

std::optional<std::string> Pattern::filled(const Target& target, const Given& bound) const {
  std::string text;
  for (const Piece& piece : pieces_) {
    const auto known = fixed(piece, target, bound);
    if (!known) {
      return std::nullopt;
    }
    text += *known;
  }
  return text;
}

Given written(const Formal& mixin, Given bound) {
  for (std::size_t i = 0; i < bound.size(); ++i) {
    auto& value = bound[i];
    const auto& parameter = mixin.parameters[i];
    if (value && parameter.type == Type::string) {
      value = "'" + *value + "'";
    } else if (value && parameter.type == Type::names && value->find(',') != std::string::npos) {
      value = "(" + *value + ")";
    }
    if (value == parameter.value) {
      value.reset();
    }
  }
  return bound;
}

}  // namespace ashlar::language
