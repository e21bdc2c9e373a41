#pragma once
// What the values of a revision file stand for: names are followed to what they were assigned, functions to the module
// they were imported from. The first thing that is beyond reading is kept, with its place.

#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "backends/alembic/python_reader.h"

namespace ashlar::backends::alembic {

/// What a call calls: a function ("op.create_table", "sa.Column", "sa.func.now", "other.module.f"), or a method of
/// `subject`.
struct Callee {
  std::string name;
  const python::Value* subject = nullptr;
};

class Evaluation {
 public:
  explicit Evaluation(const python::Module& module);

  [[nodiscard]] const python::Module& module() const { return module_; }
  void assign(const std::string& name, python::Value value);

  /// `value`, or what the name it is stands for.
  [[nodiscard]] const python::Value& resolve(const python::Value& value) const;
  [[nodiscard]] Callee callee(const python::Value& call) const;
  /// The name of the function that `value` calls, or of the class that it names; empty where it is neither.
  [[nodiscard]] std::string function(const python::Value& value) const;
  /// True where `value` is, or holds, the connection to the database or the operations.
  [[nodiscard]] bool holds_connection(const python::Value& value) const;

  /// `why` reads as in "…: a formatted string cannot be told without running it". Only the first is kept.
  void fail(const python::Value& where, const std::string& why);
  void fail(Span where, std::string why);
  [[nodiscard]] bool failed() const { return !why_.empty(); }
  [[nodiscard]] const std::string& why() const { return why_; }
  [[nodiscard]] Span place() const { return place_; }

  // Reading of what must be of one type; failures are kept and answered by an empty value.
  std::string string(const python::Value& value);
  std::optional<std::string> optional_string(const python::Value* value);  // nothing for None, or where it is missing
  std::vector<std::string> strings(const python::Value* value);            // of a list, or a single one
  bool flag(const python::Value* value, bool otherwise);
  std::string number(const python::Value& value);
  [[nodiscard]] static bool missing(const python::Value* value);

 private:
  [[nodiscard]] std::string full_name(const std::string& dotted) const;

  const python::Module& module_;
  std::map<std::string, python::Value> variables_;
  std::string why_;
  Span place_;
};

/// The arguments of one call, taken one by one, so that none is overlooked.
class Arguments {
 public:
  Arguments(Evaluation& evaluation, const python::Value& call) : evaluation_(evaluation), call_(call) {}

  /// The next positional argument, or the one of that name; nullptr where there is none.
  const python::Value* next(std::string_view name);
  const python::Value* named(std::string_view name);
  /// All positional arguments that were not taken yet.
  std::span<const python::Value> rest();
  void ignore(std::initializer_list<std::string_view> names);
  /// Fails where an argument was not taken. Those of other database systems do not count.
  void finish();

 private:
  Evaluation& evaluation_;
  const python::Value& call_;
  std::size_t position_ = 0;
  std::vector<std::string_view> taken_;
};

}  // namespace ashlar::backends::alembic
