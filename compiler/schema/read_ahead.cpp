#include "compiler/schema/read_ahead.h"

#include <cctype>

#include "compiler/base/text.h"

namespace ashlar {

namespace {

constexpr std::size_t worth_a_thread = 500;
/// More than any number of statements: the reader ended early.
constexpr std::size_t failed = static_cast<std::size_t>(-1);

/// Rows by the megabyte, as pg_dump --inserts writes them: nothing in them is schema, and parsing would take memory
/// a hundred times their size.
bool is_long_insert(std::string_view text) {
  constexpr std::size_t many_bytes = std::size_t{1} << 20U;
  constexpr std::string_view word = "INSERT";
  return text.size() > many_bytes && to_upper(text.substr(0, word.size())) == word &&
         std::isalpha(static_cast<unsigned char>(text[word.size()])) == 0;
}

ReadAhead::Result read(InputStatement& statement) {
  ReadAhead::Result result;
  SourceText text = std::move(statement.text);
  if (statement.data == nullptr && is_long_insert(text.text)) {
    result.skipped = text.span(0, static_cast<std::uint32_t>(text.text.size()));
  } else {
    result.reading = syntax::read_statement(std::move(text), result.found);
  }
  return result;
}

}  // namespace

ReadAhead::ReadAhead(std::vector<InputStatement>& statements) : statements_(statements) {
  if (statements.size() >= worth_a_thread && std::thread::hardware_concurrency() > 1) {
    results_.resize(statements.size());
    reader_ = std::thread([this] { run(); });
  }
}

ReadAhead::~ReadAhead() {
  stop_ = true;
  if (reader_.joinable()) {
    reader_.join();
  }
}

void ReadAhead::run() {
  try {
    for (std::size_t index = 0; index < statements_.size() && !stop_; ++index) {
      results_[index] = read(statements_[index]);
      done_.store(index + 1, std::memory_order_release);
      done_.notify_one();
    }
  } catch (...) {
    failure_ = std::current_exception();
    done_.store(failed, std::memory_order_release);
    done_.notify_one();
  }
}

ReadAhead::Result ReadAhead::take(std::size_t index) {
  if (!reader_.joinable()) {
    return read(statements_[index]);
  }
  std::size_t done = done_.load(std::memory_order_acquire);
  while (done <= index) {
    done_.wait(done);
    done = done_.load(std::memory_order_acquire);
  }
  if (done == failed) {
    std::rethrow_exception(failure_);
  }
  return std::move(results_[index]);
}

}  // namespace ashlar
