#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "diag/language.h"
#include "diag/place.h"
#include "diag/report.h"
#include "diag/sources.h"

namespace chengwen::diag {

/// `words` with `{0}` … replaced by the arguments; a number that has no argument stays as it is.
std::string substitute(std::string_view words, const std::vector<std::string>& arguments);
/// The words of a note whose span lies at `place`.
std::string words_of(const Note& note, const Place& place, Language language);

/// One diagnostic for a person, several lines, a final newline: place, excerpt with the mark under
/// it, message, notes. The excerpt is cut to about 72 columns around the mark. Control characters
/// from the files become blanks.
///
/// ```
/// 绩效报告.docx：正文 › 三、绩效运行监控情况 › 表2 第3行 第2格
///     “{{ 项目.预算术 }}”
///         　　 ^^^^^^
/// 错误 [jinja.unknown-name]：数据里没有 `预算术`
///   提示：是不是 `预算数`？（数据.json 第 41 行）
/// ```
std::string print(const Diagnostic& diagnostic, const Sources& sources, Language language);

/// The whole report for a person: every diagnostic, a blank line between them, then a line that
/// counts them: "2 个错误，1 个警告". Nothing for an empty report.
std::string print(const Report& report, const Sources& sources, Language language);

/// The report for programs: one JSON object a line, its keys in this order, what is empty or 0 left
/// out. Only `message` and `place` are in `language`.
///
/// severity ("error", "warning", "hint"), code, message, file, place (one line, as a person reads
/// it), line, column, story ("body", "header", "footer", "footnote", "endnote", "comment",
/// "text_box", "properties", "chart", "other"), story_number, headings [], paragraph, table, row,
/// cell, value_path, excerpt, span {source, begin, end}, occurrences, notes [{code, message, and
/// the place's keys as above}].
std::string print_json(const Report& report, const Sources& sources, Language language);

/// A place in one line: "绩效报告.docx：正文 › 一、基本情况 › 第4段",
/// "数据.json:41:18（项目[3].金额）".
std::string print(const Place& place, Language language);

}  // namespace chengwen::diag
