#include "opc/match_finder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace chengwen::opc {
namespace {

constexpr std::size_t kShortest = 4, kLongest = 258, kFarthest = 32768;
/// A copy of four bytes from farther away is no shorter than the bytes.
constexpr std::size_t kNear = 4096;
/// With a copy of so many bytes no better one is looked for.
constexpr std::size_t kGood = 48;
/// Of what is copied every fourth place is kept.
constexpr std::size_t kStride = 4;
/// At the end of a text no copies begin, so that places can be read in words of eight bytes.
constexpr std::size_t kTail = 16;

std::uint64_t word_at(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

std::uint32_t half_word_at(const char* bytes) {
  std::uint32_t word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// How many bytes are the same, at most `most`.
std::size_t common(const char* a, const char* b, std::size_t most) {
  std::size_t length = 0;
  for (; length + sizeof(std::uint64_t) <= most; length += sizeof(std::uint64_t)) {
    const std::uint64_t differing = word_at(a + length) ^ word_at(b + length);
    if (differing != 0) {
      const int zeros = std::endian::native == std::endian::little ? std::countr_zero(differing)
                                                                   : std::countl_zero(differing);
      return length + static_cast<std::size_t>(zeros) / 8;
    }
  }
  while (length < most && a[length] == b[length]) ++length;
  return length;
}

template <std::size_t Ways>
void put_first(std::array<std::uint32_t, Ways>& places, std::uint32_t place) {
  if (places.front() == place) return;
  for (std::size_t i = Ways - 1; i > 0; --i) places[i] = places[i - 1];
  places.front() = place;
}

}  // namespace

MatchFinder::MatchFinder() : tables_(std::make_unique<Tables>()) {}

const std::vector<Token>& MatchFinder::tokens_of(std::string_view text) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max() - base_) {
    *tables_ = {};
    base_ = 1;
  }
  text_ = text;
  last_distance_ = 0;
  tokens_.clear();
  const auto byte = [&](std::size_t at) {
    tokens_.push_back({0, static_cast<unsigned char>(text[at])});
  };
  const std::size_t end = text.size() - std::min(text.size(), kTail);
  std::size_t at = 0;
  while (at < end) {
    Match match = best_at(at);
    if (match.length == 0) {
      byte(at++);
      continue;
    }
    // A longer copy that begins a byte later is worth the byte.
    while (match.length < kGood && at + 1 < end) {
      const Match next = best_at(at + 1);
      if (next.length <= match.length) break;
      byte(at++);
      match = next;
    }
    tokens_.push_back(
        {static_cast<std::uint16_t>(match.length), static_cast<std::uint16_t>(match.distance - 1)});
    last_distance_ = match.distance;
    const std::size_t behind = at + match.length;
    for (at += 2; at < std::min(behind, end); at += kStride) keep(at);
    at = behind;
  }
  for (; at < text.size(); ++at) byte(at);
  base_ += static_cast<std::uint32_t>(text.size());
  return tokens_;
}

/// The longest copy that can begin at `at`, which is kept; of length 0 when there is none.
MatchFinder::Match MatchFinder::best_at(std::size_t at) {
  Match best;
  const auto place = static_cast<std::uint32_t>(base_ + at);
  if (last_distance_ != 0) attempt(at, static_cast<std::uint32_t>(place - last_distance_), best);
  if (best.length < kGood && text_[at] == '<')
    for (const std::uint32_t tag : tags_like(at)) attempt(at, tag, best);
  if (best.length < kGood)
    for (const std::uint32_t other : like(at)) attempt(at, other, best);
  keep(at);
  return best;
}

/// Takes the copy from `place` when it is longer than the best one.
void MatchFinder::attempt(std::size_t at, std::uint32_t place, Match& best) const {
  if (place < base_) return;
  const std::size_t from = place - base_;
  if (from >= at || at - from > kFarthest) return;
  const char* const here = text_.data() + at;
  const char* const there = text_.data() + from;
  const std::size_t most = std::min(kLongest, text_.size() - at);
  if (half_word_at(here) != half_word_at(there)) return;
  if (best.length == most || here[best.length] != there[best.length]) return;
  const std::size_t length = common(here, there, most);
  if (length <= best.length || (length == kShortest && at - from > kNear)) return;
  best = {length, at - from};
}

void MatchFinder::keep(std::size_t at) {
  const auto place = static_cast<std::uint32_t>(base_ + at);
  put_first(like(at), place);
  if (text_[at] == '<') put_first(tags_like(at), place);
}

std::array<std::uint32_t, MatchFinder::kWays>& MatchFinder::like(std::size_t at) {
  return tables_->any[half_word_at(text_.data() + at) * 0x9E3779B1u >> (32 - kBits)];
}

std::array<std::uint32_t, MatchFinder::kTagWays>& MatchFinder::tags_like(std::size_t at) {
  return tables_->tags[word_at(text_.data() + at) * 0x9E3779B97F4A7C15u >> (64 - kBits)];
}

}  // namespace chengwen::opc
