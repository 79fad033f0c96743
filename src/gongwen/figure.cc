#include "gongwen/figure.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <utility>

#include "gongwen/characters.h"
#include "gongwen/number_words.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;

/// Sorted downwards, so that a unit stands behind those that begin with it.
constexpr auto kUnits = [] {
  auto units = std::to_array<std::string_view>(
      {"个百分点", "百分点", "平方公里", "平方米", "立方米", "千瓦时", "公里", "千米", "公顷",
       "公斤",     "千克",   "千瓦",     "小时",   "分钟",   "课时",   "学时", "个月", "人次",
       "批次",     "户次",   "家次",     "场次",   "台次",   "车次",   "团组", "台套", "元",
       "角",       "%",      "％",       "‰",      "分",     "人",     "名",   "位",   "户",
       "家",       "个",     "项",       "次",     "件",     "份",     "座",   "处",   "所",
       "栋",       "幢",     "间",       "套",     "台",     "辆",     "张",   "册",   "本",
       "篇",       "部",     "场",       "期",     "批",     "轮",     "块",   "片",   "亩",
       "米",       "吨",     "升",       "度",     "天",     "条",     "村",   "支",   "头",
       "只",       "株",     "棵",       "盏",     "口",     "眼",     "类",   "门",   "倍",
       "艘",       "枚",     "幅",       "首",     "节",     "双",     "箱",   "盒",   "瓶",
       "桶",       "袋",     "字",       "页",     "班",     "股"});
  std::sort(units.begin(), units.end(), std::greater<>());
  return units;
}();
constexpr std::size_t kCharacterBytes = 3;  // of each in the units but "%"

/// The longest unit that `text` begins with; "" when it begins with none.
std::string_view unit_at(std::string_view text) {
  const auto first = std::lower_bound(kUnits.begin(), kUnits.end(), text, std::greater<>());
  for (auto unit = first; unit != kUnits.end(); ++unit) {
    if (text.starts_with(*unit)) return *unit;
    if (!text.starts_with(unit->substr(0, kCharacterBytes))) break;
  }
  return {};
}

/// In front of a number or behind its unit: it is only near the true value.
constexpr std::string_view kAboutBefore[] = {
    "约",   "近",   "超过", "超",   "逾",   "不低于", "不少于", "不超过", "不高于",
    "至少", "最多", "不足", "大于", "小于", "低于",   "高于",   "少于",   "多于",
    "≥",    "≤",    ">",    "<",    "＞",   "＜",     "≧",      "≦"};
/// Bytes: there are at most two signs without such a word.
constexpr std::size_t kLongestBefore =
    std::ranges::max(kAboutBefore, {}, &std::string_view::size).size();
constexpr std::string_view kAboutBehind[] = {"左右", "以上", "以下", "以内",
                                             "上下", "多",   "余",   "几"};

/// What a table writes for nothing.
constexpr std::string_view kNil[] = {"", "—", "——", "-", "--", "－", "–", "─", "/", "／", "无"};

constexpr std::size_t kLongestNil = std::ranges::max(kNil, {}, &std::string_view::size).size();

constexpr std::array<std::pair<char32_t, int>, 5> kZeros = {
    {{U'十', 1}, {U'百', 2}, {U'千', 3}, {U'万', 4}, {U'亿', 8}}};

int zeros_of(char32_t c) {
  for (const auto& [sign, zeros] : kZeros)
    if (sign == c) return zeros;
  return 0;
}

/// Goes through a text by its characters; behind its end stands U+0000.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::size_t at = 0;  ///< byte of the next character

  bool done() const { return at >= text_.size(); }
  char32_t peek() const { return character(at); }
  char32_t peek_second() const {
    std::size_t next = at;
    skip(next);
    return character(next);
  }
  char32_t before() const { return last_character(text_.substr(0, at)); }
  void skip() { skip(at); }
  /// To the next byte that a figure can begin with.
  void skip_words() { at = next_of(text_, at, kMayBeFigure); }
  bool accept(std::u32string_view set) {
    if (!one_of(peek(), set)) return false;
    skip();
    return true;
  }
  template <typename Set>
  std::string_view accept_one(const Set& set) {
    for (const std::string_view word : set) {
      // Most are told apart by their first byte.
      if (done() || word.empty() || text_[at] != word[0] || !text_.substr(at).starts_with(word))
        continue;
      at += word.size();
      return word;
    }
    return {};
  }
  template <typename Set>
  bool follows_one_of(const Set& set) const {
    return std::any_of(std::begin(set), std::end(set), [&](std::string_view word) {
      return at > 0 && text_[at - 1] == word.back() && text_.substr(0, at).ends_with(word);
    });
  }

  /// The number that begins here; its thousands may be set apart by commas.
  std::optional<Decimal> number() {
    std::string token;
    take_digits(token);
    if (token.empty()) return std::nullopt;
    if (token.size() <= 3) {
      while (peek() == U',' && digits_behind() == 3) {
        skip();
        take_digits(token);
      }
    }
    if (one_of(peek(), U".．") && is_figure(peek_second())) {
      skip();
      token += '.';
      take_digits(token);
    }
    const std::size_t point = std::min(token.find('.'), token.size());
    const std::size_t first = token.find_first_not_of('0');
    token.erase(0, std::min(first, point - 1));
    return Decimal::parse(token);
  }

  int zeros() {
    int sum = 0;
    for (; zeros_of(peek()) > 0; skip()) sum += zeros_of(peek());
    return sum;
  }

  std::string_view unit() {
    if (done()) return {};
    const std::size_t begin = at;
    const std::string_view found = unit_at(text_.substr(at));
    at += found.size();
    // 2024部门预算 counts nothing.
    if (found == "部" && one_of(peek(), U"门队分署")) {
      at = begin;
      return {};
    }
    return found == "％" ? "%" : found;
  }

 private:
  char32_t character(std::size_t position) const {
    return position < text_.size() ? text::decode(text_, position) : U'\0';
  }
  void skip(std::size_t& position) const {
    if (position < text_.size()) text::decode(text_, position);
  }
  void take_digits(std::string& token) {
    for (;;) {
      while (!done() && text_[at] >= '0' && text_[at] <= '9') token += text_[at++];
      if (done() || !may_begin(text_[at], kMayBeFigure) || !is_figure(peek())) return;
      token += static_cast<char>('0' + text::digit_value(peek()));
      skip();
    }
  }
  /// Behind the next character.
  std::size_t digits_behind() const {
    std::size_t count = 0, position = at;
    for (skip(position); is_figure(character(position)); skip(position)) ++count;
    return count;
  }

  std::string_view text_;
};

