#include "compiler/catalog/target.h"

#include <libpq-fe.h>

#include <algorithm>
#include <cctype>
#include <memory>

#include "compiler/base/text.h"
#include "compiler/catalog/connection.h"

namespace ashlar::catalog {

namespace {

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

bool is_uri(std::string_view text) {
  return text.starts_with("postgres://") || text.starts_with("postgresql://");
}

/// The options of a connection string; nothing where it is malformed, and then `error` says why.
Options parsed(const std::string& target, std::string& error) {
  char* message = nullptr;
  Options options(PQconninfoParse(target.c_str(), &message), PQconninfoFree);
  if (message != nullptr) {
    error = trim(message);
    PQfreemem(message);
  }
  return options;
}

/// libpq quotes the piece that it could not read, which may be of the password.
std::string without_quotations(const std::string& message) {
  std::string kept;
  bool inside = false;
  for (const char c : message) {
    if (c == '"') {
      inside = !inside;
      kept += inside ? "\"…\"" : "";
    } else if (!inside) {
      kept += c;
    }
  }
  return kept;
}

std::string quoted_value(std::string_view value) {
  std::string text = "'";
  for (const char c : value) {
    text += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string{c};
  }
  text += "'";
  const bool bare = !value.empty() && std::ranges::none_of(value, [](char c) {
    return c == '\'' || c == '\\' || std::isspace(static_cast<unsigned char>(c)) != 0;
  });
  return bare ? std::string(value) : text;
}

bool is_secret(std::string_view keyword) {
  return keyword == "password" || keyword == "sslpassword";
}

/// Where the credentials of a URI end, its host's begin where it has none: libpq looks for an @ before the first /.
std::size_t end_of_credentials(const std::string& uri) {
  const std::size_t begin = uri.find("://") + 3;
  const std::size_t end = uri.find_first_of("@/", begin);
  return end != std::string::npos && uri[end] == '@' ? end : begin;
}

/// A URI without what stands between the user's name and the @, and without secret parameters.
std::string shown_uri(const std::string& uri) {
  const std::size_t end = end_of_credentials(uri);
  const std::size_t question = std::min(uri.find('?', end), uri.size());
  std::string shown = uri.substr(0, std::min(end, uri.find(':', uri.find("://") + 3)));
  shown += uri.substr(end, question - end);
  char separator = '?';
  for (const std::string& parameter : split(uri.substr(std::min(question + 1, uri.size())), '&')) {
    if (!parameter.empty() && !is_secret(parameter.substr(0, parameter.find('=')))) {
      shown += separator + parameter;
      separator = '&';
    }
  }
  return shown;
}

}  // namespace

std::optional<std::string> refused_target(const std::string& target) {
  if (is_uri(target)) {
    // libpq ends the credentials at the first @ or /, and would take the rest of a password for a host, and name it.
    // It would take the rest of a password for a host, and name it.
    const std::size_t end = end_of_credentials(target);
    const std::string rest = target.substr(end, target.find('?', end) - end);
    if (rest.find('@', 1) != std::string::npos) {
      return "a password with @ or / in it must be percent-encoded in a URI (%40, %2F)";
    }
  }
  std::string error;
  if (parsed(target, error) == nullptr) {
    return without_quotations(error);
  }
  return std::nullopt;
}

bool is_target(std::string_view text) {
  if (is_uri(text)) {
    return true;
  }
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) {
    return false;
  }
  const std::string_view word = trim(text.substr(0, equals));
  std::string error;
  const Options known = parsed("", error);
  for (const PQconninfoOption* option = known.get(); option != nullptr && option->keyword != nullptr; ++option) {
    if (word == option->keyword) {
      return true;
    }
  }
  return false;
}

std::string shown_target(const std::string& target) {
  std::string error;
  const Options options = refused_target(target) ? Options(nullptr, PQconninfoFree) : parsed(target, error);
  if (options == nullptr) {
    return "the database";
  }
  if (is_uri(target)) {
    return shown_uri(target);
  }
  std::string shown;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr && !is_secret(option->keyword)) {
      shown += (shown.empty() ? "" : " ") + std::string(option->keyword) + "=" + quoted_value(option->val);
    }
  }
  return shown;
}

std::string with_database(const std::string& target, const std::string& database) {
  std::string error;
  const Options options = refused_target(target) ? Options(nullptr, PQconninfoFree) : parsed(target, error);
  if (options == nullptr) {
    return {};
  }
  std::string text = "dbname=" + quoted_value(database);
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr && std::string_view(option->keyword) != "dbname") {
      text += " " + std::string(option->keyword) + "=" + quoted_value(option->val);
    }
  }
  return text;
}

std::string array_parameter(const std::vector<std::string>& values) {
  std::string text = "{";
  for (const std::string& value : values) {
    text += text.size() == 1 ? "\"" : ",\"";
    for (const char c : value) {
      text += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    }
    text += '"';
  }
  return text + "}";
}

}  // namespace ashlar::catalog
