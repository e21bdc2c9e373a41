#include "backends/names.h"

#include <algorithm>

#include "compiler/base/text.h"

namespace ashlar::backends {

namespace {

constexpr std::size_t longest_name = 200;  // a file's name may have 255 bytes, and gets a suffix
constexpr std::string_view punctuation = "-!\"#$%&'()*+,./:;<=>?@[\\]^`{|}~";

bool is_punctuation(char c) {
  return punctuation.find(c) != std::string_view::npos;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t length = 0;
};

CodePoint code_point(std::string_view text, std::size_t at) {
  const std::size_t length = utf8_length(text, at);
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i])); };
  switch (length) {
    case 1:
      return {byte(0), 1};
    case 2:
      return {(byte(0) & 0x1fU) << 6U | (byte(1) & 0x3fU), 2};
    case 3:
      return {(byte(0) & 0x0fU) << 12U | (byte(1) & 0x3fU) << 6U | (byte(2) & 0x3fU), 3};
    case 4:
      return {(byte(0) & 0x07U) << 18U | (byte(1) & 0x3fU) << 12U | (byte(2) & 0x3fU) << 6U | (byte(3) & 0x3fU), 4};
    default:
      return {};
  }
}

bool is_blank_or_control(std::uint32_t c) {
  return c <= 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202f) || (c >= 0x205f && c <= 0x206f) || c == 0x3000 || c == 0xfeff;
}

/// Beyond ASCII: blocks of signs that are no part of words.
bool is_sign(std::uint32_t c) {
  return (c >= 0xa1 && c <= 0xbf && c != 0xaa && c != 0xb5 && c != 0xba) || c == 0xd7 || c == 0xf7 ||
         (c >= 0x2010 && c <= 0x205e) || (c >= 0x20a0 && c <= 0x20cf) || (c >= 0x2190 && c <= 0x2bff) ||
         (c >= 0x3001 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) || (c >= 0x1f000 && c <= 0x1faff);
}

bool looks_like_sha1(std::string_view name) {
  return name.size() >= 40 &&
         std::all_of(name.begin(), name.begin() + 40, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

/// "…~12", "…^2", …: a sign of symbolic references and digits at the end.
bool ends_like_reference(std::string_view name) {
  std::size_t at = name.size();
  while (at > 0 && is_digit(name[at - 1])) {
    --at;
  }
  return at < name.size() && at > 0 && std::string_view("~/=%^").find(name[at - 1]) != std::string_view::npos;
}

std::string why_characters(std::string_view name, NameUse use) {
  std::uint32_t last = 0;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = code_point(name, at);
    if (c.length == 0) {
      return "it is not UTF-8";
    }
    if (is_blank_or_control(c.value)) {
      return "it holds a blank or a control character";
    }
    const char one = c.length == 1 ? static_cast<char>(c.value) : 'a';
    if (std::string_view(":@#\\[]").find(one) != std::string_view::npos) {
      return std::string("it holds \"") + one + "\"";
    }
    if (one == '/' && use != NameUse::project) {
      return "it holds \"/\"";
    }
    last = c.value;
    at += c.length;
  }
  return is_sign(last) ? "it ends with a sign" : "";
}

}  // namespace

std::string why_refused(std::string_view name, NameUse use) {
  if (name.empty()) {
    return "it is empty";
  }
  if (name.size() > longest_name) {
    return "it is longer than " + std::to_string(longest_name) + " bytes";
  }
  if (std::string why = why_characters(name, use); !why.empty()) {
    return why;
  }
  if (is_punctuation(name.front())) {
    return "it begins with punctuation";
  }
  if (is_punctuation(name.back())) {
    return "it ends with punctuation";
  }
  if (ends_like_reference(name)) {
    return "it ends with punctuation and digits";
  }
  if (use != NameUse::project && (name == "HEAD" || name == "ROOT")) {
    return "it is reserved";
  }
  if (use != NameUse::project && looks_like_sha1(name)) {
    return "it looks like a SHA-1";
  }
  return {};
}

std::string numbered(std::uint64_t number, std::size_t digits) {
  std::string text = std::to_string(number);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

std::uint64_t number_of(std::string_view name, std::size_t digits) {
  if (name.size() <= digits || name[digits] != '-') {
    return 0;
  }
  std::uint64_t number = 0;
  for (const char c : name.substr(0, digits)) {
    if (!is_digit(c)) {
      return 0;
    }
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

bool is_conflict_marker(std::string_view line) {
  constexpr std::size_t length = 7;
  return line.size() >= length && (line.size() == length || line[length] == ' ') &&
         (line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>") || line.starts_with("|||||||"));
}

}  // namespace ashlar::backends
