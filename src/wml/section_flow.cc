#include "wml/section_flow.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "wml/format_edit.h"
#include "wml/formatting.h"
#include "wml/tree.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

/// An almost invisible paragraph for a section break: it takes no line of the page.
constexpr std::string_view kCarrierStart =
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>"
    "<w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr>";
constexpr std::string_view kCarrierEnd = "</w:pPr></w:p>";

/// Whether blocks begin in `xml`.
bool has_blocks(std::string_view xml) {
  for (const std::string_view name : {"<w:p", "<w:tbl", "<w:sdt", "<w:altChunk"}) {
    for (std::size_t at = xml.find(name); at != std::string_view::npos;
         at = xml.find(name, at + 1)) {
      const std::string_view rest = xml.substr(at + name.size());
      if (!rest.empty() && (rest[0] == '>' || rest[0] == ' ' || rest[0] == '/')) return true;
    }
  }
  return false;
}

}  // namespace

SectionStories stories_of(pugi::xml_node section) {
  SectionStories stories;
  for (const pugi::xml_node child : section.children()) {
    const std::string_view name = child.name();
    if (name != "w:headerReference" && name != "w:footerReference") continue;
    stories[std::string(name) + " " + child.attribute("w:type").as_string("default")] =
        child.attribute("r:id").value();
  }
  return stories;
}

/// The open section as it is set up now.
std::string SectionFlow::closing() const {
  pugi::xml_document document;
  document.load_string(shapes_[current_].xml.c_str(), xml::kParseFlags);
  pugi::xml_node section = document.document_element();
  setup_.apply(section);
  for (const auto& [key, id] : resumed_) {
    if (!find_story(section, key)) add_story(section, key, id);
  }
  return serialised(section);
}

PageFormat SectionFlow::page() const {
  pugi::xml_document document;
  document.load_string(closing().c_str(), xml::kParseFlags);
  return page_format(document.document_element());
}

void SectionFlow::remember(std::size_t begin, std::size_t end, bool made, bool captured) {
  last_ = {begin, end, made};
  known_ = !captured;
  filled_ = false;
}

std::size_t SectionFlow::settled(const std::string& out) {
  filled_ = empty() || has_content(out);
  return filled_ ? std::string::npos : last_.begin - std::min(last_.begin, kCarrierStart.size());
}

void SectionFlow::move_back(std::size_t size) {
  if (!filled_) last_ = {last_.begin - size, last_.end - size, last_.made};
}

bool SectionFlow::has_content(const std::string& out) const {
  return filled_ || !known_ ||
         has_blocks(std::string_view(out).substr(std::min(last_.end, out.size())));
}

void SectionFlow::split(const SectionSetup& next, bool captured, std::string& out) {
  if (!captured && !has_content(out)) {
    setup_.overlay(next);
    return;
  }
  const std::string section = closing();
  out += kCarrierStart;
  const std::size_t begin = out.size();
  out.append(section).append(kCarrierEnd);
  remember(begin, begin + section.size(), true, captured);
  dropped_ = true;
  setup_ = {};
  setup_.continued = true;
  setup_.overlay(next);
}

void SectionFlow::resume(SectionStories stories, bool captured, const std::string& out) {
  const std::size_t begin = out.rfind("<w:sectPr");
  const std::size_t end = out.find("</w:sectPr>", begin);
  const std::size_t close = end == std::string::npos ? out.find('>', begin) + 1 : end + 11;
  remember(begin, close, false, captured);
  dropped_ = true;
  setup_.continued = true;
  resumed_ = std::move(stories);
}

void SectionFlow::end(std::uint32_t index, bool captured,
                      const std::function<std::string(const std::string&)>& reference,
                      std::string& out) {
  current_ = index;
  if (shapes_[index].last && !captured && drop_last(out)) return;
  pugi::xml_document document;
  document.load_string(closing().c_str(), xml::kParseFlags);
  for (pugi::xml_node child : document.document_element().children()) {
    pugi::xml_attribute id = child.attribute("r:id");
    if (id) id.set_value(reference(id.value()).c_str());
  }
  const std::size_t begin = out.size();
  out += serialised(document.document_element());
  remember(begin, out.size(), false, captured);
  dropped_ = shapes_[index].repeated;
  setup_ = {};
  resumed_.clear();
}

/// Where the last section has no content, the one before it becomes the last.
bool SectionFlow::drop_last(std::string& out) {
  if (last_.end == 0 || !dropped_ || has_content(out)) return false;
  std::string section = out.substr(last_.begin, last_.end - last_.begin);
  const std::size_t paragraph = last_.begin - std::min(last_.begin, kCarrierStart.size());
  const bool behind_table = std::string_view(out).substr(0, paragraph).ends_with("</w:tbl>");
  if (last_.made && !behind_table) {
    out.erase(paragraph, last_.end + kCarrierEnd.size() - paragraph);
  } else {
    out.erase(last_.begin, last_.end - last_.begin);
  }
  out += section;
  return true;
}

}  // namespace chengwen::wml
