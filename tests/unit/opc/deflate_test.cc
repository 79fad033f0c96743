#include "opc/deflate.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "opc/huffman_code.h"
#include "opc/match_finder.h"

namespace chengwen::opc {
namespace {

std::string rows(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += "<w:tr><w:tc><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>项目" +
           std::to_string(i * 7919 % 10007) + "</w:t></w:r></w:p></w:tc></w:tr>";
  }
  return out;
}

RC_GTEST_PROP(DeflateProperty, InflatesToWhatItWas, ()) {
  const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "<w:t>", "</w:t>", "预算", "x", std::string(300, 'y'), "\0\xFF"));
  std::string bytes = *rc::gen::arbitrary<std::string>();
  for (const std::string& word : words) bytes += word;
  std::string deflated;
  deflate(bytes, 6, deflated);
  RC_ASSERT(inflate(deflated, bytes.size()) == bytes);
}

TEST(Deflate, IsNearlyAsSmallAsALibraryThatTakesLonger) {
  std::string own, other;
  deflate(rows(5'000), 6, own);
  deflate(rows(5'000), 7, other);
  EXPECT_LT(own.size(), other.size() * 105 / 100);
}

TEST(MatchFinder, CopiesWhatStandsBefore) {
  MatchFinder finder;
  const std::string text = "<w:t>abcdefgh</w:t><w:t>abcdefgh</w:t> and a tail of plain words";
  const std::vector<Token>& tokens = finder.tokens_of(text);
  EXPECT_EQ(std::count(tokens.begin(), tokens.end(), Token{19, 18}), 1);
}

TEST(MatchFinder, GivesTheSameTokensWhateverCameBefore) {
  MatchFinder fresh, used;
  for (const std::size_t count : {300, 7, 50}) used.tokens_of(rows(count));
  EXPECT_EQ(used.tokens_of(rows(100)), fresh.tokens_of(rows(100)));
}

/// In parts of 2^-15: a code that can be read leaves none over.
std::uint32_t taken(const HuffmanCode& code) {
  return std::accumulate(code.lengths.begin(), code.lengths.end(), 0u,
                         [](std::uint32_t sum, std::uint8_t length) {
                           return length == 0 ? sum : sum + (1u << (15 - length));
                         });
}

TEST(HuffmanCode, IsNoLongerThanAllowed) {
  std::vector<std::uint32_t> counts = {1, 1};
  while (counts.size() < 30)
    counts.push_back(counts[counts.size() - 1] + counts[counts.size() - 2]);
  for (const int longest : {7, 15}) {
    const HuffmanCode code(counts, longest);
    EXPECT_LE(*std::max_element(code.lengths.begin(), code.lengths.end()), longest);
    EXPECT_EQ(taken(code), 1u << 15);
  }
}

TEST(HuffmanCode, GivesTwoSymbolsACodeAtLeast) {
  for (const std::vector<std::uint32_t>& counts :
       {std::vector<std::uint32_t>{0, 0, 0}, {0, 0, 9}, {9, 0, 0}}) {
    const HuffmanCode code(counts, 15);
    EXPECT_EQ(taken(code), 1u << 15);
  }
}

}  // namespace
}  // namespace chengwen::opc
