#include "compiler/kinds/base_type/from_syntax.h"

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition_list.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;

namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The types that the function of an option takes; `type` is the type's own name. RECEIVE and INPUT may take more.
std::string arguments_of(std::string_view option, const std::string& type) {
  if (option == "input" || option == "typmod_in") {
    return option == "input" ? "cstring" : "cstring[]";
  }
  if (is_one_of(option, {"receive", "analyze", "subscript"})) {
    return "internal";
  }
  return option == "typmod_out" ? "integer" : type;
}

/// How values of the server's own types are kept (pg_type).
struct Form {
  std::string_view type;
  std::string_view length;
  bool by_value;
  std::string_view alignment;
  std::string_view storage;
};
constexpr auto forms = std::to_array<Form>({{"smallint", "2", true, "int2", "plain"},
                                            {"integer", "4", true, "int4", "plain"},
                                            {"bigint", "8", true, "double", "plain"},
                                            {"real", "4", true, "int4", "plain"},
                                            {"double precision", "8", true, "double", "plain"},
                                            {"boolean", "1", true, "char", "plain"},
                                            {"\"char\"", "1", true, "char", "plain"},
                                            {"oid", "4", true, "int4", "plain"},
                                            {"date", "4", true, "int4", "plain"},
                                            {"time without time zone", "8", true, "double", "plain"},
                                            {"timestamp without time zone", "8", true, "double", "plain"},
                                            {"timestamp with time zone", "8", true, "double", "plain"},
                                            {"money", "8", true, "double", "plain"},
                                            {"interval", "16", false, "double", "plain"},
                                            {"uuid", "16", false, "char", "plain"},
                                            {"name", "64", false, "char", "plain"},
                                            {"point", "16", false, "double", "plain"},
                                            {"box", "32", false, "double", "plain"},
                                            {"text", "VARIABLE", false, "int4", "extended"},
                                            {"character varying", "VARIABLE", false, "int4", "extended"},
                                            {"bytea", "VARIABLE", false, "int4", "extended"},
                                            {"json", "VARIABLE", false, "int4", "extended"},
                                            {"jsonb", "VARIABLE", false, "int4", "extended"},
                                            {"numeric", "VARIABLE", false, "int4", "main"},
                                            {"inet", "VARIABLE", false, "int4", "main"}});

class Reader {
 public:
  Reader(Interpreter& interpreter, const ObjectId& id) : interpreter_(interpreter), type_(qualified_name(id)) {}

  Outcome read(const DefinitionItem& item, BaseType& object) {
    const std::string& name = item.name;
    if (is_one_of(name, {"input", "output", "receive", "send", "typmod_in", "typmod_out", "analyze", "subscript"})) {
      return function(item, object);
    }
    if (name == "like" || name == "element") {
      const auto type = signature_type(interpreter_, item.value.child(syntax::Rule::typeName));
      if (!type) {
        return interpreter_.missing(Code::unknown_type, item.at);
      }
      if (name == "like") {
        return take_form(item, *type, object);
      }
      object.types[name] = *type;
      return Outcome::done;
    }
    if (is_one_of(name, {"passedbyvalue", "preferred", "collatable"})) {
      // Said or not, false is the default.
      object.options.erase(name);
      if (definition_flag(item.value).value_or(true)) {
        object.options[name] = "true";
      }
      return Outcome::done;
    }
    if (is_one_of(name, {"internallength", "alignment", "storage", "category", "default", "delimiter"})) {
      object.options[name] = value(name, definition_text(item.value));
      return Outcome::done;
    }
    return unknown_option(interpreter_, item, "CREATE TYPE");
  }

 private:
  /// LIKE: the size, alignment and storage of another type.
  Outcome take_form(const DefinitionItem& item, const SqlText& type, BaseType& object) {
    if (!type.slots().empty()) {
      const auto* other =
          interpreter_.schema().get<BaseType>(ObjectId(kind_of<BaseType>, "", type.slots().front().target));
      if (other == nullptr) {
        return interpreter_.missing(Code::unknown_type, item.value);
      }
      for (const std::string_view option : {"internallength", "passedbyvalue", "alignment", "storage"}) {
        if (const auto at = other->options.find(option); at != other->options.end()) {
          object.options[std::string(option)] = at->second;
        }
      }
      return Outcome::done;
    }
    const auto form =
        std::find_if(forms.begin(), forms.end(), [&](const Form& one) { return one.type == type.text(); });
    if (form == forms.end()) {
      return interpreter_.fail(Code::unsupported_statement, item.at, {"LIKE " + type.text()},
                               "write INTERNALLENGTH, ALIGNMENT and STORAGE");
    }
    object.options["internallength"] = std::string(form->length);
    object.options["alignment"] = std::string(form->alignment);
    object.options["storage"] = std::string(form->storage);
    if (form->by_value) {
      object.options["passedbyvalue"] = "true";
    }
    return Outcome::done;
  }

