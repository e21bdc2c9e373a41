#include "compiler/kinds/view/output_columns.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/syntax/parser.h"

namespace ashlar::kinds {

namespace {

using syntax::Token;

/// A select item by its bytes: `expression AS name`.
struct Item {
  std::uint32_t begin = 0;
  std::uint32_t expression_end = 0;
  std::uint32_t end = 0;
};

/// A canonical query, its select items, and what follows them.
struct Parts {
  std::string_view lead;  // up to the first item
  std::vector<Item> items;
  std::string_view rest;
  bool orders = false;  // DISTINCT ON, ORDER BY or GROUP BY, which may mean an output column by its name
};

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text), tokens_(syntax::tokenize(text)) {}

  /// nullopt where the query has no plain select list.
  std::optional<Parts> run() {
    std::size_t at = 0;
    while (at < tokens_.size() && !(depth_ == 0 && word(at) == "SELECT")) {
      step(at++);
    }
    // Behind anything but WITH queries it is not the one that names the columns.
    if (at == tokens_.size() || (at > 0 && word(at - 1) != ")")) {
      return std::nullopt;
    }
    at = skip_distinct(at + 1);
    if (at >= tokens_.size()) {
      return std::nullopt;
    }
    parts_.lead = text_.substr(0, tokens_[at].begin);
    std::size_t item = at;
    for (; at < tokens_.size() && !(depth_ == 0 && ends_list(word(at))); ++at) {
      if (depth_ == 0 && word(at) == ",") {
        add_item(item, at);
        item = at + 1;
      }
      step(at);
    }
    add_item(item, at);
    if (at < tokens_.size()) {
      parts_.rest = text_.substr(tokens_[at].begin);
    }
    for (; at < tokens_.size(); ++at) {
      parts_.orders = parts_.orders || (depth_ == 0 && (word(at) == "ORDER" || word(at) == "GROUP"));
      step(at);
    }
    return std::move(parts_);
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin);
  }
  void step(std::size_t at) {
    if (word(at) == "(" || word(at) == "[") {
      ++depth_;
    } else if (word(at) == ")" || word(at) == "]") {
      --depth_;
    }
  }
  std::size_t skip_distinct(std::size_t at) {
    if (at >= tokens_.size() || word(at) != "DISTINCT") {
      return at;
    }
    if (++at >= tokens_.size() || word(at) != "ON") {
      return at;
    }
    parts_.orders = true;
    const int depth = depth_;
    do {
      step(++at);
    } while (at + 1 < tokens_.size() && depth_ > depth);
    return at + 1;
  }
  // Canonical text has its keywords, and nothing else, in bare upper case.
  static bool ends_list(std::string_view word) {
    constexpr std::string_view ends[] = {"FROM",      "WHERE",  "GROUP", "HAVING", "WINDOW", "UNION",
                                         "INTERSECT", "EXCEPT", "ORDER", "LIMIT",  "OFFSET", "FETCH"};
    return std::find(std::begin(ends), std::end(ends), word) != std::end(ends);
  }
  void add_item(std::size_t begin, std::size_t end) {
    if (end <= begin) {
      return;
    }
    const bool named = end >= begin + 3 && word(end - 2) == "AS";
    parts_.items.push_back({tokens_[begin].begin, tokens_[named ? end - 3 : end - 1].end, tokens_[end - 1].end});
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  Parts parts_;
  int depth_ = 0;
};

std::string_view expression_of(std::string_view text, const Item& item) {
  return text.substr(item.begin, item.expression_end - item.begin);
}

/// Appends the bytes `[begin, end)` of `from`.
void append_part(SqlText& to, const SqlText& from, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t at = begin;
  for (const Slot& slot : from.slots()) {
    if (slot.begin >= begin && slot.end <= end) {
      to.append(std::string_view(from.text()).substr(at, slot.begin - at));
      to.append(slot.target, slot.style, slot.alias);
      at = slot.end;
    }
  }
  to.append(std::string_view(from.text()).substr(at, end - at));
}

/// The slot that is all of the item's end: a plain column.
const Slot* slot_at_end(const SqlText& text, const Item& item) {
  for (const Slot& slot : text.slots()) {
    const std::string_view before =
        std::string_view(text.text()).substr(item.begin, std::max(slot.begin, item.begin) - item.begin);
    const bool plain = before.empty() || (before.back() == '.' && before.find_first_of(" (") == std::string::npos);
    if (plain && slot.style != SlotStyle::hidden && slot.begin >= item.begin &&
        (slot.end == item.end || slot.end == item.expression_end)) {
      return &slot;
    }
  }
  return nullptr;
}

