#include "wml/pictures.h"

#include "jinja/environment.h"
#include "wml/image_integrity.h"
#include "wml/messages.h"
#include "wml/needs.h"
#include "wml/svg.h"

namespace chengwen::wml {
namespace {

ImageFormat format_of(std::string_view path, std::string_view bytes, std::uint64_t most_pixels) {
  const auto format = read_image_format(bytes);
  if (!format) {
    diag::Diagnostic refused(messages::kNotAnImage, {shown_path(path)});
    if (const std::string_view name = foreign_format(bytes); !name.empty())
      refused.notes.push_back({&messages::kImageFormat, {std::string(name)}, {}});
    throw diag::Failure(std::move(refused));
  }
  const std::uint64_t pixels = std::uint64_t{format->width} * format->height;
  if (pixels > most_pixels) {
    jinja::fail(messages::kImageTooLarge,
                {shown_path(path), std::to_string(pixels), std::to_string(most_pixels)});
  }
  if (!is_whole(bytes, format->type)) jinja::fail(messages::kImageDamaged, {shown_path(path)});
  return *format;
}

/// "图/logo.svg" → "图/logo.png"; "" for what is no path.
std::string png_beside(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (path.starts_with("data:") || dot == std::string_view::npos) return "";
  return std::string(path.substr(0, dot)) + ".png";
}

}  // namespace

const Picture& Pictures::load(std::string_view path, std::string_view fallback) {
  auto key = std::make_pair(std::string(path), std::string(fallback));
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  Picture picture = read(path, fallback);
  return known_.emplace(std::move(key), std::move(picture)).first->second;
}

Picture Pictures::read(std::string_view path, std::string_view fallback) {
  const Resources& resources = needs_.resources();
  std::string bytes = file_bytes(resources.files, path);
  Picture picture{format_of(path, bytes, resources.image_pixels), "", ""};
  if (picture.format.type != ImageFormat::Type::svg) {
    picture.part = media(std::move(bytes), picture.format);
    return picture;
  }
  const std::string raster = fallback.empty() ? png_beside(path) : std::string(fallback);
  const bool there = !raster.empty() && (!fallback.empty() || has_file(resources.files, raster));
  if (!there) jinja::fail(messages::kSvgAlone, {shown_path(path)});
  std::string raster_bytes = file_bytes(resources.files, raster);
  const ImageFormat format = format_of(raster, raster_bytes, resources.image_pixels);
  if (format.type == ImageFormat::Type::svg) jinja::fail(messages::kSvgAlone, {shown_path(path)});
  picture.svg = media(without_document_type(bytes), picture.format);
  picture.part = media(std::move(raster_bytes), format);
  return picture;
}

std::string Pictures::media(std::string bytes, const ImageFormat& format) {
  return needs_.media_part(std::move(bytes), extension(format.type), media_type(format.type));
}

}  // namespace chengwen::wml
