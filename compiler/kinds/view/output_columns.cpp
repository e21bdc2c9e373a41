#include "compiler/kinds/view/output_columns.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/syntax/parser.h"

namespace ashlar::kinds {

namespace {

using syntax::Token;

/// A canonical query, its select items without ` AS name`, and what follows them.
struct Parts {
  std::string lead;  // up to the first item
  std::vector<std::string> items;
  std::string rest;
  bool orders = false;  // ORDER BY or GROUP BY, which may mean an output column by its name
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
    if (at == tokens_.size() || ++at == tokens_.size() || word(at) == "DISTINCT") {
      return std::nullopt;
    }
    parts_.lead = std::string(text_.substr(0, tokens_[at].begin));
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
      parts_.rest = std::string(text_.substr(tokens_[at].begin));
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
  // Canonical text has its keywords, and nothing else, in bare upper case.
  static bool ends_list(std::string_view word) {
    constexpr std::string_view ends[] = {"FROM",      "WHERE",  "GROUP", "HAVING", "WINDOW", "UNION",
                                         "INTERSECT", "EXCEPT", "ORDER", "LIMIT",  "OFFSET", "FETCH"};
    return std::find(std::begin(ends), std::end(ends), word) != std::end(ends);
  }
  void add_item(std::size_t begin, std::size_t end) {
    if (end >= begin + 3 && word(end - 2) == "AS") {
      end -= 2;
    }
    if (end > begin) {
      parts_.items.emplace_back(text_.substr(tokens_[begin].begin, tokens_[end - 1].end - tokens_[begin].begin));
    }
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  Parts parts_;
  int depth_ = 0;
};

bool same_apart_from_names(const QueryText& before, const QueryText& after) {
  if (before == after) {
    return true;
  }
  const std::optional<Parts> a = Splitter(before.text.text()).run();
  const std::optional<Parts> b = Splitter(after.text.text()).run();
  return a && b && !a->orders && a->lead == b->lead && a->items == b->items && a->rest == b->rest;
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
