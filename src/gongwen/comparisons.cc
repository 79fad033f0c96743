#include "gongwen/comparisons.h"

#include <optional>
#include <string>

#include "gongwen/aliased_native.h"
#include "gongwen/amount.h"
#include "gongwen/conventions.h"
#include "gongwen/messages.h"
#include "gongwen/number_filters.h"
#include "gongwen/tell.h"
#include "jinja/inference.h"
#include "text/characters.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Rounding;
using data::Value;
using jinja::Call;
using jinja::Native;

/// The two figures; what stands for nothing is 0.
struct Pair {
  Decimal first, second;
};

Decimal figure(const Call& call, std::size_t parameter) {
  const Value& value = call[parameter];
  if (value.is_undefined()) return needed_amount(call.native().name, value);
  return amount(call.native().name, value).value_or(Decimal());
}

Pair figures(const Call& call) {
  return {figure(call, 0), figure(call, 1)};
}

Pair shares(const Call& call) {
  const std::string_view who = call.native().name;
  const auto share_of = [&](const Value& value) {
    if (value.is_undefined()) return needed_amount(who, value);
    return share(who, value).value_or(Decimal());
  };
  return {share_of(call[0]), share_of(call[1])};
}

int places(const Call& call, std::size_t parameter) {
  const int usual = Conventions::of(call.host().environment()).figures.percent_places;
  return places_of(call, parameter, usual);
}

/// False, and told, when `base` is none for a rate; `value` is what it was compared with.
bool is_base(const Call& call, const Decimal& base, const Decimal& value) {
  if (!base.is_zero() && !base.is_negative()) return true;
  if (!value.is_zero() || !base.is_zero()) {
    tell(call.host(), messages::kNoBase,
         {std::string(call.native().name), base.to_string(), value.to_string()}, call[1]);
  }
  return false;
}

Value nil(const Call& call, std::size_t parameter) {
  return call.given(parameter) ? call[parameter] : Value::string("—");
}

/// A rate that the data says itself: a text as it is written, a number as a percentage.
Value stated_rate(const Call& call, const Value& rate) {
  const auto number = share(call.native().name, rate);
  if (!number || (rate.is_string() && text::trim(rate.as_string()).ends_with('%'))) return rate;
  return Value::string(told_percentage(call, rate, *number, 2));
}

Value rate(Call& call) {
  if (call[4].truth() || call[4].is_number()) return stated_rate(call, call[4]);
  const auto [part, whole] = figures(call);
  if (!is_base(call, whole, part)) return nil(call, 3);
  return Value::string(percentage(part.divided_by(whole), places(call, 2)));
}

Value growth(Call& call) {
  const auto [now, before] = figures(call);
  if (!is_base(call, before, now)) return nil(call, 3);
  return Value::string(percentage((now - before).divided_by(before), places(call, 2)));
}

/// 增加 or 减少 with how much, or 持平.
std::string change_words(const Decimal& change, std::string_view more, std::string_view less,
                         const std::string& how_much) {
  if (change.is_zero()) return "持平";
  return std::string(change.is_negative() ? less : more) + how_much;
}

Value change(Call& call) {
  const auto [now, before] = figures(call);
  Decimal by = (now - before).absolute();
  if (const int digits = places_of(call, 3, -1); digits >= 0)
    by = by.quantized(digits, Rounding::half_up);
  const std::string unit = call.given(2) ? call[2].to_string() : "";
  return Value::string(change_words(now - before, "增加", "减少", by.to_string() + unit));
}

Value change_rate(Call& call) {
  const auto [now, before] = figures(call);
  if (now == before) return Value::string("持平");
  if (!is_base(call, before, now)) return nil(call, 3);
  const Decimal by = (now - before).absolute().divided_by(before);
  return Value::string(change_words(now - before, "增长", "下降", percentage(by, places(call, 2))));
}

Value point_change(Call& call) {
  const auto [now, before] = shares(call);
  const Decimal by = ((now - before).absolute() * Decimal::integer(100))
                         .quantized(places(call, 2), Rounding::half_up);
  return Value::string(change_words(now - before, "提高", "下降", by.to_string() + "个百分点"));
}

jinja::Shape wants_figures(jinja::Inference& call) {
  for (std::size_t i = 0; i < 2; ++i) call.want(call[i], jinja::Want::number);
  return call.unknown();
}

jinja::Shape wants_rate(jinja::Inference& call) {
  const jinja::Shape stated = call[4].guarded(call.host().truth(call[4]).when_true);
  call.want(stated, jinja::Want::numeral);
  call.example(stated, Value::string("98.50%"));
  return wants_figures(call);
}

constexpr AliasedNative kFunctions[] = {
    {{"rate", "part whole places nil stated", 2, rate, wants_rate}, "比率"},
    {{"growth", "now before places nil", 2, growth, wants_figures}, "增长率"},
    {{"change", "now before unit places", 2, change, wants_figures}, "变动"},
    {{"change_rate", "now before places nil", 2, change_rate, wants_figures}, "增幅"},
    {{"point_change", "now before places", 2, point_change, wants_figures}, "百分点变动"},
};

}  // namespace

void install_comparisons(jinja::Environment& environment) {
  add_functions(environment, kFunctions);
}

}  // namespace chengwen::gongwen
