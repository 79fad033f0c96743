#include "wml/rich_text.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/case_mapping.h"
#include "wml/content_fields.h"
#include "wml/messages.h"
#include "wml/story_writer.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kTextStart = "<w:t xml:space=\"preserve\">";
constexpr std::string_view kKey = "$richtext", kParagraphs = "$richtextparagraph";
constexpr int kDeepest = 64;

using Runs = std::vector<RichText::Run>;

/// The content that a tagged object in a rich text is: a picture, a note, a link.
bool is_content(const data::Value& part) {
  const auto& entries = part.as_map().entries();
  return std::any_of(entries.begin(), entries.end(), [](const data::Map::Entry& entry) {
    return entry.key.is_string() && entry.key.as_string().starts_with('$');
  });
}

void add_part(const data::Value& part, const TextFormat& around, Runs& runs, int depth) {
  if (depth > kDeepest) fail_at(part, messages::kContentMalformed, {std::string(kKey)});
  if (part.is_list() || part.is_tuple()) {
    for (const data::Value& item : part.items()) add_part(item, around, runs, depth + 1);
    return;
  }
  if (!part.is_map()) {
    if (!part.is_undefined() && !part.is_none()) runs.push_back({part.to_string(), {}, around});
    return;
  }
  const data::Value* inner = part.as_map().find(kKey);
  if (!inner && is_content(part)) return runs.push_back({"", part, around});
  const data::Value* text = inner ? inner : part.as_map().find("text");
  if (!text) fail_at(part, messages::kContentMalformed, {std::string(kKey)});
  check_keys(kKey, part, std::string(inner ? kKey : "text") + " " + std::string(kTextFormatKeys));
  add_part(*text, read_text_format(part, around), runs, depth + 1);
}

bool leads_nowhere(const Address& link, StoryWriter& writer) {
  if (link.bookmark.empty() || writer.needs().will_have_bookmark(link.bookmark)) return false;
  writer.host().report(diag::Diagnostic(messages::kNoBookmark, {"#" + link.bookmark}));
  return true;
}

void write_run(const RichText::Run& run, StoryWriter& writer, const EmitSite& site) {
  TextFormat format = run.format;
  if (leads_nowhere(format.link, writer)) {
    format.link = {};
    format.link_styled = false;
  }
  EmitSite own = site;
  own.run_properties = run_properties(format, site.run_properties, writer);
  own.open_run = "<w:r>" + own.run_properties + std::string(kTextStart);
  if (!run.content.is_undefined()) {
    own.kind = SiteKind::run;
    return writer.value(run.content, own);
  }
  const bool linked = !format.link.empty();
  if (linked) writer.xml(hyperlink_start(format.link, writer.part(), writer.needs()));
  writer.xml(own.open_run);
  writer.text(run.text, own);
  writer.xml("</w:t></w:r>");
  if (linked) writer.xml("</w:hyperlink>");
}

void write_runs(const Runs& runs, StoryWriter& writer, const EmitSite& site) {
  for (const RichText::Run& run : runs) write_run(run, writer, site);
}

void print_runs(const Runs& runs, std::string& out) {
  for (const RichText::Run& run : runs) {
    if (run.content.is_undefined()) out += run.text;
  }
}

class Listing : public Content {
 public:
  explicit Listing(std::string text) : text_(std::move(text)) {}
  std::string_view type_name() const override { return "listing"; }
  Level level() const override { return Level::text; }
  bool truth() const override { return !text_.empty(); }
  void write(StoryWriter& writer, const EmitSite& site) const override { writer.text(text_, site); }
  void print(std::string& out) const override { out += text_; }

 private:
  std::string text_;
};

class RichParagraphs : public Content {
 public:
  struct Paragraph {
    Runs runs;
    data::Value style;  ///< a paragraph style's name or id; undefined: none
  };
  explicit RichParagraphs(std::vector<Paragraph> paragraphs) : paragraphs_(std::move(paragraphs)) {}
  std::string_view type_name() const override { return "rich text paragraphs"; }
  Level level() const override { return Level::block; }
  void write(StoryWriter& writer, const EmitSite& site) const override {
    for (const Paragraph& paragraph : paragraphs_) {
      const EmitSite own = site_of(paragraph, writer, site);
      writer.xml(own.open_paragraph);
      write_runs(paragraph.runs, writer, own);
      writer.xml(own.close_paragraph);
    }
  }
  void print(std::string& out) const override {
    for (const Paragraph& paragraph : paragraphs_) {
      print_runs(paragraph.runs, out);
      out += '\n';
    }
  }

 private:
  /// As in docxtpl a paragraph has its style and nothing else, without one nothing at all.
  static EmitSite site_of(const Paragraph& paragraph, StoryWriter& writer, const EmitSite& site) {
    std::string properties;
    const std::string id =
        paragraph.style.is_undefined() ? "" : style_id("paragraph", paragraph.style, writer);
    if (!id.empty()) {
      // An id in other case is one to Word, and stays as docxtpl writes it.
      const std::string given = paragraph.style.to_string();
      const bool is_id = text::to_lower(given) == text::to_lower(id);
      properties = "<w:pPr><w:pStyle w:val=\"";
      xml::escape_attribute(is_id ? given : id, properties);
      properties += "\"/></w:pPr>";
    }
    EmitSite own = block_site(properties, "");
    own.room = site.room;
    return own;
  }

  std::vector<Paragraph> paragraphs_;
};

RichParagraphs::Paragraph read_paragraph(const data::Value& part) {
  RichParagraphs::Paragraph paragraph;
  if (!part.is_map() || is_content(part)) {
    add_part(part, {}, paragraph.runs, 0);
    return paragraph;
  }
  check_keys(kParagraphs, part, "text style");
  const Fields fields(kParagraphs, part);
  const data::Value* text = fields.find("text");
  if (!text) fail_at(part, messages::kContentMalformed, {std::string(kParagraphs)});
  if (const data::Value* style = fields.find("style"); style && style->truth())
    paragraph.style = *style;
  add_part(*text, {}, paragraph.runs, 0);
  return paragraph;
}

}  // namespace

void RichText::write(StoryWriter& writer, const EmitSite& site) const {
  write_runs(runs_, writer, site);
}

void RichText::print(std::string& out) const {
  print_runs(runs_, out);
}

data::Value make_rich_text(const data::Value& map) {
  Runs runs;
  add_part(map, {}, runs, 0);
  return data::Value::object(new RichText(std::move(runs)));
}

data::Value make_link(const data::Value& map) {
  const data::Value& address = *map.as_map().find("$link");
  const data::Value* text = Fields("$link", map).find("text");
  TextFormat format;
  format.link = read_address(address);
  format.link_styled = true;
  format = read_text_format(map, format);
  return data::Value::object(
      new RichText({{(text ? *text : address).to_string(), {}, std::move(format)}}));
}

data::Value make_listing(const data::Value& map) {
  return data::Value::object(new Listing(map.as_map().find("$listing")->to_string()));
}

data::Value make_rich_paragraphs(const data::Value& map) {
  const data::Value& parts = *map.as_map().find(kParagraphs);
  if (!parts.is_list() && !parts.is_tuple())
    fail_at(parts, messages::kContentMalformed, {std::string(kParagraphs)});
  std::vector<RichParagraphs::Paragraph> paragraphs;
  for (const data::Value& part : parts.items()) paragraphs.push_back(read_paragraph(part));
  return data::Value::object(new RichParagraphs(std::move(paragraphs)));
}

}  // namespace chengwen::wml
