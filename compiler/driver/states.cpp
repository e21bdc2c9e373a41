#include "compiler/driver/states.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/catalog/settle.h"
#include "compiler/diff/diff.h"
#include "compiler/driver/database.h"
#include "compiler/driver/git.h"
#include "compiler/driver/standard_library.h"
#include "compiler/kinds/data/rows.h"
#include "compiler/language/language.h"
#include "compiler/plan/planner.h"
#include "compiler/schema/equivalence.h"
#include "compiler/schema/scope.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

LoadOptions load_options(const Context& context) {
  return {.postgres = context.postgres(),
          .unmodelled_is_error = !context.config || context.config->scope.unmodelled_is_error,
          .roles = scope_of(context).roles,
          .given_schemas = scope_of(context).schemas.value_or(std::vector<std::string>{})};
}

project::ReadOptions read_options(const Context& context, const std::string& root) {
  project::ReadOptions options;
  options.root = root;
  options.postgres = context.postgres();
  options.extensions = {".sql", ".ash"};
  options.language = true;
  return options;
}

project::Variables variables(const Context& context) {
  return context.config ? context.config->variables : project::Variables{};
}

std::optional<State> finished(Context& context, State state) {
  if (context.diagnostics.has_errors()) {
    return std::nullopt;
  }
  apply_scope(state.loaded.schema, scope_of(context), context.diagnostics);
  return context.diagnostics.has_errors() ? std::nullopt : std::optional(std::move(state));
}

std::optional<State> read_snapshot_text(Context& context, const std::string& path, std::string text,
                                        const Schema* like) {
  const FileId file = context.sources.add(path, std::move(text));
  State state;
  state.loaded = read_snapshot(file, context.sources, load_options(context), like == nullptr ? Schema{} : *like,
                               context.diagnostics);
  return finished(context, std::move(state));
}

/// A snapshot that ought to be there; `missing_hint` is the way out where it is not.
std::optional<State> read_snapshot_file(Context& context, const std::string& path, const Schema* like,
                                        std::string_view name, std::string missing_hint) {
  std::string reason;
  auto text = context.files.read(path, reason);
  if (!text) {
    context.diagnostics.report(Code::no_such_state, {}, {name, path}, std::move(missing_hint));
    return std::nullopt;
  }
  return read_snapshot_text(context, path, std::move(*text), like);
}

/// `paths` and the arguments of \i are relative to the folder `root`.
std::optional<State> read_paths(Context& context, const std::vector<std::string>& paths, const std::string& root,
                                const project::FileProvider& files) {
  auto read = project::read_sources(paths, variables(context), read_options(context, root), files, context.sources,
                                    context.diagnostics);
  language::lower(read.items, {variables(context), read.roots, standard_library()}, files, context.sources,
                  context.diagnostics);
  return finished(context, load_items(context, std::move(read)));
}

bool needs_project(Context& context, const std::string& state) {
  if (context.config) {
    return true;
  }
  context.diagnostics.report(Code::state_needs_project, {}, {state}, "give a path, or run where an ashlar.toml is");
  return false;
}

std::optional<State> read_git(Context& context, const std::string& reference) {
  std::string revision = reference;
  const bool head = revision.ends_with(":head");
  if (head) {
    revision.resize(revision.size() - 5);
  }
  auto tree = git_files(context.root(), revision, context.diagnostics);
  if (!tree) {
    return std::nullopt;
  }
  if (!head) {
    return read_paths(context, context.config->sources, context.root(), *tree);
  }
  const std::string path = head_snapshot_path(context);
  std::string reason;
  auto text = tree->read(path, reason);
  if (!text) {
    context.diagnostics.report(Code::no_such_state, {}, {"git:" + reference, path},
                               "that revision has no migrations yet");
    return std::nullopt;
  }
  return read_snapshot_text(context, "git:" + revision + ":" + path, std::move(*text), nullptr);
}

/// What pg_dump wrote begins with its name.
bool is_dump(std::string_view text) {
  constexpr std::string_view mark = "-- PostgreSQL database dump\n";
  return text.substr(0, 200).find(mark) != std::string_view::npos;
}

