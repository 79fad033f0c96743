#include "jinja/arguments.h"

#include "jinja/library_messages.h"
#include "text/utf8.h"

namespace chengwen::jinja {

using data::Value;

namespace {

constexpr std::int64_t kSaturation = 1'000'000'000'000'000'000;
constexpr std::size_t kShownLength = 30;

}  // namespace

std::string shown(const Value& value) {
  std::string out;
  value.print_quoted(out);
  const std::size_t cut = text::offset_of(out, kShownLength);
  if (cut < out.size()) out.replace(cut, std::string::npos, "…");
  return out;
}

void fail_undefined(const Value& undefined) {
  if (undefined.missing_name().empty()) fail(messages::kUndefinedExpression);
  fail(messages::kUndefinedOperand, {std::string(undefined.missing_name())});
}

void fail_too_many_digits(int most) {
  fail(messages::kTooManyDigits, {std::to_string(most)});
}

void check_text(std::size_t bytes) {
  if (bytes > kMaxText) fail(messages::kTooLarge);
}

void check_items(std::size_t count) {
  if (count > kMaxItems) fail(messages::kTooLarge);
}

data::Decimal number_subject(const Call& call) {
  const Value& value = call.subject();
  if (!value.missing_name().empty())
    fail(messages::kNumberMissing,
         {std::string(call.native().name), std::string(value.missing_name())});
  if (!value.is_numeric())
    fail(messages::kAppliesToNumbers, {std::string(call.native().name), shown(value)});
  return value.as_number();
}

std::string_view text_subject(const Call& call) {
  const Value& value = call.subject();
  if (value.is_undefined()) return {};
  if (!value.is_string())
    fail(messages::kAppliesToText, {std::string(call.native().name), shown(value)});
  return value.as_string();
}

std::int64_t integer_argument(const Call& call, std::size_t index, std::int64_t otherwise) {
  if (!call.given(index)) return otherwise;
  const Value& value = call[index];
  if (const auto integer = to_index(value)) return *integer;
  if (!value.missing_name().empty())
    fail(messages::kNumberMissing,
         {std::string(call.native().name), std::string(value.missing_name())});
  fail(messages::kNeedsInteger,
       {std::string(call.native().name), parameter_name(call.native(), index), shown(value)});
}

std::string_view text_argument(const Call& call, std::size_t index, std::string_view otherwise) {
  if (!call.given(index)) return otherwise;
  const Value& value = call[index];
  if (value.is_undefined()) fail_undefined(value);
  if (value.is_string()) return value.as_string();
  fail(messages::kNeedsText,
       {std::string(call.native().name), parameter_name(call.native(), index), shown(value)});
}

bool flag_argument(const Call& call, std::size_t index) {
  return call.given(index) && call[index].truth();
}

AttributePath attribute_argument(const Call& call, std::size_t index) {
  return call.given(index) ? AttributePath(call[index]) : AttributePath();
}

bool has_argument(const Call& call, std::size_t index) {
  return call.given(index) && !call[index].is_none();
}

Value only_argument(const Call& call) {
  if (call.rest().size() > 1)
    fail(messages::kTooManyArguments,
         {std::string(call.native().name), "1", std::to_string(call.rest().size())});
  return call.rest().empty() ? Value() : call.rest().front();
}

std::string parameter_name(const Native& native, std::size_t index) {
  std::string_view rest = native.parameters;
  for (; index > 0; --index) rest.remove_prefix(rest.find(' ') + 1);
  return std::string(rest.substr(0, rest.find(' ')));
}

std::optional<std::int64_t> to_index(const Value& value) {
  if (value.is_boolean()) return value.as_boolean() ? 1 : 0;
  if (value.kind() != data::Kind::integer) return std::nullopt;
  const auto small = value.as_small_integer();
  if (small && *small >= -kSaturation && *small <= kSaturation) return small;
  return value.as_number().is_negative() ? -kSaturation : kSaturation;
}

}  // namespace chengwen::jinja
