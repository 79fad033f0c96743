#include <algorithm>
#include <cstdlib>
#include <optional>

#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/rules.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen::rules {
namespace {

const wml::PageFormat& page_of(const Inspection& inspection, std::size_t at) {
  return inspection.manuscript().sections()[inspection.paragraph(at).section].page;
}

int space(const Inspection& inspection, std::size_t at, int twips, int lines) {
  constexpr int kLine = 240;
  const int pitch = page_of(inspection, at).line_pitch;
  return lines == 0 ? twips : lines * (pitch > 0 ? pitch : kLine) / 100;
}

int space_before(const Inspection& inspection, std::size_t at) {
  const wml::ParagraphFormat& format = inspection.paragraph(at).format;
  return space(inspection, at, format.before, format.before_lines);
}

/// From the top of the type area to the upper edge of the mark's characters; nothing where tables,
/// pictures, frames or breaks above it leave it open.
std::optional<int> height_above(const Inspection& inspection, std::size_t mark) {
  int height = 0;
  for (std::size_t at = 0; at <= mark; ++at) {
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    if (paragraph.story != 0 || paragraph.table != 0 || paragraph.in_text_box ||
        paragraph.content.has_object || paragraph.node.child("w:pPr").child("w:framePr") ||
        paragraph.section != inspection.paragraph(0).section)
      return std::nullopt;
    height += space_before(inspection, at);
    if (at == mark) break;
    const wml::ParagraphFormat& format = paragraph.format;
    height += line_height(inspection, at) + space(inspection, at, format.after, format.after_lines);
  }
  const int headroom = line_height(inspection, mark) - character_width(inspection.paragraph(mark));
  return height + std::max(headroom, 0) / 2;
}

}  // namespace

void issuer_mark_height(const Rule& rule, Inspection& inspection) {
  const std::vector<std::size_t> marks = inspection.model().with(Role::issuer_mark);
  if (marks.empty() || inspection.model().is_letter()) return;
  const std::size_t at = marks.front();
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const auto height = height_above(inspection, at);
  if (!height) return;
  const bool order = inspection.model().is_order();
  const int wanted = rule.twips(order ? "order_mm" : "distance_mm");
  if (std::abs(*height - wanted) <= rule.twips("tolerance_mm")) return;
  const int before = space_before(inspection, at) + wanted - *height;
  Mend mend;
  if (before >= 0) mend = [node = paragraph.node, before] { wml::set_space_before(node, before); };
  const Words found = millimetres(*height), right = millimetres(wanted);
  inspection.tell(rule, {at},
                  {"距版心上边缘约" + found.zh, "about " + found.en + " below the type area's top"},
                  right, mend);
}

}  // namespace chengwen::gongwen::rules
