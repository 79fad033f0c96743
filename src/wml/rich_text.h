#pragma once

#include <memory>
#include <string>
#include <vector>

#include "wml/content.h"
#include "wml/text_format.h"

namespace chengwen::wml {

/// `{"$richtext": [part, …]}`: text in the format of its place with what the data says about it. A
/// part is a string; a map with "text" (a part or a list of them) and any of kTextFormatKeys;
/// another rich text; or other content, such as a note. The keys may stand beside $richtext, too,
/// for all parts.
data::Value make_rich_text(const data::Value& map);

/// `{"$link": address, "text": …}`: a link that looks like one, with any of kTextFormatKeys.
/// Without a text it shows the address.
data::Value make_link(const data::Value& map);

/// `{"$listing": "text"}`: text with line breaks, in the format of its place.
data::Value make_listing(const data::Value& map);

/// `{"$richtextparagraph": [{"text": …, "style": "标题 1"}, …]}`: paragraphs with a style each; one
/// without a style is like its place. The text is a part of a rich text.
data::Value make_rich_paragraphs(const data::Value& map);

/// Runs with a format each.
class RichText : public Content {
 public:
  struct Run {
    std::string text;
    data::Value content;  ///< in place of a text
    TextFormat format;
  };
  explicit RichText(std::vector<Run> runs) : runs_(std::move(runs)) {}
  std::string_view type_name() const override { return "rich text"; }
  Level level() const override { return Level::run; }
  void write(StoryWriter& writer, const EmitSite& site) const override;
  void print(std::string& out) const override;

 private:
  std::vector<Run> runs_;
};

}  // namespace chengwen::wml
