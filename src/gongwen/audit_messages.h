#pragma once

#include "diag/message.h"

/// What the audit and its profiles can say. Each comment shows the input that causes it. The
/// findings themselves come from the profile: "audit.PAGE-01".
namespace chengwen::gongwen::messages {

using diag::Message;
using diag::Severity;

/// A profile that is `[1]`: file
inline constexpr Message kProfileNoObject{"audit.profile-no-object", Severity::error,
                                          "规则文件 `{0}` 的最外层要是 { … }",
                                          "the outermost level of the profile `{0}` must be { … }"};
/// {"rules": {"PAGE-1": {}}}: id
inline constexpr Message kUnknownRule{"audit.unknown-rule", Severity::error, "没有规则 `{0}`",
                                      "there is no rule `{0}`"};
/// {"rules": {"PAGE-02": {"topmm": 37}}}: rule, parameter
inline constexpr Message kUnknownParameter{"audit.unknown-parameter", Severity::error,
                                           "规则 `{0}` 没有参数 `{1}`",
                                           "the rule `{0}` has no parameter `{1}`"};
/// {"rules": {"PAGE-02": {"clause": "…"}}} in an overlay: rule, what
inline constexpr Message kFixedByBase{
    "audit.fixed-by-base", Severity::error,
    "规则 `{0}` 的 `{1}` 由国标规则文件规定，不能改：惯例不能写成国标",
    "`{1}` of the rule `{0}` is set by the national profile: a practice cannot become a standard"};
/// {"rules": {"PAGE-02": {"top_mm": "37"}}}: rule, parameter, what it must be
inline constexpr Message kWrongKind{"audit.wrong-kind", Severity::error,
                                    "规则 `{0}` 的 `{1}` 要是{2}",
                                    "`{1}` of the rule `{0}` must be {3}"};
/// {"rules": {"PAGE-02": {"severity": "fatal"}}}: value
inline constexpr Message kBadSeverity{"audit.bad-severity", Severity::error,
                                      "`severity` 只能是 error、warning、hint 或 off，这里是 {0}",
                                      "`severity` is one of error, warning, hint and off, not {0}"};
/// {"rule": {}}: key
inline constexpr Message kUnknownKey{"audit.unknown-key", Severity::error,
                                     "规则文件里没有 `{0}` 这一项", "a profile has no `{0}`"};
/// {"extends": "没有.json"}: name
inline constexpr Message kNoProfile{"audit.no-profile", Severity::error, "找不到规则文件 `{0}`",
                                    "there is no profile `{0}`"};
/// a.json extends b.json, b.json extends a.json: name
inline constexpr Message kProfileCycle{"audit.profile-cycle", Severity::error,
                                       "规则文件互相引用，转回了 `{0}`",
                                       "profiles extend one another in a circle at `{0}`"};
/// {"numbering": []}: the key
inline constexpr Message kProfileObject{"audit.profile-object", Severity::error,
                                        "规则文件里的 `{0}` 要是 { … }",
                                        "`{0}` of a profile must be { … }"};
/// {"numbering": {"11": "（1）"}}, or level 7 where there are five: the key
inline constexpr Message kProfileLevel{
    "audit.profile-level", Severity::error,
    "`numbering` 的键是层次 1 到 9，一层接一层，不能是 `{0}`",
    "the keys of `numbering` are levels 1 to 9, one after the other, not `{0}`"};
/// {"numbering": {"3": "a)"}}: level, value
inline constexpr Message kProfileLabel{
    "audit.profile-label", Severity::error,
    "第 {0} 层的编号要照第一个的样子写，如 一、（一） 1. ①，这里是 {1}",
    "write the numbers of level {0} as the first one looks, such as 一、（一） 1. ①, not {1}"};
/// {"numbering": {"optional": "2"}}: the key
inline constexpr Message kProfileLevels{"audit.profile-levels", Severity::error,
                                        "`{0}` 要是层次的列表，如 [2]",
                                        "`{0}` must be a list of levels such as [2]"};
/// {"styles": {"haeding_1": "标题"}}: the key
inline constexpr Message kProfileStyle{"audit.profile-style", Severity::error,
                                       "没有 `{0}` 这一用途的样式", "there is no style for `{0}`"};
/// {"styles": {"heading_1": 5}}: the key, value
inline constexpr Message kProfileStyleName{
    "audit.profile-style-name", Severity::error, "`{0}` 要是样式的名字或名字的列表，这里是 {1}",
    "`{0}` must be a style's name or a list of names, not {1}"};
/// {"figures": {"places": "2"}}: the key, value
inline constexpr Message kProfileFigure{
    "audit.profile-figure", Severity::error,
    "`figures` 的 `{0}` 不能是 {1}：小数位数是 0 到 10 的整数，其余是 true 或 false",
    "`{0}` of `figures` cannot be {1}: places are a whole number from 0 to 10, the others true or "
    "false"};
/// a document with w:ins or w:del
inline constexpr Message kRevisions{
    "audit.revisions", Severity::warning, "文档里有没有接受的修订，按全部接受后的样子检查",
    "the document holds tracked changes; it is checked as if all were accepted"};
/// --fix on the same
inline constexpr Message kRevisionsNotFixed{
    "audit.revisions-not-fixed", Severity::error,
    "文档里有没有接受的修订，不能自动修正；请先在 Word 里接受或拒绝",
    "a document with tracked changes is not mended; accept or reject them in Word first"};

/// --fix has changed something: rule, what was found, what it is now (Chinese, English)
inline constexpr Message kMended{"audit.mended", Severity::hint, "已修正（{0}）：{1} → {2}",
                                 "mended ({0}): {3} → {4}"};

/// Under a finding that --fix can mend
inline constexpr Message kFixable{"audit.fixable", Severity::hint, "可以用 --fix 自动修正",
                                  "--fix can mend this"};

inline constexpr const Message* kAuditAll[] = {
    &kProfileNoObject,   &kUnknownRule,   &kUnknownParameter, &kFixedByBase,      &kWrongKind,
    &kBadSeverity,       &kUnknownKey,    &kNoProfile,        &kProfileCycle,     &kRevisions,
    &kRevisionsNotFixed, &kMended,        &kFixable,          &kProfileObject,    &kProfileLevel,
    &kProfileLabel,      &kProfileLevels, &kProfileStyle,     &kProfileStyleName, &kProfileFigure};

}  // namespace chengwen::gongwen::messages
