#pragma once

#include "jinja/environment.h"

namespace chengwen::gongwen {

/// Numbers, amounts and counting in Chinese: chinese_numeral, chinese_digits, circled, money_words,
/// fixed, thousands, percent, wan, yi, change_word.
void install_number_filters(jinja::Environment& environment);

}  // namespace chengwen::gongwen
