#include "wml/markdown.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "text/case_mapping.h"
#include "text/characters.h"
#include "text/columns.h"
#include "text/utf8.h"
#include "wml/content.h"
#include "wml/content_fields.h"
#include "wml/format_edit.h"
#include "wml/loose_element.h"
#include "wml/made_list.h"
#include "wml/markdown_runs.h"
#include "wml/markdown_tree.h"
#include "wml/messages.h"
#include "wml/story_writer.h"
#include "wml/table.h"

namespace chengwen::wml {
namespace {

using Block = MarkdownBlock;
using Kind = MarkdownBlock::Kind;

constexpr std::string_view kMarkdown = "$markdown";
constexpr int kIndent = 420;  // twips of a level: two characters of 10.5 points
constexpr int kLevels = 9;    // of outlines and lists

/// Text of one paragraph, in the format of its place.
class Inline : public Content {
 public:
  Inline(std::vector<MarkdownSpan> spans, const MarkdownTargets& targets)
      : spans_(std::move(spans)), targets_(targets) {}
  std::string_view type_name() const override { return "Markdown"; }
  Level level() const override { return Level::run; }
  void write(StoryWriter& writer, const EmitSite& site) const override {
    write_markdown_runs(spans_, writer, site, targets_);
  }
  void print(std::string& out) const override {
    for (const MarkdownSpan& span : spans_) out += span.text;
  }

 private:
  std::vector<MarkdownSpan> spans_;
  const MarkdownTargets& targets_;
};

/// As GitHub names headings: "2.1 Scope & aims" is "21-scope--aims".
std::string name_of(const Block& heading) {
  std::string text;
  for (const MarkdownSpan& span : heading.spans) text += span.text;
  text = text::to_lower(text);
  std::string name;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = text::decode(text, at);
    if (c == ' ') name += '-';
    if (c == '-' || text::is_word(c)) name += text.substr(begin, at - begin);
  }
  return name;
}

/// The names that addresses in the text mean: "#name".
void add_addressed(const std::vector<Block>& blocks, std::set<std::string, std::less<>>& names) {
  for (const Block& block : blocks) {
    for (const MarkdownSpan& span : block.spans) {
      if (span.address.starts_with('#')) names.insert(span.address.substr(1));
    }
    add_addressed(block.blocks, names);
  }
}

class Writer {
 public:
  /// `table_style` is an id, or "".
  Writer(int shift, std::string table_style, StoryWriter& writer, const EmitSite& site)
      : shift_(shift), table_style_(std::move(table_style)), writer_(writer), site_(site) {}

  void write(const std::vector<Block>& blocks) {
    std::set<std::string, std::less<>> addressed;
    add_addressed(blocks, addressed);
    add_targets(blocks, addressed);
    this->blocks(blocks);
  }

 private:
  void add_targets(const std::vector<Block>& blocks,
                   const std::set<std::string, std::less<>>& addressed) {
    for (const Block& block : blocks) {
      if (block.kind == Kind::heading && addressed.contains(name_of(block))) {
        std::string& bookmark = targets_[name_of(block)];
        if (bookmark.empty()) bookmark = writer_.needs().own_bookmark_name("_Markdown1");
      }
      add_targets(block.blocks, addressed);
    }
  }

  void blocks(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) this->block(block);
  }

  /// The item of a list that is being written.
  struct Item {
    int depth = 0;      ///< of its list among others, from 0
    std::string style;  ///< "": the tag's paragraph
    int list = 0;       ///< 0: its style says
    int level = 0;      ///< of that list
    int indent = 0;     ///< of its text
    bool begun = false;
  };

  void block(const Block& block) {
    // Word joins tables that touch.
    if (std::exchange(after_table_, false) && block.kind == Kind::table) writer_.xml("<w:p/>");
    if (item_ && !item_->begun && block.kind != Kind::paragraph) paragraph({});
    switch (block.kind) {
      case Kind::paragraph:
        return paragraph(block.spans);
      case Kind::heading:
        return heading(block);
      case Kind::quote:
        ++quotes_;
        blocks(block.blocks);
        --quotes_;
        return;
      case Kind::list:
        return list(block);
      case Kind::code:
        return code(block.text);
      case Kind::html:
        return html(block.text);
      case Kind::rule:
        return rule();
      case Kind::table:
        return table(block);
      default:
        return;
    }
  }

