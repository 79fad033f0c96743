#include "gongwen/signature.h"

#include <algorithm>
#include <string>

#include "gongwen/conventions.h"
#include "gongwen/dates.h"
#include "gongwen/section.h"
#include "gongwen/style_roles.h"
#include "gongwen/title_lines.h"
#include "jinja/inference.h"
#include "text/columns.h"
#include "wml/content.h"
#include "wml/story_writer.h"

namespace chengwen::gongwen {
namespace {

using data::Value;

// 版心 8844 twips hold 28 characters.
constexpr int kCharacterTwips = 316;
constexpr int kHalf = 50;
/// The type area in characters, and the same in twips as Word lays it out.
constexpr int kAreaCharacters = 28, kAreaTwips = 8844;
/// A longer unit stands in several lines, broken by sense.
constexpr int kUnitCharacters = 24;
/// 7.3.5.1: seals must neither touch nor leave the type area; three of 42 mm do not, in rows of
/// 44 mm. A line is 579 twips.
constexpr std::size_t kSealsInRow = 3;
constexpr int kSealRowTwips = 2495, kLineTwips = 579;

/// The lines that one unit takes.
using Unit = std::vector<std::string>;

class Signature : public wml::Content {
 public:
  Signature(std::vector<Unit> units, std::string date, bool sealed)
      : units_(std::move(units)), date_(std::move(date)), sealed_(sealed) {}

  std::string_view type_name() const override { return "signature"; }
  wml::Level level() const override { return wml::Level::block; }
  bool truth() const override { return !units_.empty() || !date_.empty(); }
  void print(std::string& out) const override {
    for (const Unit& unit : units_)
      for (const std::string& line : unit) out += line + "\n";
    out += date_;
  }
  void write(wml::StoryWriter& writer, const wml::EmitSite& site) const override;

 private:
  SignatureIndents indents() const;
  void write_column(wml::StoryWriter& writer, const wml::EmitSite& site) const;
  void write_rows(wml::StoryWriter& writer, const wml::EmitSite& site) const;

  std::vector<Unit> units_;
  std::string date_;
  bool sealed_;
};

SignatureIndents Signature::indents() const {
  std::vector<int> units;
  for (const Unit& unit : units_)
    for (const std::string& line : unit) units.push_back(static_cast<int>(text::half_ems(line)));
  const auto date = static_cast<int>(text::half_ems(date_));
  return sealed_ ? sealed_indents(units, date) : unsealed_indents(units, date);
}

// The style of the paragraph that holds the tag.
std::string style_of(const wml::EmitSite& site) {
  const std::size_t begin = site.open_paragraph.find("<w:pStyle");
  if (begin == std::string::npos) return {};
  return site.open_paragraph.substr(begin, site.open_paragraph.find('>', begin) + 1 - begin);
}

std::string date_style(wml::StoryWriter& writer, const std::string& otherwise) {
  const auto& conventions = Conventions::of(writer.host().environment());
  const std::string id =
      StyleRoles(writer.needs().styles(), conventions).paragraph("signature_date");
  return id.empty() ? otherwise : "<w:pStyle w:val=\"" + id + "\"/>";
}

constexpr const char* kRun =
    "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">";

std::size_t columns_of(std::size_t units) {
  return std::min(units, kSealsInRow);
}

/// The lines of a row: what stands in each column, the last of them at the right.
std::vector<std::vector<std::string>> lines_of_row(const Unit* units, std::size_t count,
                                                   std::size_t columns) {
  std::vector<std::vector<std::string>> lines;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t line = 0; line < units[i].size(); ++line) {
      if (line == lines.size()) lines.emplace_back(columns);
      lines[line][columns - count + i] = units[i][line];
    }
  }
  return lines;
}

void Signature::write(wml::StoryWriter& writer, const wml::EmitSite& site) const {
  if (sealed_ && units_.size() > 1) {
    write_rows(writer, site);
  } else {
    write_column(writer, site);
  }
}

