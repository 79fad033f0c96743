#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chengwen::wml {

/// Characters of a plain paragraph: what a w:t holds.
struct PlainText {
  std::size_t begin = 0, end = 0;   ///< in the text, entities decoded
  std::string_view raw;             ///< in the part, right behind the w:t's start tag
  std::string_view run_properties;  ///< the w:rPr; "" when the run has none
  std::size_t run = 0;              ///< the how many-th of the paragraph
  bool keeps_blanks = false;        ///< the w:t says xml:space
};

/// A paragraph of nothing but properties and runs of text, without ids, numbering of its own and
/// section break.
struct PlainParagraph {
  std::size_t begin = 0, end = 0;  ///< in the text
  std::string_view xml;            ///< its bytes in the part
  std::string_view properties;     ///< the w:pPr; "" when it has none
  std::string_view style;          ///< id of its paragraph style
  std::string_view outline;        ///< its own w:outlineLvl, "" when it has none
  /// The indices of its texts; none where no tag can begin in it.
  std::size_t first_text = 0, last_text = 0;
};

/// A main part without the plain paragraphs of its body, which are most of a long template: so
/// much less has to become a tree. The views point into the part.
struct AbridgedPart {
  /// What stands in `xml` for one plain paragraph, or several with nothing between them.
  static constexpr std::string_view kPlaceholder = "<?plain?>";

  std::string_view part;  ///< the whole
  std::string xml;
  std::string text;                ///< of all plain paragraphs, as in JoinedText
  std::vector<std::size_t> sizes;  ///< how many paragraphs each placeholder stands for
  std::vector<PlainParagraph> paragraphs;
  std::vector<PlainText> texts;
};

/// Without paragraphs and `xml` where nothing can be left out: in parts with comments, CDATA or
/// processing instructions, or in UTF-16. Otherwise `xml` is well-formed UTF-8 exactly when `part`
/// is.
AbridgedPart abridge(const std::string& part);

}  // namespace chengwen::wml
