// How jemalloc goes about its work in this program; it reads the variable when it starts (jemalloc(3), "TUNING").

extern "C" {
extern const char* malloc_conf;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): jemalloc's name and type
// A schema of thousands of tables lies all over hundreds of megabytes, and a compile looks things up everywhere: with
// pages of 4 KiB a fifth of its time is spent finding them.
const char* malloc_conf = "thp:always";
}
