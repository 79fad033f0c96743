#include "wml/font_size.h"

#include <utility>

namespace chengwen::wml {
namespace {

constexpr std::pair<int, std::string_view> kSizes[] = {
    {84, "初号"}, {72, "小初"}, {52, "一号"}, {48, "小一"}, {44, "二号"}, {36, "小二"},
    {32, "三号"}, {30, "小三"}, {28, "四号"}, {24, "小四"}, {21, "五号"}, {18, "小五"},
    {15, "六号"}, {13, "小六"}, {11, "七号"}, {10, "八号"}};

}  // namespace

std::optional<int> font_size_of(std::string_view name) {
  for (const auto& [size, known] : kSizes) {
    if (known == name) return size;
  }
  return std::nullopt;
}

std::string_view font_size_name(int half_points) {
  for (const auto& [size, name] : kSizes) {
    if (size == half_points) return name;
  }
  return "";
}

}  // namespace chengwen::wml
