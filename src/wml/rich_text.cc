#include "wml/rich_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "jinja/environment.h"
#include "wml/messages.h"
#include "wml/story_writer.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kTextStart = "<w:t xml:space=\"preserve\">";
constexpr int kDeepest = 64;

/// ST_Underline; another word means a single line.
constexpr std::array<std::string_view, 17> kUnderlines = {
    "single",     "words",           "double",   "thick",         "dotted",    "dottedHeavy",
    "dash",       "dashedHeavy",     "dashLong", "dashLongHeavy", "dotDash",   "dashDotHeavy",
    "dotDotDash", "dashDotDotHeavy", "wave",     "wavyHeavy",     "wavyDouble"};
/// ST_HighlightColor; anything else is a hexadecimal colour and becomes shading.
constexpr std::array<std::string_view, 17> kHighlights = {
    "black",   "blue",       "cyan",     "green",     "magenta",   "red",
    "yellow",  "white",      "darkBlue", "darkCyan",  "darkGreen", "darkMagenta",
    "darkRed", "darkYellow", "darkGray", "lightGray", "none"};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What a part's map says under a key.
class Format {
 public:
  explicit Format(const data::Map& map) : map_(map) {}
  bool on(std::string_view key) const {
    const data::Value* found = map_.find(key);
    return found && found->truth();
  }
  std::string text(std::string_view key) const {
    return on(key) ? map_.find(key)->to_string() : "";
  }

 private:
  const data::Map& map_;
};

void append_value(std::string& out, std::string_view element, std::string_view value) {
  out.append("<").append(element).append(" w:val=\"");
  xml::escape_attribute(value, out);
  out += "\"/>";
}

std::string without_hash(std::string colour) {
  if (colour.starts_with('#')) colour.erase(0, 1);
  return colour;
}

void append_fonts(std::string& out, std::string font) {
  if (font.empty()) return;
  std::string region;
  if (const std::size_t colon = font.find(':'); colon != std::string::npos) {
    region = font.substr(0, colon);
    font.erase(0, colon + 1);
  }
  out += "<w:rFonts";
  for (const std::string_view script : {"ascii", "hAnsi", "eastAsia", "cs"}) {
    if (script == "eastAsia" && region != script) continue;
    out.append(" w:").append(script).append("=\"");
    xml::escape_attribute(font, out);
    out += '"';
  }
  out += "/>";
}

/// A w:rPr in the order of the schema (CT_RPr, ISO/IEC 29500-1, 17.3.2.28).
std::string run_properties(const Format& format) {
  std::string out;
  if (const std::string style = format.text("style"); !style.empty()) {
    append_value(out, "w:rStyle", style);
  }
  append_fonts(out, format.text("font"));
  if (format.on("bold")) out += "<w:b/>";
  if (format.on("italic")) out += "<w:i/>";
  if (format.on("strike")) out += "<w:strike/>";
  if (const std::string colour = format.text("color"); !colour.empty()) {
    append_value(out, "w:color", without_hash(colour));
  }
  if (const std::string size = format.text("size"); !size.empty()) {
    append_value(out, "w:sz", size);
    append_value(out, "w:szCs", size);
  }
  const std::string highlight = without_hash(format.text("highlight"));
  if (one_of(highlight, kHighlights)) append_value(out, "w:highlight", highlight);
  if (format.on("underline")) {
    const std::string line = format.text("underline");
    append_value(out, "w:u", one_of(line, kUnderlines) ? line : "single");
  }
  if (!highlight.empty() && !one_of(highlight, kHighlights)) {
    out += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"";
    xml::escape_attribute(highlight, out);
    out += "\"/>";
  }
  if (format.on("superscript")) {
    append_value(out, "w:vertAlign", "superscript");
  } else if (format.on("subscript")) {
    append_value(out, "w:vertAlign", "subscript");
  }
  return out.empty() ? "" : "<w:rPr>" + out + "</w:rPr>";
}

using Runs = std::vector<RichText::Run>;

