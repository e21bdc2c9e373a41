#pragma once
// A server's word on what a declaration means, where a live database is compared with one.

#include <string>

#include "compiler/driver/states.h"

namespace ashlar::driver {

struct Elaboration {
  std::string when = "auto";  // auto: where the two differ otherwise and a server can be started; never; always
  std::string server;         // a server that exists; empty: one of our own
};

/// Makes the ends of a plan comparable where one is in the server's form and the other in an author's: what means the
/// same becomes the same, as the author wrote it. False after errors, which are reported; where no server can be
/// started and `when` is auto, what only one could decide is reported as undecided and taken as unchanged.
bool settle_forms(Context& context, Ends& ends, const Elaboration& how);

}  // namespace ashlar::driver
