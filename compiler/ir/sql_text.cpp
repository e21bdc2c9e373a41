#include "compiler/ir/sql_text.h"

#include "compiler/base/quote.h"

namespace ashlar {

std::string qualified_name(const ObjectId& id) {
  std::string name = quote_identifier(id.name());
  return id.parent() ? qualified_name(id.parent()) + "." + name : name;
}

namespace {

std::string with_doubled_quotes(const std::string& text) {
  std::string result;
  for (const char c : text) {
    result += c;
    if (c == '\'') {
      result += c;
    }
  }
  return result;
}

std::string shown(const ObjectId& target, SlotStyle style) {
  switch (style) {
    case SlotStyle::qualified:
      return qualified_name(target);
    case SlotStyle::bare:
      return quote_identifier(target.name());
    case SlotStyle::literal:
      return with_doubled_quotes(qualified_name(target));
    case SlotStyle::hidden:
      return {};
  }
  return {};
}

}  // namespace

SqlText SqlText::pending(PendingSyntax syntax) {
  SqlText text;
  text.pending_ = std::make_shared<const PendingSyntax>(std::move(syntax));
  return text;
}

void SqlText::append(const SqlText& other) {
  const auto offset = static_cast<std::uint32_t>(text_.size());
  text_ += other.text_;
  for (Slot slot : other.slots_) {
    slot.begin += offset;
    slot.end += offset;
    slots_.push_back(std::move(slot));
  }
}

void SqlText::append(const ObjectId& target, SlotStyle style, std::string alias) {
  const auto begin = static_cast<std::uint32_t>(text_.size());
  text_ += shown(target, style);
  if (!alias.empty() && alias != target.name()) {
    text_ += " AS " + quote_identifier(alias);
  }
  slots_.push_back({begin, static_cast<std::uint32_t>(text_.size()), style, target, std::move(alias)});
}

bool SqlText::rename(const ObjectId& from, const ObjectId& to) {
  bool changed = false;
  for (Slot& slot : slots_) {
    if (slot.target.within(from)) {
      slot.target = slot.target.moved(from, to);
      changed = true;
    }
  }
  if (!changed) {
    return false;
  }
  SqlText renamed;
  std::uint32_t at = 0;
  for (const Slot& slot : slots_) {
    renamed.text_.append(text_, at, slot.begin - at);
    renamed.append(slot.target, slot.style, slot.alias);
    at = slot.end;
  }
  renamed.text_.append(text_, at);
  *this = std::move(renamed);
  return true;
}

}  // namespace ashlar
