#pragma once
// What an editor asks about a project: the answers of `ashlar lsp`, without the wire.
// Source: Language Server Protocol 3.17.

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compiler/driver/context.h"
#include "compiler/kinds/definition.h"

namespace ashlar::driver {

class LspSession {
 public:
  using Json = nlohmann::json;

  explicit LspSession(GlobalOptions options) : options_(std::move(options)) {}

  /// Takes one message; what goes back is appended to `answers`. A request that cannot be served gets an error.
  void take(const Json& message, std::vector<Json>& answers);
  /// Compiles where something changed since, and appends what editors are to show.
  void refresh(std::vector<Json>& answers);

  [[nodiscard]] bool has_ended() const { return ended_; }
  /// 0 where the editor said good-bye properly, as the protocol has it.
  [[nodiscard]] int exit_status() const { return shut_down_ ? 0 : 1; }

 private:
  /// One reading of the sources, or of a file that belongs to no project.
  struct Reading {
    Context context;
    std::optional<Schema> schema;
  };

  /// The result of a request; nothing where there is no such method.
  std::optional<Json> serve(const std::string& method, const Json& parameters);
  Json initialize(const Json& parameters);
  void note_change(const std::string& method, const Json& parameters);
  Json definition(const Json& parameters);
  Json hover(const Json& parameters);
  Json symbols(const Json& parameters);
  Json formatting(const Json& parameters);
  void read_anew();
  void read(const std::string& state);
  project::FileProvider files() const;
  void add_diagnostics(const Reading& reading, std::map<std::string, Json>& by_file, std::vector<Json>& answers) const;
  /// The Objects that the words at a place of a text may name.
  std::vector<std::pair<const Reading*, ObjectId>> named_at(const Json& parameters);
  std::optional<std::string> text_of(const std::string& uri) const;

  GlobalOptions options_;
  std::map<std::string, std::string> open_;  // absolute path -> text
  std::vector<std::unique_ptr<Reading>> readings_;
  std::set<std::string> shown_;  // files that editors have diagnostics of
  bool changed_ = true;
  bool shut_down_ = false;
  bool ended_ = false;
};

}  // namespace ashlar::driver
