#include "compiler/diagnostics/diagnostics.h"

#include <algorithm>
#include <array>
#include <string>

namespace ashlar {

namespace {

constexpr auto table = std::to_array<CodeInfo>({
#define ASHLAR_DIAGNOSTIC(name, severity, blame, text) {#name, Severity::severity, Blame::blame, text},
#include "compiler/diagnostics/diagnostics.def"
#undef ASHLAR_DIAGNOSTIC
});

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
  std::string result;
  const auto* next = arguments.begin();
  for (auto hole = pattern.find("{}"); hole != std::string_view::npos && next != arguments.end();
       hole = pattern.find("{}")) {
    result += pattern.substr(0, hole);
    result += *next++;
    pattern.remove_prefix(hole + 2);
  }
  result += pattern;
  return result;
}

}  // namespace

const CodeInfo& code_info(Code code) {
  return table[static_cast<std::size_t>(code)];
}

std::string code_name(Code code) {
  std::string name(code_info(code).name);
  std::ranges::replace(name, '_', '-');
  return name;
}

std::vector<Code> all_codes() {
  std::vector<Code> codes;
  for (std::size_t i = 0; i < table.size(); ++i) {
    codes.push_back(static_cast<Code>(i));
  }
  return codes;
}

Diagnostic& Diagnostics::report(Code code, Span span, std::initializer_list<std::string_view> arguments,
                                std::string suggestion) {
  return report_as(code_info(code).severity, code, span, arguments, std::move(suggestion));
}

Diagnostic& Diagnostics::report_as(Severity severity, Code code, Span span,
                                   std::initializer_list<std::string_view> arguments, std::string suggestion) {
  Diagnostic diagnostic{code, severity, span, fill(code_info(code).text, arguments), {}};
  if (!suggestion.empty()) {
    diagnostic.notes.push_back({{}, std::move(suggestion)});
  }
  if (severity == Severity::error) {
    ++errors_;
  }
  return all_.emplace_back(std::move(diagnostic));
}

int Diagnostics::exit_status() const {
  if (errors_ == 0) {
    return 0;
  }
  // Where both are to blame it is 1: trying again elsewhere would not help.
  const bool input = std::ranges::any_of(all_, [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error && code_info(diagnostic.code).blame == Blame::input;
  });
  return input ? 1 : 3;
}

}  // namespace ashlar
