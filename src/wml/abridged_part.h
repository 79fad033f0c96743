#pragma once

#include <cstddef>
#include <cstdint>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/report.h"

namespace chengwen::wml {

/// Characters of a plain paragraph: what a w:t holds.
struct PlainText {
  std::size_t begin = 0, end = 0;   ///< in the text, entities decoded
  std::string_view raw;             ///< in the part, right behind the w:t's start tag
  std::string_view run_properties;  ///< the w:rPr; "" when the run has none
  std::size_t run = 0;              ///< the how many-th of the paragraph
  bool keeps_blanks = false;        ///< the w:t says xml:space
};

/// A paragraph of nothing but properties and runs of text, without ids, numbering of its own,
/// page break and section break.
struct PlainParagraph {
  std::size_t begin = 0, end = 0;  ///< in the text
  std::string_view xml;            ///< its bytes in the part
  std::string_view properties;     ///< the w:pPr; "" when it has none
  std::string_view style;          ///< id of its paragraph style
  std::string_view outline;        ///< its own w:outlineLvl, "" when it has none
  /// The indices of its texts; none where no tag can begin in it.
  std::size_t first_text = 0, last_text = 0;
};

/// A main part without plain paragraphs, which are most of a long document: so much less has to
/// become a tree. The views point into the part.
struct AbridgedPart {
  /// What stands in `xml` for one plain paragraph, or several with nothing between them.
  static constexpr std::string_view kPlaceholder = "<?plain?>";

  std::string_view part;  ///< the whole
  std::string xml;
  std::string text;  ///< of all plain paragraphs, as in JoinedText
  struct Stretch {
    std::size_t place = 0;            ///< of its placeholder in `xml`
    std::size_t first = 0, last = 0;  ///< in `paragraphs`
  };
  std::vector<Stretch> stretches;  ///< in document order
  std::vector<PlainParagraph> paragraphs;
  std::vector<PlainText> texts;

  /// What a placeholder stands for, a node of the tree of `xml`.
  std::span<const PlainParagraph> at(pugi::xml_node placeholder) const;
};

/// Which plain paragraphs are left out.
enum class Abridging : std::uint8_t {
  children,  ///< of the body
  all        ///< also those inside tables, content controls and text boxes
};

/// Without paragraphs and `xml` where nothing can be left out: in parts with comments, CDATA or
/// processing instructions, or in UTF-16. Otherwise `xml` is well-formed UTF-8 exactly when `part`
/// is.
AbridgedPart abridge(const std::string& part, Abridging what);

/// As parse_part(), for what is left of `part` when it is abridged; for all of it, and `abridged`
/// is empty, where nothing can be left out.
bool parse_abridged(const std::string& part, Abridging what, AbridgedPart& abridged,
                    pugi::xml_document& document, std::string_view name, diag::Report& report);

}  // namespace chengwen::wml
