#pragma once

#include "diag/message.h"

/// What the official format can say. Each comment shows a template that causes it.
namespace chengwen::gongwen::messages {

using diag::Message;
using diag::Severity;

/// {{ '十二万' | 保留(2) }}: filter, value
inline constexpr Message kNotANumber{"gongwen.not-a-number", Severity::error,
                                     "`{0}` 要的是数字，这里是 {1}",
                                     "`{0}` needs a number, this is {1}"};
/// {{ '12.42万元' | 保留(2) }}: filter, value, the unit in it, the number in it
inline constexpr Message kNumberWithUnit{
    "gongwen.number-with-unit", Severity::error,
    "`{0}` 要的是数字，`{1}` 里带着单位 `{2}`；数据里只写 {3}，单位写在模板里",
    "`{0}` needs a number, but `{1}` has the unit `{2}` in it; write {3} in the data and the unit "
    "in the template"};
/// {{ 85 | 百分比 }} where 0.85 was meant: value, what it gives
inline constexpr Message kLargePercentage{
    "gongwen.large-percentage", Severity::warning,
    "{0} 写成百分比是 {1}；如果 {0} 已经是百分数，数据里要写成小数（0.85）或带百分号（`85%`）",
    "{0} as a percentage is {1}; if {0} is one already, write it as a decimal (0.85) or with its "
    "sign (`85%`)"};
/// {{ 增长率(5, 0) }}: function, the base, what is compared with it
inline constexpr Message kNoBase{"gongwen.no-base", Severity::warning,
                                 "`{0}` 的基数是 {1}，与 {2} 比不出百分比",
                                 "the base of `{0}` is {1}: there is no percentage of {2} to it"};
/// {{ 项目 | 合计('预算数') }} where a 项目 has no 预算数: its number, the key
inline constexpr Message kTotalLacks{"gongwen.total-lacks", Severity::warning,
                                     "第 {0} 项没有 `{1}`，合计里没有它",
                                     "item {0} has no `{1}`; the total goes without it"};
/// {{ 起止日期('2024-12-31', '2024-01-01') }}, {{ 范围(68, 63) }}: begin, end
inline constexpr Message kBackwards{"gongwen.backwards", Severity::error,
                                    "`{0}` 在 `{1}` 后面，起止写反了",
                                    "`{0}` lies behind `{1}`: beginning and end are swapped"};
/// {{ 5 | 换算('万', '元') }}: the unit
inline constexpr Message kMoneyUnit{
    "gongwen.money-unit", Severity::error,
    "`{0}` 不是金额单位；可以写 元、百元、千元、万元、百万元、千万元、亿元",
    "`{0}` is no unit of money: 元, 百元, 千元, 万元, 百万元, 千万元, 亿元 are"};
/// {{ 12.5 | 中文数字 }} where only whole numbers count things: filter, value
inline constexpr Message kNotWhole{"gongwen.not-whole", Severity::error,
                                   "`{0}` 要的是整数，这里是 {1}",
                                   "`{0}` needs a whole number, this is {1}"};
/// {{ 12.425 | 大写金额 }}: value
inline constexpr Message kFineMoney{
    "gongwen.money-too-fine", Severity::error,
    "大写金额只写到分，{0} 的小数多于两位；先用 `保留(2)`",
    "an amount in words ends at fen, {0} has more decimals; round it with `fixed(2)` first"};
/// {{ '2024-13-01' | 日期 }}: value
inline constexpr Message kNotADate{
    "gongwen.not-a-date", Severity::error,
    "{0} 不是日期；可以写 2024-12-31、2024/12/31 或 2024年12月31日",
    "{0} is no date; write 2024-12-31, 2024/12/31 or 2024年12月31日"};
/// {{ x | 保留(-1) }}: filter, value
inline constexpr Message kBadPlaces{"gongwen.bad-places", Severity::error,
                                    "`{0}` 的小数位数要在 0 到 100 之间，这里是 {1}",
                                    "the places of `{0}` must be between 0 and 100, this is {1}"};

// --- budget tables

/// {'title': '执行率', 'ratio': ['执行数']}: the key's names, how many keys it wants
inline constexpr Message kColumnOperands{
    "gongwen.column-operands", Severity::error, "列的 `{0}`（`{1}`）要写成键的列表，这里要 {2} 个",
    "`{1}` (`{0}`) of a column is a list of keys; it needs {2}"};
/// {'title': '合计', 'amount': true, 'sum': ['甲', '乙']}
inline constexpr Message kColumnKinds{
    "gongwen.column-kinds", Severity::error,
    "一列只能是 序号、金额、相加、增减、比率、增长率、占比 中的一种",
    "a column is one of number, amount, sum, difference, ratio, growth, share"};
/// {'title': '执行率', 'ratio': ['执行数', '予算数']}: the column, the key
inline constexpr Message kComputedFrom{
    "gongwen.computed-from", Severity::error,
    "`{0}` 一列要用 `{1}` 计算，算不出：没有这一列，数据里也没有这个键，或者两列互相依赖",
    "the column `{0}` is computed from `{1}`, which is no column, in no row of the data, or "
    "depends on it"};
/// {"项目名称": "合计", …} among the rows: its number, the word
inline constexpr Message kSumInRows{
    "gongwen.sum-in-rows", Severity::error,
    "第 {0} 行是“{1}”，合计和小计由程序计算，数据里不要写，否则会再加一遍",
    "row {0} is a `{1}`: totals are computed and must not stand in the data, or they count twice"};
/// A budget table without rows and without `empty`
inline constexpr Message kEmptyTable{
    "gongwen.empty-table", Severity::warning,
    "预算表一行也没有，只印了表头和一个空行；用 `空表` 写明没有数据时印什么",
    "the budget table has no rows: only its head and an empty row are output; say with `empty` "
    "what "
    "stands there"};

/// {{ '…' | 标题分行 }} of more than five lines, or with a line in the data that is too long: the
/// line, its characters, how many a line holds
inline constexpr Message kTitleTooWide{
    "gongwen.title-too-wide", Severity::warning,
    "标题的一行 `{0}` 有 {1} 个字，一行最多 {2} 个，会在行末断开",
    "the line `{0}` of a title has {1} characters, a line holds {2}: it will be broken at its end"};

/// {{ 序号(9) }}: function, deepest level, value
inline constexpr Message kBadLevel{
    "gongwen.bad-level", Severity::error, "`{0}` 的层次要是 0 到 {1} 的整数，不能是 {2}",
    "the level of `{0}` must be a whole number from 0 to {1}, not {2}"};

/// {{ 序号(1, "第部分") }}, which says no first number: value
inline constexpr Message kBadLabel{
    "gongwen.bad-label", Severity::error, "编号要照第一个的样子写，如“第一部分 ”“1、”，不能是 {0}",
    "write a number as the first one looks, such as 第一部分 or 1、, not {0}"};

// --- sections; {0} is the title of the section, or of the one that it stands in

/// {"标题": "问题", "段洛": ["…"]}: the key, the title
inline constexpr Message kSectionKey{"gongwen.section-key", Severity::warning,
                                     "`{1}` 一节里的 `{0}` 不认识，它的内容没有写出",
                                     "`{0}` in the section `{1}` is unknown and is not output"};
/// {"名称": "问题"}: the title above
inline constexpr Message kSectionMalformed{
    "gongwen.section-malformed", Severity::error,
    "`{0}` 下面的一节要写成文字、内容，或有 标题、段落、条目、表格、图片、子节 的 { … }",
    "a section in `{0}` is a text, content, or { … } with title, paragraphs, items, tables, "
    "pictures, children"};
/// {"标题": "", "段落": ["…"]}: the title above
inline constexpr Message kSectionTitleBlank{
    "gongwen.section-title-blank", Severity::warning,
    "`{0}` 下面有一节的标题是空的；没有编号，只写出了它的内容",
    "a section in `{0}` has an empty title; it has no number and only its content is output"};
/// {"子节": [{"标题": "…"}]}: the title above
inline constexpr Message kSectionUntitled{
    "gongwen.section-untitled", Severity::warning,
    "`{0}` 下面有一节有子节，没有标题；它的子节往上提了一层",
    "a section in `{0}` has children but no title; they move up by one level"};
/// {"标题": "问题"} with nothing below it: the title
inline constexpr Message kSectionEmpty{"gongwen.section-empty", Severity::warning,
                                       "`{0}` 下面没有内容", "there is nothing below `{0}`"};
/// {"标题": "问题", "段落": ["", null]}: the title
inline constexpr Message kSectionBlank{"gongwen.section-blank", Severity::warning,
                                       "`{0}` 下面有一段是空的，没有写出",
                                       "there is an empty text in `{0}`; it is not output"};
/// {"标题": "问题", "段落": [true]}: the value
inline constexpr Message kSectionText{"gongwen.section-text", Severity::error,
                                      "段落和条目要写成文字或内容，不能是 `{0}`",
                                      "paragraphs and items are text or content, not `{0}`"};
/// {"标题": ["问题"]}: the value
inline constexpr Message kSectionTitle{"gongwen.section-title", Severity::error,
                                       "标题要写成一行文字，不能是 `{0}`",
                                       "a title is a line of text, not `{0}`"};
/// {"标题": "情况", "表格": "项目"}: the title
inline constexpr Message kSectionTable{
    "gongwen.section-table", Severity::error,
    "`{0}` 一节的 `表格` 要写成 {\"列\": […], \"行\": […]}，或者 `$table` 等内容",
    "`tables` of the section `{0}` are {\"columns\": […], \"rows\": […]} or content such as "
    "`$table`"};
/// {"标题": "情况", "图片": 5}: the value
inline constexpr Message kSectionPicture{"gongwen.section-picture", Severity::error,
                                         "`图片` 要写成图片文件的路径，不能是 `{0}`",
                                         "a picture is the path of a file, not `{0}`"};
/// {"标题": "情况", "层次": "二"}, sections(level=0): the value
inline constexpr Message kSectionLevel{"gongwen.section-level", Severity::error,
                                       "层次要是 1 到 9 的整数，不能是 {0}",
                                       "a level is a whole number from 1 to 9, not {0}"};
/// sections(numbering="auto"): the word
inline constexpr Message kSectionNumbering{"gongwen.section-numbering", Severity::error,
                                           "numbering 只能是 text 或 native，不能是 `{0}`",
                                           "numbering is text or native, not `{0}`"};
/// A 层次 of 3 right below one of 1: the title, its level, the missing one
inline constexpr Message kSectionSkips{"gongwen.section-skips-level", Severity::warning,
                                       "`{0}` 是第 {1} 层，它上面缺第 {2} 层",
                                       "`{0}` is of level {1}, but there is no level {2} above it"};
/// Children of children … below the last level that has a number: the title, its level, the levels
inline constexpr Message kSectionTooDeep{
    "gongwen.section-too-deep", Severity::warning,
    "`{0}` 是第 {1} 层，编号只有 {2} 层；写出时没有编号",
    "`{0}` is of level {1}, but only {2} levels have numbers; it is output without one"};
/// A template without a style for these headings: the level, the names that were looked for
inline constexpr Message kNoHeadingStyle{
    "gongwen.no-heading-style", Severity::warning,
    "模板里没有第 {0} 层标题的样式（找过 {1} 和大纲级别 {0} 级），标题写成了正文的样子",
    "the template has no style for headings of level {0} (looked for {1} and outline level {0}); "
    "they look like the text"};
/// {"标题": "一、基本情况"}: the text, its typed number, ours
inline constexpr Message kTypedNumber{
    "gongwen.typed-number", Severity::hint, "`{0}` 里手打的序号 `{1}` 已去掉，由程序编为 `{2}`",
    "the number `{1}` typed in `{0}` has been dropped; it is numbered `{2}`"};
/// {"标题": "三、基本情况"} as the first: the text, its typed number, ours
inline constexpr Message kTypedNumberDiffers{
    "gongwen.typed-number-differs", Severity::warning,
    "`{0}` 里手打的序号 `{1}` 已去掉，程序编的是 `{2}`，两个不一样：看看次序和别处的引用",
    "the number `{1}` typed in `{0}` has been dropped, but it is numbered `{2}`: check the order "
    "and what refers to it"};
/// {"段落": ["    已完成前期工作。"]}: the text
inline constexpr Message kTypedIndent{"gongwen.typed-indent", Severity::hint,
                                      "`{0}` 前面的空格已去掉，由模板缩进",
                                      "the blanks before `{0}` have been dropped; the template "
                                      "indents"};

inline constexpr const Message* kAll[] = {
    &kNoBase,         &kTotalLacks,   &kBackwards,          &kNumberWithUnit,    &kLargePercentage,
    &kMoneyUnit,      &kSectionKey,   &kSectionMalformed,   &kSectionTitleBlank, &kSectionUntitled,
    &kSectionEmpty,   &kSectionBlank, &kSectionText,        &kSectionTitle,      &kSectionTable,
    &kSectionPicture, &kSectionLevel, &kSectionNumbering,   &kSectionSkips,      &kSectionTooDeep,
    &kNoHeadingStyle, &kTypedNumber,  &kTypedNumberDiffers, &kTypedIndent,       &kBadLabel,
    &kBadLevel,       &kNotANumber,   &kNotWhole,           &kFineMoney,         &kNotADate,
    &kBadPlaces,      &kTitleTooWide, &kColumnOperands,     &kColumnKinds,       &kComputedFrom,
    &kSumInRows,      &kEmptyTable};

}  // namespace chengwen::gongwen::messages
