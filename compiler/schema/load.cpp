#include "compiler/schema/load.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>
#include <unordered_set>

#include "compiler/base/text.h"
#include "compiler/kinds/constraint/complete.h"
#include "compiler/kinds/data/rows.h"
#include "compiler/kinds/find_object.h"
#include "compiler/schema/do_block.h"
#include "compiler/schema/do_condition.h"
#include "compiler/schema/do_guard.h"
#include "compiler/schema/features.h"
#include "compiler/schema/follow_ups.h"
#include "compiler/schema/read_ahead.h"
#include "compiler/schema/renamed_label.h"
#include "compiler/schema/resolver.h"
#include "compiler/syntax/parser.h"

namespace ashlar {

namespace {

using kinds::Interpreter;
using kinds::Outcome;

/// A parsed statement, alive until everything is resolved.
struct Parsed {
  std::unique_ptr<syntax::Tree> tree;
  std::shared_ptr<const SessionState> session;
  std::vector<kinds::RenameNote> notes;
  std::shared_ptr<const kinds::DataNote> data;
  bool unless_there = false;  // of a DO block that makes only what is not there,
  bool if_there = false;      // or changes only what is
};

class Loader {
 public:
  Loader(const LoadOptions& options, Diagnostics& diagnostics, Schema base)
      : options_(options),
        diagnostics_(diagnostics),
        judged_(!diagnostics.has_errors()),
        interpreter_(result_.schema, found_, options.postgres) {
    result_.schema = std::move(base);
    interpreter_.apply_default_privileges = options.apply_default_privileges;
    interpreter_.unmodelled_is_error = options.unmodelled_is_error;
    interpreter_.given_schemas = options.given_schemas;
    interpreter_.resolve_now = [this](Schema& schema) {
      resolve(schema, while_loading(false), found_);
      kinds::link_foreign_keys(schema);
    };
    interpreter_.resolve_query = [this](const PendingSyntax& query, const std::vector<std::string>& names,
                                        bool last_round) {
      return resolve_query(result_.schema, query, names, while_loading(last_round), found_);
    };
  }

  LoadedSchema run(std::vector<InputStatement> statements) {
    std::vector<std::size_t> waiting;
    parsed_.reserve(statements.size());
    ReadAhead ahead(statements);
    for (std::size_t i = 0; i < statements.size(); ++i) {
      use(ahead.take(i), statements[i], waiting);
    }
    finish(std::move(waiting));
    if (suppressed_ && !diagnostics_.has_errors()) {
      diagnostics_.report_as(suppressed_->severity, suppressed_->code, suppressed_->span) = *suppressed_;
    }
    if (diagnostics_.has_errors()) {
      name_blocks();
    }
    result_.renames = interpreter_.renames();
    return std::move(result_);
  }

 private:
  ResolveOptions while_loading(bool final) {
    return {.postgres = options_.postgres,
            .final = final,
            .patient = !interpreter_.unknown_types_are_outside,
            .unresolved = &unresolved_};
  }

  /// One mistake is one message: what follows from it is not reported.
  void finish(std::vector<std::size_t> waiting) {
    report_newer();
    if (judged_) {
      retry(std::move(waiting));
      if (!unread_.empty() || !failed_.empty()) {
        std::sort(failed_.begin(), failed_.end());
        follow_ups_.emplace(unread_, trees(), failed_);
      }
      hand_on();
      resolve(result_.schema, {.postgres = options_.postgres, .final = true}, found_);
    }
    hand_on();
    if (judged_ && !follow_ups_ && !diagnostics_.has_errors()) {
      kinds::complete(result_.schema, found_);
      kinds::complete_data(result_.schema, found_);
      kinds::collect_body_references(result_.schema);
      hand_on();
    }
  }

  void use(ReadAhead::Result result, InputStatement& statement, std::vector<std::size_t>& waiting) {
    if (result.skipped) {
      result_.not_schema.push_back({"INSERT", *result.skipped});
      return;
    }
    for (const Diagnostic& diagnostic : result.found.all()) {
      diagnostics_.report_as(diagnostic.severity, diagnostic.code, diagnostic.span) = diagnostic;
    }
    use(std::move(result.reading), statement, waiting);
  }

