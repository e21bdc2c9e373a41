// Mixins of the standard library, found where a table has exactly what they add. What a mixin was given is guessed
// from a pattern; what it adds then is compiled, and compared word by word.

#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "compiler/base/text.h"
#include "compiler/language/emitter.h"
#include "compiler/language/guess.h"

namespace ashlar::language {

namespace {

const std::string taken_in = "with ";
constexpr std::string_view table_keyword = "table ";

/// Names that a mixin splices in as they are: no quotes, and room for what it puts behind them.
bool is_plain(std::string_view name) {
  constexpr std::size_t longest = 30;
  return !name.empty() && name.size() <= longest && std::isdigit(static_cast<unsigned char>(name.front())) == 0 &&
         std::ranges::all_of(name,
                             [](unsigned char c) { return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '_'; });
}

/// True where a name may have been cut: another table's would be cut elsewhere.
bool has_longest_name(std::string_view text) {
  constexpr std::size_t longest = 63;
  std::size_t length = 0;
  return std::ranges::any_of(text, [&](unsigned char c) {
    length = std::isalnum(c) != 0 || c == '_' || c >= 0x80 ? length + 1 : 0;
    return length >= longest;
  });
}

/// What the mixin added to the probe, as it would add it to that table.
std::string respelled(std::string text, const Target& target) {
  for (const auto& [from, to] : {std::pair{probe_schema, target.schema}, std::pair{probe_table, target.table}}) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

std::vector<EmittedItem> respelled(std::vector<EmittedItem> items, const Target& target) {
  for (auto& item : items) {
    item.text = respelled(std::move(item.text), target);
  }
  return items;
}

Emitted respelled(Emitted object, const Target& target) {
  for (std::string* part : {&object.schema, &object.head, &object.body, &object.tail}) {
    *part = respelled(std::move(*part), target);
  }
  object.inner = respelled(std::move(object.inner), target);
  object.below = respelled(std::move(object.below), target);
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

/// A table that a mixin may refer to, as far as a reference tells.
struct Stub {
  std::string schema;
  std::string table;
  std::string column;
  std::string type;
};

}  // namespace

class Emitter::Recogniser {
 public:
  Recogniser(Emitter& emitter, const Library& library) : emitter_(emitter), library_(library) {
    for (const auto& module : library.modules) {
      for (auto& mixin : mixins_of(module)) {
        mixins_.push_back(std::move(mixin));
      }
    }
    for (Emitted& object : emitter.objects_) {
      by_head_.emplace(object.head, &object);
      ++in_schema_[object.schema];
    }
  }

  void run() {
    for (Emitted& table : emitter_.objects_) {
      const bool is_table = table.head.starts_with(table_keyword) && table.braces && !table.hidden;
      const auto name = is_table ? table.head.substr(table_keyword.size()) : std::string();
      if (is_plain(name) && is_plain(table.schema)) {
        recognise(table, {table.schema, name});
      }
    }
  }

 private:
  /// What a mixin adds to a table, and beside it.
  struct Added {
    std::vector<EmittedItem> columns;
    std::vector<EmittedItem> others;
    std::vector<Emitted> beside;

    [[nodiscard]] std::size_t size() const { return columns.size() + others.size() + beside.size(); }
  };
  struct PatternItem {
    std::string doc;
    Pattern text;
  };
  /// What a mixin adds where it is given whatever it may be given.
  struct Shape {
    std::vector<PatternItem> columns;
    std::vector<PatternItem> others;
    struct Beside {
      Pattern head;
      Pattern body;
    };
    std::vector<Beside> beside;
  };
  struct Candidate {
    const Formal* mixin = nullptr;
    std::optional<Added> plain;  // without arguments
    std::vector<Shape> shapes;
    std::size_t size = 0;
  };

  const std::vector<Candidate>& candidates(const std::string& home);
  std::optional<Added> expand(const std::string& home, const Formal& mixin, const Given& arguments,
                              const std::vector<Stub>& stubs);
  std::optional<Added> read(const std::string& home, const std::vector<Stub>& stubs, std::size_t own,
                            const std::vector<std::string>& statements);
  static Shape shape(const Formal& mixin, const Added& added);
  void add_shapes(const std::string& home, Candidate& candidate);

  std::vector<Given> guess(const Candidate& candidate, const Shape& shape, const Emitted& table, const Target& target);
  void guess_columns(const Shape& shape, const Emitted& table, const Target& target, const Given& bound, std::size_t at,
                     std::size_t column, std::vector<Given>& found);
  void guess_others(const Shape& shape, const Emitted& table, const Target& target, const Given& bound,
                    std::size_t other, std::vector<Given>& found);
  Given guess_beside(const Shape& shape, const Target& target, Given bound);
  std::vector<Stub> stubs(const Formal& mixin, const Given& arguments, const Target& target) const;
  bool take_guessed(const Candidate& candidate, Emitted& table, const Target& target);

  std::optional<std::vector<Emitted*>> beside(const Added& added, const Target& target);
  bool take(const Formal& mixin, const Given& arguments, const Added& added, Emitted& table, const Target& target);
  void recognise(Emitted& table, const Target& target);

  Emitter& emitter_;
  const Library& library_;
  std::vector<Formal> mixins_;
  std::unordered_multimap<std::string, Emitted*> by_head_;
  std::unordered_map<std::string, std::size_t> in_schema_;
  std::map<std::string, std::vector<Candidate>> candidates_;
  std::unordered_map<std::string, std::optional<Added>> expanded_;  // by what was compiled
};

/// What the mixin adds to a table that has nothing but a key, or not even that; nothing where it cannot stand alone.
/// `home`: the schema of that table.
std::optional<Emitter::Recogniser::Added> Emitter::Recogniser::expand(const std::string& home, const Formal& mixin,
                                                                      const Given& arguments,
                                                                      const std::vector<Stub>& stubs) {
  std::string before = "use " + mixin.module + "\n";
  for (const Stub& stub : stubs) {
    before +=
        "schema " + stub.schema + "\ntable " + stub.table + " { " + stub.column + " " + stub.type + " primary key }\n";
  }
  before += "schema " + home + "\ntable " + std::string(probe_table) + " with " + call_of(mixin, arguments) + " {\n";
  const auto known = expanded_.find(before);
  if (known != expanded_.end()) {
    return known->second;
  }
  // Names that it is given may be those of columns: without them first.
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto& parameter = mixin.parameters[i];
    const auto& value = arguments[i] ? arguments[i] : parameter.value;
    if (parameter.type == Parameter::Type::name && value && is_plain(*value) && *value != "id") {
      columns.push_back(*value);
    }
  }
  std::optional<Added> added;
  const std::size_t choices = columns.size() < 5 ? std::size_t{1} << columns.size() : 1;
  for (std::size_t choice = 0; choice < 2 * choices && !added; ++choice) {
    const bool keyed = choice < choices;  // else the key is the mixin's
    std::string text = before + (keyed ? "  id bigint primary key\n" : "");
    std::size_t own = keyed ? 1 : 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if ((choice >> i & 1) != 0) {
        text += "  " + columns[i] + " text?\n";
        ++own;
      }
    }
    const auto statements = library_.compile(text + "}\n");
    if (!statements.empty()) {
      added = read(home, stubs, own, statements);
    }
  }
  return expanded_.emplace(before, std::move(added)).first->second;
}

/// `own`: the columns of the table itself, which come first.
std::optional<Emitter::Recogniser::Added> Emitter::Recogniser::read(const std::string& home,
                                                                    const std::vector<Stub>& stubs, std::size_t own,
                                                                    const std::vector<std::string>& statements) {
  const auto schemas = schemas_made(statements);
  std::vector<SnapshotStatement> probed;
  for (const auto& statement : statements) {
    probed.push_back({statement});
  }
  Emitter probe(probed, 1, schemas);
  probe.build();
  const Loose& loose = probe.loose_.front();
  if (!loose.grants.empty() || !loose.last.empty() || !loose.rest.empty()) {
    return std::nullopt;
  }
  Added added;
  bool found = false;
  for (const auto& object : probe.objects_) {
    const bool is_stub = std::ranges::any_of(stubs, [&](const Stub& stub) {
      return object.head == "schema " + stub.schema ||
             (object.schema == stub.schema && object.head == std::string(table_keyword) + stub.table);
    });
    if (object.hidden || is_stub || object.head == "schema " + home) {
      continue;
    }
    if (object.schema == home && object.head == std::string(table_keyword) + std::string(probe_table)) {
      const auto columns_end = object.inner.begin() + static_cast<std::ptrdiff_t>(object.columns);
      added.columns.assign(object.inner.begin() + static_cast<std::ptrdiff_t>(own), columns_end);
      added.others.assign(columns_end, object.inner.end());
      found = object.below.empty();
    } else {
      added.beside.push_back(object);
    }
    const auto is_long = [](const EmittedItem& item) { return has_longest_name(item.text); };
    if (has_longest_name(object.head) || std::ranges::any_of(object.inner, is_long)) {
      return std::nullopt;
    }
  }
  const bool says_something = !added.columns.empty() || !added.others.empty();
  return found && says_something ? std::optional(std::move(added)) : std::nullopt;
}

Emitter::Recogniser::Shape Emitter::Recogniser::shape(const Formal& mixin, const Added& added) {
  Shape shape;
  for (const auto& [items, patterns] :
       {std::pair{&added.columns, &shape.columns}, std::pair{&added.others, &shape.others}}) {
    for (const EmittedItem& item : *items) {
      patterns->push_back({item.doc, Pattern(mixin, item.text)});
    }
  }
  for (const Emitted& object : added.beside) {
    shape.beside.push_back({Pattern(mixin, object.head), Pattern(mixin, object.body)});
  }
  return shape;
}

/// A column that references a key has the key's type, or one that is said: both are tried.
void Emitter::Recogniser::add_shapes(const std::string& home, Candidate& candidate) {
  const Formal& mixin = *candidate.mixin;
  const auto arguments = mixin.parameters.empty() ? std::nullopt : any_arguments(mixin);
  if (!arguments) {
    return;
  }
  std::vector<Stub> tables;
  std::string type = "bigint";
  bool has_type = false;
  for (std::size_t i = 0; i < arguments->size(); ++i) {
    if (mixin.parameters[i].type == Parameter::Type::name) {
      tables.push_back({home, *(*arguments)[i], "ashlar_probe_key", {}});
    } else if (mixin.parameters[i].type == Parameter::Type::type && (*arguments)[i]) {
      type = *(*arguments)[i];
      has_type = true;
    }
  }
  for (const std::string& key_type : has_type ? std::vector<std::string>{type, "bigint"} : std::vector{type}) {
    for (Stub& table : tables) {
      table.type = key_type;
    }
    const auto added = expand(home, mixin, *arguments, tables);
    // One column and nothing else is said sooner than how the mixin has to be told.
    if (added && (added->columns.size() != 1 || added->size() > 1)) {
      candidate.shapes.push_back(shape(mixin, *added));
      candidate.size = std::max(candidate.size, added->size());
    }
  }
}

/// Who adds most first: what another adds may be part of it.
const std::vector<Emitter::Recogniser::Candidate>& Emitter::Recogniser::candidates(const std::string& home) {
  const auto [at, fresh] = candidates_.emplace(home, std::vector<Candidate>{});
  if (!fresh) {
    return at->second;
  }
  for (const Formal& mixin : mixins_) {
    Candidate candidate;
    candidate.mixin = &mixin;
    if (std::ranges::all_of(mixin.parameters, [](const auto& parameter) { return parameter.value.has_value(); })) {
      candidate.plain = expand(home, mixin, Given(mixin.parameters.size()), {});
      candidate.size = candidate.plain ? candidate.plain->size() : 0;
    }
    add_shapes(home, candidate);
    if (candidate.size > 0) {
      at->second.push_back(std::move(candidate));
    }
  }
  std::ranges::stable_sort(at->second, [](const Candidate& a, const Candidate& b) { return a.size > b.size; });
  return at->second;
}

void Emitter::Recogniser::guess_columns(const Shape& shape, const Emitted& table, const Target& target,
                                        const Given& bound, std::size_t at, std::size_t column,
                                        std::vector<Given>& found) {
  if (column == shape.columns.size()) {
    guess_others(shape, table, target, bound, 0, found);
    return;
  }
  const EmittedItem& item = table.inner[at + column];
  if (item.doc == shape.columns[column].doc) {
    for (const Given& one : shape.columns[column].text.match(item.text, target, bound)) {
      guess_columns(shape, table, target, one, at, column + 1, found);
    }
  }
}

void Emitter::Recogniser::guess_others(const Shape& shape, const Emitted& table, const Target& target,
                                       const Given& bound, std::size_t other, std::vector<Given>& found) {
  constexpr std::size_t most = 16;
  if (other == shape.others.size()) {
    found.push_back(bound);
    return;
  }
  for (std::size_t i = table.columns; i < table.inner.size() && found.size() < most; ++i) {
    if (table.inner[i].doc == shape.others[other].doc) {
      for (const Given& one : shape.others[other].text.match(table.inner[i].text, target, bound)) {
        guess_others(shape, table, target, one, other + 1, found);
      }
    }
  }
}

/// What only the objects beside the table tell.
Given Emitter::Recogniser::guess_beside(const Shape& shape, const Target& target, Given bound) {
  const bool complete = std::ranges::all_of(bound, [](const auto& one) { return one.has_value(); });
  for (const auto& [head, body] : complete ? std::vector<Shape::Beside>{} : shape.beside) {
    const auto full_head = head.filled(target, bound);
    if (!full_head) {
      continue;
    }
    const auto [first, last] = by_head_.equal_range(*full_head);
    for (auto at = first; at != last; ++at) {
      if (auto found = body.match(at->second->body, target, bound); !found.empty()) {
        bound = std::move(found.front());
        break;
      }
    }
  }
  return bound;
}

std::vector<Given> Emitter::Recogniser::guess(const Candidate& candidate, const Shape& shape, const Emitted& table,
                                              const Target& target) {
  const Given nothing(candidate.mixin->parameters.size());
  std::vector<Given> found;
  if (shape.columns.empty()) {
    guess_others(shape, table, target, nothing, 0, found);
  }
  for (std::size_t at = 0; !shape.columns.empty() && at + shape.columns.size() <= table.columns; ++at) {
    guess_columns(shape, table, target, nothing, at, 0, found);
  }
  std::vector<Given> all;
  for (Given& one : found) {
    Given arguments = written(*candidate.mixin, guess_beside(shape, target, std::move(one)));
    bool good = true;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      good = good && (arguments[i] || candidate.mixin->parameters[i].value);
    }
    if (good) {
      all.push_back(std::move(arguments));
    }
  }
  return all;
}

