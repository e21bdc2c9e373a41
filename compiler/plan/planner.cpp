#include "compiler/plan/planner.h"

#include <algorithm>

#include "compiler/plan/actions.h"
#include "compiler/plan/order.h"

namespace ashlar {

namespace {

using plan::Node;

void add_statements(Step& step, Statements statements) {
  for (Statement& statement : statements) {
    for (const Hazard hazard : statement.hazards) {
      step.hazards.push_back(hazard);
    }
    step.lock = std::max(step.lock, statement.lock);
    step.transactional = step.transactional && statement.transactional;
    step.ends_transaction = step.ends_transaction || statement.ends_transaction;
    step.up.push_back(std::move(statement));
  }
}

void add_verify(Step& step, const ObjectId& id, Statements statements) {
  step.verified.insert(step.verified.end(), statements.size(), display_name(id));
  std::move(statements.begin(), statements.end(), std::back_inserter(step.verify));
}

Parts parts_of(const Node& node, const Schema& schema) {
  Parts parts;
  for (const ObjectId& part : node.parts) {
    parts.add(part, schema.find(part));
  }
  return parts;
}

/// Writes the steps of ordered nodes.
class Writer {
 public:
  Writer(const Difference& difference, const PlanOptions& options)
      : difference_(difference),
        options_(options),
        before_{options.postgres, difference.from, nullptr, difference.to},
        after_{options.postgres, difference.to, difference.from} {}

  Step write(const Node& node) {
    Step step;
    step.object = display_name(node.id);
    step.name = name_of(node.id);
    step.action = node.action;
    locate(node.id, step);
    switch (node.action) {
      case Action::rename:
        add_statements(step, rename(after_, node.renamed_from, node.id, renamed_object(node)));
        break;
      case Action::drop:
        add_statements(step, drop(before_, node.id, *difference_.from->find(node.id)));
        if (!difference_.to->contains(node.id)) {
          add_verify(step, node.id, verify_absent(node.id));
        }
        break;
      case Action::alter:
        add_statements(step, node.statements);
        if (const Object* object = difference_.to->find(node.id); object != nullptr && node.is_last) {
          add_verify(step, node.id, verify(after_, node.id, *object));
        }
        break;
      case Action::create:
        write_create(node, step);
        break;
    }
    std::sort(step.hazards.begin(), step.hazards.end());
    step.hazards.erase(std::unique(step.hazards.begin(), step.hazards.end()), step.hazards.end());
    return step;
  }

 private:
  void write_create(const Node& node, Step& step) {
    const Parts parts = parts_of(node, *difference_.to);
    const Object& object = *difference_.to->find(node.id);
    add_statements(step, create(after_, node.id, object, parts));
    add_verify(step, node.id, verify(after_, node.id, object));
    for (const Parts::Part& part : parts.all()) {
      add_verify(step, part.id, verify(after_, part.id, *part.object));
    }
  }

  /// The Object of a rename, which may have an address in between that neither state knows.
  [[nodiscard]] const Object& renamed_object(const Node& node) const {
    std::size_t at = 0;
    while (difference_.renames[at].from != node.renamed_from || difference_.renames[at].to != node.id) {
      ++at;
    }
    return *difference_.renamed[at];
  }

  static std::string name_of(const ObjectId& id) {
    const ObjectId* at = &id;
    while (at->parent() && (at->name().empty() || kind_info(at->kind()).attribute)) {
      at = &at->parent();
    }
    return at->name();
  }

  void locate(const ObjectId& id, Step& step) const {
    if (options_.sources == nullptr) {
      return;
    }
    for (const ObjectId* at = &id; *at; at = &at->parent()) {
      if (const auto* entry = difference_.to->entry(*at); entry != nullptr && entry->origin.valid()) {
        step.origin_path = options_.sources->file(entry->origin.file).path;
        step.origin_line = options_.sources->line_column(entry->origin.file, entry->origin.begin).line;
        return;
      }
    }
  }

  const Difference& difference_;
  const PlanOptions& options_;
  Emit before_;
  Emit after_;
};

}  // namespace

std::vector<Step> plan_steps(const Difference& difference, const PlanOptions& options, Diagnostics& diagnostics) {
  std::vector<Step> steps;
  const plan::Actions actions = plan::find_actions(difference, options);
  for (const auto& [id, reason] : actions.refused) {
    const auto* entry = difference.to->entry(id);
    diagnostics.report(Code::change_refused, entry == nullptr ? Span{} : entry->origin, {display_name(id), reason});
  }
  const std::vector<Node> nodes = plan::order(difference, actions, options, diagnostics);
  Writer writer(difference, options);
  std::vector<std::uint32_t> step_of(nodes.size(), 0);
  for (const Node& node : nodes) {
    Step step = writer.write(node);
    if (step.up.empty()) {
      continue;
    }
    step.id = static_cast<std::uint32_t>(steps.size() + 1);
    for (const std::uint32_t needed : node.needs) {
      if (step_of[needed] != 0) {
        step.needs.push_back(step_of[needed]);
      }
    }
    step_of[static_cast<std::size_t>(&node - nodes.data())] = step.id;
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<CreateStep> creating_steps(const Schema& schema, const PlanOptions& options, Diagnostics& diagnostics) {
  const Schema nothing;
  const Difference difference = diff(nothing, schema, {});
  std::vector<Node> nodes = plan::order(difference, plan::find_actions(difference, options), options, diagnostics);
  const Emit emit{options.postgres, &schema};  // a state, to which no other leads
  std::vector<CreateStep> steps;
  steps.reserve(nodes.size());
  for (Node& node : nodes) {
    CreateStep& step = steps.emplace_back();
    for (Statement& statement : create(emit, node.id, *schema.find(node.id), parts_of(node, schema))) {
      step.statements.push_back(std::move(statement.sql));
    }
    step.creates = std::move(node.parts);
    step.creates.insert(step.creates.begin(), std::move(node.id));
    step.needs = std::move(node.needs);
  }
  return steps;
}

Plan make_plan(const Schema& from, const Schema& to, const std::vector<Rename>& renames, const PlanOptions& options,
               Diagnostics& diagnostics) {
  Plan plan;
  plan.settings = script_settings(to, &from);
  const Difference difference = diff(from, to, renames);
  plan.up = plan_steps(difference, options, diagnostics);
  // What cannot go there cannot come back either; one mistake is one message. Where nothing is done on the way there
  // (a version of an extension that is no longer declared) there is nothing to undo.
  if (!diagnostics.has_errors() && !plan.up.empty()) {
    plan.down = plan_steps(reversed(difference, from), options, diagnostics);
  }
  return plan;
}

}  // namespace ashlar
