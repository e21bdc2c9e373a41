#include <catch2/catch.hpp>

#include "compiler/base/quote.h"
#include "compiler/base/source.h"
#include "compiler/base/text.h"

using namespace ashlar;

TEST_CASE("identifiers are quoted only where they must be") {
  CHECK(quote_identifier("todo") == "todo");
  CHECK(quote_identifier("_a1") == "_a1");
  CHECK(quote_identifier("Todo") == "\"Todo\"");
  CHECK(quote_identifier("1a") == "\"1a\"");
  CHECK(quote_identifier("a\"b") == "\"a\"\"b\"");
  CHECK(quote_identifier("") == "\"\"");
  CHECK(quote_identifier("naïve") == "\"naïve\"");
  CHECK(quote_identifier("user") == "\"user\"");
  CHECK(quote_identifier("between") == "\"between\"");
  CHECK(quote_identifier("left") == "\"left\"");
  CHECK(quote_identifier("name") == "name");
  CHECK(quote_identifier("json_table") == "\"json_table\"");
  CHECK(is_keyword("enforced"));
  CHECK_FALSE(is_keyword("todo"));
}

TEST_CASE("literals and dollar quotes close where they should") {
  CHECK(quote_literal("it's") == "'it''s'");
  CHECK(quote_literal("a\\b'") == "E'a\\\\b'''");
  CHECK(quote_dollar("x") == "$$x$$");
  CHECK(quote_dollar("x$$y") == "$ashlar$x$$y$ashlar$");
  CHECK(quote_dollar("ends in $") == "$ashlar$ends in $$ashlar$");
  CHECK(quote_dollar("$$ $ashlar$") == "$ashlar1$$$ $ashlar$$ashlar1$");
}

TEST_CASE("identifiers are folded and cut as the server does") {
  CHECK(fold_identifier("ToDo") == "todo");
  CHECK(fold_identifier("ÄB") == "Äb");
  CHECK(truncate_identifier(std::string(70, 'a')).size() == 63);
  CHECK(truncate_identifier(std::string(62, 'a') + "äb") == std::string(62, 'a'));
  CHECK(truncate_identifier(std::string(61, 'a') + "äb") == std::string(61, 'a') + "ä");
}

TEST_CASE("suggestions are near, or none") {
  const std::vector<std::string> names{"owner_id", "title", "id"};
  CHECK(closest("ownr_id", names) == "owner_id");
  CHECK(closest("OWNER_DI", names) == "owner_id");
  CHECK(closest("colour", names).empty());
  CHECK(closest("x", names).empty());
  CHECK(edit_distance("ab", "ba", 5) == 1);
  CHECK(edit_distance("kitten", "sitting", 9) == 3);
  CHECK(edit_distance("kitten", "sitting", 2) == 2);
}

TEST_CASE("text helpers") {
  CHECK(split("a,,b", ',') == std::vector<std::string>{"a", "", "b"});
  CHECK(join(std::vector<std::string>{"a", "b"}, ", ") == "a, b");
  CHECK(trim(" \t a b\r\n") == "a b");
  CHECK(trim(" \n") == "");
  CHECK(to_upper("aé") == "Aé");
  CHECK(stable_hash("") == 0xcbf29ce484222325U);
  CHECK(stable_hash("a") == 0xaf63dc4c8601ec8cU);
}

TEST_CASE("places are right at every offset, across checkpoints") {
  std::string text;
  for (int i = 0; i < 3000; ++i) {
    text += std::string(static_cast<std::size_t>(i % 7), 'x') + "ä\n";
  }
  text += std::string(9000, 'y') + "é" + std::string(9000, 'z');
  SourceManager sources;
  const auto file = sources.add("a.sql", text);
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  bool right = true;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    const auto place = sources.line_column(file, at);
    const bool inside = at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    right = right && (inside || (place.line == line && place.column == column));
    if (at < text.size()) {
      if (text[at] == '\n') {
        ++line;
        column = 1;
      } else if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) {
        ++column;
      }
    }
  }
  CHECK(right);
}
