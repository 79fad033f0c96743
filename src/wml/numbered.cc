#include "wml/numbered.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "wml/content.h"
#include "wml/content_fields.h"
#include "wml/format_edit.h"
#include "wml/level_look.h"
#include "wml/loose_element.h"
#include "wml/messages.h"
#include "wml/story_writer.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kNumbered = "$numbered";
constexpr std::string_view kItemKeys = "text children";
constexpr std::string_view kUsualLevels[] = {"一、", "（一）", "1.", "（1）", "①"};

struct Item {
  data::Value text;
  std::vector<Item> children;
};

std::vector<Item> read_items(const data::Value& list) {
  if (!list.is_list()) fail_at(list, messages::kNumberedList);
  std::vector<Item> items;
  for (const data::Value& value : list.items()) {
    if (value.is_list() && !items.empty()) {
      std::vector<Item> children = read_items(value);
      std::move(children.begin(), children.end(), std::back_inserter(items.back().children));
      continue;
    }
    if (value.is_list()) fail_at(value, messages::kNumberedList);
    Item& item = items.emplace_back();
    item.text = value;
    const data::Value* text = value.is_map() ? value.as_map().find("text") : nullptr;
    if (!text) continue;
    check_keys(kNumbered, value, kItemKeys);
    item.text = *text;
    const Fields fields(kNumbered, value);
    if (const data::Value* children = fields.find("children"))
      item.children = read_items(*children);
  }
  return items;
}

std::size_t depth_of(const std::vector<Item>& items) {
  std::size_t depth = 0;
  for (const Item& item : items) depth = std::max(depth, depth_of(item.children));
  return items.empty() ? 0 : depth + 1;
}

/// Where the items of one depth go.
struct Place {
  std::string style;  ///< "": the tag's paragraph
  int list = 0, level = 0;
};

class Writer {
 public:
  Writer(const Fields& fields, StoryWriter& writer, const EmitSite& site)
      : fields_(fields), writer_(writer), site_(site) {}

  void write(const std::vector<Item>& items) {
    find_places(depth_of(items));
    this->items(items, 0);
  }

 private:
  void find_places(std::size_t depth) {
    const data::Value* name = fields_.find("style");
    const StyleSheet& styles = writer_.needs().styles().sheet();
    if (name) {
      const std::string_view list = styles.find("numbering", name->to_string());
      if (!list.empty()) return places_of_list(list_of("numbering", list), 0, "", depth);
      const std::string style(styles.find("paragraph", name->to_string()));
      if (style.empty()) fail_at(*name, messages::kNoStyle, {name->to_string()});
      const ListPosition position = list_of("paragraph", style);
      if (position.list != 0) return places_of_list(position, position.level, style, depth);
      return made_places(style, depth);
    }
    made_places("", depth);
  }

  ListPosition list_of(std::string_view type, std::string_view style) {
    const DocumentStyles& styles = writer_.needs().styles();
    LooseElement paragraph("w:p", "");
    if (type == "paragraph") {
      set_property(paragraph.properties_node(), "w:pStyle", style);
      return styles.list_of(paragraph.properties_node());
    }
    return styles.list_of(styles.sheet().chain(style).back().child("w:pPr"));
  }

  /// A list of the template that counts anew, from its level `first` on.
  void places_of_list(const ListPosition& position, int first, const std::string& style,
                      std::size_t depth) {
    const ListLevels& levels = writer_.needs().styles().lists();
    const int list = writer_.needs().restarted_list(position.list);
    for (int level = first; level < ListLevels::kLevels; ++level) {
      const auto found = levels.level(position.list, level);
      if (!found) break;
      const std::string own = found->node.child("w:pStyle").attribute("w:val").value();
      places_.push_back({style.empty() || own.empty() ? style : own, list, level});
    }
    check_depth(depth);
  }

  void made_places(const std::string& style, std::size_t depth) {
    std::vector<MadeLevel> levels;
    if (const data::Value* looks = fields_.find("levels")) {
      if (!looks->is_list() || looks->items().empty()) fail_at(*looks, messages::kNumberedLevels);
      for (const data::Value& look : looks->items()) {
        levels.push_back(level_that_looks(look.to_string(), static_cast<int>(levels.size())));
      }
    } else {
      for (const std::string_view look : kUsualLevels) {
        levels.push_back(level_that_looks(look, static_cast<int>(levels.size())));
      }
    }
    if (levels.size() > ListLevels::kLevels) {
      fail_at(*fields_.find("levels"), messages::kNumberedLevels);
    }
    const int list = make_list(writer_.needs(), levels, 0, fields_.integer("start", 1));
    for (int level = 0; level < static_cast<int>(levels.size()); ++level) {
      places_.push_back({style, list, level});
      hanging_.push_back(levels[static_cast<std::size_t>(level)].hanging > 0);
    }
    check_depth(depth);
  }

  void check_depth(std::size_t depth) {
    if (depth <= places_.size()) return;
    fail_at(*fields_.find(kNumbered), messages::kNumberedDepth,
            {std::to_string(depth), std::to_string(places_.size())});
  }

  void items(const std::vector<Item>& items, std::size_t depth) {
    if (items.empty()) return;
    const EmitSite site = site_of(depth);
    for (const Item& item : items) {
      writer_.value(item.text, site);
      this->items(item.children, depth + 1);
    }
  }

  EmitSite site_of(std::size_t depth) {
    const Place& place = places_[depth];
    LooseElement paragraph("w:p", place.style.empty() ? site_.paragraph_properties : "");
    pugi::xml_node properties = paragraph.properties_node();
    for (const char* name : {"w:pageBreakBefore", "w:framePr", "w:numPr", "w:outlineLvl"}) {
      properties.remove_child(name);
    }
    // Direct indents would win over those of the list.
    if (hanging_.empty() || hanging_[depth]) properties.remove_child("w:ind");
    if (!place.style.empty()) set_property(properties, "w:pStyle", place.style);
    const pugi::xml_node number = property_for(properties, "w:numPr");
    set_attribute(pugi::xml_node(number).append_child("w:ilvl"), "w:val", place.level);
    set_attribute(pugi::xml_node(number).append_child("w:numId"), "w:val", place.list);
    EmitSite site =
        block_site(paragraph.properties(), place.style.empty() ? site_.run_properties : "");
    site.room = site_.room;
    return site;
  }

  const Fields& fields_;
  StoryWriter& writer_;
  const EmitSite& site_;
  std::vector<Place> places_;  // by depth
  std::vector<bool> hanging_;  // of made levels
};

class Numbered : public Content {
 public:
  Numbered(data::Value map, std::vector<Item> items)
      : map_(std::move(map)), items_(std::move(items)) {}
  std::string_view type_name() const override { return "list"; }
  Level level() const override { return Level::block; }
  void write(StoryWriter& writer, const EmitSite& site) const override {
    const Fields fields(kNumbered, map_);
    Writer(fields, writer, site).write(items_);
  }
  void print(std::string& out) const override { print(items_, out); }

 private:
  static void print(const std::vector<Item>& items, std::string& out) {
    for (const Item& item : items) {
      item.text.print(out);
      out += '\n';
      print(item.children, out);
    }
  }

  data::Value map_;
  std::vector<Item> items_;
};

}  // namespace

data::Value make_numbered(const data::Value& map) {
  std::vector<Item> items = read_items(*map.as_map().find(kNumbered));
  if (items.empty()) return data::Value::string("");
  return data::Value::object(new Numbered(map, std::move(items)));
}

}  // namespace chengwen::wml
