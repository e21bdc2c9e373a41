#include "compiler/kinds/data/turns.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <set>
#include <unordered_map>

#include "compiler/base/text.h"

namespace ashlar::kinds {

namespace {

const Cell* cell_of(const Rows& rows, const Row& row, const std::string& column) {
  const auto at = std::find(rows.columns.begin(), rows.columns.end(), column);
  return at == rows.columns.end() ? nullptr : &row.cells[static_cast<std::size_t>(at - rows.columns.begin())];
}

/// Who must go before whom: `first` gives up what `then` wants of `set`.
struct Handover {
  std::size_t first = 0;
  std::size_t then = 0;
  std::size_t set = 0;
};

std::vector<Handover> find_handovers(const std::vector<UniqueSet>& sets, const Rows& before, const Rows& after,
                                     const std::vector<RowChange>& changes) {
  std::vector<Handover> found;
  for (std::size_t set = 0; set < sets.size(); ++set) {
    std::unordered_map<std::string, std::size_t> given_up;
    std::vector<std::string> wanted(changes.size());
    for (std::size_t i = 0; i < changes.size(); ++i) {
      std::string had = unique_text(sets[set], before, *changes[i].before);
      wanted[i] = unique_text(sets[set], after, *changes[i].after);
      if (had == wanted[i]) {
        wanted[i].clear();
      } else if (!had.empty()) {
        given_up.emplace(std::move(had), i);
      }
    }
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const auto by = wanted[i].empty() ? given_up.end() : given_up.find(wanted[i]);
      if (by != given_up.end()) {
        found.push_back({by->second, i, set});
      }
    }
  }
  return found;
}

/// All in an order in which nobody waits; nothing where some wait for each other.
std::optional<std::vector<std::vector<std::size_t>>> in_order(std::size_t count,
                                                              const std::vector<Handover>& handovers) {
  std::vector<std::size_t> waits(count, 0);
  std::vector<std::vector<std::size_t>> waiting(count);
  for (const Handover& one : handovers) {
    ++waits[one.then];
    waiting[one.first].push_back(one.then);
  }
  std::vector<std::vector<std::size_t>> turns(1);
  for (std::size_t i = 0; i < count; ++i) {
    if (waits[i] == 0) {
      turns.front().push_back(i);
    }
  }
  std::size_t done = turns.front().size();
  while (!turns.back().empty()) {
    std::vector<std::size_t> next;
    for (const std::size_t one : turns.back()) {
      for (const std::size_t other : waiting[one]) {
        if (--waits[other] == 0) {
          next.push_back(other);
        }
      }
    }
    std::sort(next.begin(), next.end());
    done += next.size();
    turns.push_back(std::move(next));
  }
  turns.pop_back();
  return done == count ? std::optional(std::move(turns)) : std::nullopt;
}

/// Values for a column that no declared row has in either state.
class Spare {
 public:
  Spare(const Emit& emit, const ObjectId& table, const Rows& before, const Rows& after, std::string column)
      : before_(before), column_(std::move(column)) {
    const ObjectId id(kind_of<Column>, column_, table);
    const auto* now = emit.schema->get<Column>(id);
    const auto* was = emit.before == nullptr ? nullptr : emit.before->get<Column>(id);
    if (now == nullptr || was == nullptr || now->type.text() != was->type.text()) {
      return;
    }
    may_be_null_ = !now->not_null && !was->not_null;
    type_ = now->type.text();
    for (const Rows* rows : {&before, &after}) {
      for (const Row& row : rows->all) {
        if (const Cell* cell = cell_of(*rows, row, column_); cell != nullptr && cell->kind == Cell::Kind::text) {
          note(cell->text);
        }
      }
    }
  }

  [[nodiscard]] bool may_be_null() const { return may_be_null_; }

  /// A value for this row, which has another; nothing where the type has none that would surely do.
  std::optional<Cell> next(const Row& row) {
    const Cell* had = cell_of(before_, row, column_);
    if (had == nullptr || had->kind != Cell::Kind::text) {
      return std::nullopt;
    }
    if (const auto most = greatest()) {
      return largest_ < *most ? std::optional(Cell{.kind = Cell::Kind::text, .text = std::to_string(++largest_)})
                              : std::nullopt;
    }
    std::string text = had->text;
    do {
      text += '_';
    } while (known_.contains(text));
    if (text.size() > room()) {
      return std::nullopt;
    }
    known_.insert(text);
    return Cell{.kind = Cell::Kind::text, .text = std::move(text)};
  }

