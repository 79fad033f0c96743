#include "gongwen/amount.h"

#include <string>

#include "gongwen/figure.h"
#include "gongwen/messages.h"
#include "jinja/arguments.h"
#include "wml/content_fields.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Value;

[[noreturn]] void fail_no_number(std::string_view who, const Value& value) {
  wml::fail_at(value, messages::kNotANumber, {std::string(who), jinja::shown(value)});
}

/// The figure of a text; undefined and none as one that stands for nothing.
Figure figure_of(std::string_view who, const Value& value) {
  if (value.is_undefined() || value.is_none()) {
    Figure nothing;
    nothing.nil = true;
    return nothing;
  }
  if (!value.is_string()) fail_no_number(who, value);
  const auto figure = whole_figure(value.as_string());
  if (!figure || figure->about || figure->up_to) fail_no_number(who, value);
  return *figure;
}

[[noreturn]] void fail_unit(std::string_view who, const Value& value, const Figure& figure) {
  const std::string text(value.as_string());
  wml::fail_at(
      value, messages::kNumberWithUnit,
      {std::string(who), text, std::string(figure.unit_in(text)), figure.number.to_string()});
}

}  // namespace

std::optional<Decimal> amount(std::string_view who, const Value& value) {
  if (value.is_numeric()) return value.as_number();
  const Figure figure = figure_of(who, value);
  if (figure.nil) return std::nullopt;
  if (!figure.unit.empty() || figure.zeros != 0) fail_unit(who, value, figure);
  return figure.number;
}

std::optional<Decimal> share(std::string_view who, const Value& value) {
  if (value.is_numeric()) return value.as_number();
  const Figure figure = figure_of(who, value);
  if (figure.nil) return std::nullopt;
  if (figure.unit == "%" && figure.zeros == 0)
    return figure.number.divided_by(Decimal::integer(100));
  if (!figure.unit.empty() || figure.zeros != 0) fail_unit(who, value, figure);
  return figure.number;
}

Decimal needed_amount(std::string_view who, const Value& value) {
  if (value.is_undefined()) jinja::fail_undefined(value);
  const auto number = amount(who, value);
  if (!number) fail_no_number(who, value);
  return *number;
}

}  // namespace chengwen::gongwen
