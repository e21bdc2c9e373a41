#include "compiler/catalog/settle.h"

#include <algorithm>
#include <map>
#include <set>

#include "compiler/base/quote.h"
#include "compiler/catalog/extension_names.h"

namespace ashlar::catalog {

namespace {

using kinds::Comment;
using kinds::DefaultPrivilege;
using kinds::Extension;
using kinds::Namespace;
using kinds::Owner;
using kinds::Policy;
using kinds::Role;
using kinds::Setting;

const ObjectId& outermost(const ObjectId& id) {
  const ObjectId* at = &id;
  while (at->parent()) {
    at = &at->parent();
  }
  return *at;
}

/// The owner of most of what `declared` has without an owner; empty where there is nothing.
std::string usual_owner(const Schema& live, const Schema& declared) {
  std::map<std::string, std::size_t> counts;
  for (const ObjectId& id : live.of_kind(kind_of<Owner>)) {
    if (declared.contains(id.parent()) && !declared.contains(id)) {
      ++counts[live.get<Owner>(id)->role];
    }
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string{} : most->first;
}

void settle_owners(Schema& live, const Schema& declared, const std::string& usual) {
  for (const ObjectId& id : live.sorted_ids()) {
    if (const auto* owner = live.get<Owner>(id); owner != nullptr && owner->role == usual && !declared.contains(id)) {
      live.remove(id);
    }
  }
}

/// CURRENT_USER in a policy is whoever ran it: to the server a role of its own.
void forget_runner(Policy& policy, const Policy& declared, const std::string& runner) {
  if (policy.roles.size() != declared.roles.size() || runner.empty()) {
    return;
  }
  for (const std::string_view word : {"CURRENT_USER", "CURRENT_ROLE", "SESSION_USER"}) {
    std::vector<std::string> roles = policy.roles;
    std::replace(roles.begin(), roles.end(), quote_identifier(runner), std::string(word));
    std::sort(roles.begin(), roles.end());
    if (roles == declared.roles) {
      policy.roles = std::move(roles);
      return;
    }
  }
}

void settle_policies(Schema& live, const Schema& declared, const std::string& usual) {
  for (const ObjectId& id : live.sorted_ids()) {
    const auto* wanted = declared.get<Policy>(id);
    if (wanted != nullptr && live.get<Policy>(id) != nullptr) {
      forget_runner(*live.edit<Policy>(id), *wanted, usual);
    }
  }
}

/// Default privileges that `declared` has for whoever runs, and not for the role that `live` names.
void settle_default_privileges(Schema& live, const Schema& declared) {
  for (const ObjectId& id : live.sorted_ids()) {
    const auto* found = live.get<DefaultPrivilege>(id);
    if (found == nullptr || declared.contains(id)) {
      continue;
    }
    const ObjectId unnamed(id.kind(), "/" + found->objects + "/" + found->grantee, id.parent());
    if (declared.contains(unnamed) && !live.contains(unnamed)) {
      DefaultPrivilege moved = *found;
      moved.for_role.clear();
      live.remove(id);
      live.put(unnamed, std::move(moved));
    }
  }
}

void settle_extensions(Schema& live, const Schema& declared) {
  for (const ObjectId& id : live.children({}, kind_of<Extension>)) {
    if (const auto* wanted = declared.get<Extension>(id)) {
      auto* extension = live.edit<Extension>(id);
      extension->schema = wanted->schema.empty() ? "" : extension->schema;
      extension->version = wanted->version.empty() ? "" : extension->version;
      if (const ObjectId comment(kind_of<Comment>, "", id); !declared.contains(comment)) {
        live.remove(comment);
      }
    }
  }
}

/// What stands in no schema (publications, servers, event triggers, …) is the project's where it declares any of the
/// kind, as a schema is where it is mentioned.
void settle_kinds(Schema& live, const Schema& declared) {
  std::set<Kind> mentioned{kind_of<Namespace>, kind_of<Role>, kind_of<Extension>};
  for (const auto& [id, entry] : declared.entries()) {
    mentioned.insert(outermost(id).kind());
  }
  const auto is_theirs = [&](const ObjectId& id) {
    return id && !id.parent() && !mentioned.contains(id.kind()) && !kind_info(id.kind()).attribute;
  };
  std::vector<ObjectId> theirs;
  for (const auto& [id, entry] : live.entries()) {
    bool of_theirs = is_theirs(id);  // or in it, though it stands elsewhere: a publication's table
    for_each_reference(id, *entry.object,
                       [&](const ObjectId& target, bool) { of_theirs = of_theirs || is_theirs(target); });
    if (of_theirs && !declared.contains(id)) {
      theirs.push_back(id);
    }
  }
  for (const ObjectId& id : theirs) {
    live.remove(id);
  }
}

/// Databases, tablespaces and parameters are no Objects: what is declared about one is all that is compared.
bool is_outside_database(const ObjectId& top) {
  return top.kind() == kind_of<kinds::Database> || top.kind() == kind_of<kinds::Tablespace> ||
         top.kind() == kind_of<kinds::ServerParameter>;
}

bool of_cluster(const ObjectId& id) {
  const ObjectId& top = outermost(id);
  return top.kind() == kind_of<Role> || id.kind() == kind_of<Setting> || is_outside_database(top);
}

void settle_roles(Schema& live, const Schema& declared) {
  std::set<ObjectId> mentioned;
  for (const auto& [id, entry] : declared.entries()) {
    if (is_outside_database(outermost(id))) {
      mentioned.insert(outermost(id));
    }
  }
  for (const ObjectId& id : live.sorted_ids()) {
    if (of_cluster(id) && live.contains(id) && !declared.contains(id) && !declared.contains(outermost(id)) &&
        !mentioned.contains(outermost(id))) {
      live.remove(id);
    }
  }
}

/// The relation that an Object is or stands in; the schema for what is in none.
const ObjectId& outermost_in_schema(const ObjectId& id) {
  const ObjectId* at = &id;
  while (at->parent() && at->parent().parent()) {
    at = &at->parent();
  }
  return *at;
}

/// The schemas of which the project has nothing but triggers, policies and grants on them and their tables.
std::set<std::string> outside_schemas(const Schema& declared) {
  std::set<std::string> names;
  std::set<std::string> spoken_of;  // with a privilege or comment of its own
  std::set<std::string> lived_in;
  for (const auto& [id, entry] : declared.entries()) {
    const ObjectId& at = outermost_in_schema(id);
    if (at.kind() == kind_of<kinds::Table> && !declared.contains(at)) {
      names.insert(at.parent().name());
    } else if (at.parent() && at.parent().kind() == kind_of<Namespace>) {
      (kind_info(at.kind()).attribute ? spoken_of : lived_in).insert(at.parent().name());
    }
  }
  for (const std::string& name : spoken_of) {
    if (!lived_in.contains(name) && name != "public" && !declared.contains(ObjectId(kind_of<Namespace>, name))) {
      names.insert(name);
    }
  }
  return names;
}

/// Row-level security of a table that is not the project's stands by itself.
void settle_row_security(Schema& live, const Schema& declared) {
  for (const ObjectId& id : declared.of_kind(kind_of<kinds::RowSecurity>)) {
    const auto* table = live.get<kinds::Table>(id.parent());
    if (table != nullptr && (table->row_security || table->force_row_security)) {
      live.put(id, kinds::RowSecurity{table->row_security, table->force_row_security});
    }
  }
}

/// What is the whole database's, where the project is about some of its schemas.
void settle_top_level(Schema& live, const Schema& declared) {
  for (const ObjectId& id : live.sorted_ids()) {
    const ObjectId& top = outermost(id);
    const bool of_database =
        kind_info(top.kind()).top_level && top.kind() != kind_of<Extension> && !is_outside_database(top);
    if (of_database && !declared.contains(top) && !declared.contains(id)) {
      live.remove(id);
    }
  }
  for (const ObjectId& id : live.sorted_ids()) {
    const auto* member = live.get<kinds::PublicationMember>(id);
    if (member != nullptr && !live.contains(member->publication)) {
      live.remove(id);
    }
  }
}

/// Taking a schema out takes what is in it along, so that the rest is put together anew.
void settle_given_schemas(Schema& live, const Schema& declared) {
  std::set<std::string> given;
  for (const std::string& name : mentioned_schemas(declared)) {
    const ObjectId id(kind_of<Namespace>, name);
    if (!declared.contains(id) && live.contains(id)) {
      given.insert(name);
    }
  }
  if (given.empty()) {
    return;
  }
  const std::set<std::string> outside = outside_schemas(declared);
  std::vector<std::pair<std::uint32_t, ObjectId>> kept;
  for (const auto& [id, entry] : live.entries()) {
    const ObjectId& schema = outermost(id);
    if (schema.kind() == kind_of<Namespace> && outside.contains(schema.name()) && !declared.contains(id)) {
      continue;
    }
    const bool is_given = id.kind() == kind_of<Namespace> && given.contains(id.name());
    const bool of_given = id.kind() == kind_of<Owner> && id.parent().kind() == kind_of<Namespace> &&
                          given.contains(id.parent().name()) && !declared.contains(id);
    if (!is_given && !of_given) {
      kept.emplace_back(entry.ordinal, id);
    }
  }
  std::sort(kept.begin(), kept.end());
  Schema without;
  for (const auto& [ordinal, id] : kept) {
    without.share(live, id);
  }
  live = std::move(without);
}

/// A reference without columns to a table that is not the project's means its primary key, which the database names.
void settle_outside_keys(Schema& live, const Schema& declared) {
  for (const ObjectId& id : declared.of_kind(kind_of<kinds::Constraint>)) {
    const auto* key = declared.get<kinds::Constraint>(id);
    if (!key->referenced || !key->referenced_columns.empty()) {
      continue;
    }
    const auto* read = live.get<kinds::Constraint>(id);
    if (read != nullptr && read->referenced == key->referenced) {
      live.edit<kinds::Constraint>(id)->referenced_columns.clear();
    }
  }
}

}  // namespace

std::vector<std::string> mentioned_schemas(const Schema& schema) {
  std::set<std::string> names;
  for (const auto& [id, entry] : schema.entries()) {
    const ObjectId& at = outermost(id);
    if (at.kind() == kind_of<Namespace>) {
      names.insert(at.name());
    }
  }
  return {names.begin(), names.end()};
}

bool mentions_roles(const Schema& schema) {
  return std::any_of(schema.entries().begin(), schema.entries().end(),
                     [&](const auto& entry) { return of_cluster(entry.first); });
}

Schema without_roles(Schema schema) {
  for (const ObjectId& id : schema.sorted_ids()) {
    if (of_cluster(id) && schema.contains(id)) {
      schema.remove(id);
    }
  }
  return schema;
}

void settle(Schema& live, const Schema& declared, bool schemas_named) {
  settle_roles(live, declared);
  if (schemas_named) {
    settle_top_level(live, declared);
  }
  settle_extension_names(live, declared);
  settle_extensions(live, declared);
  settle_kinds(live, declared);
  settle_row_security(live, declared);
  settle_given_schemas(live, declared);
  settle_outside_keys(live, declared);
  const std::string usual = usual_owner(live, declared);
  settle_policies(live, declared, usual);
  settle_owners(live, declared, usual);
  settle_default_privileges(live, declared);
}

void settle_unseen(Schema& live, const Schema& declared, const std::vector<ObjectId>& unseen) {
  for (const ObjectId& hidden : unseen) {
    for (const auto& [id, entry] : declared.entries()) {
      const ObjectId* at = &id;
      while (*at && *at != hidden) {
        at = &at->parent();
      }
      if (*at) {
        live.put(id, *entry.object, entry.origin);
      }
    }
  }
}

}  // namespace ashlar::catalog