void add_part(const data::Value& part, Runs& runs, int depth) {
  if (depth > kDeepest) jinja::fail(messages::kContentMalformed, {"$richtext"});
  if (part.is_list() || part.is_tuple()) {
    for (const data::Value& item : part.items()) add_part(item, runs, depth + 1);
    return;
  }
  if (!part.is_map()) {
    if (!part.is_undefined()) runs.push_back({part.to_string(), "", {}});
    return;
  }
  if (const data::Value* inner = part.as_map().find("$richtext")) {
    return add_part(*inner, runs, depth + 1);
  }
  const data::Value* text = part.as_map().find("text");
  if (!text) jinja::fail(messages::kContentMalformed, {"$richtext"});
  const Format format(part.as_map());
  if (text->is_map() || text->is_list()) return add_part(*text, runs, depth + 1);
  Address link;
  if (format.on("url")) link = read_address(*part.as_map().find("url"));
  runs.push_back({text->to_string(), run_properties(format), std::move(link)});
}

void write_runs(const Runs& runs, StoryWriter& writer, const EmitSite& site) {
  for (const RichText::Run& run : runs) {
    const std::string open = "<w:r>" + run.properties + std::string(kTextStart);
    if (!run.link.empty()) writer.xml(hyperlink_start(run.link, writer.part(), writer.needs()));
    writer.xml(open);
    writer.text(run.text, site, open);
    writer.xml("</w:t></w:r>");
    if (!run.link.empty()) writer.xml("</w:hyperlink>");
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
    std::string properties;  ///< a w:pPr, or ""
  };
  explicit RichParagraphs(std::vector<Paragraph> paragraphs) : paragraphs_(std::move(paragraphs)) {}
  std::string_view type_name() const override { return "rich text paragraphs"; }
  Level level() const override { return Level::block; }
  void write(StoryWriter& writer, const EmitSite& site) const override {
    for (const Paragraph& paragraph : paragraphs_) {
      EmitSite own = site;
      own.close_paragraph = "</w:p>";
      own.open_paragraph = "<w:p>" + paragraph.properties;
      writer.xml(own.open_paragraph);
      write_runs(paragraph.runs, writer, own);
      writer.xml(own.close_paragraph);
    }
  }
  void print(std::string& out) const override {
    for (const Paragraph& paragraph : paragraphs_) {
      for (const RichText::Run& run : paragraph.runs) out += run.text;
      out += '\n';
    }
  }

 private:
  std::vector<Paragraph> paragraphs_;
};

}  // namespace

void RichText::write(StoryWriter& writer, const EmitSite& site) const {
  write_runs(runs_, writer, site);
}

void RichText::print(std::string& out) const {
  for (const Run& run : runs_) out += run.text;
}

data::Value make_rich_text(const data::Value& map) {
  Runs runs;
  add_part(map, runs, 0);
  return data::Value::object(new RichText(std::move(runs)));
}

data::Value make_listing(const data::Value& map) {
  return data::Value::object(new Listing(map.as_map().find("$listing")->to_string()));
}

data::Value make_rich_paragraphs(const data::Value& map) {
  const data::Value& parts = *map.as_map().find("$richtextparagraph");
  if (!parts.is_list()) jinja::fail(messages::kContentMalformed, {"$richtextparagraph"});
  std::vector<RichParagraphs::Paragraph> paragraphs;
  for (const data::Value& part : parts.items()) {
    RichParagraphs::Paragraph& paragraph = paragraphs.emplace_back();
    if (part.is_map() && !part.as_map().find("$richtext")) {
      if (const std::string style = Format(part.as_map()).text("style"); !style.empty()) {
        append_value(paragraph.properties, "w:pStyle", style);
        paragraph.properties = "<w:pPr>" + paragraph.properties + "</w:pPr>";
      }
      const data::Value* text = part.as_map().find("text");
      if (!text) jinja::fail(messages::kContentMalformed, {"$richtextparagraph"});
      add_part(*text, paragraph.runs, 0);
    } else {
      add_part(part, paragraph.runs, 0);
    }
  }
  return data::Value::object(new RichParagraphs(std::move(paragraphs)));
}

}  // namespace chengwen::wml
