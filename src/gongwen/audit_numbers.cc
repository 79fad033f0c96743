#include <algorithm>

#include "gongwen/rules.h"
#include "gongwen/text_rules.h"
#include "text/characters.h"
#include "text/chinese_numerals.h"
#include "text/dates.h"
#include "text/utf8.h"

namespace chengwen::gongwen::rules {
namespace {

constexpr std::u32string_view kDigitsInWords = U"一二三四五六七八九";

bool is_spelled(char32_t c) {
  return is_chinese_figure(c) || c == U'点' || c == U'亿';
}

/// 三四 stands in it, not as decimals: about three or four.
bool is_approximate(const Characters& words, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i + 1 < end && words[i] != U'点'; ++i) {
    if (one_of(words[i], kDigitsInWords) && one_of(words[i + 1], kDigitsInWords)) return true;
  }
  return false;
}

template <typename Set>
std::string_view starts_with_one_of(std::string_view text, const Set& set) {
  for (const std::string_view word : set) {
    if (text.starts_with(word)) return word;
  }
  return {};
}

/// 1…9 of a single figure of either kind; 0 for another character.
int single_figure(char32_t c) {
  if (c >= U'1' && c <= U'9') return static_cast<int>(c - U'0');
  const std::size_t at = kDigitsInWords.find(c);
  return at == std::u32string_view::npos ? 0 : static_cast<int>(at) + 1;
}

bool belongs_to_number(char32_t c) {
  return is_digit(c) || c == U'.' || c == U',';
}

/// What is typed where a 一字线 belongs.
bool is_hyphen(char32_t c) {
  return one_of(c, U"-–－−~");
}

/// The figures of [begin, end), chinese ones as Arabic.
std::string arabic_year(const Characters& words, std::size_t begin) {
  std::string year;
  for (std::size_t i = begin; i < begin + 4; ++i) {
    year += static_cast<char>('0' + single_figure(words[i]));
  }
  return year;
}

}  // namespace

void spelled_measures(const Rule& rule, Inspection& inspection) {
  const std::vector<std::string_view> units = rule.words("units"),
                                      counters = rule.words("counters");
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at < words.size(); ++at) {
      if (!is_spelled(words[at])) continue;
      std::size_t end = at;
      int figures = 0;
      for (; is_spelled(words[end]); ++end)
        figures += one_of(words[end], U"一二三四五六七八九两") ? 1 : 0;
      const char32_t before = words[at - 1];
      const bool counts = end - at >= 2 && figures > 0 && !belongs_to_number(before) &&
                          !one_of(before, U"几数上近第") && words[at] != U'点' &&
                          !is_approximate(words, at, end) && !one_of(words[end], U"几多余");
      std::string_view unit;
      if (counts) unit = starts_with_one_of(text.text.substr(words.offset(end)), units);
      // 三十人 may be spelled; an exact count of many figures was counted.
      if (counts && unit.empty() && figures >= rule.number("counted_figures"))
        unit = starts_with_one_of(text.text.substr(words.offset(end)), counters);
      if (!unit.empty()) {
        tell_words(rule, inspection, text, at, end + text::length(unit),
                   {"阿拉伯数字", "Arabic figures"});
      }
      at = end;
    }
  });
}

void document_references(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    if (text.element->role == Role::document_number) return;
    const Characters& words = text.words;
    for (std::size_t at = 1; at < words.size(); ++at) {
      if (!one_of(words[at], U"〔[［（(【") || !text::is_ideograph(words[at - 1])) continue;
      std::size_t year = at + 1;
      while (is_figure(words[year]) || is_chinese_figure(words[year])) ++year;
      if (year != at + 5 || !one_of(words[year], U"〕]］）)】")) continue;
      std::size_t serial = year + 1;
      if (words[serial] == U'第') ++serial;
      const std::size_t first = serial;
      while (is_digit(words[serial]) || is_chinese_figure(words[serial])) ++serial;
      if (serial == first || words[serial] != U'号') continue;
      const std::string own = text.between(at, serial + 1);
      const bool spelled = !is_figure(words[at + 1]);
      std::size_t zeros = first;
      while (zeros + 1 < serial && words[zeros] == U'0') ++zeros;
      const std::string number =
          is_digit(words[first]) ? text.between(zeros, serial) : std::string();
      const std::string right =
          "〔" + (spelled ? arabic_year(words, at + 1) : text.between(at + 1, year)) + "〕" +
          number + "号";
      if (own == right) continue;
      tell_words(rule, inspection, text, at, serial + 1,
                 number.empty() ? Words{"六角括号和阿拉伯数字，如 `〔2024〕5号`",
                                        "〔 〕 and Arabic figures, as in `〔2024〕5号`"}
                                : Words::quoted(right));
    }
  });
}

