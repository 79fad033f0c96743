#include "diag/print.h"

#include <string>
#include <string_view>

#include "diag/excerpt.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::diag {
namespace {

constexpr std::string_view kExcerptIndent = "    ";
constexpr std::string_view kNoteIndent = "  ";

std::string_view severity_words(Severity severity, Language language) {
  switch (severity) {
    case Severity::error:
      return in(language, "错误", "error");
    case Severity::warning:
      return in(language, "警告", "warning");
    case Severity::hint:
      return in(language, "提示", "hint");
  }
  return "";
}

/// Adds a line. Control characters become blanks: text from a file must not steer the terminal.
void append_line(std::string& out, std::string_view line) {
  for (std::size_t position = 0; position < line.size();) {
    const char32_t c = text::decode(line, position);
    text::append(out, text::is_control(c) ? U' ' : c);
  }
  out += '\n';
}

constexpr std::string_view kPath = "{path}";

/// Where a note points: "数据.json 第 41 行 项目[3].金额" for a text file, without the path when
/// the note's words have it; the whole place in a document.
std::string note_place(const Note& note, const Place& place, Language language) {
  if (place.line == 0 || place.file.empty()) return print(place, language);
  const std::string line = std::to_string(place.line);
  std::string words = place.file;
  words += language == Language::zh ? " 第 " + line + " 行" : " line " + line;
  const bool told = note.message->zh.find(kPath) != std::string_view::npos;
  if (!told && !place.value_path.empty()) words += " " + place.value_path;
  return words;
}

std::string count(std::size_t number, Language language, std::string_view zh, std::string_view en) {
  std::string result = std::to_string(number);
  if (language == Language::zh) return result.append(" 个").append(zh);
  return result.append(" ").append(en).append(number == 1 ? "" : "s");
}

std::string counts_line(const Report& report, Language language) {
  const std::size_t hints = report.diagnostics().size() - report.errors() - report.warnings();
  const struct {
    std::size_t number;
    Severity severity;
  } rows[] = {{report.errors(), Severity::error},
              {report.warnings(), Severity::warning},
              {hints, Severity::hint}};
  std::string line;
  for (const auto& [number, severity] : rows) {
    if (number == 0) continue;
    if (!line.empty()) line += in(language, "，", ", ");
    line += count(number, language, severity_words(severity, Language::zh),
                  severity_words(severity, Language::en));
  }
  return line;
}

}  // namespace

std::string substitute(std::string_view words, const std::vector<std::string>& arguments) {
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t number = 0, end = i + 1;
    for (; words[i] == '{' && end < words.size() && words[end] >= '0' && words[end] <= '9'; ++end) {
      number = number * 10 + static_cast<std::size_t>(words[end] - '0');
    }
    if (end > i + 1 && end < words.size() && words[end] == '}' && number < arguments.size()) {
      result += arguments[number];
      i = end;
    } else {
      result += words[i];
    }
  }
  return result;
}

std::string words_of(const Note& note, const Place& place, Language language) {
  std::string words(in(language, note.message->zh, note.message->en));
  std::vector<std::string> arguments = note.arguments;
  if (const auto path = words.find(kPath); path != words.npos) {
    words.replace(path, kPath.size(), "{" + std::to_string(arguments.size()) + "}");
    arguments.push_back(place.value_path);
  }
  return substitute(words, arguments);
}

std::string print(const Diagnostic& diagnostic, const Sources& sources, Language language) {
  std::string out;
  Place place = sources.locate(diagnostic.span);
  if (place.file.empty()) place.file = diagnostic.file;
  if (const std::string where = print(place, language); !where.empty()) append_line(out, where);
  if (!place.excerpt.empty()) {
    const ExcerptLines lines = excerpt_lines(place, language);
    append_line(out, std::string(kExcerptIndent) + lines.text);
    append_line(out, std::string(kExcerptIndent) + lines.marks);
  }

  const std::string_view colon = in(language, "：", ": ");
  std::string line(severity_words(diagnostic.severity, language));
  line.append(" [").append(diagnostic.message->id).append("]").append(colon);
  line += substitute(in(language, diagnostic.message->zh, diagnostic.message->en),
                     diagnostic.arguments);
  if (diagnostic.occurrences > 1) {
    const std::string times = std::to_string(diagnostic.occurrences);
    line += language == Language::zh ? "（共 " + times + " 处）" : " (" + times + " times)";
  }
  append_line(out, line);

  for (const Note& note : diagnostic.notes) {
    line = std::string(kNoteIndent);
    line.append(severity_words(Severity::hint, language)).append(colon);
    const Place at = sources.locate(note.span);
    line += words_of(note, at, language);
    if (const std::string where = note_place(note, at, language); !where.empty()) {
      line.append(in(language, "（", " (")).append(where).append(in(language, "）", ")"));
    }
    append_line(out, line);
  }
  return out;
}

std::string print(const Report& report, const Sources& sources, Language language) {
  if (report.empty()) return "";
  std::string out;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    out += print(diagnostic, sources, language);
    out += '\n';
  }
  append_line(out, counts_line(report, language));
  return out;
}

}  // namespace chengwen::diag
