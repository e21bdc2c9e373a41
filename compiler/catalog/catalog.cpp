#include "compiler/catalog/catalog.h"

#include <algorithm>
#include <array>
#include <map>

#include "compiler/base/text.h"
#include "compiler/catalog/privileges.h"
#include "compiler/catalog/sections.h"
#include "compiler/catalog/two_sessions.h"
#include "compiler/catalog/unmodelled.h"

namespace ashlar::catalog {

namespace {

constexpr int oldest = 13;
constexpr int newest = 18;
/// How often a read begins anew that met objects vanishing under it.
constexpr int attempts = 3;
constexpr std::size_t most_named = 12;

/// All that the server prints depends on: names are qualified unless they are its own, and values read the same
/// wherever they are read.
constexpr std::array settings{"SET LOCAL search_path = pg_catalog",
                              "SET LOCAL quote_all_identifiers = off",
                              "SET LOCAL datestyle = 'ISO, YMD'",
                              "SET LOCAL intervalstyle = postgres",
                              "SET LOCAL timezone = 'UTC'",
                              "SET LOCAL bytea_output = hex",
                              "SET LOCAL extra_float_digits = 1",
                              "SET LOCAL xmloption = content",
                              "SET LOCAL jit = off",
                              "SET LOCAL work_mem = '64MB'",
                              "SET LOCAL statement_timeout = 0"};

/// From here on a second session is worth its start.
constexpr const char* is_large = "pg_relation_size('pg_class') >= 1048576";

/// The statements read, as one text with the piece of each.
class Script {
 public:
  void add(std::string_view sql, std::string_view role = {}) {
    while (sql.ends_with('\n')) {
      sql.remove_suffix(1);
    }
    if (!text_.empty()) {
      text_ += "\n";
    }
    pieces_.push_back({static_cast<std::uint32_t>(text_.size()), sql.size(), std::string(role)});
    text_ += sql;
    text_ += ";\n";
  }

  std::vector<InputStatement> statements(const std::string& name, SourceManager& sources) && {
    const FileId file = sources.add(name, std::move(text_));
    const std::string_view text = sources.file(file).content;
    std::map<std::string, std::shared_ptr<const SessionState>> sessions;
    std::vector<InputStatement> statements;
    statements.reserve(pieces_.size());
    for (const Piece& piece : pieces_) {
      auto& session = sessions[piece.role];
      if (session == nullptr) {
        auto made = SessionState{};
        made.role = piece.role;  // whoever creates is the owner
        session = std::make_shared<const SessionState>(std::move(made));
      }
      statements.push_back(
          {SourceText::verbatim(std::string(text.substr(piece.begin, piece.length)), file, piece.begin), session, {}});
    }
    return statements;
  }