/// The tables of those that it is given.
std::vector<Stub> Emitter::Recogniser::stubs(const Formal& mixin, const Given& arguments, const Target& target) const {
  std::vector<Stub> found;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (mixin.parameters[i].type != Parameter::Type::name || !arguments[i]) {
      continue;
    }
    const std::string& name = *arguments[i];
    const bool near = schema_part(name).empty();
    const auto key = emitter_.keys_.find(near ? std::string(target.schema) + "." + name : name);
    if (key != emitter_.keys_.end()) {
      const auto schema = target.schema == "public" ? target.schema : probe_schema;
      found.push_back({std::string(near ? schema : schema_part(name)), std::string(last_part(name)), key->second.column,
                       key->second.type});
    }
  }
  return found;
}

/// The objects of the mixin beside the table, where all of them are there; a schema that it makes must hold no others.
std::optional<std::vector<Emitted*>> Emitter::Recogniser::beside(const Added& added, const Target& target) {
  std::vector<Emitted*> found;
  for (const auto& object : added.beside) {
    const Emitted wanted = respelled(object, target);
    const auto [first, last] = by_head_.equal_range(wanted.head);
    const auto same = std::find_if(first, last, [&](const auto& one) { return one.second->says_same(wanted); });
    if (same == last) {
      return std::nullopt;
    }
    found.push_back(same->second);
  }
  for (const Emitted* object : found) {
    const auto of_it = std::ranges::count_if(found, [&](const auto* one) { return one->schema == object->schema; });
    if (object->head == "schema " + object->schema && in_schema_[object->schema] != static_cast<std::size_t>(of_it)) {
      return std::nullopt;
    }
  }
  return found;
}

