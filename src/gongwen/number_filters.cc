#include "gongwen/number_filters.h"

#include <algorithm>
#include <optional>
#include <string>

#include "gongwen/aliased_native.h"
#include "gongwen/amount.h"
#include "gongwen/conventions.h"
#include "gongwen/figure.h"
#include "gongwen/messages.h"
#include "gongwen/tell.h"
#include "jinja/inference.h"
#include "text/characters.h"
#include "text/chinese_numerals.h"
#include "text/money.h"
#include "wml/content_fields.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Rounding;
using data::Value;
using jinja::Call;
using jinja::fail;
using jinja::Native;

std::string quoted(const Value& value) {
  std::string out;
  value.print_quoted(out);
  return out;
}

std::string name_of(const Call& call) {
  return std::string(call.native().name);
}

const FigureStyle& style(const Call& call) {
  return Conventions::of(call.host().environment()).figures;
}

Decimal number_of(const Call& call) {
  return needed_amount(call.native().name, call.subject());
}

std::int64_t whole_of(const Call& call) {
  const Decimal number = number_of(call);
  const auto whole = number.to_int64();
  if (!whole) fail(messages::kNotWhole, {name_of(call), number.to_string()});
  return *whole;
}

Decimal rounded(const Decimal& number, int places) {
  return number.quantized(places, Rounding::half_up);
}

constexpr std::size_t kNoNil = 32;

/// Runs a filter unless its subject is missing, which stays so. Where there is a parameter `nil`,
/// it says what to print for that, for what stands for nothing, and for zero; without it a text
/// that stands for nothing ("—") is printed as it is.
template <Value (*Run)(Call&), std::size_t nil = kNoNil>
Value on_number(Call& call) {
  const Value& subject = call.subject();
  const bool has_nil = nil != kNoNil && call.given(nil);
  if (subject.is_undefined()) return has_nil ? call[nil] : subject;
  if (nil != kNoNil && (has_nil || subject.is_string())) {
    const auto number = share(call.native().name, subject);
    if (has_nil && (!number || number->is_zero())) return call[nil];
    if (!number && !text::trim(subject.as_string()).empty()) return subject;
  }
  return Run(call);
}

/// What such a filter wants: with `nil` its subject may be missing.
template <std::size_t nil>
jinja::Shape wants_figure(jinja::Inference& call) {
  if (!call.given(nil)) return jinja::wants_number(call);
  call.host().touch(call.subject());
  call.hint(jinja::Want::number);
  return call.unknown();
}

/// Looks at figures that others say the kind of.
jinja::Shape touches_data(jinja::Inference& call) {
  call.host().touch(call.subject());
  return call.unknown();
}

Value chinese_numeral(Call& call) {
  const Decimal number = number_of(call);
  if (const auto whole = number.to_int64()) return Value::string(text::chinese_numeral(*whole));
  return Value::string(text::chinese_numeral(number.to_string()));
}

Value chinese_digits(Call& call) {
  return Value::string(text::chinese_digits(call.subject().to_string()));
}

Value circled(Call& call) {
  return Value::string(text::circled_number(whole_of(call)));
}

Value money_words(Call& call) {
  const std::string amount = number_of(call).to_string();
  const auto words = text::money_in_words(amount);
  if (!words) fail(messages::kFineMoney, {amount});
  return Value::string(*words);
}

/// For what is to be calculated with; what stands for nothing is 0.
Value amount_filter(Call& call) {
  return Value::number(amount(call.native().name, call.subject()).value_or(Decimal()));
}

Value fixed(Call& call) {
  return Value::number(rounded(number_of(call), places_of(call, 0, style(call).places)));
}

Value thousands(Call& call) {
  Decimal number = number_of(call);
  if (const int places = places_of(call, 0, -1); places >= 0) number = rounded(number, places);
  return Value::string(text::group_thousands(number.to_string()));
}

Value table_figure(Call& call) {
  const auto number = amount(call.native().name, call.subject());
  if (!number) return Value::string("");
  return Value::string(
      table_figure_words(*number, places_of(call, 0, style(call).places), style(call)));
}

Value text_figure(Call& call) {
  Decimal number = number_of(call);
  if (const int places = places_of(call, 0, -1); places >= 0) number = rounded(number, places);
  const std::string digits = number.to_string();
  return Value::string(style(call).grouped_in_text ? text::group_thousands(digits) : digits);
}

Value percent(Call& call) {
  const Value& subject = call.subject();
  const auto number = share(call.native().name, subject);
  const Decimal exact = number ? *number : number_of(call);
  return Value::string(told_percentage(call, subject, exact, 0));
}

Value percentage_points(Call& call) {
  const auto number = share(call.native().name, call.subject());
  const Decimal exact = number ? *number : number_of(call);
  const Decimal points =
      rounded(exact * Decimal::integer(100), places_of(call, 0, style(call).percent_places));
  return Value::string(points.to_string() + "个百分点");
}

Value in_unit(Call& call, std::int64_t yuan) {
  const Decimal amount = number_of(call).divided_by(Decimal::integer(yuan));
  if (!call.given(0)) return Value::number(amount);
  return Value::number(rounded(amount, places_of(call, 0, style(call).places)));
}

