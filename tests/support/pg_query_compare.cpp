// Says where our parser and libpg_query disagree.
//
// usage: pg_query_compare [--tree] [--refused] [--time] [--mutate COUNT] [--corpus] FILE…
//
// Every statement that libpg_query accepts must be accepted; exit status 1 where one is not. psql commands (lines
// that begin with a backslash) and the data of COPY … FROM stdin are left out. --tree prints the trees,
// --refused every statement that we refuse with what we say of it, --time how long parsing takes. --mutate deletes,
// repeats and exchanges tokens, COUNT times in each statement: of what comes out, both must accept the same.
// --corpus is for scripts of others: names of FILEs come from standard input, one a line, variables of psql stand for
// something of their own name, and the end says how many statements of each kind there were.

#include <pg_query.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/text.h"
#include "compiler/syntax/parser.h"

namespace {

using namespace ashlar;

struct Totals {
  std::size_t accepted = 0;  // by libpg_query
  std::size_t missed = 0;    // of those, not by us
  std::size_t extra = 0;     // by us alone
  std::size_t refused = 0;   // mutants, by libpg_query
  struct Kind {
    std::size_t accepted = 0;  // by libpg_query
    std::size_t missed = 0;    // of those, not by us
  };
  std::map<std::string, Kind> kinds;  // by statement
};

/// The file without psql's own lines; their bytes become blanks so that offsets stay.
std::string read_sql(const char* path) {
  std::ifstream in(path, std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(in), {}};
  std::string out;
  bool data = false;
  for (std::size_t at = 0; at < all.size();) {
    const auto end = std::min(all.find('\n', at), all.size());
    const std::string_view line(all.data() + at, end - at);
    const auto lower = to_lower(trim(line.substr(0, line.find("--"))));
    const bool from_input = lower.find("copy ") <= 1 && lower.find("from stdin") != std::string::npos;
    if (data || line.starts_with('\\')) {
      data = data ? line != "\\." : from_input;
      out.append(line.size(), ' ');
    } else {
      data = from_input && lower.ends_with(';');
      const auto sent = line.find(" \\g");  // \gset, \gexec and their like end a statement
      out += line.substr(0, sent);
      if (sent != std::string_view::npos) {
        out += ';';
        out.append(line.size() - sent - 1, ' ');
      }
    }
    if (end < all.size()) {
      out += '\n';
    }
    at = end + 1;
  }
  return out;
}

bool accepted_by_pg_query(const std::string& sql) {
  const auto result = pg_query_parse(sql.c_str());
  const bool good = result.error == nullptr;
  pg_query_free_parse_result(result);
  return good;
}

void print_tree(syntax::Node node, int depth) {
  if (node.rule() == syntax::Rule::token) {
    std::printf("%*s%.*s\n", 2 * depth, "", static_cast<int>(node.text().size()), node.text().data());
    return;
  }
  const auto name = syntax::rule_name(node.rule());
  std::printf("%*s(%.*s)\n", 2 * depth, "", static_cast<int>(name.size()), name.data());
  for (const auto child : node) {
    print_tree(child, depth + 1);
  }
}

/// `:'name'`, `:"name"` and `:name` of psql without their colon.
std::string without_variables(const std::string& sql) {
  std::string out;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    const char next = i + 1 < sql.size() ? sql[i + 1] : ' ';
    const bool begins =
        next == '\'' || next == '"' || next == '_' || std::isalpha(static_cast<unsigned char>(next)) != 0;
    const bool doubled = i > 0 && sql[i - 1] == ':';
    if (sql[i] != ':' || !begins || doubled) {
      out += sql[i];
    }
  }
  return out;
}

/// What kind of statement it is: "CREATE TABLE" of createTableStatement; of one that we refuse, its first words.
std::string kind_of_statement(const syntax::Tree* tree, std::string_view text) {
  std::string kind;
  if (tree != nullptr && tree->root()) {
    std::string_view rule = syntax::rule_name(tree->root().first_child().rule());
    rule.remove_suffix(std::string_view("Statement").size());
    for (const char letter : rule) {
      kind += std::isupper(static_cast<unsigned char>(letter)) != 0 ? std::string{' ', letter} : std::string{letter};
    }
  } else {
    kind = text.substr(0, std::min(text.find(' ', text.find(' ') + 1), text.size()));
  }
  return to_upper(kind);
}

void compare(const char* path, bool trees, bool refused, bool corpus, Totals& totals) {
  const auto sql = read_sql(path);
  for (const auto& piece : syntax::split_statements(sql)) {
    auto text = sql.substr(piece.begin, piece.end - piece.begin);
    bool theirs = accepted_by_pg_query(text);
    if (corpus && !theirs && text.find(':') != std::string::npos) {
      text = without_variables(text);
      theirs = accepted_by_pg_query(text);
    }
    Diagnostics diagnostics;
    const auto tree = syntax::parse(SourceText::verbatim(text, 0, 0), syntax::Start::statement, diagnostics);
    if (theirs && corpus) {
      Totals::Kind& kind = totals.kinds[kind_of_statement(tree.get(), text)];
      ++kind.accepted;
      kind.missed += tree ? 0 : 1;
    }
    totals.refused += theirs ? 0 : 1;
    totals.accepted += theirs ? 1 : 0;
    totals.extra += !theirs && tree ? 1 : 0;
    totals.missed += theirs && !tree ? 1 : 0;
    if (!tree && (theirs || refused)) {
      const auto& first = diagnostics.all().front();
      std::printf("%s: %s\n  at \"%.30s\"\n%s\n\n", path, first.text.c_str(),
                  text.c_str() + std::min<std::size_t>(first.span.begin, text.size()), text.c_str());
    }
    if (trees && tree) {
      print_tree(tree->root(), 0);
    }
  }
}

