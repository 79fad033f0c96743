#include "wml/image_format.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "wml/bytes.h"

namespace chengwen::wml {
namespace {

constexpr std::int64_t kEmuPerInch = 914400;
// A header that claims more is not a picture that Word could show.
constexpr std::uint32_t kLargestSide = 1u << 20;
// Fewer pixels per inch are a mistake of the program that wrote them.
constexpr std::uint32_t kLowestDpi = 10;

bool starts(std::string_view bytes, std::string_view magic) {
  return bytes.substr(0, magic.size()) == magic;
}

std::uint32_t rounded(std::uint64_t dividend, std::uint64_t divisor) {
  return static_cast<std::uint32_t>((dividend + divisor / 2) / divisor);
}

std::uint32_t per_inch(std::uint32_t per_meter) {
  return rounded(std::uint64_t{per_meter} * 254, 10000);
}

std::optional<ImageFormat> read_png(std::string_view bytes) {
  const Bytes in(bytes, true);
  ImageFormat image;
  image.type = ImageFormat::Type::png;
  image.width = in.u32(16);
  image.height = in.u32(20);
  if (!in.ok()) return std::nullopt;
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const std::uint32_t size = in.u32(at);
    const std::string_view chunk = bytes.substr(at + 4, 4);
    if (chunk == "pHYs" && size == 9 && in.u8(at + 16) == 1) {
      image.dpi_x = per_inch(in.u32(at + 8));
      image.dpi_y = per_inch(in.u32(at + 12));
    }
    if (chunk == "IDAT") break;
    at += std::size_t{12} + size;
  }
  return image;
}

std::optional<ImageFormat> read_gif(std::string_view bytes) {
  const Bytes in(bytes, false);
  ImageFormat image;
  image.type = ImageFormat::Type::gif;
  image.width = in.u16(6);
  image.height = in.u16(8);
  if (!in.ok()) return std::nullopt;
  return image;
}

std::optional<ImageFormat> read_bmp(std::string_view bytes) {
  const Bytes in(bytes, false);
  ImageFormat image;
  image.type = ImageFormat::Type::bmp;
  image.width = in.u32(18);
  const auto height = static_cast<std::int32_t>(in.u32(22));
  image.height =
      height < 0 ? 0u - static_cast<std::uint32_t>(height) : static_cast<std::uint32_t>(height);
  image.dpi_x = per_inch(in.u32(38));
  image.dpi_y = per_inch(in.u32(42));
  if (!in.ok()) return std::nullopt;
  if (image.dpi_x == 0) image.dpi_x = 96;
  if (image.dpi_y == 0) image.dpi_y = 96;
  return image;
}

// The first directory of a TIFF file, which is also the form of EXIF.
struct TiffDirectory {
  std::uint32_t width = 0, height = 0, orientation = 1, unit = 2;
  std::uint32_t dpi_x = 0, dpi_y = 0;
};

std::optional<TiffDirectory> read_tiff_directory(std::string_view bytes) {
  const bool big_endian = starts(bytes, "MM");
  if (!big_endian && !starts(bytes, "II")) return std::nullopt;
  const Bytes in(bytes, big_endian);
  if (in.u16(2) != 42) return std::nullopt;
  const std::size_t start = in.u32(4);
  const std::uint32_t entries = in.u16(start);
  TiffDirectory directory;
  const auto resolution = [&](std::size_t at) {
    const std::uint32_t dividend = in.u32(at), divisor = in.u32(at + 4);
    return divisor == 0 ? 0 : rounded(dividend, divisor);
  };
  for (std::uint32_t i = 0; i < entries && in.ok(); ++i) {
    const std::size_t at = start + 2 + std::size_t{12} * i;
    const std::uint32_t value = in.u16(at + 2) == 3 ? in.u16(at + 8) : in.u32(at + 8);
    switch (in.u16(at)) {
      case 0x100:
        directory.width = value;
        break;
      case 0x101:
        directory.height = value;
        break;
      case 0x112:
        directory.orientation = value;
        break;
      case 0x11A:
        directory.dpi_x = resolution(value);
        break;
      case 0x11B:
        directory.dpi_y = resolution(value);
        break;
      case 0x128:
        directory.unit = value;
        break;
      default:
        break;
    }
  }
  if (!in.ok()) return std::nullopt;
  if (directory.unit == 3) {
    directory.dpi_x = rounded(std::uint64_t{directory.dpi_x} * 254, 100);
    directory.dpi_y = rounded(std::uint64_t{directory.dpi_y} * 254, 100);
  } else if (directory.unit != 2) {
    directory.dpi_x = directory.dpi_y = 0;
  }
  return directory;
}

void take_directory(const TiffDirectory& directory, ImageFormat& image) {
  if (directory.orientation >= 1 && directory.orientation <= 8)
    image.orientation = static_cast<int>(directory.orientation);
  if (directory.dpi_x != 0) image.dpi_x = directory.dpi_x;
  if (directory.dpi_y != 0) image.dpi_y = directory.dpi_y;
}

std::optional<ImageFormat> read_tiff(std::string_view bytes) {
  const auto directory = read_tiff_directory(bytes);
  if (!directory) return std::nullopt;
  ImageFormat image;
  image.type = ImageFormat::Type::tiff;
  image.width = directory->width;
  image.height = directory->height;
  take_directory(*directory, image);
  return image;
}

bool is_frame_header(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<ImageFormat> read_jpeg(std::string_view bytes) {
  const Bytes in(bytes, true);
  ImageFormat image;
  image.type = ImageFormat::Type::jpeg;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (in.u8(at) != 0xFF) return std::nullopt;
    const std::uint32_t marker = in.u8(at + 1);
    if (marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
      at += marker == 0xFF ? 1 : 2;
      continue;
    }
    const std::size_t size = in.u16(at + 2);
    if (size < 2) return std::nullopt;
    const std::string_view body = bytes.substr(at + 4, size - 2);
    if (marker == 0xE0 && starts(body, std::string_view("JFIF\0", 5)) && body.size() >= 12) {
      const Bytes jfif(body, true);
      const std::uint32_t unit = jfif.u8(7), x = jfif.u16(8), y = jfif.u16(10);
      if (unit == 1 && x != 0 && y != 0) image.dpi_x = x, image.dpi_y = y;
      if (unit == 2)
        image.dpi_x = rounded(std::uint64_t{x} * 254, 100),
        image.dpi_y = rounded(std::uint64_t{y} * 254, 100);
    } else if (marker == 0xE1 && starts(body, std::string_view("Exif\0\0", 6))) {
      if (const auto directory = read_tiff_directory(body.substr(6)))
        take_directory(*directory, image);
    } else if (is_frame_header(marker)) {
      image.height = in.u16(at + 5);
      image.width = in.u16(at + 7);
      if (!in.ok()) return std::nullopt;
      return image;
    }
    at += 2 + size;
  }
  return std::nullopt;
}

// CSS lengths of the root element in pixels; 0 where there is none or it is relative.
std::uint32_t css_pixels(std::string_view value) {
  std::uint64_t thousandths = 0;
  std::size_t i = 0;
  for (; i < value.size() && value[i] >= '0' && value[i] <= '9' && thousandths < 1'000'000'000; ++i)
    thousandths = thousandths * 10 + static_cast<std::uint64_t>(value[i] - '0') * 1000;
  if (i < value.size() && value[i] == '.') {
    std::uint64_t scale = 100;
    for (++i; i < value.size() && value[i] >= '0' && value[i] <= '9'; ++i, scale /= 10)
      thousandths += static_cast<std::uint64_t>(value[i] - '0') * scale;
  }
  const std::string_view unit = value.substr(i);
  if (unit.empty() || unit == "px") return rounded(thousandths, 1000);
  if (unit == "pt") return rounded(thousandths * 96, 72'000);
  if (unit == "mm") return rounded(thousandths * 960, 254'000);
  if (unit == "cm") return rounded(thousandths * 9600, 254'000);
  if (unit == "in") return rounded(thousandths * 96, 1000);
  return 0;
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = 0; (at = tag.find(name, at)) != std::string_view::npos; at += name.size()) {
    const bool begins = at > 0 && (tag[at - 1] == ' ' || tag[at - 1] == '\n' ||
                                   tag[at - 1] == '\t' || tag[at - 1] == '\r');
    const std::size_t equals = at + name.size();
    if (!begins || equals + 1 >= tag.size() || tag[equals] != '=') continue;
    const char quote = tag[equals + 1];
    const std::size_t end = tag.find(quote, equals + 2);
    if ((quote != '"' && quote != '\'') || end == std::string_view::npos) continue;
    return tag.substr(equals + 2, end - equals - 2);
  }
  return {};
}

std::optional<ImageFormat> read_svg(std::string_view bytes) {
  const std::size_t root = bytes.substr(0, 4096).find("<svg");
  if (root == std::string_view::npos) return std::nullopt;
  const std::string_view tag = bytes.substr(root, bytes.find('>', root) - root);
  ImageFormat image;
  image.type = ImageFormat::Type::svg;
  image.dpi_x = image.dpi_y = 96;
  image.width = css_pixels(attribute(tag, "width"));
  image.height = css_pixels(attribute(tag, "height"));
  if (image.width != 0 && image.height != 0) return image;
  std::string_view box = attribute(tag, "viewBox");
  std::uint32_t numbers[4] = {};
  for (auto& number : numbers) {
    while (!box.empty() && (box[0] == ' ' || box[0] == ',')) box.remove_prefix(1);
    const std::size_t end = std::min(box.find_first_of(" ,"), box.size());
    number = css_pixels(box.substr(0, end));
    box.remove_prefix(end);
  }
  image.width = numbers[2] != 0 ? numbers[2] : 300;
  image.height = numbers[3] != 0 ? numbers[3] : 150;
  return image;
}

/// What else is brought as a picture: where its name stands in the file.
struct Foreign {
  std::size_t at;
  std::string_view magic, name;
};
constexpr std::array<Foreign, 9> kForeign = {{{8, "WEBP", "WebP"},
                                              {4, "ftypheic", "HEIC"},
                                              {4, "ftypheix", "HEIC"},
                                              {4, "ftypmif1", "HEIC"},
                                              {4, "ftypavif", "AVIF"},
                                              {0, "%PDF-", "PDF"},
                                              {0, "8BPS", "Photoshop"},
                                              {40, " EMF", "EMF"},
                                              {0, "\xD7\xCD\xC6\x9A", "WMF"}}};

std::optional<ImageFormat> read_any(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (starts(bytes, "\x89PNG\r\n\x1a\n"sv)) return read_png(bytes);
  if (starts(bytes, "\xFF\xD8\xFF"sv)) return read_jpeg(bytes);
  if (starts(bytes, "GIF87a"sv) || starts(bytes, "GIF89a"sv)) return read_gif(bytes);
  if (starts(bytes, "BM"sv)) return read_bmp(bytes);
  if (starts(bytes, "II*\0"sv) || starts(bytes, "MM\0*"sv)) return read_tiff(bytes);
  return read_svg(bytes);
}

}  // namespace

std::int64_t ImageFormat::shown_width() const {
  return turned() ? std::int64_t{height} * kEmuPerInch / dpi_y
                  : std::int64_t{width} * kEmuPerInch / dpi_x;
}

std::int64_t ImageFormat::shown_height() const {
  return turned() ? std::int64_t{width} * kEmuPerInch / dpi_x
                  : std::int64_t{height} * kEmuPerInch / dpi_y;
}

std::optional<ImageFormat> read_image_format(std::string_view bytes) {
  auto image = read_any(bytes);
  if (!image || image->width == 0 || image->height == 0) return std::nullopt;
  if (image->width > kLargestSide || image->height > kLargestSide) return std::nullopt;
  if (image->dpi_x < kLowestDpi) image->dpi_x = 72;
  if (image->dpi_y < kLowestDpi) image->dpi_y = 72;
  return image;
}

std::string_view foreign_format(std::string_view bytes) {
  for (const Foreign& foreign : kForeign) {
    if (bytes.size() > foreign.at && bytes.substr(foreign.at).starts_with(foreign.magic))
      return foreign.name;
  }
  return {};
}

std::string_view extension(ImageFormat::Type type) {
  constexpr std::string_view kNames[] = {"png", "jpeg", "gif", "bmp", "tiff", "svg"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view media_type(ImageFormat::Type type) {
  constexpr std::string_view kNames[] = {"image/png", "image/jpeg", "image/gif",
                                         "image/bmp", "image/tiff", "image/svg+xml"};
  return kNames[static_cast<std::size_t>(type)];
}

}  // namespace chengwen::wml