  // --- paragraphs

  /// A paragraph of the tag's format where no style of the template stands in for it.
  LooseElement body_paragraph(const std::string& style) {
    LooseElement paragraph("w:p", style.empty() ? site_.paragraph_properties : "");
    const pugi::xml_node properties = paragraph.properties_node();
    // Each of them would hold for every paragraph of the text.
    for (const char* name : {"w:pageBreakBefore", "w:framePr", "w:numPr", "w:outlineLvl"}) {
      pugi::xml_node(properties).remove_child(name);
    }
    if (!style.empty()) set_property(properties, "w:pStyle", style);
    if (const int left = (style.empty() ? quotes_ * kIndent : 0) + (item_ ? item_->indent : 0);
        left > 0) {
      Indent indent;
      indent.left = left;
      set_indent(paragraph.node(), indent);
    }
    return paragraph;
  }

  static void set_line(pugi::xml_node border, int eighths, int space, const char* colour) {
    set_attribute(border, "w:val", "single");
    set_attribute(border, "w:sz", eighths);
    set_attribute(border, "w:space", space);
    set_attribute(border, "w:color", colour);
  }

  void write(const LooseElement& paragraph, std::string run_properties,
             const std::vector<MarkdownSpan>& spans, const std::string& bookmark = "") {
    EmitSite site = block_site(paragraph.properties(), std::move(run_properties));
    site.room = site_.room;
    const std::string id = bookmark.empty() ? "" : writer_.needs().annotation_id();
    writer_.xml(site.open_paragraph);
    if (!id.empty()) {
      writer_.xml("<w:bookmarkStart w:id=\"" + id + "\" w:name=\"" + bookmark + "\"/>");
    }
    write_markdown_runs(spans, writer_, site, targets_);
    if (!id.empty()) writer_.xml("<w:bookmarkEnd w:id=\"" + id + "\"/>");
    writer_.xml(site.close_paragraph);
  }

  void paragraph(const std::vector<MarkdownSpan>& spans) {
    if (item_ && !std::exchange(item_->begun, true)) return first_of_item(spans);
    std::string style;
    if (quotes_ > 0) {
      style = markdown_style(writer_, "paragraph", {"Quote", "Intense Quote", "Block Text"}, "> …");
    }
    LooseElement paragraph = body_paragraph(style);
    if (quotes_ > 0 && style.empty()) {
      pugi::xml_node borders = property_for(paragraph.properties_node(), "w:pBdr");
      borders.remove_children();
      set_line(borders.append_child("w:left"), 12, 8, "BFBFBF");
    }
    write(paragraph, style.empty() ? site_.run_properties : "", spans);
  }

  void first_of_item(const std::vector<MarkdownSpan>& spans) {
    LooseElement paragraph = body_paragraph(item_->style);
    pugi::xml_node properties = paragraph.properties_node();
    properties.remove_child("w:ind");  // the list has its own
    if (item_->list != 0) {
      const pugi::xml_node number = property_for(properties, "w:numPr");
      set_attribute(pugi::xml_node(number).append_child("w:ilvl"), "w:val", item_->level);
      set_attribute(pugi::xml_node(number).append_child("w:numId"), "w:val", item_->list);
    }
    write(paragraph, item_->style.empty() ? site_.run_properties : "", spans);
  }

