#pragma once

#include <string>

#include "data/decimal.h"
#include "gongwen/conventions.h"
#include "jinja/environment.h"

namespace chengwen::gongwen {

/// The parameter `parameter` of a call as a number of decimals, 0 to 100; `otherwise` when it is
/// not given.
int places_of(const jinja::Call& call, std::size_t parameter, int otherwise);
/// 12.35%: `share` of 1, rounded half up.
std::string percentage(const data::Decimal& share, int places);
/// The same for a `value` of the data that says this share, with the decimals that parameter
/// `places` says; a number that looks like a percentage already is told.
std::string told_percentage(const jinja::Call& call, const data::Value& value,
                            const data::Decimal& share, std::size_t places);

/// An amount as a column of a table has it.
std::string table_figure_words(const data::Decimal& amount, int places, const FigureStyle& look);
/// How many yuan a unit of money has: 10000 for 万元. Fails with gongwen.money-unit.
data::Decimal yuan_in(const data::Value& unit);

/// Numbers, amounts and counting in Chinese, from chinese_numeral to change_word.
void install_number_filters(jinja::Environment& environment);

}  // namespace chengwen::gongwen
