#include "backends/alembic/revision_file.h"

#include <algorithm>
#include <set>

#include "backends/alembic/operation_calls.h"
#include "backends/alembic/portable.h"
#include "backends/alembic/python_text.h"
#include "backends/alembic/sql_text.h"
#include "backends/script.h"
#include "compiler/base/quote.h"
#include "compiler/base/text.h"

namespace ashlar::backends::alembic {

namespace {

using python::call;
using python::Expression;

std::string tuple(const std::vector<std::string>& values) {
  if (values.empty()) {
    return "None";
  }
  std::string text;
  for (const std::string& value : values) {
    text += (text.empty() ? "" : ", ") + python::string(value).text;
  }
  return "(" + text + (values.size() == 1 ? ",)" : ")");
}

/// A string where it is one, as Alembic writes it.
std::string one_or_tuple(const std::vector<std::string>& values) {
  return values.size() == 1 ? python::string(values.front()).text : tuple(values);
}

std::string docstring(const RevisionFile& revision) {
  std::string text = "\"\"\"" + python::docstring_text(revision.message) + "\n\n";
  text += "Revision ID: " + revision.id + "\n";
  text += "Revises:" + (revision.down.empty() ? "" : " " + join(revision.down, ", ")) + "\n";
  return text + "Create Date: " + revision.date + "\n\"\"\"\n\n";
}

std::string identifiers(const RevisionFile& revision, const FileStyle& style) {
  const auto line = [&](std::string_view name, std::string_view type, const std::string& value) {
    return std::string(name) + (style.annotated_names ? ": " + std::string(type) : "") + " = " + value + "\n";
  };
  constexpr std::string_view several = "Union[str, Sequence[str], None]";
  return "# revision identifiers, used by Alembic.\n" + line("revision", "str", python::string(revision.id).text) +
         line("down_revision", several, one_or_tuple(revision.down)) +
         line("branch_labels", several, tuple(revision.labels)) +
         line("depends_on", several, tuple(revision.depends_on));
}

/// One call, and where it stands.
struct Piece {
  const Step* step = nullptr;
  bool alone = false;
  std::string dialect;    // that alone runs it
  std::string batch;      // the table of batch_alter_table()
  bool computes = false;  // that table has generated columns
  std::string dropped;    // the column that goes
  /// Nothing: op.execute of `sql`.
  std::optional<Expression> call;
  std::string sql;

  [[nodiscard]] bool stands_with(const Piece& other) const {
    return alone == other.alone && dialect == other.dialect && batch == other.batch;
  }
};

/// Writes upgrade() or downgrade().
class Body {
 public:
  Body(const std::vector<std::pair<std::string, std::string>>& settings, const FileStyle& style, TypeNeeds& needs)
      : settings_(settings), style_(style), needs_(needs) {}

