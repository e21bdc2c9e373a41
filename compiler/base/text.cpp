#include "compiler/base/text.h"

#include <algorithm>

namespace ashlar {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string result;
  for (const auto& part : parts) {
    if (&part != parts.data()) {
      result += separator;
    }
    result += part;
  }
  return result;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

std::string to_lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

std::string to_upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), upper);
  return result;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view white = " \t\n\r\f\v";
  const auto begin = text.find_first_not_of(white);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) {
    std::swap(a, b);
  }
  if (b.size() - a.size() > limit) {
    return limit;
  }
  // Three rows of the optimal string alignment table: a swap of neighbours looks two rows back.
  std::vector<std::size_t> before_last(a.size() + 1);
  std::vector<std::size_t> last(a.size() + 1);
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) {
    last[i] = i;
  }
  for (std::size_t j = 1; j <= b.size(); ++j) {
    row[0] = j;
    auto smallest = row[0];
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
      row[i] = std::min({row[i - 1] + 1, last[i] + 1, last[i - 1] + cost});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[i] = std::min(row[i], before_last[i - 2] + 1);
      }
      smallest = std::min(smallest, row[i]);
    }
    if (smallest >= limit) {
      return limit;
    }
    before_last.swap(last);
    last.swap(row);
  }
  return std::min(last[a.size()], limit);
}

std::string closest(std::string_view word, std::span<const std::string> candidates) {
  // A third of the word may be wrong, one letter of a short one; more than that is no slip.
  const auto allowed = std::max<std::size_t>(1, word.size() / 3);
  auto best = allowed + 1;
  std::string result;
  const auto folded = to_lower(word);
  for (const auto& candidate : candidates) {
    const auto distance = edit_distance(folded, to_lower(candidate), best);
    if (distance < best && distance < std::max(word.size(), candidate.size())) {
      best = distance;
      result = candidate;
    }
  }
  return result;
}

std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto lead = byte(at);
  const auto second = byte(at + 1);
  if (lead < 0x80) {
    return at < text.size() ? 1 : 0;
  }
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  if (lead >= 0xC2 && lead <= 0xDF) {
    return follows(at + 1) ? 2 : 0;
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool legal = !(lead == 0xE0 && second < 0xA0) && !(lead == 0xED && second > 0x9F);
    return legal && follows(at + 1) && follows(at + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool legal = !(lead == 0xF0 && second < 0x90) && !(lead == 0xF4 && second > 0x8F);
    return legal && follows(at + 1) && follows(at + 2) && follows(at + 3) ? 4 : 0;
  }
  return 0;
}

std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return hash;
}

}  // namespace ashlar
