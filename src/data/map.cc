#include <algorithm>
#include <bit>

#include "data/value.h"

namespace chengwen::data {
namespace {

/// Up to here comparing the keys one after the other is as fast as an index, and costs no memory.
constexpr std::size_t kLinear = 16;
constexpr std::uint32_t kFree = 0xFFFFFFFF;
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

/// What a string that is a key carries of its hash: the upper 15 bits of `detail`.
std::uint16_t tag_of(std::size_t hash) {
  return static_cast<std::uint16_t>(hash >> 48 & 0xFFFE);
}

}  // namespace

/// The position of the entry for whose key `equal` is true; kNowhere when there is none.
template <class Equal>
std::size_t Map::position(std::size_t hash, Equal equal) const {
  if (slots_ == 0) {
    const auto found = std::ranges::find_if(entries_, equal, &Entry::key);
    return found == entries_.end() ? kNowhere : static_cast<std::size_t>(found - entries_.begin());
  }
  for (std::size_t slot = hash & (slots_ - 1); index_[slot] != kFree;
       slot = (slot + 1) & (slots_ - 1)) {
    if (equal(entries_[index_[slot]].key)) return index_[slot];
  }
  return kNowhere;
}

std::size_t Map::position_of(std::string_view key, std::size_t hash) const {
  const std::uint16_t tag = tag_of(hash);
  return position(hash, [&](const Value& other) {
    return other.is_string() && (other.detail_ & 0xFFFE) == tag && other.as_string() == key;
  });
}

std::size_t Map::position_of(const Value& key, std::size_t hash) const {
  if (key.is_string()) return position_of(key.as_string(), hash);
  return position(hash, [&](const Value& other) { return other == key; });
}

const Value* Map::find(const Value& key) const {
  const std::size_t found = position_of(key, key.hash());
  return found == kNowhere ? nullptr : given_out(found);
}

const Value* Map::find(std::string_view key) const {
  return find(key, Value::hash_of(key));
}

const Value* Map::find(std::string_view key, std::size_t hash) const {
  const std::size_t found = position_of(key, hash);
  return found == kNowhere ? nullptr : given_out(found);
}

const Value* Map::given_out(std::size_t entry) const {
  if (reads_ != nullptr) {
    if (reads_->entries.size() <= entry) reads_->entries.resize(entry + 1);
    reads_->entries[entry] = true;
  }
  return &entries_[entry].value;
}

bool Map::was_read(std::size_t entry) const {
  if (reads_ == nullptr || reads_->all) return true;
  return entry < reads_->entries.size() && reads_->entries[entry];
}

bool Map::set(const Value& key, Value value) {
  const std::size_t hash = key.hash();
  const std::size_t found = position_of(key, hash);
  if (found != kNowhere) {
    entries_[found].value = std::move(value);
    return false;
  }
  entries_.push_back({key, std::move(value)});
  Value& added = entries_.back().key;
  if (added.is_string())
    added.detail_ = static_cast<std::uint16_t>((added.detail_ & 1) | tag_of(hash));
  if (entries_.size() * 2 > slots_) {
    rebuild_index();
  } else {
    put_into_index(entries_.size() - 1, hash);
  }
  return true;
}

bool Map::erase(const Value& key) {
  const std::size_t found = position_of(key, key.hash());
  if (found == kNowhere) return false;
  entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(found));
  rebuild_index();
  return true;
}

void Map::reserve(std::size_t size) {
  entries_.reserve(size);
}

void Map::rebuild_index() {
  index_.reset();
  slots_ = 0;
  if (entries_.size() <= kLinear) return;
  slots_ = static_cast<std::uint32_t>(std::bit_ceil(entries_.capacity() * 2));
  index_ = std::make_unique<std::uint32_t[]>(slots_);
  std::fill_n(index_.get(), slots_, kFree);
  for (std::size_t i = 0; i < entries_.size(); ++i) put_into_index(i, entries_[i].key.hash());
}

void Map::put_into_index(std::size_t entry, std::size_t hash) {
  std::size_t slot = hash & (slots_ - 1);
  while (index_[slot] != kFree) slot = (slot + 1) & (slots_ - 1);
  index_[slot] = static_cast<std::uint32_t>(entry);
}

}  // namespace chengwen::data