  void use(syntax::Reading reading, InputStatement& statement, std::vector<std::size_t>& waiting) {
    judged_ = judged_ && (reading.sound || !reading.names.empty());
    unread_.insert(unread_.end(), reading.names.begin(), reading.names.end());
    if (reading.tree != nullptr && reading.tree->root().first_child().is(syntax::Rule::doStatement)) {
      read_block(*reading.tree, statement, waiting);
      return;
    }
    add(std::move(reading.tree), statement, {}, waiting);
    if (reading.rest) {
      for (const auto& piece : syntax::split_statements(reading.rest->text)) {
        InputStatement further{
            .text = {}, .session = statement.session, .notes = {}, .own_language = statement.own_language};
        use(syntax::read_statement(syntax::part(*reading.rest, piece.begin, piece.end), diagnostics_), further,
            waiting);
      }
    }
  }

  /// `step`: of a DO block.
  void add(std::unique_ptr<syntax::Tree> tree, InputStatement& statement, const DoStep& step,
           std::vector<std::size_t>& waiting) {
    parsed_.push_back({std::move(tree), statement.session, std::move(statement.notes), statement.data,
                       step.unless_there, step.if_there});
    const syntax::Tree* read = parsed_.back().tree.get();
    if (read == nullptr || !read->root()) {
      return;
    }
    auto newer = options_.for_target ? newer_features(*read, options_.postgres) : std::vector<FeatureUse>{};
    std::erase_if(newer, [&](const FeatureUse& use) { return statement.own_language && use.feature->spelling; });
    const std::optional<Diagnostics> before = newer.empty() ? std::nullopt : std::optional(found_);
    interpret(parsed_.size() - 1, false, waiting);
    if (before && parsed_.back().tree != nullptr) {
      newer_.insert(newer_.end(), newer.begin(), newer.end());
      found_ = *before;  // what else is wrong with it may come of that
    }
  }

  /// What the target lacks. Words that it takes for names of functions may be the project's.
  void report_newer() {
    std::unordered_set<std::string_view> functions;
    for (const ObjectId& id : result_.schema.of_kind(kind_of<kinds::Function>)) {
      if (!newer_.empty()) {
        functions.insert(id.name());
      }
    }
    for (const FeatureUse& use : newer_) {
      const Feature& feature = *use.feature;
      if (std::any_of(functions.begin(), functions.end(), [&](std::string_view name) {
            return !name.empty() && feature.functions.find(name) != std::string_view::npos;
          })) {
        continue;
      }
      const std::string since = std::to_string(feature.since);
      diagnostics_.report(Code::newer_feature, use.at.span(), {feature.name, since, std::to_string(options_.postgres)},
                          (feature.way_out.empty() ? "" : std::string(feature.way_out) + ", or ") +
                              "set postgres = " + since + " in ashlar.toml (--postgres " + since + ")");
      judged_ = false;
    }
  }

  void read_block(const syntax::Tree& tree, InputStatement& statement, std::vector<std::size_t>& waiting) {
    const syntax::Node node = tree.root().first_child();
    DoBlock block = read_do_block(tree.source());
    if (block.effect == DoBlock::Effect::steps) {
      run_steps(block.steps, statement, waiting);
      blocks_.push_back({node.span(), std::string(node.text())});
      return;
    }
    if (block.effect == DoBlock::Effect::statements) {
      refuse_block(node.span(), "a DO block that decides what to change");
    }
    note_block(block.effect, node.span());
    result_.not_schema.push_back({"DO", node.span()});
    blocks_.push_back({node.span(), std::string(node.text())});
  }

  void note_block(DoBlock::Effect effect, Span at) {
    if (effect == DoBlock::Effect::computed || (effect == DoBlock::Effect::roles && options_.roles)) {
      found_.report(Code::unmodelled_ignored, at, {"what this DO block computes and runs"});
    }
  }

