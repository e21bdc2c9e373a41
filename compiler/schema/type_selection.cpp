// Which of several operators or functions is meant, where more than one takes the arguments (func_select_candidate of
// the server's parse_func.c; documentation, "Type Conversion").
#include <algorithm>

#include "compiler/schema/type_conversion.h"

namespace ashlar {

/// func_select_candidate: the candidates all take the arguments.
std::optional<ResolvedCall> TypeConversion::select(std::vector<Signature> candidates,
                                                   std::span<const std::string> types) const {
  const auto done = [&] { return candidates.size() == 1; };
  if (candidates.empty() || done()) {
    return candidates.empty() ? std::nullopt : settled(candidates.front(), types);
  }
  std::vector<std::string> base;
  std::vector<char> categories;
  std::size_t unknowns = 0;
  for (const std::string& type : types) {
    base.push_back(type == untyped_constant ? type : base_of(type));
    categories.push_back(category(base.back()));
    unknowns += type == untyped_constant ? 1U : 0U;
  }
  const auto keep_best = [&](auto&& score) {
    int best = 0;
    std::vector<Signature> kept;
    for (Signature& candidate : candidates) {
      int points = 0;
      for (std::size_t i = 0; i < base.size(); ++i) {
        points += score(candidate.arguments[i], i) ? 1 : 0;
      }
      if (points > best || kept.empty()) {
        best = points;
        kept.clear();
      }
      if (points == best) {
        kept.push_back(std::move(candidate));
      }
    }
    candidates = std::move(kept);
  };
  keep_best([&](const std::string& type, std::size_t i) { return base[i] != untyped_constant && type == base[i]; });
  if (done()) {
    return settled(candidates.front(), types);
  }
  keep_best([&](const std::string& type, std::size_t i) {
    return base[i] != untyped_constant && (type == base[i] || (category(type) == categories[i] && preferred(type)));
  });
  if (done()) {
    return settled(candidates.front(), types);
  }
  if (unknowns == 0) {
    return std::nullopt;
  }
  bool resolved = true;
  std::vector<bool> want_preferred(base.size(), false);
  for (std::size_t i = 0; i < base.size() && resolved; ++i) {
    if (base[i] != untyped_constant) {
      continue;
    }
    char wanted = '\0';
    bool conflict = false;
    for (const Signature& candidate : candidates) {
      const char one = category(candidate.arguments[i]);
      if (one == wanted) {
        want_preferred[i] = want_preferred[i] || preferred(candidate.arguments[i]);
      } else if (wanted == '\0' || one == 'S') {
        wanted = one;
        want_preferred[i] = preferred(candidate.arguments[i]);
      } else {
        conflict = conflict || wanted != 'S';
      }
    }
    resolved = wanted == 'S' || !conflict;
    categories[i] = wanted;
  }
  if (resolved) {
    std::vector<Signature> kept;
    for (const Signature& candidate : candidates) {
      bool fits = true;
      for (std::size_t i = 0; i < base.size(); ++i) {
        fits = fits && (base[i] != untyped_constant || (category(candidate.arguments[i]) == categories[i] &&
                                                        (!want_preferred[i] || preferred(candidate.arguments[i]))));
      }
      if (fits) {
        kept.push_back(candidate);
      }
    }
    if (!kept.empty()) {
      candidates = std::move(kept);
    }
    if (done()) {
      return settled(candidates.front(), types);
    }
  }
  std::string known;
  for (const std::string& type : base) {
    if (type != untyped_constant) {
      if (!known.empty() && known != type) {
        return std::nullopt;
      }
      known = type;
    }
  }
  if (known.empty()) {
    return std::nullopt;
  }
  const Signature* only = nullptr;
  for (const Signature& candidate : candidates) {
    if (std::all_of(candidate.arguments.begin(), candidate.arguments.end(),
                    [&](const std::string& type) { return implicit(known, type); })) {
      if (only != nullptr) {
        return std::nullopt;
      }
      only = &candidate;
    }
  }
  return only == nullptr ? std::nullopt : settled(*only, types);
}

}  // namespace ashlar
