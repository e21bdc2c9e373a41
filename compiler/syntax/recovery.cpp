#include "compiler/syntax/recovery.h"

#include <algorithm>
#include <array>

#include "compiler/base/text.h"
#include "compiler/syntax/parser.h"

namespace ashlar::syntax {

namespace {

bool opens(std::uint16_t type) {
  return type == raw::LPAREN || type == raw::LPAREN_QUERY;
}

bool is_name(std::uint16_t type) {
  return type == raw::IDENTIFIER || type == raw::QUOTED_IDENTIFIER || type == raw::UNICODE_IDENTIFIER;
}

bool is_word(std::uint16_t type) {
  return is_name(type) || token_names[static_cast<std::size_t>(kind_of_token[type])].starts_with("KW_");
}

std::string folded(std::string_view text, const RawToken& token) {
  auto word = text.substr(token.begin, token.end - token.begin);
  if (token.type != raw::QUOTED_IDENTIFIER) {
    return to_lower(word);
  }
  std::string out;
  word = word.substr(1, word.size() - 2);
  for (std::size_t i = 0; i < word.size(); i += word[i] == '"' ? 2 : 1) {
    out += word[i];
  }
  return out;
}

bool begins_statement(std::uint16_t type) {
  constexpr auto words = std::to_array<std::uint16_t>(
      {raw::KW_CREATE, raw::KW_ALTER, raw::KW_DROP, raw::KW_GRANT, raw::KW_REVOKE, raw::KW_COMMENT, raw::KW_INSERT,
       raw::KW_SET, raw::KW_SELECT, raw::KW_UPDATE, raw::KW_DELETE, raw::KW_BEGIN, raw::KW_COMMIT, raw::KW_COPY,
       raw::KW_DO, raw::KW_REFRESH, raw::KW_RESET, raw::KW_TRUNCATE, raw::KW_CALL});
  return std::ranges::find(words, type) != words.end();
}

/// Words between CREATE and the name of what is created.
bool leads_to_name(std::uint16_t type) {
  constexpr auto words = std::to_array<std::uint16_t>(
      {raw::KW_CREATE,       raw::KW_OR,         raw::KW_REPLACE,   raw::KW_TABLE,        raw::KW_VIEW,
       raw::KW_MATERIALIZED, raw::KW_UNIQUE,     raw::KW_INDEX,     raw::KW_CONCURRENTLY, raw::KW_FUNCTION,
       raw::KW_PROCEDURE,    raw::KW_AGGREGATE,  raw::KW_TYPE,      raw::KW_DOMAIN,       raw::KW_SEQUENCE,
       raw::KW_TRIGGER,      raw::KW_CONSTRAINT, raw::KW_POLICY,    raw::KW_RULE,         raw::KW_SCHEMA,
       raw::KW_EXTENSION,    raw::KW_ROLE,       raw::KW_USER,      raw::KW_GROUP,        raw::KW_TEMP,
       raw::KW_TEMPORARY,    raw::KW_UNLOGGED,   raw::KW_RECURSIVE, raw::KW_IF,           raw::KW_NOT,
       raw::KW_EXISTS,       raw::KW_GLOBAL,     raw::KW_LOCAL,     raw::KW_EVENT,        raw::KW_FOREIGN});
  return std::ranges::find(words, type) != words.end();
}

bool declares_list(const std::vector<RawToken>& tokens) {
  if (tokens.empty() || tokens[0].type != raw::KW_CREATE) {
    return false;
  }
  for (std::size_t i = 1; i < tokens.size() && !opens(tokens[i].type); ++i) {
    if (tokens[i].type == raw::KW_TABLE || tokens[i].type == raw::KW_TYPE) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<TokenRange> broken_element(const std::vector<RawToken>& tokens, std::size_t failed) {
  if (!declares_list(tokens)) {
    return {};
  }
  std::size_t depth = 0;
  std::size_t separator = 0;  // before the element: the list's parenthesis or a comma
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto type = tokens[i].type;
    if (opens(type)) {
      separator = depth++ == 0 ? i : separator;
    } else if (type == raw::SEMICOLON || (type == raw::RPAREN && depth == 0)) {
      return {};  // another parenthesis is missing
    } else if ((type == raw::RPAREN && --depth == 0) || (type == raw::COMMA && depth == 1)) {
      if (i >= failed) {
        const bool first = opens(tokens[separator].type);
        // A list of what is left: the comma before the element goes with it, or the one after the first.
        return TokenRange{first ? separator + 1 : separator, first && type == raw::COMMA ? i + 1 : i};
      }
      if (type == raw::RPAREN) {
        return {};  // behind the list
      }
      separator = i;
    }
    if (depth == 0 && i >= failed) {
      return {};
    }
  }
  return {};
}

std::size_t early_end(const std::vector<RawToken>& tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].type == raw::SEMICOLON && begins_statement(tokens[i + 1].type)) {
      return i;
    }
  }
  return tokens.size();
}