/// The name that the item has in the text; empty where the server makes one up.
std::string written_name(const SqlText& text, const Item& item) {
  if (item.expression_end < item.end) {
    const std::string_view name =
        trim(std::string_view(text.text()).substr(item.expression_end, item.end - item.expression_end)).substr(2);
    const std::string_view bare = trim(name);
    return bare.size() > 1 && bare.front() == '"' ? std::string(bare.substr(1, bare.size() - 2)) : std::string(bare);
  }
  const Slot* slot = slot_at_end(text, item);
  return slot == nullptr ? std::string{} : slot->alias.empty() ? slot->target.name() : slot->alias;
}

bool has_word(std::string_view text, std::string_view word) {
  const std::string quoted = quote_identifier(word);
  std::string_view last;
  for (const Token& token : syntax::tokenize(text)) {
    const std::string_view here = text.substr(token.begin, token.end - token.begin);
    if (last != "." && here == quoted) {
      return true;
    }
    last = here;
  }
  return false;
}

bool same_apart_from_names(const QueryText& before, const QueryText& after) {
  if (before == after) {
    return true;
  }
  const std::optional<Parts> a = Splitter(before.text.text()).run();
  const std::optional<Parts> b = Splitter(after.text.text()).run();
  return a && b && !a->orders && a->lead == b->lead && a->rest == b->rest &&
         std::equal(a->items.begin(), a->items.end(), b->items.begin(), b->items.end(),
                    [&](const Item& x, const Item& y) {
                      return expression_of(before.text.text(), x) == expression_of(after.text.text(), y);
                    });
}

bool names_column(const QueryText& query, const std::string& name) {
  return std::any_of(query.columns.begin(), query.columns.end(),
                     [&](const OutputColumn& column) { return column.name == name; });
}

}  // namespace

std::string column_name_list(const std::vector<std::string>& names) {
  if (names.empty()) {
    return {};
  }
  std::vector<std::string> quoted;
  for (const std::string& name : names) {
    quoted.push_back(quote_identifier(name));
  }
  return " (" + join(quoted, ", ") + ")";
}

bool only_appends_columns(const QueryText& before, const QueryText& after) {
  if (before.columns.empty() || after.columns.size() < before.columns.size()) {
    return false;
  }
  for (std::size_t i = 0; i < before.columns.size(); ++i) {
    const OutputColumn& old_column = before.columns[i];
    const OutputColumn& new_column = after.columns[i];
    if (old_column.name != new_column.name || old_column.type.empty() || old_column.type != new_column.type) {
      return false;
    }
  }
  return true;
}

bool write_names(QueryText& query, const std::vector<std::string>& names) {
  const SqlText& text = query.text;
  const std::optional<Parts> parts = Splitter(text.text()).run();
  if (!parts || parts->items.size() != query.columns.size() || names.size() > parts->items.size()) {
    return false;
  }
  SqlText named;
  std::uint32_t done = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Item& item = parts->items[i];
    const std::string old_name = written_name(text, item);
    if (old_name == names[i]) {
      continue;
    }
    // ORDER BY old_name would lose what it means, ORDER BY new_name mean something else.
    if (parts->orders && (old_name.empty() || has_word(parts->lead, old_name) || has_word(parts->rest, old_name) ||
                          has_word(parts->lead, names[i]) || has_word(parts->rest, names[i]))) {
      return false;
    }
    const Slot* slot = slot_at_end(text, item);
    append_part(named, text, done, slot != nullptr ? slot->begin : item.expression_end);
    if (slot != nullptr) {
      named.append(slot->target, slot->style, names[i]);
    } else {
      named.append(" AS " + quote_identifier(names[i]));
    }
    done = item.end;
  }
  append_part(named, text, done, static_cast<std::uint32_t>(text.text().size()));
  query.text = std::move(named);
  for (std::size_t i = 0; i < names.size(); ++i) {
    query.columns[i].name = names[i];
  }
  return true;
}

std::vector<std::pair<std::string, std::string>> column_renames(const QueryText& before,
                                                                const std::vector<std::string>& names_before,
                                                                const QueryText& after,
                                                                const std::vector<std::string>& names_after) {
  std::vector<std::pair<std::string, std::string>> renames;
  if (names_before.size() != names_after.size() || before.columns.empty() ||
      before.columns.size() != after.columns.size() || !same_apart_from_names(before, after)) {
    return renames;
  }
  for (std::size_t i = 0; i < before.columns.size(); ++i) {
    const std::string& from = before.columns[i].name;
    const std::string& to = after.columns[i].name;
    if (from == to) {
      continue;
    }
    if (names_column(before, to)) {
      return {};  // names change places: no order of renames is plain
    }
    renames.emplace_back(from, to);
  }
  return renames;
}

}  // namespace ashlar::kinds