  void heading(const Block& block) {
    const int level = std::clamp(block.level - 1 + shift_, 0, kLevels - 1);
    std::string style(writer_.needs().styles().heading_style(level));
    if (style.empty()) {
      style = markdown_style(writer_, "paragraph", {"heading " + std::to_string(level + 1)},
                             std::string(static_cast<std::size_t>(block.level), '#'));
    }
    std::string bookmark;
    if (const auto target = targets_.find(name_of(block)); target != targets_.end()) {
      if (!std::exchange(written_[target->second], true)) bookmark = target->second;
    }
    LooseElement paragraph = body_paragraph(style);
    if (!style.empty()) return write(paragraph, "", block.spans, bookmark);
    set_switch(paragraph.properties_node(), "w:keepNext", true);
    set_property(paragraph.properties_node(), "w:outlineLvl", std::to_string(level));
    LooseElement run("w:r", site_.run_properties);
    set_switch(run.properties_node(), "w:b", true);
    set_switch(run.properties_node(), "w:bCs", true);
    write(paragraph, run.properties(), block.spans, bookmark);
  }

  void code(std::string text) {
    if (text.ends_with('\n')) text.pop_back();
    const std::string style = markdown_style(
        writer_, "paragraph", {"HTML Preformatted", "Source Code", "Code", "代码"}, "```");
    LooseElement paragraph = body_paragraph(style);
    LooseElement run("w:r", style.empty() ? site_.run_properties : "");
    if (style.empty()) {
      Indent indent;
      indent.left = quotes_ * kIndent + (item_ ? item_->indent : 0);
      set_indent(paragraph.node(), indent);
      set_alignment(paragraph.node(), "left");
      const pugi::xml_node shade = property_for(paragraph.properties_node(), "w:shd");
      set_attribute(shade, "w:val", "clear");
      set_attribute(shade, "w:color", "auto");
      set_attribute(shade, "w:fill", "F2F2F2");
      set_latin_font(run.node(), kCodeFont);
    }
    const EmitSite site = block_site(paragraph.properties(), run.properties());
    writer_.xml(site.open_paragraph + site.open_run);
    writer_.text(text, site);
    writer_.xml(site.close_run + site.close_paragraph);
  }

  /// As text, so that nothing is lost.
  void html(std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    if (text.starts_with("<!--") && text.ends_with("-->")) return;
    MarkdownSpan span;
    span.kind = MarkdownSpan::Kind::html;
    span.text = std::move(text);
    paragraph({span});
  }

  void rule() {
    LooseElement paragraph("w:p", "");
    pugi::xml_node borders = property_for(paragraph.properties_node(), "w:pBdr");
    set_line(borders.append_child("w:bottom"), 6, 1, "auto");
    writer_.xml("<w:p>" + paragraph.properties() + "</w:p>");
  }

  // --- lists

  void list(const Block& block) {
    const std::optional<Item> outer = item_;
    Item usual;
    usual.depth = usual.level = outer ? outer->depth + 1 : 0;
    usual.indent = (usual.depth + 1) * kIndent;
    place(block, usual);
    std::array<int, 2> boxes{};
    for (const Block& item : block.blocks) {
      item_ = usual;
      if (item.done) {
        int& list = boxes[*item.done ? 1 : 0];
        if (list == 0) list = bulleted(*item.done ? "☑" : "☐", "Segoe UI Symbol", usual.depth);
        item_->list = list;
        item_->level = item_->depth;
        item_->style.clear();
      }
      blocks(item.blocks);
      if (!item_->begun) paragraph({});
    }
    item_ = outer;
  }

  /// Finds style and list of the items.
  void place(const Block& block, Item& item) {
    std::string name = block.ordered ? "List Number" : "List Bullet";
    if (item.depth > 0) name += " " + std::to_string(item.depth + 1);
    const DocumentStyles& styles = writer_.needs().styles();
    item.style = styles.sheet().find("paragraph", name);
    LooseElement paragraph("w:p", "");
    if (!item.style.empty()) set_property(paragraph.properties_node(), "w:pStyle", item.style);
    const ListPosition position = styles.list_of(paragraph.properties_node());
    const bool has_list = !item.style.empty() && position.list != 0;
    if (has_list && (!block.ordered || block.start == 1)) {
      item.list = block.ordered ? writer_.needs().restarted_list(position.list) : 0;
      item.level = position.level;
    } else {
      item.list = block.ordered ? numbered(block, item.depth)
                                : bulleted(bullet(item.depth), kFont, item.depth);
    }
  }

