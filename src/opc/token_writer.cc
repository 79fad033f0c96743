#include "opc/token_writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "opc/huffman_code.h"

namespace chengwen::opc {
namespace {

constexpr std::size_t kBlock = 16384;  // tokens
constexpr std::size_t kLiterals = 286, kDistances = 30, kEndOfBlock = 256, kFirstLength = 257;
constexpr int kLongestCode = 15, kLongestLengthCode = 7;

struct Range {
  std::uint16_t first = 0;
  std::uint8_t extra_bits = 0;
};
constexpr std::array<Range, 29> kLengths = {
    {{3, 0},  {4, 0},  {5, 0},  {6, 0},   {7, 0},   {8, 0},   {9, 0},   {10, 0},  {11, 1}, {13, 1},
     {15, 1}, {17, 1}, {19, 2}, {23, 2},  {27, 2},  {31, 2},  {35, 3},  {43, 3},  {51, 3}, {59, 3},
     {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}}};

/// The index in kLengths of each length.
constexpr std::array<std::uint8_t, 259> kLengthIndex = [] {
  std::array<std::uint8_t, 259> indices{};
  for (std::size_t i = 0; i < kLengths.size(); ++i)
    for (std::size_t length = kLengths[i].first; length < indices.size(); ++length)
      indices[length] = static_cast<std::uint8_t>(i);
  return indices;
}();

/// The symbol of a distance less 1; of the bits behind its first two the symbol says nothing.
std::size_t distance_symbol(unsigned distance) {
  if (distance < 4) return distance;
  const auto width = static_cast<unsigned>(std::bit_width(distance));
  return 2 * (width - 1) + (distance >> (width - 2) & 1u);
}
int distance_extra_bits(std::size_t symbol) {
  return symbol < 4 ? 0 : static_cast<int>(symbol / 2) - 1;
}

class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}

  /// At most 16 bits, the lowest first.
  void put(std::uint32_t bits, int count) {
    pending_ |= std::uint64_t{bits} << count_;
    count_ += count;
    if (count_ >= 48) flush();
  }
  /// To the next byte border.
  void finish() {
    count_ = (count_ + 7) / 8 * 8;
    flush();
    out_.append(buffer_.data(), size_);
  }

 private:
  void flush() {
    for (; count_ >= 8; count_ -= 8, pending_ >>= 8) {
      if (size_ == buffer_.size()) {
        out_.append(buffer_.data(), size_);
        size_ = 0;
      }
      buffer_[size_++] = static_cast<char>(pending_ & 0xFF);
    }
  }

  std::string& out_;
  std::uint64_t pending_ = 0;
  int count_ = 0;
  std::array<char, 4096> buffer_;
  std::size_t size_ = 0;
};

/// Code lengths as a block's header writes them: 0 to 15 themselves, 16 to 18 a repetition with a
/// count behind it.
struct LengthSymbol {
  std::uint8_t symbol = 0, extra = 0;
};
constexpr std::size_t kLengthSymbols = 19;
constexpr int extra_bits_of(std::uint8_t symbol) {
  return symbol < 16 ? 0 : symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
}

std::vector<LengthSymbol> run_lengths(std::span<const std::uint8_t> lengths) {
  std::vector<LengthSymbol> symbols;
  for (std::size_t at = 0; at < lengths.size();) {
    const std::uint8_t length = lengths[at];
    std::size_t run = 1;
    while (at + run < lengths.size() && lengths[at + run] == length) ++run;
    at += run;
    if (length != 0) {
      symbols.push_back({length, 0});
      --run;
    }
    const std::size_t most = length != 0 ? 6 : 138;
    while (run >= 3) {
      const std::size_t taken = std::min(run, most);
      const std::size_t least = taken > 10 ? 11 : 3;
      const std::uint8_t symbol = length != 0 ? 16 : taken > 10 ? 18 : 17;
      symbols.push_back({symbol, static_cast<std::uint8_t>(taken - least)});
      run -= taken;
    }
    symbols.insert(symbols.end(), run, {length, 0});
  }
  return symbols;
}

