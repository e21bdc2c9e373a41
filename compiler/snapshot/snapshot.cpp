#include "compiler/snapshot/snapshot.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "compiler/kinds/definition.h"
#include "compiler/plan/planner.h"
#include "compiler/syntax/parser.h"
#include "compiler/syntax/scan.h"

namespace ashlar {

namespace {

constexpr std::string_view header = "-- Ashlar snapshot, format 1";

/// Owners of Objects that a step makes which says something else in the snapshot.
std::set<ObjectId> parents_of_others(const std::vector<CreateStep>& steps, const std::vector<bool>& same) {
  std::set<ObjectId> parents;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    for (const ObjectId& id : steps[i].creates) {
      if (!same[i] && !steps[i].statements.empty()) {
        parents.insert(id.parent());
      }
    }
  }
  return parents;
}

/// For each step, whether it says the same in the snapshot: all its statements are there (the later ones change what
/// the first made), and what they need comes from such steps too, for what they refer to is part of what they say.
/// What has no statement of its own (the owner of a sequence that belongs to a column) is made by those of its
/// neighbours: it is the same where all of them are. `not_same`: found so before.
std::vector<bool> same_steps(const std::vector<CreateStep>& steps, const std::unordered_set<std::string_view>& written,
                             const std::vector<bool>& not_same) {
  std::vector<bool> same(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const CreateStep& step = steps[i];
    same[i] = !not_same[i] && std::all_of(step.statements.begin(), step.statements.end(), [&](const auto& sql) {
      return written.contains(sql);
    }) && std::all_of(step.needs.begin(), step.needs.end(), [&](std::uint32_t needed) { return same[needed]; });
  }
  return same;
}

std::vector<bool> same_steps(const std::vector<CreateStep>& steps,
                             const std::unordered_set<std::string_view>& written) {
  std::vector<bool> not_same(steps.size());
  for (;;) {
    std::vector<bool> same = same_steps(steps, written, not_same);
    const std::set<ObjectId> others = parents_of_others(steps, same);
    bool settled = true;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const auto beside = [&](const ObjectId& id) { return others.contains(id.parent()); };
      if (same[i] && steps[i].statements.empty() &&
          std::any_of(steps[i].creates.begin(), steps[i].creates.end(), beside)) {
        not_same[i] = true;
        settled = false;
      }
    }
    if (settled) {
      return same;
    }
  }
}

constexpr std::string_view data_mark = "-- @data key=";

/// Where the statement at `at` begins with the line of its annotation, if it has one directly above it.
std::uint32_t with_annotation(std::string_view text, std::uint32_t at) {
  if (at == 0 || text[at - 1] != '\n') {
    return at;
  }
  const std::size_t line = text.rfind('\n', at - 2);
  const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
  return text.substr(begin).starts_with(data_mark) ? static_cast<std::uint32_t>(begin) : at;
}

/// The annotation that the text of a statement begins with.
std::shared_ptr<const kinds::DataNote> data_note(std::string_view sql, const Span& span) {
  if (!sql.starts_with(data_mark)) {
    return nullptr;
  }
  const std::string_view line = sql.substr(0, sql.find('\n'));
  return std::make_shared<const kinds::DataNote>(
      kinds::DataNote{.key = kinds::data_key(line.substr(data_mark.size())), .was = {}, .span = span, .copy = {}});
}

/// Splits a snapshot into its statements. Those that read as statements already at hand are found by comparing bytes,
/// in their order; only what lies between is read token by token.
class Splitter {
 public:
  Splitter(std::string_view text, const std::vector<CreateStep>& steps) : text_(text) {
    for (const CreateStep& step : steps) {
      for (const std::string& statement : step.statements) {
        places_.emplace(statement, expected_.size());
        expected_.push_back(statement);
      }
    }
  }

  std::vector<syntax::Piece> split() {
    const auto size = static_cast<std::uint32_t>(text_.size());
    for (std::uint32_t at = 0; (at = syntax::skip_blank(text_, at).end) < size;) {
      at = with_annotation(text_, at);
      const std::string_view known = expected_at(at);
      if (!known.empty()) {
        pieces_.push_back({at, at + static_cast<std::uint32_t>(known.size())});
      } else if (const auto end = end_of_statement(at)) {
        pieces_.push_back({at, *end});
        const auto place = places_.find(text_.substr(at, *end - at));
        next_ = place == places_.end() ? next_ : place->second + 1;
      } else {
        add_rest(at);
        break;
      }
      at = pieces_.back().end + 1;
    }
    return std::move(pieces_);
  }

 private:
  /// The statement at hand that stands at `at`; it is among the next few, or empty.
  std::string_view expected_at(std::uint32_t at) {
    constexpr std::size_t few = 8;
    const std::string_view rest = text_.substr(at);
    for (std::size_t i = next_; i < std::min(next_ + few, expected_.size()); ++i) {
      if (rest.starts_with(expected_[i]) && rest.substr(expected_[i].size()).starts_with(";\n")) {
        next_ = i + 1;
        return expected_[i];
      }
    }
    return {};
  }

