#include "wml/used_ids.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace chengwen::wml {
namespace {

/// Above this Word counts ids as signed; counting starts over from 1.
constexpr std::uint32_t kHighest = 0x7F000000;

void add_number(std::string_view digits, std::unordered_set<std::uint32_t>& to) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error == std::errc() && end == digits.data() + digits.size()) to.insert(number);
}

}  // namespace

void UsedIds::add(pugi::xml_node tree) {
  for (pugi::xml_attribute attribute = tree.first_attribute(); attribute;
       attribute = attribute.next_attribute()) {
    const std::string_view name = attribute.name();
    if (name == "w:name") {
      bookmarks.emplace(attribute.value());
    } else if (name == "id") {
      add_number(attribute.value(), drawings);
    } else if (name.ends_with(":id")) {
      add_number(attribute.value(), annotations);
    }
  }
  for (pugi::xml_node child = tree.first_child(); child; child = child.next_sibling()) add(child);
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
