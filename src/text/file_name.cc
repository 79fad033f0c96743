#include "text/file_name.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::text {
namespace {

constexpr std::size_t kMostBytes = 255;
// A longer part behind the last dot is no extension.
constexpr std::size_t kLongestExtension = 16;

constexpr std::array<std::string_view, 4> kDevices = {"con", "prn", "aux", "nul"};
constexpr std::array<std::string_view, 2> kNumberedDevices = {"com", "lpt"};

bool is_device(std::string_view name) {
  std::string stem(name.substr(0, name.find('.')));
  for (char& c : stem) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (std::find(kDevices.begin(), kDevices.end(), stem) != kDevices.end()) return true;
  return stem.size() == 4 && stem[3] >= '1' && stem[3] <= '9' &&
         std::find(kNumberedDevices.begin(), kNumberedDevices.end(), stem.substr(0, 3)) !=
             kNumberedDevices.end();
}

/// The longest beginning of `text` of at most `bytes` bytes that ends between characters.
std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

/// Without white space at both ends and without dots at the end.
std::string_view bare(std::string_view text) {
  for (;;) {
    const std::size_t size = text.size();
    text = trim(text);
    while (text.ends_with('.')) text.remove_suffix(1);
    if (text.size() == size) return text;
  }
}

}  // namespace

void append_to_file_name(std::string& name, std::string_view words) {
  constexpr std::string_view kForbidden = "/\\:*?\"<>|";
  bool first = true;
  for (std::size_t position = 0; position < words.size(); first = false) {
    const char32_t c = decode(words, position);
    const bool forbidden =
        c < 0x80 && kForbidden.find(static_cast<char>(c)) != std::string_view::npos;
    append(name, forbidden || is_control(c) || (first && c == U'.') ? U'_' : c);
  }
}

std::string file_name(std::string_view name) {
  name = bare(name);
  const std::size_t dot = name.rfind('.');
  const bool extended = dot != std::string_view::npos && name.size() - dot <= kLongestExtension;
  const std::string_view extension = extended ? name.substr(dot) : std::string_view();
  std::string stem(name.substr(0, name.size() - extension.size()));
  if (is_device(name)) stem.insert(std::min(stem.find('.'), stem.size()), 1, '_');
  stem = bare(beginning(stem, kMostBytes - extension.size()));
  return stem.empty() ? std::string() : stem.append(extension);
}

std::string alike_file_name(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  const auto piece = [](std::string_view words) {
    return icu::StringPiece(words.data(), static_cast<std::int32_t>(words.size()));
  };
  std::string folded, alike;
  icu::StringByteSink<std::string> folding(&folded), decomposing(&alike);
  icu::CaseMap::utf8Fold(0, piece(name), folding, nullptr, status);
  if (U_SUCCESS(status)) decompose->normalizeUTF8(0, piece(folded), decomposing, nullptr, status);
  return U_SUCCESS(status) ? alike : std::string(name);
}

}  // namespace chengwen::text
