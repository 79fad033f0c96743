#pragma once

#include "jinja/environment.h"

namespace chengwen::gongwen {

/// Dates, lists and titles as official documents write them: official_date, chinese_date,
/// enumerate_words, title_lines, date_span, range_words.
void install_wording_filters(jinja::Environment& environment);

}  // namespace chengwen::gongwen
