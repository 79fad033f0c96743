#include "wml/turned_footer.h"

#include <string_view>

#include "wml/format_edit.h"
#include "wml/room.h"
#include "wml/tree.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

constexpr int kLineTwips = 280;

constexpr std::pair<const char*, const char*> kNamespaces[] = {
    {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
    {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
    {"xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"},
    {"xmlns:wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"}};

std::string emu(int twips) {
  return std::to_string(twips * kEmuPerTwip);
}

/// A text box whose lines run downwards (20.4.2.3, and wps:wsp), in a paragraph that takes no room.
std::string box(std::string_view content, int left, int top, int width, int height,
                const std::string& drawing_id) {
  const std::string size = "cx=\"" + emu(width) + "\" cy=\"" + emu(height) + "\"";
  const std::string shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
  return "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>"
         "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/></w:pPr><w:r><mc:AlternateContent>"
         "<mc:Choice Requires=\"wps\"><w:drawing><wp:anchor distT=\"0\" distB=\"0\" distL=\"0\" "
         "distR=\"0\" simplePos=\"0\" relativeHeight=\"251659264\" behindDoc=\"0\" locked=\"0\" "
         "layoutInCell=\"1\" allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/>"
         "<wp:positionH relativeFrom=\"page\"><wp:posOffset>" +
         emu(left) +
         "</wp:posOffset></wp:positionH><wp:positionV relativeFrom=\"page\"><wp:posOffset>" +
         emu(top) + "</wp:posOffset></wp:positionV><wp:extent " + size +
         "/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:wrapSquare "
         "wrapText=\"bothSides\"/>"
         "<wp:docPr id=\"" +
         drawing_id + "\" name=\"Text Box " + drawing_id +
         "\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"" + shape +
         "\"><wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext " +
         size +
         "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/>"
         "</a:ln></wps:spPr><wps:txbx><w:txbxContent>" +
         std::string(content) +
         "</w:txbxContent></wps:txbx><wps:bodyPr rot=\"0\" vert=\"vert\" wrap=\"square\" "
         "lIns=\"0\" "
         "tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\" "
         "anchorCtr=\"0\"><a:noAutofit/></wps:bodyPr>"
         "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
         "</mc:AlternateContent></w:r></w:p>";
}

bool has_tags(std::string_view xml) {
  return xml.find("{{") != xml.npos || xml.find("{%") != xml.npos;
}

/// The part of a footer with its content in a box; "" when it cannot be turned.
std::string turned(const std::string& footer, const PageFormat& upright, Needs& needs) {
  pugi::xml_document document;
  diag::Report ignored;
  if (has_tags(footer) || !xml::parse(footer, document, "", ignored)) return {};
  pugi::xml_node root = document.document_element();
  std::string content;
  int lines = 0;
  for (const pugi::xml_node child : root.children()) {
    if (child.type() != pugi::node_element) continue;
    content += serialised(child);
    ++lines;
  }
  if (lines == 0 || content.find("<w:txbxContent") != std::string::npos) return {};
  root.remove_children();
  for (const auto& [name, uri] : kNamespaces)
    if (!root.attribute(name)) root.append_attribute(name) = uri;
  const std::string frame = box(content, upright.footer, upright.left, lines * kLineTwips,
                                upright.text_width(), needs.drawing_id());
  std::string xml = serialised(root);
  const std::size_t end = xml.rfind("/>");
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml.substr(0, end) +
         ">" + frame + "</" + root.name() + ">";
}

}  // namespace

std::string turned_footer(Needs& needs, const std::string& id, const PageFormat& upright) {
  const std::string& main = needs.package().main_part();
  for (const opc::Relationship& relationship : needs.package().relationships(main)) {
    if (relationship.id != id || relationship.external) continue;
    const std::string part = opc::Package::resolve(main, relationship.target);
    const std::string xml = turned(needs.package().bytes(part), upright, needs);
    if (xml.empty()) return id;
    const std::string copy = needs.free_part(part);
    needs.edit().add(copy, needs.package().content_type(part), xml);
    needs.edit().copy_relationships(part, copy);
    return needs.relationship(main, relationship.type, "/" + copy, false);
  }
  return id;
}

}  // namespace chengwen::wml