Value wan(Call& call) {
  return in_unit(call, 10'000);
}
Value yi(Call& call) {
  return in_unit(call, 100'000'000);
}

Value convert(Call& call) {
  const Decimal amount = (number_of(call) * yuan_in(call[0])).divided_by(yuan_in(call[1]));
  const int places = places_of(call, 2, -1);
  return Value::number(places < 0 ? amount : rounded(amount, places));
}

/// The most decimals of any figure in the data, and in what it holds.
int decimals_in(const Value& value, Call& call, int most) {
  call.host().charge(1);
  if (value.is_list()) {
    for (const Value& item : value.items()) most = decimals_in(item, call, most);
  } else if (value.is_map()) {
    for (const data::Map::Entry& entry : value.as_map().peek())
      most = decimals_in(entry.value, call, most);
  }
  std::optional<Decimal> number;
  if (value.is_number()) {
    number = value.as_number();
  } else if (value.is_string()) {
    const auto figure = whole_figure(value.as_string());
    if (figure && figure->unit.empty() && !figure->nil) number = figure->number;
  }
  if (!number) return most;
  const std::string digits = number->to_string();
  const std::size_t point = digits.find('.');
  return point == digits.npos ? most : std::max(most, static_cast<int>(digits.size() - point - 1));
}

Value decimals(Call& call) {
  return Value::integer(decimals_in(call.subject(), call, places_of(call, 0, style(call).places)));
}

Value change_word(Call& call) {
  const Decimal change = number_of(call);
  if (change.is_zero()) return Value::string("持平");
  return Value::string(change.is_negative() ? "减少" : "增加");
}

constexpr AliasedNative kFilters[] = {
    {{"chinese_numeral", "", 0, on_number<chinese_numeral>, jinja::wants_number}, "中文数字"},
    {{"chinese_digits", "", 0, chinese_digits, jinja::wants_printed}, "数字汉字"},
    {{"circled", "", 0, on_number<circled>, jinja::wants_number}, "圈码"},
    {{"money_words", "", 0, on_number<money_words>, jinja::wants_number, "大写 人民币大写 rmb"},
     "大写金额"},
    {{"amount", "", 0, on_number<amount_filter>, jinja::wants_number}, "金额"},
    {{"fixed", "places nil", 0, on_number<fixed, 1>, wants_figure<1>,
      "toFixed floatformat number_format 四舍五入"},
     "保留"},
    {{"thousands", "places nil", 0, on_number<thousands, 1>, wants_figure<1>,
      "formatN formatC intcomma currency number_with_delimiter 千分号"},
     "千分位"},
    {{"table_figure", "places nil", 0, on_number<table_figure, 1>, wants_figure<1>}, "表内数"},
    {{"text_figure", "places", 0, on_number<text_figure>, jinja::wants_number}, "文内数"},
    {{"percent", "places nil", 0, on_number<percent, 1>, wants_figure<1>, "百分数 pct"}, "百分比"},
    {{"percentage_points", "places", 0, on_number<percentage_points>, jinja::wants_number},
     "百分点"},
    {{"wan", "places nil", 0, on_number<wan, 1>, wants_figure<1>}, "万元"},
    {{"yi", "places nil", 0, on_number<yi, 1>, wants_figure<1>}, "亿元"},
    {{"convert", "from to places", 2, on_number<convert>, jinja::wants_number, "convCurr"}, "换算"},
    {{"decimals", "least", 0, decimals, touches_data}, "小数位"},
    {{"change_word", "", 0, on_number<change_word>, jinja::wants_number}, "增减"},
};

}  // namespace

int places_of(const Call& call, std::size_t parameter, int otherwise) {
  if (!call.given(parameter) || call[parameter].is_none()) return otherwise;
  const auto places = call[parameter].as_small_integer();
  if (!places || *places < 0 || *places > 100)
    fail(messages::kBadPlaces, {name_of(call), quoted(call[parameter])});
  return static_cast<int>(*places);
}

std::string percentage(const Decimal& share, int places) {
  return rounded(share * Decimal::integer(100), places).to_string() + "%";
}

std::string told_percentage(const Call& call, const Value& value, const Decimal& share,
                            std::size_t places) {
  std::string words = percentage(share, places_of(call, places, style(call).percent_places));
  const bool is_large = share.absolute() >= Decimal::integer(10);
  const bool has_sign = value.is_string() && text::trim(value.as_string()).ends_with('%');
  if (is_large && !has_sign)
    tell(call.host(), messages::kLargePercentage, {share.to_string(), words}, value);
  return words;
}

std::string table_figure_words(const Decimal& amount, int places, const FigureStyle& look) {
  const std::string digits = rounded(amount, places).to_string();
  return look.grouped_in_tables ? text::group_thousands(digits) : digits;
}

Decimal yuan_in(const Value& unit) {
  constexpr std::pair<std::string_view, std::int64_t> kUnits[] = {{"元", 1},
                                                                  {"百元", 100},
                                                                  {"千元", 1'000},
                                                                  {"万元", 10'000},
                                                                  {"百万元", 1'000'000},
                                                                  {"千万元", 10'000'000},
                                                                  {"亿元", 100'000'000}};
  const std::string name = unit.to_string();
  for (const auto& [known, yuan] : kUnits) {
    if (name == known) return Decimal::integer(yuan);
  }
  wml::fail_at(unit, messages::kMoneyUnit, {name});
}

void install_number_filters(jinja::Environment& environment) {
  add_filters(environment, kFilters);
}

}  // namespace chengwen::gongwen
