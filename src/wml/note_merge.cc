#include "wml/note_merge.h"

#include <algorithm>

#include "diag/report.h"
#include "wml/format_edit.h"
#include "wml/insertion.h"
#include "wml/namespaces.h"
#include "wml/needs.h"
#include "wml/root_children.h"
#include "wml/source_document.h"
#include "wml/story_parts.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

/// A number that no note of the part has.
int free_number(const std::string& part, const char* element) {
  pugi::xml_document tree;
  diag::Report ignored;
  if (!parse_part(part, tree, "", ignored)) return 1;
  int free = 1;
  for (const pugi::xml_node note : tree.document_element().children(element)) {
    free = std::max(free, note.attribute("w:id").as_int() + 1);
  }
  return free;
}

std::string root_of(std::size_t kind) {
  return "w:" + std::string(NoteMerge::kKinds[kind].word);
}

/// The lines between the text and its notes, as Word writes them.
std::string separators(const std::string& element) {
  const auto line = [&](const char* type, const char* id) {
    return "<" + element + " w:type=\"" + type + "\" w:id=\"" + id +
           "\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>"
           "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/></w:pPr><w:r><w:" +
           type + "/></w:r></w:p></" + element + ">";
  };
  return line("separator", "-1") + line("continuationSeparator", "0");
}

}  // namespace

std::string NoteMerge::add(std::size_t kind, std::string_view id, SourceDocument& source,
                           Insertion& insertion) {
  const std::string from = related_part(source.package(), kKinds[kind].word);
  if (from.empty()) return "";
  const pugi::xml_node original = source.root(from).find_child_by_attribute(
      kKinds[kind].element, "w:id", std::string(id).c_str());
  if (!original) return "";
  CollectedNotes& notes =
      collected(kind, [&] { return first_part(kind, from, source, insertion); });
  const std::string number = std::to_string(notes.next++);
  pugi::xml_document copy;
  pugi::xml_node note = copy.append_copy(original);
  insertion.claim_bookmarks(note);
  insertion.bring(note, {from, notes.part});
  set_attribute(note, "w:id", number);
  insertion.declare(note, {from, notes.part});
  serialise(note, notes.xml);
  return number;
}

const std::string& NoteMerge::part(std::size_t kind) {
  return collected(kind,
                   [&] {
                     std::string part = needs_.made_part(kKinds[kind].word, root_of(kind));
                     needs_.edit().replace(part,
                                           with_children(needs_.edit().bytes(part),
                                                         separators(kKinds[kind].element), {}));
                     return part;
                   })
      .part;
}

std::string NoteMerge::next_number(std::size_t kind) {
  part(kind);
  return std::to_string(collected_[kind]->next++);
}

void NoteMerge::append_note(std::size_t kind, std::string_view note) {
  part(kind);
  collected_[kind]->xml += note;
}

std::string NoteMerge::append(std::size_t kind, std::string_view paragraphs) {
  std::string number = next_number(kind);
  const std::string element = kKinds[kind].element;
  append_note(kind, "<" + element + " w:id=\"" + number + "\">" + std::string(paragraphs) + "</" +
                        element + ">");
  return number;
}

CollectedNotes& NoteMerge::collected(std::size_t kind,
                                     const std::function<std::string()>& first_part) {
  std::optional<CollectedNotes>& notes = collected_[kind];
  if (notes) return *notes;
  notes.emplace();
  notes->part = related_part(needs_.package(), kKinds[kind].word);
  if (notes->part.empty()) notes->part = first_part();
  notes->next = free_number(needs_.edit().bytes(notes->part), kKinds[kind].element);
  return *notes;
}

/// A part with nothing but the separators of theirs.
std::string NoteMerge::first_part(std::size_t kind, const std::string& from, SourceDocument& source,
                                  Insertion& insertion) {
  const pugi::xml_node root = source.root(from);
  std::string part = needs_.made_part(kKinds[kind].word, root.name());
  std::string separators;
  pugi::xml_document copies;
  for (const pugi::xml_node note : root.children(kKinds[kind].element)) {
    if (!note.attribute("w:type")) continue;
    pugi::xml_node copy = copies.append_copy(note);
    insertion.bring(copy, {from, part});
    insertion.declare(copy, {from, part});
  }
  serialise(copies, separators);
  needs_.edit().replace(part, with_children(needs_.edit().bytes(part), separators, {}));
  return part;
}

void NoteMerge::finish() {
  for (const std::optional<CollectedNotes>& notes : collected_) {
    if (!notes) continue;
    needs_.edit().replace(notes->part,
                          with_children(needs_.edit().bytes(notes->part), notes->xml, {}));
  }
}

}  // namespace chengwen::wml
