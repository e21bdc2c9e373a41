#include "compiler/kinds/definition.h"

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/range_type/multirange.h"
#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/sql.h"

namespace ashlar {

namespace {

template <std::size_t... I>
constexpr std::array<KindInfo, kind_count> collect_infos(std::index_sequence<I...>) {
  return {std::variant_alternative_t<I, AnyKind>::info...};
}
constexpr auto infos = collect_infos(std::make_index_sequence<kind_count>{});

template <class K>
constexpr bool folds = requires(const Emit& emit, const ObjectId& id, const K& object, const Parts& parts) {
  kinds::create(emit, id, object, parts);
};

template <std::size_t... I>
constexpr std::array<bool, kind_count> collect_folds(std::index_sequence<I...>) {
  return {folds<std::variant_alternative_t<I, AnyKind>>...};
}
constexpr auto takes_parts_of = collect_folds(std::make_index_sequence<kind_count>{});

Statement ddl(std::string sql) {
  return {.sql = std::move(sql), .lock = Lock::access_exclusive};
}

}  // namespace

Object::Object(const Object& other) = default;
Object::Object(Object&& other) noexcept = default;
Object& Object::operator=(const Object& other) = default;
Object& Object::operator=(Object&& other) noexcept = default;
Object::~Object() = default;

const KindInfo& kind_info(Kind kind) {
  return infos.at(kind.index);
}

bool takes_parts(Kind kind) {
  return takes_parts_of.at(kind.index);
}

Statements create(const Emit& emit, const ObjectId& id, const Object& object, const Parts& parts) {
  return std::visit(
      [&](const auto& value) -> Statements {
        using K = std::decay_t<decltype(value)>;
        static_assert(ObjectKind<K>);
        if constexpr (folds<K>) {
          return kinds::create(emit, id, value, parts);
        } else {
          return kinds::create(emit, id, value);
        }
      },
      object);
}

Statements drop(const Emit& emit, const ObjectId& id, const Object& object) {
  return std::visit(
      [&](const auto& value) -> Statements {
        if constexpr (requires { kinds::drop(emit, id, value); }) {
          return kinds::drop(emit, id, value);
        } else {
          const KindInfo& info = kind_info(id.kind());
          Statement statement = ddl("DROP " + std::string(info.keyword) + " " + sql_name(id));
          if (info.holds_data) {
            statement.hazards.push_back(Hazard::DELETES_DATA);
          }
          return {statement};
        }
      },
      object);
}

Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const Object& object) {
  return std::visit(
      [&](const auto& value) -> Statements {
        if constexpr (requires { kinds::rename(emit, from, to, value); }) {
          return kinds::rename(emit, from, to, value);
        } else {
          return kinds::plain_rename(from, to);
        }
      },
      object);
}

Statements verify(const Emit& emit, const ObjectId& id, const Object& object) {
  return std::visit([&](const auto& value) { return kinds::verify(emit, id, value); }, object);
}

Alteration alter(const Emit& emit, const ObjectId& id, const Object& before, const Object& after,
                 const Changed& changed) {
  return std::visit(
      [&](const auto& value) {
        return kinds::alter(emit, id, value, std::get<std::decay_t<decltype(value)>>(after), changed);
      },
      before);
}

Changed compare(const Object& before, const Object& after) {
  return std::visit([&](const auto& value) { return compare(value, std::get<std::decay_t<decltype(value)>>(after)); },
                    before);
}

namespace {

bool is_compiled(const kinds::Function& function) {
  return function.language == "c" || function.language == "internal";
}

/// The base type that stands in a function's signature: DROP TYPE takes the function along.
ObjectId base_type_of(const Schema& schema, const kinds::Function& function) {
  const auto find = [&](const SqlText& type) {
    for (const Slot& slot : type.slots()) {
      const bool is_shell = slot.target.kind() == kind_of<kinds::ShellType>;
      if (is_shell && schema.contains(ObjectId(kind_of<kinds::BaseType>, "", slot.target))) {
        return slot.target;
      }
    }
    return ObjectId{};
  };
  ObjectId found = find(function.returns);
  for (const kinds::Parameter& parameter : function.parameters) {
    found = found ? found : find(parameter.type);
  }
  return found;
}

/// What names a base type needs its definition as well, but for the functions of the definition, which are in C.
void base_type_references(const ObjectId& id, const Object& object, const ObjectId& type, const ReferenceSink& sink) {
  if (id.within(type)) {
    return;
  }
  const auto* function = std::get_if<kinds::Function>(&object);
  sink(ObjectId(kind_of<kinds::BaseType>, "", type), function != nullptr && is_compiled(*function));
}

/// The method of a relation that is not one of the server's.
void access_method_references(const Object& object, const ReferenceSink& sink) {
  constexpr std::string_view own[] = {"btree", "heap", "gin", "gist", "hash", "brin", "spgist"};
  const std::string* method = nullptr;
  if (const auto* index = std::get_if<kinds::Index>(&object)) {
    method = &index->method;
  } else if (const auto* table = std::get_if<kinds::Table>(&object)) {
    method = &table->access_method;
  } else if (const auto* view = std::get_if<kinds::MaterializedView>(&object)) {
    method = &view->access_method;
  }
  if (method != nullptr && !method->empty() && std::find(std::begin(own), std::end(own), *method) == std::end(own)) {
    sink(ObjectId(kind_of<kinds::AccessMethod>, *method), false);
  }
}

}  // namespace

