#include "compiler/schema/catalog_query.h"

#include <algorithm>

#include "compiler/schema/catalog_tables.h"

namespace ashlar {

namespace {

class Reader {
 public:
  Reader(const Words& words, std::size_t begin, std::size_t end) : words_(words), at_(begin), end_(end) {}

  std::optional<CatalogQuery> read() {
    if (!seek({"FROM"}) || !from()) {
      return std::nullopt;
    }
    if (take("WHERE") && !conditions({"LIMIT", "ORDER", "GROUP", "HAVING", "UNION", "EXCEPT", "INTERSECT", "INTO"})) {
      return std::nullopt;
    }
    if (at_ < end_ && !is("LIMIT") && !is("ORDER") && !is("INTO") && text() != ";") {
      return std::nullopt;
    }
    return std::move(query_);
  }

 private:
  [[nodiscard]] std::string_view text() const { return at_ < end_ ? words_.text(at_) : std::string_view{}; }
  [[nodiscard]] bool is(std::string_view word) const { return at_ < end_ && words_.is(at_, word); }
  bool take(std::string_view word) {
    const bool there = is(word);
    at_ += there ? 1 : 0;
    return there;
  }
  [[nodiscard]] bool at_one_of(std::initializer_list<std::string_view> found) const {
    return std::any_of(found.begin(), found.end(), [this](std::string_view word) { return is(word); });
  }
  /// To the next of them outside of parentheses.
  bool seek(std::initializer_list<std::string_view> found) {
    while (at_ < end_) {
      if (at_one_of(found)) {
        return true;
      }
      at_ = text() == "(" ? std::min(words_.past(at_), end_) : at_ + 1;
    }
    return false;
  }

  bool table() {
    const std::vector<std::string> parts = words_.names(at_);
    if (parts.empty() || parts.size() > 2) {
      return false;
    }
    const bool of_information = parts.size() == 2 && parts.front() == "information_schema";
    const bool of_catalog = parts.back().starts_with("pg_") && (parts.size() == 1 || parts.front() == "pg_catalog");
    if (!of_information && !of_catalog) {
      return false;
    }
    query_.tables.push_back(of_information ? "information_schema." + parts.back() : parts.back());
    take("AS");
    if (at_ < end_ && !words_.name(at_).empty() &&
        !at_one_of({"JOIN", "INNER", "LEFT", "RIGHT", "FULL", "CROSS", "NATURAL", "ON", "USING", "WHERE", "LIMIT",
                    "ORDER", "GROUP", "HAVING", "UNION", "EXCEPT", "INTERSECT", "INTO"})) {
      ++at_;  // an alias; the names of columns tell of which catalog they are
    }
    return true;
  }

  bool from() {
    ++at_;
    if (!table()) {
      return false;
    }
    while (at_one_of({",", "JOIN", "INNER"})) {
      const bool comma = take(",");
      take("INNER");
      if ((!comma && !take("JOIN")) || !table()) {
        return false;
      }
      if (take("USING")) {
        at_ = std::min(words_.past(at_), end_);
        query_.asks_more = true;
      } else if (take("ON") && !conditions({",", "JOIN", "INNER", "WHERE", "LIMIT", "ORDER"})) {
        return false;
      }
    }
    return !at_one_of({"LEFT", "RIGHT", "FULL", "CROSS", "NATURAL"});
  }

  /// Conditions with AND between them, up to one of `until`.
  bool conditions(std::initializer_list<std::string_view> until) {
    while (true) {
      const std::size_t begin = at_;
      if (!condition() || (at_ < end_ && !is("AND") && !at_one_of(until))) {
        at_ = begin;
        query_.asks_more = true;
        while (at_ < end_ && !is("AND") && !at_one_of(until)) {
          if (is("OR")) {
            return false;
          }
          at_ = text() == "(" ? std::min(words_.past(at_), end_) : at_ + 1;
        }
      }
      if (!take("AND")) {
        return true;
      }
    }
  }

