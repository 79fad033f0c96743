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
/// A longer unit stands in several lines, broken by sense.
constexpr int kUnitCharacters = 24;

class Signature : public wml::Content {
 public:
  Signature(std::vector<std::string> units, std::string date, bool sealed)
      : units_(std::move(units)), date_(std::move(date)), sealed_(sealed) {}

  std::string_view type_name() const override { return "signature"; }
  wml::Level level() const override { return wml::Level::block; }
  bool truth() const override { return !units_.empty() || !date_.empty(); }
  void print(std::string& out) const override {
    for (const std::string& unit : units_) out += unit + "\n";
    out += date_;
  }
  void write(wml::StoryWriter& writer, const wml::EmitSite& site) const override;

 private:
  SignatureIndents indents() const;

  std::vector<std::string> units_;
  std::string date_;
  bool sealed_;
};

SignatureIndents Signature::indents() const {
  std::vector<int> units;
  for (const std::string& unit : units_) units.push_back(static_cast<int>(text::half_ems(unit)));
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

void Signature::write(wml::StoryWriter& writer, const wml::EmitSite& site) const {
  const SignatureIndents right = indents();
  std::string style = style_of(site);
  const std::string later_style = date_style(writer, style);
  const auto line = [&](const std::string& words, int indent, bool keep) {
    const std::string open =
        "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">";
    writer.xml("<w:p><w:pPr>" + style + (keep ? "<w:keepNext/>" : "") +
               "<w:ind w:leftChars=\"0\" w:left=\"0\" w:rightChars=\"" + std::to_string(indent) +
               "\" w:right=\"" + std::to_string(indent * kCharacterTwips / 100) +
               "\" w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"right\"/></w:pPr>" +
               open);
    writer.text(words, site, open);
    writer.xml("</w:t></w:r></w:p>");
    style = later_style;
  };
  for (std::size_t i = 0; i < units_.size(); ++i)
    line(units_[i], right.units[i], i + 1 < units_.size() || !date_.empty());
  if (!date_.empty()) line(date_, right.date, false);
}

Value signature_block(jinja::Call& call) {
  std::vector<std::string> units;
  for (const Value& unit : list_of(call[0])) {
    if (!unit.truth()) continue;
    for (std::string& line : title_lines(unit.to_string(), kUnitCharacters))
      units.push_back(std::move(line));
  }
  const std::string date = call[1].truth() ? official_date(call[1]) : "";
  return Value::object(new Signature(std::move(units), date, call[2].truth()));
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
