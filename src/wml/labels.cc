#include "wml/labels.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/characters.h"
#include "text/utf8.h"
#include "wml/manuscript.h"

namespace chengwen::wml {
namespace {

constexpr std::size_t kLongest = 20;  // characters; more is a sentence

bool has_tag(std::string_view text) {
  return text.find("{{") != text.npos || text.find("{%") != text.npos;
}

bool separates(char32_t c) {
  return text::is_white_space(c) ||
         std::u32string_view(U"，。；：、！？,;:!?“”\"（）()《》〔〕[]—…").find(c) !=
             std::u32string_view::npos;
}

bool has_words(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = text::decode(text, position);
    if (text::is_alphabetic(c)) return true;
  }
  return false;
}

/// The words right before the end of `text`.
std::string last_words(std::string_view text) {
  text = text::trim_end(text);
  for (const std::string_view colon : {"：", ":"}) {
    if (text.ends_with(colon)) text.remove_suffix(colon.size());
  }
  text = text::trim_end(text);
  std::size_t begin = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = text::decode(text, position);
    if (separates(c)) begin = position;
  }
  text.remove_prefix(begin);
  return text::length(text) <= kLongest && has_words(text) ? std::string(text) : std::string();
}

/// What stands in front of the tag in its paragraph.
std::string words_before(const diag::Place& place) {
  std::string_view before = std::string_view(place.excerpt).substr(0, place.mark_begin);
  // The mark lies inside the delimiters of its tag.
  const std::size_t tag = std::max(before.rfind("{{") + 1, before.rfind("{%") + 1);
  if (tag > 0) before = before.substr(0, tag - 1);
  for (const std::string_view end : {"}}", "%}", "#}"}) {
    const std::size_t other = before.rfind(end);
    if (other != before.npos) before.remove_prefix(other + end.size());
  }
  return last_words(before);
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    if (!text::is_white_space(text::decode(text, position)))
      out += text.substr(begin, position - begin);
  }
  return out;
}

}  // namespace

Labels::Labels(std::shared_ptr<const opc::Package> package) {
  diag::Report ignored;
  manuscript_ = Manuscript::look_over(std::move(package), nullptr, ignored);
}

Labels::~Labels() = default;

std::string Labels::at(const diag::Place& place) const {
  if (place.story == diag::Place::Story::properties) return {};
  std::string before = words_before(place);
  if (!before.empty()) return before;
  const ManuscriptTable* table = table_of(place);
  if (table == nullptr) return {};
  const auto row = static_cast<std::size_t>(place.row) - 1;
  const auto cell = static_cast<std::size_t>(place.cell) - 1;
  if (row >= table->rows.size() || cell >= table->rows[row].cells.size()) return {};
  std::string head = row_head(*table, row, cell);
  const std::string above = column_head(*table, row, cell);
  if (!head.empty() && !above.empty()) head += " · ";
  return head + above;
}

const ManuscriptTable* Labels::table_of(const diag::Place& place) const {
  if (manuscript_ == nullptr || place.table == 0) return nullptr;
  for (const ManuscriptTable& table : manuscript_->tables()) {
    const StoryPart& part = manuscript_->stories()[table.story].part;
    if (part.kind == place.story && part.number == place.story_number && !table.nested &&
        table.number == place.table)
      return &table;
  }
  return nullptr;
}

std::string Labels::text(const ManuscriptTable& table, std::size_t row, std::size_t cell) const {
  const ManuscriptCell& at = table.rows[row].cells[cell];
  if (at.continues && row > 0) {
    const auto& above = table.rows[row - 1].cells;
    const auto same = std::ranges::find(above, at.column, &ManuscriptCell::column);
    if (same != above.end())
      return text(table, row - 1, static_cast<std::size_t>(same - above.begin()));
  }
  std::string words;
  for (std::size_t i = at.begin; i < at.end; ++i) words += manuscript_->paragraphs()[i].text();
  return words;
}

/// The nearest cell to the left without a tag.
std::string Labels::row_head(const ManuscriptTable& table, std::size_t row,
                             std::size_t cell) const {
  while (cell-- > 0) {
    const std::string words = text(table, row, cell);
    if (has_tag(words)) continue;
    std::string head = last_words(without_blanks(words));
    if (!head.empty()) return head;
  }
  return {};
}

/// The cell above in the nearest row that has several cells and no tag in any.
std::string Labels::column_head(const ManuscriptTable& table, std::size_t row,
                                std::size_t cell) const {
  const int column = table.rows[row].cells[cell].column;
  while (row-- > 0) {
    const auto& cells = table.rows[row].cells;
    bool tags = cells.size() < 2;
    for (std::size_t i = 0; i < cells.size() && !tags; ++i) tags = has_tag(text(table, row, i));
    if (tags) continue;
    const auto above = std::ranges::find_if(cells, [&](const ManuscriptCell& one) {
      return one.column <= column && column < one.column + one.span;
    });
    if (above == cells.end()) return {};
    return without_blanks(text(table, row, static_cast<std::size_t>(above - cells.begin())));
  }
  return {};
}

}  // namespace chengwen::wml
