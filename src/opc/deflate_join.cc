#include "opc/deflate_join.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace chengwen::opc {
namespace {

constexpr unsigned kEndOfBlock = 256;
constexpr unsigned kLongestCode = 15;

/// The extra bits of length symbols 257…285 and of distance symbols (RFC 1951, 3.2.5).
constexpr std::array<std::uint8_t, 31> kLengthExtra = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0, 0, 0};
constexpr std::array<std::uint8_t, 32> kDistanceExtra = {0,  0,  0,  0,  1,  1,  2,  2,  3, 3, 4,
                                                         4,  5,  5,  6,  6,  7,  7,  8,  8, 9, 9,
                                                         10, 10, 11, 11, 12, 12, 13, 13, 0, 0};

class Bits {
 public:
  explicit Bits(std::string_view bytes) : bytes_(bytes) {}

  std::size_t position() const { return position_; }
  bool at_end() const { return position_ >= bytes_.size() * 8; }
  /// The next bits, at least 57 of them; zeros past the end.
  std::uint64_t peek() const {
    std::array<unsigned char, 8> next{};
    const std::size_t byte = std::min(position_ / 8, bytes_.size());
    bytes_.copy(reinterpret_cast<char*>(next.data()), next.size(), byte);
    std::uint64_t word = 0;
    for (unsigned i = 0; i < 8; ++i) word |= std::uint64_t{next[i]} << (8 * i);
    return word >> (position_ % 8);
  }
  void skip(std::size_t bits) { position_ += bits; }
  unsigned take(unsigned bits) {
    const std::uint64_t value = peek() & ((1u << bits) - 1);
    skip(bits);
    return static_cast<unsigned>(value);
  }
  void align() { position_ = (position_ + 7) / 8 * 8; }

 private:
  std::string_view bytes_;
  std::size_t position_ = 0;
};

/// A Huffman code as one table over as many bits as its longest code word has.
class Code {
 public:
  struct Entry {
    std::uint16_t symbol;
    std::uint16_t length;
  };

  /// `lengths[symbol]` is the length of its code word, 0 when it has none (RFC 1951, 3.2.2).
  void build(std::span<const std::uint8_t> lengths) {
    const unsigned longest =
        std::max<unsigned>(1, *std::max_element(lengths.begin(), lengths.end()));
    mask_ = (1u << longest) - 1;
    // What no code word leads to never comes in a valid stream; it ends the block, so that every
    // walk has an end.
    table_.assign(mask_ + 1, {kEndOfBlock, kLongestCode});
    unsigned code = 0;
    for (unsigned length = 1; length <= longest; ++length, code <<= 1) {
      for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
        if (lengths[symbol] == length) fill(code++, length, static_cast<std::uint16_t>(symbol));
      }
    }
  }
  Entry find(std::uint64_t bits) const { return table_[bits & mask_]; }

 private:
  /// Code words stand in the stream with their first bit lowest.
  void fill(unsigned code, unsigned length, std::uint16_t symbol) {
    unsigned reversed = 0;
    for (unsigned i = 0; i < length; ++i) reversed |= (code >> i & 1) << (length - 1 - i);
    for (std::size_t at = reversed; at <= mask_; at += std::size_t{1} << length) {
      table_[at] = {symbol, static_cast<std::uint16_t>(length)};
    }
  }

  std::vector<Entry> table_;
  std::uint64_t mask_ = 0;
};

class Walker {
 public:
  explicit Walker(std::string_view deflated) : bits_(deflated) {}

  LastBlock walk() {
    LastBlock block;
    for (bool last = false; !last && !bits_.at_end();) {
      block.begin = bits_.position();
      last = bits_.take(1) == 1;
      skip_block(bits_.take(2));
      block.end = bits_.position();
    }
    return block;
  }

 private:
  void skip_block(unsigned type) {
    if (type == 0) {
      bits_.align();
      const unsigned length = bits_.take(16);
      bits_.skip(16 + std::size_t{8} * length);
      return;
    }
    if (type == 1) {
      read_fixed_codes();
    } else {
      read_dynamic_codes();
    }
    skip_symbols();
  }

  void read_fixed_codes() {
    std::array<std::uint8_t, 288> lengths;
    for (std::size_t i = 0; i < lengths.size(); ++i)
      lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    literals_.build(lengths);
    std::array<std::uint8_t, 32> distances;
    distances.fill(5);
    distances_.build(distances);
  }

  /// RFC 1951, 3.2.7.
  void read_dynamic_codes() {
    constexpr std::array<std::uint8_t, 19> kOrder = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                     11, 4,  12, 3, 13, 2, 14, 1, 15};
    const unsigned literals = bits_.take(5) + 257, distances = bits_.take(5) + 1,
                   given = bits_.take(4) + 4;
    std::array<std::uint8_t, 19> code_lengths{};
    for (unsigned i = 0; i < given; ++i)
      code_lengths[kOrder[i]] = static_cast<std::uint8_t>(bits_.take(3));
    Code code;
    code.build(code_lengths);
    std::vector<std::uint8_t> lengths;
    while (lengths.size() < literals + distances && !bits_.at_end()) {
      const Code::Entry entry = code.find(bits_.peek());
      bits_.skip(entry.length);
      switch (entry.symbol) {
        case 16:
          lengths.insert(lengths.end(), bits_.take(2) + 3, lengths.empty() ? 0 : lengths.back());
          break;
        case 17:
          lengths.insert(lengths.end(), bits_.take(3) + 3, 0);
          break;
        case 18:
          lengths.insert(lengths.end(), bits_.take(7) + 11, 0);
          break;
        default:
          lengths.push_back(
              static_cast<std::uint8_t>(std::min<unsigned>(entry.symbol, kLongestCode)));
      }
    }
    lengths.resize(literals + distances);
    literals_.build(std::span(lengths).first(literals));
    distances_.build(std::span(lengths).subspan(literals));
  }

  void skip_symbols() {
    while (!bits_.at_end()) {
      // A length and its distance take at most 15 + 5 + 15 + 13 bits.
      std::uint64_t next = bits_.peek();
      const Code::Entry literal = literals_.find(next);
      unsigned used = literal.length;
      if (literal.symbol > kEndOfBlock) {
        used += kLengthExtra[literal.symbol - kEndOfBlock - 1];
        const Code::Entry distance = distances_.find(next >> used);
        used += distance.length + kDistanceExtra[distance.symbol % kDistanceExtra.size()];
      }
      bits_.skip(used);
      if (literal.symbol == kEndOfBlock) return;
    }
  }

  Bits bits_;
  Code literals_, distances_;
};

}  // namespace

LastBlock last_block(std::string_view deflated) {
  return Walker(deflated).walk();
}

void make_continuable(std::string& deflated) {
  const LastBlock block = last_block(deflated);
  char& header = deflated[block.begin / 8];
  header = static_cast<char>(header & ~(1 << block.begin % 8));
  if (block.end % 8 != 0) {
    char& tail = deflated[block.end / 8];
    tail = static_cast<char>(tail & ((1 << block.end % 8) - 1));
  }
  // The header of the empty block, three zero bits, and zeros up to the byte border.
  deflated.resize((block.end + 3 + 7) / 8, '\0');
  deflated.append("\0\0\xFF\xFF", 4);
}

}  // namespace chengwen::opc