/// Puts the mixin in the place of what it adds to the table, where all of that is there and its columns stand together.
bool Emitter::Recogniser::take(const Formal& mixin, const Given& arguments, const Added& added, Emitted& table,
                               const Target& target) {
  const auto columns = respelled(added.columns, target);
  const auto others = respelled(added.others, target);
  auto& items = table.inner;
  const auto columns_end = [&] { return items.begin() + static_cast<std::ptrdiff_t>(table.columns); };
  auto place =
      columns.empty() ? columns_end() : std::search(items.begin(), columns_end(), columns.begin(), columns.end());
  const bool has_all =
      (columns.empty() || place != columns_end()) && std::ranges::all_of(others, [&](const auto& item) {
        return std::find(columns_end(), items.end(), item) != items.end();
      });
  const auto objects = has_all ? beside(added, target) : std::nullopt;
  if (!objects) {
    return false;
  }
  place = items.erase(place, place + static_cast<std::ptrdiff_t>(columns.size()));
  items.insert(place, EmittedItem{"", taken_in + call_of(mixin, arguments)});
  table.columns = table.columns + 1 - columns.size();
  for (const auto& item : others) {
    items.erase(std::find(columns_end(), items.end(), item));
  }
  for (Emitted* object : *objects) {
    object->hidden = true;
  }
  emitter_.loose_[table.file].uses.insert(mixin.module);
  return true;
}

