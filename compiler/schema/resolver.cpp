#include "compiler/schema/resolver.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "compiler/schema/resolver_text.h"

namespace ashlar {

namespace {

using resolution::Names;
using resolution::Run;
using resolution::TextResolver;

template <class K>
constexpr bool has_query = std::is_same_v<K, kinds::View> || std::is_same_v<K, kinds::MaterializedView>;

bool is_view(Kind kind) {
  return kind == kind_of<kinds::View> || kind == kind_of<kinds::MaterializedView>;
}

/// What of an Object still waits.
struct Waiting {
  ObjectId id;
  std::uint32_t ordinal = 0;
  bool types = false;
  bool texts = false;
};

class Resolver {
 public:
  Resolver(Schema& schema, const ResolveOptions& options, Diagnostics& diagnostics)
      : schema_(schema),
        names_(schema),
        run_{names_, diagnostics, options.postgres, options.final, options.patient && !options.final},
        unresolved_(options.unresolved) {
    names_.resolve_view = [this](const ObjectId& view) { return resolve_on_demand(view); };
  }

  void run() {
    std::vector<Waiting> waiting = collect();
    // Types first: the columns and parameters that all else looks at have them.
    for (const Waiting& object : waiting) {
      if (object.types) {
        resolve_texts(object.id, true);
      }
    }
    for (const Waiting& object : waiting) {
      if (object.texts && is_view(object.id.kind())) {
        views_.emplace(object.id, State::waiting);
      }
    }
    for (const Waiting& object : waiting) {
      if (object.texts && is_view(object.id.kind())) {
        resolve_views_before(object.id);
      }
    }
    for (const Waiting& object : waiting) {
      if (object.texts && !is_view(object.id.kind())) {
        resolve_texts(object.id, false);
      }
    }
  }

 private:
  enum class State : std::uint8_t { waiting, active, done, cyclic };

  /// In order of declaration.
  std::vector<Waiting> collect() const {
    std::vector<Waiting> waiting;
    const auto look_at = [&](const ObjectId& id, const Schema::Entry& entry) {
      Waiting object{id, entry.ordinal};
      const auto look = [&](const auto& reference) {
        if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, SqlText>) {
          if (reference.syntax() != nullptr) {
            (reference.syntax()->kind == TextKind::type ? object.types : object.texts) = true;
          }
        }
      };
      std::visit([&](const auto& value) { for_each_reference(value, look); }, *entry.object);
      if (object.types || object.texts) {
        waiting.push_back(std::move(object));
      }
    };
    if (unresolved_ != nullptr && unresolved_->is_known) {
      for (const ObjectId& id : touched_ids()) {
        if (const Schema::Entry* entry = schema_.entry(id)) {
          look_at(id, *entry);
        }
      }
    } else {
      for (const auto& [id, entry] : schema_.entries()) {
        look_at(id, entry);
      }
    }
    if (unresolved_ != nullptr) {
      *unresolved_ = {.seen = schema_.touched_so_far().size(), .is_known = true};
      std::ranges::transform(waiting, std::back_inserter(unresolved_->ids), &Waiting::id);
    }
    std::sort(waiting.begin(), waiting.end(), [](const Waiting& a, const Waiting& b) { return a.ordinal < b.ordinal; });
    return waiting;
  }

  /// What was left pending, and what was touched since: each once.
  [[nodiscard]] std::vector<ObjectId> touched_ids() const {
    std::vector<ObjectId> ids = unresolved_->ids;
    const std::vector<ObjectId>& touched = schema_.touched_so_far();
    ids.insert(ids.end(), touched.begin() + static_cast<std::ptrdiff_t>(unresolved_->seen), touched.end());
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
  }

  void resolve_texts(const ObjectId& id, bool types) {
    std::vector<std::optional<SqlText>> resolved = resolved_texts(id, types);
    if (std::ranges::none_of(resolved, &std::optional<SqlText>::has_value)) {
      return;
    }
    auto next = resolved.begin();
    const auto change = [&](auto& reference) {
      if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, SqlText>) {
        if (std::optional<SqlText>& text = *next++) {
          reference = std::move(*text);
        }
      }
    };
    std::visit([&](auto& value) { for_each_reference(value, change); }, *schema_.edit(id));
  }

