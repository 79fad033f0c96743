#include "wml/text_width.h"

#include <algorithm>
#include <optional>

#include "diag/report.h"
#include "wml/formatting.h"
#include "wml/story_parts.h"
#include "wml/tree.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

constexpr int kCellMargin = 108;    // of Word's "Normal Table", on each side
constexpr int kTextBoxInset = 144;  // the default of a:bodyPr
constexpr int kEmuPerTwip = 635;

/// Of its first column (17.6.4).
int section_width(pugi::xml_node section) {
  int text = page_format(section).text_width();
  if (text <= 0) text = kUsualTextWidth;
  const pugi::xml_node columns = section.child("w:cols");
  if (const pugi::xml_node first = columns.child("w:col")) {
    return first.attribute("w:w").as_int(text);
  }
  const int count = std::max(1, columns.attribute("w:num").as_int(1));
  return std::max(1, (text - (count - 1) * columns.attribute("w:space").as_int(720)) / count);
}

void add_sections(pugi::xml_node node, std::vector<pugi::xml_node>& sections) {
  for (const pugi::xml_node child : node.children()) {
    if (named(child, "w:tbl") || named(child, "w:r")) continue;
    if (named(child, "w:sectPr")) {
      sections.push_back(child);
    } else {
      add_sections(child, sections);
    }
  }
}

std::optional<int> margin(pugi::xml_node margins, const char* side, const char* other_name) {
  const pugi::xml_node found =
      margins.child(side) ? margins.child(side) : margins.child(other_name);
  if (!found) return std::nullopt;
  return found.attribute("w:w").as_int();
}

int cell_margins(pugi::xml_node cell) {
  const pugi::xml_node table = ancestor(cell, "w:tbl").child("w:tblPr").child("w:tblCellMar");
  const pugi::xml_node own = cell.child("w:tcPr").child("w:tcMar");
  int sum = 0;
  for (const auto& [side, other_name] : {std::pair{"w:left", "w:start"}, {"w:right", "w:end"}}) {
    sum += margin(own, side, other_name)
               .value_or(margin(table, side, other_name).value_or(kCellMargin));
  }
  return sum;
}

/// The width of the columns of the grid that the cell covers, as its place in its row tells.
int grid_width(pugi::xml_node cell) {
  const pugi::xml_node row = ancestor(cell, "w:tr");
  int column = row.child("w:trPr").child("w:gridBefore").attribute("w:val").as_int();
  const auto span = [](pugi::xml_node of) {
    return of.child("w:tcPr").child("w:gridSpan").attribute("w:val").as_int(1);
  };
  for (pugi::xml_node before = cell.previous_sibling("w:tc"); before;
       before = before.previous_sibling("w:tc")) {
    column += span(before);
  }
  int number = 0, width = 0;
  for (const pugi::xml_node part :
       ancestor(cell, "w:tbl").child("w:tblGrid").children("w:gridCol")) {
    if (number >= column && number < column + span(cell)) width += part.attribute("w:w").as_int();
    ++number;
  }
  return width;
}

int cell_width(pugi::xml_node cell) {
  const pugi::xml_node own = cell.child("w:tcPr").child("w:tcW");
  const bool fixed = std::string_view(own.attribute("w:type").as_string("dxa")) == "dxa";
  const int width = fixed && own ? own.attribute("w:w").as_int() : grid_width(cell);
  return width - cell_margins(cell);
}

int text_box_width(pugi::xml_node box) {
  const pugi::xml_node shape = box.parent().parent();
  const pugi::xml_node extent = shape.child("wps:spPr").child("a:xfrm").child("a:ext");
  const pugi::xml_node body = shape.child("wps:bodyPr");
  int insets = 0;
  for (const char* side : {"lIns", "rIns"}) {
    insets += body.attribute(side).as_int(kTextBoxInset * kEmuPerTwip) / kEmuPerTwip;
  }
  return extent.attribute("cx").as_int() / kEmuPerTwip - insets;
}

}  // namespace

std::vector<int> section_widths(pugi::xml_node root, int otherwise) {
  std::vector<pugi::xml_node> sections;
  add_sections(root, sections);
  std::vector<int> widths;
  for (const pugi::xml_node section : sections) widths.push_back(section_width(section));
  if (widths.empty()) widths.push_back(otherwise);
  return widths;
}

int width_at(pugi::xml_node node, int section) {
  for (pugi::xml_node around = node.parent(); around; around = around.parent()) {
    int width = 0;
    if (named(around, "w:tc")) width = cell_width(around);
    if (named(around, "w:txbxContent")) width = text_box_width(around);
    if (width > 0) return width;
  }
  return section;
}

int page_width(const opc::Package& package, std::string_view part) {
  pugi::xml_document document;
  diag::Report ignored;
  const std::string& main = package.main_part();
  if (!xml::parse(package.bytes(main), document, main, ignored)) return section_width({});
  use_usual_prefixes(document);
  std::vector<pugi::xml_node> sections;
  add_sections(document, sections);
  for (const pugi::xml_node section : sections) {
    for (const opc::Relationship& relationship : package.relationships(main)) {
      if (relationship.external || opc::Package::resolve(main, relationship.target) != part) {
        continue;
      }
      for (const char* reference : {"w:headerReference", "w:footerReference"}) {
        if (section.find_child_by_attribute(reference, "r:id", relationship.id.c_str())) {
          return section_width(section);
        }
      }
    }
  }
  return section_width(sections.empty() ? pugi::xml_node() : sections.back());
}

}  // namespace chengwen::wml
