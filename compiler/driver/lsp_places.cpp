#include "compiler/driver/lsp_places.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "compiler/base/text.h"
#include "compiler/base/uri.h"

namespace ashlar::driver {

namespace {

constexpr unsigned char first_of_four = 0xf0;

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}

/// How many UTF-16 code units the UTF-8 text has.
std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    units += continues(c) ? 0 : static_cast<unsigned char>(c) >= first_of_four ? 2 : 1;
  }
  return units;
}

nlohmann::json position_of(const SourceManager& sources, FileId file, std::uint32_t offset) {
  const std::string_view text = sources.file(file).content;
  const std::size_t at = std::min<std::size_t>(offset, text.size());
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return {{"line", sources.line_column(file, static_cast<std::uint32_t>(at)).line - 1},
          {"character", utf16_length(text.substr(begin, at - begin))}};
}

}  // namespace

std::string absolute_path(const std::string& path) {
  std::error_code failed;
  const auto absolute = std::filesystem::absolute(path, failed);
  return failed ? path : absolute.lexically_normal().string();
}

std::string uri_of(const std::string& path) {
  std::string uri = "file://";
  for (const std::string& part : split(absolute_path(path).substr(1), '/')) {
    uri += "/" + percent_encoded(part);
  }
  return uri;
}

std::string path_of(std::string_view uri) {
  constexpr std::string_view scheme = "file://";
  if (!uri.starts_with(scheme)) {
    return {};
  }
  uri.remove_prefix(scheme.size());
  uri.remove_prefix(std::min(uri.find('/'), uri.size()));  // the host's name
  std::string path;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    unsigned byte = 0;
    if (uri[i] == '%' && i + 2 < uri.size() &&
        std::from_chars(uri.data() + i + 1, uri.data() + i + 3, byte, 16).ptr == uri.data() + i + 3) {
      path += static_cast<char>(byte);
      i += 2;
    } else {
      path += uri[i];
    }
  }
  return path.empty() ? path : absolute_path(path);
}

nlohmann::json range_of(const SourceManager& sources, Span span) {
  const FileId file = sources.original(span.file);
  return {{"start", position_of(sources, file, span.begin)}, {"end", position_of(sources, file, span.end)}};
}

std::size_t offset_of(std::string_view text, std::uint64_t line, std::uint64_t column) {
  std::size_t at = 0;
  for (; line > 0; --line) {
    const std::size_t next = text.find('\n', at);
    if (next == std::string_view::npos) {
      return text.size();
    }
    at = next + 1;
  }
  const std::size_t end = std::min(text.find('\n', at), text.size());
  for (std::uint64_t units = 0; at < end && units < column;) {
    units += static_cast<unsigned char>(text[at]) >= first_of_four ? 2 : 1;
    for (++at; at < end && continues(text[at]); ++at) {
    }
  }
  return at;
}

}  // namespace ashlar::driver
