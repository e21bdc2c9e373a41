#include "compiler/ir/object_id.h"

namespace ashlar {

namespace {
const std::string no_text;
const ObjectId no_object;
}  // namespace

ObjectId::ObjectId(Kind kind, std::string name, ObjectId parent, std::string arguments) {
  std::size_t hash = std::hash<std::string>{}(name);
  const auto mix = [&hash](std::size_t value) { hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6U) + (hash >> 2U); };
  mix(kind.index);
  mix(parent.hash());
  if (!arguments.empty()) {
    mix(std::hash<std::string>{}(arguments));
  }
  data_ = std::make_shared<const Data>(Data{kind, std::move(name), std::move(arguments), std::move(parent), hash});
}

Kind ObjectId::kind() const {
  return data_ ? data_->kind : Kind{};
}
const std::string& ObjectId::name() const {
  return data_ ? data_->name : no_text;
}
const std::string& ObjectId::arguments() const {
  return data_ ? data_->arguments : no_text;
}
const ObjectId& ObjectId::parent() const {
  return data_ ? data_->parent : no_object;
}
std::size_t ObjectId::hash() const {
  return data_ ? data_->hash : 0;
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
  return {data_->kind, data_->name, std::move(parent), data_->arguments};
}

bool operator==(const ObjectId& a, const ObjectId& b) {
  if (a.data_ == b.data_) {
    return true;
  }
  if (!a.data_ || !b.data_ || a.data_->hash != b.data_->hash) {
    return false;
  }
  return a.data_->kind == b.data_->kind && a.data_->name == b.data_->name && a.data_->arguments == b.data_->arguments &&
         a.data_->parent == b.data_->parent;
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
  return a.data_->kind < b.data_->kind;
}

}  // namespace ashlar
