#include "compiler/schema/equivalence.h"

#include <algorithm>
#include <map>

#include "compiler/base/quote.h"
#include "compiler/schema/equivalence_analyzer.h"

namespace ashlar {

namespace {

using equivalence::Analyzer;
using equivalence::Facts;

Likeness compare_places(Facts& server_facts, const TextPlace& server, Facts& declared_facts,
                        const TextPlace& declared) {
  if (server.text == declared.text) {
    return Likeness::equal;
  }
  const auto left = Analyzer(server_facts, server).run();
  const auto right = Analyzer(declared_facts, declared).run();
  return left && right ? equivalence::compare(*left, *right) : Likeness::undecided;
}

/// Gives one Object of the server the texts of its declared counterpart.
class Exchange {
 public:
  Exchange(Facts& server, Facts& declared, ObjectId owner)
      : server_(server), declared_(declared), owner_(std::move(owner)) {}

  bool equal = false;      // some text was exchanged for an equal one
  bool undecided = false;  // some text could not be judged

  template <class K>
  void object(K& to, const K& from) {
    fields(to, from);
  }

 private:
  template <class T>
  void fields(T& to, const T& from) {
    std::string type;
    T::fields([&](const auto&... field) {
      (
          [&](const auto& f) {
            auto& target = to.*(f.member);
            const auto& source = from.*(f.member);
            using Member = std::decay_t<decltype(target)>;
            if constexpr (std::is_same_v<Member, SqlText>) {
              if (is_type(f.name)) {
                type = target.text();
                return;
              }
              text(target, source, takes_type(f.name) ? assigned_type(type) : "");
            } else {
              value(target, source);
            }
          }(field),
          ...);
    });
  }

  template <class T>
  void value(T& to, const T& from) {
    if constexpr (std::is_same_v<T, SqlText>) {
      text(to, from, {});
    } else if constexpr (std::is_same_v<T, QueryText>) {
      if (!(to == from) && exchangeable(to.text, from.text, TextForm::query, {})) {
        to = from;
      }
    } else if constexpr (detail::is_vector<T>) {
      if constexpr (!std::is_same_v<T, std::vector<bool>>) {
        for (std::size_t i = 0; to.size() == from.size() && i < to.size(); ++i) {
          value(to[i], from[i]);
        }
      }
    } else if constexpr (HasFields<T>) {
      fields(to, from);
    }
  }

  static bool is_type(std::string_view field) {
    return field == "type" || field == "returns" || field == "subtype" || field == "of_type";
  }

  static bool takes_type(std::string_view field) {
    return field == "default" || field == "expression" || field == "generated";
  }

  /// What a default is assigned to: the type beside it, or that of the column it stands in.
  [[nodiscard]] std::string assigned_type(const std::string& beside) const {
    if (!beside.empty()) {
      return beside;
    }
    if (owner_.kind() != kind_of<kinds::DefaultValue>) {
      return {};
    }
    const ObjectId& column = owner_.parent();
    for (const auto& [name, type_name] : server_.relation(column.parent()).columns) {
      if (name == column.name()) {
        return type_name;
      }
    }
    return {};
  }

  void text(SqlText& to, const SqlText& from, const std::string& target) {
    if (to == from || to.empty() || from.empty()) {
      return;
    }
    const bool statement = owner_.kind() == kind_of<kinds::Rule> && is_statement(to.text());
    if (exchangeable(to, from, statement ? TextForm::statement : TextForm::expression, target)) {
      to = from;
    }
  }

  static bool is_statement(std::string_view text) {
    return text.starts_with("INSERT ") || text.starts_with("UPDATE ") || text.starts_with("DELETE ") ||
           text.starts_with("SELECT ") || text.starts_with("WITH ") || text.starts_with("NOTIFY ");
  }

  bool exchangeable(const SqlText& to, const SqlText& from, TextForm form, const std::string& target) {
    const Likeness likeness = compare_places(server_, {to, server_.schema, owner_, form, target}, declared_,
                                             {from, declared_.schema, owner_, form, target});
    equal = equal || likeness == Likeness::equal;
    undecided = undecided || likeness == Likeness::undecided;
    return likeness != Likeness::different;
  }

