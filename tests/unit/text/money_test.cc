#include "text/money.h"

#include <gtest/gtest.h>

namespace chengwen::text {
namespace {

TEST(MoneyInWords, FollowsTheRulesForVouchers) {
  const struct {
    const char *yuan, *words;
  } rows[] = {
      // The examples of 支付结算办法, annex 1.
      {"1409.50", "壹仟肆佰零玖元伍角整"},
      {"6007.14", "陆仟零柒元壹角肆分"},
      {"1680.32", "壹仟陆佰捌拾元零叁角贰分"},
      {"107000.53", "壹拾万柒仟元零伍角叁分"},
      {"16409.02", "壹万陆仟肆佰零玖元零贰分"},
      {"325.04", "叁佰贰拾伍元零肆分"},
      // Below one yuan.
      {"0", "零元整"},
      {"0.00", "零元整"},
      {"-0", "零元整"},
      {"0.05", "伍分"},
      {"0.50", "伍角整"},
      {"0.55", "伍角伍分"},
      {"-0.05", "负伍分"},
      // Where zeros stand.
      {"1", "壹元整"},
      {"10", "壹拾元整"},
      {"10.05", "壹拾元零伍分"},
      {"1000.50", "壹仟元零伍角整"},
      {"200.05", "贰佰元零伍分"},
      {"2940.05", "贰仟玖佰肆拾元零伍分"},
      {"124200", "壹拾贰万肆仟贰佰元整"},
      {"100000", "壹拾万元整"},
      {"100100", "壹拾万零壹佰元整"},
      {"20000.8", "贰万元零捌角整"},
      {"100010001", "壹亿零壹万零壹元整"},
      {"1000000000", "壹拾亿元整"},
      {"1000000001", "壹拾亿零壹元整"},
      {"300050000", "叁亿零伍万元整"},
      {"1234567890.12", "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分"},
      {"1000000000000", "壹万亿元整"},
      {"1000500000000.01", "壹万零伍亿元零壹分"},
      {"9999999999999999.99",
       "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"},
      {"1000000000000000", "壹仟万亿元整"},
      {"-124200", "负壹拾贰万肆仟贰佰元整"},
      // Zeros that say nothing.
      {"00012.3000", "壹拾贰元叁角整"},
      {"00000000000000000005", "伍元整"},
  };
  for (const auto& row : rows) EXPECT_EQ(money_in_words(row.yuan), row.words) << row.yuan;
}

TEST(MoneyInWords, HasNoWordsForWhatIsNoAmount) {
  for (const char* yuan : {"", "-", ".5", "1.", "1.005", "0.001", "12345678901234567", "1e3",
                           "1,000", "一", " 1", "+1", "--1", "1.2.3"}) {
    EXPECT_EQ(money_in_words(yuan), std::nullopt) << yuan;
  }
}

TEST(GroupThousands, PutsCommasIntoTheIntegerPart) {
  const struct {
    const char *decimal, *grouped;
  } rows[] = {{"2940.05", "2,940.05"},
              {"999", "999"},
              {"1000", "1,000"},
              {"-999", "-999"},
              {"-1000000", "-1,000,000"},
              {"1234.56789", "1,234.56789"},
              {"0", "0"},
              {"", ""},
              {"12345678901234567890", "12,345,678,901,234,567,890"}};
  for (const auto& row : rows) EXPECT_EQ(group_thousands(row.decimal), row.grouped);
}

}  // namespace
}  // namespace chengwen::text
