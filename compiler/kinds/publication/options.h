#pragma once
// The options of publications (documentation, "CREATE PUBLICATION").

#include <string>
#include <string_view>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// What `publish` is where nothing else is said; also the order in which its items are kept.
inline constexpr std::string_view usual_operations = "insert, update, delete, truncate";
/// The value of an option that nobody sets.
std::string usual_publication_option(std::string_view name);
/// Reads WITH (…) or SET (…): those with their usual value are not kept.
Outcome read_publication_options(Interpreter& interpreter, syntax::Node definition, Parameters& options);

/// What publicationObjects lists, as members of `publication`.
struct PublishedObjects {
  std::vector<std::pair<ObjectId, PublicationMember>> members;
  Outcome outcome = Outcome::done;  // where something is not there
};
PublishedObjects read_published_objects(Interpreter& interpreter, syntax::Node objects, const ObjectId& publication);

}  // namespace ashlar::kinds