 private:
  struct Piece {
    std::uint32_t begin;
    std::size_t length;
    std::string role;
  };
  std::string text_;
  std::vector<Piece> pieces_;
};

/// `half`: the first so many take about half of the time.
std::vector<Section> all_sections(Version version, bool roles, bool superuser, std::size_t& half) {
  std::vector<Section> all;
  const auto add = [&](std::vector<Section> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  if (roles) {
    add(role_sections(version));
  }
  add(schema_sections(version));
  add(collation_sections(version));
  add(type_sections(version));
  add(base_type_sections(version));
  add(sequence_sections(version));
  add(foreign_sections(version));
  add(table_sections(version));
  half = all.size();
  add(routine_sections(version));
  add(language_sections(version));
  add(operator_sections(version));
  add(operator_class_sections(version));
  add(text_search_sections(version));
  add(view_sections(version));
  add(table_part_sections(version));
  add(statistics_sections(version));
  add(publication_sections(version));
  if (superuser) {
    add(subscription_sections(version));
  }
  add(event_trigger_sections(version));
  add(comment_sections(version));
  add(security_label_sections(version));
  all.push_back(default_privileges_section());
  return all;
}

/// The server's functions look at the catalog as it is, not as it was when the transaction began: what another session
/// drops meanwhile makes them fail.
bool is_changing(const Failure& failure) {
  return !failure.lost && !failure.interrupted &&
         (failure.sqlstate == "XX000" || failure.sqlstate == "42P01" || failure.sqlstate == "42704" ||
          failure.sqlstate == "42883");
}

/// The conditions of sections, asked in one query.
class Conditions {
 public:
  void add(const std::string& condition) {
    if (!condition.empty() && places_.try_emplace(condition, places_.size()).second) {
      conditions_.push_back(condition);
    }
  }

  Answer<Rows> ask(Connection& connection) {
    auto answer = connection.run(conditions_query(conditions_));
    if (answer) {
      answer_ = *answer;
    }
    return answer;
  }

  [[nodiscard]] bool met(const std::string& condition) const {
    return condition.empty() || answer_.flag(0, places_.at(condition));
  }

 private:
  std::vector<std::string> conditions_;
  std::map<std::string, std::size_t> places_;
  Rows answer_;
};

class Reader {
 public:
  Reader(Connection& connection, const Scope& scope, LoadOptions options, Diagnostics& diagnostics)
      : connection_(connection), scope_(scope), options_(std::move(options)), diagnostics_(diagnostics) {
    options_.postgres = connection.major_version();
    options_.apply_default_privileges = false;
    options_.for_target = false;
  }

  std::optional<LoadedSchema> read(SourceManager& sources) {
    auto answers = ask();
    for (int again = 1; !answers && again < attempts && is_changing(answers.failure()); ++again) {
      answers = ask();
    }
    if (!answers) {
      report_failure(answers.failure(), name(), false, diagnostics_);
      return std::nullopt;
    }
    report_unmodelled(answers->back());
    if (diagnostics_.has_errors()) {
      return std::nullopt;
    }
    LoadedSchema loaded = load(script(*answers).statements(name(), sources), options_, diagnostics_);
    loaded.unseen = unseen(answers->back());
    return diagnostics_.has_errors() ? std::nullopt : std::optional(std::move(loaded));
  }

 private:
  [[nodiscard]] std::string name() const { return "database " + connection_.database(); }

  /// The answers to the sections, of which the last three are default privileges, privileges, and what is not modelled.
  Answer<std::vector<Rows>> ask() {
    const bool superuser = connection_.parameter("is_superuser") == "on";
    const bool own = connection_.transaction() == TransactionState::none;
    std::string begin = own ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;" : "";
    for (const std::string_view setting : settings) {
      begin += std::string(setting) + ";";
    }
    if (auto begun = connection_.execute(begin); !begun) {
      return begun.failure();
    }
    std::size_t half = 0;
    const std::vector<Section> sections = all_sections(options_.postgres, scope_.roles, superuser, half);
    auto answers = ask_sections(sections, own ? half : 0,
                                {{privileges_legs(options_.postgres, scope_.roles), privileges_order},
                                 {unmodelled_legs(options_.postgres, superuser), unmodelled_order}});
    if (own && connection_.transaction() != TransactionState::lost) {
      connection_.execute("ROLLBACK");
    }
    return answers;
  }

  /// A query that is a union.
  struct Union {
    std::vector<Leg> legs;
    std::string order;
  };

  /// With the schemas in scope where it asks for them.
  [[nodiscard]] Query scoped(std::string sql) const {
    Query query{std::move(sql)};
    if (query.sql.find("$1") != std::string::npos) {
      query.parameters.push_back(scope_.schemas ? std::optional(array_parameter(*scope_.schemas)) : std::nullopt);
    }
    return query;
  }

  /// Those for which there may be rows; the others have none. An answer each, of sections and then of unions.
  /// `half`: the first so many sections take half of the time; 0 where one session has to do all.
  Answer<std::vector<Rows>> ask_sections(const std::vector<Section>& sections, std::size_t half,
                                         const std::vector<Union>& unions) {
    Conditions conditions;
    conditions.add(is_large);
    for (const Section& section : sections) {
      conditions.add(section.needs);
    }
    for (const Union& joined : unions) {
      for (const Leg& leg : joined.legs) {
        conditions.add(leg.needs);
      }
    }
    if (const auto asked = conditions.ask(connection_); !asked) {
      return asked.failure();
    }
    std::vector<Query> queries;
    std::vector<std::size_t> places;  // in the answers
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (conditions.met(sections[i].needs)) {
        queries.push_back(scoped(sections[i].sql));
        places.push_back(i);
      }
    }
    for (std::size_t i = 0; i < unions.size(); ++i) {
      std::vector<std::string> legs;
      for (const Leg& leg : unions[i].legs) {
        if (conditions.met(leg.needs)) {
          legs.push_back(leg.sql);
        }
      }
      if (!legs.empty()) {
        queries.push_back(scoped(join(legs, "\nUNION ALL\n") + "\nORDER BY " + unions[i].order));
        places.push_back(sections.size() + i);
      }
    }
    const auto second = std::ranges::lower_bound(places, half) - places.begin();
    auto rows =
        half != 0 && conditions.met(is_large)
            ? run_on_two(connection_, queries, static_cast<std::size_t>(second), {settings.begin(), settings.end()})
            : connection_.pipeline(queries);
    if (!rows) {
      return rows.failure();
    }
    std::vector<Rows> answers(sections.size() + unions.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      answers[places[i]] = std::move((*rows)[i]);
    }
    return answers;
  }

  Script script(const std::vector<Rows>& answers) {
    Script script;
    const std::size_t sections = answers.size() - 3;
    for (std::size_t i = 0; i < sections; ++i) {
      for (std::size_t row = 0; row < answers[i].size(); ++row) {
        script.add(answers[i].text(row, 0), answers[i].text(row, 1));
      }
    }
    for (const std::string& sql : privilege_statements(answers[sections + 1], options_.postgres)) {
      script.add(sql);
    }
    for (const std::string& sql : default_privilege_statements(answers[sections], options_.postgres)) {
      script.add(sql);
    }
    return script;
  }

  /// What is there but hidden: of a mapping the options, of a subscription all but the name.
  static std::vector<ObjectId> unseen(const Rows& rows) {
    std::vector<ObjectId> ids;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::string name(rows.text(row, 2));
      if (rows.text(row, 4) == "subscription") {
        ids.emplace_back(kind_of<kinds::Subscription>, name);
      } else if (rows.text(row, 4) == "user mapping") {
        ids.emplace_back(kind_of<kinds::UserMapping>, name,
                         ObjectId(kind_of<kinds::Server>, std::string(rows.text(row, 1))));
      }
    }
    return ids;
  }

