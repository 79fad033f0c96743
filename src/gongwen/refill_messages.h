#pragma once

#include "diag/message.h"

/// What making a template of a finished document can say. Each comment shows what causes it.
namespace chengwen::gongwen::messages {

using diag::Message;
using diag::Severity;

/// A document with insertions or deletions that nobody accepted
inline constexpr Message kRefillRevisions{
    "refill.revisions", Severity::error, "文档里有没有接受的修订；先在 Word 里接受或拒绝全部修订",
    "the document has tracked changes; accept or reject all of them in Word first"};
/// A report and the data of another one
inline constexpr Message kRefillNothing{"refill.nothing", Severity::error,
                                        "文档里没有找到任何一个数据里的值",
                                        "nothing of the data was found in the document"};
/// A report that says {{ 单位 }} already: the words
inline constexpr Message kRefillTags{"refill.tags", Severity::error,
                                     "文档里已经有标签 `{0}`：这是模板，不是写好的文档",
                                     "the document has the tag `{0}`: it is a template, not a "
                                     "finished document"};
/// 12.42万元 where 预算总额 and 执行总额 are 12.42: the words, the expression that was taken
inline constexpr Message kRefillAmbiguous{"refill.ambiguous", Severity::warning,
                                          "`{0}` 在数据里不止一处，写成了 `{1}`，请核对",
                                          "`{0}` stands in the data more than once; `{1}` was "
                                          "taken, look whether it is meant"};
/// Below `refill.ambiguous`: another expression
inline constexpr Message kRefillOther{"hint.refill-other", Severity::hint, "也可能是 `{0}`",
                                      "`{0}` is possible, too"};
/// 2.00万元 where the data says 2: the words, the expression
inline constexpr Message kRefillFormat{"refill.format", Severity::hint,
                                       "`{0}` 和数据里的写法不同，写成了 `{1}`",
                                       "`{0}` is written otherwise in the data; made `{1}`"};
/// A table with a row for each of four 项目: how many, the tag
inline constexpr Message kRefillLoop{"refill.loop", Severity::hint, "这里的 {0} 项写成了循环 `{1}`",
                                     "the {0} items here became the loop `{1}`"};
/// A report whose chapters are a tree of sections in the data: the tag that prints it
inline constexpr Message kRefillSections{"refill.sections", Severity::hint,
                                         "从这里起的章节写成了一个标签 `{0}`",
                                         "the chapters from here on became one tag, `{0}`"};
/// 5项 where several values of the data are 5 and none is named near: the words
inline constexpr Message kRefillUnsure{"refill.unsure", Severity::warning,
                                       "`{0}` 和数据里的值相同，但看不出是哪一个，没有改成标签",
                                       "`{0}` is a value of the data, but nothing tells which; it "
                                       "was left as it is"};
/// 印刷出版2000份 where 2000 is not in the data: the words
inline constexpr Message kRefillLeft{"refill.left", Severity::warning,
                                     "`{0}` 不在数据里，照原样留在模板里",
                                     "`{0}` is not in the data and stays in the template"};
/// A value of the data that the document does not show
inline constexpr Message kRefillNotFound{"refill.not-found", Severity::hint,
                                         "文档里没有找到数据 `{0}`",
                                         "`{0}` of the data was not found in the document"};
/// A unit's name that a line break cuts in two: the value's path
inline constexpr Message kRefillSplit{"refill.split", Severity::warning,
                                      "数据 `{0}` 在文档里断成了两段，没有改成标签",
                                      "`{0}` of the data is cut in two paragraphs here; it was "
                                      "left as it is"};
/// The template, filled with the same data, says something else: what the document said, what the
/// template gives
inline constexpr Message kRefillDiffers{
    "refill.differs", Severity::warning,
    "用原来的数据填写，和原文档不同：原来是 `{0}`，填出来是 `{1}`",
    "filled with the same data it says otherwise: `{0}` was "
    "there, `{1}` is printed"};

/// Findings of a kind beyond the first thirty: its code, how many
inline constexpr Message kRefillMore{"refill.more", Severity::hint,
                                     "`{0}` 还有 {1} 条，没有一一列出",
                                     "{1} more of `{0}` are not listed"};

inline constexpr const Message* kRefillMessages[] = {
    &kRefillRevisions, &kRefillNothing, &kRefillTags,     &kRefillAmbiguous, &kRefillOther,
    &kRefillFormat,    &kRefillLoop,    &kRefillSections, &kRefillUnsure,    &kRefillLeft,
    &kRefillNotFound,  &kRefillSplit,   &kRefillDiffers,  &kRefillMore};

}  // namespace chengwen::gongwen::messages
