#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/rules.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen::rules {
namespace {

using wml::ManuscriptSection;
using wml::PageFormat;

constexpr int kA4Width = 11906, kA4Height = 16838;
constexpr int kWidth = 8844;

/// The first section is the document's page; a later one is told where it begins.
Spot spot_of(const Inspection& inspection, std::size_t section) {
  if (section == 0) return {};
  const std::size_t begin = inspection.manuscript().sections()[section].begin;
  const bool has_paragraph = begin < inspection.manuscript().paragraphs().size();
  return has_paragraph ? Spot{begin} : Spot{};
}

bool is_sideways(const PageFormat& page) {
  return page.landscape || page.width > page.height;
}

bool within(int value, int wanted, int tolerance) {
  return std::abs(value - wanted) <= tolerance;
}

Mend set_margin(const ManuscriptSection& section, const char* name, int twips) {
  if (!section.node) return {};
  return [node = section.node, page = section.page, name, twips] {
    wml::set_page_margin(node, page, name, twips);
  };
}

/// Several margins at once, told in one finding.
Mend move_margins(const ManuscriptSection& section,
                  std::vector<std::pair<const char*, int>> margins) {
  if (!section.node) return {};
  return [node = section.node, page = section.page, margins] {
    for (const auto& [name, twips] : margins) wml::set_page_margin(node, page, name, twips);
  };
}

template <typename Look>
void each_section(const Inspection& inspection, Look look) {
  const std::vector<ManuscriptSection>& sections = inspection.manuscript().sections();
  for (std::size_t i = 0; i < sections.size(); ++i) look(sections[i], spot_of(inspection, i));
}

template <typename Look>
void each_upright_section(const Inspection& inspection, Look look) {
  each_section(inspection, [&](const ManuscriptSection& section, Spot spot) {
    if (!is_sideways(section.page)) look(section, spot);
  });
}

Words of(const Words& prefix, const Words& value) {
  return {prefix.zh + value.zh, prefix.en + value.en};
}

/// Most of the running text: its line pitch when it is exact, else 0.
int exact_pitch_of_text(const Inspection& inspection) {
  std::size_t exact = 0, others = 0;
  int pitch = 0;
  for (const std::size_t at : inspection.model().with(Role::body)) {
    const wml::ParagraphFormat& format = inspection.paragraph(at).format;
    if (format.line_rule == wml::LineRule::exact) {
      ++exact;
      pitch = format.line;
    } else {
      ++others;
    }
  }
  return exact > others ? pitch : 0;
}

/// The character spacing of most of the running text.
int spacing_of_text(const Inspection& inspection) {
  std::map<int, std::size_t> bytes;
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    if (inspection.model()[at].role != Role::body) continue;
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    for (std::size_t i = 0; i < paragraph.formats().size(); ++i) {
      const wml::ParagraphPiece& piece = paragraph.content.pieces[i];
      bytes[paragraph.formats()[i].spacing] += piece.end - piece.begin;
    }
  }
  const auto most = std::max_element(
      bytes.begin(), bytes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == bytes.end() ? 0 : most->first;
}

void condense(const Inspection& inspection, int spacing) {
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    const Element& element = inspection.model()[at];
    if (!is_running_text(element.role)) continue;
    for (const pugi::xml_node run :
         wml::runs_of(inspection.paragraph(at).node, 0, inspection.paragraph(at).text().size())) {
      wml::set_property(wml::properties_for(run), "w:spacing", std::to_string(spacing));
    }
  }
}

/// Right indents.
void narrowed_lines(const Rule& rule, Inspection& inspection) {
  const std::string count = std::to_string(rule.number("characters"));
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    if (!is_running_text(inspection.model()[at].role)) continue;
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    const int character = character_width(paragraph);
    const int right = paragraph.format.indent.right_at(character);
    if (std::abs(right) * 2 <= character) continue;
    const Words found = character_count(right, character);
    wml::Indent indent = paragraph.format.indent;
    indent.right = indent.right_chars = 0;
    inspection.tell(
        rule, {at}, {"右缩进" + found.zh, "a right indent of " + found.en},
        {"右边不缩进，每行" + count + "字", "none, for lines of " + count + " characters"},
        [node = paragraph.node, indent] { wml::set_indent(node, indent); });
  }
}

}  // namespace

