// ashlar import: a state as split sources, a folder a schema and a file an object.

#include <algorithm>
#include <map>

#include "compiler/driver/commands.h"
#include "compiler/driver/database.h"
#include "compiler/driver/standard_library.h"
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
  const bool is_own = !id.name().empty() && id.kind() != kind_of<kinds::Grant>;
  return is_own || !id.parent() ? id : id.parent();
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

/// Statements in the order of a snapshot, and the paths to which they go.
struct Split {
  std::vector<std::string> paths;
  std::vector<language::SnapshotStatement> statements;
};

Split split(Context& context, const Schema& schema) {
  const auto steps = snapshot_steps(schema, context.postgres(), context.diagnostics);
  std::vector<std::string> path_of_step;
  std::map<std::string, std::size_t> places;
  for (const CreateStep& step : steps) {
    path_of_step.push_back(step.creates.empty() ? "other.sql" : path_of(schema, step.creates.front()));
    places.emplace(path_of_step.back(), 0);
  }
  Split split;
  for (auto& [path, place] : places) {
    place = split.paths.size();
    split.paths.push_back(path);
  }
  for (std::size_t i = 0; i < steps.size(); ++i) {
    for (const std::string& statement : steps[i].statements) {
      split.statements.push_back({statement, places[path_of_step[i]]});
    }
  }
  return split;
}

/// What the files hold in Ashlar's language; nothing where mixins say all of one.
std::vector<std::string> language_texts(const Context& context, const Schema& schema, const Split& split) {
  // A schema named std would be taken for the library.
  const bool shadowed = std::any_of(split.paths.begin(), split.paths.end(),
                                    [](const std::string& path) { return path.starts_with("std/"); });
  return language::emit(split.statements, split.paths.size(), schema_names(schema),
                        shadowed ? language::Library{} : known_modules(context));
}

FileSet split_files(Context& context, const Schema& schema, const std::string& directory, const std::string& as) {
  const Split parts = split(context, schema);
  std::vector<std::string> texts(parts.paths.size());
  if (as == "ash") {
    texts = language_texts(context, schema, parts);
  } else {
    for (const auto& [statement, file] : parts.statements) {
      texts[file] += (texts[file].empty() ? "" : "\n") + statement + ";\n";
    }
  }
  FileSet set{directory, {}};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string& path = parts.paths[i];
    if (!texts[i].empty()) {
      set.files.push_back({as == "ash" ? path.substr(0, path.rfind('.')) + ".ash" : path, std::move(texts[i])});
    }
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
