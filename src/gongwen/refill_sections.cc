#include "gongwen/refill_sections.h"

#include <algorithm>

#include "gongwen/characters.h"
#include "gongwen/conventions.h"
#include "gongwen/heading_label.h"
#include "text/case_mapping.h"

namespace chengwen::gongwen {
namespace {

using data::Value;

constexpr std::string_view kTitles[] = {"标题", "title"};
constexpr std::string_view kTexts[] = {"段落", "文字", "paragraphs", "text"};
constexpr std::string_view kItems[] = {"条目", "items"};
constexpr std::string_view kTables[] = {"表格", "表", "tables"};
constexpr std::string_view kChildren[] = {"子节", "children"};

/// A line that a tree of sections prints.
struct Line {
  enum class Kind : std::uint8_t { title, text, item, table };
  Kind kind = Kind::text;
  int depth = 0;  ///< of its section, from 1
  std::string words;
};

/// The lines of a tree in the order that they are printed; nothing when it holds anything else than
/// texts.
class Lines {
 public:
  static std::optional<std::vector<Line>> of(const Value& tree) {
    Lines reader;
    if (!reader.read_sections(tree, 1)) return std::nullopt;
    return std::move(reader.lines_);
  }

 private:
  template <typename Names>
  static const Value* find(const Value& section, const Names& names) {
    for (const auto& entry : section.as_map().peek())
      if (std::find(std::begin(names), std::end(names), entry.key.to_string()) != std::end(names))
        return &entry.value;
    return nullptr;
  }

  bool read_sections(const Value& list, int depth) {
    if (!list.is_list() || list.items().empty()) return false;
    return std::all_of(list.items().begin(), list.items().end(),
                       [&](const Value& section) { return read_section(section, depth); });
  }

  bool read_section(const Value& section, int depth) {
    if (!section.is_map()) return false;
    const Value* title = find(section, kTitles);
    if (title == nullptr || !title->is_string()) return false;
    std::size_t known = 1;
    lines_.push_back({Line::Kind::title, depth, without_blanks(title->as_string())});
    const auto read = [&](const auto& names, Line::Kind kind) {
      const Value* value = find(section, names);
      if (value == nullptr) return true;
      ++known;
      return read_texts(*value, kind, depth);
    };
    if (!read(kTexts, Line::Kind::text) || !read(kItems, Line::Kind::item) ||
        !read(kTables, Line::Kind::table))
      return false;
    if (const Value* children = find(section, kChildren)) {
      ++known;
      if (!read_sections(*children, depth + 1)) return false;
    }
    return known == section.as_map().peek().size();
  }

  bool read_texts(const Value& value, Line::Kind kind, int depth) {
    if (value.is_list())
      return std::all_of(value.items().begin(), value.items().end(),
                         [&](const Value& item) { return read_texts(item, kind, depth); });
    if (!value.is_string()) return false;
    lines_.push_back({kind, depth, without_blanks(value.as_string())});
    return true;
  }

  std::vector<Line> lines_;
};

/// Holds lines against the paragraphs from one on.
class Reading {
 public:
  Reading(const wml::Manuscript& manuscript, std::size_t at) : manuscript_(manuscript), at_(at) {}

  bool read(const std::vector<Line>& lines) {
    return std::all_of(lines.begin(), lines.end(), [&](const Line& line) { return take(line); }) &&
           body_;
  }
  SectionStretch made(std::string key) {
    stretch_.key = std::move(key);
    stretch_.body = *body_;
    return std::move(stretch_);
  }

 private:
  const wml::ManuscriptParagraph& paragraph(std::size_t at) const {
    return manuscript_.paragraphs()[at];
  }
  bool at_end() const {
    return at_ >= manuscript_.paragraphs().size() || paragraph(at_).story != 0;
  }