std::optional<State> read_path(Context& context, const std::string& written, const Schema* like) {
  const std::string path = written == "-" ? "/dev/stdin" : written;
  if (context.files.kind(path) == project::PathKind::none) {
    auto& diagnostic = context.diagnostics.report(Code::unknown_state, {}, {path});
    const std::vector<std::string> words{"sources", "head", "migrations", "empty"};
    if (const std::string near = closest(path, words); !near.empty()) {
      diagnostic.notes.push_back({{}, "did you mean " + near + "?"});
    }
    diagnostic.notes.push_back({{},
                                "a state is sources, head, release:NAME, git:REF, migrations, empty, a database "
                                "(postgres://…, service=…), or the path of a file or directory"});
    return std::nullopt;
  }
  bool server_form = false;
  project::FileProvider files = context.files;
  if (context.files.kind(path) == project::PathKind::file) {
    std::string reason;
    auto text = context.files.read(path, reason);
    if (text && is_snapshot(*text)) {
      return read_snapshot_text(context, path, std::move(*text), like);
    }
    server_form = text && is_dump(*text);
    // Handed on, for what a shell gives instead of a file (`<(…)`) cannot be read twice.
    if (text) {
      auto held = std::make_shared<std::optional<std::string>>(std::move(text));
      files.read = [&context, &path, held](const std::string& asked, std::string& why) {
        return asked == path && *held ? std::exchange(*held, std::nullopt) : context.files.read(asked, why);
      };
    }
  }
  if (context.config && context.files.kind(head_snapshot_path(path)) == project::PathKind::file) {
    return read_migrations_of(context, path);
  }
  std::optional<State> state = read_paths(context, {path}, "", files);
  if (state) {
    state->server_form = server_form;
  }
  return state;
}

/// `@data` above a statement about rows. In front of anything else it is an error where it names a key, and else only
/// a word in a comment.
std::shared_ptr<const kinds::DataNote> read_data_note(Context& context, const project::Annotation& annotation,
                                                      std::string_view statement,
                                                      const std::optional<project::CopyData>& copy) {
  const std::string word = to_upper(statement.substr(0, 6));
  const bool about_rows = word == "INSERT" || word == "UPDATE" || word == "DELETE" || word.starts_with("COPY");
  const auto key = annotation.values.find("key");
  if (annotation.at != 0 || !about_rows) {
    if (key != annotation.values.end()) {
      context.diagnostics.report(Code::stray_annotation, annotation.span, {annotation.name},
                                 "put it directly above an INSERT or COPY");
    }
    return nullptr;
  }
  kinds::DataNote note{.key = {}, .was = {}, .span = annotation.span, .copy = {}};
  note.key = key == annotation.values.end() ? note.key : kinds::data_key(key->second);
  if (note.key.empty()) {
    context.diagnostics.report(Code::bad_annotation, annotation.span, {"@data"},
                               "write -- @data key=(column), with the columns that tell its rows apart");
    return nullptr;
  }
  if (const auto was = annotation.values.find("was"); was != annotation.values.end()) {
    note.was = kinds::data_key(was->second);
  }
  if (copy) {
    note.copy = context.sources.file(copy->file).content.substr(copy->begin, copy->end - copy->begin);
    note.copy_file = copy->file;
    note.copy_begin = copy->begin;
  }
  return std::make_shared<const kinds::DataNote>(std::move(note));
}

}  // namespace

Scope scope_of(const Context& context) {
  Scope scope;
  if (context.config) {
    scope.schemas = context.config->scope.schemas;
    scope.roles = context.config->scope.roles;
    scope.ignore = context.config->scope.ignore;
  } else {
    scope.roles = true;
  }
  return scope;
}

std::optional<State> read_language(Context& context, const std::string& text) {
  const std::string name = "text.ash";
  project::FileProvider files = context.files;
  files.read = [&](const std::string& path, std::string& reason) {
    return path == name ? std::optional(text) : context.files.read(path, reason);
  };
  files.kind = [&](const std::string& path) {
    return path == name ? project::PathKind::file : context.files.kind(path);
  };
  files.identity = [&](const std::string& path) { return path == name ? path : context.files.identity(path); };
  return read_paths(context, {name}, "", files);
}

State load_items(Context& context, project::ReadResult items, Schema base) {
  State state;
  std::vector<InputStatement> statements;
  std::shared_ptr<const SessionState> session;
  for (project::Item& item : items.items) {
    if (auto* command = std::get_if<project::PsqlCommand>(&item)) {
      state.commands.push_back(std::move(*command));
      continue;
    }
    auto& statement = std::get<project::SqlStatement>(item);
    SessionState here{statement.search_path, statement.role, statement.table_access_method, statement.tablespace};
    if (session == nullptr || *session != here) {
      session = std::make_shared<const SessionState>(std::move(here));
    }
    const FileId file = statement.text.segments.empty() ? no_file : statement.text.segments.front().file;
    InputStatement input{std::move(statement.text), session, {}};
    input.own_language = file != no_file && context.sources.file(file).path.ends_with(".ash");
    for (const project::Annotation& annotation : statement.annotations) {
      if (annotation.name == "data") {
        input.data = read_data_note(context, annotation, input.text.text, statement.copy);
      } else if (annotation.name == "renamed") {
        const auto from = annotation.values.find("from");
        if (from == annotation.values.end()) {
          context.diagnostics.report(Code::bad_annotation, annotation.span, {"@renamed"},
                                     "write -- @renamed from=old_name");
        } else {
          input.notes.push_back({annotation.at, from->second, annotation.span});
        }
      }
    }
    statements.push_back(std::move(input));
  }
  if (context.diagnostics.has_errors()) {
    return state;
  }
  state.loaded = load(std::move(statements), load_options(context), context.diagnostics, std::move(base));
  return state;
}

