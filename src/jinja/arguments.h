#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "data/value.h"
#include "jinja/environment.h"
#include "jinja/objects.h"

/// Reading the arguments of a Call, for the files that define filters, tests, methods and
/// functions.
namespace chengwen::jinja {

/// The most bytes of text, and the most items, that one operation may make.
inline constexpr std::size_t kMaxText = 100'000'000;
inline constexpr std::size_t kMaxItems = 10'000'000;

/// A value as messages quote it: strings in quotation marks, cut after 30 characters.
std::string shown(const data::Value& value);

/// Fails with jinja.undefined-operand (or -expression where there is no name).
[[noreturn]] void fail_undefined(const data::Value& undefined);

/// Fails with jinja.value-too-many-digits.
[[noreturn]] void fail_too_many_digits(int most = data::Decimal::kMaxDigits);

/// Fail with jinja.value-too-large when that is more than kMaxText or kMaxItems.
void check_text(std::size_t bytes);
void check_items(std::size_t count);

/// `subject` as a number, for filters that calculate: undefined and what is no number fail.
data::Decimal number_subject(const Call& call);
/// `subject` as text, for filters and methods that work on text only: undefined is "".
std::string_view text_subject(const Call& call);

/// Parameter `index` as an Integer or bool, saturated at ±10^18; `otherwise` when it is not given.
std::int64_t integer_argument(const Call& call, std::size_t index, std::int64_t otherwise = 0);
/// Parameter `index` as a string that lives as long as the call; `otherwise` when it is not given.
std::string_view text_argument(const Call& call, std::size_t index,
                               std::string_view otherwise = {});
/// The truth of parameter `index`; false when it is not given.
bool flag_argument(const Call& call, std::size_t index);
/// Parameter `index` as the path of an attribute; the empty one when it is not given.
AttributePath attribute_argument(const Call& call, std::size_t index);
/// Whether parameter `index` was given and is not none.
bool has_argument(const Call& call, std::size_t index);

/// The only argument of "*source **members": positional, so that every name may be a member.
/// Undefined when there is none; more than one fails with jinja.type-arguments-too-many.
data::Value only_argument(const Call& call);

/// The name of parameter `index`, for messages.
std::string parameter_name(const Native& native, std::size_t index);

/// `value` as an Integer or bool, saturated at ±10^18; nothing for other kinds.
std::optional<std::int64_t> to_index(const data::Value& value);

}  // namespace chengwen::jinja
