#include "compiler/snapshot/snapshot.h"

#include <algorithm>
#include <unordered_set>

#include "compiler/kinds/definition.h"
#include "compiler/plan/planner.h"
#include "compiler/syntax/parser.h"

namespace ashlar {

namespace {

constexpr std::string_view header = "-- Ashlar snapshot, format 1";

Schema without_body_references(const Schema& schema) {
  Schema plain = schema;
  kinds::forget_body_references(plain);
  return plain;
}

/// The steps that say the same in the snapshot: all their statements are there (the later ones change what the first
/// made), and all that their Objects refer to comes from such steps too, for what they refer to is part of what they
/// say.
std::vector<const SnapshotStep*> same_steps(const std::vector<SnapshotStep>& steps,
                                            const std::unordered_set<std::string_view>& written, const Schema& like) {
  std::vector<const SnapshotStep*> same;
  std::unordered_set<ObjectId> made;
  for (const SnapshotStep& step : steps) {
    if (std::all_of(step.statements.begin(), step.statements.end(),
                    [&](const auto& sql) { return written.contains(sql); })) {
      same.push_back(&step);
      made.insert(step.creates.begin(), step.creates.end());
    }
  }
  const auto refers_to_others = [&](const SnapshotStep* step) {
    bool others = false;
    for (const ObjectId& id : step->creates) {
      if (const Object* object = like.find(id)) {
        for_each_reference(id, *object, [&](const ObjectId& target, bool soft) {
          others = others || (!soft && like.contains(target) && !made.contains(target));
        });
      }
    }
    return others;
  };
  for (bool settled = false; !settled;) {
    const auto changed = std::stable_partition(same.begin(), same.end(),
                                               [&](const SnapshotStep* step) { return !refers_to_others(step); });
    settled = changed == same.end();
    for (auto at = changed; at != same.end(); ++at) {
      for (const ObjectId& id : (*at)->creates) {
        made.erase(id);
      }
    }
    same.erase(changed, same.end());
  }
  return same;
}

/// True where `schema` has an Object that `like` lacks, with the name of a shared one (another overload of a function):
/// what referred to the name may mean another one here.
bool may_mean_otherwise(const Schema& schema, const Schema& shared, const Schema& like) {
  return std::any_of(schema.entries().begin(), schema.entries().end(), [&](const auto& entry) {
    const ObjectId& id = entry.first;
    return !like.contains(id) && !shared.named(id.parent().name(), id.name()).empty();
  });
}

}  // namespace

bool is_snapshot(std::string_view text) {
  return text.starts_with(header);
}

std::vector<SnapshotStep> snapshot_steps(const Schema& schema, int postgres, Diagnostics& diagnostics) {
  // Bodies are not checked while a snapshot loads, so what they name must not decide the order:
  // the same schema read from a snapshot does not know it.
  const Schema plain = without_body_references(schema);
  OrderedSteps ordered = plan_steps(diff({}, plain, {}), {.postgres = postgres}, diagnostics);
  std::vector<SnapshotStep> steps;
  for (std::size_t i = 0; i < ordered.steps.size(); ++i) {
    SnapshotStep step;
    for (Statement& statement : ordered.steps[i].up) {
      step.statements.push_back(std::move(statement.sql));
    }
    step.creates = std::move(ordered.created[i]);
    steps.push_back(std::move(step));
  }
  return steps;
}

std::string print_snapshot(const Schema& schema, int postgres, Diagnostics& diagnostics) {
  std::string text(header);
  text += ", PostgreSQL " + std::to_string(postgres) + ". Written by ashlar; change the sources instead.\n\n";
  for (const auto& [name, value] : script_settings(schema)) {
    text += "SET " + name + " = " + value + ";\n";
  }
  for (const SnapshotStep& step : snapshot_steps(schema, postgres, diagnostics)) {
    for (const std::string& statement : step.statements) {
      text += "\n" + statement + ";\n";
    }
  }
  return text;
}

LoadedSchema read_snapshot(FileId file, const SourceManager& sources, const LoadOptions& options, const Schema& like,
                           Diagnostics& diagnostics) {
  const std::string_view text = sources.file(file).content;
  const std::vector<syntax::Piece> pieces = syntax::split_statements(text);
  const auto sql_of = [&](const syntax::Piece& piece) { return text.substr(piece.begin, piece.end - piece.begin); };
  const auto load_all_but = [&](const std::unordered_set<std::string_view>& done, const Schema& shared) {
    const auto session = std::make_shared<const SessionState>();
    std::vector<InputStatement> rest;
    for (const syntax::Piece& piece : pieces) {
      const std::string_view sql = sql_of(piece);
      if (!done.contains(sql)) {
        rest.push_back({SourceText::verbatim(std::string(sql), file, piece.begin), session, {}});
      }
    }
    LoadOptions as_written = options;
    as_written.apply_default_privileges = false;
    return load(std::move(rest), as_written, diagnostics, shared);
  };
  Diagnostics ignored;
  const auto steps = like.size() == 0 ? std::vector<SnapshotStep>{} : snapshot_steps(like, options.postgres, ignored);
  std::unordered_set<std::string_view> written;
  for (const syntax::Piece& piece : pieces) {
    written.insert(sql_of(piece));
  }
  Schema shared;
  std::unordered_set<std::string_view> done;
  for (const SnapshotStep* step : same_steps(steps, written, like)) {
    done.insert(step->statements.begin(), step->statements.end());
    for (const ObjectId& id : step->creates) {
      shared.share(like, id);
    }
  }
  LoadedSchema loaded = load_all_but(done, shared);
  return may_mean_otherwise(loaded.schema, shared, like) ? load_all_but({}, {}) : loaded;
}

}  // namespace ashlar
