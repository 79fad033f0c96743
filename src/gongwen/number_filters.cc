#include "gongwen/number_filters.h"

#include <string>

#include "gongwen/messages.h"
#include "text/chinese_numerals.h"
#include "text/money.h"

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

Decimal number_of(const Call& call) {
  const Value& value = call.subject();
  if (!value.is_numeric())
    fail(messages::kNotANumber, {std::string(call.native().name), quoted(value)});
  return value.as_number();
}

std::int64_t whole_of(const Call& call) {
  const Decimal number = number_of(call);
  const auto whole = number.to_int64();
  if (!whole) fail(messages::kNotWhole, {std::string(call.native().name), number.to_string()});
  return *whole;
}

int places_of(const Call& call, std::size_t parameter, int otherwise) {
  if (!call.given(parameter)) return otherwise;
  const auto places = call[parameter].as_small_integer();
  if (!places || *places < 0 || *places > 100)
    fail(messages::kBadPlaces, {std::string(call.native().name), quoted(call[parameter])});
  return static_cast<int>(*places);
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

Value fixed(Call& call) {
  return Value::number(number_of(call).quantized(places_of(call, 0, 2), Rounding::half_up));
}

Value thousands(Call& call) {
  Decimal number = number_of(call);
  if (call.given(0)) number = number.quantized(places_of(call, 0, 2), Rounding::half_up);
  return Value::string(text::group_thousands(number.to_string()));
}

Value percent(Call& call) {
  const Decimal hundredths = number_of(call) * Decimal::integer(100);
  return Value::string(hundredths.quantized(places_of(call, 0, 2), Rounding::half_up).to_string() +
                       "%");
}

Value in_unit(Call& call, std::int64_t yuan) {
  const Decimal amount = number_of(call).divided_by(Decimal::integer(yuan));
  if (!call.given(0)) return Value::number(amount);
  return Value::number(amount.quantized(places_of(call, 0, 2), Rounding::half_up));
}

Value wan(Call& call) {
  return in_unit(call, 10'000);
}
Value yi(Call& call) {
  return in_unit(call, 100'000'000);
}

Value change_word(Call& call) {
  const Decimal change = number_of(call);
  if (change.is_zero()) return Value::string("持平");
  return Value::string(change.is_negative() ? "减少" : "增加");
}

struct Row {
  Native native;
  std::string_view alias;
};

constexpr Row kFilters[] = {
    {{"chinese_numeral", "", 0, chinese_numeral}, "中文数字"},
    {{"chinese_digits", "", 0, chinese_digits}, "数字汉字"},
    {{"circled", "", 0, circled}, "圈码"},
    {{"money_words", "", 0, money_words}, "大写金额"},
    {{"fixed", "places", 0, fixed}, "保留"},
    {{"thousands", "places", 0, thousands}, "千分位"},
    {{"percent", "places", 0, percent}, "百分比"},
    {{"wan", "places", 0, wan}, "万元"},
    {{"yi", "places", 0, yi}, "亿元"},
    {{"change_word", "", 0, change_word}, "增减"},
};

}  // namespace

void install_number_filters(jinja::Environment& environment) {
  for (const Row& row : kFilters) {
    environment.add_filter(row.native);
    environment.alias_filter(row.alias, row.native.name);
  }
}

}  // namespace chengwen::gongwen
