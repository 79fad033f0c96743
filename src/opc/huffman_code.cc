#include "opc/huffman_code.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace chengwen::opc {
namespace {

constexpr std::size_t kMostBits = 15;

struct Node {
  std::uint64_t count = 0;
  std::size_t parent = 0;
};

/// The depths of the leaves of Huffman's tree over `sorted` counts, the smallest first.
std::vector<std::size_t> depths(std::span<const std::uint32_t> sorted) {
  const std::size_t leaves = sorted.size(), root = 2 * leaves - 2;
  std::vector<Node> nodes(root + 1);
  for (std::size_t i = 0; i < leaves; ++i) nodes[i].count = sorted[i];
  // Inner nodes are made in the order of their counts: the smallest is the next of either kind.
  std::size_t leaf = 0, inner = leaves;
  for (std::size_t made = leaves; made <= root; ++made) {
    for (int child = 0; child < 2; ++child) {
      const bool is_leaf =
          leaf < leaves && (inner == made || nodes[leaf].count <= nodes[inner].count);
      const std::size_t least = is_leaf ? leaf++ : inner++;
      nodes[made].count += nodes[least].count;
      nodes[least].parent = made;
    }
  }
  std::vector<std::size_t> depth(root + 1);
  for (std::size_t i = root; i-- > 0;) depth[i] = depth[nodes[i].parent] + 1;
  depth.resize(leaves);
  return depth;
}

std::vector<std::uint8_t> lengths_of(std::vector<std::uint32_t> counts, std::size_t longest) {
  std::vector<std::size_t> used;
  for (std::size_t symbol = 0; symbol < counts.size(); ++symbol)
    if (counts[symbol] > 0) used.push_back(symbol);
  for (std::size_t symbol = 0; used.size() < 2; ++symbol)
    if (std::exchange(counts[symbol], 1) == 0) used.push_back(symbol);
  std::stable_sort(used.begin(), used.end(),
                   [&](std::size_t a, std::size_t b) { return counts[a] < counts[b]; });
  std::vector<std::uint32_t> sorted(used.size());
  std::transform(used.begin(), used.end(), sorted.begin(),
                 [&](std::size_t symbol) { return counts[symbol]; });
  std::vector<std::size_t> depth = depths(sorted);
  // With counts that differ less the tree gets flatter.
  while (*std::max_element(depth.begin(), depth.end()) > longest) {
    for (std::uint32_t& count : sorted) count = count / 2 + 1;
    depth = depths(sorted);
  }
  std::vector<std::uint8_t> lengths(counts.size());
  for (std::size_t i = 0; i < used.size(); ++i)
    lengths[used[i]] = static_cast<std::uint8_t>(depth[i]);
  return lengths;
}

std::uint16_t reversed(std::uint32_t code, int bits) {
  std::uint32_t result = 0;
  for (int i = 0; i < bits; ++i) result |= (code >> i & 1u) << (bits - 1 - i);
  return static_cast<std::uint16_t>(result);
}

}  // namespace

HuffmanCode::HuffmanCode(std::span<const std::uint32_t> counts, int longest)
    : lengths(lengths_of({counts.begin(), counts.end()}, static_cast<std::size_t>(longest))),
      codes(lengths.size()) {
  std::array<std::uint32_t, kMostBits + 2> next{};
  for (const std::uint8_t length : lengths)
    if (length > 0) ++next[length + 1u];
  for (std::size_t bits = 1; bits < next.size(); ++bits)
    next[bits] = (next[bits] + next[bits - 1]) << 1;
  for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol)
    if (lengths[symbol] > 0) codes[symbol] = reversed(next[lengths[symbol]]++, lengths[symbol]);
}

}  // namespace chengwen::opc
