#include "wml/section_setup.h"

#include <utility>

#include "wml/format_edit.h"
#include "wml/formatting.h"
#include "wml/messages.h"

namespace chengwen::wml {
namespace {

/// Turns the page with its margins, as Word does.
void turn(pugi::xml_node section, bool landscape) {
  const PageFormat page = page_format(section);
  if ((page.width > page.height) == landscape) return;
  pugi::xml_node size = property_for(section, "w:pgSz");
  set_attribute(size, "w:w", page.height);
  set_attribute(size, "w:h", page.width);
  if (landscape) {
    set_attribute(size, "w:orient", "landscape");
  } else {
    size.remove_attribute("w:orient");
  }
  const int turned[] = {landscape ? page.left : page.right, landscape ? page.right : page.left,
                        landscape ? page.bottom : page.top, landscape ? page.top : page.bottom};
  const char* const names[] = {"w:top", "w:bottom", "w:left", "w:right"};
  for (std::size_t i = 0; i < std::size(names); ++i)
    set_page_margin(section, page, names[i], turned[i]);
}

void set_first_number(pugi::xml_node section, int number) {
  if (number > 0) return set_attribute(property_for(section, "w:pgNumType"), "w:start", number);
  pugi::xml_node numbers = section.child("w:pgNumType");
  numbers.remove_attribute("w:start");
  if (numbers && !numbers.first_attribute()) section.remove_child(numbers);
}

int whole_number(const Fields& fields, std::string_view key, const data::Value& value,
                 std::string_view range) {
  constexpr int kMost = 32767;
  const auto number = value.is_number() ? value.as_small_integer() : std::nullopt;
  if (!number || *number < 1 || *number > kMost) {
    fail_at(value, messages::kContentValue,
            {std::string(fields.what()), std::string(key), value.to_string(), std::string(range)});
  }
  return static_cast<int>(*number);
}

}  // namespace

void add_story(pugi::xml_node section, const std::string& key, const std::string& id) {
  const std::size_t blank = key.find(' ');
  pugi::xml_node reference = section.prepend_child(key.substr(0, blank).c_str());
  set_attribute(reference, "w:type", key.substr(blank + 1));
  set_attribute(reference, "r:id", id);
}

pugi::xml_node find_story(pugi::xml_node section, std::string_view key) {
  return section.find_child([&](const pugi::xml_node& child) {
    return std::string(child.name()) + " " + child.attribute("w:type").as_string("default") == key;
  });
}

void SectionSetup::overlay(const SectionSetup& later) {
  if (!later.type.empty()) type = later.type;
  if (later.landscape) landscape = later.landscape;
  if (later.page_number) page_number = later.page_number;
  if (later.columns) columns = later.columns;
  for (const auto& [key, id] : later.stories) stories[key] = id;
  continued = continued || later.continued;
}

void SectionSetup::apply(pugi::xml_node section) const {
  if (continued) {
    section.remove_child("w:titlePg");
    set_first_number(section, 0);
  }
  if (!type.empty()) set_property(section, "w:type", type);
  if (landscape) turn(section, *landscape);
  if (page_number) set_first_number(section, *page_number);
  for (const auto& [key, id] : stories) {
    section.remove_child(find_story(section, key));
    add_story(section, key, id);
  }
  if (columns) {
    pugi::xml_node layout = property_for(section, "w:cols");
    layout.remove_children();
    set_attribute(layout, "w:num", *columns);
    layout.remove_attribute("w:equalWidth");
  }
}

SectionSetup section_setup(const Fields& fields) {
  SectionSetup setup;
  const std::string orientation = fields.one_of("orientation", {"landscape", "portrait"});
  if (!orientation.empty()) setup.landscape = orientation == "landscape";
  if (const data::Value* start = fields.find("start")) {
    const bool goes_on = start->is_string() && start->as_string() == "continue";
    setup.page_number = goes_on ? 0 : whole_number(fields, "start", *start, "1–32767 continue");
  }
  if (const data::Value* columns = fields.find("columns"))
    setup.columns = whole_number(fields, "columns", *columns, "1–32767");
  return setup;
}

}  // namespace chengwen::wml
