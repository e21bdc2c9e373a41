#pragma once
// Functions and procedures (pg_proc). The address holds the canonical input argument types.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Parameter {
  std::string mode;  // IN, OUT, INOUT, VARIADIC, TABLE
  std::string name;  // may be empty
  SqlText type;      // canonical, SETOF never
  SqlText default_value;
  friend bool operator==(const Parameter&, const Parameter&) = default;
  static constexpr auto fields =
      field_list(Field{"mode", &Parameter::mode}, Field{"name", &Parameter::name}, Field{"type", &Parameter::type},
                 Field{"default", &Parameter::default_value});
};

enum class RoutineType : std::uint8_t { function, procedure };

template <RoutineType routine_type>
struct BasicRoutine {
  std::vector<Parameter> parameters;
  SqlText returns;  // canonical, with SETOF; "TABLE" parameters are in the list; empty for procedures
  std::string language;
  std::string body;         // string body as written, not for SQL-standard bodies
  std::string object_file;  // LANGUAGE c: AS 'object_file', 'link_symbol' (body)
  SqlText atomic_body;      // BEGIN ATOMIC … END or RETURN …
  std::string volatility = "VOLATILE";
  bool leakproof = false;
  bool strict = false;
  bool security_definer = false;
  bool window = false;
  std::string parallel = "UNSAFE";
  std::string cost;  // empty: the default
  std::string rows;
  std::string support;
  std::vector<std::string> transforms;
  Parameters settings;  // SET name TO value, as SQL
  /// Names in the body that order asks for where it can (LANGUAGE sql bodies).
  std::vector<ObjectId> body_references;
  std::shared_ptr<const SessionState> session;  // by whose search_path the body's names are looked up; no field

  static constexpr bool is_function = routine_type == RoutineType::function;
  static constexpr KindInfo info{.name = is_function ? "function" : "procedure",
                                 .keyword = is_function ? "FUNCTION" : "PROCEDURE",
                                 .rank = 50,
                                 .name_style = NameStyle::with_arguments,
                                 .name_space = NameSpace::routine,
                                 .renamable = true};
  static constexpr auto fields = field_list(
      Field{"parameters", &BasicRoutine::parameters}, Field{"returns", &BasicRoutine::returns},
      Field{"language", &BasicRoutine::language}, Field{"body", &BasicRoutine::body},
      Field{"object_file", &BasicRoutine::object_file}, Field{"atomic_body", &BasicRoutine::atomic_body},
      Field{"volatility", &BasicRoutine::volatility}, Field{"leakproof", &BasicRoutine::leakproof},
      Field{"strict", &BasicRoutine::strict}, Field{"security_definer", &BasicRoutine::security_definer},
      Field{"window", &BasicRoutine::window}, Field{"parallel", &BasicRoutine::parallel},
      Field{"cost", &BasicRoutine::cost}, Field{"rows", &BasicRoutine::rows}, Field{"support", &BasicRoutine::support},
      Field{"transforms", &BasicRoutine::transforms}, Field{"settings", &BasicRoutine::settings});
};
using Function = BasicRoutine<RoutineType::function>;
using Procedure = BasicRoutine<RoutineType::procedure>;

Statements create(const Emit& emit, const ObjectId& id, const Function& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Function& before, const Function& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Function& object);
void references(const ObjectId& id, const Function& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const Procedure& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Procedure& before, const Procedure& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Procedure& object);
void references(const ObjectId& id, const Procedure& object, const ReferenceSink& sink);

}  // namespace ashlar::kinds