  /// Where [scope] names schemas, what is the whole database's is nobody's to manage: it is named, and no error.
  void report_unmodelled(const Rows& rows) {
    std::vector<std::string> of_schemas;
    std::vector<std::string> of_database;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::string qualified = rows.value(row, 1) ? std::string(rows.text(row, 1)) + "." : "";
      if (!is_ignored(scope_, qualified + std::string(rows.text(row, 2)))) {
        const bool no_error =
            rows.text(row, 4) == "user mapping" || rows.text(row, 4) == "rows" || (rows.flag(row, 3) && scope_.schemas);
        (no_error ? of_database : of_schemas).emplace_back(rows.text(row, 0));
      }
    }
    report_unmodelled(of_schemas, options_.unmodelled_is_error ? Severity::error : Severity::warning);
    report_unmodelled(of_database, Severity::warning);
  }

  void report_unmodelled(std::vector<std::string> names, Severity severity) {
    if (names.empty()) {
      return;
    }
    if (names.size() > most_named) {
      const std::size_t more = names.size() - most_named;
      names.resize(most_named);
      names.push_back(std::to_string(more) + " more");
    }
    diagnostics_.report_as(severity, Code::unmodelled_objects, {}, {name(), join(names, ", ")},
                           severity == Severity::error ? "leave it alone with unmodelled = \"warn\", or name it under "
                                                         "ignore, in [scope] of ashlar.toml"
                                                       : "");
  }

  Connection& connection_;
  const Scope& scope_;
  LoadOptions options_;
  Diagnostics& diagnostics_;
};

}  // namespace

void report_failure(const Failure& failure, const std::string& what, bool opening, Diagnostics& diagnostics) {
  if (failure.interrupted) {
    diagnostics.report(Code::interrupted, {}, {});
  } else if (opening) {
    diagnostics.report(Code::cannot_connect, {}, {what, failure.text()},
                       failure.wants_password ? "give the password in PGPASSWORD, a passfile or a service" : "");
  } else {
    diagnostics.report(Code::database_failed, {}, {what, failure.text()});
  }
}

std::optional<LoadedSchema> read_catalog(Connection& connection, const Scope& scope, const LoadOptions& options,
                                         SourceManager& sources, Diagnostics& diagnostics) {
  const int version = connection.major_version();
  if (version < oldest || version > newest) {
    diagnostics.report(Code::unsupported_server, {}, {"database " + connection.database(), std::to_string(version)});
    return std::nullopt;
  }
  return Reader(connection, scope, options, diagnostics).read(sources);
}

}  // namespace ashlar::catalog
