#include "wml/format_edit.h"

#include <algorithm>
#include <array>
#include <span>

#include "wml/paragraph_text.h"
#include "wml/tree.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

// The sequences of CT_PPr, CT_RPr, CT_SectPr and CT_Settings (as far as they are written here).
constexpr std::string_view kParagraphOrder[] = {"w:pStyle",
                                                "w:keepNext",
                                                "w:keepLines",
                                                "w:pageBreakBefore",
                                                "w:framePr",
                                                "w:widowControl",
                                                "w:numPr",
                                                "w:suppressLineNumbers",
                                                "w:pBdr",
                                                "w:shd",
                                                "w:tabs",
                                                "w:suppressAutoHyphens",
                                                "w:kinsoku",
                                                "w:wordWrap",
                                                "w:overflowPunct",
                                                "w:topLinePunct",
                                                "w:autoSpaceDE",
                                                "w:autoSpaceDN",
                                                "w:bidi",
                                                "w:adjustRightInd",
                                                "w:snapToGrid",
                                                "w:spacing",
                                                "w:ind",
                                                "w:contextualSpacing",
                                                "w:mirrorIndents",
                                                "w:suppressOverlap",
                                                "w:jc",
                                                "w:textDirection",
                                                "w:textAlignment",
                                                "w:textboxTightWrap",
                                                "w:outlineLvl",
                                                "w:divId",
                                                "w:cnfStyle",
                                                "w:rPr",
                                                "w:sectPr",
                                                "w:pPrChange"};
constexpr std::string_view kRunOrder[] = {"w:ins",
                                          "w:del",
                                          "w:moveFrom",
                                          "w:moveTo",
                                          "w:rStyle",
                                          "w:rFonts",
                                          "w:b",
                                          "w:bCs",
                                          "w:i",
                                          "w:iCs",
                                          "w:caps",
                                          "w:smallCaps",
                                          "w:strike",
                                          "w:dstrike",
                                          "w:outline",
                                          "w:shadow",
                                          "w:emboss",
                                          "w:imprint",
                                          "w:noProof",
                                          "w:snapToGrid",
                                          "w:vanish",
                                          "w:webHidden",
                                          "w:color",
                                          "w:spacing",
                                          "w:w",
                                          "w:kern",
                                          "w:position",
                                          "w:sz",
                                          "w:szCs",
                                          "w:highlight",
                                          "w:u",
                                          "w:effect",
                                          "w:bdr",
                                          "w:shd",
                                          "w:fitText",
                                          "w:vertAlign",
                                          "w:rtl",
                                          "w:cs",
                                          "w:em",
                                          "w:lang",
                                          "w:eastAsianLayout",
                                          "w:specVanish",
                                          "w:oMath",
                                          "w:rPrChange"};
constexpr std::string_view kSectionOrder[] = {"w:headerReference",
                                              "w:footerReference",
                                              "w:footnotePr",
                                              "w:endnotePr",
                                              "w:type",
                                              "w:pgSz",
                                              "w:pgMar",
                                              "w:paperSrc",
                                              "w:pgBorders",
                                              "w:lnNumType",
                                              "w:pgNumType",
                                              "w:cols",
                                              "w:formProt",
                                              "w:vAlign",
                                              "w:noEndnote",
                                              "w:titlePg",
                                              "w:textDirection",
                                              "w:bidi",
                                              "w:rtlGutter",
                                              "w:docGrid",
                                              "w:printerSettings",
                                              "w:sectPrChange"};
constexpr std::string_view kSettingsOrder[] = {"w:writeProtection",
                                               "w:view",
                                               "w:zoom",
                                               "w:removePersonalInformation",
                                               "w:removeDateAndTime",
                                               "w:doNotDisplayPageBoundaries",
                                               "w:displayBackgroundShape",
                                               "w:printPostScriptOverText",
                                               "w:printFractionalCharacterWidth",
                                               "w:printFormsData",
                                               "w:embedTrueTypeFonts",
                                               "w:embedSystemFonts",
                                               "w:saveSubsetFonts",
                                               "w:saveFormsData",
                                               "w:mirrorMargins",
                                               "w:alignBordersAndEdges",
                                               "w:bordersDoNotSurroundHeader",
                                               "w:bordersDoNotSurroundFooter",
                                               "w:gutterAtTop",
                                               "w:hideSpellingErrors",
                                               "w:hideGrammaticalErrors",
                                               "w:activeWritingStyle",
                                               "w:proofState",
                                               "w:formsDesign",
                                               "w:attachedTemplate",
                                               "w:linkStyles",
                                               "w:stylePaneFormatFilter",
                                               "w:stylePaneSortMethod",
                                               "w:documentType",
                                               "w:mailMerge",
                                               "w:revisionView",
                                               "w:trackRevisions",
                                               "w:doNotTrackMoves",
                                               "w:doNotTrackFormatting",
                                               "w:documentProtection",
                                               "w:autoFormatOverride",
                                               "w:styleLockTheme",
                                               "w:styleLockQFSet",
                                               "w:defaultTabStop",
                                               "w:autoHyphenation",
                                               "w:consecutiveHyphenLimit",
                                               "w:hyphenationZone",
                                               "w:doNotHyphenateCaps",
                                               "w:showEnvelope",
                                               "w:summaryLength",
                                               "w:clickAndTypeStyle",
                                               "w:defaultTableStyle",
                                               "w:evenAndOddHeaders"};

