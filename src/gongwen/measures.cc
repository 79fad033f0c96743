#include "gongwen/measures.h"

#include <cstdlib>
#include <utility>

#include "wml/font_size.h"

namespace chengwen::gongwen {
namespace {

/// `numerator` / `denominator` with up to `places` fraction digits, half up, no zeros at the end.
std::string fraction(std::int64_t numerator, std::int64_t denominator, int places) {
  std::int64_t scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  const bool negative = numerator < 0;
  const std::int64_t value = (std::abs(numerator) * scale * 2 + denominator) / (2 * denominator);
  std::string digits = std::to_string(value % scale + scale).substr(1);
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  std::string result = (negative && value != 0 ? "-" : "") + std::to_string(value / scale);
  return digits.empty() ? result : result + "." + digits;
}

}  // namespace

Words size_words(int half_points) {
  const std::string points = fraction(half_points, 2, 1);
  if (const std::string name(wml::font_size_name(half_points)); !name.empty())
    return {name + "（" + points + "磅）", points + " pt (" + name + ")"};
  return {points + "磅", points + " pt"};
}

Words millimetres(int twips) {
  const std::string value = fraction(std::int64_t{twips} * 254, 14400, 1);
  return {value + "毫米", value + " mm"};
}

Words points(int twips) {
  const std::string value = fraction(twips, 20, 2);
  return {value + "磅", value + " pt"};
}

Words character_count(int twips, int character) {
  const std::string value = fraction(twips, character, 1);
  return {value + "字", value + " characters"};
}

Words alignment_words(wml::Alignment alignment) {
  switch (alignment) {
    case wml::Alignment::left:
      return {"左对齐", "left"};
    case wml::Alignment::center:
      return {"居中", "centred"};
    case wml::Alignment::right:
      return {"右对齐", "right"};
    case wml::Alignment::both:
      return {"两端对齐", "justified"};
    case wml::Alignment::distribute:
      return {"分散对齐", "distributed"};
  }
  return {};
}

}  // namespace chengwen::gongwen
