#pragma once

#include "diag/message.h"

/// What checks of figures can say. Each comment shows what causes it.
namespace chengwen::gongwen::messages {

using diag::Message;
using diag::Severity;

/// {% check 项目|sum("预算数") == 预算总额, "分项合计与总额不符" %}: what is wrong and the figures,
/// in Chinese and in English
inline constexpr Message kBroken{"gongwen.check-broken", Severity::error, "勾稽不符：{0}",
                                 "cross check failed: {1}"};
/// {% check 12.43 == 12.42, "合计", 尾差=0.02 %}: as before
inline constexpr Message kRemainder{"gongwen.check-remainder", Severity::hint, "尾差：{0}",
                                    "rounding remainder: {1}"};
/// {% check 单位名称, "没有写单位名称" %} with `"单位名称": ""`: as before
inline constexpr Message kNotTrue{"gongwen.check-false", Severity::error, "检查没有通过：{0}",
                                  "check failed: {1}"};

/// {% check a == b, "…", 级别="严重" %}: the word
inline constexpr Message kBadLevelWord{"gongwen.check-level", Severity::error,
                                       "级别要写 \"错误\"、\"警告\" 或 \"提示\"，不是 {0}",
                                       "a level is \"error\", \"warning\" or \"hint\", not {0}"};
/// {% check a == b, "…", 尾差="一点" %}: the value
inline constexpr Message kBadTolerance{
    "gongwen.check-tolerance", Severity::error, "尾差要写不小于 0 的数，或者 \"万元\"，不是 {0}",
    "a tolerance is a number of at least 0, or \"万元\", not {0}"};
/// {% check a == b, "…", 容差=0.01 %}: the name
inline constexpr Message kUnknownOption{"gongwen.check-option", Severity::error,
                                        "check 没有叫 `{0}` 的参数", "check has no argument `{0}`"};
/// {% check 甲, 乙 == 丙 %}, {% check (甲, 乙) %}
inline constexpr Message kNoCondition{
    "gongwen.check-condition", Severity::error,
    "check 后面要写一个条件，如 `合计 == 甲 + 乙`，再写逗号和说明",
    "check takes a condition such as `total == a + b`, then a comma and what is wrong"};

/// {% check "K-99", 表=科目 %}: the name
inline constexpr Message kUnknownRelation{"gongwen.check-relation", Severity::error,
                                          "没有叫 `{0}` 的内置关系",
                                          "there is no built-in relation `{0}`"};
/// {% check "K-02", 科目=科目 %}: the relation, the name
inline constexpr Message kUnknownArgument{"gongwen.check-argument", Severity::error,
                                          "关系 {0} 没有叫 `{1}` 的参数",
                                          "the relation {0} has no argument `{1}`"};
/// {% check "K-02" %}: the relation, the name
inline constexpr Message kMissingArgument{"gongwen.check-missing", Severity::error,
                                          "关系 {0} 少了参数 `{1}`",
                                          "the relation {0} needs the argument `{1}`"};
/// {% check "K-02", 表=合计 %} with `"合计": 12.42`: argument, value
inline constexpr Message kNotATable{"gongwen.check-table", Severity::error,
                                    "`{0}` 要是一张表（一串 { … }），这里是 {1}",
                                    "`{0}` must be a table (a list of { … }), this is {1}"};
/// {% check "K-02", 表=科目, 合计="总额" %}: relation, field
inline constexpr Message kNoField{"gongwen.check-field", Severity::error,
                                  "关系 {0}：表里没有一行写了 `{1}`",
                                  "relation {0}: no row of the table has `{1}`"};
/// {% check "K-02", 表=科目 %} with `"合计": "若干"`: relation, what it should be, value
inline constexpr Message kNotAnAmount{"gongwen.check-amount", Severity::error,
                                      "关系 {0}：{1} 不是数：{2}",
                                      "relation {0}: {1} is no number: {2}"};

/// --rules with a file that is `[1]`: file
inline constexpr Message kRulesNoObject{"gongwen.rules-no-object", Severity::error,
                                        "规则文件 `{0}` 的最外层要是 { … }",
                                        "the outermost level of the rule file `{0}` must be { … }"};
/// {"规则": [{"条件": "a == b", "容差": 1}]}: key
inline constexpr Message kRuleKey{"gongwen.rule-key", Severity::error,
                                  "规则文件里没有 `{0}` 这一项", "a rule file has no `{0}`"};
/// {"规则": [{"条件": 3}]}: key, what it must be in Chinese and in English
inline constexpr Message kRuleKind{"gongwen.rule-kind", Severity::error, "`{0}` 要是{1}",
                                   "`{0}` must be {2}"};
/// {"规则": [{"说明": "…"}]}
inline constexpr Message kRuleNothing{"gongwen.rule-nothing", Severity::error,
                                      "一条规则要写 `条件` 或者 `关系`，二者选一",
                                      "a rule has either a `condition` or a `relation`"};

/// Below `gongwen.check-broken`: an expression, what it is computed from
inline constexpr Message kLeftSide{"hint.check-left", Severity::hint, "左边 `{0}` = {1}",
                                   "left side `{0}` = {1}"};
inline constexpr Message kRightSide{"hint.check-right", Severity::hint, "右边 `{0}` = {1}",
                                    "right side `{0}` = {1}"};
/// Below `gongwen.check-broken` where a side is one value of the data: the value
inline constexpr Message kLeftValue{"hint.check-left-value", Severity::hint, "左边 `{path}` = {0}",
                                    "left side `{path}` = {0}"};
inline constexpr Message kRightValue{"hint.check-right-value", Severity::hint,
                                     "右边 `{path}` = {0}", "right side `{path}` = {0}"};
/// Below `gongwen.check-broken`: a value of the data
inline constexpr Message kTerm{"hint.check-term", Severity::hint, "其中 `{path}` = {0}",
                               "of which `{path}` = {0}"};
/// Below `gongwen.check-broken`: what the value is called, the value
inline constexpr Message kNamedTerm{"hint.check-named-term", Severity::hint, "其中{0} = {1}",
                                    "of which {0} = {1}"};
/// Below `gongwen.check-broken` with more than eight values on a side: how many more
inline constexpr Message kMoreTerms{"hint.check-more", Severity::hint, "还有 {0} 个数没有列出",
                                    "{0} more values are not listed"};

inline constexpr const Message* kCheckMessages[] = {&kUnknownRelation, &kUnknownArgument,
                                                    &kMissingArgument, &kNotATable,
                                                    &kNoField,         &kNotAnAmount,
                                                    &kRulesNoObject,   &kRuleKey,
                                                    &kRuleKind,        &kRuleNothing,
                                                    &kBroken,          &kRemainder,
                                                    &kNotTrue,         &kBadLevelWord,
                                                    &kBadTolerance,    &kUnknownOption,
                                                    &kNoCondition,     &kLeftSide,
                                                    &kRightSide,       &kLeftValue,
                                                    &kRightValue,      &kTerm,
                                                    &kNamedTerm,       &kMoreTerms};

}  // namespace chengwen::gongwen::messages
