#pragma once
// Sources as a psql session reads them: files in order, \ir followed, variables put in, statements
// cut, the session's search_path and role known for each. Rules are psql's own (documentation of
// psql: "Meta-Commands", "Variables", "SQL Interpolation"); commands are never executed.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/project/files.h"

namespace ashlar::project {

/// A variable given in ashlar.toml under [variables], as `psql -v` gives it. `value` is absent where
/// it comes from the environment variable `env`, which is not set, and has no default.
struct Variable {
  std::optional<std::string> value;
  std::string env;
};
using Variables = std::map<std::string, Variable, std::less<>>;

/// `-- @renamed from=old_name` on a line of its own, directly above what it annotates.
struct Annotation {
  std::string name;
  /// As written: a quoted name keeps its quotes. A word without '=' has an empty value.
  std::map<std::string, std::string> values;
  /// The comment, from '@' on.
  Span span;
  /// Offset in the statement's text of what stands below it: 0 for the statement itself.
  std::uint32_t at = 0;
};

/// Rows of COPY … FROM stdin, without the line that ends them. They stay in the source file.
struct CopyData {
  FileId file = no_file;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// One SQL statement, without its semicolon and without white space and comments before it.
struct SqlStatement {
  SourceText text;
  /// The schemas in force where it stands. "$user" is left out, so the default is {"public"}.
  std::vector<std::string> search_path;
  /// From SET ROLE or SET SESSION AUTHORIZATION; empty for the role that logs in.
  std::string role;
  /// From SET default_table_access_method and SET default_tablespace; empty for heap and pg_default.
  std::string table_access_method;
  std::string tablespace;
  std::vector<Annotation> annotations;
  /// Counts from 0: each file of a directory and each \connect begins a new one.
  std::uint32_t session = 0;
  std::optional<CopyData> copy;
  /// The psql command that sent it instead of a semicolon: "g", "gset", "gexec", …; else empty.
  std::string sent_by;
};

/// A psql command that is not part of the schema, to be listed: \echo, \copy, \!, \connect, ….
struct PsqlCommand {
  std::string name;  // without the backslash
  Span span;
  std::string text;  // the whole command as written
  std::optional<CopyData> copy;
};

/// A file of Ashlar's language, whose statements stand where it is read (compiler/language/language.h).
struct LanguageFile {
  FileId file = no_file;
  std::uint32_t session = 0;
};

using Item = std::variant<SqlStatement, PsqlCommand, LanguageFile>;

/// True for the path of a file of Ashlar's language.
bool is_language_path(std::string_view path);

struct ReadOptions {
  /// Where \i looks, and what `sources` are relative to: the folder of ashlar.toml, empty for here.
  std::string root;
  /// Sets SERVER_VERSION_NUM for \if.
  int postgres = 15;
  /// What a directory is searched for.
  std::vector<std::string> extensions = {".sql"};
  /// Whether files of Ashlar's language become items of their own; else they are read as SQL.
  bool language = false;
};

struct ReadResult {
  /// In order of execution. Statements that are rolled back are left out.
  std::vector<Item> items;
  /// Every file read, once, in order of first use.
  std::vector<FileId> files;
  /// Where modules of the project are looked for: the directories that were read, and those of entry files.
  std::vector<std::string> roots;
};

/// Reads entry files (followed through \ir) and directories: every file in them with one of the
/// extensions, in order of the bytes of the path's components ("10-b" before "2-a"), each a session of its
/// own; hidden files and folders are left alone, and so is what leads back in the files of migration runners
/// (x.down.sql beside x.up.sql, the part behind `-- migrate:down` or `-- +goose Down`). What cannot be read is reported
/// at its place, once; a statement with an error is left out, so a caller stops after errors.
ReadResult read_sources(const std::vector<std::string>& paths, const Variables& variables, const ReadOptions& options,
                        const FileProvider& files, SourceManager& sources, Diagnostics& diagnostics);

/// The same for a text at hand, as a session of its own (a snapshot, a migration script).
ReadResult read_text(FileId file, const Variables& variables, const ReadOptions& options, const FileProvider& files,
                     SourceManager& sources, Diagnostics& diagnostics);

}  // namespace ashlar::project