using Order = std::span<const std::string_view>;

Order order_of(const pugi::xml_node& properties) {
  if (named(properties, "w:pPr")) return kParagraphOrder;
  if (named(properties, "w:sectPr")) return kSectionOrder;
  if (named(properties, "w:settings")) return kSettingsOrder;
  return kRunOrder;
}

std::size_t rank(Order order, std::string_view name) {
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), name) - order.begin());
}

std::string escaped_attribute(std::string_view value) {
  std::string out;
  xml::escape_attribute(value, out);
  return out;
}

/// Gives a w:t its text; blanks at an end are kept by Word only where the file says so.
void set_text(pugi::xml_node element, std::string_view text) {
  while (element.first_child()) element.remove_child(element.first_child());
  std::string escaped;
  xml::escape_text(text, escaped);
  element.append_child(pugi::node_pcdata).set_value(escaped.c_str());
  const bool blank_end = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (blank_end) set_attribute(element, "xml:space", "preserve");
}

/// Moves `content` to the front of a run, behind its properties.
void put_first(pugi::xml_node run, pugi::xml_node content) {
  const pugi::xml_node properties = run.child("w:rPr");
  if (properties) {
    run.insert_move_after(content, properties);
  } else {
    run.prepend_move(content);
  }
}

/// Cuts a run in two so that the second part begins at byte `at` of the paragraph's text, which
/// lies in `piece`.
void cut_run(const ParagraphPiece& piece, std::size_t at) {
  pugi::xml_node run = piece.run;
  pugi::xml_node second = run.parent().insert_child_after(run.name(), run);
  for (const pugi::xml_attribute attribute : run.attributes()) second.append_copy(attribute);
  if (const pugi::xml_node properties = run.child("w:rPr")) second.append_copy(properties);
  while (const pugi::xml_node next = piece.element.next_sibling()) second.append_move(next);
  if (at == piece.begin) return put_first(second, piece.element);

  const std::string text = xml::unescape(piece.element.child_value());
  const std::size_t within = at - piece.begin;
  const pugi::xml_node tail = run.append_copy(piece.element);
  set_text(piece.element, std::string_view(text).substr(0, within));
  set_text(tail, std::string_view(text).substr(within));
  put_first(second, tail);
}

/// Makes a run begin at byte `at`.
void cut_at(pugi::xml_node paragraph, std::size_t at) {
  const ParagraphText content = read_paragraph(paragraph);
  pugi::xml_node before;
  for (const ParagraphPiece& piece : content.pieces) {
    const bool inside = piece.begin < at && at < piece.end;
    const bool at_border = piece.begin == at && piece.begin < piece.end && piece.run == before;
    if (inside || at_border) {
      cut_run(piece, at);
      return;
    }
    if (piece.begin < piece.end) before = piece.run;
  }
}

}  // namespace

pugi::xml_node properties_for(pugi::xml_node element) {
  const std::string name = std::string(element.name()) + "Pr";
  const pugi::xml_node found = element.child(name.c_str());
  if (found) return found;
  // w:tblPrEx may stand before w:trPr.
  const pugi::xml_node exceptions = element.child("w:tblPrEx");
  return exceptions ? element.insert_child_after(name.c_str(), exceptions)
                    : element.prepend_child(name.c_str());
}

pugi::xml_node property_for(pugi::xml_node properties, const char* name) {
  if (const pugi::xml_node found = properties.child(name)) return found;
  const Order order = order_of(properties);
  const std::size_t own = rank(order, name);
  for (const pugi::xml_node child : properties.children()) {
    if (child.type() == pugi::node_element && rank(order, child.name()) > own) {
      return properties.insert_child_before(name, child);
    }
  }
  return properties.append_child(name);
}

void set_attribute(pugi::xml_node node, const char* name, std::string_view value) {
  pugi::xml_attribute attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute.set_value(escaped_attribute(value).c_str());
}

void set_attribute(pugi::xml_node node, const char* name, int value) {
  set_attribute(node, name, std::to_string(value));
}

void set_property(pugi::xml_node properties, const char* name, std::string_view value) {
  set_attribute(property_for(properties, name), "w:val", value);
}

void set_switch(pugi::xml_node properties, const char* name, bool on) {
  pugi::xml_node property = property_for(properties, name);
  property.remove_attribute("w:val");
  if (!on) set_attribute(property, "w:val", "0");
}

void set_page_margin(pugi::xml_node section, const PageFormat& page, const char* name, int twips) {
  const pugi::xml_node margins = property_for(section, "w:pgMar");
  const std::pair<const char*, int> values[] = {
      {"w:top", page.top},      {"w:right", page.right},   {"w:bottom", page.bottom},
      {"w:left", page.left},    {"w:header", page.header}, {"w:footer", page.footer},
      {"w:gutter", page.gutter}};
  for (const auto& [margin, value] : values) {
    if (!margins.attribute(margin)) set_attribute(margins, margin, value);
  }
  set_attribute(margins, name, twips);
}

