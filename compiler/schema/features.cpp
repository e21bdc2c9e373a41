#include "compiler/schema/features.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "compiler/base/text.h"

namespace ashlar {

namespace {

using syntax::Node;
using syntax::Rule;
using syntax::Tok;

// --- where a node uses a feature: that place, or nothing ----------------------------------------

using Test = Node (*)(Node);

Node itself(Node node) {
  return node;
}

template <Tok... tokens>
Node word(Node node) {
  Node found;
  ((found = found ? found : node.child(tokens)), ...);
  return found;
}

template <Rule... rules>
Node part(Node node) {
  Node found;
  ((found = found ? found : node.child(rules)), ...);
  return found;
}

/// The name in an element of a list of options, in lower case.
std::string option_name(Node element) {
  const Node name = element.is(Rule::reloption) ? element.child(Rule::reloptionName) : element.child(Rule::identifier);
  return to_lower(name.text());
}

Node option_of(Node list, Rule element, std::string_view name) {
  for (const Node item : list.children(element)) {
    if (option_name(item) == name) {
      return item;
    }
  }
  return {};
}

/// A name as a template's argument.
template <std::size_t size>
struct Text {
  constexpr Text(const char (&text)[size]) { std::copy_n(text, size, value.begin()); }  // NOLINT: meant to convert
  [[nodiscard]] constexpr std::string_view view() const { return {value.data(), size - 1}; }
  std::array<char, size> value{};
};

template <Text name>
Node option(Node statement) {
  const Node definition = statement.is(Rule::definition) ? statement : statement.find(Rule::definition);
  return option_of(definition, Rule::definitionElement, name.view());
}

template <Text name>
Node storage_option(Node statement) {
  const Node owner = statement.has(Rule::withReloptions) ? statement.child(Rule::withReloptions)
                                                         : statement.find(Rule::setReloptionsAction);
  return option_of(owner.child(Rule::reloptions), Rule::reloption, name.view());
}

template <Text name, Text value>
Node option_value(Node statement) {
  const Node found = option<name>(statement);
  std::string text = to_lower(found.child(Rule::definitionValue).text());
  std::erase(text, '\'');
  return text == value.view() ? found : Node{};
}

Node out_parameter(Node statement) {
  if (!statement.has(Tok::KW_PROCEDURE)) {
    return {};
  }
  for (const Node parameter : statement.child(Rule::functionParameters).children(Rule::functionParameter)) {
    const Node mode = parameter.child(Rule::parameterMode);
    if (mode.has(Tok::KW_OUT) && !mode.has(Tok::KW_IN)) {
      return parameter;
    }
  }
  return {};
}

Node keyword_alias(Node target) {
  const Node alias = target.has(Tok::KW_AS) ? Node{} : target.child(Rule::identifier);
  const Tok token = alias.first_child().token();
  const bool plain =
      token == Tok::IDENTIFIER || token == Tok::QUOTED_IDENTIFIER || token == Tok::UNICODE_IDENTIFIER || !alias;
  return plain ? Node{} : alias;
}

/// numeric(3, -2), numeric(3, 5)
Node wide_scale(Node type) {
  const Node modifiers = type.child(Rule::typeModifiers);
  if (!modifiers || !word<Tok::KW_NUMERIC, Tok::KW_DECIMAL, Tok::KW_DEC>(type)) {
    return {};
  }
  std::vector<int> numbers;
  for (const Node modifier : modifiers.children(Rule::expression)) {
    const std::string_view text = modifier.text();
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec == std::errc{} && read.ptr == text.data() + text.size()) {
      numbers.push_back(number);
    }
  }
  return numbers.size() == 2 && (numbers[1] < 0 || numbers[1] > numbers[0]) ? modifiers : Node{};
}

Node grant_option(Node option) {
  return to_lower(option.first_child().text()) == "admin" && option.has(Tok::KW_OPTION) ? Node{} : option;
}

Node revoked_option(Node statement) {
  const Node name = statement.child(Rule::identifier);
  return !name || to_lower(name.text()) == "admin" ? Node{} : name;
}

Node unlogged_sequence(Node statement) {
  const Node persistence = statement.child(Rule::persistence);
  return persistence.has(Tok::KW_UNLOGGED) ? persistence : Node{};
}

/// JSON_OBJECT has been a function of arrays for long.
Node json_object(Node expression) {
  const Node clause = part<Rule::jsonReturning, Rule::jsonNullClause, Rule::uniqueKeys>(expression);
  const Node member = expression.child(Rule::jsonMember);
  return clause ? clause : member.child(Rule::jsonMemberValue) ? member : Node{};
}

template <Tok word>
Node beginning(Node node) {
  return node.first_child().is(word) ? node : Node{};
}

/// JSON(x) alone is a cast to older servers.
Node json_constructor(Node expression) {
  if (!expression.first_child().is(Tok::KW_JSON)) {
    return {};
  }
  const Node keys = expression.child(Rule::uniqueKeys);
  return keys ? keys : expression.child(Rule::jsonValue).child(Rule::jsonFormat);
}

Node modern_number(Node number) {
  const std::string_view text = number.text();
  const bool based = text.size() > 1 && text[0] == '0' && std::isalpha(static_cast<unsigned char>(text[1])) != 0 &&
                     std::tolower(static_cast<unsigned char>(text[1])) != 'e';
  return based || text.find('_') != std::string_view::npos ? number : Node{};
}

Node without_alias(Node subquery) {
  return subquery.has(Rule::tableAlias) ? Node{} : subquery;
}

Node without_name(Node statement) {
  return statement.has(Rule::qualifiedName) ? Node{} : statement;
}

Node statistics_expression(Node element) {
  return element.has(Rule::columnName) ? Node{} : element;
}

Node partitioned_method(Node statement) {
  return statement.has(Rule::partitionByClause) ? statement.child(Rule::accessMethodClause) : Node{};
}

Node partitioned_exclusion(Node statement) {
  return statement.has(Rule::partitionByClause) ? statement.find(Rule::excludeConstraint) : Node{};
}

Node maintain(Node privilege) {
  return to_lower(privilege.text()) == "maintain" ? privilege : Node{};
}

Node login_event(Node statement) {
  const std::vector<Node> names = statement.children(Rule::identifier);
  return names.size() > 1 && to_lower(names[1].text()) == "login" ? names[1] : Node{};
}

Node operator_property(Node statement) {
  const Node definition = statement.child(Rule::definition);
  for (const std::string_view name : {"commutator", "negator", "merges", "hashes"}) {
    if (const Node found = option_of(definition, Rule::definitionElement, name)) {
      return found;
    }
  }
  return {};
}

Node kept_not_null(Node constraint) {
  return constraint.has(Tok::KW_INHERIT) && !constraint.has(Rule::columnName) ? constraint : Node{};
}

Node virtual_column(Node generated) {
  return generated.has(Tok::KW_STORED) ? Node{} : generated;
}

Node constraint_inheritance(Node action) {
  if (const Node found = word<Tok::KW_SET, Tok::KW_INHERIT>(action)) {
    return found;
  }
  for (const Node attribute : action.children(Rule::constraintAttribute)) {
    if (attribute.has(Tok::KW_INHERIT)) {
      return attribute;
    }
  }
  return {};
}

Node matched_by(Node when) {
  return word<Tok::KW_SOURCE, Tok::KW_TARGET>(when);
}

// --- the table ----------------------------------------------------------------------------------

struct Row {
  Rule rule;
  Test test;
  Feature feature;
};

constexpr std::array rows{
    Row{Rule::functionBody, itself, {"a body of standard SQL", 14, "write the body as a string: AS $$ … $$", {}}},
    Row{Rule::compressionClause, itself, {"COMPRESSION of a column", 14, {}, {}}},
    Row{Rule::likeOption, word<Tok::KW_COMPRESSION>, {"INCLUDING COMPRESSION", 14, {}, {}}},
    Row{Rule::groupByClause, word<Tok::KW_ALL, Tok::KW_DISTINCT>, {"GROUP BY DISTINCT", 14, {}, {}}},
    Row{Rule::searchClause, itself, {"a SEARCH clause", 14, "add a column of the path to the query", {}}},
    Row{Rule::cycleClause, itself, {"a CYCLE clause", 14, "add a column of the path to the query", {}}},
    Row{Rule::joinCondition, word<Tok::KW_AS>, {"an alias of JOIN … USING", 14, {}, {}}},
    Row{Rule::createFunctionStatement, out_parameter, {"OUT parameters of procedures", 14, "use INOUT", {}}},
    Row{Rule::createTypeStatement, option<"multirange_type_name">, {"a name for the multirange", 14, {}, {}}},
    Row{Rule::createTypeStatement, option<"subscript">, {"SUBSCRIPT of a type", 14, {}, {}}},
    Row{Rule::alterTypeStatement, option<"subscript">, {"SUBSCRIPT of a type", 14, {}, {}}},
    Row{Rule::detachPartitionAction,
        word<Tok::KW_CONCURRENTLY, Tok::KW_FINALIZE>,
        {"DETACH PARTITION … CONCURRENTLY", 14, {}, {}}},
    Row{Rule::createTriggerStatement,
        part<Rule::orReplace>,
        {"CREATE OR REPLACE TRIGGER", 14, "write CREATE TRIGGER", {}}},
    Row{Rule::statisticsElement, statistics_expression, {"statistics of an expression", 14, {}, {}}},
    Row{Rule::substringExpression, word<Tok::KW_SIMILAR>, {"SUBSTRING with SIMILAR", 14, "write FROM … FOR …", {}}},
    Row{Rule::target, keyword_alias, {"a keyword as an alias without AS", 14, "write AS before it", {}}},
    Row{Rule::grantStatement, part<Rule::grantedBy>, {"GRANTED BY where privileges are granted", 14, {}, {}}},
    Row{Rule::revokeStatement, part<Rule::grantedBy>, {"GRANTED BY where privileges are granted", 14, {}, {}}},
    Row{Rule::createSubscriptionStatement, option<"binary">, {"the option binary of subscriptions", 14, {}, {}}},
    Row{Rule::alterSubscriptionStatement, option<"binary">, {"the option binary of subscriptions", 14, {}, {}}},
    Row{Rule::createSubscriptionStatement, option<"streaming">, {"the option streaming of subscriptions", 14, {}, {}}},
    Row{Rule::alterSubscriptionStatement, option<"streaming">, {"the option streaming of subscriptions", 14, {}, {}}},
    Row{Rule::alterSubscriptionStatement,
        [](Node node) { return node.has(Tok::KW_PUBLICATION) ? word<Tok::KW_ADD, Tok::KW_DROP>(node) : Node{}; },
        {"ADD and DROP PUBLICATION", 14, "use SET PUBLICATION", {}}},

    Row{Rule::nullsDistinct, itself, {"NULLS [NOT] DISTINCT", 15, {}, {}}},
    Row{Rule::createViewStatement,
        storage_option<"security_invoker">,
        {"the option security_invoker of views", 15, {}, {}}},
    Row{Rule::alterViewStatement,
        storage_option<"security_invoker">,
        {"the option security_invoker of views", 15, {}, {}}},
    Row{Rule::mergeStatement, itself, {"MERGE", 15, "use INSERT … ON CONFLICT", {}}},
    Row{Rule::publicationObject, part<Rule::columnList>, {"columns of a published table", 15, {}, {}}},
    Row{Rule::publicationObject, word<Tok::KW_WHERE>, {"WHERE of a published table", 15, {}, {}}},
    Row{Rule::publicationObject, word<Tok::KW_SCHEMA>, {"publications of schemas", 15, "name the tables", {}}},
    Row{Rule::keyAction, part<Rule::columnList>, {"columns behind SET NULL and SET DEFAULT", 15, {}, {}}},
    Row{Rule::createSequenceStatement, unlogged_sequence, {"unlogged sequences", 15, {}, {}}},
    Row{Rule::alterSequenceStatement, part<Rule::setLoggedAction>, {"unlogged sequences", 15, {}, {}}},
    Row{Rule::grantTarget, word<Tok::KW_PARAMETER>, {"privileges of parameters", 15, {}, {}}},
    Row{Rule::setAccessMethodAction, itself, {"another access method for a table that is there", 15, {}, {}}},
    Row{Rule::createSubscriptionStatement, option<"two_phase">, {"the option two_phase of subscriptions", 15, {}, {}}},
    Row{Rule::createSubscriptionStatement,
        option<"disable_on_error">,
        {"the option disable_on_error of subscriptions", 15, {}, {}}},
    Row{Rule::alterSubscriptionStatement,
        option<"disable_on_error">,
        {"the option disable_on_error of subscriptions", 15, {}, {}}},
    Row{Rule::builtinType, wide_scale, {"a scale of numeric that is negative or beyond its precision", 15, {}, {}}},

    Row{Rule::columnDefinition,
        part<Rule::storageClause>,
        {"STORAGE where a column is declared", 16, "use ALTER TABLE … ALTER COLUMN … SET STORAGE", {}, true}},
    Row{Rule::setStorageAction,
        [](Node node) { return node.child(Rule::storageClause).child(Tok::KW_DEFAULT); },
        {"STORAGE DEFAULT", 16, "name the storage", {}}},
    Row{Rule::roleGrantOption, grant_option, {"WITH INHERIT and WITH SET where roles are granted", 16, {}, {}}},
    Row{Rule::revokeRoleStatement, revoked_option, {"WITH INHERIT and WITH SET where roles are granted", 16, {}, {}}},
    Row{Rule::valueFunction, word<Tok::KW_SYSTEM_USER>, {"SYSTEM_USER", 16, {}, {}}},
    Row{Rule::jsonObjectExpression, json_object, {"JSON_OBJECT with keys and values", 16, "use json_build_object", {}}},
    Row{Rule::jsonArrayExpression, itself, {"JSON_ARRAY", 16, "use json_build_array", "json_array"}},
    Row{Rule::jsonAggregateExpression,
        beginning<Tok::KW_JSON_ARRAYAGG>,
        {"JSON_ARRAYAGG", 16, "use json_agg", "json_arrayagg"}},
    Row{Rule::jsonAggregateExpression,
        beginning<Tok::KW_JSON_OBJECTAGG>,
        {"JSON_OBJECTAGG", 16, "use json_object_agg", "json_objectagg"}},
    Row{Rule::isPredicate, word<Tok::KW_JSON>, {"IS JSON", 16, {}, {}}},
    Row{Rule::xmlExpression, word<Tok::KW_INDENT>, {"XMLSERIALIZE with INDENT", 16, {}, {}}},
    Row{Rule::token, modern_number, {"numbers in hexadecimal, octal or binary, or with underscores", 16, {}, {}}},
    Row{Rule::createCollationStatement, option<"rules">, {"rules of a collation", 16, {}, {}}},
    Row{Rule::subqueryReference, without_alias, {"a subquery of FROM without an alias", 16, "give it an alias", {}}},
    Row{Rule::createStatisticsStatement, without_name, {"statistics without a name", 16, "give them a name", {}}},
    Row{Rule::createSubscriptionStatement, option<"origin">, {"the option origin of subscriptions", 16, {}, {}}},
    Row{Rule::alterSubscriptionStatement, option<"origin">, {"the option origin of subscriptions", 16, {}, {}}},
    Row{Rule::createSubscriptionStatement,
        option<"password_required">,
        {"the option password_required of subscriptions", 16, {}, {}}},
    Row{Rule::alterSubscriptionStatement,
        option<"password_required">,
        {"the option password_required of subscriptions", 16, {}, {}}},
    Row{Rule::createSubscriptionStatement,
        option<"run_as_owner">,
        {"the option run_as_owner of subscriptions", 16, {}, {}}},
    Row{Rule::alterSubscriptionStatement,
        option<"run_as_owner">,
        {"the option run_as_owner of subscriptions", 16, {}, {}}},
    Row{Rule::createSubscriptionStatement,
        option_value<"streaming", "parallel">,
        {"streaming = parallel", 16, "use streaming = on", {}}},
    Row{Rule::alterSubscriptionStatement,
        option_value<"streaming", "parallel">,
        {"streaming = parallel", 16, "use streaming = on", {}}},

    Row{Rule::atTimeZoneExpression,
        word<Tok::KW_LOCAL>,
        {"AT LOCAL", 17, "use AT TIME ZONE current_setting('TimeZone')", {}}},
    Row{Rule::jsonQueryExpression,
        itself,
        {"JSON_EXISTS, JSON_VALUE and JSON_QUERY", 17, "use jsonb_path_exists and jsonb_path_query",
         "json_exists json_value json_query"}},
    Row{Rule::jsonTable, itself, {"JSON_TABLE", 17, "use jsonb_path_query", "json_table"}},
    Row{Rule::jsonConstructorExpression,
        beginning<Tok::KW_JSON_SCALAR>,
        {"JSON_SCALAR", 17, "use to_json", "json_scalar"}},
    Row{Rule::jsonConstructorExpression,
        beginning<Tok::KW_JSON_SERIALIZE>,
        {"JSON_SERIALIZE", 17, "cast to text", "json_serialize"}},
    Row{Rule::jsonConstructorExpression, json_constructor, {"the constructor JSON", 17, "cast to json", {}}},
    Row{Rule::mergeActionExpression, itself, {"MERGE_ACTION", 17, {}, "merge_action"}},
    Row{Rule::mergeStatement, part<Rule::returningClause>, {"RETURNING of MERGE", 17, {}, {}}},
    Row{Rule::mergeWhen, matched_by, {"WHEN NOT MATCHED BY SOURCE", 17, {}, {}}},
    Row{Rule::commonTableExpression, part<Rule::mergeStatement>, {"MERGE in WITH", 17, {}, {}}},
    Row{Rule::privilege, maintain, {"the privilege MAINTAIN", 17, {}, {}}},
    Row{Rule::createCollationStatement,
        option_value<"provider", "builtin">,
        {"the provider builtin of collations", 17, "use the provider libc or icu", {}}},
    Row{Rule::setExpressionAction,
        itself,
        {"another expression of a generated column", 17, "drop the column and add it", {}}},
    Row{Rule::setAccessMethodAction,
        word<Tok::KW_DEFAULT>,
        {"SET ACCESS METHOD DEFAULT", 17, "name the access method", {}}},
    Row{Rule::createTableStatement,
        partitioned_method,
        {"an access method of a partitioned table", 17, "give it to the partitions", {}}},
    Row{Rule::createTableStatement,
        partitioned_exclusion,
        {"EXCLUDE of a partitioned table", 17, "give it to the partitions", {}}},
    Row{Rule::createSubscriptionStatement, option<"failover">, {"the option failover of subscriptions", 17, {}, {}}},
    Row{Rule::alterSubscriptionStatement, option<"failover">, {"the option failover of subscriptions", 17, {}, {}}},
    Row{Rule::createEventTriggerStatement, login_event, {"event triggers on login", 17, {}, {}}},
    Row{Rule::setStatisticsAction, word<Tok::KW_DEFAULT>, {"SET STATISTICS DEFAULT", 17, "write -1", {}}},
    Row{Rule::alterStatisticsStatement, word<Tok::KW_DEFAULT>, {"SET STATISTICS DEFAULT", 17, "write -1", {}}},
    Row{Rule::alterOperatorStatement,
        operator_property,
        {"COMMUTATOR, NEGATOR, HASHES and MERGES of an operator that is there",
         17,
         "declare them with the operator",
         {}}},
    Row{Rule::addDomainConstraintAction,
        part<Rule::notNullConstraint>,
        {"NOT NULL as a constraint that a domain gets later", 17, "use SET NOT NULL", {}}},

    Row{Rule::generatedConstraint, virtual_column, {"columns generated VIRTUAL", 18, "write STORED", {}}},
    Row{Rule::constraintAttribute, word<Tok::KW_ENFORCED>, {"[NOT] ENFORCED", 18, {}, {}}},
    Row{Rule::alterConstraintAction,
        constraint_inheritance,
        {"[NO] INHERIT of a constraint that is there", 18, {}, {}}},
    Row{Rule::tableConstraint,
        part<Rule::notNullConstraint>,
        {"NOT NULL as a constraint of the table", 18, "write NOT NULL behind the column", {}}},
    Row{Rule::notNullConstraint, kept_not_null, {"NOT NULL … NO INHERIT", 18, {}, {}}},
    Row{Rule::withoutOverlaps, itself, {"WITHOUT OVERLAPS", 18, "use an EXCLUDE constraint", {}}},
    Row{Rule::periodColumn, itself, {"PERIOD", 18, {}, {}}},
    Row{Rule::returningOptions, itself, {"names for OLD and NEW behind RETURNING", 18, {}, {}}},
    Row{Rule::defaultPrivilegesTarget, word<Tok::KW_LARGE>, {"default privileges of large objects", 18, {}, {}}},
    Row{Rule::createForeignTableStatement,
        [](Node node) { return node.child(Rule::tableElements).child(Rule::likeClause); },
        {"LIKE in a foreign table", 18, "write the columns", {}}},
    Row{Rule::createPublicationStatement,
        option<"publish_generated_columns">,
        {"the option publish_generated_columns of publications", 18, {}, {}}},
    Row{Rule::alterPublicationStatement,
        option<"publish_generated_columns">,
        {"the option publish_generated_columns of publications", 18, {}, {}}},
    Row{Rule::alterSubscriptionStatement,
        option<"two_phase">,
        {"another two_phase of a subscription that is there", 18, "drop the subscription and create it", {}}},
    Row{Rule::createTableStatement,
        storage_option<"vacuum_max_eager_freeze_failure_rate">,
        {"the option vacuum_max_eager_freeze_failure_rate", 18, {}, {}}},
    Row{Rule::createTableStatement,
        storage_option<"autovacuum_vacuum_max_threshold">,
        {"the option autovacuum_vacuum_max_threshold", 18, {}, {}}},
};

/// The rows of each rule: most nodes of a tree have none, and that must be quick to see.
class RowsOfRules {
 public:
  RowsOfRules() {
    for (const Row& row : rows) {
      const auto rule = static_cast<std::size_t>(row.rule);
      of_rule_.resize(std::max(of_rule_.size(), rule + 1));
      of_rule_[rule].push_back(&row);
    }
  }
  [[nodiscard]] const std::vector<const Row*>& operator[](Rule rule) const {
    const auto at = static_cast<std::size_t>(rule);
    return at < of_rule_.size() ? of_rule_[at] : none_;
  }

 private:
  std::vector<std::vector<const Row*>> of_rule_;
  std::vector<const Row*> none_;
};

}  // namespace

std::vector<FeatureUse> newer_features(const syntax::Tree& statement, int postgres) {
  static const RowsOfRules rows_of;
  std::vector<FeatureUse> uses;
  const std::vector<syntax::Tree::Entry>& entries = statement.entries();
  for (std::uint32_t index = 0; index < entries.size() && postgres < 18; ++index) {
    const syntax::Tree::Entry& entry = entries[index];
    if (entry.rule == Rule::token && entry.token != Tok::INTEGER && entry.token != Tok::NUMERIC) {
      continue;
    }
    for (const Row* row : rows_of[entry.rule]) {
      const Node at = row->feature.since > postgres ? row->test(Node(&statement, index)) : Node{};
      if (at) {
        uses.push_back({&row->feature, at});
      }
    }
  }
  return uses;
}

}  // namespace ashlar
