#include "compiler/ir/object_id.h"

namespace ashlar {

ObjectId::ObjectId(Kind kind, std::string name, ObjectId parent, std::string arguments) : kind_(kind) {
  std::size_t hash = std::hash<std::string>{}(name);
  const auto mix = [&hash](std::size_t value) { hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6U) + (hash >> 2U); };
  mix(kind.index);
  mix(parent.hash());
  if (!arguments.empty()) {
    mix(std::hash<std::string>{}(arguments));
  }
  hash_ = static_cast<std::uint32_t>(hash ^ (hash >> 32U));
  data_ = std::make_shared<const Data>(Data{std::move(name), std::move(arguments), std::move(parent)});
}

bool ObjectId::within(const ObjectId& other) const {
  for (const ObjectId* at = this; *at; at = &at->parent()) {
    if (*at == other) {
      return true;
    }
  }
  return false;
}

ObjectId ObjectId::moved(const ObjectId& from, const ObjectId& to) const {
  if (!data_) {
    return *this;
  }
  if (*this == from) {
    return to;
  }
  ObjectId parent = data_->parent.moved(from, to);
  if (parent.data_ == data_->parent.data_) {
    return *this;
  }
  return {kind_, data_->name, std::move(parent), data_->arguments};
}

bool ObjectId::same(const Data& a, const Data& b) {
  return a.name == b.name && a.arguments == b.arguments && a.parent == b.parent;
}

bool operator<(const ObjectId& a, const ObjectId& b) {
  if (a.data_ == b.data_ || !b.data_) {
    return false;
  }
  if (!a.data_) {
    return true;
  }
  if (!(a.data_->parent == b.data_->parent)) {
    return a.data_->parent < b.data_->parent;
  }
  if (const int order = a.data_->name.compare(b.data_->name); order != 0) {
    return order < 0;
  }
  if (const int order = a.data_->arguments.compare(b.data_->arguments); order != 0) {
    return order < 0;
  }
  return a.kind_ < b.kind_;
}

}  // namespace ashlar
