#include "diag/suggest.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace chengwen::diag {
namespace {

TEST(Nearest, FindsTheSlipOfThePen) {
  const std::vector<std::string_view> names = {"预算数", "决算数", "项目名称", "length",
                                               "lower",  "upper",  "endfor",   "x"};
  const struct {
    std::string_view name;
    std::optional<std::string> expected;
  } rows[] = {
      {"预算术", "预算数"},                             // one character replaced
      {"算决数", "决算数"},                             // neighbours swapped
      {"项目称", "项目名称"},                           // one left out
      {"lenght", "length"},                             // neighbours swapped
      {"lenth", "length"},    {"edfro", std::nullopt},  // two edits in five
      {"ednfro", "endfor"},                             // two edits in six
      {"项目", std::nullopt}, {"y", std::nullopt},      // nothing is left of it
      {"", std::nullopt},     {"完全不同", std::nullopt}, {"lower", "lower"},
  };
  for (const auto& row : rows) EXPECT_EQ(nearest(row.name, names), row.expected) << row.name;
  EXPECT_EQ(nearest("a", {}), std::nullopt);
}

TEST(Nearest, PrefersTheNearerThenTheFirst) {
  const std::vector<std::string_view> names = {"abcdxx", "abcdxf", "abcdyf"};
  EXPECT_EQ(nearest("abcdef", names), "abcdxf");
}

}  // namespace
}  // namespace chengwen::diag
