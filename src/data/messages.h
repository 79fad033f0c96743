#pragma once

#include "diag/message.h"

/// What a data file can get wrong. Each comment shows an input that causes it.
namespace chengwen::data::messages {

using diag::Message;
using diag::Severity;

// The file as a whole.

/// A file of 0 bytes, or of blanks only
inline constexpr Message kEmpty{"data.empty", Severity::error, "数据文件是空的",
                                "the data file is empty"};
/// Bytes that are neither UTF-8, UTF-16, UTF-32 nor GB18030
inline constexpr Message kEncoding{
    "data.encoding", Severity::error,
    "认不出文件的编码：请存成 UTF-8（记事本“另存为”时选），GB18030 和 UTF-16 也可以",
    "the encoding is not known: save the file as UTF-8; GB18030 and UTF-16 are fine too"};
/// More than 4 GiB of data files in one run
inline constexpr Message kTooLarge{"data.too-large", Severity::error,
                                   "数据文件太大：合计不能超过 4 GB",
                                   "the data files are larger than 4 GB together"};
/// 300 times `[`: the limit
inline constexpr Message kTooDeep{"data.too-deep", Severity::error, "嵌套超过 {0} 层",
                                  "nested more than {0} levels deep"};
/// `1e20000`: the limit
inline constexpr Message kTooManyDigits{"data.too-many-digits", Severity::error, "数字超过 {0} 位",
                                        "the number has more than {0} digits"};
/// `{"单位": 1, "单位": 2}`
inline constexpr Message kRepeatedKey{"data.repeated-key", Severity::warning,
                                      "`{0}` 写了两次，以后一次为准",
                                      "`{0}` occurs twice; the last one counts"};
/// Note of kRepeatedKey
inline constexpr Message kFirstHere{"data.first-here", Severity::hint, "第一次在这里",
                                    "the first one is here"};

// Punctuation.

/// `{"单位"："文联"}`: what was typed, what belongs there
inline constexpr Message kPunctuation{"data.punctuation", Severity::error,
                                      "这里写成了 `{0}`，应为英文（半角）的 `{1}`",
                                      "`{0}` stands where `{1}` belongs"};
/// `{“单位”: 1}`: what is inside the quotes
inline constexpr Message kChineseQuotes{"data.chinese-quotes", Severity::error,
                                        "用了中文引号，应为英文双引号：`\"{0}\"`",
                                        "Chinese quotes instead of straight ones: `\"{0}\"`"};
/// `{'单位': 1}`: what is inside the quotes
inline constexpr Message kSingleQuotes{"data.single-quotes", Severity::error,
                                       "用了单引号，应为英文双引号：`\"{0}\"`",
                                       "single quotes instead of double ones: `\"{0}\"`"};
/// An ideographic blank between two items
inline constexpr Message kBlank{"data.blank", Severity::error,
                                "这里有全角空格或特殊空格，请改成普通空格",
                                "a full-width or special blank; use an ordinary one"};
/// `[1 2]`: the second item
inline constexpr Message kMissingComma{"data.missing-comma", Severity::error,
                                       "`{0}` 前面少了英文逗号 `,`",
                                       "a comma `,` is missing before `{0}`"};
/// `[1, 2,]`
inline constexpr Message kTrailingComma{"data.trailing-comma", Severity::error,
                                        "最后一项后面多了逗号，请去掉",
                                        "a comma after the last item; remove it"};
/// `[1,, 2]`
inline constexpr Message kExtraComma{"data.extra-comma", Severity::error, "多了一个逗号，请去掉",
                                     "one comma too many; remove it"};
/// `{"单位" "文联"}`
inline constexpr Message kMissingColon{"data.missing-colon", Severity::error,
                                       "名称 `{0}` 后面少了英文冒号 `:`",
                                       "a colon `:` is missing after the name `{0}`"};
/// `{"单位": }`
inline constexpr Message kMissingValue{"data.missing-value", Severity::error,
                                       "`{0}` 后面没有内容；没有就写 `null`",
                                       "`{0}` has no value; write `null` for nothing"};
/// `{"单位": [1, 2`: the bracket that is missing; the note shows its opener
inline constexpr Message kUnclosed{"data.unclosed", Severity::error,
                                   "文件到这里就完了，还少一个 `{0}`",
                                   "the file ends here, but a `{0}` is missing"};
/// `{"单位": [1, 2}`: what belongs there, what stands there; the note shows the opener
inline constexpr Message kWrongBracket{"data.wrong-bracket", Severity::error,
                                       "这里应该是 `{0}`，不是 `{1}`",
                                       "`{0}` belongs here, not `{1}`"};
/// `{"单位": "文联"}}`
inline constexpr Message kAfterEnd{"data.after-end", Severity::error,
                                   "数据在前面已经结束，后面不能再有 `{0}`",
                                   "the data has ended before; `{0}` does not belong here"};
/// `"单位": "文联"` without braces around it
inline constexpr Message kMissingBraces{"data.missing-braces", Severity::error,
                                        "整个文件要放在一对花括号 `{` `}` 里",
                                        "the whole file must stand in braces `{` `}`"};
/// `[)]`
inline constexpr Message kUnexpected{"data.unexpected", Severity::error, "这里不该有 `{0}`",
                                     "`{0}` does not belong here"};
/// `/* 说明 */`
inline constexpr Message kComment{"data.comment", Severity::error, "JSON 里不能写注释，请去掉",
                                  "JSON has no comments; remove it"};

// Texts.

/// `{单位: 1}`
inline constexpr Message kUnquotedKey{"data.unquoted-key", Severity::error,
                                      "名称要放在英文双引号里：`\"{0}\"`",
                                      "a name must stand in double quotes: `\"{0}\"`"};
/// `{"单位": 文联}`, `{"预算": 12万元}`
inline constexpr Message kUnquotedText{
    "data.unquoted-text", Severity::error, "`{0}` 不是数字；是文字就放在英文双引号里：`\"{0}\"`",
    "`{0}` is no number; a text must stand in double quotes: `\"{0}\"`"};
/// `"文联` to the end of the line
inline constexpr Message kUnclosedText{
    "data.unclosed-text", Severity::error,
    "这段文字到行末还没有英文双引号 `\"`；文字里要换行，写成 `\\n`",
    "the text has no closing `\"` on its line; a line break is written `\\n`"};
/// `"他说"好"。"`
inline constexpr Message kQuoteInside{"data.quote-inside", Severity::error,
                                      "文字里面的英文双引号要写成 `\\\"`，或者改用中文引号",
                                      "a double quote inside a text is written `\\\"`"};
/// A tab inside quotes
inline constexpr Message kControlCharacter{"data.control-character", Severity::error,
                                           "文字里有控制字符 {0}，要写成 `{1}`",
                                           "control character {0} in a text; write it `{1}`"};
/// `"C:\数据"`
inline constexpr Message kEscape{
    "data.escape", Severity::error, "反斜杠后面不能跟 `{0}`；反斜杠本身要写两个：`\\\\`",
    "a backslash cannot stand before `{0}`; a backslash itself is written `\\\\`"};
/// `"\ud83d"`
inline constexpr Message kSurrogate{"data.surrogate", Severity::error,
                                    "`{0}` 只是半个字符，要两个 `\\u` 成对写",
                                    "`{0}` is half a character; it takes a pair of `\\u`"};

// Numbers and words.

/// `012`, `.5`, `1.`, `+1`, `１２`
inline constexpr Message kNumber{"data.number", Severity::error, "`{0}` 不是 JSON 的数字写法",
                                 "`{0}` is not a number as JSON writes it"};
/// `{"预算": 1,234.50}`
inline constexpr Message kThousands{"data.thousands", Severity::error,
                                    "数字里不能有千分位的逗号，请去掉逗号",
                                    "a number has no thousands separators; remove the comma"};
/// `NaN`
inline constexpr Message kNotFinite{"data.not-finite", Severity::error,
                                    "JSON 里没有 `{0}`；没有数就写 `null`",
                                    "JSON has no `{0}`; write `null` for nothing"};
/// `True`: what was typed, what belongs there
inline constexpr Message kWord{"data.word", Severity::error, "`{0}` 要写成 `{1}`",
                               "`{0}` is written `{1}`"};
/// Note: the number as JSON writes it
inline constexpr Message kWriteNumber{"data.write-number", Severity::hint, "应写成 `{0}`",
                                      "write `{0}`"};
/// Note of a number with zeros in front
inline constexpr Message kWriteCode{"data.write-code", Severity::hint,
                                    "如果它是编号，放在英文双引号里：`\"{0}\"`",
                                    "if it is a code, put it in double quotes: `\"{0}\"`"};
/// JSON that is wrong in a way that none of the others describes
inline constexpr Message kSyntax{"data.syntax", Severity::error, "不是合法的 JSON",
                                 "the file is not valid JSON"};

inline constexpr const Message* kAll[] = {
    &kEmpty,        &kEncoding,         &kTooLarge,      &kTooDeep,       &kTooManyDigits,
    &kRepeatedKey,  &kFirstHere,        &kPunctuation,   &kChineseQuotes, &kSingleQuotes,
    &kBlank,        &kMissingComma,     &kTrailingComma, &kExtraComma,    &kMissingColon,
    &kMissingValue, &kUnclosed,         &kWrongBracket,  &kAfterEnd,      &kMissingBraces,
    &kUnexpected,   &kComment,          &kUnquotedKey,   &kUnquotedText,  &kUnclosedText,
    &kQuoteInside,  &kControlCharacter, &kEscape,        &kSurrogate,     &kNumber,
    &kThousands,    &kNotFinite,        &kWord,          &kWriteNumber,   &kWriteCode,
    &kSyntax};

}  // namespace chengwen::data::messages
