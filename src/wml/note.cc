#include "wml/note.h"

#include <string>
#include <utility>
#include <vector>

#include "jinja/environment.h"
#include "wml/messages.h"
#include "wml/note_merge.h"
#include "wml/story_writer.h"
#include "wml/subdocument_merge.h"

namespace chengwen::wml {
namespace {

/// What Word calls things of one kind of note.
struct Words {
  std::string_view key;
  std::size_t kind;  ///< of NoteMerge
  const char* mark;  ///< the element that stands for the number in the note itself
  const char *text_style, *text_id;
  const char *reference_style, *reference_id;
};
constexpr Words kFootnote = {"$footnote",        NoteMerge::kFootnotes, "w:footnoteRef",
                             "footnote text",    "FootnoteText",        "footnote reference",
                             "FootnoteReference"};
constexpr Words kEndnote = {"$endnote",    NoteMerge::kEndnotes, "w:endnoteRef",    "endnote text",
                            "EndnoteText", "endnote reference",  "EndnoteReference"};

class Note : public Content {
 public:
  Note(const Words& words, std::vector<data::Value> paragraphs)
      : words_(words), paragraphs_(std::move(paragraphs)) {}
  std::string_view type_name() const override { return words_.key; }
  Level level() const override { return Level::run; }
  void print(std::string& out) const override {
    for (const data::Value& paragraph : paragraphs_) paragraph.print(out);
  }
  void write(StoryWriter& writer, const EmitSite& site) const override;

 private:
  std::string content(StoryWriter& writer, const Room& room, const std::string& mark) const;

  const Words& words_;
  std::vector<data::Value> paragraphs_;
};

/// `<w:r>` with the character style of references, up to its content.
std::string reference_start(const std::string& style) {
  return "<w:r><w:rPr><w:rStyle w:val=\"" + style + "\"/></w:rPr>";
}

std::string text_style(const Words& words, StoryWriter& writer) {
  const std::string base(writer.needs().styles().sheet().default_paragraph_style());
  return writer.needs().subdocuments().styles().made(
      "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(words.text_id) +
      "\"><w:name w:val=\"" + words.text_style + "\"/>" +
      (base.empty() ? "" : "<w:basedOn w:val=\"" + base + "\"/>") +
      "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:pPr><w:snapToGrid w:val=\"0\"/>"
      "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/></w:pPr><w:rPr>"
      "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr></w:style>");
}

std::string reference_style(const Words& words, StoryWriter& writer) {
  return writer.needs().subdocuments().styles().made(
      "<w:style w:type=\"character\" w:styleId=\"" + std::string(words.reference_id) +
      "\"><w:name w:val=\"" + words.reference_style +
      "\"/><w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:rPr><w:vertAlign "
      "w:val=\"superscript\"/></w:rPr></w:style>");
}

void Note::write(StoryWriter& writer, const EmitSite& site) const {
  const bool in_body = writer.part() == writer.needs().package().main_part();
  if (!in_body || site.in_text_box) jinja::fail(messages::kNoteMisplaced);
  const std::string start = reference_start(reference_style(words_, writer));
  NoteMerge& notes = writer.needs().subdocuments().notes();
  const NoteKind& kind = NoteMerge::kKinds[words_.kind];
  const std::string mark = start + "<" + words_.mark + "/></w:r>";
  const std::string number = notes.append(words_.kind, content(writer, site.room, mark));
  writer.xml(start + "<" + std::string(kind.reference) + " w:id=\"" + number + "\"/></w:r>");
}

/// The paragraphs; the number stands in the first.
std::string Note::content(StoryWriter& writer, const Room& room, const std::string& mark) const {
  static const StoryParts kNoParts;
  const std::string part = writer.needs().subdocuments().notes().part(words_.kind);
  StoryWriter inner(kNoParts, part, writer.dialect(), writer.needs(), writer.report());
  inner.begin(writer.host());
  EmitSite site =
      block_site("<w:pPr><w:pStyle w:val=\"" + text_style(words_, writer) + "\"/></w:pPr>", "");
  site.kind = SiteKind::text;
  site.room = room;
  bool first = true;
  for (const data::Value& paragraph : paragraphs_) {
    inner.xml(site.open_paragraph);
    if (std::exchange(first, false)) {
      inner.xml(mark + site.open_run + " ");
    } else {
      inner.xml(site.open_run);
    }
    inner.value(paragraph, site);
    inner.xml(site.close_run + site.close_paragraph);
  }
  return inner.take();
}

data::Value make(const Words& words, const data::Value& object) {
  const data::Value& says = *object.as_map().find(words.key);
  std::vector<data::Value> paragraphs;
  if (says.is_list()) {
    paragraphs = says.items();
  } else {
    paragraphs.push_back(says);
  }
  if (paragraphs.empty()) jinja::fail(messages::kContentMalformed, {std::string(words.key)});
  return data::Value::object(new Note(words, std::move(paragraphs)));
}

}  // namespace

data::Value make_footnote(const data::Value& object) {
  return make(kFootnote, object);
}

data::Value make_endnote(const data::Value& object) {
  return make(kEndnote, object);
}

}  // namespace chengwen::wml