  static const char* bullet(int level) {
    constexpr std::array<const char*, 3> kBullets = {"•", "◦", "▪"};
    return kBullets[static_cast<std::size_t>(level) % kBullets.size()];
  }

  int numbered(const Block& block, int depth) {
    std::vector<MadeLevel> levels;
    for (int i = 0; i <= depth; ++i) {
      levels.push_back({"decimal", "%" + std::to_string(i + 1) + block.delimiter, "tab", "",
                        quotes_ * kIndent + (i + 1) * kIndent, kIndent});
    }
    return make_list(writer_.needs(), levels, levels.size() - 1, block.start);
  }

  int bulleted(const std::string& sign, const std::string& font, int depth) {
    std::vector<MadeLevel> levels;
    for (int i = 0; i <= depth; ++i) {
      levels.push_back(
          {"bullet", sign, "tab", font, quotes_ * kIndent + (i + 1) * kIndent, kIndent});
    }
    return make_list(writer_.needs(), levels);
  }

  // --- tables

  void table(const Block& block) {
    Table table;
    table.style = table_style_;
    if (table.style.empty()) table.style = markdown_style(writer_, "table", {"Table Grid"}, "|…|");
    std::vector<std::size_t> longest;
    for (const Block& row : block.blocks) {
      Table::Row& made = table.rows.emplace_back();
      made.head = row.head;
      for (std::size_t i = 0; i < row.blocks.size(); ++i) {
        std::size_t length = 0;
        for (const MarkdownSpan& span : row.blocks[i].spans) length += text::half_ems(span.text);
        if (i == longest.size()) longest.push_back(0);
        longest[i] = std::max(longest[i], length);
        made.cells.push_back({data::Value::object(new Inline(row.blocks[i].spans, targets_)),
                              row.blocks[i].alignment});
      }
    }
    for (const std::size_t length : longest) table.columns.push_back(width_for_text(length));
    EmitSite site = site_;
    site.paragraph_properties = body_paragraph("").properties();
    table.write(writer_, site);
    after_table_ = true;
  }

  static constexpr const char* kFont = "Times New Roman";  // has all the bullets

  int shift_;
  std::string table_style_;
  StoryWriter& writer_;
  const EmitSite& site_;
  int quotes_ = 0;
  bool after_table_ = false;
  std::optional<Item> item_;
  MarkdownTargets targets_;
  std::map<std::string, bool> written_;  // bookmarks of headings
};

class Markdown : public Content {
 public:
  Markdown(const data::Value& map, std::vector<Block> blocks)
      : map_(map), blocks_(std::move(blocks)) {}
  std::string_view type_name() const override { return "Markdown"; }
  Level level() const override {
    const bool one_line = blocks_.size() == 1 && blocks_[0].kind == Kind::paragraph;
    return one_line ? Level::run : Level::block;
  }
  void print(std::string& out) const override { out += map_.as_map().find(kMarkdown)->to_string(); }
  void write(StoryWriter& writer, const EmitSite& site) const override;

 private:
  data::Value map_;
  std::vector<Block> blocks_;
};

void Markdown::write(StoryWriter& writer, const EmitSite& site) const {
  if (level() == Level::run) return write_markdown_runs(blocks_[0].spans, writer, site, {});
  const Fields fields(kMarkdown, map_);
  std::string table_style;
  if (const data::Value* style = fields.find("table_style")) {
    table_style = table_style_named(writer.needs().styles().sheet(), *style);
  }
  Writer(fields.integer("shift", 0), std::move(table_style), writer, site).write(blocks_);
}

}  // namespace

data::Value make_markdown(const data::Value& map) {
  const data::Value& text = *map.as_map().find(kMarkdown);
  if (!text.is_string()) fail_at(text, messages::kContentMalformed, {std::string(kMarkdown)});
  std::vector<Block> blocks = read_markdown(text.as_string());
  if (blocks.empty()) return data::Value::string("");
  return data::Value::object(new Markdown(map, std::move(blocks)));
}

}  // namespace chengwen::wml
