#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace chengwen::opc {

/// A piece of a deflated text (RFC 1951, 3.2.5): a byte, or a copy of bytes that stand before it.
struct Token {
  std::uint16_t length = 0;  ///< of a copy: 4 to 258; 0 for a byte
  std::uint16_t value = 0;   ///< the byte; of a copy its distance less 1

  bool operator==(const Token&) const = default;
};

/// Takes the XML of a document apart into tokens. Made for text that repeats itself in long
/// stretches: a copy mostly goes on at the distance of the last one, and of what was copied only
/// some places are kept to be found again.
///
/// The same text gives the same tokens, whatever came before it. Belongs to one thread.
class MatchFinder {
 public:
  MatchFinder();
  /// They live until the next call.
  const std::vector<Token>& tokens_of(std::string_view text);

 private:
  struct Match {
    std::size_t length = 0, distance = 0;
  };
  static constexpr int kBits = 11;
  static constexpr std::size_t kWays = 4, kTagWays = 2;
  /// The places that begin with the same bytes, the last one first.
  template <std::size_t Ways>
  using Table = std::array<std::array<std::uint32_t, Ways>, std::size_t{1} << kBits>;
  struct Tables {
    Table<kWays> any;      ///< by 4 bytes
    Table<kTagWays> tags;  ///< by 8 bytes, where a tag begins
  };

  Match best_at(std::size_t at);
  void attempt(std::size_t at, std::uint32_t place, Match& best) const;
  void keep(std::size_t at);
  std::array<std::uint32_t, kWays>& like(std::size_t at);
  std::array<std::uint32_t, kTagWays>& tags_like(std::size_t at);

  std::string_view text_;
  std::size_t last_distance_ = 0;
  /// The place of the text's first byte: places of earlier texts are below it.
  std::uint32_t base_ = 1;
  std::unique_ptr<Tables> tables_;
  std::vector<Token> tokens_;
};

}  // namespace chengwen::opc