  std::string write(const std::vector<Unit>& units) {
    for (const Unit& unit : units) {
      add_pieces(unit);
    }
    const bool by_sql = std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) { return !piece.call; });
    const bool alone = std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) { return piece.alone; });
    if (by_sql && !settings_.empty()) {
      Piece setting{.dialect = style_.sqlite ? "postgresql" : "", .sql = set_text(alone)};
      pieces_.insert(pieces_.begin(), setting);
      setting.sql = reset_text(alone);
      pieces_.push_back(std::move(setting));
    }
    keep_percents(units);
    take_environment(units);
    for (std::size_t i = 0; i < pieces_.size();) {
      const std::size_t indent = open_blocks(pieces_[i]);
      make_computed_anew(i, indent);
      for (const Piece& first = pieces_[i]; i < pieces_.size() && pieces_[i].stands_with(first); ++i) {
        write_piece(pieces_[i], indent);
      }
    }
    return pieces_.empty() ? "    pass\n" : std::move(text_);
  }

 private:
  void add_pieces(const Unit& unit) {
    const auto& operation = unit.statement->operation;
    if (operation && style_.sqlite) {
      for (const PortableOperation& part : portable_operations(*operation, style_.server_only)) {
        pieces_.push_back(portable_piece(unit, part));
      }
      return;
    }
    Piece piece{.step = unit.step, .alone = unit.alone(), .dialect = style_.sqlite ? "postgresql" : ""};
    if (!operation || !(piece.call = operation_call(*operation, needs_))) {
      piece.sql = unit.statement->sql;
    }
    pieces_.push_back(std::move(piece));
  }

  Piece portable_piece(const Unit& unit, const PortableOperation& part) {
    Piece piece{.step = unit.step, .alone = unit.alone(), .dialect = part.dialect};
    const Operation& operation = part.operation;
    if (piece.dialect.empty() && operation.name == "alter_column" && operation.find("new_name") != nullptr) {
      // SQLite has it, and carries along what a batch would leave behind.
      const auto name = [&](std::string_view argument) {
        return quote_identifier(*operation.find_as<std::string>(argument));
      };
      piece.call = call("op.execute", {python::string(for_text("ALTER TABLE " + name("table") + " RENAME COLUMN " +
                                                               name("column") + " TO " + name("new_name")))});
      return piece;
    }
    piece.call = operation_call(operation, needs_);
    if (!piece.call) {
      piece.dialect = "postgresql";
      piece.sql = unit.statement->sql;
    } else if (piece.dialect != "postgresql" && needs_batch(operation.name)) {
      const auto* computes = operation.find_as<bool>("computes");
      const auto* column = operation.name == "drop_column" ? operation.find_as<std::string>("column") : nullptr;
      piece.batch = *operation.find_as<std::string>("table");
      piece.call = in_batch(std::move(*piece.call));
      piece.computes = computes != nullptr && *computes;
      piece.dropped = column == nullptr ? "" : *column;
    }
    return piece;
  }

  /// op.f(…, "table", …) as batch_op.f(…, …).
  static Expression in_batch(Expression call) {
    const bool named_first = !call.items.front().atom();
    call.items.erase(call.items.begin() + (named_first ? 1 : 0));
    call.text = "batch_" + call.text;
    return call;
  }

  /// Writes the heads of the blocks that a piece stands in; answers its indentation.
  std::size_t open_blocks(const Piece& piece) {
    std::size_t indent = 4;
    const auto open = [&](const std::string& head) {
      text_ += std::string(indent, ' ') + head + ":\n";
      indent += 4;
    };
    if (!piece.dialect.empty()) {
      open("if op.get_context().dialect.name == \"" + piece.dialect + "\"");
    }
    if (piece.alone) {
      open("with op.get_context().autocommit_block()");
    }
    if (!piece.batch.empty()) {
      open("with op.batch_alter_table(" + python::string(piece.batch).text + ") as batch_op");
    }
    return indent;
  }

  /// In the batch that begins at `first`. SQLite copies the rows of a table that a batch changes, which columns that it
  /// computes refuse.
  void make_computed_anew(std::size_t first, std::size_t indent) {
    std::vector<Expression> dropped;
    bool computes = false;
    for (std::size_t i = first; i < pieces_.size() && pieces_[i].stands_with(pieces_[first]); ++i) {
      computes = computes || pieces_[i].computes;
      if (!pieces_[i].dropped.empty()) {
        dropped.push_back(python::string(pieces_[i].dropped));
      }
    }
    if (!computes) {
      return;
    }
    const std::string but = dropped.empty() ? "" : " and column[\"name\"] not in " + flat(python::list(dropped));
    std::size_t depth = indent;
    const auto line = [&](const std::string& text, std::size_t deeper) {
      text_ += std::string(depth, ' ') + text + "\n";
      depth += deeper;
    };
    if (pieces_[first].dialect.empty()) {
      line("if op.get_context().dialect.name == \"sqlite\":", 4);
    }
    line("# Columns that SQLite computes cannot be copied: they are made anew.", 0);
    line("for column in sa.inspect(op.get_bind()).get_columns(" + python::string(pieces_[first].batch).text + "):", 4);
    line("if \"computed\" in column" + but + ":", 4);
    line("batch_op.drop_column(column[\"name\"])", 0);
    line("batch_op.add_column(", 4);
    line("sa.Column(", 4);
    line("column[\"name\"],", 0);
    line("column[\"type\"],", 0);
    line("sa.Computed(**column[\"computed\"]),", 0);
    line("nullable=column[\"nullable\"],", 0);
    depth -= 4;
    line(")", 0);
    depth -= 4;
    line(")", 0);
  }

  static std::string flat(const Expression& list) {
    std::string text = list.open;
    for (const Expression& item : list.items) {
      text += (&item == &list.items.front() ? "" : ", ") + item.text;
    }
    return text + list.close;
  }

  void write_piece(const Piece& piece, std::size_t indent) {
    if (piece.step != nullptr && piece.step != step_) {
      step_ = piece.step;
      std::string hazards;
      for (const Hazard hazard : step_->hazards) {
        hazards += (hazards.empty() ? "" : ", ") + std::string(hazard_name(hazard));
      }
      if (!hazards.empty()) {
        text_ += std::string(indent, ' ') + "# hazards: " + hazards + "\n";
      }
    }
    text_ += python::statement(piece.call ? *piece.call
                                          : call("op.execute", {python::text_block(for_text(piece.sql), indent + 4,
                                                                                   line_breaks_are_free(piece.sql))}),
                               indent);
  }

  /// Values that come when the revision runs: parameters of the session, from which statements take them.
  void take_environment(const std::vector<Unit>& units) {
    std::set<std::string> names;
    for (const Unit& unit : units) {
      names.insert(unit.statement->environment.begin(), unit.statement->environment.end());
    }
    if (names.empty()) {
      return;
    }
    needs_.environment = true;
    const std::string indent(style_.sqlite ? 8 : 4, ' ');
    text_ += style_.sqlite ? "    if op.get_context().dialect.name == \"postgresql\":\n" : "";
    text_ += indent + "if op.get_context().as_sql:\n" + indent +
             "    raise RuntimeError(\"values from the environment do not go into a script: run this revision\")\n";
    for (const std::string& name : names) {
      text_ += indent + "op.get_bind().execute(\n" + indent + "    sa.text(\"SELECT pg_catalog.set_config('env." +
               name + "', :value, false)\"),\n" + indent + "    {\"value\": os.environ[\"" + name + "\"]},\n" + indent +
               ")\n";
    }
  }

  /// Flask-Migrate's env.py has --sql double each percent sign for a driver that it does not use.
  void keep_percents(const std::vector<Unit>& units) {
    const auto has_percent = [](const Unit& unit) { return unit.statement->sql.find('%') != std::string::npos; };
    if (style_.doubles_percents && std::any_of(units.begin(), units.end(), has_percent)) {
      text_ +=
          "    if op.get_context().as_sql:\n"
          "        # Percent signs are written as they are, not doubled for a driver.\n"
          "        op.get_context().dialect.identifier_preparer._double_percents = False\n";
    }
  }

  /// Later revisions run in the same session, often in the same transaction: what was in force is kept beside, in
  /// parameters of our own, and put back.
  [[nodiscard]] std::string set_text(bool alone) const {
    std::string text;
    for (const auto& [name, value] : settings_) {
      text += (text.empty() ? "SELECT\n    " : ",\n    ") + configured(kept(name), current(name), alone);
      text += ",\n    " + configured(name, quote_literal(value), alone);
    }
    return text;
  }
  [[nodiscard]] std::string reset_text(bool alone) const {
    std::string text;
    for (const auto& [name, value] : settings_) {
      text += (text.empty() ? "SELECT\n    " : ",\n    ") + configured(name, current(kept(name)), alone);
    }
    return text;
  }
  static std::string kept(const std::string& name) { return "ashlar." + name; }
  static std::string current(const std::string& name) { return "current_setting(" + quote_literal(name) + ")"; }
  /// What runs outside of a transaction has only the session to set parameters for.
  static std::string configured(const std::string& name, const std::string& value, bool alone) {
    return "set_config(" + quote_literal(name) + ", " + value + ", " + (alone ? "false" : "true") + ")";
  }

  const std::vector<std::pair<std::string, std::string>>& settings_;
  const FileStyle& style_;
  TypeNeeds& needs_;
  std::vector<Piece> pieces_;
  const Step* step_ = nullptr;
  std::string text_;
};

