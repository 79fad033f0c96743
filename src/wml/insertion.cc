#include "wml/insertion.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "wml/format_edit.h"
#include "wml/namespaces.h"
#include "wml/needs.h"
#include "wml/source_document.h"
#include "wml/subdocument_merge.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

constexpr std::array<std::string_view, 6> kStyleReferences = {"w:pStyle",  "w:rStyle", "w:tblStyle",
                                                              "w:basedOn", "w:next",   "w:link"};
constexpr std::string_view kXmlDeclaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Attributes that tell paragraphs and lists of one document apart.
constexpr std::array<std::string_view, 3> kIdentities = {"w14:paraId", "w14:textId",
                                                         "w16cid:durableId"};
/// Properties of a content control that lead into other parts of its document, or must be its own.
constexpr std::array<const char*, 3> kControlTies = {"w:id", "w:dataBinding", "w15:dataBinding"};

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}

}  // namespace

Insertion::Insertion(SubdocumentMerge& merge, SourceDocument& source, bool sections)
    : merge_(merge),
      source_(source),
      own_lists_(source.styles(), merge.needs(), ListMerge::Binding::none),
      style_lists_(merge.needs().styles(), merge.needs(), ListMerge::Binding::ours),
      lists_(source.insertions() == 0 ? &source.lists() : &own_lists_),
      sections_(sections) {
  source.count_insertion();
}

void Insertion::claim_bookmarks(pugi::xml_node tree) {
  for (const pugi::xml_node node : tree.children()) {
    if (named(node, "w:bookmarkStart")) {
      const std::string name = node.attribute("w:name").value();
      if (!bookmarks_.contains(name)) bookmarks_[name] = merge_.needs().own_bookmark_name(name);
    }
    claim_bookmarks(node);
  }
}

void Insertion::bring(pugi::xml_node element, const Move& move) {
  bring_attributes(element, move);
  for (pugi::xml_node child = element.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (child.type() == pugi::node_element) {
      if (bring_self(child, move)) {
        bring(child, move);
        if (named(child, "w:p")) restart_style_list(child);
      } else {
        element.remove_child(child);
      }
    }
    child = next;
  }
}

bool Insertion::bring_self(pugi::xml_node element, const Move& move) {
  const std::string_view name = element.name();
  if (one_of(name, kStyleReferences)) return bring_style(element);
  if (name == "w:p") bring_paragraph_list(element);
  if (name == "w:sectPr") return bring_section(element);
  if (is_last_edit(element)) return false;
  if (name == "w:numId") {
    const int list = element.attribute("w:val").as_int();
    if (list != 0) set_attribute(element, "w:val", lists_->copy_of(list, *this));
  }
  if (name == "w:sdtPr") {
    for (const char* tie : kControlTies) element.remove_child(tie);
  }
  if (name == "w:instrText") {
    pugi::xml_text text = element.text();
    if (text) text.set(renamed(text.get()).c_str());
  }
  if (name == "wp:docPr") {
    set_attribute(element, "id", merge_.needs().drawing_id());
  }
  return bring_note(element, move);
}

/// The bookmark by which Word finds the place that was edited last: each document has its own.
bool Insertion::is_last_edit(pugi::xml_node bookmark) {
  const std::string_view id = bookmark.attribute("w:id").value();
  if (named(bookmark, "w:bookmarkStart") &&
      std::string_view(bookmark.attribute("w:name").value()) == "_GoBack") {
    last_edits_.emplace(id);
    return true;
  }
  return named(bookmark, "w:bookmarkEnd") && last_edits_.contains(id);
}

bool Insertion::bring_section(pugi::xml_node section) {
  if (!sections_) {
    if (!named(section.parent(), "w:body")) dropped_sections_ = true;
    return false;
  }
  section.remove_child("w:printerSettings");
  section.remove_child("w:sectPrChange");
  return true;
}

std::string Insertion::story(const std::string& id, const Move& move) {
  const opc::Package& theirs = source_.package();
  for (const opc::Relationship& relationship : theirs.relationships(move.from)) {
    if (relationship.id != id) continue;
    const std::string from = opc::Package::resolve(move.from, relationship.target);
    std::string& ours = source_.stories()[from];
    if (ours.empty()) {
      const pugi::xml_node root = source_.root(from);
      if (!root) return "";
      Needs& needs = merge_.needs();
      ours = needs.free_part(from);
      needs.edit().add(ours, theirs.content_type(from), "");
      pugi::xml_document copy;
      const pugi::xml_node tree = copy.append_copy(root);
      claim_bookmarks(tree);
      bring(tree, {from, ours});
      make_transitional(tree);
      needs.edit().replace(ours, std::string(kXmlDeclaration) + serialised(tree));
    }
    return merge_.needs().relationship(move.to, relationship.type, "/" + ours, false);
  }
  return "";
}

bool Insertion::bring_style(pugi::xml_node reference) {
  const std::string theirs = reference.attribute("w:val").value();
  const std::string ours = style_id(theirs);
  // Our own style is bound to another one, or to none.
  const bool foreign = named(reference, "w:link") && !source_.copied_styles().contains(theirs);
  if (ours.empty() || foreign) return false;
  set_attribute(reference, "w:val", ours);
  return true;
}

std::string Insertion::style_id(std::string_view id) {
  if (const auto known = source_.style_ids().find(id); known != source_.style_ids().end()) {
    return known->second;
  }
  const std::span<const pugi::xml_node> chain = source_.styles().sheet().chain(id);
  if (chain.empty()) return "";
  const auto [ours, copied] = merge_.styles().match(chain.back());
  source_.style_ids().emplace(id, ours);
  if (!copied) return ours;
  source_.copied_styles().emplace(id);
  ListMerge* const lists = std::exchange(lists_, &source_.lists());
  const Move move{source_.styles().styles_part(), merge_.styles().part()};
  bring(copied, move);
  lists_ = lists;
  declare(copied, move);
  return ours;
}

