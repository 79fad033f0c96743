#include "text/numeral_words.h"

#include <unicode/rbnf.h>

#include <algorithm>
#include <charconv>
#include <new>

namespace chengwen::text {
namespace {

// ICU's own rules for zh write 100010001 as 一亿一万零一 and 10¹² as 一兆; official text does
// neither.
constexpr std::string_view kRules =
    "%count:\n"
    "0: 零; 一; 二; 三; 四; 五; 六; 七; 八; 九;\n"
    "10: <<十[>>]; 100: <<百[>%%below-hundred>]; 1000: <<千[>%%below-thousand>];\n"
    "10000: <<万[>%%below-wan>]; 100000000: <<亿[>%%below-yi>];\n"
    "%%below-hundred:\n0: 零=%count=; 10: =%count=;\n"
    "%%below-thousand:\n0: 零=%count=; 100: =%count=;\n"
    "%%below-wan:\n0: 零=%count=; 1000: =%count=;\n"
    "%%below-yi:\n0: 零=%count=; 10000000: =%count=;\n";

struct Character {
  std::string_view prose, voucher;
};
constexpr Character kCharacters[] = {{"零", "零"}, {"一", "壹"}, {"二", "贰"}, {"三", "叁"},
                                     {"四", "肆"}, {"五", "伍"}, {"六", "陆"}, {"七", "柒"},
                                     {"八", "捌"}, {"九", "玖"}, {"十", "拾"}, {"百", "佰"},
                                     {"千", "仟"}};
constexpr std::size_t kCharacterBytes = 3;
constexpr std::size_t kYiDigits = 8;

const icu::RuleBasedNumberFormat& count_format() {
  static thread_local const icu::RuleBasedNumberFormat format = [] {
    UParseError place;
    UErrorCode status = U_ZERO_ERROR;
    icu::RuleBasedNumberFormat made(icu::UnicodeString::fromUTF8(kRules), icu::Locale::getRoot(),
                                    place, status);
    if (U_FAILURE(status)) throw std::bad_alloc();
    return made;
  }();
  return format;
}

void append_in_style(std::string& out, std::string_view prose, NumeralStyle style) {
  for (; !prose.empty(); prose.remove_prefix(kCharacterBytes)) {
    const std::string_view character = prose.substr(0, kCharacterBytes);
    const auto known = std::find_if(std::begin(kCharacters), std::end(kCharacters),
                                    [&](const Character& c) { return c.prose == character; });
    const bool changes = style == NumeralStyle::voucher && known != std::end(kCharacters);
    out += changes ? known->voucher : character;
  }
}

}  // namespace

std::string_view digit_word(char digit, NumeralStyle style) {
  const Character& word = kCharacters[static_cast<std::size_t>(digit - '0')];
  return style == NumeralStyle::prose ? word.prose : word.voucher;
}

void append_numeral(std::string& out, std::string_view digits, NumeralStyle style) {
  if (digits.empty()) return;
  // Most labels of headings need no ICU.
  if (digits.size() == 1) {
    out += digit_word(digits.front(), style);
    return;
  }
  if (digits.size() > 2 * kYiDigits) {
    append_numeral(out, digits.substr(0, digits.size() - kYiDigits), style);
    out += "亿";
    std::string_view rest = digits.substr(digits.size() - kYiDigits);
    rest.remove_prefix(std::min(rest.find_first_not_of('0'), rest.size()));
    if (!rest.empty() && rest.size() < kYiDigits) out += digit_word('0', style);
    return append_numeral(out, rest, style);
  }
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  icu::UnicodeString words;
  count_format().format(number, words);
  std::string prose;
  words.toUTF8String(prose);
  append_in_style(out, prose, style);
}

DecimalParts split_decimal(std::string_view decimal) {
  DecimalParts parts;
  parts.negative = decimal.starts_with('-');
  if (parts.negative) decimal.remove_prefix(1);
  const std::size_t point = decimal.find('.');
  parts.integer = decimal.substr(0, point);
  if (point != std::string_view::npos) parts.fraction = decimal.substr(point + 1);
  parts.integer.remove_prefix(std::min(parts.integer.find_first_not_of('0'), parts.integer.size()));
  return parts;
}

}  // namespace chengwen::text
