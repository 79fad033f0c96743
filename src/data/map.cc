#include <algorithm>
#include <bit>

#include "data/value.h"

namespace chengwen::data {
namespace {

/// Up to here comparing the hashes one after the other is as fast as an index, and costs no memory.
constexpr std::size_t kLinear = 16;
constexpr std::uint32_t kFree = 0xFFFFFFFF;
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

}  // namespace

/// The position of the entry with this hash for whose key `equal` is true; kNowhere when there is
/// none.
template <class Equal>
std::size_t Map::position(std::size_t hash, Equal equal) const {
  if (index_.empty()) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].hash == hash && equal(entries_[i].key)) return i;
    }
    return kNowhere;
  }
  const std::size_t mask = index_.size() - 1;
  for (std::size_t slot = hash & mask; index_[slot] != kFree; slot = (slot + 1) & mask) {
    const Entry& entry = entries_[index_[slot]];
    if (entry.hash == hash && equal(entry.key)) return index_[slot];
  }
  return kNowhere;
}

const Value* Map::find(const Value& key) const {
  const std::size_t found = position(key.hash(), [&](const Value& other) { return other == key; });
  return found == kNowhere ? nullptr : &entries_[found].value;
}

const Value* Map::find(std::string_view key) const {
  return find(key, Value::hash_of(key));
}

const Value* Map::find(std::string_view key, std::size_t hash) const {
  const std::size_t found = position(
      hash, [&](const Value& other) { return other.is_string() && other.as_string() == key; });
  return found == kNowhere ? nullptr : &entries_[found].value;
}

bool Map::set(const Value& key, Value value) {
  const std::size_t hash = key.hash();
  const std::size_t found = position(hash, [&](const Value& other) { return other == key; });
  if (found != kNowhere) {
    entries_[found].value = std::move(value);
    return false;
  }
  entries_.push_back({key, std::move(value), hash});
  if (entries_.size() > kLinear) {
    if (entries_.size() * 2 > index_.size()) {
      rebuild_index();
    } else {
      put_into_index(entries_.size() - 1);
    }
  }
  return true;
}

bool Map::erase(const Value& key) {
  const std::size_t found = position(key.hash(), [&](const Value& other) { return other == key; });
  if (found == kNowhere) return false;
  entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(found));
  rebuild_index();
  return true;
}

void Map::reserve(std::size_t size) {
  entries_.reserve(size);
}

void Map::rebuild_index() {
  index_.clear();
  if (entries_.size() <= kLinear) return;
  index_.resize(std::bit_ceil(std::max(entries_.size(), entries_.capacity()) * 2), kFree);
  for (std::size_t i = 0; i < entries_.size(); ++i) put_into_index(i);
}

void Map::put_into_index(std::size_t entry) {
  const std::size_t mask = index_.size() - 1;
  std::size_t slot = entries_[entry].hash & mask;
  while (index_[slot] != kFree) slot = (slot + 1) & mask;
  index_[slot] = static_cast<std::uint32_t>(entry);
}

}  // namespace chengwen::data
