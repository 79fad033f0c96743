#pragma once

#include <string>

#include "diag/diagnostic.h"
#include "diag/report.h"
#include "diag/sources.h"

namespace chengwen::diag {

enum class Language { zh, en };

/// `words` with `{0}` … replaced by the arguments.
std::string substitute(std::string_view words, const std::vector<std::string>& arguments);

/// One diagnostic for a person, several lines, a final newline: place, excerpt with the mark under it, message, notes.
///
/// ```
/// 绩效报告.docx：正文 › 三、绩效运行监控情况 › 表2 第3行 第2格
///     “{{ 项目.预算术 }}”
///             ^^^^^^
/// 错误 [jinja.unknown-name]：数据里没有 `预算术`
///   提示：是不是 `预算数`？（数据.json 第 41 行）
/// ```
std::string print(const Diagnostic& diagnostic, const Sources& sources, Language language);

/// The whole report for a person: every diagnostic, a blank line between them, then a line that counts them.
std::string print(const Report& report, const Sources& sources, Language language);

/// The report for programs: one JSON object a line with severity, code, message, file, place, span, notes, occurrences.
std::string print_json(const Report& report, const Sources& sources, Language language);

/// A place in one line: "绩效报告.docx：正文 › 一、基本情况 › 第4段", "数据.json:41:18（项目[3].金额）".
std::string print(const Place& place, Language language);

}  // namespace chengwen::diag
