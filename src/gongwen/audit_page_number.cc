#include <algorithm>
#include <cstdlib>

#include "gongwen/characters.h"
#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/rules.h"
#include "text/characters.h"
#include "wml/format_edit.h"
#include "wml/tree.h"
#include "xml/parse.h"

namespace chengwen::gongwen::rules {
namespace {

constexpr std::string_view kFooterType =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer";
constexpr std::string_view kFooterContentType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
constexpr std::string_view kSettingsType =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings";
constexpr std::string_view kSettingsContentType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml";

/// A paragraph of a footer with the number of the page in it.
struct PageNumber {
  std::size_t paragraph = 0;
  const wml::ParagraphField* field = nullptr;
};

bool is_page_field(const wml::ParagraphField& field) {
  const std::string_view words = text::trim(field.instruction);
  return words.substr(0, words.find_first_of(" \\")) == "PAGE";
}

std::size_t story_of(const Inspection& inspection, std::string_view part) {
  const auto& stories = inspection.manuscript().stories();
  for (std::size_t i = 0; i < stories.size(); ++i) {
    if (stories[i].part.name == part) return i;
  }
  return std::string::npos;
}

std::optional<PageNumber> number_in(const Inspection& inspection, std::string_view part) {
  const std::size_t story = story_of(inspection, part);
  if (story == std::string::npos) return std::nullopt;
  const auto& paragraphs = inspection.manuscript().paragraphs();
  for (std::size_t at = 0; at < paragraphs.size(); ++at) {
    if (paragraphs[at].story != story) continue;
    for (const wml::ParagraphField& field : paragraphs[at].content.fields) {
      if (is_page_field(field)) return PageNumber{at, &field};
    }
  }
  return std::nullopt;
}

std::string footer_of(const wml::ManuscriptSection& section, std::string_view type) {
  const auto found = section.footers.find(type);
  return found == section.footers.end() ? std::string() : found->second;
}

bool odd_and_even(const Inspection& inspection) {
  return wml::is_on(inspection.manuscript().settings().child("w:evenAndOddHeaders"));
}

/// Nothing but the page number and what goes with it, so that it can be made anew.
bool holds_only_number(const Inspection& inspection, std::string_view part) {
  if (part.empty()) return true;
  const std::size_t story = story_of(inspection, part);
  for (const wml::ManuscriptParagraph& paragraph : inspection.manuscript().paragraphs()) {
    if (paragraph.story != story) continue;
    if (paragraph.content.has_object && paragraph.content.text_boxes.empty()) return false;
    const Characters words(paragraph.text());
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!is_figure(words[i]) && !one_of(words[i], U"-—–－·~～/第页共面 \t\n\u3000\u00A0")) {
        return false;
      }
    }
  }
  return true;
}

bool can_rewrite(const Inspection& inspection) {
  for (const wml::ManuscriptSection& section : inspection.manuscript().sections()) {
    if (!section.node) return false;
    for (const std::string_view type : {"default", "even"}) {
      if (!holds_only_number(inspection, footer_of(section, type))) return false;
    }
  }
  return true;
}

/// “— 1 —” in 四号宋体, one character from the outer edge.
std::string official_paragraph(std::string_view side) {
  const std::string run =
      "<w:r><w:rPr><w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\" w:cs=\"宋体\" "
      "w:hint=\"eastAsia\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/></w:rPr>";
  const std::string end = "</w:r>";
  const std::string name(side);
  return "<w:p><w:pPr><w:widowControl w:val=\"0\"/><w:snapToGrid w:val=\"0\"/>"
         "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"280\" w:lineRule=\"exact\"/><w:ind w:" +
         name + "Chars=\"100\" w:" + name + "=\"280\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>" +
         "<w:jc w:val=\"" + name + "\"/></w:pPr>" +                                //
         run + "<w:t xml:space=\"preserve\">— </w:t>" + end +                      //
         run + "<w:fldChar w:fldCharType=\"begin\"/>" + end +                      //
         run + "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>" + end +  //
         run + "<w:fldChar w:fldCharType=\"separate\"/>" + end +                   //
         run + "<w:t>1</w:t>" + end +                                              //
         run + "<w:fldChar w:fldCharType=\"end\"/>" + end +                        //
         run + "<w:t xml:space=\"preserve\"> —</w:t>" + end + "</w:p>";
}

std::string new_footer(Inspection& inspection, std::string_view side) {
  wml::Manuscript& manuscript = inspection.manuscript();
  const std::string& main = manuscript.package().main_part();
  const std::string folder = main.substr(0, main.rfind('/') + 1);
  std::string name;
  for (int i = 1; name.empty() || manuscript.package().has(name); ++i) {
    name = folder + "footer_" + std::string(side) + std::to_string(i) + ".xml";
  }
  return manuscript.add_part(
      name, kFooterContentType, kFooterType,
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:ftr xmlns:w="
      "\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" +
          official_paragraph(side) + "</w:ftr>");
}