void for_each_reference(const ObjectId& id, const Object& object, const ReferenceSink& sink) {
  if (id.parent()) {
    sink(id.parent(), false);
  }
  if (id.parent() && id.parent().kind() == kind_of<kinds::ShellType> && id.kind() != kind_of<kinds::BaseType>) {
    // A definition takes the owner and the privileges of a shell off.
    sink(ObjectId(kind_of<kinds::BaseType>, "", id.parent()), false);
  }
  access_method_references(object, sink);
  std::visit(
      [&](const auto& value) {
        for_each_reference(value, [&](const auto& reference) {
          if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, ObjectId>) {
            if (reference) {
              sink(reference, false);
            }
          } else {
            for (const Slot& slot : reference.slots()) {
              sink(slot.target, false);
              if (slot.target.kind() == kind_of<kinds::ShellType>) {
                base_type_references(id, object, slot.target, sink);
              }
            }
          }
        });
        if constexpr (requires { kinds::references(id, value, sink); }) {
          kinds::references(id, value, sink);
        }
      },
      object);
}

Alteration joining(const Emit& emit, const ObjectId& id, const Object& object) {
  return std::visit(
      [&](const auto& value) {
        if constexpr (requires { kinds::joining(emit, id, value); }) {
          return kinds::joining(emit, id, value);
        } else {
          return Alteration{};
        }
      },
      object);
}

ObjectId goes_with(const Schema& schema, const ObjectId& id, const Object& object) {
  if (const auto* index = std::get_if<kinds::Index>(&object)) {
    return index->table;
  }
  if (std::holds_alternative<kinds::Sequence>(object)) {
    const auto* owner = schema.get<kinds::SequenceOwner>(ObjectId(kind_of<kinds::SequenceOwner>, "", id));
    return owner == nullptr ? ObjectId{} : owner->column;
  }
  if (const auto* table = std::get_if<kinds::Table>(&object)) {
    return table->partition_of;
  }
  if (const auto* statistics = std::get_if<kinds::Statistics>(&object)) {
    return statistics->table;
  }
  if (const auto* member = std::get_if<kinds::PublicationMember>(&object)) {
    return member->publication;
  }
  if (const auto* one = std::get_if<kinds::OperatorClass>(&object)) {
    return one->family.slots().empty() ? ObjectId{} : one->family.slots().front().target;
  }
  if (const auto* function = std::get_if<kinds::Function>(&object); function != nullptr && is_compiled(*function)) {
    return base_type_of(schema, *function);
  }
  if (const auto* grant = std::get_if<kinds::Grant>(&object)) {
    return grant->identity_column;
  }
  // What else is said of the sequence of an identity column, which is no Object.
  if (id.parent() && id.parent().kind() == kind_of<kinds::Sequence> && kind_info(id.kind()).attribute) {
    return kinds::identity_column_of(schema, id.parent());
  }
  return {};
}

std::vector<ObjectId> may_go_with(const Schema& schema, const ObjectId& id) {
  std::vector<ObjectId> found;
  const auto* column = schema.get<kinds::Column>(id);
  if (column == nullptr) {
    return found;
  }
  for (const ObjectId& user : schema.users(id)) {
    if (user.kind() == kind_of<kinds::SequenceOwner> && schema.contains(user.parent())) {
      found.push_back(user.parent());
    }
  }
  if (!column->identity.empty()) {
    const std::vector<ObjectId>& said = schema.children(kinds::identity_sequence_id(id, *column));
    found.insert(found.end(), said.begin(), said.end());
  }
  return found;
}

bool blocks_retyping(const Object& object) {
  if (const auto* column = std::get_if<kinds::Column>(&object)) {
    return !column->generated.empty();
  }
  // A parsed body holds the columns' types (since PostgreSQL 14); one in a string is read when it runs.
  if (const auto* function = std::get_if<kinds::Function>(&object)) {
    return !function->atomic_body.empty();
  }
  if (const auto* procedure = std::get_if<kinds::Procedure>(&object)) {
    return !procedure->atomic_body.empty();
  }
  // The server makes them anew, without target and owner.
  if (std::holds_alternative<kinds::Statistics>(object)) {
    return true;
  }
  return std::visit([](const auto& value) { return std::decay_t<decltype(value)>::info.blocks_retyping; }, object);
}

