#include "text/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>

#include "text/utf8.h"

namespace chengwen::text {
namespace {

enum class Order { little, big };

/// The `Size` bytes at `position` as one number.
template <std::size_t Size>
std::uint32_t unit_at(std::string_view bytes, std::size_t position, Order order) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < Size; ++i) {
    const std::size_t at = position + (order == Order::big ? i : Size - 1 - i);
    value = value << 8 | static_cast<unsigned char>(bytes[at]);
  }
  return value;
}

bool is_surrogate(std::uint32_t unit) {
  return unit >= 0xD800 && unit <= 0xDFFF;
}

std::optional<std::string> from_utf16(std::string_view bytes, Order order) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  for (std::size_t position = 0; position < bytes.size(); position += 2) {
    std::uint32_t unit = unit_at<2>(bytes, position, order);
    if (is_surrogate(unit)) {
      if (unit >= 0xDC00 || bytes.size() - position < 4) return std::nullopt;
      const std::uint32_t low = unit_at<2>(bytes, position += 2, order);
      if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    append(text, unit);
  }
  return text;
}

std::optional<std::string> from_utf32(std::string_view bytes, Order order) {
  if (bytes.size() % 4 != 0) return std::nullopt;
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t position = 0; position < bytes.size(); position += 4) {
    const std::uint32_t unit = unit_at<4>(bytes, position, order);
    if (unit > 0x10FFFF || is_surrogate(unit)) return std::nullopt;
    append(text, unit);
  }
  return text;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_gb18030() {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open("gb18030", &status));
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

std::optional<std::string> from_gb18030(std::string_view bytes) {
  thread_local const Converter converter = open_gb18030();
  if (!converter) return std::nullopt;
  // Two bytes become at most three, four become four.
  std::string text(bytes.size() + bytes.size() / 2 + 1, '\0');
  if (text.size() > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), text.data(),
                                               static_cast<std::int32_t>(text.size()), bytes.data(),
                                               static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  text.resize(static_cast<std::size_t>(size));
  return text;
}

struct Encoding {
  std::string_view name;
  std::string_view bom;
  std::optional<std::string> (*convert)(std::string_view bytes);
};

using namespace std::string_view_literals;

constexpr Encoding kUtf8{"UTF-8", "\xEF\xBB\xBF"sv, [](std::string_view bytes) {
                           return is_valid(bytes) ? std::optional(std::string(bytes))
                                                  : std::nullopt;
                         }};
constexpr Encoding kUtf16Little{"UTF-16LE", "\xFF\xFE"sv, [](std::string_view bytes) {
                                  return from_utf16(bytes, Order::little);
                                }};
constexpr Encoding kUtf16Big{"UTF-16BE", "\xFE\xFF"sv,
                             [](std::string_view bytes) { return from_utf16(bytes, Order::big); }};
constexpr Encoding kUtf32Little{"UTF-32LE", "\xFF\xFE\0\0"sv, [](std::string_view bytes) {
                                  return from_utf32(bytes, Order::little);
                                }};
constexpr Encoding kUtf32Big{"UTF-32BE", "\0\0\xFE\xFF"sv,
                             [](std::string_view bytes) { return from_utf32(bytes, Order::big); }};
constexpr Encoding kGb18030{"GB18030", "\x84\x31\x95\x33"sv, from_gb18030};

/// UTF-32 stands before UTF-16, whose mark begins like its own.
constexpr const Encoding* kWithMark[] = {&kUtf8,        &kUtf32Little, &kUtf32Big,
                                         &kUtf16Little, &kUtf16Big,    &kGb18030};

/// UTF-8 with a few bytes damaged or cut off: read as GB18030 it would become other, wrong
/// characters.
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t whole = 0, malformed = 0;
  for (std::size_t position = 0; position < bytes.size();) {
    const std::size_t begin = position;
    decode(bytes, position);
    if (position - begin > 1) {
      ++whole;
    } else {
      malformed += (bytes[begin] & 0x80) != 0;
    }
  }
  return whole > 8 * malformed;
}

/// By the zero bytes of a first character in ASCII, as JSON has it; for other text by where its
/// zeros lie.
const Encoding* guess(std::string_view bytes) {
  const auto zero = [&](std::size_t i) { return i < bytes.size() && bytes[i] == '\0'; };
  const bool four = bytes.size() % 4 == 0 && !bytes.empty();
  if (four && zero(0) && zero(1)) return &kUtf32Big;
  if (four && zero(2) && zero(3)) return &kUtf32Little;
  if (zero(0)) return &kUtf16Big;
  if (zero(1)) return &kUtf16Little;
  if (is_valid(bytes)) return &kUtf8;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0';
  if (zeros[0] == zeros[1]) return is_damaged_utf8(bytes) ? nullptr : &kGb18030;
  return zeros[0] > zeros[1] ? &kUtf16Big : &kUtf16Little;
}

std::optional<Decoded> decode_as(const Encoding& encoding, std::string_view bytes, bool had_bom) {
  auto text = encoding.convert(bytes);
  if (!text) return std::nullopt;
  return Decoded{std::move(*text), encoding.name, had_bom};
}

}  // namespace

std::optional<Decoded> decode_text(std::string bytes) {
  for (const Encoding* encoding : kWithMark) {
    if (!bytes.starts_with(encoding->bom)) continue;
    return decode_as(*encoding, std::string_view(bytes).substr(encoding->bom.size()), true);
  }
  const Encoding* encoding = guess(bytes);
  if (encoding == &kUtf8) return Decoded{std::move(bytes), kUtf8.name, false};  // guess() looked
  return encoding ? decode_as(*encoding, bytes, false) : std::nullopt;
}

}  // namespace chengwen::text