void remove_references(pugi::xml_node section, std::string_view type) {
  for (pugi::xml_node reference = section.child("w:footerReference"); reference;) {
    const pugi::xml_node next = reference.next_sibling("w:footerReference");
    if (type == reference.attribute("w:type").value()) section.remove_child(reference);
    reference = next;
  }
}

/// Gives the section's own footer of a type the official number: anew in its part, or in a new one.
void make_footer(Inspection& inspection, const wml::ManuscriptSection& section,
                 const std::string& part, const char* type, std::string_view side) {
  const std::size_t story = part.empty() ? std::string::npos : story_of(inspection, part);
  if (story != std::string::npos) {
    pugi::xml_node root = inspection.manuscript().stories()[story].root;
    while (root.first_child()) root.remove_child(root.first_child());
    const std::string paragraph = official_paragraph(side);
    root.append_buffer(paragraph.data(), paragraph.size(), xml::kParseFlags);
    inspection.manuscript().touch(part);
    return;
  }
  pugi::xml_node node = section.node;
  remove_references(node, type);
  const pugi::xml_node last_header = [&] {
    pugi::xml_node last;
    for (const pugi::xml_node header : node.children("w:headerReference")) last = header;
    return last;
  }();
  const pugi::xml_node reference = last_header
                                       ? node.insert_child_after("w:footerReference", last_header)
                                       : node.prepend_child("w:footerReference");
  wml::set_attribute(reference, "w:type", type);
  wml::set_attribute(reference, "r:id", new_footer(inspection, side));
}

void declare_relationships(pugi::xml_node node) {
  pugi::xml_node root = node;
  while (root.parent() && root.parent().type() == pugi::node_element) root = root.parent();
  if (!root.attribute("xmlns:r")) {
    wml::set_attribute(root, "xmlns:r",
                       "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
  }
}

void switch_odd_and_even(Inspection& inspection) {
  wml::Manuscript& manuscript = inspection.manuscript();
  if (manuscript.settings()) {
    wml::set_switch(manuscript.settings(), "w:evenAndOddHeaders", true);
    manuscript.touch(manuscript.settings_part());
    return;
  }
  const std::string& main = manuscript.package().main_part();
  manuscript.add_part(main.substr(0, main.rfind('/') + 1) + "settings.xml", kSettingsContentType,
                      kSettingsType,
                      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:settings "
                      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                      "<w:evenAndOddHeaders/></w:settings>");
}

/// A header that was on all pages stays on all pages.
void keep_headers(const wml::ManuscriptSection& section) {
  pugi::xml_node node = section.node, all;
  for (const pugi::xml_node reference : node.children("w:headerReference")) {
    const std::string_view type = reference.attribute("w:type").value();
    if (type == "even") return;
    if (type == "default") all = reference;
  }
  if (!all) return;
  const pugi::xml_node even = node.insert_child_after("w:headerReference", all);
  wml::set_attribute(even, "w:type", "even");
  wml::set_attribute(even, "r:id", all.attribute("r:id").value());
}

void rewrite(Inspection& inspection) {
  if (!inspection.first_time("page numbers")) return;
  inspection.manuscript().touch(inspection.manuscript().stories().front().part.name);
  const std::vector<wml::ManuscriptSection>& sections = inspection.manuscript().sections();
  const bool was_split = odd_and_even(inspection);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (!was_split) keep_headers(sections[i]);
    pugi::xml_node(sections[i].node.child("w:pgNumType")).remove_attribute("w:fmt");
    if (i == 0) continue;
    for (const std::string_view type : {"default", "even"}) {
      remove_references(sections[i].node, type);
    }
  }
  const std::string odd = footer_of(sections.front(), "default");
  const std::string even = footer_of(sections.front(), "even");
  declare_relationships(sections.front().node);
  make_footer(inspection, sections.front(), even == odd ? std::string() : even, "even", "left");
  make_footer(inspection, sections.front(), odd, "default", "right");
  switch_odd_and_even(inspection);
}

Mend mend_for(Inspection& inspection) {
  if (!can_rewrite(inspection)) return {};
  return [&inspection] { rewrite(inspection); };
}

/// All parts whose page number is shown, each once.
std::vector<PageNumber> shown_numbers(const Inspection& inspection) {
  std::vector<std::string> parts;
  for (const wml::ManuscriptSection& section : inspection.manuscript().sections()) {
    for (const std::string_view type : {"default", "even"}) {
      if (type == "even" && !odd_and_even(inspection)) continue;
      const std::string part = footer_of(section, type);
      if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
    }
  }
  std::vector<PageNumber> found;
  for (const std::string& part : parts) {
    if (const auto number = number_in(inspection, part)) found.push_back(*number);
  }
  return found;
}

