#include "compiler/diagnostics/secrets.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ashlar {

namespace {

bool equal_ignoring_case(std::string_view text, std::string_view word) {
  return text.size() == word.size() && std::equal(text.begin(), text.end(), word.begin(), [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == b;
         });
}

/// The length of the word that `text` begins with, if it announces a secret.
std::size_t announces_secret(std::string_view text) {
  constexpr std::array<std::string_view, 4> words{"password", "passwd", "passphrase", "secret"};
  for (const std::string_view word : words) {
    if (equal_ignoring_case(text.substr(0, word.size()), word)) {
      return word.size();
    }
  }
  return 0;
}

/// Where the secret ends that begins at `at`. Up to the quote that it begins with, which is doubled inside; without
/// one, up to a space or a quote.
std::size_t end_of_secret(std::string_view text, std::size_t at, bool quoted) {
  for (; at < text.size(); ++at) {
    if (quoted && text[at] == '\'' && at + 1 < text.size() && text[at + 1] == '\'') {
      ++at;
    } else if (text[at] == '\'' || (!quoted && std::isspace(static_cast<unsigned char>(text[at])) != 0)) {
      return at;
    }
  }
  return at;
}

}  // namespace

std::string without_secrets(std::string_view text) {
  std::string shown(text);
  for (std::size_t at = 0; at < shown.size(); ++at) {
    const std::size_t word = announces_secret(std::string_view(shown).substr(at));
    if (word == 0) {
      continue;
    }
    at += word;
    const std::size_t after = at;
    while (at < shown.size() && (shown[at] == ' ' || shown[at] == '=' || shown[at] == '"' || shown[at] == '\t')) {
      ++at;
    }
    const bool quoted = at < shown.size() && shown[at] == '\'';
    // `password text` is a column, `password=x` in a connection string is not.
    const bool assigned = shown.find('=', after) < at;
    if (!quoted && !assigned) {
      continue;
    }
    at += quoted ? 1 : 0;
    const std::size_t end = end_of_secret(shown, at, quoted);
    std::fill(shown.begin() + static_cast<std::ptrdiff_t>(at), shown.begin() + static_cast<std::ptrdiff_t>(end), '*');
    at = end;
  }
  return shown;
}

}  // namespace ashlar
