#pragma once
// Parsing on a thread of its own while the statements before are interpreted.

#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

#include "compiler/schema/load.h"
#include "compiler/syntax/parser.h"

namespace ashlar {

/// Reads statements in their order; each result is taken once, in that order. Few statements are read by the caller's
/// own thread, when they are taken: a thread and a parser of its own cost more than they save.
class ReadAhead {
 public:
  /// A statement without its text, and what was read of that.
  struct Result {
    syntax::Reading reading;
    Diagnostics found;
    /// Set where the text was not parsed: rows by the megabyte (`is_long_insert`). Where it stood.
    std::optional<Span> skipped;
  };

  /// Takes the texts out of `statements`, which must outlive this.
  explicit ReadAhead(std::vector<InputStatement>& statements);
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;
  /// Stops reading; waits for the statement in hand.
  ~ReadAhead();

  /// Statement `index`. Throws what reading it threw (std::bad_alloc).
  Result take(std::size_t index);

 private:
  void run();

  std::vector<InputStatement>& statements_;
  std::vector<Result> results_;
  std::atomic<std::size_t> done_{0};
  std::atomic<bool> stop_{false};
  std::exception_ptr failure_;  // of the statement at done_, which is then not counted
  std::thread reader_;
};

}  // namespace ashlar
