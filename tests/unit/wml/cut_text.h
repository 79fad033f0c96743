#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "diag/report.h"
#include "jinja/scanner.h"
#include "opc/package.h"
#include "support/word_file.h"
#include "text/characters.h"
#include "wml/cell_tags.h"
#include "wml/cut.h"
#include "wml/document_styles.h"
#include "wml/hoist.h"
#include "wml/joined_text.h"
#include "wml/levels.h"
#include "wml/mark.h"
#include "wml/normalise.h"
#include "wml/section_areas.h"
#include "wml/structure.h"
#include "xml/parse.h"

namespace chengwen::wml::test {

/// `<w:r><w:rPr>…</w:rPr><w:t>text</w:t></w:r>`; `properties` are the children of w:rPr.
inline std::string run(std::string_view text, std::string_view properties = "") {
  std::string xml = "<w:r>";
  if (!properties.empty()) xml.append("<w:rPr>").append(properties).append("</w:rPr>");
  return xml.append("<w:t>").append(text).append("</w:t></w:r>");
}

inline std::string paragraph(std::string_view content) {
  return "<w:p>" + std::string(content) + "</w:p>";
}

/// The segments of a body as one text: literals and ends of sections as they are, `{{x}}` and
/// `{%x%}` without blanks at their ends, hooks as `[kind index text]` where `hooks` is asked for.
/// Mistakes go to `report`.
inline std::string cut_body(std::string_view body, diag::Report& report, bool hooks = false) {
  const auto package = opc::Package::read(chengwen::test::docx_of_body(body), "test.docx", report);
  static const jinja::Environment environment = jinja::Environment::standard();
  StoryTree tree(environment);
  const std::string start =
      "<w:document "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
  const std::string end = "</w:body></w:document>";
  xml::parse(start + std::string(body) + end, tree.xml, "word/document.xml", report);
  tree.source = 2;
  tree.joined = join_text(tree.xml, {});
  tree.tags = jinja::scan(tree.joined.text, tree.source, report);
  make_marks(tree);
  normalise(tree);
  join_lines(tree);
  tree.grid = find_grid_places(tree);
  turn_cell_tags(tree, report);
  hoist(tree, report);
  level_blocks(tree);
  ElementSymbols symbols;
  const DocumentStyles styles(*package);
  const SectionAreas sections(*package, tree.xml);
  const CutStory story =
      cut(tree, analyse(tree, styles), symbols, {styles, sections, 0, {}, {}, {}});
  std::string out;
  for (const jinja::Segment& segment : story.segments) {
    const std::string text(text::trim(segment.text));
    if (segment.kind == jinja::Segment::Kind::literal) out += segment.text;
    if (segment.kind == jinja::Segment::Kind::expression) out += "{{" + text + "}}";
    if (segment.kind == jinja::Segment::Kind::statement) out += "{%" + text + "%}";
    if (segment.kind != jinja::Segment::Kind::hook) continue;
    const Hook& hook = story.parts.hooks[segment.payload];
    if (hook.kind == Hook::Kind::section_end) {
      out += story.parts.sections[hook.index].xml;
    } else if (hooks) {
      out += "[" + std::to_string(static_cast<int>(hook.kind)) + " " + std::to_string(hook.index) +
             " " + hook.text + "]";
    }
  }
  if (out.starts_with(start)) out.erase(0, start.size());
  if (out.ends_with(end)) out.resize(out.size() - end.size());
  return out;
}

inline std::string cut_body(std::string_view body) {
  diag::Report report;
  return cut_body(body, report);
}

}  // namespace chengwen::wml::test
