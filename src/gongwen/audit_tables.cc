#include <algorithm>
#include <map>

#include "gongwen/characters.h"
#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/rules.h"
#include "text/characters.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen::rules {
namespace {

using wml::ManuscriptCell;
using wml::ManuscriptRow;
using wml::ManuscriptTable;

/// A table of data: not a frame for layout, not the imprint.
bool holds_data(const Inspection& inspection, const ManuscriptTable& table) {
  if (table.story != 0 || table.nested || table.rows.size() < 2) return false;
  std::size_t columns = 0;
  for (const ManuscriptRow& row : table.rows) columns = std::max(columns, row.cells.size());
  for (std::size_t at = table.begin; at < table.end; ++at) {
    const Role role = inspection.model()[at].role;
    if (role == Role::copies || role == Role::issue) return false;
  }
  return columns >= 2;
}

template <typename Look>
void each_data_table(const Inspection& inspection, Look look) {
  for (const ManuscriptTable& table : inspection.manuscript().tables()) {
    if (holds_data(inspection, table)) look(table);
  }
}

std::string text_of(const Inspection& inspection, const ManuscriptCell& cell) {
  std::string text;
  for (std::size_t at = cell.begin; at < cell.end; ++at) text += inspection.paragraph(at).text();
  return without_blanks(text);
}

/// A number that fills a cell.
struct Figure {
  std::size_t decimals = 0;
  bool percent = false;
  bool zero = true;
  std::string unit;  ///< what stands behind it
};

std::optional<Figure> figure_of(std::string_view text) {
  const Characters words(text);
  Figure figure;
  std::size_t at = one_of(words[0], U"-−") ? 1 : 0;
  const std::size_t begin = at;
  bool point = false;
  for (; at < words.size(); ++at) {
    const char32_t c = words[at];
    if (c == U'.' && !point && at > begin) {
      point = true;
    } else if (c >= U'0' && c <= U'9') {
      figure.zero = figure.zero && c == U'0';
      figure.decimals += point ? 1 : 0;
    } else if (c != U',' && c != U'，') {
      break;
    }
  }
  if (at == begin) return std::nullopt;
  figure.unit = text.substr(words.offset(at));
  figure.percent = figure.unit == "%" || figure.unit == "％";
  return figure;
}

bool has_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool names_amounts(std::string_view heading) {
  return has_one_of(heading, {"预算", "决算", "执行数", "金额", "支出", "收入", "资金", "合计"}) &&
         !has_one_of(heading, {"率", "分值", "得分", "人数", "比", "科目", "编码", "项目"});
}

/// The words above a grid column in the first two rows.
std::string heading_of(const Inspection& inspection, const ManuscriptTable& table, int column) {
  std::string heading;
  for (std::size_t row = 0; row < std::min<std::size_t>(table.rows.size(), 2); ++row) {
    for (const ManuscriptCell& cell : table.rows[row].cells) {
      if (cell.column > column || cell.column + cell.span <= column) continue;
      const std::string own = text_of(inspection, cell);
      if (!figure_of(own)) heading += own;
    }
  }
  return heading;
}

bool looks_like_header(const Inspection& inspection, const ManuscriptTable& table) {
  const ManuscriptRow& first = table.rows.front();
  if (first.cells.size() < 2 || table.rows[1].cells.size() != first.cells.size()) return false;
  for (const ManuscriptCell& cell : first.cells) {
    const std::string own = text_of(inspection, cell);
    if (own.empty() || figure_of(own)) return false;
  }
  return true;
}

}  // namespace

void table_look(const Rule& rule, Inspection& inspection) {
  const int least = rule.number("least_size"), most = rule.number("most_size");
  const std::vector<std::string_view> fonts = rule.words("caption_fonts");
  for (const std::size_t at : inspection.model().with(Role::caption)) {
    const Element& element = inspection.model()[at];
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    if (paragraph.format.alignment != wml::Alignment::center) {
      inspection.tell_of_text(rule, {at}, alignment_words(paragraph.format.alignment),
                              alignment_words(wml::Alignment::center), [node = paragraph.node] {
                                remove_leading_blanks(node);
                                wml::set_alignment(node, "center");
                                wml::set_indent(node, {});
                              });
    }
    // A line such as （2024年度） under the caption is set like the text.
    if (std::string_view(paragraph.text()).substr(element.begin).starts_with("（")) continue;
    for (const Deviation& one : wrong_fonts(paragraph, element.begin, element.end, fonts)) {
      inspection.tell(rule, {at, one.begin, one.end}, Words::both(one.font),
                      Words::both(fonts.front()),
                      [node = paragraph.node, one, font = std::string(fonts.front())] {
                        for (const pugi::xml_node run : wml::runs_of(node, one.begin, one.end)) {
                          wml::set_east_asian_font(run, font);
                        }
                      });
    }
  }
  for (const std::size_t at : inspection.model().with(Role::unit_line)) {
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    const std::string_view words =
        std::string_view(paragraph.text()).substr(inspection.model()[at].begin);
    // 填报单位：… 单位：万元 and （2024年度） … 单位：万元 in one line need more than one place.
    const bool alone = words.starts_with("单位") || words.starts_with("金额单位") ||
                       words.starts_with("计量单位") || words.starts_with("（单位");
    if (paragraph.format.alignment == wml::Alignment::right || !alone) continue;
    inspection.tell_of_text(rule, {at}, alignment_words(paragraph.format.alignment),
                            alignment_words(wml::Alignment::right), [node = paragraph.node] {
                              remove_leading_blanks(node);
                              wml::set_alignment(node, "right");
                              wml::set_indent(node, {});
                            });
  }
  each_data_table(inspection, [&](const ManuscriptTable& table) {
    for (std::size_t at = table.begin; at < table.end; ++at) {
      const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
      for (std::size_t i = 0; i < paragraph.formats().size(); ++i) {
        const int size = paragraph.formats()[i].size;
        const wml::ParagraphPiece& piece = paragraph.content.pieces[i];
        if (size >= least && size <= most) continue;
        inspection.tell(rule, {at, piece.begin, piece.end}, size_words(size),
                        {size_words(least).zh + "到" + size_words(most).zh,
                         size_words(least).en + " to " + size_words(most).en});
        break;
      }
    }
  });
}

