#include "compiler/catalog/extension_names.h"

#include <algorithm>
#include <functional>
#include <set>

#include "compiler/kinds/readdress.h"

namespace ashlar::catalog {

namespace {

using Names = std::set<std::string, std::less<>>;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Finds names in what of a text is no slot. Literals are left alone, in which slots may stand.
class Scanner {
 public:
  /// Called with each name, `a` or `a.b`, as it is written.
  explicit Scanner(std::function<void(std::string_view name)> found) : found_(std::move(found)) {}

  void scan(std::string_view piece) {
    for (std::size_t at = 0; at < piece.size();) {
      if (in_literal_ || piece[at] == '\'') {
        in_literal_ = in_literal_ != (piece[at] == '\'');
        ++at;
      } else if (is_word(piece[at]) || piece[at] == '"') {
        const std::size_t begin = at;
        skip_name(piece, at);
        found_(piece.substr(begin, at - begin));
      } else {
        ++at;
      }
    }
  }

 private:
  static void skip_name(std::string_view piece, std::size_t& at) {
    bool quoted = false;
    while (at < piece.size() && (quoted || is_word(piece[at]) || piece[at] == '"' || piece[at] == '.')) {
      quoted = quoted != (piece[at] == '"');
      ++at;
    }
  }

  std::function<void(std::string_view)> found_;
  bool in_literal_ = false;
};

/// Calls `visit` with each SqlText in an Object.
template <class T, class Visit>
void each_text(T& value, const Visit& visit) {
  using Plain = std::remove_const_t<T>;
  if constexpr (std::is_same_v<Plain, SqlText>) {
    visit(value);
  } else if constexpr (std::is_same_v<Plain, QueryText>) {
    visit(value.text);
    for (auto& column : value.columns) {
      visit(column.type);
    }
  } else if constexpr (detail::is_vector<Plain>) {
    if constexpr (!std::is_same_v<Plain, std::vector<bool>>) {
      for (auto& one : value) {
        each_text(one, visit);
      }
    }
  } else if constexpr (HasFields<Plain>) {
    Plain::fields([&](const auto&... field) { (each_text(value.*(field.member), visit), ...); });
  }
}

template <class Visit>
void each_text_of(const Schema& schema, const Visit& visit) {
  for (const auto& [id, entry] : schema.entries()) {
    std::visit([&](const auto& object) { each_text(object, visit); }, *entry.object);
  }
}

/// Calls `visit` with each name in `text` that is not a slot's.
template <class Visit>
void each_name(const SqlText& text, const Visit& visit) {
  Scanner scanner(visit);
  const std::string_view all = text.text();
  std::size_t at = 0;
  for (const Slot& slot : text.slots()) {
    scanner.scan(all.substr(at, slot.begin - at));
    at = slot.end;
  }
  scanner.scan(all.substr(at));
}

/// Takes the schemas off the names in `named`.
SqlText without_schemas(const SqlText& text, const Names& named) {
  SqlText result;
  const std::string_view all = text.text();
  std::size_t at = 0;
  Scanner scanner([&](std::string_view name) {
    if (named.contains(name)) {
      const std::size_t begin = static_cast<std::size_t>(name.data() - all.data());
      result.append(all.substr(at, begin - at));
      at = begin + name.find('.') + 1;
    }
  });
  for (const Slot& slot : text.slots()) {
    scanner.scan(all.substr(at, slot.begin - at));
    result.append(all.substr(at, slot.begin - at));
    result.append(slot.target, slot.style, slot.alias);
    at = slot.end;
  }
  scanner.scan(all.substr(at));
  result.append(all.substr(at));
  return result;
}

/// The schemas of extensions whose names scripts find without them.
Names found_schemas(const Schema& live, const Schema& declared) {
  Names schemas;
  for (const ObjectId& id : live.children({}, kind_of<kinds::Extension>)) {
    const std::string& schema = live.get<kinds::Extension>(id)->schema;
    const auto* wanted = declared.get<kinds::Extension>(id);
    if (wanted != nullptr && (schema == "public" || wanted->schema == schema)) {
      schemas.insert(qualified_name(ObjectId(kind_of<kinds::Namespace>, schema)) + ".");
    }
  }
  return schemas;
}

}  // namespace

void settle_extension_names(Schema& live, const Schema& declared) {
  const Names schemas = found_schemas(live, declared);
  if (schemas.empty()) {
    return;
  }
  Names named;
  each_text_of(live, [&](const SqlText& text) {
    each_name(text, [&](std::string_view name) {
      const std::size_t dot = name.find('.');
      if (dot != std::string_view::npos && name.find('.', dot + 1) == std::string_view::npos &&
          schemas.contains(name.substr(0, dot + 1))) {
        named.emplace(name);
      }
    });
  });
  Names bare;
  Names written;
  each_text_of(declared, [&](const SqlText& text) {
    each_name(text, [&](std::string_view name) {
      (name.find('.') == std::string_view::npos ? bare : written).emplace(name);
    });
  });
  std::erase_if(named, [&](const std::string& name) {
    return written.contains(name) || !bare.contains(name.substr(name.find('.') + 1));
  });
  if (named.empty()) {
    return;
  }
  std::vector<ObjectId> changed;
  for (const ObjectId& id : live.sorted_ids()) {
    Object object = *live.find(id);
    bool differs = false;
    std::visit(
        [&](auto& one) {
          each_text(one, [&](SqlText& text) {
            SqlText stripped = without_schemas(text, named);
            if (!(stripped == text)) {
              text = std::move(stripped);
              differs = true;
            }
          });
        },
        object);
    if (differs) {
      *live.edit(id) = std::move(object);
      changed.push_back(id);
    }
  }
  kinds::readdress(live, changed);
}

}  // namespace ashlar::catalog