void established_words(const Rule& rule, Inspection& inspection) {
  tell_pairs(rule, inspection);
}

void approximate_numbers(const Rule& rule, Inspection& inspection) {
  const std::vector<std::string_view> units = rule.words("units");
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at + 3 < words.size(); ++at) {
      const int first = single_figure(words[at]), second = single_figure(words[at + 2]);
      if (first == 0 || words[at + 1] != U'、' || second != first + 1) continue;
      const char32_t before = words[at - 1];
      if (belongs_to_number(before) || is_chinese_figure(before) || one_of(before, U"第、"))
        continue;
      if (is_digit(words[at]) != is_digit(words[at + 2])) continue;
      const std::size_t end = at + (one_of(words[at + 3], U"十百千万") ? 4 : 3);
      const std::string_view unit = starts_with_one_of(text.text.substr(words.offset(end)), units);
      if (unit.empty()) continue;
      const std::string right = text::chinese_numeral(std::int64_t{first}) +
                                text::chinese_numeral(std::int64_t{second}) +
                                text.between(at + 3, end) + std::string(unit);
      tell_words(rule, inspection, text, at, end + text::length(unit), Words::quoted(right));
    }
  });
}

namespace {

/// Figures at `at`, 年, figures, 月: the end behind 月; `at` when there is no such thing.
std::size_t year_and_month(const Characters& words, std::size_t at, std::size_t year_figures) {
  std::size_t end = at;
  while (is_digit(words[end])) ++end;
  if (end - at != year_figures || words[end] != U'年') return at;
  const std::size_t month = ++end;
  while (is_digit(words[end])) ++end;
  return end > month && end - month <= 2 && words[end] == U'月' ? end + 1 : at;
}

void short_year(const Rule& rule, Inspection& inspection, const RuleText& text, std::size_t at) {
  const std::size_t end = year_and_month(text.words, at, 2);
  if (end == at) return;
  tell_words(rule, inspection, text, at, end, Words::quoted("20" + text.between(at, end)));
}

void full_date(const Rule& rule, Inspection& inspection, const RuleText& text, std::size_t at) {
  const Characters& words = text.words;
  std::size_t end = year_and_month(words, at, 4);
  if (end == at) return;
  const std::size_t day = end;
  while (is_digit(words[end])) ++end;
  const bool has_day = end > day && end - day <= 2 && one_of(words[end], U"日号");
  const bool by_number = has_day && words[end] == U'号';
  end = has_day ? end + 1 : day;
  std::string own = text.between(at, end);
  if (by_number) own.replace(own.size() - std::string_view("号").size(), std::string::npos, "日");
  const auto date = text::parse_date(own);
  if (!date) {
    tell_words(rule, inspection, text, at, end, {"历法上有的日期", "a date of the calendar"});
    return;
  }
  const std::string right = text::official_date(*date);
  if (right == text.between(at, end)) return;
  tell_words(rule, inspection, text, at, end, Words::quoted(right));
}

void spelled_year(const Rule& rule, Inspection& inspection, const RuleText& text, std::size_t at) {
  const Characters& words = text.words;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!one_of(words[i], kDigitsInWords) && !one_of(words[i], U"零〇○")) return;
  }
  if (words[at + 4] != U'年' || is_chinese_figure(words[at - 1])) return;
  if (at >= 2 && words.at(at - 2, U"农历")) return;
  tell_words(rule, inspection, text, at, at + 5, Words::quoted(arabic_year(words, at) + "年"));
}