/// How many of the lengths are written: those behind are 0.
std::size_t shown(std::span<const std::uint8_t> lengths, std::size_t least) {
  std::size_t count = lengths.size();
  while (count > least && lengths[count - 1] == 0) --count;
  return count;
}

void write_codes(const HuffmanCode& literals, const HuffmanCode& distances, BitWriter& out) {
  constexpr std::array<std::uint8_t, kLengthSymbols> kOrder = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                               11, 4,  12, 3, 13, 2, 14, 1, 15};
  constexpr std::size_t kLeastLiterals = 257, kLeastDistances = 1, kLeastLengths = 4;
  const std::size_t literal_count = shown(literals.lengths, kLeastLiterals);
  const std::size_t distance_count = shown(distances.lengths, kLeastDistances);
  std::vector<std::uint8_t> lengths(
      literals.lengths.begin(),
      literals.lengths.begin() + static_cast<std::ptrdiff_t>(literal_count));
  lengths.insert(lengths.end(), distances.lengths.begin(),
                 distances.lengths.begin() + static_cast<std::ptrdiff_t>(distance_count));
  const std::vector<LengthSymbol> symbols = run_lengths(lengths);
  std::array<std::uint32_t, kLengthSymbols> counts{};
  for (const LengthSymbol& each : symbols) ++counts[each.symbol];
  const HuffmanCode code(counts, kLongestLengthCode);
  std::array<std::uint8_t, kLengthSymbols> ordered;
  for (std::size_t i = 0; i < ordered.size(); ++i) ordered[i] = code.lengths[kOrder[i]];
  const std::size_t length_count = shown(ordered, kLeastLengths);

  out.put(static_cast<std::uint32_t>(literal_count - kLeastLiterals), 5);
  out.put(static_cast<std::uint32_t>(distance_count - kLeastDistances), 5);
  out.put(static_cast<std::uint32_t>(length_count - kLeastLengths), 4);
  for (std::size_t i = 0; i < length_count; ++i) out.put(ordered[i], 3);
  for (const auto& [symbol, extra] : symbols) {
    out.put(code.codes[symbol], code.lengths[symbol]);
    out.put(extra, extra_bits_of(symbol));
  }
}

void write_block(std::span<const Token> tokens, bool last, BitWriter& out) {
  std::array<std::uint32_t, kLiterals> literal_counts{};
  std::array<std::uint32_t, kDistances> distance_counts{};
  for (const Token& token : tokens) {
    if (token.length == 0) {
      ++literal_counts[token.value];
    } else {
      ++literal_counts[kFirstLength + kLengthIndex[token.length]];
      ++distance_counts[distance_symbol(token.value)];
    }
  }
  literal_counts[kEndOfBlock] = 1;
  const HuffmanCode literals(literal_counts, kLongestCode);
  const HuffmanCode distances(distance_counts, kLongestCode);
  constexpr std::uint32_t kOwnCodes = 2;
  out.put(last ? 1 : 0, 1);
  out.put(kOwnCodes, 2);
  write_codes(literals, distances, out);
  const auto put = [&](const HuffmanCode& code, std::size_t symbol) {
    out.put(code.codes[symbol], code.lengths[symbol]);
  };
  for (const Token& token : tokens) {
    if (token.length == 0) {
      put(literals, token.value);
      continue;
    }
    const std::size_t index = kLengthIndex[token.length];
    put(literals, kFirstLength + index);
    out.put(static_cast<std::uint32_t>(token.length - kLengths[index].first),
            kLengths[index].extra_bits);
    const std::size_t symbol = distance_symbol(token.value);
    put(distances, symbol);
    const int extra_bits = distance_extra_bits(symbol);
    out.put(token.value & ((1u << extra_bits) - 1), extra_bits);
  }
  put(literals, kEndOfBlock);
}

}  // namespace

void write_tokens(std::span<const Token> tokens, std::string& out) {
  BitWriter writer(out);
  do {
    const std::size_t size = std::min(tokens.size(), kBlock);
    write_block(tokens.first(size), size == tokens.size(), writer);
    tokens = tokens.subspan(size);
  } while (!tokens.empty());
  writer.finish();
}

}  // namespace chengwen::opc
