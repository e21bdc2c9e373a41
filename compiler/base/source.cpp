#include "compiler/base/source.h"

#include <algorithm>

namespace ashlar {

namespace {

constexpr std::size_t checkpoint_distance = 4096;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Moves `place`, the place of the first byte of `text`, behind its last.
LineColumn advance(LineColumn place, std::string_view text) {
  const auto last_break = text.rfind('\n');
  if (last_break != std::string_view::npos) {
    place.line += static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
    place.column = 1;
    text.remove_prefix(last_break + 1);
  }
  place.column += static_cast<std::uint32_t>(text.size() - std::count_if(text.begin(), text.end(), is_continuation));
  return place;
}

}  // namespace

FileId SourceManager::add(std::string path, std::string content) {
  files_.push_back({std::move(path), std::move(content)});
  checkpoints_.emplace_back();
  return static_cast<FileId>(files_.size() - 1);
}

FileId SourceManager::add_use(SourceUse use) {
  use.original = original(use.original);
  uses_.push_back(std::move(use));
  return use_bit | static_cast<FileId>(uses_.size() - 1);
}

const std::vector<SourceManager::Checkpoint>& SourceManager::checkpoints(FileId id) const {
  auto& points = checkpoints_[id];
  if (points.empty()) {
    const std::string_view text = files_[id].content;
    points.reserve(1 + text.size() / checkpoint_distance);
    LineColumn place;
    points.push_back({place.line, place.column});
    for (std::size_t at = checkpoint_distance; at <= text.size(); at += checkpoint_distance) {
      place = advance(place, text.substr(at - checkpoint_distance, checkpoint_distance));
      points.push_back({place.line, place.column});
    }
  }
  return points;
}

LineColumn SourceManager::line_column(FileId id, std::uint32_t offset) const {
  id = original(id);
  const std::string_view text = files_[id].content;
  const auto at = std::min<std::size_t>(offset, text.size());
  const auto number = at / checkpoint_distance;
  const auto& point = checkpoints(id)[number];
  const auto begin = number * checkpoint_distance;
  return advance({point.line, point.column}, text.substr(begin, at - begin));
}

std::string_view SourceManager::line_text(FileId id, std::uint32_t offset) const {
  const std::string_view text = file(id).content;
  const auto at = std::min<std::size_t>(offset, text.size());
  const auto start = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const auto begin = start == std::string_view::npos ? 0 : start + 1;
  auto end = text.find('\n', at);
  if (end == std::string_view::npos) {
    end = text.size();
  }
  if (end > begin && text[end - 1] == '\r') {
    --end;
  }
  return text.substr(begin, end - begin);
}

SourceText SourceText::verbatim(std::string text, FileId file, std::uint32_t offset) {
  SourceText result;
  const auto length = static_cast<std::uint32_t>(text.size());
  result.text = std::move(text);
  result.segments.push_back({0, file, offset, length, true});
  return result;
}

Span SourceText::span(std::uint32_t begin, std::uint32_t end) const {
  if (segments.empty()) {
    return {};
  }
  const auto segment_of = [&](std::uint32_t at) {
    auto next = std::upper_bound(segments.begin(), segments.end(), at,
                                 [](std::uint32_t value, const Segment& segment) { return value < segment.at; });
    return next == segments.begin() ? segments.begin() : std::prev(next);
  };
  const auto first = segment_of(begin);
  const auto last = segment_of(end > begin ? end - 1 : begin);
  Span span;
  span.file = first->file;
  span.begin = first->verbatim ? first->offset + (begin - first->at) : first->offset;
  if (last->file != first->file) {
    span.end = first->offset + first->length;
  } else {
    span.end = last->verbatim ? last->offset + (end - last->at) : last->offset + last->length;
  }
  span.end = std::max(span.end, span.begin);
  return span;
}

}  // namespace ashlar
