// Says which SQL statements libpg_query refuses.
//
// usage: pg_parse < STATEMENTS
//
// Statements end with a zero byte. For each one refused it prints a line with its number (from 0), the offset of the
// error in it and the message, tabs between. Exit status 1 where there was one, 2 where nothing could be read.

#include <pg_query.h>

#include <cstddef>
#include <cstdio>
#include <string>

namespace {

std::string read_all(std::FILE* file) {
  std::string text;
  char buffer[1 << 16];
  for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;) {
    text.append(buffer, count);
  }
  return text;
}

/// Prints why statement `number` is refused; true where it is not.
bool parses(std::size_t number, const char* sql) {
  const PgQueryParseResult result = pg_query_parse(sql);
  const bool good = result.error == nullptr;
  if (!good) {
    std::printf("%zu\t%d\t%s\n", number, result.error->cursorpos, result.error->message);
  }
  pg_query_free_parse_result(result);
  return good;
}

}  // namespace

int main() {
  const std::string input = read_all(stdin);
  if (std::ferror(stdin) != 0 || (!input.empty() && input.back() != '\0')) {
    std::fputs("pg_parse: every statement must end with a zero byte\n", stderr);
    return 2;
  }
  bool good = true;
  std::size_t number = 0;
  for (std::size_t at = 0; at < input.size(); ++number) {
    good = parses(number, input.data() + at) && good;
    at = input.find('\0', at) + 1;
  }
  return good ? 0 : 1;
}