  Facts& server_;
  Facts& declared_;
  ObjectId owner_;
};

/// Options for the table of large values, where the server has none to keep them on.
void keep_toast_options(Schema& server, const ObjectId& id, const kinds::Table& declared) {
  const auto is_toast = [](const auto& option) { return option.first.starts_with("toast."); };
  const auto* table = server.get<kinds::Table>(id);
  const auto columns = server.children(id, kind_of<kinds::Column>);
  const bool plain = std::all_of(columns.begin(), columns.end(), [&](const ObjectId& column) {
    return kinds::usual_storage(server.get<kinds::Column>(column)->type.text()) == "PLAIN";
  });
  if (plain && std::none_of(table->storage_parameters.begin(), table->storage_parameters.end(), is_toast)) {
    for (const auto& option : declared.storage_parameters) {
      if (is_toast(option)) {
        server.edit<kinds::Table>(id)->storage_parameters[option.first] = option.second;
      }
    }
  }
}

/// Operator classes that the server does not show, because the column's type has them by default.
void keep_operator_classes(kinds::Index& index, const kinds::Index& declared) {
  for (std::size_t i = 0; index.elements.size() == declared.elements.size() && i < index.elements.size(); ++i) {
    const SqlText& written = declared.elements[i].operator_class;
    if (index.elements[i].operator_class.empty() && is_default_operator_class(index.method, written.text())) {
      index.elements[i].operator_class = written;
    }
  }
}

/// The domain over which `domain` is made, if it is one.
const kinds::Domain* base_of(const Schema& schema, const kinds::Domain& domain) {
  return domain.type.slots().empty() ? nullptr : schema.get<kinds::Domain>(domain.type.slots().front().target);
}

/// A domain over a domain that says no default has the other's: the server notes it with both.
void forget_base_default(Schema& server, const ObjectId& id, const kinds::Domain& declared) {
  const kinds::Domain& domain = *server.get<kinds::Domain>(id);
  if (domain.default_value.empty() || !declared.default_value.empty()) {
    return;
  }
  const auto* base = base_of(server, domain);
  while (base != nullptr && base->default_value.empty()) {
    base = base_of(server, *base);
  }
  if (base != nullptr && base->default_value == domain.default_value) {
    server.edit<kinds::Domain>(id)->default_value = {};
  }
}

/// What the server leaves out though it was said, or says though it follows from something else.
void keep_what_is_usual(Schema& server, const Schema& declared) {
  for (const ObjectId& id : server.sorted_ids()) {
    if (const auto* index = declared.get<kinds::Index>(id);
        index != nullptr && server.get<kinds::Index>(id) != nullptr) {
      keep_operator_classes(*server.edit<kinds::Index>(id), *index);
    } else if (const auto* table = declared.get<kinds::Table>(id);
               table != nullptr && server.get<kinds::Table>(id) != nullptr) {
      keep_toast_options(server, id, *table);
    } else if (const auto* domain = declared.get<kinds::Domain>(id);
               domain != nullptr && server.get<kinds::Domain>(id) != nullptr) {
      forget_base_default(server, id, *domain);
    }
  }
}

}  // namespace

std::vector<ObjectId> reconcile(Schema& server, const Schema& declared, int postgres) {
  std::vector<ObjectId> undecided;
  keep_what_is_usual(server, declared);
  const Schema before = server;
  Facts server_facts(before, postgres);
  Facts declared_facts(declared, postgres);
  for (const ObjectId& id : before.sorted_ids()) {
    const Object* theirs = before.find(id);
    const Object* ours = declared.find(id);
    if (ours == nullptr || ours == theirs || ours->index() != theirs->index() || compare(*theirs, *ours).empty()) {
      continue;
    }
    Object changed = *theirs;
    Exchange exchange(server_facts, declared_facts, id);
    std::visit(
        [&](auto& to) {
          using K = std::decay_t<decltype(to)>;
          exchange.object(to, std::get<K>(*ours));
        },
        changed);
    if (auto* view = std::get_if<kinds::View>(&changed)) {
      const auto& ours_view = std::get<kinds::View>(*ours);
      view->column_names = view->query == ours_view.query ? ours_view.column_names : view->column_names;
    }
    if (exchange.equal || exchange.undecided) {
      server.put(id, std::move(changed));
    }
    if (exchange.undecided) {
      undecided.push_back(id);
    }
  }
  return undecided;
}

}  // namespace ashlar
