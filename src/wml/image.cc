#include "wml/image.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "jinja/environment.h"
#include "text/characters.h"
#include "wml/image_format.h"
#include "wml/messages.h"
#include "wml/story_writer.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t emu;
};
constexpr std::array<Unit, 5> kUnits = {
    {{"mm", 36000}, {"cm", 360000}, {"in", 914400}, {"pt", 12700}, {"px", 9525}}};
// Word takes no side longer than 22 inches.
constexpr std::int64_t kLongestSide = 22 * 914400;

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

struct Size {
  std::int64_t width = 0, height = 0;
};

std::string xml_attribute(std::string_view name, std::int64_t value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

class Image : public Content {
 public:
  Image(std::string path, std::optional<std::int64_t> width, std::optional<std::int64_t> height,
        std::string alt)
      : path_(std::move(path)), width_(width), height_(height), alt_(std::move(alt)) {}

  std::string_view type_name() const override { return "image"; }
  Level level() const override { return Level::run; }
  void print(std::string& out) const override { out += alt_; }
  void write(StoryWriter& writer, const EmitSite& site) const override;

 private:
  Size size(const ImageFormat& format) const;

  std::string path_;
  std::optional<std::int64_t> width_, height_;
  std::string alt_;
};

Size Image::size(const ImageFormat& format) const {
  Size size{format.shown_width(), format.shown_height()};
  const Size natural = size;
  if (width_) size.width = *width_;
  if (height_) size.height = *height_;
  if (width_ && !height_) size.height = natural.height * size.width / natural.width;
  if (height_ && !width_) size.width = natural.width * size.height / natural.height;
  if (size.width < 1 || size.height < 1 || size.width > kLongestSide ||
      size.height > kLongestSide) {
    jinja::fail(messages::kImageSize, {path_});
  }
  return size;
}

void Image::write(StoryWriter& writer, const EmitSite& site) const {
  Needs& needs = writer.needs();
  std::string bytes = file_bytes(needs.resources().files, path_);
  const auto format = read_image_format(bytes);
  if (!format) jinja::fail(messages::kNotAnImage, {path_});
  const std::uint64_t pixels = std::uint64_t{format->width} * format->height;
  if (pixels > needs.resources().image_pixels) {
    jinja::fail(messages::kImageTooLarge,
                {path_, std::to_string(pixels), std::to_string(needs.resources().image_pixels)});
  }
  const Size shown = size(*format);
  const Turn turn = kTurns[static_cast<std::size_t>(format->orientation - 1)];
  // A picture on its side is described lying and then turned.
  const Size lying = format->turned() ? Size{shown.height, shown.width} : shown;
  const std::int64_t rise = (shown.height - lying.height) / 2,
                     spread = (shown.width - lying.width) / 2;
  const std::string id = needs.drawing_id();
  const std::string relationship = needs.media(writer.part(), std::move(bytes),
                                               extension(format->type), media_type(format->type));
  std::string description;
  xml::escape_attribute(alt_, description);

  std::string xml =
      "<w:r>" + site.run_properties +
      "<w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"
      "wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent" +
      xml_attribute("cx", lying.width) + xml_attribute("cy", lying.height) + "/>";
  if (format->turned()) {
    xml += "<wp:effectExtent" + xml_attribute("l", spread) + xml_attribute("t", rise) +
           xml_attribute("r", spread) + xml_attribute("b", rise) + "/>";
  }
  xml += "<wp:docPr id=\"" + id + "\" name=\"图片 " + id + "\"";
  if (!description.empty()) xml += " descr=\"" + description + "\"";
  xml +=
      "/><wp:cNvGraphicFramePr><a:graphicFrameLocks "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
      "noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
      "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
      "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/"
      "picture\"><pic:nvPicPr><pic:cNvPr id=\"" +
      id + "\" name=\"图片 " + id + "\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip " +
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:embed=\"" +
      relationship + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm";
  if (turn.degrees != 0) xml += xml_attribute("rot", std::int64_t{turn.degrees} * 60000);
  if (turn.flipped) xml += " flipH=\"1\"";
  xml += "><a:off x=\"0\" y=\"0\"/><a:ext" + xml_attribute("cx", lying.width) +
         xml_attribute("cy", lying.height) +
         "/></a:xfrm><a:prstGeom "
         "prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
         "</wp:inline></w:drawing></w:r>";
  writer.xml(xml);
}

std::optional<std::int64_t> side(const data::Map& map, std::string_view key) {
  const data::Value* length = map.find(key);
  if (!length || length->is_undefined() || length->is_none()) return std::nullopt;
  return length_in_emu(*length);
}

}  // namespace

std::int64_t length_in_emu(const data::Value& length) {
  const std::string written = length.to_string();
  std::string_view text = text::trim(written);
  std::int64_t emu = kUnits[0].emu;
  for (const Unit& unit : kUnits) {
    if (!length.is_string() || !text.ends_with(unit.name)) continue;
    emu = unit.emu;
    text = text::trim_end(text.substr(0, text.size() - unit.name.size()));
    break;
  }
  const auto number = data::Decimal::parse(text);
  if (!number) jinja::fail(messages::kLength, {written});
  const auto result =
      (*number * data::Decimal::integer(emu)).quantized(0, data::Rounding::half_up).to_int64();
  if (!result || *result <= 0) jinja::fail(messages::kLength, {written});
  return *result;
}

data::Value make_image(const data::Value& map) {
  const data::Map& fields = map.as_map();
  const data::Value* path = fields.find("$image");
  if (!path->is_string()) jinja::fail(messages::kContentMalformed, {"$image"});
  const data::Value* alt = fields.find("alt");
  return data::Value::object(new Image(std::string(path->as_string()), side(fields, "width"),
                                       side(fields, "height"), alt ? alt->to_string() : ""));
}

}  // namespace chengwen::wml