  void refuse_block(Span at, std::string_view what) {
    const bool is_error = options_.unmodelled_is_error;
    found_.report(is_error ? Code::unsupported_statement : Code::unmodelled_ignored, at, {what},
                  "write its statements by themselves, or set [scope] unmodelled = \"warn\"");
    judged_ = judged_ && !is_error;  // whatever is not there it may have made
  }

  /// False where the block ends in them.
  bool run_steps(std::vector<DoStep>& steps, InputStatement& statement, std::vector<std::size_t>& waiting) {
    for (DoStep& step : steps) {
      if (step.form == DoStep::Form::leave ||
          (step.form == DoStep::Form::branches && !branch(step, statement, waiting))) {
        return false;
      }
      if (step.form == DoStep::Form::statement) {
        add(syntax::parse(std::move(step.statement), syntax::Start::statement, diagnostics_), statement, step, waiting);
      }
    }
    return true;
  }

  /// False where the block ends in it.
  bool branch(DoStep& step, InputStatement& statement, std::vector<std::size_t>& waiting) {
    if (!decides(step)) {
      return true;
    }
    const Known known{.schema = &result_.schema,
                      .search_path = statement.session == nullptr ? std::vector<std::string>{"public"}
                                                                  : statement.session->search_path,
                      .postgres = options_.postgres,
                      .given_schemas = options_.given_schemas,
                      .in_doubt = [&](const std::string& name) { return is_awaited(name, waiting); }};
    for (DoBranch& one : step.branches) {
      const Answer holds = answer(one, known);
      if (holds == Answer::unknown && !only_guards(step)) {
        return leave_undecided(step, one.condition);
      }
      if (holds != Answer::no) {
        mark_guarded(one);
        return run_steps(one.steps, statement, waiting);
      }
    }
    const SourceText& condition = step.branches.front().condition;
    result_.not_schema.push_back({"DO", condition.span(0, static_cast<std::uint32_t>(condition.text.size()))});
    return true;
  }

  /// Where the condition of a step cannot be answered. False where the block may end in it.
  bool leave_undecided(const DoStep& step, const SourceText& condition) {
    const Span at = condition.span(0, static_cast<std::uint32_t>(condition.text.size()));
    const bool may_end = has_step({step}, DoStep::Form::leave);
    if (!may_end && only_of_roles(step.branches)) {
      note_block(DoBlock::Effect::roles, at);
    } else {
      refuse_block(at, "a DO block that decides by what only a server knows");
    }
    return !may_end;
  }

  /// True for a name that a statement says which waits for others.
  [[nodiscard]] bool is_awaited(const std::string& name, const std::vector<std::size_t>& waiting) const {
    return std::ranges::any_of(waiting, [&](std::size_t index) {
      const auto words = syntax::words_of(parsed_[index].tree->source().text);
      return std::ranges::find(words, name) != words.end();
    });
  }

  /// Hands on what was found, but for what follows from statements that were in error.
  void hand_on() {
    for (const auto& diagnostic : found_.all()) {
      if (diagnostic.severity == Severity::error && follow_ups_ && follow_ups_->follows(diagnostic.span)) {
        suppressed_ = suppressed_ ? suppressed_ : diagnostic;
        continue;
      }
      diagnostics_.report_as(diagnostic.severity, diagnostic.code, diagnostic.span) = diagnostic;
    }
    found_ = {};
  }

  [[nodiscard]] std::vector<const syntax::Tree*> trees() const {
    std::vector<const syntax::Tree*> trees;
    trees.reserve(parsed_.size());
    for (const auto& parsed : parsed_) {
      trees.push_back(parsed.tree != nullptr && parsed.tree->root() ? parsed.tree.get() : nullptr);
    }
    return trees;
  }

