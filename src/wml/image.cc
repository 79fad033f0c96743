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
  width_ = side(fields, "width");
  height_ = side(fields, "height");
  fit_ = fit_of(fields);
  if (const data::Value* link = fields.find("link")) link_ = read_address(*link);
}

/// The size in the file when nothing else is said.
Extent Image::size(Extent natural, const EmitSite& site) const {
  if (fit_ == Fit::cell && !site.room.in_cell) fail_at(path_, messages::kFitOutsideCell);
  const Room& room = site.room;
  switch (fit_) {
    case Fit::cell:
      return fitted(natural, limits({line_width(room.width, room), height_in_cell(room)}));
    case Fit::page:
      return fitted(natural,
                    limits({line_width(room.page_width, room), room.page_height * kEmuPerTwip}));
    case Fit::box:
      return fitted(natural, limits({kLongestSide, kLongestSide}));
    case Fit::line:
      if (const std::int64_t width = line_width(room.width, room); natural.width > width)
        return fitted(natural, limits({width, kLongestSide}));
      break;
    case Fit::none:
      break;
  }
  Extent size{width_.value_or(natural.width), height_.value_or(natural.height)};
  if (width_ && !height_) size.height = natural.height * size.width / natural.width;
  if (height_ && !width_) size.width = natural.width * size.height / natural.height;
  return size;
}

Extent Image::limits(Extent room) const {
  return {std::min(room.width, width_.value_or(room.width)),
          std::min(room.height, height_.value_or(room.height))};
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
  if (width_ || height_) {
    drawing.shown = fitted(drawing.shown, limits(box));
  } else {
    drawing.fill(box);
  }
  return drawing;
}

void Image::write(StoryWriter& writer, const EmitSite& site) const {
  Drawing drawing = this->drawing(writer.part(), writer.needs());
  const Extent natural = drawing.shown;
  drawing.shown = size(natural, site);
  const Extent shown = drawing.shown;
  if (shown.width < 1 || shown.height < 1 || shown.width > kLongestSide ||
      shown.height > kLongestSide) {
    fail_at(path_, messages::kImageSize, {shown_path(path_.to_string())});
  }
  warn_when_clipped(drawing, writer, site);
  const std::string id = writer.needs().drawing_id();
  const auto run = [site_properties = site.run_properties, id](const Drawing& made) {
    return "<w:r>" + site_properties + inline_drawing(made, id) + "</w:r>";
  };
  if (fit_ != Fit::cell || !site.room.cell_varies) return writer.xml(run(drawing));
  const Extent most = limits({kLongestSide, kLongestSide});
  writer.xml_in_cell([natural, most, drawing, run, room = site.room](int cell) mutable {
    drawing.shown =
        fitted(natural, {std::min(most.width, line_width(cell - room.cell_margins, room)),
                         std::min(most.height, height_in_cell(room))});
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