  /// One for each text of the Object, in order.
  std::vector<std::optional<SqlText>> resolved_texts(const ObjectId& id, bool types) {
    std::vector<std::optional<SqlText>> all;
    const auto look = [&](const auto& reference) {
      if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, SqlText>) {
        std::optional<SqlText>& resolved = all.emplace_back();
        const std::shared_ptr<const PendingSyntax> pending = reference.syntax();
        if (pending == nullptr || (pending->kind == TextKind::type) != types) {
          return;
        }
        TextResolver text(run_, *pending, id);
        if (id.kind() == kind_of<kinds::DefaultValue> || id.kind() == kind_of<kinds::Domain>) {
          text.set_restricted();  // CREATE TABLE takes less after DEFAULT than ALTER TABLE
        }
        resolved = text.resolve();
      }
    };
    std::visit([&](const auto& value) { for_each_reference(value, look); }, *schema_.find(id));
    return all;
  }

  /// The views that a view reads, before it: without recursion, however long the chain.
  void resolve_views_before(const ObjectId& first) {
    struct Frame {
      ObjectId id;
      std::vector<ObjectId> before;
      std::size_t next = 0;
    };
    std::vector<Frame> stack;
    const auto push = [&](const ObjectId& id) {
      const auto state = views_.find(id);
      if (state == views_.end() || state->second != State::waiting || seen_.contains(id)) {
        return;
      }
      seen_.insert(id);
      stack.push_back({id, TextResolver::views_named(run_, *query_of(id)->text.syntax())});
    };
    push(first);
    while (!stack.empty()) {
      Frame& frame = stack.back();
      if (frame.next < frame.before.size()) {
        push(ObjectId(frame.before[frame.next++]));
        continue;
      }
      const ObjectId id = frame.id;
      stack.pop_back();
      resolve_on_demand(id);
    }
  }

  [[nodiscard]] const QueryText* query_of(const ObjectId& id) const {
    if (const auto* view = schema_.get<kinds::View>(id)) {
      return &view->query;
    }
    const auto* view = schema_.get<kinds::MaterializedView>(id);
    return view == nullptr ? nullptr : &view->query;
  }

  /// True where the view's columns can be read.
  bool resolve_on_demand(const ObjectId& id) {
    const auto at = views_.find(id);
    if (at == views_.end() || at->second == State::done) {
      return true;
    }
    if (at->second != State::waiting) {
      if (at->second == State::active) {
        report_cycle(id);
      }
      return false;
    }
    at->second = State::active;
    active_.push_back(id);
    resolve_view(id);
    active_.pop_back();
    views_[id] = State::done;
    names_.forget(id);
    return true;
  }

  void resolve_view(const ObjectId& id) {
    const std::shared_ptr<const PendingSyntax> pending = query_of(id)->text.syntax();
    std::visit(
        [&](const auto& value) {
          using K = std::decay_t<decltype(value)>;
          if constexpr (has_query<K>) {
            TextResolver text(run_, *pending, id);
            std::optional<QueryText> resolved = text.resolve_view(value.column_names);
            if (resolved) {
              K* const view = schema_.edit<K>(id);
              if (!resolved->columns.empty() && names_are_in(resolved->text, pending->node)) {
                view->column_names.clear();
              }
              view->query = std::move(*resolved);
            }
          }
        },
        *schema_.find(id));
  }

  /// True where the select list itself gives the columns their names: not for VALUES.
  static bool names_are_in(const SqlText& text, syntax::Node) { return !text.text().starts_with("VALUES"); }

  void report_cycle(const ObjectId& id) {
    const auto from = std::find(active_.begin(), active_.end(), id);
    std::string path;
    for (auto at = from; at != active_.end(); ++at) {
      path += qualified_name(*at) + " → ";
      views_[*at] = State::cyclic;
    }
    path += qualified_name(id);
    if (run_.final) {
      const auto* entry = schema_.entry(id);
      run_.diagnostics.report(Code::definition_cycle, entry == nullptr ? Span{} : entry->origin,
                              {display_name(id), path});
    }
  }

  Schema& schema_;
  Names names_;
  Run run_;
  Unresolved* unresolved_;
  std::unordered_map<ObjectId, State> views_;
  std::unordered_set<ObjectId> seen_;
  std::vector<ObjectId> active_;
};

}  // namespace

void resolve(Schema& schema, const ResolveOptions& options, Diagnostics& diagnostics) {
  Resolver(schema, options, diagnostics).run();
}

std::optional<QueryText> resolve_query(Schema& schema, const PendingSyntax& query,
                                       const std::vector<std::string>& column_names, const ResolveOptions& options,
                                       Diagnostics& diagnostics) {
  resolve(schema,
          {.postgres = options.postgres, .final = false, .patient = options.patient, .unresolved = options.unresolved},
          diagnostics);
  Names names(schema);
  const Run run{names, diagnostics, options.postgres, options.final, options.patient && !options.final};
  const std::size_t errors = diagnostics.error_count();
  std::optional<QueryText> result = TextResolver(run, query, {}).resolve_view(column_names);
  return diagnostics.error_count() == errors ? result : std::nullopt;
}

}  // namespace ashlar
