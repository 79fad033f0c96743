#include "wml/section_areas.h"

#include <algorithm>

#include "wml/formatting.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

/// Of A4 between Word's own margins, where a section makes no sense.
constexpr TextArea kUsual{8306, 13958};

int column_width(pugi::xml_node columns, int text_width) {
  constexpr int kSpace = 720;
  const int count = columns.attribute("w:num").as_int(1);
  if (const pugi::xml_node first = columns.child("w:col"))
    return first.attribute("w:w").as_int(text_width);
  if (count < 2) return text_width;
  return (text_width - (count - 1) * columns.attribute("w:space").as_int(kSpace)) / count;
}

TextArea area_of(pugi::xml_node section) {
  const PageFormat page = page_format(section);
  const TextArea text{page.text_width() > 0 ? page.text_width() : kUsual.width,
                      page.text_height() > 0 ? page.text_height() : kUsual.height};
  return {std::max(1, column_width(section.child("w:cols"), text.width)), text.height};
}

void collect(pugi::xml_node node, std::vector<pugi::xml_node>& sections) {
  for (const pugi::xml_node child : node.children()) {
    if (named(child, "w:sectPr")) {
      sections.push_back(child);
    } else if (!named(child, "w:r") && !named(child, "w:sectPrChange")) {
      collect(child, sections);
    }
  }
}

}  // namespace

SectionAreas::SectionAreas(const opc::Package& package, pugi::xml_node main) {
  std::vector<pugi::xml_node> sections;
  collect(main, sections);
  const std::vector<opc::Relationship>& all = package.relationships(package.main_part());
  for (std::size_t i = 0; i < sections.size(); ++i) {
    areas_.push_back(area_of(sections[i]));
    for (const pugi::xml_node reference : sections[i].children()) {
      const pugi::xml_attribute id = reference.attribute("r:id");
      const auto found =
          id ? std::ranges::find(all, id.value(), &opc::Relationship::id) : all.end();
      if (found != all.end() && !found->external)
        parts_.emplace(opc::Package::resolve(package.main_part(), found->target), i);
    }
  }
  if (areas_.empty()) areas_.push_back(area_of({}));
}

TextArea SectionAreas::section(std::size_t index) const {
  return areas_.empty() ? kUsual : areas_[std::min(index, areas_.size() - 1)];
}

std::size_t SectionAreas::section_of(std::string_view part) const {
  const auto found = parts_.find(part);
  return found == parts_.end() ? areas_.size() : found->second;
}

}  // namespace chengwen::wml