std::set<std::string> schema_names(const Schema& schema) {
  std::set<std::string> names;
  for (const ObjectId& id : schema.of_kind(kind_of<kinds::Namespace>)) {
    names.insert(quote_identifier(id.name()));
  }
  return names;
}

std::vector<ObjectId> reconcile_states(Context& context, State& from, State& to) {
  if (from.server_form == to.server_form) {
    return {};
  }
  State& server = from.server_form ? from : to;
  // Who did not read rows knows of none.
  if (!server.has_rows) {
    kinds::forget_data((from.server_form ? to : from).loaded.schema);
  }
  const State& declared = from.server_form ? to : from;
  Schema theirs =
      from.server_form ? in_old_names(from.loaded.schema, to.loaded.schema, to.loaded.renames) : declared.loaded.schema;
  if (!server.settled) {
    catalog::settle(server.loaded.schema, theirs, scope_of(context).schemas.has_value());
    server.settled = true;
  }
  return reconcile(server.loaded.schema, theirs, context.postgres());
}

void report_undecided(Context& context, const std::vector<ObjectId>& undecided) {
  for (const ObjectId& id : undecided) {
    context.diagnostics.report(Code::undecided_text, {}, {display_name(id)},
                               "it is taken as unchanged; ashlar diff --elaborate always lets a server decide");
  }
}

std::string head_snapshot_path(const Context& context) {
  return head_snapshot_path(project::join_path(context.root(), context.config->migrations.front().dir));
}

std::string head_snapshot_path(const std::string& directory) {
  return directory + "/ashlar/head.sql";
}

std::string release_snapshot_path(const Context& context, const std::string& release) {
  return project::join_path(context.root(),
                            context.config->migrations.front().dir + "/ashlar/releases/" + release + ".sql");
}

std::optional<State> read_state(Context& context, const std::string& name, const Schema* like) {
  if (name == "empty") {
    return State{};
  }
  if (name == "sources") {
    return needs_project(context, name) ? read_paths(context, context.config->sources, context.root(), context.files)
                                        : std::nullopt;
  }
  if (name == "head") {
    return needs_project(context, name)
               ? read_snapshot_file(context, head_snapshot_path(context), like, name, "run `ashlar init` first")
               : std::nullopt;
  }
  if (name.starts_with("release:") && name.find('/') != std::string::npos) {
    context.diagnostics.report(Code::no_such_state, {}, {name, "a release of that name"},
                               "no release has a / in its name");
    return std::nullopt;
  }
  if (name.starts_with("release:")) {
    return needs_project(context, name) ? read_snapshot_file(context, release_snapshot_path(context, name.substr(8)),
                                                             like, name, "`ashlar release NAME` makes one")
                                        : std::nullopt;
  }
  if (name.starts_with("git:")) {
    return needs_project(context, name) ? read_git(context, name.substr(4)) : std::nullopt;
  }
  if (name == "migrations") {
    return needs_project(context, name) ? read_migrations(context) : std::nullopt;
  }
  if (catalog::is_target(name)) {
    return read_database(context, name, like);
  }
  return read_path(context, name, like);
}

std::optional<Ends> read_ends(Context& context, const std::string& from, const std::string& to) {
  take_version_of(context, from);
  take_version_of(context, to);
  // What is declared decides what is looked at in a database, so it is read first.
  const bool from_database = catalog::is_target(from);
  const bool to_database = catalog::is_target(to);
  if (to_database && !from_database) {
    auto first = read_state(context, from);
    auto last = first ? read_state(context, to, &first->loaded.schema) : std::nullopt;
    return last ? std::optional(Ends{std::move(*first), std::move(*last)}) : std::nullopt;
  }
  auto last = read_state(context, to);
  context.renames = last ? &last->loaded.renames : nullptr;
  auto first = last ? read_state(context, from, to_database ? nullptr : &last->loaded.schema) : std::nullopt;
  context.renames = nullptr;
  return first ? std::optional(Ends{std::move(*first), std::move(*last)}) : std::nullopt;
}

Plan plan_between(Context& context, const State& from, const State& to) {
  const auto renames = applicable_renames(from.loaded.schema, to.loaded.schema, to.loaded.renames, context.diagnostics);
  return make_plan(from.loaded.schema, to.loaded.schema, renames,
                   {.postgres = context.postgres(), .sources = &context.sources}, context.diagnostics);
}

bool stands_alone(const std::string& state) {
  return state == "empty" || catalog::is_target(state) ||
         (state.find(':') == std::string::npos && state != "sources" && state != "head" && state != "migrations");
}

std::string shown_state(const std::string& name) {
  return catalog::is_target(name) ? catalog::shown_target(name) : name;
}

}  // namespace ashlar::driver
