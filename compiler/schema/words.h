#pragma once
// A text by its words, for what is read without a tree.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/syntax/parser.h"

namespace ashlar {

class Words {
 public:
  /// The words of `text`, which must stay where it is.
  explicit Words(std::string_view text) : text_(text), tokens_(syntax::tokenize(text)) {}
  explicit Words(std::string&& text) = delete;

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  /// Where word `i` is in the text, which it must be.
  [[nodiscard]] const syntax::Token& token(std::size_t i) const { return tokens_[i]; }
  /// Word `i` as written; empty past the end.
  [[nodiscard]] std::string_view text(std::size_t i) const {
    return i < tokens_.size() ? text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin) : std::string_view{};
  }
  [[nodiscard]] bool is(std::size_t i, std::string_view upper_case) const { return to_upper(text(i)) == upper_case; }
  /// Past the parenthesis that closes the one at `open`; the end where none does.
  [[nodiscard]] std::size_t past(std::size_t open) const {
    int depth = 0;
    for (std::size_t i = open; i < size(); ++i) {
      depth += text(i) == "(" ? 1 : text(i) == ")" ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return size();
  }
  /// What the plain string at `i` says; none where there is none.
  [[nodiscard]] std::optional<std::string> literal(std::size_t i) const {
    const std::string_view written = text(i);
    if (written.size() < 2 || !written.starts_with('\'')) {
      return std::nullopt;
    }
    return unquoted(written);
  }
  /// The name at `i`, folded as names are; empty where there is none.
  [[nodiscard]] std::string name(std::size_t i) const {
    const std::string_view written = text(i);
    if (written.size() > 2 && written.starts_with('"')) {
      return unquoted(written);
    }
    const bool begins = !written.empty() && (std::isalpha(static_cast<unsigned char>(written.front())) != 0 ||
                                             written.front() == '_' || static_cast<signed char>(written.front()) < 0);
    return begins ? fold_identifier(written) : std::string{};
  }
  /// The parts of the name that begins at `i`, which goes past it.
  [[nodiscard]] std::vector<std::string> names(std::size_t& i) const {
    std::vector<std::string> parts;
    do {
      i += parts.empty() ? 0 : 1;
      if (name(i).empty()) {
        return {};
      }
      parts.push_back(name(i++));
    } while (text(i) == ".");
    return parts;
  }

 private:
  std::string_view text_;
  std::vector<syntax::Token> tokens_;
};

}  // namespace ashlar
