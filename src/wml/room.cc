#include "wml/room.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "data/decimal.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

/// Of Word's "Normal Table", where neither table nor style says any, and the insets of text boxes.
constexpr int kCellMargin = 108;
constexpr int kBoxInset = 144;

bool fixed_width(pugi::xml_node width) {
  return std::string_view(width.attribute("w:type").as_string("dxa")) == "dxa" &&
         width.attribute("w:w").as_int() > 0;
}

int span_of(pugi::xml_node cell) {
  return std::max(1, cell.child("w:tcPr").child("w:gridSpan").attribute("w:val").as_int(1));
}

/// The width of the columns that a cell spans.
int grid_width(pugi::xml_node cell) {
  const pugi::xml_node row = ancestor(cell, "w:tr");
  int column = row.child("w:trPr").child("w:gridBefore").attribute("w:val").as_int();
  for (pugi::xml_node before = cell.previous_sibling(); before; before = before.previous_sibling())
    if (named(before, "w:tc")) column += span_of(before);
  const int end = column + span_of(cell);
  int width = 0, at = 0;
  for (const pugi::xml_node grid :
       ancestor(row, "w:tbl").child("w:tblGrid").children("w:gridCol")) {
    if (at >= column && at < end) width += grid.attribute("w:w").as_int();
    ++at;
  }
  return width;
}

/// The length after `name:` in a VML style, in twips; 0 for none or one that is relative.
int vml_length(std::string_view style, std::string_view name) {
  for (std::size_t at = 0; (at = style.find(name, at)) != std::string_view::npos; ++at) {
    if ((at > 0 && style[at - 1] != ';' && style[at - 1] != ' ')) continue;
    std::string_view value = style.substr(at + name.size());
    if (!value.starts_with(':')) continue;
    value = value.substr(1, value.find(';') - 1);
    const std::size_t unit = std::min(value.find_first_not_of("0123456789."), value.size());
    const auto number = data::Decimal::parse(value.substr(0, unit));
    if (!number) return 0;
    const std::string_view word = value.substr(unit);
    const int twips = word == "pt"                   ? 20
                      : word == "in"                 ? 1440
                      : word == "px" || word.empty() ? 15
                                                     : 0;
    return static_cast<int>((*number * data::Decimal::integer(twips))
                                .quantized(0, data::Rounding::half_up)
                                .to_int64()
                                .value_or(0));
  }
  return 0;
}

/// The inner width of the shape around a text box; 0 when it does not say.
int box_width(pugi::xml_node box) {
  const pugi::xml_node shape = box.parent().parent();
  if (named(box.parent(), "v:textbox")) {
    const int width = vml_length(shape.attribute("style").value(), "width");
    return width == 0 ? 0 : std::max(1, width - 2 * kBoxInset);
  }
  const pugi::xml_node extent = shape.child("wps:spPr").child("a:xfrm").child("a:ext");
  const pugi::xml_node body = shape.child("wps:bodyPr");
  const auto twips = [](pugi::xml_attribute emu, int otherwise) {
    return emu ? static_cast<int>(emu.as_int() / kEmuPerTwip) : otherwise;
  };
  const int width = twips(extent.attribute("cx"), 0);
  const auto inset = [&](const char* name) { return twips(body.attribute(name), kBoxInset); };
  return width == 0 ? 0 : std::max(1, width - inset("lIns") - inset("rIns"));
}

}  // namespace

Room Room::cell(int cell_width) const {
  Room inside = *this;
  inside.width = cell_width;
  inside.height = inside.indents = inside.exact_line = inside.cell_margins = 0;
  inside.in_cell = true;
  inside.cell_varies = false;
  return inside;
}

Rooms::Rooms(const DocumentStyles& styles, const SectionAreas& sections)
    : styles_(styles),
      sections_(sections),
      formatting_(styles.sheet(), styles.lists(), ThemeFonts({}, {})) {}

Room Rooms::at(pugi::xml_node node, const Mark& mark, std::size_t section) {
  const TextArea area = sections_.section(section);
  Room room;
  room.width = room.page_width = area.width;
  room.page_height = area.height;
  take_indents(node, mark, room);
  for (pugi::xml_node around = node.parent(); around; around = around.parent()) {
    if (named(around, "w:tc")) {
      into_cell(around, room);
      break;
    }
    if (named(around, "w:txbxContent")) {
      room.in_cell = true;
      if (const int width = box_width(around); width > 0) room.width = width;
      break;
    }
  }
  return room;
}

void Rooms::take_indents(pugi::xml_node node, const Mark& mark, Room& room) {
  if (const pugi::xml_node paragraph = ancestor(node, "w:p")) return take_indents(paragraph, room);
  pugi::xml_document replaced;
  replaced.load_string(("<w:p>" + mark.paragraph_properties + "</w:p>").c_str());
  take_indents(replaced.document_element(), room);
}

void Rooms::take_indents(pugi::xml_node paragraph, Room& room) {
  const ParagraphFormat& format = formatting_.paragraph(paragraph);
  const int character = formatting_.mark(paragraph).size * 10;
  room.indents = format.indent.left_at(character) + format.indent.right_at(character) +
                 std::max(0, format.indent.first_line_at(character));
  if (format.line_rule == LineRule::exact) room.exact_line = format.line;
}

void Rooms::into_cell(pugi::xml_node cell, Room& room) const {
  const pugi::xml_node own = cell.child("w:tcPr").child("w:tcW");
  const int width = fixed_width(own) ? own.attribute("w:w").as_int() : grid_width(cell);
  room.in_cell = true;
  room.cell_margins = cell_margins(cell);
  if (width > 0) room.width = std::max(1, width - room.cell_margins);
  const pugi::xml_node height = ancestor(cell, "w:tr").child("w:trPr").child("w:trHeight");
  if (std::string_view(height.attribute("w:hRule").value()) == "exact")
    room.height = height.attribute("w:val").as_int();
}

/// Of the left and the right side together: the cell's own, its table's, its table style's.
int Rooms::cell_margins(pugi::xml_node cell) const {
  const pugi::xml_node table = ancestor(cell, "w:tbl").child("w:tblPr");
  std::vector<pugi::xml_node> sources = {
      cell.child("w:tcPr").child("w:tcMar"),
      ancestor(cell, "w:tr").child("w:tblPrEx").child("w:tblCellMar"), table.child("w:tblCellMar")};
  std::string_view style = table.child("w:tblStyle").attribute("w:val").value();
  if (style.empty()) style = styles_.sheet().default_table_style();
  const std::span<const pugi::xml_node> chain = styles_.sheet().chain(style);
  for (auto base = chain.rbegin(); base != chain.rend(); ++base)
    sources.push_back(base->child("w:tblPr").child("w:tblCellMar"));
  const auto side = [&](const char* name, const char* logical) {
    for (const pugi::xml_node margins : sources) {
      for (const char* word : {name, logical}) {
        if (const pugi::xml_node margin = margins.child(word))
          return margin.attribute("w:w").as_int();
      }
    }
    return kCellMargin;
  };
  return side("w:left", "w:start") + side("w:right", "w:end");
}

}  // namespace chengwen::wml
