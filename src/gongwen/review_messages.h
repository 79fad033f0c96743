#pragma once

#include "diag/message.h"

/// What the review of a finished document can say. Each comment shows what causes it.
namespace chengwen::gongwen::messages {

using diag::Message;
using diag::Severity;

/// 收入增加（减少）12.42万元；20××年；（请填写原因）: the words
inline constexpr Message kPlaceholder{"review.placeholder", Severity::warning,
                                      "模板的提示 `{0}` 还留在文中",
                                      "the instruction `{0}` of a template is still there"};
/// 三、存在的问题 right before 四、有关建议: the heading
inline constexpr Message kEmptyChapter{"review.empty-chapter", Severity::warning,
                                       "标题 `{0}` 下面没有内容",
                                       "there is nothing below the heading `{0}`"};
/// --aliases with {"不能出现": ["示例县水利局"]}: the name
inline constexpr Message kOtherName{"review.other-name", Severity::warning,
                                    "出现了不该出现的名称 `{0}`", "`{0}` should not occur"};
/// --aliases with {"年度": [2024]} and 2023年 in the document: the year, the years that may occur
inline constexpr Message kOtherYear{"review.other-year", Severity::warning,
                                    "出现了别的年度 `{0}`，应该是 {1}",
                                    "the year `{0}` should not occur, only {1}"};
/// --aliases with {"地区": ["零陵区"]} and 示例县 in the document: the region
inline constexpr Message kOtherRegion{"review.other-region", Severity::warning,
                                      "出现了别的地区 `{0}`", "the region `{0}` should not occur"};
/// Below `review.other-name`: the name that belongs there
inline constexpr Message kNameInstead{"hint.name-instead", Severity::hint, "应写成 `{0}`",
                                      "write `{0}`"};

/// An aliases file that is `[1]`: file
inline constexpr Message kAliasesNoObject{"review.aliases-no-object", Severity::error,
                                          "名称文件 `{0}` 的最外层要是 { … }",
                                          "the outermost level of the names file `{0}` must be "
                                          "{ … }"};
/// {"不许出现": ["甲"]}: the key
inline constexpr Message kAliasesKey{"review.aliases-key", Severity::error,
                                     "名称文件里没有 `{0}` 这一项", "a names file has no `{0}`"};
/// {"不能出现": 3}: the key, what it must be in Chinese and in English
inline constexpr Message kAliasesKind{"review.aliases-kind", Severity::error, "`{0}` 要是{1}",
                                      "`{0}` must be {2}"};

/// 项目总额12.24万元 where the data adds up to 12.42: what the document says, what the data says
inline constexpr Message kFigure{"review.figure", Severity::warning,
                                 "文中是 `{0}`，和数据不一致：{1}",
                                 "the document says `{0}`, the data says otherwise: {2}"};
/// 18.03 where the data holds 18.00, in a document printed from it: the figure
inline constexpr Message kUnknownFigure{"review.unknown-figure", Severity::warning,
                                        "数据里没有 `{0}`，也算不出这个数",
                                        "`{0}` is not in the data and does not follow from it"};
/// 11人（其中公务员5人、工勤1人、事业编制4人）: the whole, the sum of its parts
inline constexpr Message kPartsOff{"review.parts", Severity::warning, "`{0}` 不等于各部分之和 {1}",
                                   "`{0}` does not equal the sum of its parts, {1}"};
/// Below `review.figure` and `review.unknown-figure`: a value of the data
inline constexpr Message kDataSays{"hint.data-says", Severity::hint, "数据里 `{path}` 是 {0}",
                                   "in the data `{path}` is {0}"};
/// Below `review.figure`: another place in the document that the same value contradicts
inline constexpr Message kAlsoSays{"hint.also-says", Severity::hint, "这里也是 `{0}`",
                                   "`{0}` stands here, too"};
/// Under a finding with more places
inline constexpr Message kAlsoHere{"hint.also-here", Severity::hint, "这里也是", "also here"};

inline constexpr const Message* kReviewMessages[] = {
    &kPlaceholder,   &kEmptyChapter,    &kOtherName,  &kOtherYear,   &kOtherRegion,
    &kNameInstead,   &kAliasesNoObject, &kAliasesKey, &kAliasesKind, &kFigure,
    &kUnknownFigure, &kPartsOff,        &kDataSays,   &kAlsoSays,    &kAlsoHere};

}  // namespace chengwen::gongwen::messages
