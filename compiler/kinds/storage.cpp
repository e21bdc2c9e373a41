#include "compiler/kinds/storage.h"

namespace ashlar::kinds {

namespace {

/// The one name in the clause; empty where it is `usual`, or there is none (SET ACCESS METHOD DEFAULT).
std::string name_unless(syntax::Node clause, std::string_view usual) {
  const syntax::Node identifier = clause.child(syntax::Rule::identifier);
  std::string name = identifier ? Interpreter::name_parts(identifier).back() : std::string{};
  return name == usual ? std::string{} : name;
}

}  // namespace

std::string access_method_name(syntax::Node clause) {
  return name_unless(clause, "heap");
}

std::string tablespace_name(syntax::Node clause) {
  return name_unless(clause, "pg_default");
}

std::string new_access_method(const Interpreter& interpreter, syntax::Node clause) {
  if (clause) {
    return access_method_name(clause);
  }
  return interpreter.session() == nullptr ? std::string{} : interpreter.session()->table_access_method;
}

std::string new_tablespace(const Interpreter& interpreter, syntax::Node clause) {
  if (clause) {
    return tablespace_name(clause);
  }
  return interpreter.session() == nullptr ? std::string{} : interpreter.session()->tablespace;
}

}  // namespace ashlar::kinds
