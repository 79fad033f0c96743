#pragma once

#include "diag/message.h"

/// What data can get wrong against a schema, and a schema itself. Each comment shows an input that
/// causes it.
namespace chengwen::data::messages {

using diag::Message;
using diag::Severity;

// The data.

/// `{"type": "number"}` and `"无"`: wanted and found in Chinese, wanted and found in English
inline constexpr Message kWrongType{"schema.type", Severity::error, "应是{0}，这里是{1}",
                                    "should be {2}, but is {3}"};
/// Note of kWrongType: `"12.42"` where a number belongs: the number
inline constexpr Message kWithoutQuotes{"schema.without-quotes", Severity::hint,
                                        "去掉双引号，写成 `{0}`", "write `{0}` without quotes"};
/// Note of kWrongType: `"1,234.50万元"` where a number belongs: the number
inline constexpr Message kOnlyNumber{"schema.only-number", Severity::hint,
                                     "只写数字，不写单位、逗号和引号：`{0}`",
                                     "write only the number, without unit, comma, quotes: `{0}`"};
/// Note of kWrongType: `"—"`, `"无"` or `""` where a number belongs
inline constexpr Message kWriteZero{"schema.write-zero", Severity::hint, "没有就写 `0`",
                                    "write `0` for nothing"};
/// Note of kWrongType: `208` where a text belongs: the text
inline constexpr Message kWithQuotes{"schema.with-quotes", Severity::hint,
                                     "放在英文双引号里，写成 `{0}`", "write it in quotes: `{0}`"};
/// Note of kWrongType: `"一段"` where a list belongs: the list
inline constexpr Message kInBrackets{"schema.in-brackets", Severity::hint,
                                     "只有一项也放在方括号里，写成 `{0}`",
                                     "a single item stands in brackets, too: `{0}`"};
/// `{"required": ["单位"]}` and `{}`: the key, its title in brackets or nothing
inline constexpr Message kRequired{"schema.required", Severity::error, "缺少 `{0}`{1}",
                                   "`{0}`{1} is missing"};
/// Note of kRequired: a key that the schema does not know is nearly the missing one: the key
inline constexpr Message kNearKey{"schema.near-key", Severity::hint, "是不是写成了 `{0}`？",
                                  "is it here, written `{0}`?"};
/// `{"properties": {"单位": {}}, "additionalProperties": false}` and `{"备注": 1}`: the key
inline constexpr Message kUnknownKey{"schema.unknown-key", Severity::error, "不该有 `{0}` 这一项",
                                     "`{0}` does not belong here"};
/// A key that is not allowed is nearly one that is missing: the key, the missing one, its title in
/// brackets or nothing
inline constexpr Message kMisspeltKey{"schema.misspelt-key", Severity::error,
                                      "`{0}` 写错了，应为 `{1}`{2}",
                                      "`{0}` is misspelt: it is `{1}`{2}"};
/// `{"enum": ["优", "良"]}` and `"好"`: the choices
inline constexpr Message kChoices{"schema.enum", Severity::error, "只能写 {0} 当中的一个",
                                  "must be one of {0}"};
/// `{"const": 10}` and `9`: the value
inline constexpr Message kConstant{"schema.const", Severity::error, "只能写 {0}", "must be {0}"};
/// `{"pattern": "^[0-9]{3}$"}` and `"20"`: the pattern
inline constexpr Message kNoMatch{"schema.pattern", Severity::error, "不合规定的写法 `{0}`",
                                  "does not match `{0}`"};
/// A pattern such as `^(a+)+$` on a long text: the pattern
inline constexpr Message kSlowPattern{"schema.slow-pattern", Severity::error,
                                      "规定的写法 `{0}` 太费时间，没有查完",
                                      "the pattern `{0}` takes too long and was given up"};
/// `{"format": "date"}` and `"2024-13-01"`: what stands there, the format in Chinese and English
inline constexpr Message kFormat{"schema.format", Severity::error, "`{0}` 不是{1}",
                                 "`{0}` is no {2}"};
/// `{"minimum": 0}` and `-1`: the limit
inline constexpr Message kMinimum{"schema.minimum", Severity::error, "不能小于 {0}",
                                  "must not be less than {0}"};
/// `{"maximum": 100}` and `101`: the limit
inline constexpr Message kMaximum{"schema.maximum", Severity::error, "不能大于 {0}",
                                  "must not be more than {0}"};
/// `{"exclusiveMinimum": 0}` and `0`: the limit
inline constexpr Message kMoreThan{"schema.more-than", Severity::error, "要大于 {0}",
                                   "must be more than {0}"};
/// `{"exclusiveMaximum": 1}` and `1`: the limit
inline constexpr Message kLessThan{"schema.less-than", Severity::error, "要小于 {0}",
                                   "must be less than {0}"};
/// `{"multipleOf": 0.01}` and `0.005`: the divisor
inline constexpr Message kMultiple{"schema.multiple", Severity::error, "要是 {0} 的整倍数",
                                   "must be a multiple of {0}"};
/// `{"minLength": 2}` and `"一"`: the limit, the length
inline constexpr Message kTooShort{"schema.too-short", Severity::error,
                                   "至少要 {0} 个字，这里是 {1} 个",
                                   "must have at least {0} characters, but has {1}"};
/// `{"maxLength": 2}` and `"一二三"`: the limit, the length
inline constexpr Message kTooLong{"schema.too-long", Severity::error,
                                  "最多 {0} 个字，这里是 {1} 个",
                                  "must have at most {0} characters, but has {1}"};
/// `{"minItems": 1}` and `[]`: the limit, the number of items
inline constexpr Message kTooFewItems{"schema.too-few-items", Severity::error,
                                      "至少要 {0} 项，这里是 {1} 项",
                                      "must have at least {0} items, but has {1}"};
/// `{"maxItems": 1}` and `[1, 2]`: the limit, the number of items
inline constexpr Message kTooManyItems{"schema.too-many-items", Severity::error,
                                       "最多 {0} 项，这里是 {1} 项",
                                       "must have at most {0} items, but has {1}"};
/// `{"prefixItems": [{}], "items": false}` and `[1, 2]`: number of the item
inline constexpr Message kExtraItem{"schema.extra-item", Severity::error, "不该有第 {0} 项",
                                    "item {0} does not belong here"};
/// `{"uniqueItems": true}` and `[1, 2, 1]`: the numbers of the two items
inline constexpr Message kRepeatedItem{"schema.repeated-item", Severity::error,
                                       "第 {1} 项和第 {0} 项一样",
                                       "item {1} is the same as item {0}"};
/// `{"contains": {"type": "number"}}` and `["一"]`: the limit, the number of items that fit
inline constexpr Message kTooFewFit{"schema.too-few-fit", Severity::error,
                                    "至少要有 {0} 项合规定，这里是 {1} 项",
                                    "at least {0} items must fit, but {1} do"};
/// `{"contains": {"type": "number"}, "maxContains": 1}` and `[1, 2]`: as above
inline constexpr Message kTooManyFit{"schema.too-many-fit", Severity::error,
                                     "最多有 {0} 项合规定，这里是 {1} 项",
                                     "at most {0} items may fit, but {1} do"};
/// `{"minProperties": 1}` and `{}`: the limit, the number of members
inline constexpr Message kTooFewMembers{"schema.too-few-members", Severity::error,
                                        "花括号里至少要 {0} 项，这里是 {1} 项",
                                        "must have at least {0} members, but has {1}"};
/// `{"maxProperties": 1}` and `{"a": 1, "b": 2}`: the limit, the number of members
inline constexpr Message kTooManyMembers{"schema.too-many-members", Severity::error,
                                         "花括号里最多 {0} 项，这里是 {1} 项",
                                         "must have at most {0} members, but has {1}"};
/// `{"propertyNames": {"maxLength": 2}}` and `{"三个字": 1}`: the name
inline constexpr Message kMemberName{"schema.name", Severity::error, "名称 `{0}` 不合规定",
                                     "the name `{0}` is not allowed"};
/// `{"dependentRequired": {"附件": ["附件名称"]}}` and `{"附件": 1}`: the key, the one it needs
inline constexpr Message kDependent{"schema.dependent", Severity::error,
                                    "有了 `{0}`，就还要有 `{1}`",
                                    "with `{0}` goes `{1}`, which is missing"};
/// `{"anyOf": [{"minimum": 1}, {"maximum": -1}]}` and `0`
inline constexpr Message kNoAlternative{"schema.no-alternative", Severity::error,
                                        "几种允许的写法一种都不合",
                                        "fits none of the alternatives that are allowed"};
/// Note of kNoAlternative, and of kMemberName: one reason in Chinese, in English
inline constexpr Message kBecause{"schema.because", Severity::hint, "{0}", "{1}"};
/// `{"oneOf": [{"minimum": 0}, {"maximum": 9}]}` and `5`: how many
inline constexpr Message kSeveralAlternatives{"schema.several-alternatives", Severity::error,
                                              "几种写法只能合一种，这里合了 {0} 种",
                                              "fits {0} of the alternatives, where one is allowed"};
/// `{"not": {"const": ""}}` and `""`
inline constexpr Message kForbidden{"schema.forbidden", Severity::error, "不能写成这样",
                                    "this is not allowed"};
/// `{"properties": {"旧名称": false}}` and `{"旧名称": 1}`
inline constexpr Message kNever{"schema.never", Severity::error, "这里不该有内容",
                                "nothing may stand here"};
/// More than 200 violations: how many more
inline constexpr Message kMore{"schema.more", Severity::error, "另外还有 {0} 处不合规定",
                               "{0} more places are wrong"};

// The schema.

/// A schema file holding `[]`
inline constexpr Message kNoSchema{"schema.no-schema", Severity::error,
                                   "模式文件的最外层要是 { … }",
                                   "the outermost level of a schema must be an object"};
/// `{"minimum": "0"}`: the keyword, what belongs there in Chinese and in English
inline constexpr Message kMalformed{"schema.malformed", Severity::error, "`{0}` 后面要写{1}",
                                    "`{0}` takes {2}"};
/// `{"requierd": ["单位"]}`: the keyword
inline constexpr Message kUnknownKeyword{"schema.unknown-keyword", Severity::warning,
                                         "JSON Schema 2020-12 里没有 `{0}`，不起作用",
                                         "JSON Schema 2020-12 has no `{0}`; it has no effect"};
/// `{"dependencies": {}}`: the keyword, what to write instead in Chinese and in English
inline constexpr Message kUnsupported{"schema.unsupported", Severity::error, "不支持 `{0}`：{1}",
                                      "`{0}` is not supported: {2}"};
/// `{"$ref": "#/$defs/没有"}`: the reference
inline constexpr Message kBadReference{
    "schema.bad-reference", Severity::error, "`{0}` 指向的地方不存在；只能指向同一文件里的位置",
    "`{0}` leads nowhere; only places in this file can be named"};
/// `{"pattern": "["}`: the pattern
inline constexpr Message kBadPattern{"schema.bad-pattern", Severity::error, "`{0}` 不是正则表达式",
                                     "`{0}` is no regular expression"};
/// `{"$schema": "http://json-schema.org/draft-07/schema#"}`: the draft
inline constexpr Message kDraft{"schema.draft", Severity::warning,
                                "这个模式按 `{0}` 写成，这里一律按 2020-12 版检查",
                                "the schema is written for `{0}`, but is taken as draft 2020-12"};
/// `{"format": "email"}`: the format
inline constexpr Message kFormatIgnored{"schema.format-ignored", Severity::hint, "不检查格式 `{0}`",
                                        "the format `{0}` is not checked"};
/// `{"$ref": "#"}`
inline constexpr Message kEndless{"schema.endless", Severity::error, "模式里的引用绕成了圈，查不完",
                                  "the references run in a circle"};

inline constexpr const Message* kSchema[] = {
    &kWrongType,      &kWithoutQuotes, &kOnlyNumber,    &kWriteZero,     &kWithQuotes,
    &kInBrackets,     &kRequired,      &kNearKey,       &kUnknownKey,    &kMisspeltKey,
    &kChoices,        &kConstant,      &kNoMatch,       &kSlowPattern,   &kFormat,
    &kMinimum,        &kMaximum,       &kMoreThan,      &kLessThan,      &kMultiple,
    &kTooShort,       &kTooLong,       &kTooFewItems,   &kTooManyItems,  &kExtraItem,
    &kRepeatedItem,   &kTooFewFit,     &kTooManyFit,    &kTooFewMembers, &kTooManyMembers,
    &kMemberName,     &kDependent,     &kNoAlternative, &kBecause,       &kSeveralAlternatives,
    &kForbidden,      &kNever,         &kMore,          &kNoSchema,      &kMalformed,
    &kUnknownKeyword, &kUnsupported,   &kBadReference,  &kBadPattern,    &kDraft,
    &kFormatIgnored,  &kEndless};

}  // namespace chengwen::data::messages
