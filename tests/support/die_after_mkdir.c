// Preloaded by tests/live/shadow_test.py: the process is killed at once when it has made the folder that
// DIE_AFTER_MKDIR names by the end of its path.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int mkdir(const char* path, mode_t mode) {
  int (*next)(const char*, mode_t) = (int (*)(const char*, mode_t))dlsym(RTLD_NEXT, "mkdir");
  const int result = next(path, mode);
  const char* end = getenv("DIE_AFTER_MKDIR");
  if (end != NULL && strlen(path) >= strlen(end) && strcmp(path + strlen(path) - strlen(end), end) == 0) {
    kill(getpid(), SIGKILL);
  }
  return result;
}
