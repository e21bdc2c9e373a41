#pragma once
// Texts that read differently and mean the same. The server keeps expressions, queries and bodies as it has analysed
// them, and shows them in its own words: `x IN (1, 2)` as `x = ANY (ARRAY[1, 2])`, `'a'` as `'a'::text`, columns with
// their tables. Both sides are analysed again here as the server would, with the types of the columns and the rules of
// type conversion (compiler/schema/type_conversion.h), and compared as trees: what the server would have made of the
// author's text is the same, and every other difference stays one.

#include <memory>
#include <string>
#include <vector>

#include "compiler/kinds/definition.h"

namespace ashlar {

/// How two texts stand to each other.
enum class Likeness : std::uint8_t {
  equal,      // the server makes the same of both
  undecided,  // they differ only in casts or constants of types that are not known here
  different,
};

/// What kind of text a SqlText is read as.
enum class TextForm : std::uint8_t { expression, query, statement };

/// A text, where it stands and the Schema it belongs to. `owner` is the Object that it is in; `target` the type that it
/// is assigned to (a default's column), empty where there is none.
struct TextPlace {
  const SqlText& text;
  const Schema& schema;
  ObjectId owner;
  TextForm form = TextForm::expression;
  std::string target = {};
};

/// Gives the Objects of `server`, a Schema whose texts are in the server's form, the texts of the Objects at the same
/// addresses in `declared` wherever these are equal or undecided, so that comparing the two shows real differences
/// alone. Answers the Objects in which a text could not be judged: taken as equal. Operator classes and options that
/// the server leaves out because they are usual are as declared.
std::vector<ObjectId> reconcile(Schema& server, const Schema& declared, int postgres);

}  // namespace ashlar