bool Insertion::is_copied_style(std::string_view id) {
  style_id(id);
  return source_.copied_styles().contains(id);
}

void Insertion::bring_numbering(pugi::xml_node element) {
  const Move move{source_.styles().numbering_part(), merge_.needs().numbering_part()};
  bring(element, move);
  declare(element, move);
}

void Insertion::declare(pugi::xml_node element, const Move& move) {
  declare_namespaces(element, source_.root(move.from), merge_.namespaces(move.to));
}

/// A list that a style which came along gives goes on from insertion to insertion, unless the
/// paragraph says otherwise.
void Insertion::bring_paragraph_list(pugi::xml_node paragraph) {
  const pugi::xml_node properties = paragraph.child("w:pPr");
  const ListPosition position = source_.styles().list_of(properties);
  if (!position.by_style || position.list == 0) return;
  const bool comes_now = is_copied_style(position.style) && lists_ == &source_.lists();
  if (comes_now || !merge_.styles().came(style_id(position.style))) return;
  pugi::xml_node list = property_for(properties, "w:numPr");
  list.remove_children();
  set_property(list, "w:ilvl", std::to_string(position.level));
  set_property(list, "w:numId", std::to_string(position.list));
}

/// A list that a style of ours gives counts anew in each place. Headings go on.
void Insertion::restart_style_list(pugi::xml_node paragraph) {
  const DocumentStyles& styles = merge_.needs().styles();
  const pugi::xml_node properties = paragraph.child("w:pPr");
  const ListPosition position = styles.list_of(properties);
  if (!position.by_style || position.list == 0) return;
  const std::string_view outline = properties.child("w:outlineLvl").attribute("w:val").value();
  if (styles.outline_level(properties.child("w:pStyle").attribute("w:val").value(), outline) >= 0)
    return;
  const auto level = styles.lists().level(position.list, position.level);
  if (!level || level->format == "bullet" || level->format == "none") return;
  const pugi::xml_node list = property_for(properties, "w:numPr");
  set_property(list, "w:ilvl", std::to_string(position.level));
  set_property(list, "w:numId", std::to_string(style_lists_.copy_of(position.list, *this)));
}

bool Insertion::bring_note(pugi::xml_node reference, const Move& move) {
  const std::string_view name = reference.name();
  const std::string id = reference.attribute("w:id").value();
  // Word allows notes and comments in the body only.
  const bool allowed = move.to == merge_.needs().package().main_part();
  if (name == "w:commentRangeStart" || name == "w:commentRangeEnd" ||
      name == "w:commentReference") {
    dropped_notes_ = dropped_notes_ || !allowed;
    if (!allowed) return false;
    std::string& ours = comments_[id];
    if (ours.empty()) ours = merge_.notes().add(NoteMerge::kComments, id, source_, *this);
    set_attribute(reference, "w:id", ours);
    return !ours.empty();
  }
  for (std::size_t kind = 0; kind < NoteMerge::kComments; ++kind) {
    if (name != NoteMerge::kKinds[kind].reference) continue;
    dropped_notes_ = dropped_notes_ || !allowed;
    const std::string ours = allowed ? merge_.notes().add(kind, id, source_, *this) : "";
    set_attribute(reference, "w:id", ours);
    return !ours.empty();
  }
  return true;
}

void Insertion::bring_attributes(pugi::xml_node element, const Move& move) {
  const std::string_view name = element.name();
  const bool note = name.starts_with("w:comment") || name.starts_with("w:footnote") ||
                    name.starts_with("w:endnote");
  for (pugi::xml_attribute attribute = element.first_attribute(); attribute;) {
    const pugi::xml_attribute next = attribute.next_attribute();
    const std::string_view key = attribute.name();
    const std::string value = attribute.value();
    if (one_of(key, kIdentities)) {
      element.remove_attribute(attribute);
    } else if (key == "w:id" && !note) {
      std::string& ours = annotations_[value];
      if (ours.empty()) ours = merge_.needs().annotation_id();
      attribute.set_value(ours.c_str());
    } else if ((key.starts_with("r:") || key == "o:relid") && !value.empty()) {
      const bool refers_to_story = name == "w:headerReference" || name == "w:footerReference";
      const std::string ours = refers_to_story
                                   ? story(value, move)
                                   : source_.parts().relationship(move.from, value, move.to);
      if (ours.empty()) {
        element.remove_attribute(attribute);
      } else {
        attribute.set_value(ours.c_str());
      }
    } else if (key == "w:instr" || key == "w:anchor" ||
               (key == "w:name" && name == "w:bookmarkStart")) {
      attribute.set_value(renamed(value).c_str());
    }
    attribute = next;
  }
}

/// Bookmark names among the words, as they are called now.
std::string Insertion::renamed(std::string_view words) const {
  if (const auto whole = bookmarks_.find(words); whole != bookmarks_.end()) return whole->second;
  std::string out;
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    while (end < words.size() && is_word(words[end])) ++end;
    const auto found = bookmarks_.find(words.substr(begin, end - begin));
    out += found == bookmarks_.end() ? words.substr(begin, end - begin)
                                     : std::string_view(found->second);
    if (end < words.size()) out += words[end++];
    begin = end;
  }
  return out;
}

}  // namespace chengwen::wml
