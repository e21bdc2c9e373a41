// Mixins of the standard library, found where a table has exactly what they add.

#include <algorithm>
#include <cctype>

#include "compiler/base/text.h"
#include "compiler/language/document.h"
#include "compiler/language/emitter.h"

namespace ashlar::language {

namespace {

constexpr std::string_view probe_schema = "ashlar_probe_schema";
constexpr std::string_view probe_table = "ashlar_probe_table";
const std::string taken_in = "with ";

/// Names that a mixin splices in as they are: no quotes, and room for what it puts behind them.
bool is_plain(std::string_view name) {
  constexpr std::size_t longest = 30;
  return !name.empty() && name.size() <= longest && std::isdigit(static_cast<unsigned char>(name.front())) == 0 &&
         std::ranges::all_of(name,
                             [](unsigned char c) { return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '_'; });
}

/// What the mixin added to the probe, as it would add it to a table of that name.
std::string respelled(std::string text, std::string_view schema, std::string_view table) {
  for (const auto& [from, to] : {std::pair{probe_schema, schema}, std::pair{probe_table, table}}) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

std::vector<EmittedItem> respelled(std::vector<EmittedItem> items, std::string_view schema, std::string_view table) {
  for (auto& item : items) {
    item.text = respelled(std::move(item.text), schema, table);
  }
  return items;
}

Emitted respelled(Emitted object, std::string_view schema, std::string_view table) {
  for (std::string* part : {&object.schema, &object.head, &object.body, &object.tail}) {
    *part = respelled(std::move(*part), schema, table);
  }
  object.inner = respelled(std::move(object.inner), schema, table);
  object.below = respelled(std::move(object.below), schema, table);
  return object;
}

std::set<std::string> schemas_made(std::span<const std::string> statements) {
  constexpr std::string_view made = "CREATE SCHEMA ";
  std::set<std::string> schemas;
  for (const auto& statement : statements) {
    if (statement.starts_with(made)) {
      schemas.insert(statement.substr(made.size()));
    }
  }
  return schemas;
}

}  // namespace

std::vector<Library::Mixin> mixins_without_arguments(const std::string& module, std::string text) {
  SourceManager sources;
  Diagnostics diagnostics;
  const Document document = parse(sources.add(module, std::move(text)), sources, diagnostics);
  std::vector<Library::Mixin> mixins;
  for (const auto& declaration : document.declarations) {
    const bool without_arguments =
        std::ranges::none_of(declaration.formal, [](const auto& p) { return p.value.empty(); });
    if (declaration.kind == Declaration::Kind::mixin && without_arguments) {
      mixins.push_back({module, std::string(document.text(declaration.name.first))});
    }
  }
  return mixins;
}

/// What the mixin adds to a table that has nothing but a key; nothing where that cannot stand alone.
std::optional<Emitter::KnownMixin> Emitter::expand(const Library& library, const Library::Mixin& mixin) {
  const std::string text = "use " + mixin.module + "\n\nschema " + std::string(probe_schema) + "\n\ntable " +
                           std::string(probe_table) + " with " + mixin.name + " {\n  id bigint primary key\n}\n";
  const std::vector<std::string> statements = library.compile(text);
  const auto schemas = schemas_made(statements);
  Emitter probe(statements, schemas);
  probe.build();
  if (!probe.grants_.empty() || !probe.last_.empty() || !probe.rest_.empty()) {
    return std::nullopt;
  }
  KnownMixin known;
  known.mixin = mixin;
  bool found = false;
  for (const auto& object : probe.objects_) {
    if (object.hidden || object.head == "schema " + std::string(probe_schema)) {
      continue;
    }
    if (object.schema == probe_schema && object.head == "table " + std::string(probe_table)) {
      const auto columns_end = object.inner.begin() + static_cast<std::ptrdiff_t>(object.columns);
      known.columns.assign(object.inner.begin() + 1, columns_end);
      known.others.assign(columns_end, object.inner.end());
      found = object.below.empty();
    } else {
      known.beside.push_back(object);
    }
  }
  const bool says_something = !known.columns.empty() || !known.others.empty();
  return found && says_something ? std::optional(std::move(known)) : std::nullopt;
}

/// The objects of the mixin beside the table, where all of them are there; a schema that it makes must hold no others.
std::optional<std::vector<Emitted*>> Emitter::beside(const KnownMixin& known, const Emitted& table,
                                                     std::string_view name) {
  std::vector<Emitted*> found;
  for (const auto& object : known.beside) {
    const Emitted wanted = respelled(object, table.schema, name);
    const auto same = std::ranges::find_if(objects_, [&](const Emitted& one) { return one.says_same(wanted); });
    if (same == objects_.end()) {
      return std::nullopt;
    }
    found.push_back(&*same);
  }
  for (const Emitted* object : found) {
    const bool is_schema = object->head == "schema " + object->schema;
    const bool shared = is_schema && std::ranges::any_of(objects_, [&](const Emitted& one) {
                          return one.schema == object->schema && std::ranges::find(found, &one) == found.end();
                        });
    if (shared) {
      return std::nullopt;
    }
  }
  return found;
}

/// Puts the mixin in the place of what it adds to the table, where all of that is there and its columns stand together.
bool Emitter::take_mixin(const KnownMixin& known, Emitted& table, std::string_view name) {
  const auto columns = respelled(known.columns, table.schema, name);
  const auto others = respelled(known.others, table.schema, name);
  auto& items = table.inner;
  const auto columns_end = [&] { return items.begin() + static_cast<std::ptrdiff_t>(table.columns); };
  auto place =
      columns.empty() ? columns_end() : std::search(items.begin(), columns_end(), columns.begin(), columns.end());
  const bool has_all =
      (columns.empty() || place != columns_end()) && std::ranges::all_of(others, [&](const auto& item) {
        return std::find(columns_end(), items.end(), item) != items.end();
      });
  const auto objects = has_all ? beside(known, table, name) : std::nullopt;
  if (!objects) {
    return false;
  }
  place = items.erase(place, place + static_cast<std::ptrdiff_t>(columns.size()));
  items.insert(place, EmittedItem{"", taken_in + known.mixin.name});
  table.columns = table.columns + 1 - columns.size();
  for (const auto& item : others) {
    items.erase(std::find(columns_end(), items.end(), item));
  }
  for (Emitted* object : *objects) {
    object->hidden = true;
  }
  return true;
}

void Emitter::recognise(const Library& library) {
  std::vector<KnownMixin> known;
  for (const auto& mixin : library.mixins) {
    if (auto one = expand(library, mixin)) {
      known.push_back(std::move(*one));
    }
  }
  // Who adds most is tried first: what another adds may be part of it.
  const auto size = [](const KnownMixin& one) { return one.columns.size() + one.others.size() + one.beside.size(); };
  std::ranges::stable_sort(known, [&](const KnownMixin& a, const KnownMixin& b) { return size(a) > size(b); });
  constexpr std::string_view keyword = "table ";
  for (Emitted& table : objects_) {
    const auto name = table.head.starts_with(keyword) ? table.head.substr(keyword.size()) : std::string();
    if (!table.braces || table.hidden || !is_plain(name) || !is_plain(table.schema)) {
      continue;
    }
    std::set<std::string> taken;
    for (const KnownMixin& one : known) {
      if (!taken.contains(one.mixin.name) && take_mixin(one, table, name)) {
        taken.insert(one.mixin.name);
        uses_.insert(one.mixin.module);
      }
    }
    // Those that come last are said in the table's head.
    std::vector<std::string> last;
    while (table.columns > 0 && table.inner[table.columns - 1].text.starts_with(taken_in)) {
      --table.columns;
      last.insert(last.begin(), table.inner[table.columns].text.substr(taken_in.size()));
      table.inner.erase(table.inner.begin() + static_cast<std::ptrdiff_t>(table.columns));
    }
    table.head += last.empty() ? "" : " " + taken_in + join(last, ", ");
  }
}

}  // namespace ashlar::language
