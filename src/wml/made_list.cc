#include "wml/made_list.h"

#include "wml/needs.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

void append(std::string& out, std::string_view element, std::string_view value) {
  out.append("<").append(element).append(" w:val=\"");
  xml::escape_attribute(value, out);
  out += "\"/>";
}

}  // namespace

std::string list_definition(std::span<const MadeLevel> levels) {
  std::string out = "<w:multiLevelType w:val=\"multilevel\"/>";
  int number = 0;
  for (const MadeLevel& level : levels) {
    out += "<w:lvl w:ilvl=\"" + std::to_string(number++) + "\"><w:start w:val=\"1\"/>";
    append(out, "w:numFmt", level.format);
    if (!level.style.empty()) out += "<w:pStyle w:val=\"" + level.style + "\"/>";
    if (level.legal) out += "<w:isLgl/>";
    append(out, "w:suff", level.suffix);
    append(out, "w:lvlText", level.text);
    out += "<w:lvlJc w:val=\"left\"/>";
    if (level.left != 0 || level.hanging != 0) {
      // A count of characters in a style would win over twips.
      out += "<w:pPr><w:ind w:leftChars=\"0\" w:left=\"" + std::to_string(level.left) +
             "\" w:hangingChars=\"0\" w:hanging=\"" + std::to_string(level.hanging) +
             "\"/></w:pPr>";
    }
    if (!level.font.empty()) {
      out += "<w:rPr><w:rFonts w:hint=\"default\"";
      for (const char* script : {"ascii", "hAnsi", "eastAsia", "cs"}) {
        out.append(" w:").append(script).append("=\"").append(level.font).append("\"");
      }
      out += "/></w:rPr>";
    }
    out += "</w:lvl>";
  }
  return out;
}

int make_list(Needs& needs, std::span<const MadeLevel> levels, std::size_t level, int start) {
  const int definition = needs.made_definition(list_definition(levels));
  const int list = needs.next_list();
  std::string number = "<w:num w:numId=\"" + std::to_string(list) + "\"><w:abstractNumId w:val=\"" +
                       std::to_string(definition) + "\"/>";
  for (std::size_t i = 0; i < levels.size(); ++i) {
    number += "<w:lvlOverride w:ilvl=\"" + std::to_string(i) + "\"><w:startOverride w:val=\"" +
              std::to_string(i == level ? start : 1) + "\"/></w:lvlOverride>";
  }
  needs.add_list(number + "</w:num>");
  return list;
}

}  // namespace chengwen::wml
