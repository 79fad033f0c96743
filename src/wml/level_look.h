#pragma once

#include <string_view>

#include "wml/made_list.h"

namespace chengwen::wml {

/// The level of a list whose first label looks like `look`: "一、", "（一）", "1.", "（1）", "①",
/// "第一条", "1.1", "A)", "a.", "i.", "I.", "甲、", "壹、", "•". `number` is its own, from 0.
///
/// The text follows at once; behind a blank at the end of `look` after a blank, behind a tab at a
/// hanging indent. A look without a number is a bullet, with a hanging indent.
MadeLevel level_that_looks(std::string_view look, int number);

}  // namespace chengwen::wml