  void interpret(std::size_t index, bool last_round, std::vector<std::size_t>& waiting) {
    const Parsed& parsed = parsed_[index];
    const syntax::Node statement = parsed.tree->root().first_child();
    interpreter_.begin(parsed.session, parsed.notes, last_round);
    interpreter_.note_data(parsed.data);
    interpreter_.place(index, !waiting.empty());
    const bool forgiving = parsed.unless_there || parsed.if_there;
    const std::optional<Diagnostics> before = forgiving ? std::optional(found_) : std::nullopt;
    Outcome outcome = is_in_temporary_schema(statement) ? Outcome::not_schema : interpreter_.run(statement);
    if (outcome == Outcome::deferred && is_of_temporary(statement)) {
      outcome = Outcome::not_schema;
    }
    if (outcome == Outcome::deferred && parsed.if_there && waiting.empty()) {
      return;  // what it is about is not there
    }
    if (outcome == Outcome::failed && before && is_forgiven(parsed, before->all().size())) {
      found_ = *before;
      return;
    }
    switch (outcome) {
      case Outcome::deferred:
        waiting.push_back(index);
        break;
      case Outcome::not_schema:
        note_temporary(statement);
        note_call(statement);
        result_.not_schema.push_back({first_word(statement.text()), statement.span()});
        parsed_[index].tree.reset();
        break;
      case Outcome::done:
        follow_label(statement);
        for (const kinds::RenameNote& note : interpreter_.take_unused_notes()) {
          diagnostics_.report(Code::stray_annotation, note.span, {"renamed"}, "put it directly above what was renamed");
        }
        break;
      case Outcome::failed:
        if (!is_declared_twice(statement)) {
          failed_.push_back(index);
        }
        break;
    }
  }

  /// After ALTER TYPE … RENAME VALUE.
  void follow_label(syntax::Node statement) {
    const syntax::Node action = statement.child(syntax::Rule::renameEnumValueAction);
    const ObjectId type =
        action ? interpreter_.find<kinds::EnumType>(statement.child(syntax::Rule::qualifiedName)) : ObjectId{};
    if (type) {
      interpreter_.resolve_now(result_.schema);
      const auto labels = action.children(syntax::Rule::string);
      follow_renamed_label(result_.schema, type, kinds::string_in(labels.front()), kinds::string_in(labels.back()),
                           options_.postgres);
    }
  }

  /// True where what the statement declares was there: others that name it are not in doubt.
  [[nodiscard]] bool is_declared_twice(syntax::Node statement) const {
    const std::vector<Diagnostic>& all = found_.all();
    const syntax::Node name = statement.find(syntax::Rule::qualifiedName);
    return !all.empty() && all.back().code == Code::duplicate_object && name &&
           all.back().span.begin <= name.span().begin;
  }

  /// `SELECT pg_temp.run('ALTER TABLE …')`: temporary functions are no schema, their bodies not known.
  static bool runs_its_argument(syntax::Node statement) {
    const std::string text = to_lower(statement.text());
    return text.find("pg_temp.") != std::string::npos &&
           (text.find("'create ") != std::string::npos || text.find("'alter ") != std::string::npos ||
            text.find("'drop ") != std::string::npos);
  }

  /// `SELECT add_touch_trigger('todo')`: what a function of the project makes while the sources are read is not known.
  void note_call(syntax::Node statement) {
    if (!statement.is(syntax::Rule::selectStatement)) {
      return;
    }
    const syntax::Node name = statement.find(syntax::Rule::functionName);
    if (runs_its_argument(statement)) {
      found_.report(Code::unmodelled_ignored, statement.span(), {"what a function in pg_temp runs"});
      return;
    }
    for (const ObjectId& id : name ? interpreter_.find_routines(kinds::Interpreter::name_parts(name)) : no_routines) {
      const auto* function = result_.schema.get<kinds::Function>(id);
      if (function == nullptr || function->language != "plpgsql") {
        continue;
      }
      const auto words = syntax::words_of(function->body);
      const auto says = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
      const std::string body = to_lower(function->body);
      const auto holds = [&](std::string_view text) { return body.find(text) != std::string::npos; };
      if (says("execute") && (holds("create ") || holds("alter ") || holds("drop "))) {
        found_.report(Code::unmodelled_ignored, statement.span(), {"what " + display_name(id) + " computes and runs"});
        return;
      }
    }
  }

