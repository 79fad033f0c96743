#include "gongwen/refill.h"

#include <algorithm>
#include <utility>

#include "gongwen/refill_messages.h"
#include "gongwen/refill_plan.h"
#include "wml/format_edit.h"
#include "wml/manuscript.h"

namespace chengwen::gongwen {
namespace {

/// A tag that is there already, or "".
std::string tag_in(std::string_view text) {
  for (const auto& [open, close] : {std::pair{"{{", "}}"}, std::pair{"{%", "%}"}}) {
    const std::size_t begin = text.find(open);
    const std::size_t end = begin == text.npos ? begin : text.find(close, begin);
    if (end != text.npos) return std::string(text.substr(begin, end + 2 - begin));
  }
  return {};
}

/// Leaves the properties of a paragraph and nothing else.
void empty_paragraph(pugi::xml_node paragraph) {
  for (pugi::xml_node child = paragraph.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (std::string_view(child.name()) != "w:pPr") paragraph.remove_child(child);
    child = next;
  }
  paragraph.remove_attribute("w14:paraId");
  paragraph.remove_attribute("w14:textId");
}

void write_text(pugi::xml_node paragraph, const std::string& text) {
  empty_paragraph(paragraph);
  pugi::xml_node words = paragraph.append_child("w:r").append_child("w:t");
  words.append_attribute("xml:space") = "preserve";
  words.text().set(text.c_str());
}

/// A copy of a row or paragraph that says `statement` and nothing else.
void make_tag(pugi::xml_node copy, const std::string& statement) {
  if (std::string_view(copy.name()) == "w:p") return write_text(copy, "{%p " + statement + " %}");
  copy.remove_attribute("w14:paraId");
  copy.remove_attribute("w14:textId");
  bool written = false;
  for (pugi::xml_node cell = copy.child("w:tc"); cell; cell = cell.next_sibling("w:tc")) {
    pugi::xml_node first = cell.child("w:p");
    while (pugi::xml_node more = first.next_sibling()) cell.remove_child(more);
    // Nobody would see a statement in a cell that goes on with the one above.
    const pugi::xml_node merge = cell.child("w:tcPr").child("w:vMerge");
    const bool hidden = merge && std::string_view(merge.attribute("w:val").value()) != "restart";
    if (!hidden) cell.child("w:tcPr").remove_child("w:vMerge");
    if (!hidden && !std::exchange(written, true)) {
      write_text(first, "{%tr " + statement + " %}");
    } else {
      empty_paragraph(first);
    }
  }
}

/// Puts text into a paragraph without any, in the format of its mark.
void write_into_empty(pugi::xml_node paragraph, const std::string& text) {
  pugi::xml_node run = paragraph.append_child("w:r");
  if (const pugi::xml_node format = paragraph.child("w:pPr").child("w:rPr"))
    run.append_copy(format);
  run.append_child("w:t").text().set(text.c_str());
}

void make_loop(const LoopBlock& block) {
  pugi::xml_node parent = block.replaced.front().parent();
  pugi::xml_node end = parent.insert_child_after("w:p", block.replaced.back());
  std::vector<pugi::xml_node> gone = block.replaced;
  for (const LoopBlock::Line& line : block.lines) {
    if (!line.statement.empty()) {
      make_tag(parent.insert_copy_before(line.node, end), line.statement);
      continue;
    }
    parent.insert_move_before(line.node, end);
    std::erase(gone, line.node);
  }
  for (const pugi::xml_node node : gone) parent.remove_child(node);
  for (const pugi::xml_node cell : block.shown) cell.child("w:tcPr").remove_child("w:vMerge");
  parent.remove_child(end);
}

/// The table goes into a macro in front of the chapters; one tag, in the looks of their text, takes
/// the place of the chapters.
void make_sections(const SectionStretch& sections, wml::Manuscript& manuscript) {
  const auto node_of = [&](std::size_t at) { return manuscript.paragraphs()[at].node; };
  const pugi::xml_node first = node_of(sections.paragraphs.front());
  pugi::xml_node body = first.parent();
  const auto tag_before_first = [&](const std::string& statement) {
    pugi::xml_node made = body.insert_copy_before(node_of(sections.body), first);
    make_tag(made, statement);
    made.remove_child("w:pPr");
  };
  const std::string macro(RefillPlan::kTableMacro);
  if (sections.caption) {
    tag_before_first("macro " + macro + "(" + std::string(RefillPlan::kTableName) + ")");
    for (const pugi::xml_node drawn : sections.drawn) body.insert_move_before(drawn, first);
    tag_before_first("endmacro");
  }
  const std::size_t end = manuscript.paragraphs()[sections.body].text().size();
  const pugi::xml_node text = body.insert_copy_before(node_of(sections.body), first);
  wml::replace_text(text, 0, end, "{{p " + sections.expression(macro) + " }}");
  for (const std::size_t at : sections.paragraphs) body.remove_child(node_of(at));
  manuscript.touch(manuscript.stories().front().part.name);
}

}  // namespace

std::optional<std::string> refill(std::shared_ptr<const opc::Package> package,
                                  const data::Value& data, bool sections, SpotPlaces& places,
                                  diag::Report& report) {
  const auto manuscript = wml::Manuscript::read(std::move(package), report);
  if (!manuscript) return std::nullopt;
  RefillReview review(*manuscript, places);
  const auto& paragraphs = manuscript->paragraphs();
  const auto refused = [&](const diag::Message& message) {
    diag::Diagnostic told(message);
    told.file = manuscript->package().name();
    report.add(std::move(told));
    return std::nullopt;
  };
  if (manuscript->has_revisions()) return refused(messages::kRefillRevisions);
  for (std::size_t at = 0; at < paragraphs.size(); ++at) {
    if (const std::string tag = tag_in(paragraphs[at].text()); !tag.empty()) {
      review.tell(messages::kRefillTags, {tag}, {at, 0, 0});
      review.hand_over(report);
      return std::nullopt;
    }
  }
  const RefillPlan plan(*manuscript, data, sections, review);
  if (plan.edits().empty()) return refused(messages::kRefillNothing);
  std::vector<TextEdit> edits = plan.edits();
  sort_from_end(edits);
  for (const TextEdit& edit : edits) {
    const wml::ManuscriptParagraph& paragraph = paragraphs[edit.paragraph];
    if (paragraph.text().empty()) {
      write_into_empty(paragraph.node, edit.text);
    } else {
      wml::replace_text(paragraph.node, edit.begin, edit.end, edit.text);
    }
    manuscript->touch(manuscript->stories()[paragraph.story].part.name);
  }
  for (const LoopBlock& block : plan.blocks()) make_loop(block);
  if (plan.sections()) make_sections(*plan.sections(), *manuscript);
  review.hand_over(report);
  return manuscript->write();
}

}  // namespace chengwen::gongwen