void separated_date(const Rule& rule, Inspection& inspection, const RuleText& text,
                    std::size_t at) {
  const Characters& words = text.words;
  std::size_t end = at;
  while (is_digit(words[end])) ++end;
  const char32_t separator = words[end];
  if (end - at != 4 || !one_of(separator, U".-/")) return;
  for (int part = 0; part < 2; ++part) {
    if (words[end] != separator) return;
    const std::size_t begin = ++end;
    while (is_digit(words[end])) ++end;
    if (end == begin || end - begin > 2) return;
  }
  const auto date = text::parse_date(text.between(at, end));
  if (!date) return;
  tell_words(rule, inspection, text, at, end, Words::quoted(text::official_date(*date)));
}

}  // namespace

void dates_in_text(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    if (text.element->role == Role::date || text.element->role == Role::issue) return;
    const bool in_table = text.element->role == Role::cell;
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at < words.size(); ++at) {
      spelled_year(rule, inspection, text, at);
      if (!is_digit(words[at]) || belongs_to_number(words[at - 1])) continue;
      short_year(rule, inspection, text, at);
      full_date(rule, inspection, text, at);
      const bool starts_code = words[at - 1] < 0x80 && text::is_word(words[at - 1]);
      // Tables have no room for dates in full.
      if (!in_table && !starts_code) separated_date(rule, inspection, text, at);
    }
  });
}

void ranges(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at < words.size(); ++at) {
      if (!is_digit(words[at]) || belongs_to_number(words[at - 1])) continue;
      const std::size_t first = number_end(words, at);
      const char32_t sign = words[first];
      if (one_of(sign, U"～~—-–－至") && is_digit(words[first + 1])) {
        const std::size_t second = number_end(words, first + 1);
        const char32_t unit = words[second];
        const bool dropped = one_of(unit, U"%％") || (one_of(unit, U"万亿") && sign != U'至');
        if (dropped) {
          const std::string unit_words = text.between(second, second + 1);
          tell_words(rule, inspection, text, at, second + 1,
                     Words::quoted(text.between(at, first) + unit_words + "～" +
                                   text.between(first + 1, second) + unit_words));
        }
      }
      at = first;
    }
  });
}

void digit_grouping(const Rule& rule, Inspection& inspection) {
  struct Place {
    Spot spot;
    std::string words;
  };
  std::vector<Place> grouped, plain;
  each_text(inspection, [&](const RuleText& text) {
    if (text.element->role == Role::cell) return;
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at < words.size(); ++at) {
      if (!is_digit(words[at])) continue;
      std::size_t end = at;
      bool comma = false;
      while (is_digit(words[end]) || (words[end] == U',' && is_digit(words[end + 1]))) {
        comma = comma || words[end] == U',';
        ++end;
      }
      const std::size_t whole = end;
      end = number_end(words, end) > end ? number_end(words, end) : end;
      if (words[end] == U'.' && is_digit(words[end + 1])) end = number_end(words, end + 1);
      const bool code = words[at - 1] < 0x80 && text::is_word(words[at - 1]);
      const bool amount = one_of(words[end], U"元万亿份人个亩米吨册次户件场平公字");
      const Spot spot{text.paragraph, words.offset(at), words.offset(end)};
      if (comma && !code) grouped.push_back({spot, text.between(at, end)});
      if (!comma && whole - at >= 4 && amount && !code)
        plain.push_back({spot, text.between(at, end)});
      at = end;
    }
  });
  if (grouped.empty() || plain.empty()) return;
  const bool plain_is_odd = plain.size() < grouped.size();
  const Place& odd = plain_is_odd ? plain.front() : grouped.front();
  inspection.tell(rule, odd.spot, Words::quoted(odd.words),
                  plain_is_odd
                      ? Words{"和全文一样用千分撇", "grouped as elsewhere in the document"}
                      : Words{"和全文一样不用千分撇", "not grouped, as elsewhere in the document"});
}

