#include "wml/place.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "text/utf8.h"
#include "wml/paragraph_text.h"
#include "wml/story_parts.h"

namespace chengwen::wml {
namespace {

constexpr std::size_t kContext = 40;  // code points shown on each side of a tag
constexpr std::size_t kLongestHeading = 30;

/// The byte offset `count` code points before (after) `offset`.
std::size_t back(std::string_view text, std::size_t offset, std::size_t count) {
  while (offset > 0 && count > 0) {
    --offset;
    if ((static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80) --count;
  }
  return offset;
}

std::size_t forth(std::string_view text, std::size_t offset, std::size_t count) {
  while (offset < text.size() && count > 0) {
    text::decode(text, offset);
    --count;
  }
  return offset;
}

/// One line: line breaks and tabs are shown as blanks.
std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  }
  return line;
}

}  // namespace

StorySource::StorySource(std::shared_ptr<const opc::Package> package,
                         std::shared_ptr<const DocumentStyles> styles, StoryPart part,
                         std::string text, std::vector<ParagraphRecord> paragraphs)
    : package_(std::move(package)),
      styles_(std::move(styles)),
      part_(std::move(part)),
      text_(std::move(text)),
      paragraphs_(std::move(paragraphs)) {}

diag::Place StorySource::locate(std::uint32_t begin, std::uint32_t end) const {
  diag::Place place;
  place.file = package_->name();
  place.story = part_.kind;
  place.story_number = part_.number;
  const std::size_t from = std::min<std::size_t>(begin, text_.size());
  const std::size_t to = std::clamp<std::size_t>(end, from, text_.size());
  std::size_t line_begin = 0, line_end = text_.size();
  if (const ParagraphRecord* found = paragraph_at(from)) {
    const ParagraphRecord& paragraph = *found;
    if (paragraph.note != 0) place.story_number = static_cast<int>(paragraph.note);
    place.paragraph = static_cast<int>(paragraph.number);
    place.table = static_cast<int>(paragraph.table);
    place.row = static_cast<int>(paragraph.row);
    place.cell = static_cast<int>(paragraph.cell);
    if (paragraph.in_text_box) place.story = diag::Place::Story::text_box;
    line_begin = paragraph.begin;
    line_end = std::max(to, paragraph.end);
    place.headings = headings_above(paragraph);
  }
  const std::size_t excerpt_begin = std::max(line_begin, back(text_, from, kContext));
  const std::size_t excerpt_end = std::min(line_end, forth(text_, to, kContext));
  place.excerpt =
      one_line(std::string_view(text_).substr(excerpt_begin, excerpt_end - excerpt_begin));
  place.mark_begin = from - excerpt_begin;
  place.mark_end = to - excerpt_begin;
  return place;
}

std::vector<std::string> StorySource::headings_above(const ParagraphRecord& record) const {
  std::vector<std::string> headings;
  std::map<std::pair<std::string_view, std::string_view>, int> levels;
  int level = 9;
  for (const ParagraphRecord* at = &record + 1; at != paragraphs_.data() && level > 0;) {
    --at;
    if (at->table != 0 || at->in_text_box) continue;
    const auto [known, added] = levels.try_emplace({at->style, at->outline});
    if (added) known->second = styles_->outline_level(at->style, at->outline);
    if (known->second < 0 || known->second >= level) continue;
    level = known->second;
    if (at == &record) continue;  // the heading that holds the tag is the excerpt
    const std::string_view heading = std::string_view(text_).substr(at->begin, at->end - at->begin);
    headings.push_back(one_line(heading.substr(0, forth(heading, 0, kLongestHeading))));
  }
  std::reverse(headings.begin(), headings.end());
  return headings;
}

const ParagraphRecord* StorySource::paragraph_at(std::size_t offset) const {
  const auto after =
      std::upper_bound(paragraphs_.begin(), paragraphs_.end(), offset,
                       [](std::size_t at, const ParagraphRecord& p) { return at < p.begin; });
  return after == paragraphs_.begin() ? nullptr : &*(after - 1);
}

Remark StorySource::remark(std::uint32_t begin, std::uint32_t end) const {
  Remark remark;
  remark.part = part_.name;
  const ParagraphRecord* paragraph = paragraph_at(begin);
  pugi::xml_document tree;
  diag::Report ignored;
  if (!paragraph || !parse_part(package_->bytes(part_.name), tree, part_.name, ignored))
    return remark;
  std::uint32_t index = 0;
  for (const pugi::xpath_node& match : tree.select_nodes("//w:p")) {
    if (match.node().offset_debug() == paragraph->offset) {
      remark.paragraph = index;
      const std::string shown = read_paragraph(match.node()).text;
      const std::size_t at = shown.find(std::string_view(text_).substr(begin, end - begin));
      if (at != std::string::npos) {
        remark.begin = at;
        remark.end = at + (end - begin);
      }
      break;
    }
    ++index;
  }
  return remark;
}

}  // namespace chengwen::wml