  Outcome function(const DefinitionItem& item, BaseType& object) {
    const Node name = item.value.child(syntax::Rule::typeName);
    if (!name || to_lower(item.value.text()) == "none") {
      object.functions.erase(item.name);
      return Outcome::done;
    }
    const auto function = function_name(interpreter_, name, arguments_of(item.name, type_));
    if (!function) {
      return interpreter_.missing(Code::unknown_function, name);
    }
    object.functions[item.name] = *function;
    return Outcome::done;
  }

  static std::string value(std::string_view name, const std::string& text) {
    if (name == "alignment") {
      const std::string word = to_lower(text);
      return word == "pg_catalog.int4" || word == "integer" ? "int4" : word == "double precision" ? "double" : word;
    }
    if (name == "storage") {
      return to_lower(text);
    }
    if (name == "internallength") {
      return to_lower(text) == "variable" || text == "-1" ? "VARIABLE" : text;
    }
    return quote_literal(text);
  }

  Interpreter& interpreter_;
  std::string type_;
};

Outcome read_all(Interpreter& interpreter, const ObjectId& type, Node definition, BaseType& object) {
  Reader reader(interpreter, type);
  std::vector<DefinitionItem> items = read_definition(definition);
  // What is written besides LIKE goes before it.
  std::stable_partition(items.begin(), items.end(), [](const DefinitionItem& item) { return item.name == "like"; });
  for (const DefinitionItem& item : items) {
    if (const Outcome outcome = reader.read(item, object); outcome != Outcome::done) {
      return outcome;
    }
  }
  return Outcome::done;
}

/// What says no more than the default does.
void drop_defaults(BaseType& object) {
  for (const auto& [name, value] :
       {std::pair{"internallength", "VARIABLE"}, std::pair{"alignment", "int4"}, std::pair{"storage", "plain"},
        std::pair{"category", "'U'"}, std::pair{"delimiter", "','"}}) {
    if (const auto at = object.options.find(name); at != object.options.end() && at->second == value) {
      object.options.erase(name);
    }
  }
}

}  // namespace

Outcome create_base_type(Interpreter& interpreter, const ObjectId& id, Node statement) {
  Schema& schema = interpreter.schema();
  const Node definition = statement.child(syntax::Rule::definition);
  if (!definition) {
    // Of the same name, a shell that was declared already is filled in by a definition, not declared again.
    return interpreter.put(id, ShellType{}, statement) ? Outcome::done : Outcome::failed;
  }
  // Its functions name it, so that it is there before they are: the server makes a shell for the first of them.
  if (!schema.contains(id)) {
    interpreter.put(id, ShellType{}, statement);
  }
  BaseType object;
  if (const Outcome outcome = read_all(interpreter, id, definition, object); outcome != Outcome::done) {
    return outcome;
  }
  if (!object.functions.contains("input") || !object.functions.contains("output")) {
    return interpreter.fail(Code::syntax_error, statement, {"a base type needs INPUT and OUTPUT"});
  }
  drop_defaults(object);
  return interpreter.put(ObjectId(kind_of<BaseType>, "", id), std::move(object), statement) ? Outcome::done
                                                                                            : Outcome::failed;
}

Outcome alter_base_type(Interpreter& interpreter, const ObjectId& id, Node statement) {
  const ObjectId definition(kind_of<BaseType>, "", id);
  const auto* present = interpreter.schema().get<BaseType>(definition);
  if (present == nullptr) {
    return interpreter.missing(Code::unknown_type, statement.child(syntax::Rule::qualifiedName));
  }
  BaseType object = *present;
  if (const Outcome outcome = read_all(interpreter, id, statement.child(syntax::Rule::definition), object);
      outcome != Outcome::done) {
    return outcome;
  }
  drop_defaults(object);
  *interpreter.schema().edit<BaseType>(definition) = std::move(object);
  return Outcome::done;
}

}  // namespace ashlar::kinds
