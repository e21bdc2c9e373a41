// ashlar lsp: the Language Server Protocol on standard input and output.

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>

#include "compiler/base/text.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/lsp_session.h"

namespace ashlar::driver {

namespace {

using Json = LspSession::Json;

/// Messages behind their headers, as the protocol's base has them.
class Wire {
 public:
  /// The next message's text; nothing at the end of the input, or where no length can be read.
  std::optional<std::string> next() {
    std::optional<std::size_t> length;
    for (;;) {
      const std::size_t end = buffer_.find("\r\n");
      if (end == std::string::npos) {
        if (buffer_.size() > longest_header || !fill()) {
          return std::nullopt;
        }
        continue;
      }
      const std::string line = buffer_.substr(0, end);
      buffer_.erase(0, end + 2);
      if (line.empty()) {
        break;
      }
      constexpr std::string_view name = "content-length:";
      if (to_lower(line).starts_with(name)) {
        const std::string value(trim(std::string_view(line).substr(name.size())));
        std::size_t read = 0;
        if (std::from_chars(value.data(), value.data() + value.size(), read).ec == std::errc{} &&
            read <= longest_body) {
          length = read;
        }
      }
    }
    while (length && buffer_.size() < *length) {
      if (!fill()) {
        return std::nullopt;
      }
    }
    if (!length) {
      return std::nullopt;
    }
    std::string body = buffer_.substr(0, *length);
    buffer_.erase(0, *length);
    return body;
  }

  /// True where more was sent already: then it is too early to compile.
  [[nodiscard]] bool has_more() const {
    pollfd waiting{STDIN_FILENO, POLLIN, 0};
    return !buffer_.empty() || (poll(&waiting, 1, 0) > 0 && (waiting.revents & POLLIN) != 0);
  }

  static bool send(const Json& message) {
    const std::string body = message.dump(-1, ' ', false, Json::error_handler_t::replace);
    const std::string text = "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  }

 private:
  static constexpr std::size_t longest_header = 10000;
  static constexpr std::size_t longest_body = 200'000'000;

  bool fill() {
    constexpr std::size_t piece = 65536;
    const std::size_t before = buffer_.size();
    buffer_.resize(before + piece);
    ssize_t count = 0;
    while ((count = ::read(STDIN_FILENO, buffer_.data() + before, piece)) < 0 && errno == EINTR) {
    }
    buffer_.resize(before + static_cast<std::size_t>(count > 0 ? count : 0));
    return count > 0;
  }

  std::string buffer_;
};

}  // namespace

int run_lsp(Context& context) {
  Wire wire;
  LspSession session(context.options);
  while (!session.has_ended()) {
    const auto text = wire.next();
    if (!text) {
      break;
    }
    std::vector<Json> answers;
    const Json message = Json::parse(*text, nullptr, false);
    const bool asks = message.is_object() && message.contains("id");
    if (asks && message.value("method", Json()) != "initialize") {
      session.refresh(answers);
    }
    session.take(message, answers);
    if (!session.has_ended() && !asks && !wire.has_more()) {
      session.refresh(answers);
    }
    for (const Json& answer : answers) {
      if (!Wire::send(answer)) {
        return exit_environment_error;
      }
    }
  }
  return session.exit_status();
}

}  // namespace ashlar::driver