 private:
  void note(const std::string& text) {
    known_.insert(text);
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed == std::errc{} && end == text.data() + text.size()) {
      largest_ = std::max(largest_, number);
    }
  }
  [[nodiscard]] std::optional<std::int64_t> greatest() const {
    return type_ == "smallint"  ? std::optional<std::int64_t>(std::numeric_limits<std::int16_t>::max())
           : type_ == "integer" ? std::optional<std::int64_t>(std::numeric_limits<std::int32_t>::max())
           : type_ == "bigint"  ? std::optional<std::int64_t>(std::numeric_limits<std::int64_t>::max())
                                : std::nullopt;
  }
  /// How many bytes a text of the type may surely have.
  [[nodiscard]] std::size_t room() const {
    constexpr std::string_view varying = "character varying(";
    if (type_ == "text" || type_ == "character varying" || type_ == "citext") {
      return std::numeric_limits<std::size_t>::max();
    }
    std::size_t length = 0;
    if (type_.starts_with(varying)) {
      std::from_chars(type_.data() + varying.size(), type_.data() + type_.size() - 1, length);
    }
    return type_.ends_with(']') ? 0 : length;
  }

  const Rows& before_;
  std::string column_;
  std::string type_;
  bool may_be_null_ = false;
  std::int64_t largest_ = 0;
  std::set<std::string> known_;
};

/// Detours for these changes, through a column of the set; false where no column has room for them.
bool add_detours(const Emit& emit, const ObjectId& table, const Rows& before, const Rows& after, const UniqueSet& set,
                 const std::vector<RowChange>& changes, const std::set<std::size_t>& rows,
                 std::vector<Turns::Detour>& detours) {
  const auto is_key = [&](const std::string& column) {
    return std::find(after.key.begin(), after.key.end(), column) != after.key.end();
  };
  for (const bool by_null : {true, false}) {
    for (const std::string& column : set.columns) {
      Spare spare(emit, table, before, after, column);
      if (is_key(column) || (by_null && (!spare.may_be_null() || !set.nulls_distinct))) {
        continue;
      }
      std::vector<Turns::Detour> found;
      for (const std::size_t row : rows) {
        const auto value = by_null ? Cell{.kind = Cell::Kind::null} : spare.next(*changes[row].before);
        if (value) {
          found.push_back({row, column, *value});
        }
      }
      if (found.size() == rows.size()) {
        detours.insert(detours.end(), found.begin(), found.end());
        return true;
      }
    }
  }
  return false;
}

}  // namespace

std::vector<UniqueSet> unique_sets(const Schema& schema, const ObjectId& table) {
  std::vector<UniqueSet> found;
  for (const ObjectId& child : schema.children(table, kind_of<Constraint>)) {
    const auto* key = schema.get<Constraint>(child);
    if (key->type == ConstraintType::primary_key || key->type == ConstraintType::unique) {
      auto& set = found.emplace_back(UniqueSet{{}, !key->nulls_not_distinct});
      for (const ObjectId& column : key->columns) {
        set.columns.push_back(column.name());
      }
    }
  }
  for (const ObjectId& other : schema.children(table.parent(), kind_of<Index>)) {
    const auto* index = schema.get<Index>(other);
    if (index->unique && index->table == table) {
      auto& set = found.emplace_back(UniqueSet{{}, !index->nulls_not_distinct});
      for (const IndexElement& element : index->elements) {
        set.columns.push_back(element.column.name());
      }
    }
  }
  return found;
}

std::string unique_text(const UniqueSet& set, const Rows& rows, const Row& row) {
  std::string text;
  for (const std::string& name : set.columns) {
    const Cell* cell = cell_of(rows, row, name);
    if (cell == nullptr || cell->kind != Cell::Kind::text) {
      return {};
    }
    text += cell->text;
    text += '\0';
  }
  return text;
}

Turns take_turns(const Emit& emit, const ObjectId& table, const Rows& before, const Rows& after,
                 const std::vector<RowChange>& changes) {
  constexpr std::size_t few = 4;  // turns; more than that are more statements than a detour
  Turns result;
  const auto sets = unique_sets(*emit.schema, table);
  const auto handovers = find_handovers(sets, before, after, changes);
  auto turns = in_order(changes.size(), handovers);
  if (turns && turns->size() <= few) {
    result.turns = std::move(*turns);
    return result;
  }
  std::vector<std::set<std::size_t>> giving(sets.size());
  for (const Handover& one : handovers) {
    giving[one.set].insert(one.first);
  }
  for (std::size_t set = 0; set < sets.size(); ++set) {
    if (!giving[set].empty() &&
        !add_detours(emit, table, before, after, sets[set], changes, giving[set], result.detours)) {
      result.stuck = "(" + join(sets[set].columns, ", ") + ")";
    }
  }
  if (turns && !result.stuck.empty()) {
    return {.detours = {}, .turns = std::move(*turns), .stuck = {}};
  }
  result.turns = {std::vector<std::size_t>(changes.size())};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    result.turns.front()[i] = i;
  }
  return result;
}

}  // namespace ashlar::kinds
