#pragma once
// Parts of URIs.

#include <string>
#include <string_view>

namespace ashlar {

/// The bytes of `text` with all but letters, digits, `_` and `-` as %XX (RFC 3986, section 2.1): fit for any part.
std::string percent_encoded(std::string_view text);

}  // namespace ashlar
