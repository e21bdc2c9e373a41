// ashlar import: a state as split sources, a folder a schema and a file an object.

#include <algorithm>
#include <map>

#include "compiler/driver/commands.h"
#include "compiler/driver/database.h"
#include "compiler/driver/states.h"
#include "compiler/driver/write_files.h"
#include "compiler/language/emit.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

constexpr std::string_view usual_sources = "db/src";

/// `name` as a part of a path that every file system takes. Names that become the same share a file.
std::string file_name(std::string_view name) {
  std::string made;
  for (const char c : name) {
    const bool good =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    made += good ? c : '_';
  }
  return made.empty() ? "_" : made;
}

/// The object whose file `id` belongs into: a table's for its columns, indexes, triggers and owned sequences.
ObjectId owner_of_file(const Schema& schema, ObjectId id) {
  if (const auto* index = schema.get<kinds::Index>(id)) {
    id = index->table;
  } else if (const auto* statistics = schema.get<kinds::Statistics>(id)) {
    id = statistics->table;
  }
  while (id.parent() && id.parent().kind() != kind_of<kinds::Namespace>) {
    id = id.parent();
  }
  for (const ObjectId& child : schema.children(id)) {
    if (const auto* owner = schema.get<kinds::SequenceOwner>(child)) {
      return owner->column.parent();
    }
  }
  return id.name().empty() && id.parent() ? id.parent() : id;
}

/// Where `id` is written, relative to the sources.
std::string path_of(const Schema& schema, const ObjectId& id) {
  if (schema.get<kinds::DefaultPrivilege>(id) != nullptr) {
    return "zz_default_privileges.sql";  // read last: it decides on the privileges of what is made after it
  }
  const ObjectId owner = owner_of_file(schema, id);
  if (owner.kind() == kind_of<kinds::Namespace>) {
    return file_name(owner.name()) + "/schema.sql";
  }
  if (owner.parent()) {
    return file_name(owner.parent().name()) + "/" + file_name(owner.name()) + ".sql";
  }
  return file_name(kind_info(owner.kind()).name) + "s.sql";
}

/// --dir, or the one folder that ashlar.toml names, or the usual one.
std::string target_directory(const Context& context, const ImportOptions& options) {
  if (!options.directory.empty()) {
    return options.directory;
  }
  if (context.config && context.config->sources.size() == 1 && !context.config->sources.front().ends_with(".sql") &&
      !project::is_language_path(context.config->sources.front())) {
    return project::join_path(context.root(), context.config->sources.front());
  }
  return std::string(usual_sources);
}

/// Statements as a file: of SQL, or of Ashlar's language.
FileSet::File source_file(const std::string& path, const std::vector<std::string>& statements, const std::string& as,
                          const std::set<std::string>& schemas) {
  if (as == "ash") {
    return {path.substr(0, path.rfind('.')) + ".ash", language::emit(statements, schemas)};
  }
  std::string text;
  for (const std::string& statement : statements) {
    text += (text.empty() ? "" : "\n") + statement + ";\n";
  }
  return {path, std::move(text)};
}

FileSet split_files(Context& context, const Schema& schema, const std::string& directory, const std::string& as) {
  std::map<std::string, std::vector<std::string>> texts;
  for (const CreateStep& step : snapshot_steps(schema, context.postgres(), context.diagnostics)) {
    auto& statements = texts[step.creates.empty() ? "other.sql" : path_of(schema, step.creates.front())];
    statements.insert(statements.end(), step.statements.begin(), step.statements.end());
  }
  FileSet set{directory, {}};
  const auto schemas = schema_names(schema);
  for (const auto& [path, statements] : texts) {
    set.files.push_back(source_file(path, statements, as, schemas));
  }
  return set;
}

}  // namespace

int run_import(Context& context, const ImportOptions& options) {
  if (!read_project(context, false)) {
    return finish(context, exit_input_error);
  }
  auto state = read_state(context, options.state);
  if (!state) {
    return finish(context, exit_input_error);
  }
  leave_bookkeeping_out(state->loaded.schema);
  const std::string directory = target_directory(context, options);
  const FileSet files = split_files(context, state->loaded.schema, directory, options.as);
  if (context.diagnostics.has_errors() || !write_files({files}, context.diagnostics)) {
    return finish(context, exit_input_error);
  }
  std::string text;
  for (const FileSet::File& file : files.files) {
    text += "Created " + directory + "/" + file.path + "\n";
  }
  write_output(context, "", context.options.quiet ? "" : text);
  list_what_is_not_schema(context, *state);
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
