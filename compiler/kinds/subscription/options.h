#pragma once
// The options of subscriptions (documentation, "CREATE SUBSCRIPTION").

#include <string>
#include <string_view>

namespace ashlar::kinds {

/// slot_name = NONE: no name that a slot can have.
inline constexpr std::string_view no_slot_name{};

/// The value of an option that nobody sets; empty for slot_name, whose usual value is the subscription's name.
std::string usual_subscription_option(std::string_view name, int postgres);

}  // namespace ashlar::kinds