void set_alignment(pugi::xml_node paragraph, std::string_view word) {
  set_property(properties_for(paragraph), "w:jc", word);
}

void set_indent(pugi::xml_node paragraph, const Indent& indent) {
  pugi::xml_node node = property_for(properties_for(paragraph), "w:ind");
  while (node.first_attribute()) node.remove_attribute(node.first_attribute());
  const bool hanging = indent.first_line < 0 || indent.first_line_chars < 0;
  const std::pair<const char*, int> values[] = {
      {"w:leftChars", indent.left_chars},
      {"w:left", indent.left},
      {"w:rightChars", indent.right_chars},
      {"w:right", indent.right},
      {hanging ? "w:hangingChars" : "w:firstLineChars", std::abs(indent.first_line_chars)},
      {hanging ? "w:hanging" : "w:firstLine", std::abs(indent.first_line)}};
  for (const auto& [name, value] : values) set_attribute(node, name, value);
}

void set_exact_line(pugi::xml_node paragraph, int twips) {
  const pugi::xml_node spacing = property_for(properties_for(paragraph), "w:spacing");
  set_attribute(spacing, "w:line", twips);
  set_attribute(spacing, "w:lineRule", "exact");
}

void set_space_before(pugi::xml_node paragraph, int twips) {
  const pugi::xml_node spacing = property_for(properties_for(paragraph), "w:spacing");
  set_attribute(spacing, "w:beforeLines", 0);
  set_attribute(spacing, "w:before", twips);
  set_attribute(spacing, "w:beforeAutospacing", 0);
}

void set_space_after(pugi::xml_node paragraph, int twips) {
  const pugi::xml_node spacing = property_for(properties_for(paragraph), "w:spacing");
  set_attribute(spacing, "w:afterLines", 0);
  set_attribute(spacing, "w:after", twips);
  set_attribute(spacing, "w:afterAutospacing", 0);
}

void set_font(pugi::xml_node properties, std::string_view name) {
  pugi::xml_node fonts = property_for(properties, "w:rFonts");
  for (const char* theme : {"w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"}) {
    fonts.remove_attribute(theme);
  }
  for (const char* script : {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"}) {
    set_attribute(fonts, script, name);
  }
  set_attribute(fonts, "w:hint", "eastAsia");
}

void set_latin_font(pugi::xml_node run, std::string_view name) {
  pugi::xml_node fonts = property_for(properties_for(run), "w:rFonts");
  for (const char* theme : {"w:asciiTheme", "w:hAnsiTheme"}) fonts.remove_attribute(theme);
  for (const char* script : {"w:ascii", "w:hAnsi"}) set_attribute(fonts, script, name);
}

void set_east_asian_font(pugi::xml_node run, std::string_view name) {
  pugi::xml_node fonts = property_for(properties_for(run), "w:rFonts");
  fonts.remove_attribute("w:eastAsiaTheme");
  set_attribute(fonts, "w:eastAsia", name);
}

void set_east_asian_hint(pugi::xml_node run) {
  set_attribute(property_for(properties_for(run), "w:rFonts"), "w:hint", "eastAsia");
}

void set_size(pugi::xml_node run, int half_points) {
  const pugi::xml_node properties = properties_for(run);
  set_property(properties, "w:sz", std::to_string(half_points));
  set_property(properties, "w:szCs", std::to_string(half_points));
}

std::vector<pugi::xml_node> runs_of(pugi::xml_node paragraph, std::size_t begin, std::size_t end) {
  cut_at(paragraph, begin);
  cut_at(paragraph, end);
  std::vector<pugi::xml_node> runs;
  for (const ParagraphPiece& piece : read_paragraph(paragraph).pieces) {
    const bool inside = piece.begin >= begin && piece.end <= end && piece.begin < piece.end;
    if (inside && (runs.empty() || runs.back() != piece.run)) runs.push_back(piece.run);
  }
  return runs;
}

void replace_text(pugi::xml_node paragraph, std::size_t begin, std::size_t end,
                  std::string_view text) {
  const ParagraphText content = read_paragraph(paragraph);
  bool placed = text.empty();
  for (const ParagraphPiece& piece : content.pieces) {
    const bool is_text = named(piece.element, "w:t");
    const std::size_t first = std::max(begin, piece.begin), last = std::min(end, piece.end);
    const bool replaces = first < last;
    const bool takes = !placed && is_text &&
                       (replaces || (begin == end && piece.begin <= begin && begin <= piece.end));
    if (!replaces && !takes) continue;
    if (!is_text) {
      pugi::xml_node(piece.run).remove_child(piece.element);
      continue;
    }
    std::string own = xml::unescape(piece.element.child_value());
    const std::size_t from = std::max(begin, piece.begin) - piece.begin;
    own.replace(from, replaces ? last - first : 0, takes ? text : std::string_view());
    placed = placed || takes;
    set_text(piece.element, own);
  }
}

}  // namespace chengwen::wml
