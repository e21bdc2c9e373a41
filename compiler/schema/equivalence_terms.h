#pragma once
// Inside the equivalence of texts: the tree in which two texts are compared.

#include <string>
#include <string_view>
#include <vector>

#include "compiler/schema/equivalence.h"

namespace ashlar::equivalence {

/// One node. `head` says what it is ("column", "call", "constant", a rule's name, …), `text` which one.
struct Term {
  std::string head;
  std::string text;
  std::string type;  // without modifier; empty: not known
  std::vector<Term> parts;
  /// False where the types of the parts are not known, so that casts in front of them may be the server's. Of a
  /// constant: false where the server may write its value in another way.
  bool certain = true;

  friend bool operator==(const Term&, const Term&) = default;
};

Term leaf(std::string head, std::string text, std::string type = {});
Term node(std::string head, std::string text, std::vector<Term> parts, std::string type = {});

/// A constant of a type in the form in which the server shows it, as far as that is known.
struct ConstantText {
  std::string text;
  bool exact = false;  // two constants whose text differs are different
};
ConstantText canonical_constant(const std::string& type, std::string_view text);

/// `value` with a cast that the server would put there: constants take the type, arrays hand it to their elements.
Term cast_to(Term value, const std::string& type, const std::string& written_type, bool is_domain = false);

Likeness compare(const Term& a, const Term& b);

/// For people who look for a difference: the tree as text.
std::string shown(const Term& term);

}  // namespace ashlar::equivalence
