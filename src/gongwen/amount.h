#pragma once

#include <optional>
#include <string_view>

#include "data/decimal.h"
#include "data/value.h"
#include "jinja/environment.h"

namespace chengwen::gongwen {

/// The number that a value of the data says: a number, or a text that is one and nothing else:
/// "12.42", "2,940.05". Nothing for what stands for nothing: undefined, none, blanks, "—", "/",
/// "无". Fails, with the place in the data, for a text with a unit in it ("12.42万元") and for what
/// is no number at all; `who` is the filter or function that wants to know.
std::optional<data::Decimal> amount(std::string_view who, const data::Value& value);

/// A share of 1: a number, or a text with a per cent sign: "85%" is 0.85.
std::optional<data::Decimal> share(std::string_view who, const data::Value& value);

/// The same where there must be a number.
data::Decimal needed_amount(std::string_view who, const data::Value& value);

}  // namespace chengwen::gongwen
