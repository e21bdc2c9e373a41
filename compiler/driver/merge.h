#pragma once
// Three states of one schema into one.

#include <functional>
#include <optional>
#include <vector>

#include "compiler/driver/states.h"

namespace ashlar::driver {

/// Decides on an Object that both sides changed otherwise: what it is to be; null for none.
using Choice = std::function<const Schema*(const ObjectId& id)>;

/// What `ours` changed since `base`, done to `theirs`. An Object that both changed in different ways is put to
/// `choose`, which answers the Schema to take it from. Names are not looked up: see reread().
Schema merge_schemas(const Schema& base, const Schema& ours, const Schema& theirs, const Choice& choose);

/// `schema` as it is read from its own snapshot; nothing (unreported) where it does not compile, because something
/// names what is not there.
std::optional<State> reread(Context& context, const Schema& schema);

}  // namespace ashlar::driver