void paper(const Rule& rule, Inspection& inspection) {
  const int width = rule.twips("width_mm"), height = rule.twips("height_mm");
  const int tolerance = rule.number("tolerance_twips");
  each_section(inspection, [&](const ManuscriptSection& section, Spot spot) {
    const PageFormat& page = section.page;
    const int wide = std::min(page.width, page.height), high = std::max(page.width, page.height);
    if (within(wide, width, tolerance) && within(high, height, tolerance)) return;
    const auto size = [](int a, int b) {
      const Words one = millimetres(a), other = millimetres(b);
      return Words{one.zh + "×" + other.zh, one.en + " × " + other.en};
    };
    Mend mend;
    if (section.node) {
      mend = [node = section.node, sideways = is_sideways(page), width, height] {
        const pugi::xml_node page_size = wml::property_for(node, "w:pgSz");
        wml::set_attribute(page_size, "w:w", sideways ? height : width);
        wml::set_attribute(page_size, "w:h", sideways ? width : height);
      };
    }
    inspection.tell(rule, spot, size(wide, high), size(width, height), std::move(mend));
  });
}

void top_margin(const Rule& rule, Inspection& inspection) {
  const int wanted = rule.twips("top_mm");
  const Rule& area = *inspection.profile().find("PAGE-04");
  each_upright_section(inspection, [&](const ManuscriptSection& section, Spot spot) {
    const int top = std::abs(section.page.top);
    if (within(top, wanted, rule.twips("tolerance_mm"))) return;
    const PageFormat& page = section.page;
    const bool moved = within(page.height - top - std::abs(page.bottom), area.twips("height_mm"),
                              area.twips("tolerance_mm"));
    inspection.tell(
        rule, spot, millimetres(top), millimetres(wanted),
        moved ? move_margins(section, {{"w:top", wanted},
                                       {"w:bottom", std::abs(page.bottom) + top - wanted}})
              : set_margin(section, "w:top", wanted));
  });
}

void left_margin(const Rule& rule, Inspection& inspection) {
  const int wanted = rule.twips("left_mm"), tolerance = rule.twips("tolerance_mm");
  const Rule& area = *inspection.profile().find("PAGE-04");
  each_upright_section(inspection, [&](const ManuscriptSection& section, Spot spot) {
    const int left = section.page.left;
    // A gutter makes up for a narrower margin; one that is too much is told as such.
    if (within(left, wanted, tolerance) || within(left + section.page.gutter, wanted, tolerance)) {
      return;
    }
    const bool moved =
        within(section.page.text_width(), area.twips("width_mm"), area.twips("tolerance_mm"));
    inspection.tell(rule, spot, millimetres(left), millimetres(wanted),
                    moved ? move_margins(section, {{"w:left", wanted},
                                                   {"w:right", section.page.right + left - wanted}})
                          : set_margin(section, "w:left", wanted));
  });
}

void gutter(const Rule& rule, Inspection& inspection) {
  const Rule* margin = inspection.profile().find("PAGE-03");
  const int wanted = margin->twips("left_mm"), tolerance = margin->twips("tolerance_mm");
  each_upright_section(inspection, [&](const ManuscriptSection& section, Spot spot) {
    const PageFormat& page = section.page;
    if (page.gutter == 0 || within(page.left + page.gutter, wanted, tolerance)) return;
    inspection.tell(rule, spot, millimetres(page.gutter), millimetres(0),
                    set_margin(section, "w:gutter", 0));
  });
}

void type_area(const Rule& rule, Inspection& inspection) {
  const Rule* left_rule = inspection.profile().find("PAGE-03");
  const Rule* top_rule = inspection.profile().find("PAGE-02");
  const int width = rule.twips("width_mm"), height = rule.twips("height_mm");
  const int left = left_rule->twips("left_mm"), top = top_rule->twips("top_mm");
  const int tolerance = rule.twips("tolerance_mm");
  // What follows from a wrong paper or the opposite margin is not told twice: then only the margin
  // itself counts.
  const auto margin_ok = [&](int own, int opposite, int wanted_opposite, int wanted_own,
                             int area_error) {
    if (std::abs(area_error) <= tolerance) return true;
    const bool opposite_ok = within(opposite, wanted_opposite, left_rule->twips("tolerance_mm"));
    return !opposite_ok && within(own, wanted_own, 2 * tolerance);
  };
  each_upright_section(inspection, [&](const ManuscriptSection& section, Spot spot) {
    const PageFormat& page = section.page;
    const bool a4 = within(page.width, kA4Width, 4) && within(page.height, kA4Height, 4);
    const int page_width = a4 ? page.width : kA4Width, page_height = a4 ? page.height : kA4Height;
    const int own_left = page.left + page.gutter, own_top = std::abs(page.top);
    const int own_bottom = std::abs(page.bottom);
    const int right = page_width - left - width, bottom = page_height - top - height;
    if (!margin_ok(page.right, own_left, left, right, page_width - own_left - page.right - width)) {
      const int shown = page_width - (within(own_left, left, 60) ? own_left : left) - page.right;
      inspection.tell(
          rule, spot, of({"宽", "width "}, millimetres(shown)),
          of({"宽", "width "}, millimetres(width)),
          set_margin(section, "w:right",
                     within(own_left, left, 60) ? page_width - own_left - width : right));
    }
    if (!margin_ok(own_bottom, own_top, top, bottom, page_height - own_top - own_bottom - height)) {
      const int shown = page_height - (within(own_top, top, 60) ? own_top : top) - own_bottom;
      inspection.tell(
          rule, spot, of({"高", "height "}, millimetres(shown)),
          of({"高", "height "}, millimetres(height)),
          set_margin(section, "w:bottom",
                     within(own_top, top, 60) ? page_height - own_top - height : bottom));
    }
  });
}

