#pragma once

#include <string>

#include "data/value.h"
#include "text/dates.h"

namespace chengwen::gongwen {

/// The date that a value says; fails with gongwen.not-a-date.
text::Date date_of(const data::Value& value);
/// 2024年1月5日.
std::string official_date(const data::Value& value);

}  // namespace chengwen::gongwen
