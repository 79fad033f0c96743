#include "wml/annotate.h"

#include <algorithm>
#include <pugixml.hpp>
#include <vector>

#include "wml/format_edit.h"
#include "wml/story_parts.h"
#include "wml/tree.h"
#include "xml/escape.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kCommentsType =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
constexpr std::string_view kCommentsContentType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
constexpr std::string_view kNoComments =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>";

std::vector<pugi::xml_node> all_paragraphs(pugi::xml_node root) {
  struct Collector : pugi::xml_tree_walker {
    std::vector<pugi::xml_node> found;
    bool for_each(pugi::xml_node& node) override {
      if (named(node, "w:p")) found.push_back(node);
      return true;
    }
  } collector;
  root.traverse(collector);
  return std::move(collector.found);
}

/// The paragraph in whose margin a remark about `paragraph` may stand.
pugi::xml_node outside_boxes(pugi::xml_node paragraph) {
  while (const pugi::xml_node box = ancestor(paragraph, "w:txbxContent")) {
    paragraph = ancestor(box, "w:p");
  }
  return paragraph;
}

void set_id(pugi::xml_node node, int id) {
  set_attribute(node, "w:id", id);
}

void append_reference(pugi::xml_node parent, pugi::xml_node behind, int id) {
  pugi::xml_node end = parent.insert_child_after("w:commentRangeEnd", behind);
  set_id(end, id);
  pugi::xml_node run = parent.insert_child_after("w:r", end);
  set_id(run.append_child("w:commentReference"), id);
}

void mark_runs(const std::vector<pugi::xml_node>& runs, int id) {
  pugi::xml_node first = runs.front();
  set_id(first.parent().insert_child_before("w:commentRangeStart", first), id);
  append_reference(runs.back().parent(), runs.back(), id);
}

void mark_paragraph(pugi::xml_node paragraph, int id) {
  const pugi::xml_node properties = paragraph.child("w:pPr");
  pugi::xml_node start = properties
                             ? paragraph.insert_child_after("w:commentRangeStart", properties)
                             : paragraph.prepend_child("w:commentRangeStart");
  set_id(start, id);
  append_reference(paragraph, paragraph.last_child(), id);
}

void append_comment(pugi::xml_node comments, int id, std::string_view words,
                    const RemarkAuthor& author) {
  pugi::xml_node comment = comments.append_child("w:comment");
  set_id(comment, id);
  set_attribute(comment, "w:author", author.name);
  set_attribute(comment, "w:initials", author.initials);
  for (;;) {
    const std::size_t line_end = std::min(words.find('\n'), words.size());
    std::string line;
    xml::escape_text(words.substr(0, line_end), line);
    pugi::xml_node text = comment.append_child("w:p").append_child("w:r").append_child("w:t");
    set_attribute(text, "xml:space", "preserve");
    text.append_child(pugi::node_pcdata).set_value(line.c_str());
    if (line_end == words.size()) return;
    words.remove_prefix(line_end + 1);
  }
}

/// The name of the comments part; "" when there is none.
std::string comments_part(const opc::Package& package) {
  for (const StoryPart& part : story_parts(package)) {
    if (part.kind == diag::Place::Story::comment) return part.name;
  }
  return {};
}

int first_free_id(pugi::xml_node comments) {
  int id = 0;
  for (const pugi::xml_node comment : comments.children("w:comment")) {
    id = std::max(id, comment.attribute("w:id").as_int() + 1);
  }
  return id;
}

void mark(const std::vector<pugi::xml_node>& paragraphs, const Remark& remark, bool in_body,
          int id) {
  const pugi::xml_node named_one = paragraphs[in_body ? remark.paragraph : 0];
  const pugi::xml_node own = outside_boxes(named_one);
  std::vector<pugi::xml_node> runs;
  if (in_body && own == named_one && remark.begin < remark.end) {
    runs = runs_of(own, remark.begin, remark.end);
  }
  if (runs.empty()) {
    mark_paragraph(own, id);
  } else {
    mark_runs(runs, id);
  }
}

}  // namespace

std::optional<std::string> annotate(const std::shared_ptr<const opc::Package>& package,
                                    std::span<const Remark> remarks, const RemarkAuthor& author,
                                    diag::Report& report) {
  const std::string& main = package->main_part();
  const std::string old_part = comments_part(*package);
  pugi::xml_document body, comments;
  if (!parse_part(package->bytes(main), body, main, report)) return std::nullopt;
  const std::string old = old_part.empty() ? std::string(kNoComments) : package->bytes(old_part);
  if (!parse_part(old, comments, old_part, report)) return std::nullopt;

  const std::vector<pugi::xml_node> paragraphs = all_paragraphs(body);
  pugi::xml_node list = comments.document_element();
  int id = first_free_id(list);
  for (const Remark& remark : remarks) {
    if (paragraphs.empty()) break;
    const bool in_body = remark.part == main && remark.paragraph < paragraphs.size();
    mark(paragraphs, remark, in_body, id);
    append_comment(list, id++, remark.words, author);
  }

  opc::Edit edit(package);
  edit.replace(main, serialised(body));
  if (!old_part.empty()) {
    edit.replace(old_part, serialised(comments));
  } else {
    const std::string folder = main.substr(0, main.rfind('/') + 1);
    std::string name = "comments.xml";
    for (int i = 1; package->has(folder + name); ++i)
      name = "comments" + std::to_string(i) + ".xml";
    edit.add(folder + name, kCommentsContentType, serialised(comments));
    edit.relate(main, kCommentsType, name);
  }
  edit.remove_signatures();
  return edit.write();
}

}  // namespace chengwen::wml
