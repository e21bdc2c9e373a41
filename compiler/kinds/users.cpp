#include "compiler/ir/users.h"

#include <atomic>
#include <bit>
#include <mutex>
#include <numeric>

#include "compiler/kinds/definition.h"

namespace ashlar {

namespace {

/// The addresses under which a reference is looked for: its target's, and those of what that stands in, but for the
/// schema. An Object's own parent is found without.
template <class Visit>
void for_each_place(const ObjectId& id, const Object& object, const Visit& visit) {
  for_each_reference(id, object, [&](const ObjectId& target, bool) {
    const ObjectId* at = &target;
    if (target == id.parent()) {
      at = &at->parent();
      if (!at->parent()) {
        return;
      }
    }
    visit(*at);
    for (at = &at->parent(); *at && at->parent(); at = &at->parent()) {
      visit(*at);
    }
  });
}

}  // namespace

/// The references of one state, by the hash of what they name.
struct Users::Walk {
  std::mutex mutex;                   // copies may be asked by several threads
  std::atomic<bool> watched = false;  // copied or asked: what is touched has to be kept
  bool done = false;
  std::vector<ObjectId> touched;  // in the state that was walked over, not in its copies
  std::vector<ObjectId> ids;
  std::vector<std::uint32_t> users;   // places in `ids`: those of bucket b are from starts[b] to starts[b + 1]
  std::vector<std::uint32_t> starts;  // one more than there are buckets, which are a power of two

  void run(const Schema& schema) {
    ids.reserve(schema.size());
    std::vector<std::pair<std::size_t, std::uint32_t>> found;
    found.reserve(schema.size() * 4);
    for (const auto& [id, entry] : schema.entries()) {
      const auto user = static_cast<std::uint32_t>(ids.size());
      ids.push_back(id);
      for_each_place(id, *entry.object, [&](const ObjectId& place) {
        if (found.empty() || found.back() != std::pair{place.hash(), user}) {
          found.emplace_back(place.hash(), user);
        }
      });
    }
    const std::size_t buckets = std::bit_ceil(found.size() + 1);
    starts.resize(buckets + 1);
    for (auto& [bucket, user] : found) {
      bucket &= buckets - 1;
      ++starts[bucket + 1];
    }
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    users.resize(found.size());
    for (const auto& [bucket, user] : found) {
      users[next[bucket]++] = user;
    }
  }
};

Users::Users() : walk_(std::make_shared<Walk>()) {
}

Users::Users(const Users& other) : walk_(other.walk_), touched_(other.touched_) {
  if (walk_) {
    walk_->watched = true;
  } else {
    walk_ = std::make_shared<Walk>();
  }
}

Users& Users::operator=(const Users& other) {
  Users copy(other);
  return *this = std::move(copy);
}

Users::~Users() = default;

void Users::touched(const ObjectId& id) {
  if (walk_ && walk_->watched && (touched_.empty() || touched_.back() != id)) {
    touched_.push_back(id);
  }
}

const std::vector<ObjectId>& Users::touched_so_far() {
  if (walk_) {
    walk_->watched = true;
  }
  return touched_;
}

void Users::note(const Schema& schema, std::span<const ObjectId> touched) {
  for (const ObjectId& id : touched) {
    if (const Object* object = schema.find(id)) {
      for_each_place(id, *object, [&](const ObjectId& place) {
        std::vector<ObjectId>& users = recent_[place];
        if (users.empty() || users.back() != id) {
          users.push_back(id);
        }
      });
    }
  }
}

void Users::for_each(const Schema& schema, const ObjectId& id, const std::function<void(const ObjectId&)>& visit) {
  if (!walk_) {
    walk_ = std::make_shared<Walk>();
  }
  if (!knows_walk_) {
    const std::lock_guard lock(walk_->mutex);
    walk_->watched = true;
    if (walk_->done) {
      note(schema, walk_->touched);
    } else {
      walk_->run(schema);
      walk_->touched = touched_;
      walk_->done = true;
      noted_ = touched_.size();
    }
    knows_walk_ = true;
  }
  note(schema, std::span(touched_).subspan(noted_));
  noted_ = touched_.size();
  const std::size_t bucket = id.hash() & (walk_->starts.size() - 2);
  for (std::uint32_t at = walk_->starts[bucket]; at < walk_->starts[bucket + 1]; ++at) {
    visit(walk_->ids[walk_->users[at]]);
  }
  if (const auto recent = recent_.find(id); recent != recent_.end()) {
    std::ranges::for_each(recent->second, visit);
  }
}

}  // namespace ashlar
