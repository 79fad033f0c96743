#pragma once

#include "jinja/environment.h"

namespace chengwen::gongwen {

/// Dates and lists as official prose writes them: official_date, chinese_date, enumerate_words,
/// date_span, range_words.
void install_wording_filters(jinja::Environment& environment);

}  // namespace chengwen::gongwen
