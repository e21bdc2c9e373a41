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

/// For each step, whether it says the same in the snapshot: all its statements are there (the later ones change what
/// the first made), and what they need comes from such steps too, for what they refer to is part of what they say.
std::vector<bool> same_steps(const std::vector<CreateStep>& steps,
                             const std::unordered_set<std::string_view>& written) {
  std::vector<bool> same(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const CreateStep& step = steps[i];
    same[i] = !step.statements.empty() &&
              std::all_of(step.statements.begin(), step.statements.end(),
                          [&](const auto& sql) { return written.contains(sql); }) &&
              std::all_of(step.needs.begin(), step.needs.end(), [&](std::uint32_t needed) { return same[needed]; });
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

/// A snapshot, statement by statement.
class Reader {
 public:
  Reader(FileId file, std::string_view text, const LoadOptions& options, Diagnostics& diagnostics)
      : file_(file),
        text_(text),
        pieces_(syntax::split_statements(text)),
        options_(options),
        diagnostics_(diagnostics) {
    options_.apply_default_privileges = false;
  }

  LoadedSchema read(const Schema& like) {
    if (like.size() == 0) {
      return load_all_but({}, {});
    }
    std::unordered_set<std::string_view> written;
    for (const syntax::Piece& piece : pieces_) {
      written.insert(sql_of(piece));
    }
    Diagnostics ignored;
    const std::vector<CreateStep> steps = snapshot_steps(like, options_.postgres, ignored);
    const std::vector<bool> same = same_steps(steps, written);
    std::unordered_set<std::string_view> done;
    Schema shared = like;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (same[i]) {
        done.insert(steps[i].statements.begin(), steps[i].statements.end());
        continue;
      }
      for (const ObjectId& id : steps[i].creates) {
        shared.remove(id);
      }
    }
    if (shared.size() == like.size() && all_but_settings(done)) {
      return {.schema = std::move(shared)};
    }
    LoadedSchema loaded = load_all_but(done, shared);
    return may_mean_otherwise(loaded.schema, shared, like) ? load_all_but({}, {}) : loaded;
  }

 private:
  [[nodiscard]] std::string_view sql_of(const syntax::Piece& piece) const {
    return text_.substr(piece.begin, piece.end - piece.begin);
  }

  [[nodiscard]] bool all_but_settings(const std::unordered_set<std::string_view>& done) const {
    return std::all_of(pieces_.begin(), pieces_.end(), [&](const syntax::Piece& piece) {
      return sql_of(piece).starts_with("SET ") || done.contains(sql_of(piece));
    });
  }

  LoadedSchema load_all_but(const std::unordered_set<std::string_view>& done, const Schema& shared) {
    const auto session = std::make_shared<const SessionState>();
    std::vector<InputStatement> rest;
    for (const syntax::Piece& piece : pieces_) {
      const std::string_view sql = sql_of(piece);
      if (!done.contains(sql)) {
        rest.push_back({SourceText::verbatim(std::string(sql), file_, piece.begin), session, {}});
      }
    }
    return load(std::move(rest), options_, diagnostics_, shared);
  }

  FileId file_;
  std::string_view text_;
  std::vector<syntax::Piece> pieces_;
  LoadOptions options_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool is_snapshot(std::string_view text) {
  return text.starts_with(header);
}

std::vector<CreateStep> snapshot_steps(const Schema& schema, int postgres, Diagnostics& diagnostics) {
  // Bodies are not checked while a snapshot loads, so what they name must not decide the order:
  // the same schema read from a snapshot does not know it.
  return creating_steps(without_body_references(schema), {.postgres = postgres}, diagnostics);
}

std::string print_snapshot(const Schema& schema, int postgres, Diagnostics& diagnostics) {
  std::string text(header);
  text += ", PostgreSQL " + std::to_string(postgres) + ". Written by ashlar; change the sources instead.\n\n";
  for (const auto& [name, value] : script_settings(schema)) {
    text += "SET " + name + " = " + value + ";\n";
  }
  for (const CreateStep& step : snapshot_steps(schema, postgres, diagnostics)) {
    for (const std::string& statement : step.statements) {
      text += "\n" + statement + ";\n";
    }
  }
  return text;
}

LoadedSchema read_snapshot(FileId file, const SourceManager& sources, const LoadOptions& options, const Schema& like,
                           Diagnostics& diagnostics) {
  return Reader(file, sources.file(file).content, options, diagnostics).read(like);
}

}  // namespace ashlar
