#include "compiler/kinds/range_type/multirange.h"

#include <algorithm>

#include "compiler/base/qualified_name.h"
#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

constexpr const char* name_option = "multirange_type_name";

/// The name of the multirange where none is written (makeMultirangeTypeName of the server).
std::string usual_name(const std::string& range) {
  constexpr std::string_view word = "range";
  constexpr std::string_view suffix = "_multirange";
  constexpr std::size_t longest = 63;
  if (const std::size_t at = range.find(word); at != std::string::npos) {
    return range.substr(0, at) + "multi" + range.substr(at);
  }
  return range.substr(0, longest - suffix.size()) + std::string(suffix);
}

/// The range types whose multirange has that name where none is written.
std::vector<std::string> usual_ranges(const std::string& multirange) {
  constexpr std::string_view multi = "multi";
  constexpr std::string_view suffix = "_multirange";
  std::vector<std::string> names;
  if (const std::size_t at = multirange.find("multirange"); at != std::string::npos) {
    names.push_back(multirange.substr(0, at) + multirange.substr(at + multi.size()));
  }
  if (multirange.ends_with(suffix)) {
    names.push_back(multirange.substr(0, multirange.size() - suffix.size()));
  }
  return names;
}

ObjectId usual_multirange(const ObjectId& range) {
  return {range.kind(), usual_name(range.name()), range.parent()};
}

}  // namespace

ObjectId multirange_of(const ObjectId& id, const RangeType& range) {
  const auto named = range.options.find(name_option);
  if (named == range.options.end()) {
    return usual_multirange(id);
  }
  const std::vector<std::string> parts = name_parts(named->second.text());
  return {id.kind(), parts.back(), ObjectId(kind_of<Namespace>, parts.front())};
}

ObjectId multirange_of(const Schema& schema, const ObjectId& range) {
  return multirange_of(range, *schema.get<RangeType>(range));
}

void name_multirange(const ObjectId& id, RangeType& range, const ObjectId& multirange) {
  if (multirange == usual_multirange(id)) {
    range.options.erase(name_option);
  } else {
    range.options[name_option] = SqlText(qualified_name(multirange));
  }
}

void rename_multirange(Schema& schema, const ObjectId& id, const ObjectId& from, const ObjectId& to) {
  name_multirange(id, *schema.edit<RangeType>(id), to);
  if (from != to) {
    schema.rename(from, to);
  }
}

std::vector<std::pair<ObjectId, ObjectId>> multiranges_in(const Schema& schema, const ObjectId& name_space) {
  std::vector<std::pair<ObjectId, ObjectId>> found;
  if (schema.has(kind_of<RangeType>)) {
    for (const ObjectId& id : schema.sorted_ids()) {
      const auto* range = schema.get<RangeType>(id);
      if (const ObjectId multirange = range == nullptr ? ObjectId{} : multirange_of(id, *range);
          multirange && multirange.parent() == name_space) {
        found.emplace_back(id, multirange);
      }
    }
  }
  return found;
}

ObjectId range_of_multirange(const Schema& schema, const std::string& in, const std::string& name, bool thoroughly) {
  if (!schema.has(kind_of<RangeType>)) {
    return {};
  }
  const ObjectId parent(kind_of<Namespace>, in);
  const ObjectId wanted(kind_of<RangeType>, name, parent);
  const auto is_it = [&](const ObjectId& id) {
    const auto* range = schema.get<RangeType>(id);
    return range != nullptr && multirange_of(id, *range) == wanted;
  };
  for (const std::string& usual : usual_ranges(name)) {
    if (const ObjectId id(kind_of<RangeType>, usual, parent); is_it(id)) {
      return id;
    }
  }
  // Under a name of its own a multirange may stand in any schema.
  if (thoroughly || name.find("multirange") != std::string::npos) {
    const auto& all = schema.of_kind(kind_of<RangeType>);
    const auto at = std::ranges::find_if(all, is_it);
    return at == all.end() ? ObjectId{} : *at;
  }
  return {};
}

