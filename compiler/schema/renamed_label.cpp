#include "compiler/schema/renamed_label.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/schema/equivalence_analyzer.h"

namespace ashlar {

namespace {

using equivalence::Analyzer;
using equivalence::Facts;
using equivalence::Term;

/// Stands for the label in a text while its type is asked for; nobody has a label of that name.
constexpr std::string_view asked = "ashlar asks for the type of this";

/// `text` with `replacement` for the bytes from `begin` to `end`, in which no slot is.
SqlText exchanged(const SqlText& text, std::size_t begin, std::size_t end, std::string_view replacement) {
  SqlText result;
  const std::string_view all = text.text();
  std::size_t at = 0;
  bool done = false;
  const auto copy = [&](std::size_t until) {
    if (!done && begin >= at && end <= until) {
      result.append(all.substr(at, begin - at));
      result.append(replacement);
      at = end;
      done = true;
    }
    result.append(all.substr(at, until - at));
  };
  for (const Slot& slot : text.slots()) {
    copy(slot.begin);
    result.append(slot.target, slot.style, slot.alias);
    at = slot.end;
  }
  copy(all.size());
  return result;
}

/// The places of a string literal, by themselves: not of what ends in it or begins with it.
std::vector<std::size_t> places_of(std::string_view literal, std::string_view text) {
  std::vector<std::size_t> places;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\'') {
      continue;
    }
    const std::string_view rest = text.substr(at);
    if (!inside && rest.starts_with(literal) && !rest.substr(literal.size()).starts_with('\'')) {
      places.push_back(at);
      at += literal.size() - 1;
    } else {
      inside = !inside;
    }
  }
  return places;
}

class Follower {
 public:
  Follower(Schema& schema, const ObjectId& type, const std::string& from, std::string to, int postgres)
      : before_(schema),
        schema_(schema),
        facts_(before_, postgres),
        type_(type),
        from_(quote_literal(from)),
        to_(std::move(to)) {}

  void run() {
    for (const ObjectId& id : before_.sorted_ids()) {
      owner_ = id;
      Object changed = *before_.find(id);
      changed_ = false;
      std::visit([&](auto& object) { fields(object); }, changed);
      if (changed_) {
        *schema_.edit(id) = std::move(changed);
      }
    }
  }

 private:
  template <class T>
  void fields(T& object) {
    std::string type;
    const bool is_table = std::is_same_v<T, kinds::Table>;
    T::fields([&](const auto&... field) {
      (
          [&](const auto& f) {
            auto& member = object.*(f.member);
            if constexpr (std::is_same_v<std::decay_t<decltype(member)>, SqlText>) {
              if (std::string_view(f.name) == "type") {
                type = member.text();
                return;
              }
              text(member, type.empty() ? type_of_column() : type, form_of(member));
            } else {
              in_bound_ = is_table && std::string_view(f.name) == "partition_bound";
              value(member);
            }
          }(field),
          ...);
    });
  }

  template <class T>
  void value(T& member) {
    if constexpr (std::is_same_v<T, SqlText>) {
      text(member, in_bound_ ? type_of_key() : std::string{}, TextForm::expression);
    } else if constexpr (std::is_same_v<T, QueryText>) {
      text(member.text, {}, TextForm::query);
    } else if constexpr (detail::is_vector<T>) {
      if constexpr (!std::is_same_v<T, std::vector<bool>>) {
        for (auto& one : member) {
          value(one);
        }
      }
    } else if constexpr (HasFields<T>) {
      const bool in_bound = in_bound_;
      fields_within(member, in_bound);
    }
  }

  template <class T>
  void fields_within(T& object, bool in_bound) {
    if (!in_bound) {
      fields(object);
      return;
    }
    T::fields([&](const auto&... field) { (value(object.*(field.member)), ...); });
  }

  /// Of the column whose default the Object is.
  std::string type_of_column() {
    const auto* column = before_.get<kinds::Column>(owner_.parent());
    return owner_.kind() == kind_of<kinds::DefaultValue> && column != nullptr ? column->type.text() : std::string{};
  }

  /// Of the first column by which the parent is partitioned, if it is the enum.
  std::string type_of_key() {
    const auto* partition = before_.get<kinds::Table>(owner_);
    const auto* parent = partition == nullptr ? nullptr : before_.get<kinds::Table>(partition->partition_of);
    if (parent == nullptr) {
      return {};
    }
    for (const kinds::IndexElement& key : parent->partition_key) {
      const auto* column = before_.get<kinds::Column>(key.column);
      if (column != nullptr && facts_.type_named(column->type.text()) == type_) {
        return column->type.text();
      }
    }
    return {};
  }

  TextForm form_of(const SqlText& text) const {
    const auto& all = text.text();
    const bool statement =
        owner_.kind() == kind_of<kinds::Rule> &&
        std::ranges::any_of(std::array{"INSERT ", "UPDATE ", "DELETE ", "SELECT ", "WITH ", "NOTIFY "},
                            [&](const char* word) { return all.starts_with(word); });
    return statement ? TextForm::statement : TextForm::expression;
  }

  void text(SqlText& text, const std::string& target, TextForm form) {
    std::vector<std::size_t> places = places_of(from_, text.text());
    std::ranges::reverse(places);  // so that those still to come stay where they are
    for (const std::size_t place : places) {
      const SqlText question = exchanged(text, place, place + from_.size(), quote_literal(asked));
      const auto tree = Analyzer(facts_, {question, before_, owner_, form, target}).run();
      if (tree && is_of_type(*tree)) {
        text = exchanged(text, place, place + from_.size(), quote_literal(to_));
        changed_ = true;
      }
    }
  }

  [[nodiscard]] bool is_of_type(const Term& term) const {
    if (term.head == "constant" && term.text == asked && !term.type.empty()) {
      return facts_.type_named(facts_.types.base_of(term.type)) == type_;
    }
    return std::ranges::any_of(term.parts, [&](const Term& part) { return is_of_type(part); });
  }

  const Schema before_;
  Schema& schema_;
  Facts facts_;
  const ObjectId type_;
  const std::string from_;
  const std::string to_;
  ObjectId owner_;
  bool changed_ = false;
  bool in_bound_ = false;
};

}  // namespace

void follow_renamed_label(Schema& schema, const ObjectId& type, const std::string& from, const std::string& to,
                          int postgres) {
  Follower(schema, type, from, to, postgres).run();
}

}  // namespace ashlar
