#include "wml/used_ids.h"

#include <algorithm>
#include <charconv>

namespace chengwen::wml {
namespace {

/// Above this Word counts ids as signed; counting starts over from 1.
constexpr std::uint32_t kHighest = 0x7F000000;

std::string_view quoted(std::string_view xml, std::size_t begin) {
  const std::size_t end = std::min(xml.find('"', begin), xml.size());
  return xml.substr(begin, end - begin);
}

void add_number(std::string_view digits, std::unordered_set<std::uint32_t>& to) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error == std::errc() && end == digits.data() + digits.size()) to.insert(number);
}

template <class Found>
void each(std::string_view xml, std::string_view start, Found found) {
  for (std::size_t at = xml.find(start); at != std::string_view::npos;
       at = xml.find(start, at + start.size())) {
    found(quoted(xml, at + start.size()));
  }
}

}  // namespace

void UsedIds::add(std::string_view xml) {
  each(xml, " id=\"", [this](std::string_view id) { add_number(id, drawings); });
  each(xml, ":id=\"", [this](std::string_view id) { add_number(id, annotations); });
  each(xml, "w:name=\"", [this](std::string_view name) { bookmarks.emplace(name); });
}

FreshIds::FreshIds(const std::unordered_set<std::uint32_t>& used) : used_(used) {
  for (const std::uint32_t id : used) last_ = std::max(last_, id);
  if (last_ > kHighest) last_ = 0;
}

std::uint32_t FreshIds::next() {
  do {
    ++last_;
  } while (used_.contains(last_));
  return last_;
}

}  // namespace chengwen::wml
