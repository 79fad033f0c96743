#include <optional>

#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/rules.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen::rules {
namespace {

/// The first paragraph below that is shown.
std::optional<std::size_t> shown_below(const Inspection& inspection, std::size_t at) {
  const std::size_t story = inspection.paragraph(at).story;
  const std::size_t size = inspection.model().elements().size();
  while (++at < size && inspection.paragraph(at).story == story) {
    if (!inspection.model()[at].blank()) return at;
  }
  return std::nullopt;
}

}  // namespace

/// 令号 in the middle, two lines below the issuer mark and two above the text.
void order_number(const Rule& rule, Inspection& inspection) {
  if (!inspection.model().is_order()) return;
  const std::vector<std::size_t> numbers = inspection.model().with(Role::order_number);
  const std::size_t mark = inspection.model().with(Role::issuer_mark).front();
  if (numbers.empty()) {
    inspection.tell(rule, {mark}, {"没有令号", "no number"},
                    {"发文机关标志下空二行居中编排令号",
                     "the number in the middle, two empty lines below the issuer mark"});
    return;
  }
  const std::size_t at = numbers.front();
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const wml::Alignment alignment = paragraph.format.alignment;
  if (alignment != wml::Alignment::center) {
    inspection.tell_of_text(rule, {at}, alignment_words(alignment),
                            alignment_words(wml::Alignment::center), [node = paragraph.node] {
                              remove_leading_blanks(node);
                              wml::set_alignment(node, "center");
                              wml::set_indent(node, {});
                            });
  } else {
    tell_indent(rule, inspection, at, 0);
  }
  if (shown_above(inspection, at) == mark)
    tell_empty_lines(rule, inspection, at, {"发文机关标志", "the issuer mark"});
  if (const auto below = shown_below(inspection, at))
    tell_empty_lines(rule, inspection, *below, {"令号", "the number"});
}

}  // namespace chengwen::gongwen::rules
