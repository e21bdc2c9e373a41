#pragma once
// Runs the files of a project through the scanner and keeps the psql session between them.

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compiler/project/command.h"
#include "compiler/project/scanner.h"
#include "compiler/project/session.h"
#include "compiler/project/session_state.h"

namespace ashlar::project {

class Reader {
 public:
  Reader(const Variables& variables, const ReadOptions& options, const FileProvider& files, SourceManager& sources,
         Diagnostics& diagnostics);

  /// An entry file or a directory.
  void read(const std::string& path);
  void read_file(FileId file);
  ReadResult take() { return std::move(result_); }

 private:
  /// One \if … \endif of a file.
  struct Condition {
    Span span;
    bool outer_active = true;
    bool active = false;
    bool taken = false;  // this branch or one before it
    bool last = false;   // after \else
  };
  struct Frame {
    FileId file;
    Scanner scanner;
    std::vector<Condition> conditions;
    bool quit = false;

    [[nodiscard]] bool active() const { return conditions.empty() || conditions.back().active; }
  };
  struct Savepoint {
    std::string name;
    std::size_t items = 0;
    SessionState state;
  };

  void find_files(const std::string& folder, std::vector<std::string>& found, std::set<std::string>& seen);
  std::optional<std::vector<std::string>> deploy_scripts(const std::string& folder,
                                                         const std::vector<DirectoryEntry>& entries);
  std::optional<FileId> load(const std::string& path, Span from);
  bool is_text(FileId file);
  void begin_session();
  void end_session();
  void run(FileId file);
  void add_root(std::string folder);
  bool take_language_file(FileId file);

  void finish_statement(Frame& frame, std::string_view sent_by);
  void transaction(TransactionStep step, const std::string& savepoint, Span span);
  void roll_back(std::size_t to, Span span);
  void report_waiting_annotations(Frame& frame);

  void command(Frame& frame);
  void conditional(Frame& frame, const Command& command);
  bool condition(const Command& command);
  void include(Frame& frame, const Command& command, bool relative);
  void set(const Command& command);
  void send(Frame& frame, const Command& command);
  void hide_results(const Command& command, std::string_view query);
  void get_environment(const Command& command);
  void list(const Command& command, std::optional<CopyData> copy = {});
  bool usable(const Command& command);
  bool has_arguments(const Command& command, std::size_t count, std::string_view what);

  const Variables& configured_;
  const ReadOptions& options_;
  const FileProvider& files_;
  SourceManager& sources_;
  Diagnostics& diagnostics_;

  ReadResult result_;
  std::map<std::string, std::optional<FileId>> loaded_;    // by path; nothing where reading failed
  std::vector<std::string> ways_back_;                     // files left alone, in whole or in part
  std::vector<std::pair<std::string, std::string>> open_;  // identity and path of the files being read
  std::size_t includes_ = 0;
  std::uint32_t sessions_ = 0;
  std::string folder_;  // psql's working directory

  SessionVariables variables_;
  std::map<std::string, std::string, std::less<>> environment_;
  SessionState state_;
  std::vector<Savepoint> savepoints_;
  std::size_t transaction_items_ = 0;
  Span transaction_span_;
};

}  // namespace ashlar::project
