#include "wml/emit_site.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "text/characters.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

constexpr const char* kTextStart = "<w:t xml:space=\"preserve\">";
constexpr const char* kLineBreak = "</w:t><w:br/><w:t xml:space=\"preserve\">";
constexpr const char* kTab = "</w:t><w:tab/><w:t xml:space=\"preserve\">";

/// An opening tag with properties, but without ids that must not occur twice.
std::string reopening(const pugi::xml_node& wrapper) {
  std::string out;
  serialise_start(wrapper, out);
  const std::string_view id = wrapper.attribute("w:id").value();
  const std::string_view open = kFreshId.substr(0, kFreshId.size() - 1);
  if (!id.empty()) out.erase(out.find(open) + open.size(), id.size());
  for (const pugi::xml_node child : wrapper.children()) {
    if (!is_properties(child)) continue;
    if (!named(child, "w:sdtPr")) {
      serialise(child, out);
      continue;
    }
    serialise_start(child, out);
    for (const pugi::xml_node property : child.children()) {
      if (!named(property, "w:id")) serialise(property, out);
    }
    serialise_end(child, out);
  }
  return out;
}

/// Says how the paragraph of `node`, a child of it or of wrappers in it, is closed and reopened;
/// nothing where something else lies between (ruby, maths), which cannot be left and resumed.
void set_paragraph(EmitSite& site, pugi::xml_node node) {
  const pugi::xml_node paragraph = ancestor(node, "w:p");
  std::string close, reopen;
  for (node = node.parent(); node != paragraph; node = node.parent()) {
    if (!node || !is_wrapper(node)) return;
    serialise_end(node, close);
    reopen = reopening(node) + reopen;
  }
  if (!paragraph) return;
  const pugi::xml_node properties = paragraph.child("w:pPr");
  if (properties) site.paragraph_properties = repeatable(properties);
  site.close_paragraph = close + "</w:p>";
  site.open_paragraph = "<w:p>" + site.paragraph_properties + reopen;
}

void set_run(EmitSite& site, std::string run_properties) {
  site.close_run = "</w:t></w:r>";
  site.open_run = "<w:r>" + run_properties + kTextStart;
  site.line_break = kLineBreak;
  site.tab = kTab;
  site.run_properties = std::move(run_properties);
}

/// Properties, or text without characters.
bool shows_nothing(const pugi::xml_node& node) {
  if (node.type() == pugi::node_pcdata) return text::trim(node.value()).empty();
  return is_properties(node) || named(node, "w:proofErr") ||
         (is_text_element(node) && std::all_of(node.begin(), node.end(), shows_nothing));
}

/// True when the mark stands in a run of the paragraph and nothing else does, not even a section
/// break or a bookmark.
bool is_alone(const pugi::xml_node& mark, const pugi::xml_node& element) {
  const pugi::xml_node run = element.parent(), paragraph = run.parent();
  if (!named(run, "w:r") || !named(paragraph, "w:p")) return false;
  if (paragraph.child("w:pPr").child("w:sectPr")) return false;
  const auto others_show_nothing = [](const pugi::xml_node& parent, const pugi::xml_node& own) {
    return std::all_of(parent.begin(), parent.end(), [&](const pugi::xml_node& child) {
      return child == own || shows_nothing(child);
    });
  };
  return others_show_nothing(element, mark) && others_show_nothing(run, element) &&
         others_show_nothing(paragraph, run);
}

EmitSite in_text(const pugi::xml_node& node, const pugi::xml_node& element) {
  EmitSite site;
  const pugi::xml_node run = element.parent();
  set_run(site, repeatable(run.child("w:rPr")));
  if (named(run, "w:r")) set_paragraph(site, run);
  site.alone = is_alone(node, element);
  return site;
}

