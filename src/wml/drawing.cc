#include "wml/drawing.h"

#include <algorithm>
#include <array>
#include <utility>

#include "xml/escape.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kMain =
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
constexpr std::string_view kRelationships =
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// What nobody sees of a wrong ratio, in thousandths of a per cent.
constexpr std::int64_t kInvisible = 100;

struct Turn {
  int degrees;
  bool flipped;
};
/// EXIF orientation 1…8 as a clockwise turn after a mirroring from left to right.
constexpr std::array<Turn, 8> kTurns = {{{0, false},
                                         {0, true},
                                         {180, false},
                                         {180, true},
                                         {270, true},
                                         {90, false},
                                         {90, true},
                                         {270, false}}};

const Turn& turn_of(const ImageFormat& format) {
  return kTurns[static_cast<std::size_t>(format.orientation - 1)];
}

std::string number(std::string_view name, std::int64_t value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

std::string words(std::string_view name, std::string_view value) {
  if (value.empty()) return "";
  std::string out = " " + std::string(name) + "=\"";
  xml::escape_attribute(value, out);
  return out + "\"";
}

}  // namespace

Extent fitted(Extent natural, Extent box) {
  const std::int64_t height = natural.height * box.width / natural.width;
  if (height <= box.height) return {box.width, std::max<std::int64_t>(1, height)};
  return {std::max<std::int64_t>(1, natural.width * box.height / natural.height), box.height};
}

Extent Drawing::lying() const {
  return format.turned() ? Extent{shown.height, shown.width} : shown;
}

int Drawing::degrees() const {
  return turn_of(format).degrees;
}

bool Drawing::flipped() const {
  return turn_of(format).flipped;
}

void Drawing::fill(Extent box) {
  shown = box;
  const Extent frame = lying();
  Extent natural{format.shown_width(), format.shown_height()};
  if (format.turned()) std::swap(natural.width, natural.height);
  // Half of what the frame is larger than the picture that just fits into it.
  const auto pad = [](std::int64_t larger, std::int64_t smaller) {
    const std::int64_t unit = std::max<std::int64_t>(1, smaller / 1'000'000);
    const std::int64_t half = (larger / unit - smaller / unit) * 50000 / (smaller / unit);
    return half > kInvisible ? half : 0;
  };
  const std::int64_t wide = frame.width * natural.height, high = frame.height * natural.width;
  padding = wide > high ? Extent{pad(wide, high), 0} : Extent{0, pad(high, wide)};
}

std::string Drawing::crop_xml() const {
  if (padding.width == 0 && padding.height == 0) return "";
  std::string xml = "<a:srcRect";
  if (padding.width != 0) xml += number("l", -padding.width) + number("r", -padding.width);
  if (padding.height != 0) xml += number("t", -padding.height) + number("b", -padding.height);
  return xml + "/>";
}

// [MS-ODRAWXML] 2.3.6.6: svgBlip.
std::string Drawing::blip_extension() const {
  if (svg.empty()) return "";
  return "<a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip "
         "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"" +
         svg + "\"/></a:ext></a:extLst>";
}

std::string Drawing::link_xml() const {
  if (link.empty()) return "";
  return "<a:hlinkClick" + std::string(kMain) + std::string(kRelationships) + " r:id=\"" + link +
         "\"/>";
}

std::string inline_drawing(const Drawing& drawing, std::string_view id) {
  const Extent lying = drawing.lying();
  const std::string name = " id=\"" + std::string(id) + "\" name=\"图片 " + std::string(id) + "\"";
  std::string xml =
      "<w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"
      "wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent" +
      number("cx", lying.width) + number("cy", lying.height) + "/>";
  xml += "<wp:docPr" + name + words("descr", drawing.alt) + words("title", drawing.title);
  const std::string link = drawing.link_xml();
  xml += link.empty() ? "/>" : ">" + link + "</wp:docPr>";
  xml.append("<wp:cNvGraphicFramePr><a:graphicFrameLocks").append(kMain);
  xml.append(" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic").append(kMain);
  xml +=
      "><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
      "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr>"
      "<pic:cNvPr" +
      name + "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip" + std::string(kRelationships) +
      " r:embed=\"" + drawing.picture + "\"";
  const std::string extension = drawing.blip_extension();
  xml += extension.empty() ? "/>" : ">" + extension + "</a:blip>";
  xml += "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm";
  if (drawing.degrees() != 0) xml += number("rot", std::int64_t{drawing.degrees()} * 60000);
  if (drawing.flipped()) xml += " flipH=\"1\"";
  xml += "><a:off x=\"0\" y=\"0\"/><a:ext" + number("cx", lying.width) +
         number("cy", lying.height) +
         "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
         "</a:graphicData></a:graphic></wp:inline></w:drawing>";
  return xml;
}

}  // namespace chengwen::wml
