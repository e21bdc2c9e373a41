// Files are written all or none, never elsewhere, and by one process at a time.

#include "compiler/driver/write_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace {

using namespace ashlar;
using driver::DirectoryLock;
using driver::FileSet;
using driver::write_files;
namespace fs = std::filesystem;

/// A folder that goes with the test.
struct Folder {
  std::string path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "ashlar-write-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  void put(const std::string& name, const std::string& content) const { std::ofstream(path + "/" + name) << content; }
  /// All files below, hidden ones too, and the directories, by path.
  std::map<std::string, std::string> content() const {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      std::ostringstream text;
      if (entry.is_regular_file()) {
        text << std::ifstream(entry.path()).rdbuf();
      }
      all[fs::relative(entry.path(), path).string()] = entry.is_directory() ? "/" : text.str();
    }
    return all;
  }
};

using Files = std::map<std::string, std::string>;

}  // namespace

TEST_CASE("New files, replaced files, new folders") {
  Folder folder;
  folder.put("old", "before");
  REQUIRE(chmod((folder.path + "/old").c_str(), 0640) == 0);
  Diagnostics diagnostics;
  CHECK(write_files({{folder.path, {{"old", "after", true}}}, {folder.path + "/made", {{"a/b.sql", "x"}, {"c", ""}}}},
                    diagnostics));
  CHECK(diagnostics.all().empty());
  CHECK(folder.content() ==
        Files{{"old", "after"}, {"made", "/"}, {"made/a", "/"}, {"made/a/b.sql", "x"}, {"made/c", ""}});
  CHECK((fs::status(folder.path + "/old").permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
}

TEST_CASE("One file that cannot be written leaves everything as it was") {
  Folder folder;
  folder.put("old", "before");
  folder.put("there", "mine");
  const Files before = folder.content();
  const std::vector<std::pair<std::string, Code>> bad{
      {"there", Code::file_in_the_way},          {"old/below", Code::write_failed},
      {"../outside", Code::outside_directory},   {"a/../../outside", Code::outside_directory},
      {"/tmp/outside", Code::outside_directory}, {"", Code::outside_directory},
      {"x/", Code::outside_directory},           {std::string(300, 'n'), Code::write_failed},
  };
  for (const auto& [path, code] : bad) {
    INFO(path);
    Diagnostics diagnostics;
    CHECK_FALSE(write_files({{folder.path, {{"old", "after", true}, {"new/a", "x"}, {path, "y"}}}}, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code == code);
    CHECK(folder.content() == before);
  }
}

TEST_CASE("A file that appears twice is put back") {
  Folder folder;
  folder.put("old", "before");
  Diagnostics diagnostics;
  CHECK(write_files({{folder.path, {{"old", "one", true}, {"old", "two", true}}}}, diagnostics));
  CHECK(folder.content() == Files{{"old", "two"}});
  // Found only while files take their places: the first is taken back.
  CHECK_FALSE(write_files({{folder.path, {{"old", "three", true}, {"new", "a"}, {"new", "b"}}}}, diagnostics));
  CHECK(folder.content() == Files{{"old", "two"}});
}

TEST_CASE("Links do not lead out of the directory") {
  Folder folder;
  Folder elsewhere;
  fs::create_directory_symlink(elsewhere.path, folder.path + "/link");
  Diagnostics diagnostics;
  CHECK_FALSE(write_files({{folder.path, {{"link/x", "y"}}}}, diagnostics));
  CHECK(diagnostics.all().front().code == Code::outside_directory);
  CHECK(elsewhere.content().empty());
}

TEST_CASE("One process at a time") {
  Folder folder;
  Diagnostics diagnostics;
  {
    const auto first = DirectoryLock::acquire(folder.path, diagnostics);
    REQUIRE(first);
    CHECK_FALSE(DirectoryLock::acquire(folder.path, diagnostics));
    CHECK(diagnostics.all().front().code == Code::locked);
    CHECK(diagnostics.exit_status() == 3);
  }
  CHECK(DirectoryLock::acquire(folder.path, diagnostics));
  CHECK_FALSE(DirectoryLock::acquire(folder.path + "/none", diagnostics));
}