constexpr std::u32string_view kRangeSigns = U"—～~－-–至";

/// Behind the number: zeros, unit, the upper end of a range, words that make it a rough one.
void read_rest(Reader& reader, Figure& figure) {
  figure.unit_begin = reader.at;
  figure.about = !reader.accept_one(kAboutBehind).empty();
  figure.zeros = reader.zeros();
  figure.about = !reader.accept_one(kAboutBehind).empty() || figure.about;
  figure.unit = reader.unit();
  if (one_of(reader.peek(), kRangeSigns) && is_figure(reader.peek_second())) {
    const std::size_t sign = reader.at;
    reader.skip();
    const auto upper = reader.number();
    const int zeros = reader.zeros();
    const std::string_view unit = reader.unit();
    if (upper && !unit.empty() && (figure.unit.empty() || figure.unit == unit)) {
      figure.up_to = upper;
      figure.zeros = zeros;
      figure.unit = unit;
    } else {
      reader.at = sign;
    }
  }
  figure.end = reader.at;
  if (!figure.unit.empty() && !reader.accept_one(kAboutBehind).empty()) figure.about = true;
}

/// In front of a number that only names something: A4, 1.2.3, 第3项, 〔2024〕.
bool only_names(char32_t before) {
  return is_figure(before) || (before < 0x80 && text::is_alphabetic(before)) ||
         one_of(before, U".．第〔[_#№/");
}

}  // namespace

Decimal Figure::value() const {
  return scaled(number, zeros);
}

Decimal Figure::half_step() const {
  return scaled(Decimal::decimal(5, number.places() + 1, 0), zeros);
}

Decimal scaled(const Decimal& number, int zeros) {
  constexpr int kMostZeros = 18;  // of 64 bits
  if (zeros > kMostZeros) return scaled(scaled(number, kMostZeros), zeros - kMostZeros);
  std::int64_t power = 1;
  for (int i = 0; i < zeros; ++i) power *= 10;
  return number * Decimal::integer(power);
}

std::vector<Figure> figures_in(std::string_view text) {
  std::vector<Figure> figures;
  Reader reader(text);
  const std::size_t ordinal = ordinal_end(text);
  reader.at = ordinal;
  for (reader.skip_words(); !reader.done(); reader.skip_words()) {
    if (!is_figure(reader.peek()) || (reader.at != ordinal && only_names(reader.before()))) {
      reader.skip();
      continue;
    }
    Figure figure;
    figure.begin = reader.at;
    const bool about = reader.follows_one_of(kAboutBefore);
    const auto number = reader.number();
    if (!number) {
      reader.skip();
      continue;
    }
    figure.number = *number;
    read_rest(reader, figure);
    figure.about = figure.about || about;
    if (!figure.unit.empty()) figures.push_back(std::move(figure));
    while (is_figure(reader.peek())) reader.skip();
  }
  return figures;
}

std::optional<Figure> whole_figure(std::string_view text) {
  const Stretch stretch = trimmed(text);
  const std::string_view inner = text.substr(stretch.begin, stretch.end - stretch.begin);
  Figure figure;
  figure.begin = stretch.begin;
  figure.end = stretch.end;
  if (inner.size() <= kLongestNil &&
      std::find(std::begin(kNil), std::end(kNil), inner) != std::end(kNil)) {
    figure.nil = true;
    return figure;
  }
  if (!has_figure(inner.substr(0, kLongestBefore + kCharacterBytes))) return std::nullopt;
  Reader reader(inner);
  figure.about = !reader.accept_one(kAboutBefore).empty();
  if (!figure.about) reader.accept(U"=＝");
  const bool negative = !figure.about && reader.accept(U"-－−");
  const auto number = reader.number();
  if (!number) return std::nullopt;
  figure.number = negative ? number->negated() : *number;
  const std::size_t begin = figure.begin, end = figure.end;
  const bool about = figure.about;
  const bool bracket = reader.accept(U"(（");
  read_rest(reader, figure);
  if (bracket && !reader.accept(U")）")) return std::nullopt;
  figure.about = figure.about || about;
  figure.unit_begin += begin;
  figure.end = end;
  return reader.done() ? std::optional(figure) : std::nullopt;
}

std::optional<Decimal> amount_of(const data::Value& value) {
  if (value.is_number()) return value.as_number();
  if (value.is_none()) return Decimal();
  if (!value.is_string()) return std::nullopt;
  const auto figure = whole_figure(value.as_string());
  return figure ? std::optional(figure->number) : std::nullopt;
}

}  // namespace chengwen::gongwen