void lines_per_page(const Rule& rule, Inspection& inspection) {
  const int lines = rule.number("lines"), pitch = rule.number("pitch_twips");
  const int area = inspection.profile().find("PAGE-04")->twips("height_mm");
  const int exact = exact_pitch_of_text(inspection);
  const bool by_text = exact > 0 && area / exact == lines;
  each_upright_section(inspection, [&](const ManuscriptSection& section, Spot spot) {
    const PageFormat& page = section.page;
    const bool has_grid = page.grid != PageFormat::Grid::none && page.line_pitch > 0;
    if (has_grid && area / page.line_pitch == lines) return;
    // Lines that are set apart exactly need no grid, but none with wider lines either.
    if (by_text && !(has_grid && area / page.line_pitch < lines)) return;
    Words found{"没有设文档网格", "no document grid"};
    if (has_grid) {
      const std::string count = std::to_string(area / page.line_pitch);
      found = {count + "行", count + " lines"};
    }
    const std::string wanted = std::to_string(lines);
    Mend mend;
    if (section.node) {
      mend = [node = section.node, pitch, bare = page.grid == PageFormat::Grid::none] {
        const pugi::xml_node grid = wml::property_for(node, "w:docGrid");
        if (bare) wml::set_attribute(grid, "w:type", "lines");
        wml::set_attribute(grid, "w:linePitch", pitch);
      };
    }
    inspection.tell(rule, spot, std::move(found), {wanted + "行", wanted + " lines"},
                    std::move(mend));
  });
}

void characters_per_line(const Rule& rule, Inspection& inspection) {
  if (inspection.model().with(Role::body).empty()) return;
  narrowed_lines(rule, inspection);
  const int wanted = rule.number("characters"), spacing = spacing_of_text(inspection);
  each_upright_section(inspection, [&](const ManuscriptSection& section, Spot spot) {
    const PageFormat& page = section.page;
    // In 4096ths of a twip; the type area's own deviations are told by PAGE-03 and PAGE-04.
    std::int64_t advance = std::int64_t{kCharacter + spacing} * 4096;
    if (page.grid == PageFormat::Grid::lines_and_chars)
      advance += std::int64_t{page.char_space} * 20;
    const int width = within(page.text_width(), kWidth, 60) ? page.text_width() : kWidth;
    const std::int64_t count = std::int64_t{width} * 4096 / std::max<std::int64_t>(advance, 1);
    if (count == wanted || advance <= 0) return;
    const auto words = [](std::int64_t number) {
      const std::string figures = std::to_string(number);
      return Words{figures + "字", figures + " characters"};
    };
    const bool grid = page.grid == PageFormat::Grid::lines_and_chars;
    inspection.tell(
        rule, spot, words(count), words(wanted),
        [&inspection, node = section.node, grid, by = rule.number("spacing_twips")] {
          if (grid && node) {
            pugi::xml_node(wml::property_for(node, "w:docGrid")).remove_attribute("w:charSpace");
            wml::set_attribute(wml::property_for(node, "w:docGrid"), "w:type", "lines");
          }
          condense(inspection, by);
        });
  });
}

void landscape_margins(const Rule& rule, Inspection& inspection) {
  const struct {
    const char* name;
    int PageFormat::*margin;
    const char* parameter;
    Words words;
  } kSides[] = {{"w:top", &PageFormat::top, "top_mm", {"上", "top "}},
                {"w:right", &PageFormat::right, "right_mm", {"右", "right "}},
                {"w:bottom", &PageFormat::bottom, "bottom_mm", {"下", "bottom "}},
                {"w:left", &PageFormat::left, "left_mm", {"左", "left "}}};
  each_section(inspection, [&](const ManuscriptSection& section, Spot spot) {
    if (!is_sideways(section.page)) return;
    Words found, right;
    std::vector<std::pair<const char*, int>> margins;
    for (const auto& side : kSides) {
      const int own = std::abs(section.page.*side.margin), wanted = rule.twips(side.parameter);
      if (within(own, wanted, rule.twips("tolerance_mm"))) continue;
      found = listed(found, of(side.words, millimetres(own)));
      right = listed(right, of(side.words, millimetres(wanted)));
      margins.emplace_back(side.name, wanted);
    }
    if (!margins.empty()) inspection.tell(rule, spot, found, right, move_margins(section, margins));
  });
}

}  // namespace chengwen::gongwen::rules
