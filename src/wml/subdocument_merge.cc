#include "wml/subdocument_merge.h"

#include <utility>

#include "jinja/environment.h"
#include "wml/format_edit.h"
#include "wml/messages.h"
#include "wml/needs.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

/// What is in a paragraph; what it declares is declared where it is used.
std::string runs_of(pugi::xml_node paragraph) {
  std::string out;
  for (pugi::xml_node child : paragraph.children()) {
    if (is_properties(child)) continue;
    for (const pugi::xml_attribute attribute : paragraph.attributes()) {
      const std::string_view name = attribute.name();
      const bool declares = name.starts_with("xmlns") || name == "mc:Ignorable";
      if (declares && !child.attribute(attribute.name())) child.append_copy(attribute);
    }
    serialise(child, out);
  }
  return out;
}

std::vector<pugi::xml_node> sections_in(pugi::xml_node body) {
  std::vector<pugi::xml_node> sections;
  for (const pugi::xml_node block : body.children()) {
    const pugi::xml_node section = block.child("w:pPr").child("w:sectPr");
    if (section) sections.push_back(section);
  }
  return sections;
}

}  // namespace

SubdocumentMerge::SubdocumentMerge(Needs& needs) : needs_(needs), styles_(needs), notes_(needs) {}

SubdocumentMerge::Inserted SubdocumentMerge::insert(const Inclusions::Filled& document,
                                                    const std::string& path, const Place& place,
                                                    diag::Report& report) {
  if (document.as_it_was) {
    std::unique_ptr<SourceDocument>& source = sources_[document.package];
    if (!source) source = std::make_unique<SourceDocument>(document.package, needs_);
    return insert(*source, path, place, report);
  }
  SourceDocument source(document.package, needs_);
  return insert(source, path, place, report);
}

SubdocumentMerge::Inserted SubdocumentMerge::insert(SourceDocument& source, const std::string& path,
                                                    const Place& place, diag::Report& report) {
  if (!source.body()) jinja::fail(messages::kNotADocument, {path});
  pugi::xml_document copy;
  const pugi::xml_node body = copy.append_copy(source.body());
  Insertion insertion(*this, source, place.stories != nullptr);
  insertion.claim_bookmarks(body);
  insertion.bring(body, {source.package().main_part(), place.part});
  const auto tell = [&](const diag::Message& message) {
    diag::Diagnostic dropped(message, {path});
    dropped.file = path;
    report.add(std::move(dropped).note(messages::kIncludedHere, {}, place.where));
  };
  if (insertion.dropped_sections() && source.insertions() == 1) tell(messages::kSectionsDropped);
  if (insertion.dropped_notes()) tell(messages::kNotesDropped);
  Inserted inserted;
  if (place.stories != nullptr) end_sections(body, *place.stories, inserted);
  std::size_t blocks = 0;
  const pugi::xml_node root = source.root(source.package().main_part());
  pugi::xml_node last;
  for (pugi::xml_node block : body.children()) {
    if (block.type() != pugi::node_element) continue;
    declare_namespaces(block, root, namespaces(place.part));
    serialise(block, inserted.blocks);
    last = block;
    ++blocks;
  }
  inserted.ends_with_paragraph = named(last, "w:p");
  if (blocks == 1 && inserted.ends_with_paragraph && !inserted.sections)
    inserted.sole_runs = runs_of(last);
  return inserted;
}

/// The last section ends in the last paragraph; headers and footers are told apart from `ours`,
/// which they would have else, and ours from them.
void SubdocumentMerge::end_sections(pugi::xml_node body, const SectionStories& ours,
                                    Inserted& inserted) {
  pugi::xml_node last = body.last_child();
  while (last && (last.type() != pugi::node_element || named(last, "w:sectPr")))
    last = last.previous_sibling();
  const bool ends_at_paragraph = named(last, "w:p") && !last.child("w:pPr").child("w:sectPr");
  if (!ends_at_paragraph) last = body.append_child("w:p");
  pugi::xml_node section = property_for(properties_for(last), "w:sectPr");
  if (pugi::xml_node theirs = body.child("w:sectPr")) {
    section.parent().insert_copy_after(theirs, section);
    section.parent().remove_child(section);
    body.remove_child(theirs);
  }
  SectionStories theirs;
  bool first = true;
  for (const pugi::xml_node& one : sections_in(body)) {
    const SectionStories own = stories_of(one);
    theirs.insert(own.begin(), own.end());
    if (!std::exchange(first, false)) continue;
    for (const auto& [key, id] : ours) {
      if (!own.contains(key)) add_story(one, key, needs_.blank_story(is_header(key)));
    }
  }
  for (const auto& [key, id] : theirs) {
    const auto known = ours.find(key);
    inserted.stories[key] =
        known != ours.end() ? known->second : needs_.blank_story(is_header(key));
  }
  inserted.stories.insert(ours.begin(), ours.end());
  inserted.sections = true;
}

void SubdocumentMerge::finish() {
  styles_.finish();
  notes_.finish();
}

const Namespaces& SubdocumentMerge::namespaces(const std::string& part) {
  const auto known = namespaces_.find(part);
  if (known != namespaces_.end()) return known->second;
  return namespaces_.emplace(part, root_namespaces(needs_.edit().bytes(part))).first->second;
}

}  // namespace chengwen::wml
