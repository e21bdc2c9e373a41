// Mixins: what a table takes in, with the parameters bound and clashes found.

#include <algorithm>
#include <utility>

#include "compiler/base/text.h"
#include "compiler/language/lowering.h"
#include "compiler/syntax/parser.h"

namespace ashlar::language {

namespace {

using ItemKind = Item::Kind;
using Type = Parameter::Type;

constexpr std::size_t deepest = 50;

std::string_view type_words(Type type) {
  switch (type) {
    case Type::name:
      return "a name";
    case Type::names:
      return "a name, or several as (a, b)";
    case Type::type:
      return "a type";
    case Type::expression:
      return "an expression";
    case Type::string:
      return "a string";
    case Type::boolean:
      return "true or false";
  }
  return "";
}

bool is_name(const Document& document, Run run) {
  for (auto at = run.first; at < run.last; ++at) {
    const auto kind = document.at(at).kind;
    const bool word = kind == Tok::word || kind == Tok::quoted || kind == Tok::splice;
    if ((at - run.first) % 2 == 0 ? !word : kind != Tok::dot) {
      return false;
    }
  }
  return (run.last - run.first) % 2 == 1;
}

bool is_names(const Document& document, Run run) {
  if (document.at(run.first).kind != Tok::open) {
    return is_name(document, run);
  }
  auto from = run.first + 1;
  for (auto at = from; at < run.last; ++at) {
    const auto kind = document.at(at).kind;
    if (kind == Tok::comma || kind == Tok::close) {
      if (!is_name(document, {from, at})) {
        return false;
      }
      from = at + 1;
    }
  }
  return from == run.last;
}

std::string_view label(ItemKind kind) {
  switch (kind) {
    case ItemKind::column:
      return "column";
    case ItemKind::constraint:
      return "constraint";
    case ItemKind::index:
      return "index";
    case ItemKind::policy:
      return "policy";
    case ItemKind::trigger:
      return "trigger";
    default:
      return "";
  }
}

}  // namespace

void Lowering::expand(Table& table) {
  if (std::exchange(table.expanded, true)) {
    return;
  }
  std::vector<std::string> chain;
  const bool plain =
      table.declaration->mixins.empty() &&
      std::ranges::none_of(table.declaration->items, [](const Item& item) { return item.kind == ItemKind::mixin; });
  take_in(table, table.declaration->items, *table.scope, *table.module, chain);
  for (const auto& use : table.declaration->mixins) {
    take_in(table, use, *table.scope, *table.module, chain);
  }
  if (!plain) {
    find_clashes(table);
  }
}

void Lowering::take_in(Table& table, const std::vector<Item>& items, const Scope& scope, const Module& module,
                       std::vector<std::string>& chain) {
  table.items.reserve(table.items.size() + items.size());
  for (const auto& item : items) {
    if (item.kind != ItemKind::mixin) {
      table.items.push_back({&item, &scope});
      continue;
    }
    stray(scope, item.doc, "stands above a mixin");
    for (const auto& use : item.mixins) {
      take_in(table, use, scope, module, chain);
    }
  }
}

void Lowering::take_in(Table& table, const MixinUse& use, const Scope& scope, const Module& module,
                       std::vector<std::string>& chain) {
  const auto name = name_value(scope.document->text(use.name));
  const auto [mixin, home] = modules_.mixin(module, name);
  if (mixin == nullptr) {
    if (!module.complete) {
      return;  // a module that is not there may have it, and was reported
    }
    const auto near = closest(name, modules_.mixin_names(module));
    const auto elsewhere = modules_.module_with(name);
    diagnostics_.report(Code::unknown_mixin, scope.span(use.name), {name},
                        !near.empty()        ? "did you mean " + near + "?"
                        : !elsewhere.empty() ? "write use " + elsewhere + " at the top of the file"
                                             : "");
    return;
  }
  const auto outer = std::ranges::find(chain, name);
  if (outer != chain.end() || chain.size() > deepest) {
    std::string path;
    for (auto at = outer == chain.end() ? chain.begin() : outer; at != chain.end(); ++at) {
      path += *at + " → ";
    }
    diagnostics_.report(Code::definition_cycle, scope.span(use.name), {"mixin " + name, path + name});
    return;
  }
  Scope& inner = scopes_.emplace_back();
  inner.document = &home->document;
  inner.mixin = name;
  inner.table = table.name;
  inner.schema = table.scope->schema;
  const auto& written = table.declaration->name;
  inner.table_schema = written.last - written.first >= 3 ? name_value(table.scope->document->text(written.last - 3))
                                                         : table.scope->schema;
  inner.schema = inner.table_schema;
  inner.file = sources_.add_use({home->document.tokens.file, scope.span(use.name), "mixin " + name});
  if (!bind(*mixin, *home, use, scope, inner)) {
    return;
  }
  chain.push_back(name);
  for (const auto& further : mixin->mixins) {
    take_in(table, further, inner, *home, chain);
  }
  take_in(table, mixin->items, inner, *home, chain);
  chain.pop_back();
}

/// Gives each parameter of the mixin what it is given, or its default.
bool Lowering::bind(const Declaration& mixin, const Module& home, const MixinUse& use, const Scope& caller,
                    Scope& inner) {
  const auto name = inner.mixin;
  bool good = true;
  std::vector<std::string> names;
  for (const auto& parameter : mixin.formal) {
    names.emplace_back(name_value(home.document.text(parameter.name)));
  }
  for (const auto& argument : use.arguments) {
    const auto given = name_value(caller.document->text(argument.name));
    const auto at = std::ranges::find(names, given);
    const auto report = [&](const std::string& what, std::string suggestion) {
      diagnostics_.report(Code::mixin_argument, caller.span(argument.name), {what}, std::move(suggestion));
      good = false;
    };
    if (at == names.end()) {
      const auto near = closest(given, names);
      report("mixin " + name + " has no parameter " + given, !near.empty()   ? "did you mean " + near + "?"
                                                             : names.empty() ? "it has none"
                                                                             : "it has " + join(names, ", "));
      continue;
    }
    const auto& parameter = mixin.formal[static_cast<std::size_t>(at - names.begin())];
    const Bound bound{parameter.type, argument.value, &caller};
    if (inner.arguments.contains(given)) {
      report("parameter " + given + " of mixin " + name + " is given twice", "");
    } else if (!fits(parameter, bound, given, name)) {
      good = false;
      inner.arguments.emplace(given, bound);
    } else {
      inner.arguments.emplace(given, bound);
    }
  }
  for (std::size_t i = 0; good && i < names.size(); ++i) {
    const auto& parameter = mixin.formal[i];
    if (inner.arguments.contains(names[i])) {
      continue;
    }
    if (parameter.value.empty()) {
      diagnostics_
          .report(Code::mixin_argument, caller.span(use.name), {"mixin " + name + " needs " + names[i]},
                  "write " + name + "(" + names[i] + ": …), " + std::string(type_words(parameter.type)))
          .notes.push_back({home.document.tokens.span(home.document.at(parameter.name)), "it is declared here"});
      return false;
    }
    inner.arguments.emplace(names[i], Bound{parameter.type, parameter.value, &inner});
  }
  return good;
}

bool Lowering::fits(const Parameter& parameter, const Bound& bound, std::string_view name, std::string_view mixin) {
  const auto& document = *bound.scope->document;
  const bool single = bound.run.last - bound.run.first == 1;
  const bool splice = single && document.at(bound.run.first).kind == Tok::splice;
  bool good = true;
  switch (parameter.type) {
    case Type::name:
      good = is_name(document, bound.run);
      break;
    case Type::names:
      good = is_names(document, bound.run);
      break;
    case Type::string:
      good = splice || (single && document.at(bound.run.first).kind == Tok::string);
      break;
    case Type::boolean:
      good = splice || (single && (same_word(document.text(bound.run.first), "true") ||
                                   same_word(document.text(bound.run.first), "false")));
      break;
    case Type::type:
    case Type::expression: {
      Sql sql = start();
      sql.run(*bound.scope, bound.run);
      const auto as = parameter.type == Type::type ? syntax::Start::type : syntax::Start::expression;
      return syntax::parse(sql.take(), as, diagnostics_) != nullptr;
    }
  }
  if (!good) {
    diagnostics_.report(Code::mixin_argument, bound.scope->span(bound.run),
                        {std::string(name) + " of mixin " + std::string(mixin) + " must be " +
                         std::string(type_words(parameter.type))});
  }
  return good;
}

/// Two mixins, or a mixin and the table, that declare the same: neither wins.
void Lowering::find_clashes(const Table& table) {
  std::map<std::pair<std::string_view, std::string>, const Placed*> seen;
  for (const auto& placed : table.items) {
    const auto kind = label(placed.item->kind);
    if (kind.empty() || placed.item->name == 0) {
      continue;
    }
    Sql sql = start();
    const auto name = sql.name(*placed.scope, placed.item->name);
    if (!name) {
      continue;
    }
    const auto [first, fresh] = seen.emplace(std::pair(kind, *name), &placed);
    const auto& other = *first->second;
    if (fresh || (!placed.scope->in_mixin() && !other.scope->in_mixin())) {
      continue;
    }
    const auto who = [&](const Scope& scope) {
      return scope.in_mixin() ? "mixin " + scope.mixin : "table " + table.name;
    };
    diagnostics_
        .report(Code::mixin_clash, placed.scope->span(placed.item->name),
                {std::string(kind) + " " + *name, who(*other.scope), who(*placed.scope)})
        .notes.push_back({other.scope->span(other.item->name), "it is declared here first"});
  }
}

}  // namespace ashlar::language
