// Fingerprints a file with libpg_query: the unit of the benchmarks.

#include <pg_query.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: fingerprint FILE\n", stderr);
    return 1;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const PgQueryFingerprintResult result = pg_query_fingerprint(text.c_str());
  if (result.error != nullptr) {
    std::fprintf(stderr, "%s\n", result.error->message);
    pg_query_free_fingerprint_result(result);
    return 1;
  }
  std::printf("%s\n", result.fingerprint_str);
  pg_query_free_fingerprint_result(result);
  return 0;
}