std::optional<SqlText> multirange_type(const Schema& schema, std::span<const std::string> path, const TypeName& name,
                                       bool thoroughly) {
  if (name.parts.size() > 1) {
    path = std::span(name.parts).subspan(name.parts.size() - 2, 1);
  }
  for (const std::string& in : path) {
    if (const ObjectId range = range_of_multirange(schema, in, name.parts.back(), thoroughly)) {
      SqlText text = canonical_type(name, multirange_of(schema, range));
      text.append(range, SlotStyle::hidden);
      return text;
    }
  }
  return std::nullopt;
}

ObjectId range_with_multirange(Interpreter& interpreter, syntax::Node qualified_name) {
  const ObjectId meant = interpreter.new_id(kind_of<RangeType>, qualified_name);
  return range_of_multirange(interpreter.schema(), meant.parent().name(), meant.name());
}

std::vector<std::vector<std::string>> range_constructors(const RangeType& range) {
  const std::string& subtype = range.subtype.text();
  return {{subtype, subtype}, {subtype, subtype, "text"}};
}

std::vector<std::vector<std::string>> multirange_constructors(const ObjectId& range) {
  return {{}, {sql_name(range)}, {sql_name(range) + "[]"}};
}

bool joins_range_type(Interpreter& interpreter, syntax::Node signature, syntax::Node action) {
  const ObjectId meant = interpreter.new_id(kind_of<RangeType>, signature.child(syntax::Rule::qualifiedName));
  const std::string given = Interpreter::name_parts(action.child(syntax::Rule::identifier)).back();
  const bool renamed = action.is(syntax::Rule::renameAction);
  const std::string schema = renamed ? meant.parent().name() : given;
  const std::string name = renamed ? given : meant.name();
  const syntax::Node parameters = signature.child(syntax::Rule::functionParameters);
  const std::optional<std::string> types = parameters ? argument_types(interpreter, parameters) : std::nullopt;
  const auto among = [&](const std::vector<std::vector<std::string>>& constructors) {
    return std::ranges::any_of(constructors, [&](const auto& one) { return join(one, ", ") == types; });
  };
  const Schema& all = interpreter.schema();
  if (const ObjectId range = interpreter.find({schema, name}, {kind_of<RangeType>})) {
    return among(range_constructors(*all.get<RangeType>(range)));
  }
  const ObjectId range = range_of_multirange(all, schema, name);
  return range && among(multirange_constructors(range));
}

namespace {

/// ALTER FUNCTION for each constructor: the server leaves them where and as they were.
void move_constructors(const ObjectId& from, const ObjectId& to,
                       const std::vector<std::vector<std::string>>& signatures, Statements& statements) {
  const bool moves = from.parent() != to.parent();
  for (const std::vector<std::string>& types : signatures) {
    statements.push_back({.sql = "ALTER FUNCTION " + sql_name(from) + "(" + join(types, ", ") + ")" +
                                 (moves ? " SET SCHEMA " + quote_identifier(to.parent().name())
                                        : " RENAME TO " + quote_identifier(to.name()))});
  }
}

/// From one name, or one schema, to another: the type, its multirange, then what makes values of them.
void rename_step(const Emit& emit, const ObjectId& from, const ObjectId& to, const RangeType& object,
                 Statements& statements) {
  if (from == to) {
    return;
  }
  constexpr int first_with_multiranges = 14;
  append(statements, plain_rename(from, to));
  move_constructors(from, to, range_constructors(object), statements);
  if (emit.postgres >= first_with_multiranges && !object.options.contains(name_option)) {
    append(statements, plain_rename(usual_multirange(from), usual_multirange(to)));
    move_constructors(usual_multirange(from), usual_multirange(to), multirange_constructors(to), statements);
  }
}

}  // namespace

Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const RangeType& object) {
  Statements statements;
  const ObjectId moved(from.kind(), from.name(), to.parent());
  rename_step(emit, from, moved, object, statements);
  rename_step(emit, moved, to, object, statements);
  return statements;
}

}  // namespace ashlar::kinds