  bool condition() {
    if (text() == "(" && !words_.is(at_ + 1, "SELECT")) {
      const std::size_t past = std::min(words_.past(at_), end_);
      Reader inside(words_, at_ + 1, past - 1);
      inside.query_ = query_;
      if (!inside.conditions({})) {
        return false;
      }
      query_ = std::move(inside.query_);
      at_ = past;
      return true;
    }
    if (take("NOT")) {
      const auto column = read_column();
      return column == "attisdropped" || column == "tgisinternal";
    }
    if (const auto literal = words_.literal(at_); literal && at_ + 1 < end_ && words_.text(at_ + 1) == "=") {
      at_ += 2;
      return want(read_column(), {{*literal, {}}});
    }
    const std::string column = read_column();
    if (column.empty()) {
      return false;
    }
    if (take("=")) {
      return equal(column);
    }
    if (take("IN") && text() == "(") {
      return one_of(column);
    }
    return column == "attnum" && take(">") && take("0");
  }

  /// The last part of its name; a cast behind it is text to text.
  std::string read_column() {
    const std::vector<std::string> parts = at_ < end_ ? words_.names(at_) : std::vector<std::string>{};
    if (parts.empty() || text() == "(") {
      return {};
    }
    cast();
    return parts.back();
  }

  /// `::pg_catalog.regclass`: its name.
  std::string cast() {
    if (!take("::")) {
      return {};
    }
    const std::vector<std::string> parts = words_.names(at_);
    return parts.empty() ? std::string{} : parts.back();
  }

  bool equal(const std::string& column) {
    if (const auto literal = words_.literal(at_); literal && at_ < end_) {
      ++at_;
      const std::string type = cast();
      return want(column, {{*literal, type.starts_with("reg") ? type : std::string{}}});
    }
    if (text() == "(" && words_.is(at_ + 1, "SELECT")) {
      return subquery(column);
    }
    if (take("FALSE")) {
      return column == "attisdropped" || column == "tgisinternal";
    }
    return equal_to_expression(column);
  }

  bool equal_to_expression(const std::string& column) {
    const std::vector<std::string> parts = words_.names(at_);
    if (parts.empty()) {
      return false;
    }
    const std::string& name = parts.back();
    const bool call = text() == "(";
    if (name == "current_schema") {
      take("(");
      return (!call || take(")")) && want(column, {{{}, "current_schema"}});
    }
    if (name == "current_database" || name == "current_catalog") {
      take("(");
      return (!call || take(")")) && column.ends_with("_catalog");
    }
    if (call && name.starts_with("to_reg") && words_.literal(at_ + 1)) {
      const std::string literal = *words_.literal(at_ + 1);
      at_ = std::min(words_.past(at_), end_);
      return want(column, {{literal, name.substr(3)}});
    }
    return !call && ((column == "oid" && is_link(name)) || (name == "oid" && is_link(column)));
  }

  /// `typnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'data')`.
  bool subquery(const std::string& column) {
    const std::size_t past = std::min(words_.past(at_), end_);
    auto inner = Reader(words_, at_ + 2, past - 1).read();
    if (!is_link(column) || words_.name(at_ + 2) != "oid" || !inner || inner->tables.size() != 1) {
      return false;
    }
    at_ = past;
    query_.asks_more = query_.asks_more || inner->asks_more;
    query_.tables.push_back(inner->tables.front());
    return std::all_of(inner->columns.begin(), inner->columns.end(),
                       [&](auto& one) { return want(one.first, std::move(one.second)); });
  }

  bool one_of(const std::string& column) {
    ++at_;
    std::vector<Wanted> values;
    do {
      const auto literal = words_.literal(at_);
      if (!literal) {
        return false;
      }
      ++at_;
      values.push_back({*literal, {}});
    } while (take(","));
    return take(")") && want(column, std::move(values));
  }

  /// Of two tables of one kind in a query it cannot be told which is meant.
  bool want(const std::string& column, std::vector<Wanted> values) {
    return !column.empty() && column != "oid" && query_.columns.try_emplace(column, std::move(values)).second;
  }

  const Words& words_;
  std::size_t at_;
  std::size_t end_;
  CatalogQuery query_;
};

}  // namespace

std::optional<CatalogQuery> read_catalog_query(const Words& words, std::size_t begin, std::size_t end) {
  return Reader(words, begin, end).read();
}

}  // namespace ashlar