namespace {

/// The types in "text, data.user_role" that are not PostgreSQL's own.
std::vector<std::string> user_types(std::string_view arguments) {
  std::vector<std::string> types(1);
  bool quoted = false;
  int depth = 0;
  for (const char c : arguments) {
    quoted = quoted != (c == '"');
    depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == ',' && !quoted && depth == 0) {
      types.emplace_back();
    } else {
      types.back() += c;
    }
  }
  std::vector<std::string> ours;
  for (const std::string& type : types) {
    if (type.find('.') != std::string::npos) {
      ours.emplace_back(trim(type));
    }
  }
  return ours;
}

/// to_regprocedure fails where a type of the signature is gone as well.
std::string routine_is_absent(const ObjectId& id) {
  const std::string absent = "pg_catalog.to_regprocedure(" + quote_literal(sql_name(id)) + ") IS NULL";
  std::string untyped;
  for (const std::string& type : user_types(id.arguments())) {
    untyped += (untyped.empty() ? "" : " OR ") + ("pg_catalog.to_regtype(" + quote_literal(type)) + ") IS NULL";
  }
  return untyped.empty() ? absent : "CASE WHEN " + untyped + " THEN true ELSE " + absent + " END";
}

}  // namespace

Statements verify_absent(const ObjectId& id) {
  const KindInfo& info = kind_info(id.kind());
  std::string found;
  if (info.name_space == NameSpace::routine) {
    found = routine_is_absent(id);
  } else if (info.keyword == "TYPE" || info.keyword == "DOMAIN") {
    found = "pg_catalog.to_regtype(" + quote_literal(sql_name(id)) + ") IS NULL";
  } else if (info.name_space == NameSpace::relation) {
    // The sequence of an identity column and the index of a constraint may have taken the name.
    found = "NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = pg_catalog.to_regclass(" +
            quote_literal(sql_name(id)) +
            ") AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d WHERE d.classid = "
            "'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'i'))";
  } else if (info.name_style == NameStyle::of_parent) {
    found = "NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass(" +
            quote_literal(sql_name(id.parent())) + ") AND attname = " + quote_literal(id.name()) +
            " AND NOT attisdropped)";
  } else {
    const kinds::CatalogRow row = kinds::catalog_row(id);
    if (!row.by_name) {
      return {};
    }
    found = row.oid + " IS NULL";
  }
  return {kinds::verify_that(found, display_name(id) + " is still there")};
}

std::string sql_name(const ObjectId& id) {
  switch (kind_info(id.kind()).name_style) {
    case NameStyle::qualified:
    case NameStyle::of_parent:
      return qualified_name(id);
    case NameStyle::with_arguments:
      return qualified_name(id) + "(" + id.arguments() + ")";
    case NameStyle::on_parent:
      return quote_identifier(id.name()) + " ON " + sql_name(id.parent());
    case NameStyle::operator_name:
      return (id.parent() ? qualified_name(id.parent()) + "." : "") + id.name() + " (" + id.arguments() + ")";
    case NameStyle::in_parentheses:
      return "(" + id.name() + ")";
    case NameStyle::for_parent:
      return "FOR " + kinds::role_sql(id.name()) + " SERVER " + sql_name(id.parent());
    case NameStyle::using_method:
      return qualified_name(id) + " USING " + quote_identifier(id.arguments());
    case NameStyle::for_language:
      return "FOR " + id.arguments() + " LANGUAGE " + quote_identifier(id.name());
  }
  return {};
}

std::string display_name(const ObjectId& id) {
  const std::string kind(kind_info(id.kind()).name);
  if (kind_info(id.kind()).attribute || id.name().empty()) {
    const std::string name = id.name().empty() ? "" : " " + quote_identifier(id.name());
    return kind + name + " on " + display_name(id.parent());
  }
  return kind + " " + sql_name(id);
}

std::vector<std::pair<std::string, std::string>> script_settings(const Schema& schema, const Schema* other) {
  std::vector<std::string> schemas;
  for (const Schema* one : {&schema, other}) {
    if (one == nullptr) {
      continue;
    }
    for (const ObjectId& id : one->of_kind(kind_of<kinds::Extension>)) {
      const auto* extension = one->get<kinds::Extension>(id);
      if (!extension->schema.empty() && extension->schema != "public" && extension->schema != "pg_catalog") {
        schemas.push_back(extension->schema);
      }
    }
  }
  std::sort(schemas.begin(), schemas.end());
  schemas.erase(std::unique(schemas.begin(), schemas.end()), schemas.end());
  std::string path = "public";
  for (const std::string& name : schemas) {
    path += ", " + quote_identifier(name);
  }
  return {{"check_function_bodies", "off"}, {"search_path", path}};
}

}  // namespace ashlar