void table_pages(const Rule& rule, Inspection& inspection) {
  const auto least = static_cast<std::size_t>(rule.number("least_rows"));
  each_data_table(inspection, [&](const ManuscriptTable& table) {
    if (table.rows.size() < least) return;
    const ManuscriptRow& first = table.rows.front();
    if (!first.repeats_as_header && looks_like_header(inspection, table)) {
      inspection.tell(rule, {table.begin}, {"表头没有设“重复标题行”", "the head does not repeat"},
                      {"跨页时重复表头", "a head that repeats on each page"}, [node = first.node] {
                        wml::set_switch(wml::properties_for(node), "w:tblHeader", true);
                      });
    }
    std::vector<pugi::xml_node> rows;
    for (const ManuscriptRow& row : table.rows) {
      if (row.may_split) rows.push_back(row.node);
    }
    if (rows.empty()) return;
    inspection.tell(rule, {table.begin}, {"允许跨页断行", "rows may split"},
                    {"行内不跨页", "whole rows"}, [rows] {
                      for (const pugi::xml_node row : rows) {
                        wml::set_switch(wml::properties_for(row), "w:cantSplit", true);
                      }
                    });
  });
}

void table_unit(const Rule& rule, Inspection& inspection) {
  each_data_table(inspection, [&](const ManuscriptTable& table) {
    bool unit_named = table.begin == 0;
    for (std::size_t at = table.begin; at-- > 0 && !unit_named && table.begin - at <= 4;) {
      unit_named = inspection.model()[at].role == Role::unit_line;
    }
    std::size_t amounts = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (const ManuscriptCell& cell : table.rows[row].cells) {
        const std::string own = text_of(inspection, cell);
        unit_named = unit_named || own.find("元") != std::string::npos;
        if (row == 0 && names_amounts(own)) ++amounts;
        const auto figure = figure_of(own);
        if (!figure || (figure->unit != "万元" && figure->unit != "元") ||
            !names_amounts(heading_of(inspection, table, cell.column))) {
          continue;
        }
        inspection.tell(
            rule, {cell.begin}, Words::quoted(own),
            {"单位只在表头或表上方写一次", "the unit once, above the table or in its head"});
      }
    }
    if (unit_named || amounts < 2) return;
    inspection.tell(rule, {table.begin}, {"没有写明金额单位", "no unit of the amounts"},
                    {"表上方靠右写“单位：万元”", "“单位：万元” at the right above the table"});
  });
}

void column_figures(const Rule& rule, Inspection& inspection) {
  each_data_table(inspection, [&](const ManuscriptTable& table) {
    struct Entry {
      std::size_t paragraph;
      std::size_t decimals;
    };
    std::map<int, std::vector<Entry>> columns;
    for (const ManuscriptRow& row : table.rows) {
      for (const ManuscriptCell& cell : row.cells) {
        const auto figure = figure_of(text_of(inspection, cell));
        if (!figure || !figure->unit.empty() || cell.begin == cell.end) continue;
        if (figure->zero && figure->decimals == 0) continue;
        columns[cell.column].push_back({cell.begin, figure->decimals});
      }
    }
    for (const auto& [column, entries] : columns) {
      if (entries.size() < 3 || !names_amounts(heading_of(inspection, table, column))) continue;
      std::map<std::size_t, std::size_t> counts;
      for (const Entry& entry : entries) ++counts[entry.decimals];
      if (counts.size() < 2) continue;
      const auto usual =
          std::max_element(counts.begin(), counts.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      for (const Entry& entry : entries) {
        if (entry.decimals == usual->first) continue;
        const Element& element = inspection.model()[entry.paragraph];
        const std::string places = std::to_string(usual->first);
        inspection.tell(
            rule, {entry.paragraph, element.begin, element.end},
            Words::quoted(inspection.paragraph(entry.paragraph)
                              .text()
                              .substr(element.begin, element.end - element.begin)),
            {"和同栏一样写" + places + "位小数", places + " decimals as the rest of the column"});
        break;
      }
    }
  });
}

}  // namespace chengwen::gongwen::rules