/// `text` with one token deleted, repeated or exchanged with the one after it.
std::string mutated(const std::string& text, const std::vector<syntax::Token>& tokens, std::uint32_t random) {
  const auto& token = tokens[random / 3 % (tokens.size() - 1)];
  const auto& next = *(&token + 1);
  const auto word = [&](const syntax::Token& t) { return text.substr(t.begin, t.end - t.begin); };
  switch (random % 3) {
    case 0:
      return text.substr(0, token.begin) + text.substr(token.end);
    case 1:
      return text.substr(0, token.end) + ' ' + text.substr(token.begin);
    default:
      return text.substr(0, token.begin) + word(next) + ' ' + word(token) + ' ' + text.substr(next.end);
  }
}

/// Accepted by our grammar though libpg_query refuses: syntax that came after 15, and what the server checks while it
/// parses that Ashlar checks later or not at all.
bool excused(const std::string& mutant, const std::string& error) {
  // Options of roles are any names to both grammars; the server's refuses unknown ones at once, Ashlar's kind does.
  if (error.find("unrecognized role option") != std::string::npos) {
    return true;
  }
  // Which words stand before what a publication has: preprocess_pubobj_list(), and the kind here.
  if (error == "invalid publication object list" || error == "invalid table name" || error == "invalid schema name") {
    return true;
  }
  // SET is a name, so it could be an alias; the server forbids it by precedence.
  return to_upper(mutant).find("SET SET ") != std::string::npos;
}

void compare_mutants(const char* path, int count, Totals& totals) {
  const auto sql = read_sql(path);
  std::minstd_rand random(static_cast<std::uint32_t>(stable_hash(sql)));
  for (const auto& piece : syntax::split_statements(sql)) {
    const auto text = sql.substr(piece.begin, piece.end - piece.begin);
    const auto tokens = syntax::tokenize(text);
    for (int i = 0; i < count && tokens.size() > 2; ++i) {
      const auto mutant = mutated(text, tokens, static_cast<std::uint32_t>(random()));
      Diagnostics diagnostics;
      const bool ours =
          syntax::parse(SourceText::verbatim(mutant, 0, 0), syntax::Start::statement, diagnostics) != nullptr;
      const auto result = pg_query_parse(mutant.c_str());
      const std::string error = result.error != nullptr ? result.error->message : "";
      pg_query_free_parse_result(result);
      const bool theirs = error.empty();
      totals.accepted += theirs ? 1 : 0;
      totals.refused += theirs ? 0 : 1;
      if (ours == theirs || (ours && excused(mutant, error))) {
        continue;
      }
      ++(theirs ? totals.missed : totals.extra);
      std::printf("%s: %s\n%s\n\n", path, theirs ? diagnostics.all().front().text.c_str() : error.c_str(),
                  mutant.c_str());
    }
  }
}

void measure(const char* path) {
  const auto sql = read_sql(path);
  using Clock = std::chrono::steady_clock;
  const auto seconds = [](auto from) { return std::chrono::duration<double>(Clock::now() - from).count(); };
  auto start = Clock::now();
  const auto tokens = syntax::tokenize(sql).size();
  const auto lexing = seconds(start);
  const auto pieces = syntax::split_statements(sql);
  Diagnostics diagnostics;
  start = Clock::now();
  std::size_t entries = 0;
  for (const auto& piece : pieces) {
    const auto tree =
        syntax::parse(SourceText::verbatim(sql.substr(piece.begin, piece.end - piece.begin), 0, piece.begin),
                      syntax::Start::statement, diagnostics);
    entries += tree ? tree->entries().size() : 0;
  }
  const auto all = seconds(start);
  std::printf("%s: %zu bytes, %zu tokens, %zu statements, %zu entries, %zu errors: lexing %.2f s, all %.2f s\n", path,
              sql.size(), tokens, pieces.size(), entries, diagnostics.error_count(), lexing, all);
}

}  // namespace

int main(int argc, char** argv) {
  bool trees = false;
  bool refused = false;
  bool time = false;
  bool corpus = false;
  int mutants = 0;
  Totals totals;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--tree") == 0) {
      trees = true;
    } else if (std::strcmp(argv[i], "--refused") == 0) {
      refused = true;
    } else if (std::strcmp(argv[i], "--time") == 0) {
      time = true;
    } else if (std::strcmp(argv[i], "--mutate") == 0 && i + 1 < argc) {
      mutants = std::atoi(argv[++i]);
    } else if (std::strcmp(argv[i], "--corpus") == 0) {
      corpus = true;
    } else if (mutants > 0) {
      compare_mutants(argv[i], mutants, totals);
    } else if (time) {
      measure(argv[i]);
    } else {
      compare(argv[i], trees, refused, corpus, totals);
    }
  }
  for (std::string path; corpus && std::getline(std::cin, path);) {
    compare(path.c_str(), trees, refused, corpus, totals);
  }
  for (const auto& [name, kind] : totals.kinds) {
    std::printf("%8zu  %s%s\n", kind.accepted, name.c_str(),
                kind.missed == 0 ? "" : (": " + std::to_string(kind.missed) + " NOT BY US").c_str());
  }
  std::printf("%zu statements accepted by libpg_query, %zu of them not by us; %zu accepted by us alone\n",
              totals.accepted, totals.missed, totals.extra);
  if (mutants > 0) {
    std::printf("%zu mutants refused by libpg_query\n", totals.refused);
    return totals.missed + totals.extra == 0 && totals.refused > 0 ? 0 : 1;
  }
  if (corpus) {
    std::printf("%zu refused by libpg_query\n", totals.refused);
  }
  return totals.missed == 0 ? 0 : 1;
}