void leading_zero(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at < words.size(); ++at) {
      const char32_t before = words[at - 1];
      if (words[at] != U'.' || !is_digit(words[at + 1])) continue;
      if (before != 0 && !text::is_ideograph(before) && !one_of(before, U" （(，、：≥≤<>="))
        continue;
      std::size_t end = at + 1;
      while (is_digit(words[end])) ++end;
      if (words[end] == U'.' || !(one_of(words[end], U"%％") || text::is_ideograph(words[end]))) {
        continue;
      }
      tell_words(rule, inspection, text, at, end, Words::quoted("0" + text.between(at, end)));
    }
  });
}

void half_width_figures(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at < words.size(); ++at) {
      if (!is_full_width_figure(words[at])) continue;
      std::string right;
      std::size_t end = at;
      for (; is_full_width_figure(words[end]); ++end) {
        right += static_cast<char>('0' + (words[end] - 0xFF10));
      }
      tell_words(rule, inspection, text, at, end, Words::quoted(right));
      at = end;
    }
  });
}

void mixed_numerals(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at < words.size(); ++at) {
      if (!is_digit(words[at])) continue;
      const std::size_t end = number_end(words, at);
      const bool mixed =
          one_of(words[end], U"千百") &&
          (is_digit(words[end + 1]) || one_of(words[end + 1], U"万亿元人份个册多余"));
      if (mixed) {
        tell_words(rule, inspection, text, at, end + 1,
                   {"阿拉伯数字只和万、亿连用", "figures only with 万 and 亿"});
      }
      at = mixed ? number_end(words, end + 1) : end;
    }
  });
}

void about(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at < words.size(); ++at) {
      if (!is_digit(words[at]) || belongs_to_number(words[at - 1])) continue;
      const std::size_t end = number_end(words, at);
      std::size_t more = end;
      if (one_of(words[more], U"万亿")) ++more;
      const bool some = one_of(words[more], U"余多") && !one_of(words[more + 1], U"额款下粮热元");
      const bool noun = text::is_ideograph(words[more + 1]);
      const char32_t before = words[at - 1];
      const bool near_word = (before == U'约' && !one_of(words[at - 2], U"条公签节合制预")) ||
                             (before == U'近' && !one_of(words[at - 2], U"附最邻"));
      const bool doubled = near_word && some;
      if (doubled) {
        tell_words(rule, inspection, text, at - 1, more + 1,
                   {"“约”“近”和“余”“多”只用一个", "only one word for “about”"});
      } else if (some && noun && more == end && words[end - 1] != U'0') {
        tell_words(rule, inspection, text, at, end + 2,
                   {"整十、整百后面才用“余”“多”，如 `20余项`",
                    "余 and 多 after a round number: `20余项`"});
      } else if (near_word || some) {
        for (std::size_t i = end; i < end + 5 && i < words.size(); ++i) {
          if (!words.at(i, U"左右") && !words.at(i, U"上下")) continue;
          tell_words(rule, inspection, text, near_word ? at - 1 : at, i + 2,
                     near_word ? Words{"“约”和“左右”只用一个", "only one word for “about”"}
                               : Words{"“余”“多”和“左右”只用一个", "only one word for “about”"});
          break;
        }
      }
      at = end;
    }
  });
}

void spans(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at < words.size(); ++at) {
      if (!is_digit(words[at]) || belongs_to_number(words[at - 1])) continue;
      std::size_t first = at;
      while (is_digit(words[first])) ++first;
      const std::size_t figures = first - at;
      std::size_t sign = first;
      if (one_of(words[sign], U"年月日")) ++sign;
      std::size_t second = sign + 1;
      while (is_digit(words[second])) ++second;
      const char32_t unit = sign > first             ? words[first]
                            : figures == 4           ? U'年'
                            : words[second] == U'日' ? U'日'
                                                     : U'月';
      const bool span = (figures <= 2 || figures == 4) && is_hyphen(words[sign]) &&
                        second > sign + 1 && second - sign - 1 <= 4 && words[second] == unit;
      if (span) {
        const bool extra = words[second + 1] == U'份';
        tell_words(
            rule, inspection, text, at, second + (extra ? 2 : 1),
            Words::quoted(text.between(at, first) + "—" + text.between(sign + 1, second + 1)));
        at = second;
      } else {
        at = first;
      }
    }
  });
}

}  // namespace chengwen::gongwen::rules
