#include "wml/image.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "data/json_reader.h"
#include "diag/messages.h"
#include "text/characters.h"
#include "wml/content_fields.h"
#include "wml/messages.h"
#include "wml/pictures.h"
#include "wml/story_writer.h"

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

std::optional<std::int64_t> side(const Fields& fields, std::string_view key) {
  const data::Value* length = fields.find(key);
  return length ? std::optional(length_in_emu(*length)) : std::nullopt;
}

Image::Fit fit_of(const Fields& fields) {
  const std::string word = fields.one_of("fit", {"cell", "page", "box"});
  if (word.empty()) return Image::Fit::none;
  return word == "cell" ? Image::Fit::cell : word == "page" ? Image::Fit::page : Image::Fit::box;
}

/// A row grows, but not beyond the page.
std::int64_t height_in_cell(const Room& room) {
  return (room.height == 0 ? room.page_height : room.height) * kEmuPerTwip;
}

std::int64_t line_width(int width, const Room& room) {
  return std::max(1, width - room.indents) * kEmuPerTwip;
}

}  // namespace

Image::Image(const data::Value& map) {
  const Fields fields("$image", map);
  const data::Value* path = fields.find("$image");
  if (!path || !path->is_string()) fail_at(map, messages::kContentMalformed, {"$image"});
  path_ = *path;
  fallback_ = fields.text("fallback");
  alt_ = fields.text("alt");
  title_ = fields.text("title");
  size_ = {side(fields, "width"), side(fields, "height"), fit_of(fields)};
  if (const data::Value* link = fields.find("link")) link_ = read_address(*link);
}

Extent Image::Size::limits(Extent room) const {
  return {std::min(room.width, width.value_or(room.width)),
          std::min(room.height, height.value_or(room.height))};
}

bool Image::Size::keeps_in_line(Extent natural) const {
  const bool too_large = natural.width > kLongestSide || natural.height > kLongestSide;
  return fit == Fit::line || (fit == Fit::none && !fixed() && too_large);
}

Extent Image::Size::shown(Extent natural, const Room& room) const {
  const Extent line{line_width(room.width, room), height_in_cell(room)};
  switch (fit) {
    case Fit::cell:
      return fitted(natural, limits(line));
    case Fit::page:
      return fitted(natural,
                    limits({line_width(room.page_width, room), room.page_height * kEmuPerTwip}));
    case Fit::box:
      return fitted(natural, limits({kLongestSide, kLongestSide}));
    case Fit::line:
    case Fit::none:
      break;
  }
  if (keeps_in_line(natural) && room.width > 0) {
    const bool fits = natural.width <= line.width && natural.height <= line.height;
    return fits ? natural : fitted(natural, line);
  }
  Extent size{width.value_or(natural.width), height.value_or(natural.height)};
  if (!height) size.height = natural.height * size.width / natural.width;
  if (!width) size.width = natural.width * size.height / natural.height;
  return size;
}

Drawing Image::drawing(std::string_view part, Needs& needs) const {
  const std::string path = path_.to_string();
  Drawing drawing;
  try {
    const Picture& picture = needs.pictures().load(path, fallback_);
    drawing.format = picture.format;
    drawing.picture = needs.media(part, picture.part);
    if (!picture.svg.empty()) drawing.svg = needs.media(part, picture.svg);
  } catch (diag::Failure& failure) {
    add_place(failure.diagnostic(), path_);
    throw;
  }
  drawing.shown = {drawing.format.shown_width(), drawing.format.shown_height()};
  if (!link_.empty()) drawing.link = link_relationship(link_, part, needs);
  drawing.alt = alt_;
  drawing.title = title_;
  return drawing;
}

Drawing Image::drawing_in(Extent box, std::string_view part, Needs& needs) const {
  Drawing drawing = this->drawing(part, needs);
  if (size_.fixed()) {
    drawing.shown = fitted(drawing.shown, size_.limits(box));
  } else {
    drawing.fill(box);
  }
  return drawing;
}

void Image::write(StoryWriter& writer, const EmitSite& site) const {
  Drawing drawing = this->drawing(writer.part(), writer.needs());
  if (size_.fit == Fit::cell && !site.room.in_cell) fail_at(path_, messages::kFitOutsideCell);
  const Extent natural = drawing.shown;
  const Extent shown = drawing.shown = size_.shown(natural, site.room);
  if (shown.width < 1 || shown.height < 1 || shown.width > kLongestSide ||
      shown.height > kLongestSide) {
    fail_at(path_, messages::kImageSize, {shown_path(path_.to_string())});
  }
  warn_when_clipped(drawing, writer, site);
  const std::string id = writer.needs().drawing_id();
  const auto run = [site_properties = site.run_properties, id](const Drawing& made) {
    return "<w:r>" + site_properties + inline_drawing(made, id) + "</w:r>";
  };
  if (!size_.depends_on_room(natural) || !site.room.cell_varies) return writer.xml(run(drawing));
  writer.xml_in_cell([natural, drawing, run, size = size_, room = site.room](int cell) mutable {
    room.width = cell - room.cell_margins;
    drawing.shown = size.shown(natural, room);
    return run(drawing);
  });
}

void Image::warn_when_clipped(const Drawing& drawing, StoryWriter& writer,
                              const EmitSite& site) const {
  if (site.room.exact_line == 0 || drawing.shown.height <= site.room.exact_line * kEmuPerTwip)
    return;
  diag::Diagnostic clipped(messages::kImageClipped, {shown_path(path_.to_string())});
  add_place(clipped, path_);
  writer.host().report(std::move(clipped));
}

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
  if (!number) fail_at(length, messages::kLength, {written});
  const auto result =
      (*number * data::Decimal::integer(emu)).quantized(0, data::Rounding::half_up).to_int64();
  if (!result || *result <= 0) fail_at(length, messages::kLength, {written});
  return *result;
}

data::Value make_image(const data::Value& map) {
  return data::Value::object(new Image(map));
}

}  // namespace chengwen::wml
