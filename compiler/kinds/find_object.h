#pragma once
// From the words of a statement to the Object that they mean.

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// The Object a statement names, or what became of the statement because it is not there (deferred or failed).
/// With IF EXISTS it may be "no object" and `done`: nothing to do.
struct Named {
  ObjectId id{};
  Outcome outcome = Outcome::done;
  explicit operator bool() const { return static_cast<bool>(id); }
};

/// One of `kinds` that `name` means; `word` names the kind in messages.
Named find_named(Interpreter& interpreter, syntax::Node name, std::initializer_list<Kind> kinds, std::string_view word,
                 bool if_exists = false);
/// A relation of a schema that is not the project's (`auth.users` of a platform), on which the project has a trigger,
/// a policy or a grant: taken as a table in the last round, "no object" before and for names of the project's schemas.
ObjectId find_outside(Interpreter& interpreter, syntax::Node name);
/// A schema; `public` is always there.
Named find_schema(Interpreter& interpreter, syntax::Node name, bool if_exists = false);
/// What stands in no schema and is an Object of its own: a publication, a server, an extension, …
Named find_top_level(Interpreter& interpreter, Kind kind, syntax::Node name, bool if_exists = false);
/// What the keyword of its kind (COLLATION, EVENT TRIGGER, MATERIALIZED VIEW, …) and its name mean; nullopt for a
/// keyword that is no kind's.
std::optional<Named> find_by_keyword(Interpreter& interpreter, std::string_view keyword, syntax::Node name,
                                     bool if_exists = false);
/// A foreign-data wrapper: one of the project, or one that an extension of the project may bring, which is no Object.
Named find_wrapper(Interpreter& interpreter, syntax::Node name);
/// The role of a userMappingRole; `public` for PUBLIC.
std::string mapped_role(const Interpreter& interpreter, syntax::Node role);
/// The user mapping that `node` names by a userMappingRole and its last identifier, a server.
Named find_user_mapping(Interpreter& interpreter, syntax::Node node, bool if_exists);
/// The cast between the two types that stand in `node`.
Named find_cast(Interpreter& interpreter, syntax::Node node, bool if_exists = false);
/// A type of the project: enum, composite, range or domain.
Named find_own_type(Interpreter& interpreter, syntax::Node name, bool if_exists = false);
/// The routine that a functionSignature or aggregateSignature means; `keyword` is FUNCTION, PROCEDURE, ROUTINE or
/// AGGREGATE. Without an argument list the name must be that of one alone.
Named find_routine(Interpreter& interpreter, syntax::Node signature, std::string_view keyword, bool if_exists = false);
/// What stands in a relation: a constraint (of a domain too), trigger, rule or policy.
Named find_in_relation(Interpreter& interpreter, Kind kind, syntax::Node name, syntax::Node relation,
                       bool of_domain = false, bool if_exists = false);

/// The canonical input types of functionParameters or aggregateParameters, as in a routine's address; nullopt where a
/// type is not there yet. `with_outputs` counts OUT parameters too.
std::optional<std::string> argument_types(Interpreter& interpreter, syntax::Node parameters, bool with_outputs = false);

/// The role that a roleSpecification names: `public` is PUBLIC; CURRENT_USER is the role of SET ROLE where there is one
/// and stays a keyword else.
std::string role_name(const Interpreter& interpreter, syntax::Node role_specification);
std::vector<std::string> role_names(const Interpreter& interpreter, syntax::Node role_list);

/// The value of an identifier node that may hold a string instead.
std::string word_or_string(syntax::Node node);
/// The value of the `string` node in `node`.
std::string string_in(syntax::Node node);
/// The keywords that stand directly in a node, upper case, one space between: "MATERIALIZED VIEW".
std::string keywords_of(syntax::Node node);

}  // namespace ashlar::kinds