/// def name() with its body, two blank lines before it.
std::string function(const std::string& name, const std::string& parameters, const std::string& body,
                     const FileStyle& style) {
  return "\n\ndef " + name + "(" + parameters + ")" + (style.annotated_functions ? " -> None" : "") + ":\n" + body;
}

std::string functions_of(const std::string& direction, const std::string& body, const FileStyle& style) {
  if (!style.bind) {
    return function(direction, "", body, style);
  }
  std::string text = function(direction, style.annotated_functions ? "engine_name: str" : "engine_name",
                              "    globals()[\"" + direction + "_%s\" % engine_name]()\n", style);
  text += function(direction + "_" + *style.bind, "", body, style);
  for (const std::string& other : style.other_binds) {
    text += function(direction + "_" + other, "", "    pass\n", style);
  }
  return text;
}

}  // namespace

std::string revision_text(const RevisionFile& revision,
                          const std::vector<std::pair<std::string, std::string>>& settings, const FileStyle& style) {
  TypeNeeds needs;
  needs.sqlite = style.sqlite;
  const std::string up = Body(settings, style, needs).write(revision.upgrade);
  const std::string down = Body(settings, style, needs).write(revision.downgrade);
  std::string text = docstring(revision);
  text += needs.environment ? "import os\n\n" : "";
  text += style.annotated_names ? "from typing import Sequence, Union\n\n" : "";
  text += "from alembic import op\nimport sqlalchemy as sa\n";
  text += needs.postgresql ? "from sqlalchemy.dialects import postgresql\n" : "";
  text += "\n" + identifiers(revision, style);
  if (needs.named) {
    text += "\n\n" + std::string(named_type_class);
  }
  return text + functions_of("upgrade", up, style) + functions_of("downgrade", down, style);
}

}  // namespace ashlar::backends::alembic
