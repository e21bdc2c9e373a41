#pragma once
// A server's word on what a declaration means, where a live database is compared with one.

#include <string>

#include "compiler/driver/states.h"

namespace ashlar::driver {

struct Elaboration {
  std::string when = "auto";  // auto: where the two differ otherwise and a server can be started; never; always
  std::string server;         // a server that exists; empty: one of our own
};

/// Loads `declared` into a throw-away database and reads it back; what `live`, read from a database of major version
/// `version`, has as the server has it there, becomes as `declared` says it. Nothing is changed, and nothing reported,
/// where there is no server and `when` is auto. False after errors, which are reported.
bool elaborate(Context& context, State& live, const State& declared, int version, const Elaboration& how);

/// Makes the ends of a plan from a database, or to one, comparable, as `how` says.
bool settle_forms(Context& context, Ends& ends, bool from_database, bool to_database, const Elaboration& how);

}  // namespace ashlar::driver
