#include "compiler/schema/equivalence_terms.h"

#include <algorithm>

#include "compiler/schema/type_conversion.h"

namespace ashlar::equivalence {

namespace {

bool is_text(std::string_view type) {
  return type == "text" || type == "character varying";
}

bool is_cast(const Term& term) {
  return term.head == "cast";
}

bool is_constant(const Term& term) {
  return term.head == "constant" || term.head == "null";
}

/// One and the same number in another of the number types.
bool is_number_type(std::string_view type) {
  return type == "smallint" || type == "integer" || type == "bigint" || type == "numeric" || type == "real" ||
         type == "double precision";
}

bool keeps_value(const Term& constant, const std::string& type) {
  if (constant.head != "constant") {
    return false;
  }
  const bool whole = constant.text.find_first_of(".eE") == std::string::npos;
  const bool widens = type == "numeric" || type == "real" || type == "double precision" || whole;
  return (is_number_type(constant.type) && is_number_type(type) && widens) ||
         (constant.type == "character varying" && type == "text");
}

Likeness worse(Likeness a, Likeness b) {
  return std::max(a, b);
}

Likeness compare_constants(const Term& a, const Term& b, bool uncertain) {
  const bool untyped = a.type == untyped_constant || b.type == untyped_constant || a.type.empty() || b.type.empty();
  if (a.type != b.type) {
    if (!untyped || !uncertain) {
      return Likeness::different;
    }
    if (a.text != b.text) {
      // One of them may have been put in its type's own form.
      const std::string& type = a.type == untyped_constant || a.type.empty() ? b.type : a.type;
      const ConstantText left = canonical_constant(type, a.text);
      const ConstantText right = canonical_constant(type, b.text);
      return left.text == right.text     ? Likeness::undecided
             : left.exact && right.exact ? Likeness::different
                                         : Likeness::undecided;
    }
    // A string constant is text wherever a function takes text.
    return is_text(a.type) || is_text(b.type) ? Likeness::equal : Likeness::undecided;
  }
  if (a.text == b.text) {
    return Likeness::equal;
  }
  if (a.type == "jsonb") {
    // The server orders the keys; the characters stay.
    std::string left = a.text;
    std::string right = b.text;
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
    return left == right ? Likeness::undecided : Likeness::different;
  }
  return a.certain && b.certain ? Likeness::different : Likeness::undecided;
}

Likeness compare(const Term& a, const Term& b, bool uncertain);

/// `cast` has a cast that `other` has not: the server's own where the types in front of it are not known here.
Likeness compare_cast(const Term& cast, const Term& other, bool uncertain) {
  if (!uncertain) {
    return Likeness::different;
  }
  const Term& inner = cast.parts.front();
  const Likeness rest = compare(inner, other, true);
  if (rest == Likeness::different) {
    return rest;
  }
  return is_text(cast.type) && is_text(inner.type) ? rest : Likeness::undecided;
}

Likeness compare(const Term& a, const Term& b, bool uncertain) {
  if (is_constant(a) && is_constant(b) && a.head == b.head) {
    return compare_constants(a, b, uncertain);
  }
  if (a.head == b.head && a.text == b.text && a.parts.size() == b.parts.size()) {
    const bool below = !a.certain || !b.certain;
    Likeness result = Likeness::equal;
    for (std::size_t i = 0; i < a.parts.size() && result != Likeness::different; ++i) {
      result = worse(result, compare(a.parts[i], b.parts[i], below));
    }
    return result;
  }
  if (a.head == "column" && b.head == "column" && (a.text.starts_with("?.") || b.text.starts_with("?."))) {
    const auto name = [](const Term& term) { return term.text.substr(term.text.find('.') + 1); };
    return name(a) == name(b) ? Likeness::undecided : Likeness::different;
  }
  if (is_cast(a) && !is_cast(b)) {
    return compare_cast(a, b, uncertain);
  }
  if (is_cast(b) && !is_cast(a)) {
    return compare_cast(b, a, uncertain);
  }
  return Likeness::different;
}

}  // namespace

Term leaf(std::string head, std::string text, std::string type) {
  return {std::move(head), std::move(text), std::move(type), {}, true};
}

Term node(std::string head, std::string text, std::vector<Term> parts, std::string type) {
  return {std::move(head), std::move(text), std::move(type), std::move(parts), true};
}

Term cast_to(Term value, const std::string& type, const std::string& written_type, bool is_domain) {
  if (type.empty()) {
    return value;
  }
  const bool modified = written_type != type;
  if (is_constant(value) && value.type == untyped_constant && !is_domain) {
    value.type = type;
    if (value.head == "constant") {
      ConstantText canonical = canonical_constant(type, value.text);
      value.text = std::move(canonical.text);
      value.certain = canonical.exact;
    }
    if (!modified) {
      return value;
    }
  }
  if (value.type == type && !modified) {
    return value;
  }
  if (!modified && keeps_value(value, type)) {
    value.type = type;
    return value;
  }
  if (value.head == "array" && type.ends_with("[]")) {
    for (Term& part : value.parts) {
      part = cast_to(std::move(part), element_type(type), written_type.substr(0, written_type.size() - 2));
    }
    value.type = type;
    return value;
  }
  Term cast = node("cast", written_type, {}, type);
  cast.parts.push_back(std::move(value));
  return cast;
}

Likeness compare(const Term& a, const Term& b) {
  return compare(a, b, false);
}

std::string shown(const Term& term) {
  std::string text = term.head + (term.text.empty() ? "" : ":" + term.text);
  if (!term.type.empty()) {
    text += "<" + term.type + ">";
  }
  if (!term.certain) {
    text += "?";
  }
  if (term.parts.empty()) {
    return text;
  }
  text += "(";
  for (std::size_t i = 0; i < term.parts.size(); ++i) {
    text += (i == 0 ? "" : ", ") + shown(term.parts[i]);
  }
  return text + ")";
}

}  // namespace ashlar::equivalence
