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

// Tables.

/// 项目.xlsx renamed to 项目.csv, or given as data
inline constexpr Message kWorkbook{"data.workbook", Severity::error,
                                   "这是 Excel 工作簿；请在 Excel 或 WPS 里另存为 CSV（逗号分隔）",
                                   "this is an Excel workbook; save it as CSV with Excel or WPS"};
/// 项目.csv given as the data file: file
inline constexpr Message kCsvAsData{
    "data.csv-as-data", Severity::error,
    "表格不能单独作数据文件；在数据文件里写 `{\"项目\": {\"$csv\": \"{0}\"}}`",
    "a table cannot be the data file; write `{\"rows\": {\"$csv\": \"{0}\"}}` in the data file"};
/// `{"$csv": 1}`
inline constexpr Message kCsvForm{"data.csv-form", Severity::error,
                                  "`$csv` 后面要写 CSV 文件的名字，`text` 后面写栏目的名字",
                                  "`$csv` takes the name of a CSV file, `text` names of columns"};
/// `{"$csv": "项目.csv", "sep": ";"}`: the key
inline constexpr Message kCsvOption{"data.csv-option", Severity::error,
                                    "`$csv` 旁边只能写 `text`，不能写 `{0}`",
                                    "beside `$csv` only `text` may stand, not `{0}`"};
/// `{"$csv": "项目.csv", "text": ["编吗"]}`: the name
inline constexpr Message kCsvNoColumn{"data.csv-no-column", Severity::error,
                                      "表里没有叫 `{0}` 的栏目", "the table has no column `{0}`"};
/// `{"$csv": "没有.csv"}`: path
inline constexpr Message kNoFile{"data.no-file", Severity::error, "找不到文件 `{0}`",
                                 "there is no file `{0}`"};
/// `{"$csv": "../../别处.csv"}`: path
inline constexpr Message kFileForbidden{
    "data.file-forbidden", Severity::error, "`{0}` 不在数据文件的文件夹里，不能读",
    "`{0}` lies outside the data file's folder and may not be read"};
/// `{"$csv": "项目.csv"}` without read permission: path
inline constexpr Message kFileUnreadable{"data.file-unreadable", Severity::error, "读不了 `{0}`",
                                         "cannot read `{0}`"};
/// 项目.csv: a cell `"办刊` whose quote never ends
inline constexpr Message kCsvUnclosed{
    "data.csv-unclosed", Severity::error,
    "这格的英文双引号一直没有结束；格里的双引号要写两个：`\"\"`",
    "the quote of this cell never ends; inside a cell a quote is written twice: `\"\"`"};
/// 项目.csv: `"办刊"经费,3`: what stands there
inline constexpr Message kCsvAfterQuote{
    "data.csv-after-quote", Severity::error,
    "引号结束以后还有 `{0}`；整格放在双引号里，格里的双引号写两个：`\"\"`",
    "`{0}` stands behind the closing quote; quote the whole cell, and write a quote inside twice: "
    "`\"\"`"};
/// 项目.csv: a line `办刊,经费,3` below `名称,金额`: its cells, the columns
inline constexpr Message kCsvTooLong{
    "data.csv-too-long", Severity::error,
    "这一行有 {0} 格，表头只有 {1} 格；文字里有逗号时，整格要放在英文双引号里",
    "the line has {0} cells, the header only {1}; a cell with a comma in it needs quotes"};
/// 项目.csv: a line `办刊` below `名称,金额`: its cells, the columns
inline constexpr Message kCsvTooShort{"data.csv-too-short", Severity::warning,
                                      "这一行只有 {0} 格，表头有 {1} 格；少的当作空格",
                                      "the line has {0} cells only, the header {1}; the missing "
                                      "ones count as empty"};
/// 项目.csv: a header `名称,,金额` above a full column: number of the column
inline constexpr Message kCsvNoName{"data.csv-no-name", Severity::error,
                                    "第 {0} 栏的表头是空的，下面却有内容",
                                    "column {0} has content but no name in the header"};
/// 项目.csv: a header `名称,金额,金额`: the name
inline constexpr Message kCsvRepeatedName{"data.csv-repeated-name", Severity::error,
                                          "表头里 `{0}` 写了两次",
                                          "`{0}` occurs twice in the header"};
/// 项目.csv: a header `名称，金额`
inline constexpr Message kCsvFullWidth{
    "data.csv-full-width", Severity::error, "表格要用英文逗号 `,` 分隔，这里是全角逗号 `，`",
    "a table's cells are separated by `,`, not by the full-width `，`"};

// Single values.

/// --set 年度
inline constexpr Message kNoAssignment{"data.no-assignment", Severity::error,
                                       "要写成“名称=值”，如 `年度=2025`",
                                       "write `name=value`, such as `年度=2025`"};
/// --set 项目[=1
inline constexpr Message kPath{
    "data.path", Severity::error,
    "`{0}` 不是数据的名称；写成 `年度`、`整体支出.年初预算数` 或 `项目[0].金额`",
    "`{0}` names no value; write `年度`, `整体支出.年初预算数` or "
    "`项目[0].金额`"};
/// --set 单位.名称=文联 beside `{"单位": "文联"}`: what is there, the step
inline constexpr Message kNotInside{"data.not-inside", Severity::error,
                                    "`{0}` 已经有了，里面放不进 `{1}`",
                                    "`{0}` is there already and cannot hold `{1}`"};
/// --set 项目[9].金额=1 beside three: the list, its length
inline constexpr Message kNoItem{
    "data.no-item", Severity::error, "`{0}` 只有 {1} 项（从 0 数起）；能改已有的，或在末尾添一项",
    "`{0}` has {1} items, counted from 0; one of them may be set, or one more be added at the end"};

/// `{"备注": "无"}` for a template without `备注`: the key
inline constexpr Message kUnused{"data.unused", Severity::warning, "模板没有用到 `{0}`",
                                 "the template does not use `{0}`"};

inline constexpr const Message* kAll[] = {
    &kUnused,        &kWorkbook,         &kCsvAsData,     &kCsvForm,        &kCsvOption,
    &kCsvNoColumn,   &kNoFile,           &kFileForbidden, &kFileUnreadable, &kCsvUnclosed,
    &kCsvAfterQuote, &kCsvTooLong,       &kCsvTooShort,   &kCsvNoName,      &kCsvRepeatedName,
    &kCsvFullWidth,  &kNoAssignment,     &kPath,          &kNotInside,      &kNoItem,
    &kEmpty,         &kEncoding,         &kTooLarge,      &kTooDeep,        &kTooManyDigits,
    &kRepeatedKey,   &kFirstHere,        &kPunctuation,   &kChineseQuotes,  &kSingleQuotes,
    &kBlank,         &kMissingComma,     &kTrailingComma, &kExtraComma,     &kMissingColon,
    &kMissingValue,  &kUnclosed,         &kWrongBracket,  &kAfterEnd,       &kMissingBraces,
    &kUnexpected,    &kComment,          &kUnquotedKey,   &kUnquotedText,   &kUnclosedText,
    &kQuoteInside,   &kControlCharacter, &kEscape,        &kSurrogate,      &kNumber,
    &kThousands,     &kNotFinite,        &kWord,          &kWriteNumber,    &kWriteCode,
    &kSyntax};

}  // namespace chengwen::data::messages