bool Emitter::Recogniser::take_guessed(const Candidate& candidate, Emitted& table, const Target& target) {
  const std::string home(target.schema == "public" ? target.schema : probe_schema);
  for (const Shape& shape : candidate.shapes) {
    for (const Given& arguments : guess(candidate, shape, table, target)) {
      const auto added = expand(home, *candidate.mixin, arguments, stubs(*candidate.mixin, arguments, target));
      if (added && take(*candidate.mixin, arguments, *added, table, target)) {
        return true;
      }
    }
  }
  return false;
}

void Emitter::Recogniser::recognise(Emitted& table, const Target& target) {
  constexpr int most_of_one = 20;
  for (const Candidate& candidate : candidates(std::string(target.schema == "public" ? target.schema : probe_schema))) {
    if (candidate.plain) {
      take(*candidate.mixin, Given(candidate.mixin->parameters.size()), *candidate.plain, table, target);
    }
    for (int i = 0; i < most_of_one && take_guessed(candidate, table, target); ++i) {
    }
  }
  const auto is_taken_in = [&](std::size_t i) { return table.inner[i].text.starts_with(taken_in); };
  for (std::size_t i = 1; i < table.columns; ++i) {
    if (is_taken_in(i - 1) && is_taken_in(i)) {
      table.inner[i].text = table.inner[i - 1].text + ", " + table.inner[i].text.substr(taken_in.size());
      table.inner.erase(table.inner.begin() + static_cast<std::ptrdiff_t>(--i));
      --table.columns;
    }
  }
  // Those that come last are said in the table's head.
  if (table.columns > 0 && is_taken_in(table.columns - 1)) {
    --table.columns;
    table.head += " " + table.inner[table.columns].text;
    table.inner.erase(table.inner.begin() + static_cast<std::ptrdiff_t>(table.columns));
  }
}

void Emitter::recognise(const Library& library) {
  Recogniser(*this, library).run();
}

}  // namespace ashlar::language
