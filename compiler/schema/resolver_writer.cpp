#include "compiler/schema/resolver_writer.h"

#include "compiler/base/quote.h"

namespace ashlar::resolution {

void Writer::name(std::string_view identifier) {
  word(quote_identifier(identifier));
}

void Writer::line() {
  if (!lines_) {
    return;
  }
  text_.append("\n");
  text_.append(std::string(static_cast<std::size_t>(indent_) * 2, ' '));
  space_ = false;
}

}  // namespace ashlar::resolution
