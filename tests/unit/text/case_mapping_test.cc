#include "text/case_mapping.h"

#include <gtest/gtest.h>

namespace chengwen::text {
namespace {

TEST(CaseMapping, MapsAsPythonDoes) {
  const struct {
    const char *text, *upper, *lower, *capital, *title, *swapped;
  } rows[] = {
      {"", "", "", "", "", ""},
      {"heLLo, woRLd's 3rd", "HELLO, WORLD'S 3RD", "hello, world's 3rd", "Hello, world's 3rd",
       "Hello, World'S 3Rd", "HEllO, WOrlD'S 3RD"},
      {"绩效 Report", "绩效 REPORT", "绩效 report", "绩效 report", "绩效 Report", "绩效 rEPORT"},
      {"straße", "STRASSE", "straße", "Straße", "Straße", "STRASSE"},
      {"ΟΔΟΣ", "ΟΔΟΣ", "οδος", "Οδος", "Οδος", "οδος"},
      {"ǆ", "Ǆ", "ǆ", "ǅ", "ǅ", "Ǆ"},
      {"ﬁn", "FIN", "ﬁn", "Fin", "Fin", "FIN"},
      {"İ", "İ", "i̇", "İ", "İ", "i̇"},
      {"1a éb", "1A ÉB", "1a éb", "1a éb", "1A Éb", "1A ÉB"},
      {"i", "I", "i", "I", "I", "I"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(to_upper(row.text), row.upper);
    EXPECT_EQ(to_lower(row.text), row.lower);
    EXPECT_EQ(capitalize(row.text), row.capital);
    EXPECT_EQ(to_title(row.text), row.title);
    EXPECT_EQ(swap_case(row.text), row.swapped);
  }
}

}  // namespace
}  // namespace chengwen::text
