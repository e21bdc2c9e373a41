#include "compiler/kinds/range_type/multirange.h"

#include "compiler/base/quote.h"
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

SqlText usual_multirange(const ObjectId& range) {
  return multirange_name(range.parent().name(), usual_name(range.name()));
}

ObjectId usual_address(const ObjectId& range) {
  return {range.kind(), usual_name(range.name()), range.parent()};
}

}  // namespace

SqlText multirange_name(const std::string& schema, const std::string& name) {
  return SqlText(quote_identifier(schema) + "." + quote_identifier(name));
}

SqlText multirange_of(const ObjectId& id, const RangeType& range) {
  const auto named = range.options.find(name_option);
  return named == range.options.end() ? usual_multirange(id) : named->second;
}

void name_multirange(const ObjectId& id, RangeType& range, SqlText name) {
  if (name == usual_multirange(id)) {
    range.options.erase(name_option);
  } else {
    range.options[name_option] = std::move(name);
  }
}

std::optional<ObjectId> range_with_multirange(Interpreter& interpreter, syntax::Node qualified_name) {
  const ObjectId meant = interpreter.new_id(kind_of<RangeType>, qualified_name);
  const SqlText name = multirange_name(meant.parent().name(), meant.name());
  for (const auto& [id, entry] : interpreter.schema().entries()) {
    const auto* range = std::get_if<RangeType>(entry.object.get());
    if (range != nullptr && multirange_of(id, *range) == name) {
      return id;
    }
  }
  return std::nullopt;
}

Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const RangeType& object) {
  constexpr int first_with_multiranges = 14;
  Statements statements = plain_rename(from, to);
  if (emit.postgres >= first_with_multiranges && !object.options.contains(name_option)) {
    for (Statement& statement : plain_rename(usual_address(from), usual_address(to))) {
      statements.push_back(std::move(statement));
    }
  }
  return statements;
}

}  // namespace ashlar::kinds
