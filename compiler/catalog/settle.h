#pragma once
// A live database knows more than any declaration says: who owns an Object that names no owner, which version an
// extension has, what else the cluster holds. Before it is compared with what is declared, that is settled.

#include <string>
#include <vector>

#include "compiler/kinds/definition.h"

namespace ashlar::catalog {

/// The schemas that the state declares or puts something in, sorted.
std::vector<std::string> mentioned_schemas(const Schema& schema);

/// True where the state declares a role, or something of one: a membership, a setting.
bool mentions_roles(const Schema& schema);

/// The state without roles and what is theirs, which belong to a whole cluster.
Schema without_roles(Schema schema);

/// Takes out of `live` what `declared` leaves open:
/// - the owner of what names none, where it is the role that owns most of that (who ran the migrations);
///   default privileges that name no role are that role's too, and policies for CURRENT_USER are for it;
/// - schema and version of extensions that name none, and the comment that each brings;
/// - roles, memberships and settings of roles that are not declared;
/// - with `[scope] schemas` named, what stands in no schema and is not declared: publications, servers, event triggers,
/// …;
/// - schemas that are given: something is declared in them, they themselves are not.
void settle(Schema& live, const Schema& declared, bool schemas_named);

/// What is there but was not shown to the role that read counts as it is declared, if it is.
void settle_unseen(Schema& live, const Schema& declared, const std::vector<ObjectId>& unseen);

}  // namespace ashlar::catalog
