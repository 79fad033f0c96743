#include <algorithm>
#include <cstdlib>
#include <vector>

#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/role_finder.h"
#include "gongwen/rules.h"
#include "text/columns.h"
#include "text/utf8.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen::rules {
namespace {

/// In characters from the left: 出席.
constexpr int kLeft = 2;

/// One line of the attendance lists; `hang` is where its names begin, in characters from the left.
struct AttendanceLine {
  std::size_t paragraph = 0;
  std::size_t colon = 0;  ///< in its text; 0 for a line that goes on
  int hang = 0;
};

std::vector<AttendanceLine> attendance_of(const Inspection& inspection) {
  std::vector<AttendanceLine> lines;
  for (const std::size_t at : inspection.model().with(Role::attendance)) {
    const std::string_view words = inspection.words(at);
    const std::size_t label = attendance_label(words);
    if (label == 0) {
      lines.push_back({at, 0, lines.empty() ? kLeft : lines.back().hang});
      continue;
    }
    const auto width = static_cast<int>(text::half_ems(words.substr(0, label)) / 2);
    lines.push_back({at, inspection.model()[at].begin + label, kLeft + width + 1});
  }
  return lines;
}

/// The label in 黑体 and a full-width colon.
void attendance_label_look(const Rule& rule, Inspection& inspection, const AttendanceLine& line) {
  const Element& element = inspection.model()[line.paragraph];
  const std::string& text = inspection.paragraph(line.paragraph).text();
  tell_look(rule, inspection, line.paragraph, element.begin, line.colon,
            {rule.words("label_fonts"), rule.number("size"), false});
  if (text[line.colon] != ':') return;
  inspection.tell(rule, {line.paragraph, line.colon, line.colon + 1}, Words::quoted(":"),
                  {"全角冒号 `：`", "a full-width colon `：`"});
}

/// 0 出席, 1 请假, 2 列席.
int order_of(std::string_view label) {
  return label.starts_with("出席") ? 0 : label.starts_with("请假") ? 1 : 2;
}

}  // namespace

void attendance(const Rule& rule, Inspection& inspection) {
  const std::vector<AttendanceLine> lines = attendance_of(inspection);
  if (lines.empty()) return;
  tell_no_empty_line(rule, inspection, lines.front().paragraph);
  int last = 0;
  for (const AttendanceLine& line : lines) {
    const Element& element = inspection.model()[line.paragraph];
    std::size_t names = element.begin;
    if (line.colon != 0) {
      attendance_label_look(rule, inspection, line);
      const int order = order_of(inspection.words(line.paragraph));
      if (order < last) {
        inspection.tell(rule, {line.paragraph}, {"次序不对", "in the wrong order"},
                        {"出席、请假、列席依次排列", "出席, 请假, 列席 one after the other"});
      }
      last = std::max(last, order);
      names = line.colon;
      text::decode(inspection.paragraph(line.paragraph).text(), names);
    }
    tell_look(rule, inspection, line.paragraph, names, element.end,
              {rule.words("fonts"), rule.number("size")});
    tell_hanging_indent(rule, inspection, line.paragraph, line.colon == 0 ? line.hang : kLeft,
                        line.hang);
  }
}

void unsigned_minutes(const Rule& rule, Inspection& inspection) {
  if (!inspection.model().is_minutes()) return;
  const std::vector<std::size_t> signatures = inspection.model().with(Role::signature);
  if (signatures.empty()) return;
  inspection.tell(rule, {signatures.front()}, {"有署名", "a signature"},
                  {"纪要不署名、不加盖印章", "no signature and no seal"});
}

}  // namespace chengwen::gongwen::rules
