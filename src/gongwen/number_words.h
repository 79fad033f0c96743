#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "data/decimal.h"
#include "text/dates.h"

/// Numbers and dates as they are written.
namespace chengwen::gongwen {

/// The same for equal numbers, however they are written: 2.50 and 2.5.
std::string plain(const data::Decimal& number);
/// As it stands in a document, to at most four places: 8.00 is not 7.6 rounded to 8.
std::string written(const data::Decimal& number);
/// The ways in which a document may round a number, to 0 … 4 places, as written() says them.
void for_each_rounding(const data::Decimal& number,
                       const std::function<void(std::string words)>& visit);
/// Its figures without sign, point and zeros in front: how much it tells.
std::string telling_digits(const data::Decimal& number);
/// Whether the number as `written` differs from another, rounded to as many places, in one digit or
/// in two neighbours that changed places.
bool differs_in_a_digit(const data::Decimal& written, const data::Decimal& other);

/// Behind the "1." in front of a sentence that begins with a number (1.3个乡镇完成了任务); 0 where
/// there is none.
std::size_t ordinal_end(std::string_view text);
/// The bytes of each number of ASCII figures in a text: 2,940.05.
void for_each_number(std::string_view text,
                     const std::function<void(std::size_t begin, std::size_t end)>& visit);
/// The bytes of each 2024年12月31日 in a text; nothing for a day that does not exist.
void for_each_date(std::string_view text,
                   const std::function<void(std::size_t begin, std::size_t end,
                                            const std::optional<text::Date>& date)>& visit);
/// The bytes of each 2024年 in a text that does not begin a date, and the year.
void for_each_year(std::string_view text,
                   const std::function<void(std::size_t begin, std::size_t end, int year)>& visit);

}  // namespace chengwen::gongwen
