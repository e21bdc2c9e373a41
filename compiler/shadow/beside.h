#pragma once
// What one connection makes of a state while another works: most of a proof is waiting for the server.

#include <functional>
#include <memory>
#include <optional>

#include "compiler/catalog/connection.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/schema/load.h"

namespace ashlar::shadow {

/// Work on a thread of its own that makes a Schema over one connection. SIGINT and SIGTERM are the caller's; at the end
/// of this object's life the work ends too, as interrupted.
class Beside {
 public:
  /// Nobody sees what `work` reports. `connection` and what `work` looks at are its own, or unchanged, until it is
  /// taken; a Schema that others look at too is not asked for users().
  using Work = std::function<std::optional<Schema>(SourceManager&, Diagnostics&)>;
  Beside(catalog::Connection& connection, Work work);
  Beside(Beside&&) noexcept;
  Beside& operator=(Beside&&) = delete;
  ~Beside();
  /// Waits for the end of the work, once. Nothing where it had something to report: it has to be done again where that
  /// is heard. Reports interrupted.
  std::optional<Schema> take(Diagnostics& diagnostics);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ashlar::shadow
