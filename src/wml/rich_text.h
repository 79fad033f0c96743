#pragma once

#include <memory>
#include <string>
#include <vector>

#include "wml/address.h"
#include "wml/content.h"

namespace chengwen::wml {

/// `{"$richtext": [part, …]}`: runs with a format of their own. A part is a string, a map with
/// "text" and any of bold, italic, strike, underline, color, highlight, size (half-points),
/// subscript, superscript, font ("SimSun", "eastAsia:SimSun"), style (a character style's id) and
/// url, or another rich text. Text without a format has none: the run of the tag is not inherited.
data::Value make_rich_text(const data::Value& map);

/// `{"$listing": "text"}`: text with line breaks, in the format of its place.
data::Value make_listing(const data::Value& map);

/// `{"$richtextparagraph": [{"text": …, "style": "id"}, …]}`: paragraphs with a style each. The
/// text is a string or a rich text.
data::Value make_rich_paragraphs(const data::Value& map);

/// Runs that are all text with a format.
class RichText : public Content {
 public:
  struct Run {
    std::string text;
    std::string properties;  ///< a w:rPr, or ""
    Address link;
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