void form(const Rule& rule, Inspection& inspection, const PageNumber& number) {
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(number.paragraph);
  const Element& element = inspection.model()[number.paragraph];
  const std::string& text = paragraph.text();
  const std::size_t begin = std::min(element.begin, number.field->begin);
  const std::size_t end = std::max(element.end, number.field->end);
  std::string before = without_blanks(text.substr(begin, number.field->begin - begin));
  std::string after = without_blanks(text.substr(number.field->end, end - number.field->end));
  const wml::PageFormat& page = inspection.manuscript().sections().front().page;
  if (page.page_number_format == "numberInDash") {
    before += "-";
    after = "-" + after;
  }
  const bool arabic = page.page_number_format == "decimal" ||
                      page.page_number_format == "numberInDash" || page.page_number_format.empty();
  if (!arabic) {
    inspection.tell_of_text(rule, {number.paragraph}, {"不是阿拉伯数字", "no Arabic figures"},
                            {"半角阿拉伯数字", "half-width Arabic figures"}, mend_for(inspection));
  }
  if (before != "—" || after != "—") {
    const std::string space = before.empty() ? "" : " ";
    inspection.tell_of_text(
        rule, {number.paragraph},
        Words::quoted(before + space + "1" + (after.empty() ? "" : " ") + after),
        Words::quoted("— 1 —"), mend_for(inspection));
  }
  const std::vector<std::string_view> fonts = rule.words("fonts");
  for (std::size_t i = 0; i < paragraph.formats().size(); ++i) {
    const wml::ParagraphPiece& piece = paragraph.content.pieces[i];
    if (piece.begin < number.field->begin || piece.end > number.field->end) continue;
    const wml::RunFormat& format = paragraph.formats()[i];
    const std::string_view font = format.fonts[static_cast<std::size_t>(wml::Script::ascii)];
    if (std::find(fonts.begin(), fonts.end(), font) == fonts.end()) {
      inspection.tell_of_text(rule, {number.paragraph}, Words::both(font),
                              Words::both(fonts.front()), mend_for(inspection));
    }
    if (format.size != rule.number("size")) {
      inspection.tell_of_text(rule, {number.paragraph}, size_words(format.size),
                              size_words(rule.number("size")), mend_for(inspection));
    }
  }
}

/// How far a page number is from the outer edge, in words; empty when it stands where it should.
Words wrong_side(const Inspection& inspection, const PageNumber& number, wml::Alignment wanted) {
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(number.paragraph);
  if (paragraph.in_text_box) return {};
  const pugi::xml_node frame = paragraph.node.child("w:pPr").child("w:framePr");
  const std::string_view frame_side = frame.attribute("w:xAlign").value();
  if (frame_side == "outside") return {};
  const int character = character_width(paragraph);
  const bool right = wanted == wml::Alignment::right;
  wml::Alignment own = paragraph.format.alignment;
  if (own == wml::Alignment::both) own = wml::Alignment::left;
  if (frame_side == "right") own = wml::Alignment::right;
  if (frame_side == "center") own = wml::Alignment::center;
  if (own != wanted) return alignment_words(own);
  const wml::Indent& indent = paragraph.format.indent;
  const int gap = right ? indent.right_at(character)
                        : first_line_start(paragraph, inspection.model()[number.paragraph]);
  if (std::abs(gap - character) <= character / 2) return {};
  const Words count = character_count(gap, character);
  return {(right ? "右空" : "左空") + count.zh,
          count.en + (right ? " from the right" : " from the left")};
}

}  // namespace

void page_number(const Rule& rule, Inspection& inspection) {
  const std::vector<PageNumber> numbers = shown_numbers(inspection);
  for (const PageNumber& number : numbers) form(rule, inspection, number);
  if (!numbers.empty()) return;
  for (const auto& [type, part] : inspection.manuscript().sections().front().headers) {
    if (number_in(inspection, part)) {
      inspection.tell_of_text(rule, {}, {"在页眉里", "in the header"},
                              {"在版心下边缘之下", "below the text"});
      return;
    }
  }
  inspection.tell_of_text(rule, {}, {"没有页码", "no page number"}, Words::quoted("— 1 —"),
                          mend_for(inspection));
}