  /// Tables of the session alone are no schema; neither is what is done with them.
  void note_temporary(syntax::Node statement) {
    if (statement.is(syntax::Rule::createTableStatement) || statement.is(syntax::Rule::createTableAsStatement) ||
        statement.is(syntax::Rule::createViewStatement) || statement.is(syntax::Rule::createSequenceStatement)) {
      temporary_.insert(kinds::Interpreter::name_parts(statement.child(syntax::Rule::qualifiedName)).back());
    }
  }

  /// True for what is done in the session's own schema: types and functions in it, too, go with the session.
  [[nodiscard]] static bool is_in_temporary_schema(syntax::Node statement) {
    const syntax::Node name = statement.find(syntax::Rule::qualifiedName);
    const syntax::Node type = statement.find(syntax::Rule::typeName);
    const syntax::Node first = !name || (type && type.begin_offset() < name.begin_offset()) ? type : name;
    return first && to_lower(first.text()).starts_with("pg_temp.");
  }

  [[nodiscard]] bool is_of_temporary(syntax::Node statement) const {
    constexpr std::array about_relations{syntax::Rule::dropStatement, syntax::Rule::alterTableStatement,
                                         syntax::Rule::createIndexStatement, syntax::Rule::commentStatement,
                                         syntax::Rule::createTriggerStatement};
    const bool may_be = !temporary_.empty() && std::any_of(about_relations.begin(), about_relations.end(),
                                                           [&](syntax::Rule rule) { return statement.is(rule); });
    const syntax::Node name = may_be ? statement.find(syntax::Rule::qualifiedName) : syntax::Node{};
    if (!name) {
      return false;
    }
    const std::vector<std::string> parts = kinds::Interpreter::name_parts(name);
    return (parts.size() == 1 || parts.front() == "pg_temp") && temporary_.contains(parts.back());
  }

  /// True where all that was found, from `first` on, is what the block that the statement stands in goes past.
  [[nodiscard]] bool is_forgiven(const Parsed& parsed, std::size_t first) const {
    return std::all_of(
        found_.all().begin() + static_cast<std::ptrdiff_t>(first), found_.all().end(), [&](const Diagnostic& one) {
          return one.code == Code::duplicate_object ? parsed.unless_there : parsed.if_there && is_of_absence(one.code);
        });
  }

  [[nodiscard]] static bool is_of_absence(Code code) {
    constexpr std::array unknown{Code::unknown_relation, Code::unknown_column, Code::unknown_type,
                                 Code::unknown_function, Code::unknown_object, Code::unknown_schema};
    return std::find(unknown.begin(), unknown.end(), code) != unknown.end();
  }

  /// What is not there may be made by a DO block, into which the compiler does not look: says so where one has the
  /// name.
  void name_blocks() {
    const std::vector<Diagnostic>& all = diagnostics_.all();
    for (std::size_t i = 0; i < all.size() && !blocks_.empty(); ++i) {
      if (!is_of_absence(all[i].code)) {
        continue;
      }
      const std::string name = missing_name(all[i].text);
      const auto block = std::find_if(blocks_.begin(), blocks_.end(),
                                      [&](const auto& candidate) { return has_word(candidate.second, name); });
      if (block != blocks_.end()) {
        diagnostics_.add_note(i, {block->first,
                                  "this DO block may create it, and the compiler does not look into it: write the "
                                  "statement by itself"});
      }
    }
  }

  /// `account_role` of "type basejump.account_role does not exist".
  static std::string missing_name(std::string_view text) {
    text = text.substr(0, text.rfind(" does not exist"));
    text = text.substr(0, text.find('('));
    const std::size_t begin = text.find_last_of(" .\"", text.ends_with('"') ? text.size() - 2 : std::string_view::npos);
    text.remove_prefix(begin == std::string_view::npos ? 0 : begin + 1);
    return std::string(text.ends_with('"') ? text.substr(0, text.size() - 1) : text);
  }