std::optional<std::size_t> unclosed(const std::vector<RawToken>& tokens, std::size_t at) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < std::min(at, tokens.size()); ++i) {
    if (opens(tokens[i].type)) {
      open.push_back(i);
    } else if (tokens[i].type == raw::RPAREN && !open.empty()) {
      open.pop_back();
    }
  }
  return open.empty() ? std::nullopt : std::optional(open.back());
}

std::vector<std::string> names_in(std::string_view text, const std::vector<RawToken>& tokens, TokenRange range) {
  std::vector<std::string> names;
  bool first = true;
  for (auto i = range.begin; i < range.end; ++i) {
    const auto type = tokens[i].type;
    if (is_name(type) || (first && is_word(type))) {
      names.push_back(folded(text, tokens[i]));
    }
    first = first && !is_word(type);
  }
  return names;
}

std::vector<std::string> names_declared(std::string_view text, const std::vector<RawToken>& tokens) {
  std::vector<std::string> names;
  if (tokens.empty() || tokens[0].type != raw::KW_CREATE) {
    return names_in(text, tokens, {0, tokens.size()});
  }
  std::size_t i = 0;
  while (i < tokens.size() && leads_to_name(tokens[i].type)) {
    ++i;
  }
  for (; i < tokens.size() && is_word(tokens[i].type); ++i) {
    names.push_back(folded(text, tokens[i]));
    if (i + 1 < tokens.size() && tokens[i + 1].type == raw::DOT) {
      names.pop_back();  // the schema's name
      ++i;
    } else if (is_name(tokens[i].type) && (i + 1 == tokens.size() || !is_name(tokens[i + 1].type))) {
      break;
    }
  }
  return names;
}

std::vector<std::string> words_of(std::string_view text, const std::vector<RawToken>& tokens) {
  std::vector<std::string> words;
  for (const auto& token : tokens) {
    if (is_word(token.type)) {
      words.push_back(folded(text, token));
    }
  }
  return words;
}

SourceText part(const SourceText& source, std::uint32_t begin, std::uint32_t end) {
  SourceText out;
  out.text = source.text.substr(begin, end - begin);
  for (std::size_t i = 0; i < source.segments.size(); ++i) {
    auto segment = source.segments[i];
    const auto next =
        i + 1 < source.segments.size() ? source.segments[i + 1].at : static_cast<std::uint32_t>(source.text.size());
    if (next <= begin || segment.at >= end) {
      continue;
    }
    if (segment.at < begin) {
      segment.offset += segment.verbatim ? begin - segment.at : 0;
      segment.length -= segment.verbatim ? std::min(begin - segment.at, segment.length) : 0;
      segment.at = begin;
    }
    segment.at -= begin;
    out.segments.push_back(segment);
  }
  return out;
}

}  // namespace ashlar::syntax