void page_number_distance(const Rule& rule, Inspection& inspection) {
  // In a letter a second red rule stands below the text (10.1).
  if (shown_numbers(inspection).empty() || inspection.model().is_letter()) return;
  const int wanted = rule.number("footer_twips");
  for (const wml::ManuscriptSection& section : inspection.manuscript().sections()) {
    const int own = section.page.footer;
    const bool sideways = section.page.width > section.page.height;
    if (sideways || (own >= rule.number("least_twips") && own <= rule.number("most_twips"))) {
      continue;
    }
    const Words found = millimetres(own), right = millimetres(wanted);
    Mend mend;
    if (section.node) {
      mend = [node = section.node, page = section.page, wanted] {
        wml::set_page_margin(node, page, "w:footer", wanted);
      };
    }
    inspection.tell(rule, {}, {"页脚距纸边" + found.zh, "footer " + found.en + " from the edge"},
                    {right.zh + "（一字线上距版心7毫米）", right.en}, std::move(mend));
  }
}

void page_number_sides(const Rule& rule, Inspection& inspection) {
  if (shown_numbers(inspection).empty()) return;
  const wml::ManuscriptSection& section = inspection.manuscript().sections().front();
  const auto odd = number_in(inspection, footer_of(section, "default"));
  const Words wanted{"单页码居右空一字，双页码居左空一字",
                     "odd numbers one character from the right, even from the left"};
  if (!odd_and_even(inspection)) {
    const std::size_t at = odd ? odd->paragraph : Spot::kDocument;
    inspection.tell_of_text(rule, {at}, {"单双页的页码在同一位置", "the same place on all pages"},
                            wanted, mend_for(inspection));
    return;
  }
  const auto even = number_in(inspection, footer_of(section, "even"));
  if (!even) {
    inspection.tell_of_text(rule, {}, {"双页没有页码", "no number on even pages"}, wanted,
                            mend_for(inspection));
  }
  const Words of_odd = odd ? wrong_side(inspection, *odd, wml::Alignment::right) : Words();
  const Words of_even = even ? wrong_side(inspection, *even, wml::Alignment::left) : Words();
  const bool swapped = !of_odd.empty() && !of_even.empty() && of_odd.zh != of_even.zh;
  const Words both{"单页码" + of_odd.zh + "，双页码" + of_even.zh,
                   "odd numbers " + of_odd.en + ", even numbers " + of_even.en};
  for (const auto& [number, found] : {std::pair{odd, of_odd}, std::pair{even, of_even}}) {
    if (found.empty()) continue;
    inspection.tell_of_text(rule, {number->paragraph}, swapped ? both : found, wanted,
                            mend_for(inspection));
  }
}

void page_numbers_go_on(const Rule& rule, Inspection& inspection) {
  const std::vector<wml::ManuscriptSection>& sections = inspection.manuscript().sections();
  const auto& elements = inspection.model().elements();
  for (std::size_t i = 1; i < sections.size(); ++i) {
    const wml::ManuscriptSection& section = sections[i];
    if (section.begin >= elements.size() || !number_in(inspection, footer_of(section, "default")))
      continue;
    const pugi::xml_node numbers = section.node.child("w:pgNumType");
    // What stands in front of the text, a cover or contents, may count for itself.
    if (numbers.attribute("w:start") && elements[section.begin].in_annex) {
      const std::string start = numbers.attribute("w:start").value();
      inspection.tell(rule, {section.begin},
                      {"附件从" + start + "重新编页码", "begins with " + start},
                      {"和正文连续编排页码", "goes on from the text"},
                      [numbers] { pugi::xml_node(numbers).remove_attribute("w:start"); });
    }
    bool imprint = section.starts_page, any = false;
    for (std::size_t at = section.begin; at < section.end && at < elements.size(); ++at) {
      const Role role = elements[at].role;
      any = any || role == Role::copies || role == Role::issue;
      imprint = imprint && (elements[at].blank() || role == Role::copies || role == Role::issue);
    }
    if (!imprint || !any) continue;
    inspection.tell(rule, {section.begin}, {"版记页有页码", "a number on the page of the imprint"},
                    {"版记页不编排页码", "none"});
  }
}

void letter_first_page(const Rule& rule, Inspection& inspection) {
  if (!inspection.model().is_letter() || shown_numbers(inspection).empty()) return;
  const wml::ManuscriptSection& section = inspection.manuscript().sections().front();
  if (section.page.title_page && !number_in(inspection, footer_of(section, "first"))) return;
  Mend mend;
  if (section.node && !section.page.title_page && footer_of(section, "first").empty()) {
    mend = [node = section.node] { wml::set_switch(node, "w:titlePg", true); };
  }
  inspection.tell(rule, {}, {"首页有页码", "a number on the first page"},
                  {"首页不显示页码", "none on the first page"}, std::move(mend));
}

}  // namespace chengwen::gongwen::rules