/// Several seals: the units in rows, each in the middle of its column, the date below the last.
void Signature::write_rows(wml::StoryWriter& writer, const wml::EmitSite& site) const {
  std::string style = style_of(site);
  const std::string later_style = date_style(writer, style);
  const std::size_t columns = columns_of(units_.size());
  const int column = kAreaTwips / static_cast<int>(columns);
  const auto write_line = [&](const std::vector<std::string>& cells, int before, bool keep) {
    std::string tabs;
    for (std::size_t i = 0; i < columns; ++i)
      tabs += "<w:tab w:val=\"center\" w:pos=\"" +
              std::to_string(static_cast<int>(i) * column + column / 2) + "\"/>";
    writer.xml("<w:p><w:pPr>" + style + (keep ? "<w:keepNext/>" : "") + "<w:tabs>" + tabs +
               "</w:tabs>" +
               (before > 0 ? "<w:spacing w:before=\"" + std::to_string(before) + "\"/>" : "") +
               "<w:ind w:leftChars=\"0\" w:left=\"0\" w:rightChars=\"0\" w:right=\"0\" "
               "w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/></w:pPr>");
    std::size_t tab = 0;
    for (std::size_t i = 0; i < columns; ++i) {
      if (cells[i].empty()) continue;
      writer.xml("<w:r>");
      for (; tab <= i; ++tab) writer.xml("<w:tab/>");
      writer.xml("</w:r>");
      writer.xml(kRun);
      writer.text(cells[i], site, kRun);
      writer.xml("</w:t></w:r>");
    }
    writer.xml("</w:p>");
    style = later_style;
  };
  int gap = 0;
  for (std::size_t first = 0; first < units_.size(); first += kSealsInRow) {
    const std::size_t count = std::min(kSealsInRow, units_.size() - first);
    const bool last = first + count == units_.size();
    const auto lines = lines_of_row(&units_[first], count, columns);
    for (const auto& line : lines) {
      write_line(line, gap, !last || !date_.empty() || &line != &lines.back());
      gap = 0;
    }
    gap = std::max(0, kSealRowTwips - static_cast<int>(lines.size()) * kLineTwips);
  }
  if (date_.empty()) return;
  std::vector<std::string> cells(columns);
  cells.back() = date_;
  write_line(cells, 0, false);
}

void Signature::write_column(wml::StoryWriter& writer, const wml::EmitSite& site) const {
  const SignatureIndents right = indents();
  std::string style = style_of(site);
  const std::string later_style = date_style(writer, style);
  const auto line = [&](const std::string& words, int indent, bool keep) {
    writer.xml("<w:p><w:pPr>" + style + (keep ? "<w:keepNext/>" : "") +
               "<w:ind w:leftChars=\"0\" w:left=\"0\" w:rightChars=\"" + std::to_string(indent) +
               "\" w:right=\"" + std::to_string(indent * kCharacterTwips / 100) +
               "\" w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"right\"/></w:pPr>" +
               kRun);
    writer.text(words, site, kRun);
    writer.xml("</w:t></w:r></w:p>");
    style = later_style;
  };
  std::size_t i = 0;
  for (const Unit& unit : units_)
    for (const std::string& words : unit) {
      const bool is_last = ++i == right.units.size();
      line(words, right.units[i - 1], !is_last || !date_.empty());
    }
  if (!date_.empty()) line(date_, right.date, false);
}

Value signature_block(jinja::Call& call) {
  const bool sealed = call[2].truth();
  std::vector<std::string> names;
  for (const Value& unit : list_of(call[0]))
    if (unit.truth()) names.push_back(unit.to_string());
  int most = kUnitCharacters;
  if (sealed && names.size() > 1)
    most = kAreaCharacters / static_cast<int>(columns_of(names.size())) - 1;
  std::vector<Unit> units;
  for (const std::string& name : names) units.push_back(title_lines(name, most));
  const std::string date = call[1].truth() ? official_date(call[1]) : "";
  return Value::object(new Signature(std::move(units), date, sealed));
}

/// What is missing is left out; several units may sign.
jinja::Shape infer_signature(jinja::Inference& call) {
  call.may_be_list(call[0], jinja::Want::printed);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto there = call.host().truth(call[i]).when_true;
    if (i < 2) call.want(call[i].guarded(there), i == 0 ? jinja::Want::printed : jinja::Want::date);
  }
  return call.unknown();
}

}  // namespace

SignatureIndents unsealed_indents(const std::vector<int>& unit_widths, int date_width) {
  if (unit_widths.empty()) return {{}, 200};
  const int widest = *std::max_element(unit_widths.begin(), unit_widths.end());
  SignatureIndents right;
  int edge = 200;
  if (date_width > 0) {
    right.date = edge + (widest - date_width) * kHalf - 200;
    if (right.date < 200) {
      right.date = 200;
      edge = std::max(0, 400 + (date_width - widest) * kHalf);
    }
  }
  for (const int width : unit_widths) right.units.push_back(edge + (widest - width) * kHalf);
  return right;
}

SignatureIndents sealed_indents(const std::vector<int>& unit_widths, int date_width) {
  SignatureIndents right;
  right.date = 400;
  for (const int width : unit_widths)
    right.date = std::max(right.date, (width - date_width) * kHalf / 2);
  for (const int width : unit_widths)
    right.units.push_back(right.date + (date_width - width) * kHalf / 2);
  return right;
}

void install_signature(jinja::Environment& environment) {
  environment.add_global(
      {"signature_block", "unit date sealed", 2, signature_block, infer_signature});
  environment.alias_global("落款", "signature_block");
}

}  // namespace chengwen::gongwen