  bool take(const Line& line) {
    if (at_end() || !is_plain(at_)) return false;
    const std::string& text = paragraph(at_).text();
    if (line.kind == Line::Kind::table) {
      return !stretch_.caption && without_blanks(text) == line.words && take_table();
    }
    std::optional<HeadingLabel> label;
    if (line.kind != Line::Kind::text) label = label_of(at_);
    const std::size_t begin = label ? label->after : 0;
    if (without_blanks(std::string_view(text).substr(begin)) != line.words) return false;
    if (line.kind == Line::Kind::title &&
        (!label || label->level != line.depth || !is_heading(at_, line.depth)))
      return false;
    if (line.kind == Line::Kind::item) {
      if (!label) return false;
      if (label->level != line.depth + 1) stretch_.item_level = label->level;
    }
    if (line.kind == Line::Kind::text && !body_) body_ = at_;
    stretch_.paragraphs.push_back(at_++);
    return true;
  }

  std::optional<HeadingLabel> label_of(std::size_t at) const {
    if (paragraph(at).label.empty()) return read_label(paragraph(at).text(), 0);
    auto automatic = read_label(paragraph(at).label, 0);
    if (automatic) automatic->after = 0;
    return automatic;
  }

  /// A paragraph of the body that may go without loss.
  bool is_plain(std::size_t at) const {
    const wml::ManuscriptParagraph& own = paragraph(at);
    return own.number != 0 && !own.content.has_object && own.content.fields.empty() &&
           !own.node.child("w:pPr").child("w:sectPr") &&
           own.node.parent() == manuscript_.paragraphs().front().node.parent();
  }

  bool is_heading(std::size_t at, int level) const {
    const auto& styles = Conventions::national()->styles;
    const auto names = styles.find("heading_" + std::to_string(level));
    if (names == styles.end()) return false;
    const std::string own = text::to_lower(manuscript_.style_name(paragraph(at).format.style));
    return std::any_of(names->second.begin(), names->second.end(),
                       [&](const std::string& name) { return text::to_lower(name) == own; });
  }

  /// Caption, what stands between it and the table, the table, and blank paragraphs.
  bool take_table() {
    constexpr std::size_t kMostBetween = 3;
    stretch_.caption = at_;
    std::size_t between = 0;
    for (; !at_end() && paragraph(at_).table == 0; ++at_) {
      if (++between > kMostBetween || !is_plain(at_)) return false;
      stretch_.drawn.push_back(paragraph(at_).node);
    }
    if (at_end()) return false;
    for (const wml::ManuscriptTable& table : manuscript_.tables()) {
      if (table.nested || at_ < table.begin || at_ >= table.end) continue;
      stretch_.drawn.push_back(table.node);
      at_ = table.end;
      break;
    }
    for (; !at_end() && is_plain(at_) && without_blanks(paragraph(at_).text()).empty(); ++at_)
      stretch_.drawn.push_back(paragraph(at_).node);
    return true;
  }

  const wml::Manuscript& manuscript_;
  std::size_t at_;
  SectionStretch stretch_;
  std::optional<std::size_t> body_;
};

}  // namespace

std::string SectionStretch::expression(std::string_view macro) const {
  std::string arguments;
  if (item_level > 0) arguments = "items=" + std::to_string(item_level);
  if (caption) arguments += (arguments.empty() ? "tables=" : ", tables=") + std::string(macro);
  return key + " | sections" + (arguments.empty() ? "" : "(" + arguments + ")");
}

std::optional<SectionStretch> section_stretch(const wml::Manuscript& manuscript,
                                              const Value& data) {
  if (!data.is_map() || manuscript.paragraphs().empty()) return std::nullopt;
  for (const auto& entry : data.as_map().peek()) {
    const auto lines = Lines::of(entry.value);
    if (!lines) continue;
    for (std::size_t at = 0; at < manuscript.paragraphs().size(); ++at) {
      if (manuscript.paragraphs()[at].story != 0) break;
      Reading reading(manuscript, at);
      if (reading.read(*lines)) return reading.made(entry.key.to_string());
    }
  }
  return std::nullopt;
}

}  // namespace chengwen::gongwen
