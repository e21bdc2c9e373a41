#include "compiler/kinds/range_type/from_syntax.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/range_type/multirange.h"

namespace ashlar::kinds {

using syntax::Node;

namespace {

std::string quoted(const std::vector<std::string>& parts) {
  std::string name;
  for (const std::string& part : parts) {
    name += (name.empty() ? "" : ".") + quote_identifier(part);
  }
  return name;
}

/// A name given to an option. Functions of the project are references; the rest are names of the catalog.
SqlText option_value(Interpreter& interpreter, const std::string& option, Node value) {
  const std::vector<std::string> parts = Interpreter::name_parts(value);
  if (option == "subtype_diff" || option == "canonical") {
    if (const std::vector<ObjectId> routines = interpreter.find_routines(parts); routines.size() == 1) {
      SqlText text;
      text.append(routines.front(), SlotStyle::qualified);
      return text;
    }
  }
  if (option == "collation") {
    return interpreter.collation(value);
  }
  if (option == "subtype_opclass") {
    return interpreter.operator_class(value, "btree");
  }
  if (option == "multirange_type_name" && parts.size() == 1) {
    // Created where the search_path says, not beside the range.
    return SqlText(qualified_name(interpreter.new_id(kind_of<RangeType>, parts)));
  }
  return SqlText(quoted(parts));
}

}  // namespace

Outcome create_range(Interpreter& interpreter, const ObjectId& id, Node statement, Node range_type) {
  RangeType range;
  for (const Node element : range_type.child(syntax::Rule::definition).children(syntax::Rule::definitionElement)) {
    const std::string option = to_lower(Interpreter::name_parts(element.child(syntax::Rule::identifier)).back());
    const Node value = element.child(syntax::Rule::definitionValue);
    if (option == "subtype") {
      range.subtype = interpreter.type(value.child(syntax::Rule::typeName));
    } else {
      if (option == "subtype_diff" && interpreter.more_may_come() &&
          interpreter.find_routines(Interpreter::name_parts(value)).empty()) {
        return Outcome::deferred;  // of the server, or declared further down
      }
      range.options[option] = option_value(interpreter, option, value);
    }
  }
  name_multirange(id, range, multirange_of(id, range));
  return interpreter.put(id, std::move(range), statement) ? Outcome::done : Outcome::failed;
}

}  // namespace ashlar::kinds