EmitSite in_drawing(const pugi::xml_node& element) {
  EmitSite site;
  const pugi::xml_node run = element.parent();
  const std::string properties = serialised(run.child("a:rPr"));
  site.kind = SiteKind::drawing;
  site.close_run = "</a:t></a:r>";
  site.open_run = "<a:r>" + properties + "<a:t>";
  if (named(run.parent(), "a:p")) {
    site.close_paragraph = "</a:p>";
    site.open_paragraph = "<a:p>" + serialised(run.parent().child("a:pPr"));
  }
  site.line_break = site.close_run + "<a:br>" + properties + "</a:br>" + site.open_run;
  site.tab = "\t";
  return site;
}

EmitSite between_runs(const pugi::xml_node& node, const Mark& mark) {
  EmitSite site;
  site.kind = SiteKind::run;
  set_run(site, mark.run_properties);
  set_paragraph(site, node);
  return site;
}

EmitSite plain(SiteKind kind, bool one_line) {
  EmitSite site;
  site.kind = kind;
  site.line_break = one_line ? " " : "\n";
  site.tab = one_line ? " " : "\t";
  return site;
}

/// What may stand where a mark is that has left its text.
SiteKind kind_around(pugi::xml_node node) {
  for (node = node.parent(); is_wrapper(node); node = node.parent()) {
  }
  if (named(node, "w:p")) return SiteKind::run;
  if (named(node, "w:tr")) return SiteKind::cell;
  return named(node, "w:tbl") ? SiteKind::row : SiteKind::block;
}

std::uint32_t columns_around(const pugi::xml_node& node) {
  const auto columns = ancestor(node, "w:tbl").child("w:tblGrid").children("w:gridCol");
  return static_cast<std::uint32_t>(std::distance(columns.begin(), columns.end()));
}

EmitSite make(const pugi::xml_node& node, const Mark& mark) {
  const pugi::xml_node element = node.parent();
  if (mark.site && is_cell_property(*mark.site)) {
    EmitSite site = plain(*mark.site, true);
    site.where = mark.tag;
    return site;
  }
  if (named(element, "w:t")) return in_text(node, element);
  if (named(element, "a:t")) return in_drawing(element);
  const bool one_line = named(element, "w:instrText") || named(element, "m:t");
  if (one_line || !std::string_view(element.name()).starts_with("w:")) {
    return plain(SiteKind::plain, one_line);
  }
  const SiteKind kind = kind_around(node);
  if (kind == SiteKind::run) return between_runs(node, mark);
  EmitSite site = block_site(mark.paragraph_properties, mark.run_properties);
  site.kind = kind;
  if (kind == SiteKind::row) site.columns = columns_around(node);
  return site;
}

}  // namespace

std::string EmitSite::new_paragraph() const {
  return leaves_paragraph() ? close_run + close_paragraph + open_paragraph + open_run : line_break;
}

EmitSite block_site(std::string paragraph_properties, std::string run_properties) {
  EmitSite site;
  site.kind = SiteKind::block;
  set_run(site, std::move(run_properties));
  site.close_paragraph = "</w:p>";
  site.open_paragraph = "<w:p>" + paragraph_properties;
  site.paragraph_properties = std::move(paragraph_properties);
  return site;
}

std::uint32_t EmitSites::add(EmitSite site) {
  const auto number = static_cast<std::uint32_t>(numbers_.size());
  return numbers_.try_emplace(std::move(site), number).first->second;
}

std::uint32_t EmitSites::at(const pugi::xml_node& node, const Mark& mark, const Room& room) {
  EmitSite site = make(node, mark);
  site.in_text_box = static_cast<bool>(ancestor(node, "w:txbxContent"));
  if (site.leaves_paragraph() && site.kind != SiteKind::drawing) site.room = room;
  return add(std::move(site));
}

std::uint32_t EmitSites::of(SiteKind kind) {
  return add(plain(kind, false));
}

std::vector<EmitSite> EmitSites::take() {
  std::vector<EmitSite> sites(numbers_.size());
  while (!numbers_.empty()) {
    auto site = numbers_.extract(numbers_.begin());
    sites[site.mapped()] = std::move(site.key());
  }
  return sites;
}

}  // namespace chengwen::wml