  static bool has_word(std::string_view text, std::string_view word) {
    const auto in_word = [&](std::size_t at) {
      return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_');
    };
    for (std::size_t at = text.find(word); at != std::string_view::npos && !word.empty();
         at = text.find(word, at + 1)) {
      if ((at == 0 || !in_word(at - 1)) && !in_word(at + word.size())) {
        return true;
      }
    }
    return false;
  }

  static std::string first_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end])) != 0) {
      ++end;
    }
    return to_upper(text.substr(0, end));
  }

  /// Statements that referred forward, again and again while that helps.
  void settle(std::vector<std::size_t>& waiting) {
    std::size_t before = waiting.size() + 1;
    while (!waiting.empty() && waiting.size() < before) {
      before = waiting.size();
      std::vector<std::size_t> still;
      for (const std::size_t index : waiting) {
        interpret(index, false, still);
      }
      waiting = std::move(still);
    }
  }

  /// What is not there when somebody names it in the last round is the server's: what makes things that others name so
  /// comes before these.
  [[nodiscard]] int last_turn(std::size_t index) const {
    const syntax::Node statement = parsed_[index].tree->root().first_child();
    if (statement.is(syntax::Rule::createOperatorStatement)) {
      return 0;
    }
    if (statement.is(syntax::Rule::createOperatorClassStatement)) {
      return 1;
    }
    if (statement.is(syntax::Rule::createTextSearchStatement)) {
      return statement.has(syntax::Tok::KW_CONFIGURATION) ? 4 : statement.has(syntax::Tok::KW_DICTIONARY) ? 3 : 2;
    }
    return 5;
  }

  /// Waits for names of the project first; then takes unknown types as an extension's, those that types and tables
  /// are made of before others; then once more, for the errors.
  void retry(std::vector<std::size_t> waiting) {
    settle(waiting);
    interpreter_.unknown_types_are_outside = true;
    const auto rest = std::stable_partition(waiting.begin(), waiting.end(), [&](std::size_t index) {
      const syntax::Node statement = parsed_[index].tree->root().first_child();
      return statement.is(syntax::Rule::createTypeStatement) || statement.is(syntax::Rule::createDomainStatement) ||
             statement.is(syntax::Rule::createTableStatement);
    });
    std::vector<std::size_t> types(waiting.begin(), rest);
    std::vector<std::size_t> others(rest, waiting.end());
    settle(types);
    settle(others);
    types.insert(types.end(), others.begin(), others.end());
    std::sort(types.begin(), types.end());
    settle(types);
    std::ranges::stable_sort(types, {}, [&](std::size_t index) { return last_turn(index); });
    std::vector<std::size_t> none;
    for (const std::size_t index : types) {
      interpret(index, true, none);
    }
  }

  static inline const std::vector<ObjectId> no_routines;
  LoadOptions options_;
  Diagnostics& diagnostics_;
  Diagnostics found_;  // while it is not known what follows from what
  bool judged_;        // no error that makes all others doubtful
  std::vector<FeatureUse> newer_;
  std::vector<std::string> unread_;
  std::vector<std::size_t> failed_;  // indexes of statements
  std::optional<FollowUps> follow_ups_;
  std::optional<Diagnostic> suppressed_;  // the first error that was taken for one that follows from others
  LoadedSchema result_;
  Unresolved unresolved_;
  Interpreter interpreter_;
  std::vector<Parsed> parsed_;
  std::set<std::string> temporary_;                   // names of relations of the session alone
  std::vector<std::pair<Span, std::string>> blocks_;  // DO
};

}  // namespace

LoadedSchema load(std::vector<InputStatement> statements, const LoadOptions& options, Diagnostics& diagnostics,
                  Schema base) {
  return Loader(options, diagnostics, std::move(base)).run(std::move(statements));
}

}  // namespace ashlar
