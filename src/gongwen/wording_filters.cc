#include "gongwen/wording_filters.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "gongwen/aliased_native.h"
#include "gongwen/amount.h"
#include "gongwen/dates.h"
#include "gongwen/messages.h"
#include "gongwen/section.h"
#include "gongwen/tell.h"
#include "gongwen/title_lines.h"
#include "jinja/inference.h"
#include "jinja/objects.h"
#include "text/columns.h"

namespace chengwen::gongwen {
namespace {

using data::Value;
using jinja::Call;
using jinja::Native;

Value date_filter(Call& call) {
  return Value::string(official_date(call.subject()));
}
Value chinese_date(Call& call) {
  return Value::string(text::chinese_date(date_of(call.subject())));
}

/// No 顿号 stands between quotations or titles of works that follow one another (GB/T 15834—2011,
/// 4.5.3.5): 《怀素艺术报》《零陵文艺》.
bool need_no_mark(std::string_view before, std::string_view after) {
  return (before.ends_with("》") && after.starts_with("《")) ||
         (before.ends_with("”") && after.starts_with("“"));
}

// 甲、乙和丙: the last two joined by 和, the others by 、.
Value enumerate_words(Call& call) {
  const auto items = jinja::to_items(call.host(), call.subject());
  const std::string last = call.given(0) ? call[0].to_string() : "和";
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = items[i].to_string();
    if (i > 0 && i + 1 == items.size()) {
      out += last == "、" && need_no_mark(out, item) ? "" : last;
    } else if (i > 0 && !need_no_mark(out, item)) {
      out += "、";
    }
    out += item;
  }
  return Value::string(out);
}

/// 版心 holds so many characters of 二号.
constexpr int kTitleCharacters = 20;

void tell_wide_lines(jinja::Host& host, const Value& title, std::string_view lines, int most) {
  for (std::size_t begin = 0; begin <= lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string line(lines.substr(begin, end - begin));
    const int characters = static_cast<int>(text::half_ems(line) + 1) / 2;
    if (characters > most) {
      tell(host, messages::kTitleTooWide, {line, std::to_string(characters), std::to_string(most)},
           title);
    }
    begin = end + 1;
  }
}

Value date_span(Call& call) {
  const text::Date from = date_of(call[0]), to = date_of(call[1]);
  if (to < from && !(to.year == from.year && (to.month == 0 || from.month == 0)))
    jinja::fail(messages::kBackwards, {text::official_date(from), text::official_date(to)});
  return Value::string(text::official_span(from, to));
}

/// A unit whose value the reader needs at the first number, too: 63%～68%, 9亿～16亿.
bool stands_twice(std::string_view unit) {
  for (const std::string_view sign : {"%", "％", "‰", "万", "亿"}) {
    if (unit.starts_with(sign)) return true;
  }
  return false;
}

Value range_words(Call& call) {
  const std::string_view who = call.native().name;
  const data::Decimal from = needed_amount(who, call[0]), to = needed_amount(who, call[1]);
  const std::string unit = call.given(2) ? call[2].to_string() : "";
  if (from > to) jinja::fail(messages::kBackwards, {from.to_string(), to.to_string()});
  if (from == to) return Value::string(to.to_string() + unit);
  return Value::string(from.to_string() + (stands_twice(unit) ? unit : "") + "～" + to.to_string() +
                       unit);
}

/// Names, alone or in lists; what is missing is left out.
std::vector<Value> with_items_of_lists(const Value& names) {
  std::vector<Value> all;
  for (const Value& name : list_of(names)) {
    if (name.is_list()) {
      for (const Value& one : with_items_of_lists(name)) all.push_back(one);
    } else if (!name.is_undefined() && !name.is_none()) {
      all.push_back(name);
    }
  }
  return all;
}

/// Lines that the data breaks stay as they are.
Value title_filter(Call& call) {
  const Value& title = call.subject();
  if (title.is_undefined() || title.is_none()) return title;
  const auto most = call.given(0) ? call[0].as_small_integer() : kTitleCharacters;
  std::vector<std::string> names;
  for (const Value& name : with_items_of_lists(call[1])) names.push_back(name.to_string());
  if (!most || *most < 1) jinja::fail(messages::kNotWhole, {"title_lines", call[0].to_string()});
  const int characters = static_cast<int>(std::min<std::int64_t>(*most, kTitleCharacters * 10));
  std::vector<std::string> lines;
  if (title.is_list()) {
    for (const Value& line : jinja::to_items(call.host(), title)) lines.push_back(line.to_string());
  } else if (const std::string words = title.to_string(); words.find('\n') != std::string::npos) {
    lines.push_back(words);
  } else {
    lines = title_lines(words, characters, names);
  }
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  tell_wide_lines(call.host(), title, text, characters);
  return Value::string(text);
}

/// A text or its lines.
jinja::Shape wants_title(jinja::Inference& call) {
  call.may_be_list(call.subject(), jinja::Want::printed);
  call.host().touch(call[1]);
  return jinja::wants_printed(call);
}

jinja::Shape wants_span(jinja::Inference& call) {
  for (std::size_t i = 0; i < 2; ++i) call.want(call[i], jinja::Want::date);
  return call.unknown();
}

constexpr AliasedNative kFilters[] = {
    {{"official_date", "", 0, date_filter, jinja::wants_date,
      "date formatD convDate strftime dateformat"},
     "日期"},
    {{"chinese_date", "", 0, chinese_date, jinja::wants_date}, "汉字日期"},
    {{"enumerate_words", "last", 0, enumerate_words, jinja::wants_printed_items, "to_sentence"},
     "并列"},
    {{"title_lines", "most names", 0, title_filter, wants_title}, "标题分行"},
};

constexpr AliasedNative kFunctions[] = {
    {{"date_span", "from to", 2, date_span, wants_span}, "起止日期"},
    {{"range_words", "from to unit", 2, range_words}, "范围"},
};

}  // namespace

void install_wording_filters(jinja::Environment& environment) {
  add_filters(environment, kFilters);
  add_functions(environment, kFunctions);
}

}  // namespace chengwen::gongwen
