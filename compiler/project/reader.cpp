#include "compiler/project/reader.h"

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/project/migration_files.h"

namespace ashlar::project {

namespace {

constexpr std::size_t max_includes = 20'000;
constexpr std::size_t max_include_depth = 100;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string shown(const std::string& path) {
  return path.empty() ? "." : path;
}

}  // namespace

Reader::Reader(const Variables& variables, const ReadOptions& options, const FileProvider& files,
               SourceManager& sources, Diagnostics& diagnostics)
    : configured_(variables),
      options_(options),
      files_(files),
      sources_(sources),
      diagnostics_(diagnostics),
      variables_(variables, options.postgres) {
}

void Reader::begin_session() {
  variables_ = SessionVariables(configured_, options_.postgres);
  environment_.clear();
  state_ = {};
  savepoints_.clear();
  folder_ = options_.root;
}

void Reader::end_session() {
  if (state_.in_transaction()) {
    diagnostics_.report(Code::open_transaction, transaction_span_, {}, "end it with COMMIT");
  }
  ++sessions_;
}

void Reader::read(const std::string& path) {
  const auto from_here = join_path(options_.root, path);
  std::vector<std::string> found{from_here};
  add_root(parent_path(from_here));
  if (files_.kind(from_here) == PathKind::directory) {
    found.clear();
    result_.roots.back() = from_here;
    std::set<std::string> seen;
    const auto errors = diagnostics_.error_count();
    find_files(from_here, found, seen);
    if (found.empty() && diagnostics_.error_count() == errors) {
      diagnostics_.report(Code::no_sources, {}, {join(options_.extensions, " or "), shown(from_here)});
    }
  }
  const std::set<std::string> all(found.begin(), found.end());
  for (const auto& file : found) {
    if (is_way_back(file, all)) {
      ways_back_.push_back(file);
    } else if (const auto id = load(file, {})) {
      read_file(*id);
    }
  }
  if (!ways_back_.empty()) {
    const auto others = ways_back_.size() - 1;
    diagnostics_.report(Code::way_back, {},
                        {ways_back_.front() + (others == 0 ? "" : " and " + std::to_string(others) + " more")});
    ways_back_.clear();
  }
}

void Reader::add_root(std::string folder) {
  result_.roots.push_back(std::move(folder));
}

/// Files of Ashlar's language are no part of the psql session; they only have their place in it.
bool Reader::take_language_file(FileId file) {
  if (!options_.language || !is_language_path(sources_.file(file).path)) {
    return false;
  }
  result_.items.emplace_back(LanguageFile{file, sessions_});
  return true;
}

void Reader::read_file(FileId file) {
  if (is_text(file)) {
    begin_session();
    run(file);
    end_session();
  }
}

/// Each folder is read once, by whatever links it can be reached.
void Reader::find_files(const std::string& folder, std::vector<std::string>& found, std::set<std::string>& seen) {
  if (!seen.insert(files_.identity(folder)).second) {
    return;
  }
  std::string reason;
  auto entries = files_.list(folder, reason);
  if (!entries) {
    diagnostics_.report(Code::unreadable, {}, {shown(folder), reason});
    return;
  }
  const auto path_of = [&](const std::string& name) { return folder.empty() ? name : join_path(folder, name); };
  if (const auto deployed = deploy_scripts(folder, *entries)) {
    found.insert(found.end(), deployed->begin(), deployed->end());
    return;
  }
  std::erase_if(*entries, [this](const DirectoryEntry& entry) {
    const bool source =
        std::ranges::any_of(options_.extensions, [&](const std::string& end) { return entry.name.ends_with(end); });
    return entry.name.starts_with('.') || (entry.kind == PathKind::file && !source);
  });
  put_in_order(*entries);
  for (const auto& entry : *entries) {
    if (entry.kind == PathKind::directory) {
      find_files(path_of(entry.name), found, seen);
    } else if (entry.kind == PathKind::file) {
      found.push_back(path_of(entry.name));
    }
  }
}

/// sqitch's scripts in the order of its plan. What leads back and what checks is left alone.
std::optional<std::vector<std::string>> Reader::deploy_scripts(const std::string& folder,
                                                               const std::vector<DirectoryEntry>& entries) {
  const auto has = [&](std::string_view name, PathKind kind) {
    return std::ranges::any_of(entries,
                               [&](const DirectoryEntry& entry) { return entry.name == name && entry.kind == kind; });
  };
  std::string reason;
  const auto plan = has("sqitch.plan", PathKind::file) && has("deploy", PathKind::directory)
                        ? files_.read(join_path(folder, "sqitch.plan"), reason)
                        : std::nullopt;
  if (!plan) {
    return std::nullopt;
  }
  std::vector<std::string> scripts;
  for (const PlannedChange& change : planned_changes(*plan)) {
    const std::string base = join_path(folder, "deploy/" + change.name);
    const auto older = std::ranges::find_if(
        change.tags, [&](const std::string& tag) { return files_.kind(base + tag + ".sql") == PathKind::file; });
    scripts.push_back(base + (older == change.tags.end() ? "" : *older) + ".sql");
  }
  if (has("revert", PathKind::directory)) {
    ways_back_.push_back(join_path(folder, "revert"));
  }
  return scripts;
}

std::optional<FileId> Reader::load(const std::string& path, Span from) {
  if (const auto known = loaded_.find(path); known != loaded_.end()) {
    return known->second;
  }
  auto& slot = loaded_[path];
  std::string reason;
  auto content = files_.read(path, reason);
  if (!content) {
    diagnostics_.report(Code::unreadable, from, {shown(path), reason});
    return std::nullopt;
  }
  if (content->starts_with(byte_order_mark)) {
    content->erase(0, byte_order_mark.size());
  }
  if (const auto end = begin_of_way_back(*content)) {
    content->resize(*end);
    ways_back_.push_back(path);
  }
  const auto file = sources_.add(path, std::move(*content));
  if (!is_text(file)) {
    return std::nullopt;
  }
  result_.files.push_back(file);
  slot = file;
  return file;
}

bool Reader::is_text(FileId file) {
  const std::string_view content = sources_.file(file).content;
  const auto bad = first_not_text(content);
  if (!bad) {
    return true;
  }
  std::string hint = content[*bad] == '\0' ? "it holds a zero byte; is it a binary file?" : "save it as UTF-8";
  if (content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF")) {
    hint = "it looks like UTF-16; save it as UTF-8";
  } else if (content.starts_with("PGDMP")) {
    hint = "it is an archive of pg_dump; make SQL of it with pg_restore --schema-only -f FILE.sql";
  }
  const auto at = static_cast<std::uint32_t>(*bad);
  diagnostics_.report(Code::not_text, {file, at, at + 1}, {sources_.file(file).path}, hint);
  return false;
}

void Reader::run(FileId file) {
  if (take_language_file(file)) {
    return;
  }
  const auto& path = sources_.file(file).path;
  open_.emplace_back(files_.identity(path), path);
  Frame frame{file, Scanner(file, sources_, variables_, diagnostics_), {}, false};
  for (auto stop = Scanner::Stop::semicolon; stop != Scanner::Stop::end && !frame.quit;) {
    stop = frame.scanner.scan();
    if (stop == Scanner::Stop::command) {
      command(frame);
    } else if (frame.active()) {
      finish_statement(frame, {});
    }
  }
  report_waiting_annotations(frame);
  for (const auto& condition : frame.conditions) {
    if (!frame.quit) {
      diagnostics_.report(Code::unbalanced_if, condition.span, {"if", "\\endif"});
    }
  }
  open_.pop_back();
}

void Reader::report_waiting_annotations(Frame& frame) {
  for (const auto& annotation : frame.scanner.take_waiting_annotations()) {
    if (annotation.name == "renamed" || (annotation.name == "data" && annotation.values.contains("key"))) {
      diagnostics_.report(Code::stray_annotation, annotation.span, {annotation.name},
                          annotation.name == "data" ? "put it directly above an INSERT or COPY"
                                                    : "put it directly above what was renamed");
    }
  }
}

void Reader::finish_statement(Frame& frame, std::string_view sent_by) {
  auto gathered = frame.scanner.take();
  auto& text = gathered.text.text;
  text.resize(std::string_view(text).find_last_not_of(" \t\n\r\f\v") + 1);
  if (text.empty()) {
    return;
  }
  report_waiting_annotations(frame);
  SqlStatement statement;
  if (copies_from_stdin(text)) {
    statement.copy = frame.scanner.take_copy_data();
  }
  if (gathered.broken) {
    return;
  }
  statement.search_path = state_.settings().search_path;
  statement.role = state_.settings().current_role();
  statement.table_access_method = state_.settings().table_access_method;
  statement.tablespace = state_.settings().tablespace;
  statement.annotations = std::move(gathered.annotations);
  statement.session = sessions_;
  statement.sent_by = sent_by;
  std::string savepoint;
  const auto step = state_.apply(text, savepoint);
  const auto span = gathered.text.span(0, static_cast<std::uint32_t>(text.size()));
  statement.text = std::move(gathered.text);
  result_.items.emplace_back(std::move(statement));
  transaction(step, savepoint, span);
}

void Reader::transaction(TransactionStep step, const std::string& savepoint, Span span) {
  const auto named = [&](const Savepoint& known) { return known.name == savepoint; };
  switch (step) {
    case TransactionStep::none:
      return;
    case TransactionStep::begin:
      transaction_items_ = result_.items.size() - 1;
      transaction_span_ = span;
      break;
    case TransactionStep::savepoint:
      savepoints_.push_back({savepoint, result_.items.size() - 1, state_});
      return;
    case TransactionStep::rollback_to: {
      const auto found = std::find_if(savepoints_.rbegin(), savepoints_.rend(), named);
      if (found != savepoints_.rend()) {
        state_ = found->state;
        roll_back(found->items + 1, span);
        savepoints_.erase(found.base(), savepoints_.end());
      }
      return;
    }
    case TransactionStep::rollback:
    case TransactionStep::rollback_and_chain:
      roll_back(transaction_items_, span);
      transaction_items_ = result_.items.size();
      transaction_span_ = span;
      break;
    case TransactionStep::commit:
    case TransactionStep::commit_and_chain:
      transaction_items_ = result_.items.size();
      transaction_span_ = span;
      break;
  }
  savepoints_.clear();
}

/// Takes the items from `to` on back, psql commands and files of the language aside: no
/// transaction holds them.
void Reader::roll_back(std::size_t to, Span span) {
  auto& items = result_.items;
  std::vector<Item> kept;
  std::size_t count = 0;
  for (auto i = to; i < items.size(); ++i) {
    if (!std::holds_alternative<SqlStatement>(items[i])) {
      kept.push_back(std::move(items[i]));
    } else {
      ++count;
    }
  }
  items.resize(to);
  std::ranges::move(kept, std::back_inserter(items));
  // The statement that rolls back is among them, and so is BEGIN.
  const auto others = count - std::min<std::size_t>(count, to == transaction_items_ ? 2 : 1);
  if (others > 0) {
    diagnostics_.report(Code::rolled_back, span,
                        {std::to_string(others) + (others == 1 ? " statement is" : " statements are")});
  }
}

void Reader::include(Frame& frame, const Command& command, bool relative) {
  if (!has_arguments(command, 1, "a file name") || !usable(command)) {
    return;
  }
  const auto& argument = command.arguments.front();
  auto name = argument.text;
  if (name.size() > 1 && name.front() == '"' && name.back() == '"') {
    name = name.substr(1, name.size() - 2);
  }
  const auto path = join_path(relative ? parent_path(sources_.file(frame.file).path) : folder_, name);
  if (files_.kind(path) != PathKind::file) {
    std::string reason;
    std::vector<std::string> names;
    for (const auto& entry : files_.list(parent_path(path), reason).value_or(std::vector<DirectoryEntry>())) {
      names.push_back(entry.name);
    }
    const auto near = closest(path.substr(path.rfind('/') + 1), names);
    const auto hint = files_.kind(path) == PathKind::directory ? "it is a folder; name a file in it"
                      : near.empty()                           ? ""
                                                               : "did you mean " + near + "?";
    diagnostics_.report(Code::missing_include, argument.span, {path}, hint);
    return;
  }
  const auto identity = files_.identity(path);
  const auto outer = std::ranges::find(open_, identity, &std::pair<std::string, std::string>::first);
  if (outer != open_.end()) {
    std::string chain;
    for (auto at = outer; at != open_.end(); ++at) {
      chain += at->second + " → ";
    }
    diagnostics_.report(Code::include_cycle, argument.span, {outer->second, chain + outer->second});
    return;
  }
  if (open_.size() >= max_include_depth || ++includes_ > max_includes) {
    // Said once: every level above would have the same to say.
    if (includes_ <= max_includes + 1) {
      diagnostics_.report(Code::too_many_includes, argument.span);
      includes_ = max_includes + 1;
    }
    frame.quit = includes_ > max_includes;
    return;
  }
  if (const auto file = load(path, argument.span)) {
    run(*file);
  }
}

bool is_language_path(std::string_view path) {
  return path.ends_with(".ash");
}

ReadResult read_sources(const std::vector<std::string>& paths, const Variables& variables, const ReadOptions& options,
                        const FileProvider& files, SourceManager& sources, Diagnostics& diagnostics) {
  Reader reader(variables, options, files, sources, diagnostics);
  for (const auto& path : paths) {
    reader.read(path);
  }
  return reader.take();
}

ReadResult read_text(FileId file, const Variables& variables, const ReadOptions& options, const FileProvider& files,
                     SourceManager& sources, Diagnostics& diagnostics) {
  Reader reader(variables, options, files, sources, diagnostics);
  reader.read_file(file);
  return reader.take();
}

}  // namespace ashlar::project