  /// Where the statement at `at` ends. A blank line follows each; bodies may hold such places too, so a few are tried.
  [[nodiscard]] std::optional<std::uint32_t> end_of_statement(std::uint32_t at) const {
    constexpr int few = 8;
    std::size_t end = at;
    for (int i = 0; i < few; ++i) {
      end = text_.find(";\n\n", end + 1);
      if (end == std::string_view::npos) {
        return std::nullopt;
      }
      const auto pieces = syntax::split_statements(text_.substr(at, end + 1 - at));
      if (pieces.size() == 1 && with_annotation(text_.substr(at), pieces[0].begin) == 0 && at + pieces[0].end == end) {
        return static_cast<std::uint32_t>(end);
      }
    }
    return std::nullopt;
  }

  void add_rest(std::uint32_t at) {
    for (const syntax::Piece& piece : syntax::split_statements(text_.substr(at))) {
      pieces_.push_back({with_annotation(text_, piece.begin + at), piece.end + at});
    }
  }

  std::string_view text_;
  std::vector<std::string_view> expected_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::size_t next_ = 0;
  std::vector<syntax::Piece> pieces_;
};

/// True where `schema` has an Object that `like` lacks, with the name of one that they share (another overload of a
/// function): what referred to the name may mean another one here.
bool may_mean_otherwise(const Schema& schema, const Schema& like, const std::unordered_set<ObjectId>& not_shared) {
  return std::any_of(schema.entries().begin(), schema.entries().end(), [&](const auto& entry) {
    const ObjectId& id = entry.first;
    const auto is_shared = [&](const ObjectId& other) { return !not_shared.contains(other); };
    return !like.contains(id) && std::ranges::any_of(like.named(id.parent().name(), id.name()), is_shared);
  });
}

/// A snapshot, statement by statement.
class Reader {
 public:
  Reader(FileId file, std::string_view text, const LoadOptions& options, Diagnostics& diagnostics)
      : file_(file), text_(text), options_(options), diagnostics_(diagnostics) {
    options_.apply_default_privileges = false;
    options_.for_target = false;
  }

  LoadedSchema read(const Schema& like) {
    if (like.size() == 0) {
      pieces_ = syntax::split_statements(text_);
      for (syntax::Piece& piece : pieces_) {
        piece.begin = with_annotation(text_, piece.begin);
      }
      return load_all_but({}, {});
    }
    Diagnostics ignored;
    const std::vector<CreateStep> steps = snapshot_steps(like, options_.postgres, ignored);
    pieces_ = Splitter(text_, steps).split();
    std::unordered_set<std::string_view> written;
    for (const syntax::Piece& piece : pieces_) {
      written.insert(sql_of(piece));
    }
    const std::vector<bool> same = same_steps(steps, written);
    std::unordered_set<std::string_view> done;
    Schema shared = like;
    std::unordered_set<ObjectId> not_shared;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (same[i]) {
        done.insert(steps[i].statements.begin(), steps[i].statements.end());
        continue;
      }
      for (const ObjectId& id : steps[i].creates) {
        const std::vector<ObjectId> gone = like.within(id);
        not_shared.insert(gone.begin(), gone.end());
        shared.remove(id);
      }
    }
    if (shared.size() == like.size() && all_but_settings(done)) {
      return {.schema = std::move(shared)};
    }
    LoadedSchema loaded = load_all_but(done, std::move(shared));
    return may_mean_otherwise(loaded.schema, like, not_shared) ? load_all_but({}, {}) : std::move(loaded);
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

  LoadedSchema load_all_but(const std::unordered_set<std::string_view>& done, Schema shared) {
    const auto session = std::make_shared<const SessionState>();
    std::vector<InputStatement> rest;
    for (const syntax::Piece& piece : pieces_) {
      const std::string_view sql = sql_of(piece);
      if (!done.contains(sql)) {
        const Span span{file_, piece.begin, piece.end};
        rest.push_back({SourceText::verbatim(std::string(sql), file_, piece.begin), session, {}, data_note(sql, span)});
      }
    }
    return load(std::move(rest), options_, diagnostics_, std::move(shared));
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
  return creating_steps(schema, {.postgres = postgres, .bodies_decide = false}, diagnostics);
}

std::vector<std::string> snapshot_statements(const Schema& schema, int postgres, Diagnostics& diagnostics) {
  std::vector<std::string> statements;
  for (CreateStep& step : snapshot_steps(schema, postgres, diagnostics)) {
    std::move(step.statements.begin(), step.statements.end(), std::back_inserter(statements));
  }
  return statements;
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
