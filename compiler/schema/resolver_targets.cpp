// Select lists: names and types of output columns, `*` written out.
#include "compiler/base/quote.h"
#include "compiler/schema/resolver_text.h"

namespace ashlar::resolution {

using syntax::Rule;
using syntax::Tok;

std::vector<SqlText> TextResolver::targets(Node list, const QueryStyle& style, std::vector<Output>& outputs,
                                           bool& complete) {
  std::vector<SqlText> items;
  for (const Node node : list.children(Rule::target)) {
    target(node, style, items, outputs, complete);
  }
  return items;
}

void TextResolver::target(Node node, const QueryStyle& style, std::vector<SqlText>& items, std::vector<Output>& outputs,
                          bool& complete) {
  if (node.has(Rule::star)) {
    star(nullptr, style, items, outputs, complete);
    return;
  }
  const Node value = core_of(node.child(Rule::expression));
  const bool is_column = value.is(Rule::columnReference);
  if (is_column && value.has(Rule::star)) {
    std::vector<std::string> parts;
    for (const Node part : value.children(Rule::identifier)) {
      parts.push_back(syntax::identifier_value(part.first_child()));
    }
    const Item* item = find_item(parts.size() > 1 ? parts[parts.size() - 2] : std::string{}, parts.back());
    if (item != nullptr && item->shape->complete) {
      star(item, style, items, outputs, complete);
      return;
    }
    if (item == nullptr) {
      missing(Code::unknown_relation, value, quote_identifier(parts.back()),
              "FROM has no " + quote_identifier(parts.back()));
    }
    complete = false;
  }
  const std::size_t at = outputs.size();
  const Node label = node.child(Rule::identifier);
  std::string name =
      label ? syntax::identifier_value(label.first_child()) : figure_name(node.child(Rule::expression), run_.postgres);
  if (!label && name == "?column?" && run_.postgres < 15 && (value.has(Tok::KW_TRUE) || value.has(Tok::KW_FALSE)) &&
      value.is(Rule::literal)) {
    name = "bool";
  }
  const bool renamed = at < style.names.size();
  if (renamed) {
    name = style.names[at];
  }
  Writer writer(out_->lines(), out_->depth() + 1);
  Writer* const before = std::exchange(out_, &writer);
  Output output{name, {}, false};
  const bool keeps_name = style.named || label || renamed;
  if (value.is(Rule::indirectionExpression) && value.find(Rule::star)) {
    complete = false;  // (composite).*
    expression(node.child(Rule::expression));
  } else if (is_column && !value.has(Rule::star)) {
    output.follows = !keeps_name;
    label_written_ = false;
    output.type = column_reference(value, keeps_name ? &name : nullptr).type;
    if (keeps_name && !label_written_ && name != figure_name(value, run_.postgres)) {
      out_->word("AS");
      out_->name(name);
    }
  } else {
    const Typed type = expression(node.child(Rule::expression));
    output.type = type.untyped ? SqlText("text") : type.type;
    if (keeps_name && (label || renamed || name != "?column?") && !(is_column && value.has(Rule::star))) {
      out_->word("AS");
      out_->name(name);
    }
  }
  out_ = before;
  items.push_back(writer.take());
  outputs.push_back(std::move(output));
}

/// `*`, or `item.*` where `only` is given: one item for each column.
void TextResolver::star(const Item* only, const QueryStyle& style, std::vector<SqlText>& items,
                        std::vector<Output>& outputs, bool& complete) {
  std::size_t sources = 0;
  bool known = true;
  for (const Item& item : scope_->items) {
    sources += item.by_name ? 1 : 0;
    known = known && (!item.by_column || item.shape->complete);
  }
  if (only == nullptr && (!known || scope_->items.empty())) {
    items.emplace_back("*");
    complete = false;
    return;
  }
  const auto write = [&](const Item& item, std::size_t column, const Item* shown_as, std::size_t shown_column) {
    Writer writer(out_->lines(), out_->depth() + 1);
    Writer* const before = std::exchange(out_, &writer);
    const std::size_t at = outputs.size();
    std::string name = at < style.names.size() ? style.names[at] : item.shape->columns[column].name;
    const bool keeps_name = style.named || at < style.names.size();
    const bool qualify = only != nullptr || (sources > 1 && shown_as != nullptr);
    Typed type = shown_as != nullptr ? show_column(*shown_as, shown_column, qualify, keeps_name ? &name : nullptr)
                                     : show_column(item, column, false, keeps_name ? &name : nullptr);
    type.type = item.shape->columns[column].type;
    out_ = before;
    items.push_back(writer.take());
    outputs.push_back({std::move(name), std::move(type.type), !keeps_name});
  };
  const auto write_item = [&](const Item& item) {
    for (std::size_t column = 0; column < item.shape->columns.size(); ++column) {
      const int origin = column < item.origins.size() ? item.origins[column] : -1;
      if (item.origins.empty() || !item.alias.empty()) {
        write(item, column, item.alias.empty() ? nullptr : &item, column);
      } else if (origin < 0) {
        write(item, column, nullptr, 0);  // a merged column has no table
      } else {
        const Item& source = scope_->items[static_cast<std::size_t>(origin)];
        std::size_t index = 0;
        while (index < source.shape->columns.size() &&
               source.shape->columns[index].name != item.shape->columns[column].name) {
          ++index;
        }
        index < source.shape->columns.size() ? write(item, column, &source, index) : write(item, column, nullptr, 0);
      }
    }
  };
  if (only != nullptr) {
    write_item(*only);
    return;
  }
  for (const Item& item : scope_->items) {
    if (item.by_column) {
      write_item(item);
    }
  }
  if (outputs.empty() && items.empty()) {
    items.emplace_back("*");  // of a relation without columns
  }
}

/// TABLE x is SELECT * FROM x.
ShapePtr TextResolver::table_command(Node node, const QueryStyle& style, Node query_node) {
  Scope scope{scope_, {}, 0, false};
  const Scope* const outer = std::exchange(scope_, &scope);
  Writer from(out_->lines(), out_->depth());
  Writer* const before = std::exchange(out_, &from);
  out_->word("FROM");
  Item item;
  item.shape = relation_name(node.child(Rule::relationExpression), item);
  scope.items.push_back(std::move(item));
  out_ = before;
  std::vector<Output> outputs;
  bool complete = true;
  std::vector<SqlText> items;
  star(nullptr, style, items, outputs, complete);
  out_->word("SELECT");
  write_list(items);
  out_->line();
  out_->append(from.take());
  outputs_ = &outputs;
  query_tail(query_node);
  outputs_ = nullptr;
  scope_ = outer;
  auto shape = std::make_shared<Shape>();
  shape->complete = complete;
  for (Output& output : outputs) {
    shape->columns.push_back({std::move(output.name), std::move(output.type), {}, {}});
  }
  return shape;
}

}  // namespace ashlar::resolution
